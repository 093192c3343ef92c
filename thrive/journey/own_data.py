"""What this room holds about a person: what they gave as proof and put on record for a city."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from thrive.journey.models import (
    CityMilestone,
    CommitmentInstrument,
    Evidence,
    ProgressionAssessment,
    StageChange,
)
from thrive.people.models import Person

HELD: tuple[tuple[type[Model], str], ...] = (
    (Evidence, "given_by"),
    (CityMilestone, "moved_by"),
    (CommitmentInstrument, "recorded_by"),
    (StageChange, "proposed_by"),
    (StageChange, "settled_by"),
    (ProgressionAssessment, "rated_by"),
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


def erase_records(person: Person) -> None:
    """What was shown stays with the city; who showed it is forgotten."""
    for model, column in HELD:
        model._default_manager.filter(**{column: person}).update(**{column: None})
