"""Columns of what is on record about one seat, as its city's page tells it. Columns only: the page is
the most visited one, and whole rows cost more than all it says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser

from thrive.cities.models import Enrollment
from thrive.journey.models import (
    CityMilestone,
    CommitmentInstrument,
    Evidence,
    ProgressionAssessment,
    StageChange,
)
from thrive.people.models import Person
from thrive.teams.models import CoreTeamSeat, DesignTeamMembership

_OF_STEP = ("pk", "code", "status", "prior")
_OF_PROOF = ("pk", "milestone", "happened_on", "visibility", "kind", "words", "url")
_OF_ACT = ("pk", "kind", "number", "body", "action_date", "ayes", "noes", "url")


@dataclass(frozen=True, slots=True)
class Read:
    """Columns of everything read about one seat. `names`: the accounts that everybody may see."""

    seat: Enrollment
    milestones: list[Any]
    evidence: list[Any]
    changes: list[Any]
    level: int
    acts: list[Any]
    core: list[Any]
    members: list[Any]
    names: dict[int, str]


def read_of(seat: Enrollment) -> Read:
    """Seven queries, and one more where somebody in its teams has an account."""
    here = {"team__community": seat.community_id}
    readings = ProgressionAssessment.objects.filter(enrollment=seat, status="confirmed")
    levels = readings.order_by("-rated_at", "-pk").values_list("level", flat=True)
    acts = CommitmentInstrument.objects.filter(community=seat.community_id, status="checked")
    changes = StageChange.objects.filter(enrollment=seat, status="confirmed")
    proofs = Evidence.objects.filter(milestone__enrollment=seat).order_by("happened_on", "pk")
    core = CoreTeamSeat.objects.today().filter(**here, team__frozen_at__isnull=False)
    members = DesignTeamMembership.objects.today().filter(**here).order_by("joined_on", "pk")
    in_core = _rows(core.order_by("seat"), "seat", "person", "team__frozen_at")
    in_team = _rows(members, "category", "person", "subgroup__kind", "team__formed_on")
    return Read(
        seat=seat,
        milestones=_rows(CityMilestone.objects.filter(enrollment=seat), *_OF_STEP),
        evidence=_rows(proofs, *_OF_PROOF),
        changes=_rows(changes.order_by("settled_at"), "after", "settled_at"),
        level=next(iter(levels[:1]), None) or 1,
        acts=_rows(acts.order_by("action_date", "pk"), *_OF_ACT),
        core=in_core,
        members=in_team,
        names=_open_to_everybody({row.person for row in (*in_core, *in_team)} - {None}),
    )


def _rows(found: Any, *columns: str) -> list[Any]:
    return list(found.values_list(*columns, named=True))


def _open_to_everybody(people: set[int]) -> dict[int, str]:
    """The names of those who show their profile to everybody. No youth can choose that."""
    if not people:
        return {}
    shown = Person.objects.visible_to(AnonymousUser()).filter(pk__in=people)
    return dict(shown.values_list("pk", "shown_name"))
