"""Stages and levels: proposed by those who know the city, confirmed by an administrator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.models import Enrollment
from thrive.journey.actions.locks import held
from thrive.journey.lifecycle import ASSESSMENT, STAGE_CHANGE
from thrive.journey.models import ProgressionAssessment, StageChange
from thrive.journey.queries.standing import open_conditions
from thrive.journey.rules import standing as rules
from thrive.journey.rules.hands import hands_of


@transaction.atomic
def propose_stage(enrollment: Enrollment, *, to: str, why: str, by: Any) -> StageChange:
    """A coach says the city is ready. One proposal waits at a time."""
    seat = held(enrollment)
    waiting = StageChange.objects.filter(enrollment=seat, status="proposed").exists()
    stages = [stage.slug for stage in seat.cycle.rulebook.stages]
    me = hands_of(by, seat.community)
    require(rules.may_propose(me, seat.status, stages, seat.stage, to, waiting, why))
    change = StageChange.objects.create(
        enrollment=seat,
        before=seat.stage,
        after=to,
        why=why.strip(),
        proposed_by=by,
        proposed_at=clock.now(),
    )
    history.record("propose_stage", on=change, by=by, before=seat.stage, after=to)
    return change


@transaction.atomic
def confirm_stage(change: StageChange, *, override: str = "", by: Any) -> StageChange:
    """The city enters the stage. Where a condition is open, only with a reason (R71)."""
    seat, change = _held_change(change)
    still_open = open_conditions(seat, change.after)
    me = hands_of(by, seat.community)
    require(rules.may_confirm(me, seat.status, change.status, still_open, override))
    change.override = override.strip() if still_open else ""
    _settle(change, "confirm", by)
    seat.stage = change.after
    seat.save(update_fields=["stage"])
    history.record(
        "change_stage",
        on=seat.community,
        by=by,
        before=change.before,
        after=change.after,
        reason=change.override,
    )
    return change


@transaction.atomic
def decline_stage(change: StageChange, *, answer: str, by: Any) -> StageChange:
    seat, change = _held_change(change)
    require(rules.may_decline(hands_of(by, seat.community), change.status, answer))
    change.answer = answer.strip()
    _settle(change, "decline", by)
    history.record("decline_stage", on=change, by=by, reason=change.answer)
    return change


@transaction.atomic
def rate_capacities(
    enrollment: Enrollment, *, ratings: Mapping[str, int], level: int, evidence: str, by: Any
) -> ProgressionAssessment:
    """The city, with its coach, reads its four capacities and says which level they carry."""
    seat = held(enrollment)
    waiting = ProgressionAssessment.objects.filter(enrollment=seat, status="proposed").exists()
    me = hands_of(by, seat.community)
    require(rules.may_rate(me, seat.status, waiting, ratings, level, evidence))
    reading = ProgressionAssessment.objects.create(
        enrollment=seat,
        assessed_on=clock.today(),
        level=level,
        evidence=evidence.strip(),
        rated_by=by,
        rated_at=clock.now(),
        **{name: ratings[name] for name in rules.CAPACITIES},
    )
    history.record("rate_capacities", on=reading, by=by, level=level)
    return reading


@transaction.atomic
def confirm_reading(reading: ProgressionAssessment, *, by: Any) -> ProgressionAssessment:
    return _settle_reading(reading, "confirm", "", by)


@transaction.atomic
def return_reading(
    reading: ProgressionAssessment, *, reason: str, by: Any
) -> ProgressionAssessment:
    return _settle_reading(reading, "send_back", reason, by)


def _settle(change: StageChange, move: str, by: Any) -> None:
    change.status = STAGE_CHANGE.after(change.status, move)
    change.settled_by, change.settled_at = by, clock.now()
    change.save()


def _settle_reading(
    reading: ProgressionAssessment, move: str, reason: str, by: Any
) -> ProgressionAssessment:
    seat = held(reading.enrollment)
    reading.refresh_from_db()
    require(rules.may_settle(hands_of(by, seat.community), reading.status, move, reason))
    reading.status = ASSESSMENT.after(reading.status, move)
    reading.answer, reading.settled_at = reason.strip(), clock.now()
    reading.save(update_fields=["status", "answer", "settled_at"])
    history.record(f"{move}_reading", on=reading, by=by, level=reading.level, reason=reading.answer)
    return reading


def _held_change(change: StageChange) -> tuple[Enrollment, StageChange]:
    seat = held(change.enrollment)
    change.refresh_from_db()
    change.enrollment = seat
    return seat, change
