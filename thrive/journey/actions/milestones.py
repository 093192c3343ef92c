"""The steps of a city: show them, send them, check them (R27–R39)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.actions.attachments import SafeFile
from thrive.cities.models import Enrollment
from thrive.journey.actions.files import put_file
from thrive.journey.actions.locks import held_step, keep
from thrive.journey.actions.telling import tell_checkers, tell_city
from thrive.journey.lifecycle import MILESTONE
from thrive.journey.models import CityMilestone, Evidence
from thrive.journey.rules import milestones as rules
from thrive.journey.rules.hands import hands_of


@dataclass(frozen=True, slots=True)
class Proof:
    """What somebody shows. `file` for kind "file", `url` for kind "link"."""

    kind: str
    happened_on: datetime.date
    words: str
    url: str = ""
    file: SafeFile | None = None
    visibility: str = "city"


@transaction.atomic
def give_evidence(enrollment: Enrollment, *, code: str, proof: Proof, by: Any) -> Evidence:
    """Show something for a step. The first proof begins it. The same proof twice is kept once."""
    step, at = held_step(enrollment, code)
    require(rules.may_give_evidence(hands_of(by, step.enrollment.community), at))
    status = at.row.status
    if at.row.lapsed:
        status = MILESTONE.after(status, "renew")
    elif status == "not_started":
        status = MILESTONE.after(status, "begin")
    keep(step, status=status, by=by)
    evidence = Evidence(
        milestone=step,
        kind=proof.kind,
        happened_on=proof.happened_on,
        words=proof.words.strip(),
        url=proof.url,
        visibility=proof.visibility,
        given_by=by,
        added_at=clock.now(),
    )
    if proof.file:
        put_file(evidence, proof.file)
    same = step.evidence.filter(
        kind=evidence.kind,
        happened_on=evidence.happened_on,
        words=evidence.words,
        url=evidence.url,
        sha256=evidence.sha256,
    ).first()
    if same:
        if proof.file:
            evidence.file.delete(save=False)
        return same
    evidence.save()
    history.record("give_evidence", on=step, by=by, kind=proof.kind, of=proof.happened_on)
    return evidence


@transaction.atomic
def take_off_evidence(evidence: Evidence, *, by: Any) -> None:
    """Remove a proof while its step is open; a file's bytes go when the change is certain."""
    step, at = held_step(evidence.milestone.enrollment, evidence.milestone.code)
    require(rules.may_give_evidence(hands_of(by, step.enrollment.community), at))
    file = evidence.file if evidence.kind == "file" else None
    kind, day = evidence.kind, evidence.happened_on
    evidence.delete()
    history.record("take_off_evidence", on=step, by=by, kind=kind, of=day)
    if file:
        transaction.on_commit(lambda: file.delete(save=False))


@transaction.atomic
def submit(enrollment: Enrollment, *, code: str, prior: bool = False, by: Any) -> CityMilestone:
    """Send the step for a check. `prior`: it was done before joining (C10)."""
    step, at = held_step(enrollment, code)
    require(rules.may_submit(hands_of(by, step.enrollment.community), at, prior))
    step.prior, step.answer = prior, ""
    keep(step, status=MILESTONE.after(at.row.status, "submit"), by=by)
    history.record("submit_step", on=step, by=by, prior=prior)
    tell_checkers(step, at.row.step, by=by)
    return step


@transaction.atomic
def take_back(enrollment: Enrollment, *, code: str, by: Any) -> CityMilestone:
    step, at = held_step(enrollment, code)
    require(rules.may_take_back(hands_of(by, step.enrollment.community), at))
    step.prior = False
    keep(step, status=MILESTONE.after(at.row.status, "take_back"), by=by)
    history.record("take_back_step", on=step, by=by)
    return step


@transaction.atomic
def verify(enrollment: Enrollment, *, code: str, by: Any) -> CityMilestone:
    """The step counts: as verified, or as done before joining where that was the claim."""
    step, at = held_step(enrollment, code)
    require(rules.may_verify(hands_of(by, step.enrollment.community), at))
    move = "credit" if step.prior else "verify"
    keep(step, status=MILESTONE.after(at.row.status, move), by=by)
    history.record(f"{move}_step", on=step, by=by)
    tell_city(step, at.row.step, "step_counts", by=by)
    return step


@transaction.atomic
def accept(
    enrollment: Enrollment, *, code: str, on: datetime.date | None = None, by: Any
) -> CityMilestone:
    """The city takes over what ACT made for it, on a date of its own (C6)."""
    step, at = held_step(enrollment, code)
    require(rules.may_accept(hands_of(by, step.enrollment.community), at))
    step.accepted_on = on or clock.today()
    keep(step, status=MILESTONE.after(at.row.status, "accept"), by=by)
    history.record("accept_step", on=step, by=by, accepted_on=step.accepted_on)
    return step


@transaction.atomic
def send_back(enrollment: Enrollment, *, code: str, reason: str, by: Any) -> CityMilestone:
    step, at = held_step(enrollment, code)
    require(rules.may_send_back(hands_of(by, step.enrollment.community), at, reason))
    step.prior = False
    return _answered(step, at, "send_back", reason, by)


@transaction.atomic
def reopen(enrollment: Enrollment, *, code: str, reason: str, by: Any) -> CityMilestone:
    """A check was wrong, or the proof no longer holds. The evidence stays."""
    step, at = held_step(enrollment, code)
    require(rules.may_reopen(hands_of(by, step.enrollment.community), at, reason))
    step.prior, step.accepted_on = False, None
    return _answered(step, at, "reopen", reason, by)


@transaction.atomic
def waive(enrollment: Enrollment, *, code: str, reason: str, by: Any) -> CityMilestone:
    step, at = held_step(enrollment, code)
    require(rules.may_waive(hands_of(by, step.enrollment.community), at, reason))
    return _answered(step, at, "waive", reason, by)


@transaction.atomic
def ask_again(enrollment: Enrollment, *, code: str, reason: str, by: Any) -> CityMilestone:
    step, at = held_step(enrollment, code)
    require(rules.may_ask_again(hands_of(by, step.enrollment.community), at, reason))
    return _answered(step, at, "ask_again", reason, by)


@transaction.atomic
def leave_out(enrollment: Enrollment, *, code: str, by: Any) -> CityMilestone:
    """The city chooses not to take an optional step. Nothing is held against it."""
    step, at = held_step(enrollment, code)
    require(rules.may_leave_out(hands_of(by, step.enrollment.community), at))
    keep(step, status=MILESTONE.after(at.row.status, "leave_out"), by=by)
    history.record("leave_out_step", on=step, by=by)
    return step


@transaction.atomic
def take_up(enrollment: Enrollment, *, code: str, by: Any) -> CityMilestone:
    step, at = held_step(enrollment, code)
    require(rules.may_take_up(hands_of(by, step.enrollment.community), at))
    keep(step, status=MILESTONE.after(at.row.status, "take_up"), by=by)
    history.record("take_up_step", on=step, by=by)
    return step


def _answered(
    step: CityMilestone, at: rules.Moment, move: str, reason: str, by: Any
) -> CityMilestone:
    """A move with a reason: the city reads it on the page and by mail."""
    step.answer = reason.strip()
    keep(step, status=MILESTONE.after(at.row.status, move), by=by)
    history.record(f"{move}_step", on=step, by=by, reason=step.answer)
    tell_city(step, at.row.step, "step_answer", by=by, reason=step.answer)
    return step
