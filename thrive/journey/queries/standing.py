"""Stage and level of a city: what is open before the next stage, and how it came here."""

from __future__ import annotations

from dataclasses import dataclass

from thrive.base.decisions import Decision
from thrive.cities.models import Enrollment
from thrive.journey.models import ProgressionAssessment, StageChange
from thrive.journey.queries.happened import Happened, story
from thrive.journey.queries.milestones import next_stage
from thrive.journey.queries.record import checklist_of
from thrive.journey.queries.seat_moves import MOVES, seat_moves
from thrive.journey.queries.workspace import Workspace
from thrive.journey.rules import standing as rules
from thrive.journey.rules.checklist import Checklist, Condition, conditions
from thrive.program.rulebook import Capacity, Level, Stage
from thrive.program.text import Text

REASON = "A reason of enough words."


@dataclass(frozen=True)
class PathMark:
    """One stage as the `steps` component draws it."""

    node: str
    title: Text
    state: str
    note: str
    url: str = ""


@dataclass(frozen=True)
class StagePage:
    at: Workspace
    stage: Stage
    path: tuple[PathMark, ...]
    next: Stage | None
    conditions: tuple[Condition, ...]
    changes: tuple[tuple[StageChange, Stage, Stage], ...]
    waiting: StageChange | None
    may_propose: Decision
    targets: tuple[Stage, ...]
    may_settle: bool
    moves: tuple[tuple[str, str], ...]
    moved: tuple[Happened, ...]


@dataclass(frozen=True)
class Read:
    """A reading of the four capacities, each with its rating of 5."""

    reading: ProgressionAssessment
    ratings: tuple[tuple[Capacity, int], ...]
    level: Level


@dataclass(frozen=True)
class ProgressPage:
    at: Workspace
    level: Level
    newest: Read | None
    readings: tuple[Read, ...]
    waiting: Read | None
    capacities: tuple[Capacity, ...]
    levels: tuple[tuple[Level, int], ...]
    may_rate: bool
    may_settle: bool


def open_conditions(
    enrollment: Enrollment, stage: str, found: Checklist | None = None
) -> tuple[Condition, ...]:
    """What is not yet true for this stage. A step back asks for nothing."""
    book = enrollment.cycle.rulebook
    order = [one.slug for one in book.stages]
    if order.index(stage) < order.index(enrollment.stage):
        return ()
    known = found or checklist_of(enrollment)
    return tuple(one for one in conditions(book, stage, known) if not one.met)


def stage_page(at: Workspace) -> StagePage:
    """Four queries after the workspace."""
    seat, book = at.enrollment, at.book
    assert seat is not None
    order = [one.slug for one in book.stages]
    here = order.index(seat.stage)
    states = ["done"] * here + ["now"] + ["later"] * len(order)
    rows = StageChange.objects.filter(enrollment=seat).order_by("-proposed_at", "-pk")
    changes = tuple((one, book.stage(one.before), book.stage(one.after)) for one in rows)
    waiting = next((one for one, _from, _to in changes if one.status == "proposed"), None)
    ahead = next_stage(seat)
    targets = tuple(one for place, one in enumerate(book.stages) if abs(place - here) == 1)
    to = ahead or targets[0]
    return StagePage(
        at=at,
        stage=book.stage(seat.stage),
        path=tuple(
            PathMark(one.letter, one.name, state, str(one.goal))
            for one, state in zip(book.stages, states, strict=False)
        ),
        next=ahead,
        conditions=conditions(book, ahead.slug, checklist_of(seat)) if ahead else (),
        changes=changes,
        waiting=waiting,
        may_propose=rules.may_propose(
            at.me, seat.status, order, seat.stage, to.slug, waiting is not None, REASON
        ),
        targets=tuple(sorted(targets, key=lambda one: one != ahead)),
        may_settle=at.me.admin,
        moves=tuple(seat_moves(at)),
        moved=story(at.community.ref(), only=MOVES),
    )


def progress_page(at: Workspace) -> ProgressPage:
    """One query after the workspace. A city without a confirmed reading is at level 1."""
    seat, book = at.enrollment, at.book
    assert seat is not None
    rows = ProgressionAssessment.objects.filter(enrollment=seat).order_by("-rated_at", "-pk")
    readings = tuple(_read(one, book.capacities, book.level(one.level)) for one in rows)
    newest = next((one for one in readings if one.reading.status == "confirmed"), None)
    waiting = next((one for one in readings if one.reading.status == "proposed"), None)
    middle = dict.fromkeys(rules.CAPACITIES, rules.HIGHEST)
    may = rules.may_rate(at.me, seat.status, waiting is not None, middle, 1, REASON)
    return ProgressPage(
        at=at,
        level=newest.level if newest else book.level(1),
        newest=newest,
        readings=readings,
        waiting=waiting,
        capacities=book.capacities,
        levels=tuple((one, rules.AT_LEAST[one.number]) for one in book.levels),
        may_rate=bool(may),
        may_settle=at.me.admin,
    )


def _read(reading: ProgressionAssessment, capacities: tuple[Capacity, ...], level: Level) -> Read:
    return Read(reading, tuple((one, getattr(reading, one.slug)) for one in capacities), level)
