"""The current cycle, its rules, and how many of its seats are taken."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from thrive.base.prepared import prepared
from thrive.cities.models import Enrollment, ProgramCycle, WaitListPlace
from thrive.pages.queries import rules_today
from thrive.program.rulebook import Rulebook, Tier

__all__ = ["Seats", "cycles", "rules_today", "seats_of"]


@dataclass(frozen=True, slots=True)
class Seats:
    """Seats of a tier; `cap` None means no limit. `waiting` counts places in line."""

    tier: Tier
    cap: int | None
    taken: int
    waiting: int

    @property
    def free(self) -> int | None:
        return None if self.cap is None else max(self.cap - self.taken, 0)


def cycles() -> tuple[ProgramCycle, ...]:
    """Every period of the program, newest first."""
    return tuple(ProgramCycle.objects.order_by("-starts_on", "-pk"))


def seats_of(cycle: ProgramCycle | None, rulebook: Rulebook) -> tuple[Seats, ...]:
    """One a tier, in the rulebook's order. Two queries."""
    taken: dict[str, int] = {}
    waiting: dict[str, int] = {}
    if cycle:
        taken, waiting = dict(_taken(cycle.pk)), dict(_waiting(cycle.pk))
    return tuple(
        Seats(
            tier=tier,
            cap=cycle.cap(tier.slug) if cycle else tier.cap,
            taken=taken.get(tier.slug, 0),
            waiting=waiting.get(tier.slug, 0),
        )
        for tier in rulebook.tiers
    )


@prepared
def _taken(cycle: int) -> QuerySet[Enrollment, tuple[str, int]]:
    rows = Enrollment.objects.holding_a_seat().filter(cycle=cycle).order_by()
    return rows.values_list("tier").annotate(Count("pk"))


@prepared
def _waiting(cycle: int) -> QuerySet[WaitListPlace, tuple[str, int]]:
    rows = WaitListPlace.objects.waiting().filter(cycle=cycle).order_by()
    return rows.values_list("tier").annotate(Count("pk"))
