"""What this room holds about a person: what they gave as proof and put on record for a city."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from thrive.journey.models import (
    AlignedResource,
    CityMilestone,
    CommitmentInstrument,
    CouncilDate,
    Evidence,
    MilestoneHop,
    OnboardingTick,
    ProgressionAssessment,
    RoadmapMilestone,
    StageChange,
)
from thrive.people.models import Person

HELD: tuple[tuple[type[Model], str], ...] = (
    (Evidence, "given_by"),
    (CityMilestone, "moved_by"),
    (CommitmentInstrument, "recorded_by"),
    (CouncilDate, "written_by"),
    (StageChange, "proposed_by"),
    (StageChange, "settled_by"),
    (ProgressionAssessment, "rated_by"),
    (OnboardingTick, "ticked_by"),
    (RoadmapMilestone, "changed_by"),
    (AlignedResource, "changed_by"),
    (MilestoneHop, "changed_by"),
)


def export_proofs(person: Person) -> list[dict[str, Any]]:
    rows = Evidence.objects.filter(given_by=person).select_related(
        "milestone__enrollment__community"
    )
    return [
        {
            "place": row.milestone.enrollment.community.name,
            "step": row.milestone.code,
            "kind": row.kind,
            "of": row.happened_on,
            "words": row.words,
            "link": row.url,
            "file": row.name,
            "added_at": row.added_at,
        }
        for row in rows.order_by("added_at")
    ]


def export_records(person: Person) -> list[dict[str, Any]]:
    """Commitments recorded and capacities rated."""
    acts = CommitmentInstrument.objects.filter(recorded_by=person).select_related("community")
    readings = ProgressionAssessment.objects.filter(rated_by=person)
    return [
        *(
            {
                "place": one.community.name,
                "kind": one.kind,
                "number": one.number,
                "notes": one.notes,
            }
            for one in acts.order_by("recorded_at")
        ),
        *(
            {"place": one.enrollment.community.name, "kind": "reading", "evidence": one.evidence}
            for one in readings.select_related("enrollment__community").order_by("rated_at")
        ),
    ]


def export_plans(person: Person) -> list[dict[str, Any]]:
    """First steps and council dates written down, and rows of a roadmap this person wrote last."""
    ticks = OnboardingTick.objects.filter(ticked_by=person).select_related("enrollment__community")
    rows = RoadmapMilestone.objects.filter(changed_by=person)
    means = AlignedResource.objects.filter(changed_by=person)
    hops = MilestoneHop.objects.filter(changed_by=person)
    dates = CouncilDate.objects.filter(written_by=person).select_related("community")
    return [
        *(
            {
                "place": one.enrollment.community.name,
                "kind": "first_step",
                "words": one.code,
                "of": one.happened_on,
                "note": one.note,
            }
            for one in ticks.order_by("ticked_at")
        ),
        *(
            {
                "place": one.roadmap.community.name,
                "kind": "milestone",
                "words": one.title,
                "of": one.due_on,
                "note": one.notes,
            }
            for one in rows.select_related("roadmap__community").order_by("changed_at")
        ),
        *(
            {
                "place": one.roadmap.community.name,
                "kind": "resource",
                "words": one.what,
                "of": one.year,
                "note": one.in_kind,
            }
            for one in means.select_related("roadmap__community").order_by("changed_at")
        ),
        *(
            {
                "place": one.roadmap.community.name,
                "kind": one.kind,
                "words": one.name,
                "of": one.passed_on,
                "note": one.url,
            }
            for one in hops.select_related("roadmap__community").order_by("changed_at")
        ),
        *(
            {
                "place": one.community.name,
                "kind": "council_date",
                "words": one.what,
                "of": one.meets_on,
                "note": one.body,
            }
            for one in dates.order_by("written_at")
        ),
    ]


def erase_records(person: Person) -> None:
    """What was shown stays with the city; who showed it is forgotten."""
    for model, column in HELD:
        model._default_manager.filter(**{column: person}).update(**{column: None})
