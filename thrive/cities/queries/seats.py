"""Seats: how many are taken in each tier, by whom, and who waits in which order."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from thrive.cities.lifecycle import ENROLLMENT, HOLDS_A_SEAT
from thrive.cities.models import Enrollment, ProgramCycle, WaitListPlace
from thrive.cities.queries.happened import Line, story
from thrive.program.rulebook import Tier

_FIELDS = (
    *("cycle", "tier", "status", "effective_on", "ended_on"),
    *("community__name", "community__slug"),
)


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
    meter: Meter
    enrolled: tuple[Enrollment, ...]
    line: tuple[WaitListPlace, ...]


@dataclass(frozen=True)
class SeatsPage:
    cycle: ProgramCycle | None
    cycles: tuple[ProgramCycle, ...]
    tiers: tuple[TierSeats, ...]
    ended: tuple[Enrollment, ...]
    story: tuple[Line, ...]


def meters(cycle: ProgramCycle) -> tuple[Meter, ...]:
    """Two queries."""
    holds = Q(status__in=HOLDS_A_SEAT)
    taken = dict(
        cycle.enrollments.filter(holds).order_by().values_list("tier").annotate(Count("pk"))
    )
    waiting = dict(cycle.wait_list.waiting().order_by().values_list("tier").annotate(Count("pk")))
    return tuple(
        Meter(tier, taken.get(tier.slug, 0), cycle.cap(tier.slug), waiting.get(tier.slug, 0))
        for tier in cycle.rulebook.tiers
    )


def seats_page(slug: str = "") -> SeatsPage:
    """The cycle with this slug, or the current one. Seven queries at most."""
    cycles = tuple(ProgramCycle.objects.order_by("-accepts_applications", "-starts_on"))
    cycle = next((one for one in cycles if one.slug == slug), cycles[0] if cycles else None)
    if cycle is None:
        return SeatsPage(None, cycles, (), (), ())
    enrolled = cycle.enrollments.select_related("community").order_by("community__name")
    rows = list(enrolled.only(*_FIELDS))
    line = list(cycle.wait_list.waiting().select_related("application__community"))
    return SeatsPage(
        cycle=cycle,
        cycles=cycles,
        tiers=tuple(
            TierSeats(
                meter,
                tuple(
                    one
                    for one in rows
                    if one.tier == meter.tier.slug and one.status in HOLDS_A_SEAT
                ),
                tuple(place for place in line if place.tier == meter.tier.slug),
            )
            for meter in meters(cycle)
        ),
        ended=tuple(one for one in rows if one.status not in HOLDS_A_SEAT),
        story=story(cycle.ref(), rulebook=cycle.rulebook),
    )


def find_enrollment(pk: int) -> Enrollment | None:
    return Enrollment.objects.select_related("community", "cycle").filter(pk=pk).first()


def find_cycle(slug: str) -> ProgramCycle | None:
    return ProgramCycle.objects.filter(slug=slug).first()


def moves_open_to(enrollment: Enrollment) -> tuple[str, ...]:
    return tuple(move.name for move in ENROLLMENT.open_moves(enrollment.status))
