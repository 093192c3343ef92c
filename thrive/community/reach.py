"""Who reads which space: one pure rule, and what has to be known about a person to ask it.

Not seeing is a 404, so lists, pages, feeds, search and mail all ask here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from thrive.base.prepared import prepared
from thrive.cities.belonging import belonging_of
from thrive.cities.models import Enrollment
from thrive.community.models.moderation import MODERATORS
from thrive.community.models.spaces import ForumSpace, SpacePerson
from thrive.community.words import Access, Part
from thrive.people.models import GuardianConsent

EVERYWHERE = {Access.OPEN.value, Access.MEMBERS.value}
_SEEN = ("pk", "access", "community_id", "role", "affiliation", "cycle_id")


@dataclass(frozen=True, slots=True)
class Who:
    """What somebody is to the forum. `number` is 0 for a visitor.

    `consented`: a guardian's yes is in force (true for adults). `body`: the legislative body they
    sit in, folded. `parts`: what they are in which spaces. `cities`, `cycles` and `parts` are read
    only where a space asks for them.
    """

    number: int = 0
    youth: bool = False
    consented: bool = True
    roles: frozenset[str] = frozenset()
    affiliation: str = ""
    body: str = ""
    cities: frozenset[int] = frozenset()
    cycles: frozenset[int] = frozenset()
    parts: Mapping[int, str] = field(default_factory=dict)

    @property
    def moderates(self) -> bool:
        return bool(self.roles & MODERATORS)


@dataclass(frozen=True, slots=True)
class Space:
    """What the rule has to know about a space."""

    pk: int
    access: str
    community_id: int | None = None
    role: str = ""
    affiliation: str = ""
    cycle_id: int | None = None


def sees(who: Who, space: Space | ForumSpace) -> bool:
    """May this person know what the space holds?"""
    if space.access == Access.OPEN or (who.number and who.moderates):
        return True
    if not who.number:
        return False
    if space.access == Access.MEMBERS:
        return True
    part = who.parts.get(space.pk)
    if space.access == Access.YOUTH:
        if who.youth:
            return who.consented
        return part in (Part.CLEARED, Part.FACILITATOR)
    return bool(
        part
        or space.community_id in who.cities
        or space.cycle_id in who.cycles
        or (space.affiliation and space.affiliation == who.affiliation)
        or (space.role and space.role in who.roles)
    )


def who_of(viewer: Any, spaces: Iterable[Space | ForumSpace], *, keeps: bool = False) -> Who:
    """What this person is to these spaces: no query for an adult where all may read. `keeps`: it will
    be asked who keeps order, and a space that is open to all has a facilitator, too."""
    if not viewer.is_authenticated:
        return Who()
    narrow = [space for space in spaces if space.access not in EVERYWHERE]
    asks_city = any(space.community_id or space.cycle_id for space in narrow)
    cities = belonging_of(viewer).cities if asks_city else frozenset()
    asks_cycle = cities and any(space.cycle_id for space in narrow)
    return Who(
        number=viewer.pk,
        youth=viewer.is_youth,
        consented=not viewer.is_youth or bool(_consents(viewer.pk)),
        roles=viewer.program_roles,
        affiliation=viewer.affiliation,
        body=folded(viewer.legislative_body),
        cities=cities,
        cycles=frozenset(_cycles(cities)) if asks_cycle else frozenset(),
        parts=dict(_parts(viewer.pk)) if narrow or keeps else {},
    )


def readable(viewer: Any) -> Any:
    """Numbers of the spaces this person reads; for a visitor a subquery, without a query."""
    if not viewer.is_authenticated:
        return ForumSpace.objects.filter(access=Access.OPEN).values("pk")
    spaces = [Space(*row) for row in _spaces()]
    who = who_of(viewer, spaces)
    return [space.pk for space in spaces if sees(who, space)]


def reads_space(viewer: Any, space: ForumSpace) -> bool:
    return sees(who_of(viewer, [space]), space)


def folded(body: str) -> str:
    """The name of a legislative body as it is compared."""
    return " ".join(body.casefold().split())


@prepared
def _spaces() -> QuerySet[ForumSpace, tuple[Any, ...]]:
    return ForumSpace.objects.order_by("pk").values_list(*_SEEN)


@prepared
def _parts(person: int) -> QuerySet[SpacePerson, tuple[int, str]]:
    return SpacePerson.objects.today().filter(person=person).values_list("space_id", "part")


@prepared
def _consents(person: int) -> QuerySet[GuardianConsent, int]:
    rows = GuardianConsent.objects.in_force().filter(person=person)
    return rows.values_list("pk", flat=True)[:1]


@prepared
def _cycles(cities: Collection[int]) -> QuerySet[Enrollment, int]:
    rows = Enrollment.objects.holding_a_seat().filter(community__in=cities)
    return rows.values_list("cycle_id", flat=True).distinct()
