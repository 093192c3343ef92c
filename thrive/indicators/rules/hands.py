"""In what capacity somebody takes part in a city's data work (`domain` §1.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thrive.cities.models import CityRole, Community
from thrive.cities.rules.coaching import lead_coach
from thrive.people.models import Person
from thrive.people.rules import may_be_shown
from thrive.teams.rules.belonging import membership_of

WORKS = frozenset({"core", "coach", "data", "admin"})
JOINS = WORKS | {"team", "youth"}
CHECKS = frozenset({"core", "coach", "admin"})
ACT = frozenset({"coach", "data", "admin"})
CORE = frozenset({"core"})
DATA = frozenset({"data"})


@dataclass(frozen=True, slots=True)
class Hands:
    """What a person is to one city: words of `is_`, which are core, team, youth, coach, data, admin.

    `contact` and the program's other readers are inside without a capacity: they read.
    """

    is_: frozenset[str] = frozenset()
    inside: bool = False

    def any_of(self, capacities: frozenset[str]) -> bool:
        return bool(self.is_ & capacities)


NOBODY = Hands()


def hands_of(by: Any, community: Community) -> Hands:
    """Two queries: the person's roles in the city; then its Design Team, or its lead coach.

    A young person adds something only while a guardian agrees to the account; what they added before
    they can always take back.
    """
    if not isinstance(by, Person):
        return NOBODY
    roles, held = by.program_roles, community.roles_of(by)
    found: set[str] = {one for one in ("data", "admin") if one in roles}
    if CityRole.Role.CORE in held:
        found.add("core")
    if "coach" in roles and lead_coach(community) == by:
        found.add("coach")
    member = not held and not roles and membership_of(by, community) is not None
    if member and may_be_shown(by):
        found.add("youth" if by.is_youth else "team")
    reads = bool(held or member or roles & {"coach", "grants"})
    return Hands(frozenset(found), inside=bool(found) or reads)
