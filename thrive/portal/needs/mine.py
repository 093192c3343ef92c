"""What a person is to which cities, read once for a desk."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from thrive.base.prepared import prepared
from thrive.cities.models import CityRole, CoachAssignment, Community, Enrollment
from thrive.program import registry
from thrive.program.rulebook import Rulebook
from thrive.teams.models import CoreTeamSeat, DesignTeamMembership

_HELD = (
    *("community", "pk", "tier", "status", "agreement_in_force_on"),
    *("cycle__rulebook_key", "cycle__rulebook_version", "effective_on"),
)


@dataclass(frozen=True, slots=True)
class Held:
    """A seat in the program that one of my cities holds today."""

    pk: int
    tier: str
    status: str
    agreed_on: datetime.date | None
    rulebook_key: str
    rulebook_version: str
    joined_on: datetime.date

    @property
    def joined_at(self) -> datetime.datetime:
        """The morning of that day, to order it among other waits."""
        return timezone.make_aware(datetime.datetime.combine(self.joined_on, datetime.time()))

    @property
    def book(self) -> Rulebook:
        return registry.rulebook(self.rulebook_key, self.rulebook_version)

    @property
    def is_active(self) -> bool:
        return self.status == "active"


@dataclass(frozen=True)
class Mine:
    """`cities` by their number, of every kind; `held` the seats they have in the program."""

    person: Any
    roles: tuple[CityRole, ...]
    coaching: tuple[CoachAssignment, ...]
    seats: tuple[CoreTeamSeat, ...]
    memberships: tuple[DesignTeamMembership, ...]
    cities: dict[int, Community]
    held: dict[int, Held]

    @cached_property
    def acts_for(self) -> frozenset[int]:
        return frozenset(role.community_id for role in self.roles)

    @cached_property
    def core(self) -> frozenset[int]:
        return frozenset(one.community_id for one in self.roles if one.role == CityRole.Role.CORE)

    @cached_property
    def coached(self) -> frozenset[int]:
        return frozenset(one.community_id for one in self.coaching)

    @cached_property
    def seat_numbers(self) -> tuple[int, ...]:
        return tuple(one.pk for one in self.seats)

    @cached_property
    def membership_numbers(self) -> tuple[int, ...]:
        return tuple(one.pk for one in self.memberships)

    @cached_property
    def is_admin(self) -> bool:
        return "admin" in self.person.program_roles


def mine_of(person: Any) -> Mine:
    """Five queries, one less for somebody without a city."""
    found = (
        tuple(_roles(person.pk)),
        tuple(_coaching(person.pk)),
        tuple(_seats(person.pk)),
        tuple(_memberships(person.pk)),
    )
    cities = {one.pk: one for one in _cities(found)}
    return Mine(person, *found, cities=cities, held=_held(cities))


def _cities(found: Iterable[Iterable[Any]]) -> Iterable[Community]:
    for rows in found:
        for row in rows:
            yield row.team.community if hasattr(row, "team_id") else row.community


def _held(cities: dict[int, Community]) -> dict[int, Held]:
    return {row[0]: Held(*row[1:]) for row in _enrollments(cities)} if cities else {}


@prepared
def _roles(person: int) -> QuerySet[CityRole]:
    rows = CityRole.objects.today().filter(person=person)
    return rows.select_related("community").order_by("since", "pk")


@prepared
def _coaching(person: int) -> QuerySet[CoachAssignment]:
    rows = CoachAssignment.objects.today().filter(coach=person)
    return rows.select_related("community").order_by("started_at", "pk")


@prepared
def _seats(person: int) -> QuerySet[CoreTeamSeat]:
    rows = CoreTeamSeat.objects.held_by(person)
    return rows.select_related("team__community").order_by("pk")


@prepared
def _memberships(person: int) -> QuerySet[DesignTeamMembership]:
    rows = DesignTeamMembership.objects.of_person(person)
    return rows.select_related("team__community").order_by("pk")


@prepared
def _enrollments(cities: Collection[int]) -> QuerySet[Enrollment, tuple[Any, ...]]:
    rows = Enrollment.objects.holding_a_seat().filter(community__in=cities)
    return rows.order_by("pk").values_list(*_HELD)
