"""In what capacity somebody acts for a city (`domain` §1.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thrive.cities.models import CityRole, Community
from thrive.cities.rules.coaching import lead_coach
from thrive.teams.rules.belonging import membership_of


@dataclass(frozen=True, slots=True)
class Hands:
    """What a person is to one city. All may be false: a visitor, another city, another coach.

    `city` is its contact or Core Team, `core` its Core Team alone; `team` an adult of its Design
    Team, who may suggest proof.
    """

    city: bool = False
    core: bool = False
    team: bool = False
    coach: bool = False
    admin: bool = False
    data: bool = False

    @property
    def act(self) -> bool:
        """Those who do ACT's own part of the work for this city."""
        return self.coach or self.data or self.admin

    @property
    def checks(self) -> bool:
        return self.coach or self.admin


def hands_of(by: Any, community: Community) -> Hands:
    """Two queries: the person's roles in the city; then its Design Team, or its lead coach."""
    if not by.is_authenticated:
        return Hands()
    roles = by.program_roles
    held = community.roles_of(by)
    city = bool(held)
    asks = not city and not roles and not by.is_youth
    return Hands(
        city=city,
        core=CityRole.Role.CORE in held,
        team=asks and membership_of(by, community) is not None,
        coach="coach" in roles and lead_coach(community) == by,
        admin="admin" in roles,
        data="data" in roles,
    )
