"""The checklist of a city, and one of its steps, as pages."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from thrive.base import clock
from thrive.base.prepared import prepared
from thrive.cities.models import Enrollment
from thrive.cities.queries.mentoring_facts import MentorProof, mentor_proofs
from thrive.journey.lifecycle import MILESTONE
from thrive.journey.models import CityMilestone, CouncilDate, Evidence
from thrive.journey.queries import words
from thrive.journey.queries.council import next_dates
from thrive.journey.queries.happened import Happened, story
from thrive.journey.queries.record import checklist_of, facts_of, moment
from thrive.journey.queries.seat_moves import seat_moves
from thrive.journey.queries.workspace import Workspace
from thrive.journey.rules import milestones as rules
from thrive.journey.rules.checklist import (
    COMMITMENT,
    DATA_PLAN,
    MENTORING,
    Condition,
    Row,
    conditions,
    missing_for_tier,
)
from thrive.program.rulebook import Stage, Tier


@dataclass(frozen=True)
class Line:
    """A row as it is read on the checklist."""

    row: Row
    url: str
    mark: str
    standing: str
    sentence: str
    next: str
    asked: str
    shown: str
    moved_at: datetime.datetime | None
    is_next: bool


@dataclass(frozen=True)
class ChecklistPage:
    """`next_tier` and `next_stage` say what would move this city on; None at the end of the way."""

    at: Workspace
    tier: Tier
    stage: Stage
    asked: int
    done: int
    waived: int
    table: tuple[Line, ...]
    way: tuple[Line, ...]
    kept: tuple[Line, ...]
    next_tier: Tier | None
    for_tier: tuple[Row, ...]
    next_stage: Stage | None
    for_stage: tuple[Condition, ...]
    dates: tuple[CouncilDate, ...]

    @property
    def moves(self) -> list[tuple[str, str]]:
        """Pause, go on, leave, graduate, another tier: done on pages of their own (C33)."""
        return list(seat_moves(self.at))

    @property
    def for_stage_open(self) -> int:
        return sum(not one.met for one in self.for_stage)


@dataclass(frozen=True)
class Deed:
    """Something one may do with a step now."""

    name: str
    label: str
    url: str


@dataclass(frozen=True)
class StepPage:
    at: Workspace
    line: Line
    answer: str
    accepted_on: datetime.date | None
    by_hand: str
    evidence: tuple[Evidence, ...]
    may_show: rules.Decision
    deeds: tuple[Deed, ...]
    why_not: str
    story: tuple[Happened, ...]
    on_commitment_page: bool
    on_mentoring_page: bool
    on_data_page: bool
    mentored: tuple[MentorProof, ...]


def checklist_page(at: Workspace) -> ChecklistPage:
    """Four queries after the workspace."""
    seat = at.enrollment
    assert seat is not None
    facts = facts_of(seat)
    found, book = checklist_of(seat, facts), at.book
    answers = _answers(seat)
    lines = {
        part: tuple(_line(at, row, answers) for row in getattr(found, part))
        for part in ("table", "way", "kept")
    }
    tier, stage = book.tier(seat.tier), book.stage(seat.stage)
    above = book.next_tier_after(seat.tier)
    ahead = next_stage(seat)
    return ChecklistPage(
        at=at,
        tier=tier,
        stage=stage,
        asked=found.asked,
        done=found.done,
        waived=sum(row.standing == "waived" for row in found.table),
        **lines,
        next_tier=above,
        for_tier=missing_for_tier(book, above.slug, facts, clock.today()) if above else (),
        next_stage=ahead,
        for_stage=conditions(book, ahead.slug, found) if ahead else (),
        dates=next_dates(at.community),
    )


def step_page(at: Workspace, code: str) -> StepPage | None:
    """One step with its proof, its buttons and its history. Five queries after the workspace, seven
    for a step that follows the page on mentoring."""
    seat = at.enrollment
    assert seat is not None
    row = checklist_of(seat).row(code)
    if row is None:
        return None
    step = next(iter(_its_step(seat.pk, code)), None)
    if step:
        step.enrollment = seat
    now = moment(seat, row)
    shown = _its_proof(step.pk) if step else []
    may_show = rules.may_give_evidence(at.me, now)
    deeds, why_not = _deeds(at, now)
    return StepPage(
        at=at,
        line=_line(at, row, {code: step} if step else {}),
        answer=step.answer if step else "",
        accepted_on=step.accepted_on if step else None,
        by_hand=words.by_hand_words(row),
        evidence=tuple(sorted(shown, key=lambda one: (one.happened_on, one.pk))),
        may_show=may_show,
        deeds=deeds,
        why_not=why_not,
        story=story(step.ref()) if step else (),
        on_commitment_page=code == COMMITMENT,
        on_mentoring_page=code == MENTORING,
        on_data_page=code == DATA_PLAN,
        mentored=mentor_proofs(at.community, seat.effective_on) if code == MENTORING else (),
    )


def next_stage(seat: Enrollment) -> Stage | None:
    stages = seat.cycle.rulebook.stages
    place = [one.slug for one in stages].index(seat.stage)
    return stages[place + 1] if place + 1 < len(stages) else None


def _answers(seat: Enrollment) -> dict[str, CityMilestone]:
    return {one.code: one for one in _its_steps(seat.pk)}


@prepared
def _its_steps(enrollment: int) -> QuerySet[CityMilestone]:
    return CityMilestone.objects.filter(enrollment=enrollment)


@prepared
def _its_step(enrollment: int, code: str) -> QuerySet[CityMilestone]:
    return CityMilestone.objects.filter(enrollment=enrollment, code=code)


@prepared
def _its_proof(step: int) -> QuerySet[Evidence]:
    return Evidence.objects.filter(milestone=step).select_related("given_by")


def _line(at: Workspace, row: Row, steps: Mapping[str, CityMilestone]) -> Line:
    step = steps.get(row.step.code)
    me = at.me
    mine = {"city": me.city, "coach": me.coach, "act": me.coach or me.data, "nobody": False}
    return Line(
        row=row,
        url=reverse("milestone", args=[at.community.slug, row.step.code]),
        mark="in_progress" if row.lapsed else words.MARKS[row.status],
        standing=words.standing_words(row),
        sentence=words.sentence(row, step.answer if step else ""),
        next=words.next_words(row),
        asked=words.ask_words(row),
        shown=words.shown_words(row),
        moved_at=step.moved_at if step else None,
        is_next=mine[row.next] and (row.status == "submitted" or row.lapsed),
    )


def _deeds(at: Workspace, now: rules.Moment) -> tuple[tuple[Deed, ...], str]:
    """The buttons, and the sentence of the main one when it is closed for now."""
    made, reason = [], "A reason of enough words."
    for name, rule in rules.RULES.items():
        extra = (reason,) if name in rules.WITH_A_REASON else ()
        if rule(at.me, now, *extra):
            made.append(_deed(at, now.row, name, str(MILESTONE.move(_move(name, now)).label)))
    if now.row.step.ask == "prior_ok" and rules.may_submit(at.me, now, True):
        made.append(_deed(at, now.row, "claim", str(words.CLAIM)))
    why_not = ""
    if at.me.checks and now.row.status == "submitted":
        why_not = str(rules.may_verify(at.me, now).sentence)
    elif now.row.status == "in_progress":
        why_not = str(rules.may_submit(at.me, now).sentence)
    return tuple(made), why_not


def _move(name: str, now: rules.Moment) -> str:
    return "credit" if name == "verify" and now.row.fact.prior else name


def _deed(at: Workspace, row: Row, name: str, label: str) -> Deed:
    slug = name.replace("_", "-")
    return Deed(
        name, label, reverse("milestone_deed", args=[at.community.slug, row.step.code, slug])
    )
