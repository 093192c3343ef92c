"""The current cycle, its rules, and how many of its seats are taken."""

from __future__ import annotations

from dataclasses import dataclass

from thrive.cities.models import ProgramCycle
from thrive.cities.queries.seats import taken_in, waiting_in
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
        taken, waiting = dict(taken_in(cycle.pk)), dict(waiting_in(cycle.pk))
    return tuple(
        Seats(
            tier=tier,
            cap=cycle.cap(tier.slug) if cycle else tier.cap,
            taken=taken.get(tier.slug, 0),
            waiting=waiting.get(tier.slug, 0),
        )
        for tier in rulebook.tiers
    )
