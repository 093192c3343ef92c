"""To which communities somebody belongs, and what those are offered: for pages that are meant for
a city or a tier.

Roles in a city stand in this room; a room above that knows of more people (teams) registers its
way once, in `AppConfig.ready`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from thrive.base.prepared import prepared
from thrive.cities.lifecycle import HOLDS_A_SEAT
from thrive.cities.models import CityRole, CoachAssignment, Enrollment
from thrive.program import registry

Way = Callable[[int], Iterable[int]]
_ways: list[Way] = []


@dataclass(frozen=True, slots=True)
class Belonging:
    """Numbers of communities; `core` those the person acts for in the Core Team, `coached` those
    they coach. `tiers` their communities hold today, `offerings` the rows of Table I for them."""

    cities: frozenset[int] = frozenset()
    core: frozenset[int] = frozenset()
    coached: frozenset[int] = frozenset()
    tiers: frozenset[str] = frozenset()
    offerings: frozenset[str] = frozenset()


def register_belonging(way: Way) -> None:
    """`way(person's number)` answers with numbers of communities."""
    _ways.append(way)


def belonging_of(person: Any) -> Belonging:
    """Kept for the life of this instance, as its roles are. Up to three queries, and those of the
    rooms above."""
    kept: Belonging | None = vars(person).get("_belonging")
    if kept is None:
        kept = vars(person)["_belonging"] = _read(person)
    return kept


def _read(person: Any) -> Belonging:
    roles = _roles(person.pk)
    coached = frozenset(_coached(person.pk)) if "coach" in person.program_roles else frozenset()
    cities = {community for community, _role in roles} | coached
    for way in _ways:
        cities |= set(way(person.pk))
    seats = _seats(cities) if cities else []
    return Belonging(
        cities=frozenset(cities),
        core=frozenset(one for one, role in roles if role == CityRole.Role.CORE),
        coached=coached,
        tiers=frozenset(tier for tier, _key, _version in seats),
        offerings=frozenset(
            offering.code
            for tier, key, version in seats
            for offering in registry.rulebook(key, version).offered_to(tier)
        ),
    )


@prepared
def _roles(person: int) -> QuerySet[CityRole, tuple[int, str]]:
    rows = CityRole.objects.today().filter(person=person)
    return rows.values_list("community", "role")


@prepared
def _coached(person: int) -> QuerySet[CoachAssignment, int]:
    rows = CoachAssignment.objects.today().filter(coach=person)
    return rows.values_list("community", flat=True)


@prepared
def _seats(cities: Iterable[int]) -> QuerySet[Enrollment, tuple[str, str, str]]:
    rows = Enrollment.objects.filter(community__in=cities, status__in=HOLDS_A_SEAT)
    return rows.values_list("tier", "cycle__rulebook_key", "cycle__rulebook_version").distinct()
