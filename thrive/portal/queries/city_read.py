"""Columns of what is on record about one seat, as its city's page tells it. Columns only: the page is
the most visited one, and whole rows cost more than all it says of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from thrive.base.prepared import prepared
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
    in_core, in_team = _core(seat.community_id), _members(seat.community_id)
    return Read(
        seat=seat,
        milestones=_milestones(seat.pk),
        evidence=_evidence(seat.pk),
        changes=_changes(seat.pk),
        level=next(iter(_levels(seat.pk)), None) or 1,
        acts=_acts(seat.community_id),
        core=in_core,
        members=in_team,
        names=_open_to_everybody({row.person for row in (*in_core, *in_team)} - {None}),
    )


def _open_to_everybody(people: set[int]) -> dict[int, str]:
    """The names of those who show their profile to everybody. No youth can choose that."""
    return dict(_names(people)) if people else {}


@prepared
def _names(people: Collection[int]) -> QuerySet[Person, tuple[int, str]]:
    shown = Person.objects.visible_to(AnonymousUser()).filter(pk__in=people)
    return shown.values_list("pk", "shown_name")


@prepared
def _milestones(seat: int) -> QuerySet[CityMilestone, Any]:
    return CityMilestone.objects.filter(enrollment=seat).values_list(*_OF_STEP, named=True)


@prepared
def _evidence(seat: int) -> QuerySet[Evidence, Any]:
    proofs = Evidence.objects.filter(milestone__enrollment=seat).order_by("happened_on", "pk")
    return proofs.values_list(*_OF_PROOF, named=True)


@prepared
def _changes(seat: int) -> QuerySet[StageChange, Any]:
    changes = StageChange.objects.filter(enrollment=seat, status="confirmed")
    return changes.order_by("settled_at").values_list("after", "settled_at", named=True)


@prepared
def _levels(seat: int) -> QuerySet[ProgressionAssessment, int]:
    readings = ProgressionAssessment.objects.filter(enrollment=seat, status="confirmed")
    return readings.order_by("-rated_at", "-pk").values_list("level", flat=True)[:1]


@prepared
def _acts(community: int) -> QuerySet[CommitmentInstrument, Any]:
    acts = CommitmentInstrument.objects.filter(community=community, status="checked")
    return acts.order_by("action_date", "pk").values_list(*_OF_ACT, named=True)


@prepared
def _core(community: int) -> QuerySet[CoreTeamSeat, Any]:
    core = CoreTeamSeat.objects.today().filter(
        team__community=community, team__frozen_at__isnull=False
    )
    return core.order_by("seat").values_list("seat", "person", "team__frozen_at", named=True)


@prepared
def _members(community: int) -> QuerySet[DesignTeamMembership, Any]:
    members = DesignTeamMembership.objects.today().filter(team__community=community)
    columns = ("category", "person", "subgroup__kind", "team__formed_on")
    return members.order_by("joined_on", "pk").values_list(*columns, named=True)
