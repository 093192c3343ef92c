"""The city whose data work one looks at, and what one is to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thrive.cities.models import Community, Enrollment
from thrive.indicators.models import DataJourney
from thrive.indicators.rules.hands import Hands, hands_of
from thrive.program.rulebook import DataPhase as PhaseText
from thrive.program.rulebook import Rulebook

DATA_PLAN_STEP = "T2_4"


@dataclass(frozen=True)
class CityData:
    """`journey` is None until somebody of ACT or the city opens it."""

    community: Community
    enrollment: Enrollment | None
    journey: DataJourney | None
    me: Hands

    @property
    def seat(self) -> str:
        return self.enrollment.status if self.enrollment else ""

    @property
    def book(self) -> Rulebook:
        assert self.enrollment is not None
        return self.enrollment.cycle.rulebook

    @property
    def phases(self) -> tuple[PhaseText, ...]:
        return self.book.data_phases

    @property
    def slug(self) -> str:
        return self.community.slug


def city_data(user: Any, slug: str) -> CityData | None:
    """None where there is nothing to read: no such city, or for a visitor no journey yet."""
    rows = Community.objects.visible_to(user).select_related("geography")
    community = rows.filter(slug=slug).first()
    if community is None:
        return None
    enrollment = seat_of(community)
    journey = DataJourney.objects.filter(community=community).first()
    if journey:
        journey.community = community
    me = hands_of(user, community)
    if enrollment is None or (journey is None and not me.inside):
        return None
    return CityData(community, enrollment, journey, me)


def seat_of(community: Community) -> Enrollment | None:
    """The seat a community holds today; else the last it held."""
    rows = Enrollment.objects.filter(community=community).select_related("cycle")
    found = list(rows.order_by("-pk"))
    for one in found:
        one.community = community
    held = [one for one in found if one.status in ("active", "paused")]
    return next(iter([*held[-1:], *found]), None)


def cell_of(enrollment: Enrollment) -> str:
    """What Table II says of the data plan for the city's tier."""
    book = enrollment.cycle.rulebook
    cells = {row.code: cell for row, cell in book.asked_of(enrollment.tier)}
    return cells.get(DATA_PLAN_STEP, "none")
