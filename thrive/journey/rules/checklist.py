"""What the rulebook makes of what a city has done. Pure: plain facts in, plain rows out.

Table II is read cell by cell. A step stands in one of these ways:

    met        verified, and still true today
    credited   done before joining, where the cell allows it (C10)
    waived     an administrator does not ask for it
    optional   not required: leaving it out never holds the city back
    acts       ACT's to do now
    missing    still to be done, or on its way
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from thrive.program.rulebook import Actor, Cell, Rulebook
from thrive.program.sources import Cite
from thrive.program.text import Text

Ask = Cell | Literal["way", "encouraged"]
Standing = Literal["met", "credited", "waived", "optional", "acts", "missing"]
Next = Literal["city", "coach", "act", "nobody"]

PLAN = "action_plan"
COMMITMENT = "T2_2"
TEAM = "T2_1"
MENTORING = "mentoring"
SESSION = "T2_3"
DATA_PLAN = "T2_4"
SHARING = "T2_8"
ROLLING = {SHARING: 90}  # a step that stays met so many days after its newest proof
BEFORE_JOINING = {SESSION: 365}  # an equivalent may be so many days older than the seat (C5)
TO_ENTER = {"grow": (COMMITMENT, "T2_7"), "accelerate": (PLAN,)}
COUNTED: frozenset[Ask] = frozenset({"required", "prior_ok"})
SETTLED: frozenset[Standing] = frozenset({"met", "credited"})


@dataclass(frozen=True, slots=True)
class Step:
    """Something a city is asked, or encouraged, to do. `ask` is its cell for the city's tier."""

    code: str
    name: Text
    counts_when: Text
    responsible: Actor
    ask: Ask
    cite: Cite


@dataclass(frozen=True, slots=True)
class Fact:
    """What is on record for a step: its state, the claim, and the days its evidence is from.

    `elsewhere`: another page of the site shows that it is done, so nobody decides it here.
    """

    status: str = "not_started"
    prior: bool = False
    days: tuple[datetime.date, ...] = ()
    elsewhere: bool = False

    @property
    def newest(self) -> datetime.date | None:
        return max(self.days, default=None)


NOTHING = Fact()


@dataclass(frozen=True, slots=True)
class Row:
    """A step as it stands today. `status` is its state as the cell of today reads it."""

    step: Step
    fact: Fact
    status: str
    standing: Standing
    next: Next
    lapsed: bool = False

    @property
    def counts(self) -> bool:
        return self.step.ask in COUNTED and self.standing != "waived"

    @property
    def settled(self) -> bool:
        return self.standing in SETTLED


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that must be true before a stage, and the step that shows it."""

    text: Text
    code: str
    met: bool


@dataclass(frozen=True, slots=True)
class Checklist:
    """`table` is Table II for the tier; `way` what else stands on the way; `kept` earlier proof."""

    table: tuple[Row, ...]
    way: tuple[Row, ...]
    kept: tuple[Row, ...]

    @property
    def asked(self) -> int:
        return sum(row.counts for row in self.table)

    @property
    def done(self) -> int:
        return sum(row.counts and row.settled for row in self.table)

    def row(self, code: str) -> Row | None:
        return next((row for row in (*self.table, *self.way) if row.step.code == code), None)

    def settled(self, code: str) -> bool:
        """Is this step done, or not asked for any more?"""
        found = self.row(code)
        return found is not None and (found.settled or found.standing == "waived")


def steps_of(book: Rulebook, tier: str) -> tuple[Step, ...]:
    """Everything a city of this tier meets: Table II, the plan between stages, what is encouraged."""
    table = [
        Step(row.code, row.name, row.counts_when, row.responsible, cell, row.cite)
        for row, cell in book.asked_of(tier)
    ]
    plan = [
        Step(PLAN, _PLAN_NAME, stage.to_enter[0], "city", "way", stage.cite)
        for stage in book.stages
        if stage.slug == "accelerate"
    ]
    more = [
        Step(one.code, one.name, one.counts_when, "city", "encouraged", one.cite)
        for one in book.encouraged
        if tier in one.tiers
    ]
    return (*table, *plan, *more)


def checklist(
    book: Rulebook, tier: str, facts: Mapping[str, Fact], today: datetime.date
) -> Checklist:
    """The checklist of a city in this tier. Facts of steps not asked any more are kept apart."""
    steps = steps_of(book, tier)
    rows = [read(step, facts.get(step.code, NOTHING), today) for step in steps]
    asked = {step.code for step in steps}
    kept = [
        read(
            Step(one.code, one.name, one.counts_when, one.responsible, "none", one.cite),
            fact,
            today,
        )
        for one in book.requirements
        if one.code not in asked and (fact := facts.get(one.code, NOTHING)).status != "not_started"
    ]
    table = tuple(row for row in rows if row.step.ask not in ("way", "encouraged"))
    way = tuple(row for row in rows if row.step.ask in ("way", "encouraged"))
    return Checklist(table, way, tuple(kept))


def read(step: Step, fact: Fact, today: datetime.date) -> Row:
    """One step under one cell. A state its cell does not know falls back to `in_progress`."""
    status = state_under(step.ask, fact.status)
    lapsed = status == "verified" and _lapsed(step, fact, today)
    return Row(
        step,
        fact,
        status,
        _standing(step, status, lapsed),
        _next(step, fact, status, lapsed),
        lapsed,
    )


def state_under(ask: Ask, status: str) -> str:
    """After a change of tier a credit or a choice may have no place; its evidence stays."""
    if status == "completed_prior" and ask != "prior_ok":
        return "in_progress"
    if status == "skipped" and ask not in ("optional", "encouraged"):
        return "in_progress"
    return status


def by_act(step: Step, fact: Fact) -> bool:
    """Is it ACT who does this step, and the city that accepts it (C6)?"""
    return step.responsible == "act" and not fact.prior


def conditions(book: Rulebook, stage: str, found: Checklist) -> tuple[Condition, ...]:
    """What must be true before this stage, for a city with this checklist (R71)."""
    texts = book.stage(stage).to_enter
    return tuple(
        Condition(text, code, found.settled(code))
        for text, code in zip(texts, TO_ENTER.get(stage, ()), strict=False)
        if found.row(code) is not None
    )


def missing_for_tier(
    book: Rulebook, tier: str, facts: Mapping[str, Fact], today: datetime.date
) -> tuple[Row, ...]:
    """The rows this tier would still ask of the city, with everything it has done until now."""
    found = checklist(book, tier, facts, today)
    return tuple(row for row in found.table if row.counts and not row.settled)


def _standing(step: Step, status: str, lapsed: bool) -> Standing:
    if status == "verified" and not lapsed:
        return "met"
    if status == "completed_prior":
        return "credited"
    if status == "waived":
        return "waived"
    if step.ask not in COUNTED:
        return "optional"
    if step.responsible == "act" and status in ("not_started", "in_progress"):
        return "acts"
    return "missing"


def _next(step: Step, fact: Fact, status: str, lapsed: bool) -> Next:
    if status == "submitted":
        return "city" if by_act(step, fact) else "coach"
    if status in ("not_started", "in_progress") or lapsed:
        if step.ask in ("optional", "encouraged", "none") and status == "not_started":
            return "nobody"
        return "act" if by_act(step, fact) else "city"
    return "nobody"


def _lapsed(step: Step, fact: Fact, today: datetime.date) -> bool:
    days = ROLLING.get(step.code)
    if days is None:
        return False
    return fact.newest is None or (today - fact.newest).days > days


_PLAN_NAME = Text("An approved action plan", "Un plan de acción aprobado")
