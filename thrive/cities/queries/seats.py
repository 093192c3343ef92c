"""Seats: how many are taken in each tier, by whom, and who waits in which order."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet

from thrive.base.prepared import prepared
from thrive.cities.lifecycle import ENROLLMENT, HOLDS_A_SEAT
from thrive.cities.models import Enrollment, ProgramCycle, WaitListPlace
from thrive.cities.models.seats import TIERS
from thrive.cities.queries.happened import Line, story
from thrive.program.rulebook import Tier

SHOWN = 10  # rows of a tier on the page of all tiers
ON_A_PAGE = 50
_TIERS, _STANDINGS = dict(TIERS), dict(ENROLLMENT.choices)
_COLUMNS = (
    *("pk", "community", "community__slug", "community__name", "tier", "status"),
    *("effective_on", "ended_on"),
)


_IN_LINE = ("tier", "number", "joined_at", "application__code", "application__community__name")


@dataclass(frozen=True, slots=True)
class Seated:
    """One enrollment as lists show it: the columns of `_COLUMNS`."""

    pk: int
    community: int
    slug: str
    name: str
    tier: str
    status: str
    since: datetime.date
    until: datetime.date | None

    @property
    def tier_name(self) -> str:
        return str(_TIERS[self.tier])

    @property
    def standing(self) -> str:
        return str(_STANDINGS[self.status])


def seated(enrollments: Any) -> list[Seated]:
    """One query; columns only, for there may be many."""
    return [Seated(*row) for row in enrollments.values_list(*_COLUMNS)]


@dataclass(frozen=True)
class Meter:
    tier: Tier
    taken: int
    cap: int | None
    waiting: int

    @property
    def free(self) -> int | None:
        return None if self.cap is None else max(self.cap - self.taken, 0)


@dataclass(frozen=True)
class TierSeats:
    """One tier: the first rows of those seated and of the line; `page` when it stands alone."""

    meter: Meter
    enrolled: Sequence[Seated]
    line: tuple[WaitListPlace, ...]
    page: Page[Seated] | None

    @property
    def more(self) -> bool:
        return self.page is None and self.meter.taken > len(self.enrolled)

    @property
    def more_in_line(self) -> bool:
        return self.meter.waiting > len(self.line)


@dataclass(frozen=True)
class SeatsPage:
    cycle: ProgramCycle | None
    cycles: tuple[ProgramCycle, ...]
    tiers: tuple[TierSeats, ...]
    ended: tuple[Seated, ...]
    story: tuple[Line, ...]
    tier: str


def meters(cycle: ProgramCycle) -> tuple[Meter, ...]:
    """Two queries."""
    taken, waiting = dict(taken_in(cycle.pk)), dict(waiting_in(cycle.pk))
    return tuple(
        Meter(tier, taken.get(tier.slug, 0), cycle.cap(tier.slug), waiting.get(tier.slug, 0))
        for tier in cycle.rulebook.tiers
    )


@prepared
def taken_in(cycle: int) -> QuerySet[Enrollment, tuple[str, int]]:
    """Tier → how many hold a seat of it."""
    rows = Enrollment.objects.holding_a_seat().filter(cycle=cycle).order_by()
    return rows.values_list("tier").annotate(Count("pk"))


@prepared
def waiting_in(cycle: int) -> QuerySet[WaitListPlace, tuple[str, int]]:
    """Tier → how many wait in its line."""
    rows = WaitListPlace.objects.waiting().filter(cycle=cycle).order_by()
    return rows.values_list("tier").annotate(Count("pk"))


def seats_page(slug: str = "", tier: str = "", page: str = "1") -> SeatsPage:
    """The cycle with this slug, or the current one; one tier in full, or the first of each.
    Seven queries at most."""
    cycles = tuple(ProgramCycle.objects.order_by("-accepts_applications", "-starts_on"))
    cycle = next((one for one in cycles if one.slug == slug), cycles[0] if cycles else None)
    if cycle is None:
        return SeatsPage(None, cycles, (), (), (), "")
    rows = seated(cycle.enrollments.order_by("community__name"))
    waiting = cycle.wait_list.waiting().select_related("application__community")
    line = list(waiting.only(*_IN_LINE))
    counted = meters(cycle)
    alone = tier if tier in {meter.tier.slug for meter in counted} else ""
    return SeatsPage(
        cycle=cycle,
        cycles=cycles,
        tiers=tuple(
            _tier(meter, rows, line, page if alone else "")
            for meter in counted
            if not alone or meter.tier.slug == alone
        ),
        ended=() if alone else tuple(one for one in rows if one.status not in HOLDS_A_SEAT),
        story=() if alone else story(cycle.ref(), rulebook=cycle.rulebook),
        tier=alone,
    )


def _tier(
    meter: Meter, rows: Sequence[Seated], line: Sequence[WaitListPlace], page: str
) -> TierSeats:
    slug = meter.tier.slug
    here = [one for one in rows if one.tier == slug and one.status in HOLDS_A_SEAT]
    waiting = tuple(place for place in line if place.tier == slug)
    if not page:
        return TierSeats(meter, here[:SHOWN], waiting[:SHOWN], None)
    part = Paginator(here, ON_A_PAGE).get_page(page)
    return TierSeats(meter, list(part), waiting, part)


def find_enrollment(pk: int) -> Enrollment | None:
    return Enrollment.objects.select_related("community", "cycle").filter(pk=pk).first()


def find_cycle(slug: str) -> ProgramCycle | None:
    return ProgramCycle.objects.filter(slug=slug).first()


def moves_open_to(enrollment: Enrollment) -> tuple[str, ...]:
    return tuple(move.name for move in ENROLLMENT.open_moves(enrollment.status))
