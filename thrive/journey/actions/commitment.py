"""The commitment on paper: record it, check it. A checked act is the commitment step (R28)."""

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
from thrive.journey.actions.locks import held, held_step, keep
from thrive.journey.actions.telling import tell_checkers, tell_city
from thrive.journey.lifecycle import COMMITMENT as PAPER
from thrive.journey.lifecycle import MILESTONE
from thrive.journey.models import CommitmentInstrument
from thrive.journey.queries.commitment import on_paper, seat_of
from thrive.journey.rules import commitment as rules
from thrive.journey.rules.checklist import COMMITMENT
from thrive.journey.rules.hands import hands_of


@dataclass(frozen=True, slots=True)
class Act:
    """What was passed or signed, as somebody records it: with a file, or with a link."""

    kind: str
    number: str
    body: str
    action_date: datetime.date
    ayes: int | None = None
    noes: int | None = None
    abstain: int | None = None
    url: str = ""
    file: SafeFile | None = None
    notes: str = ""
    commits_to_act: bool = False


@transaction.atomic
def record_act(enrollment: Enrollment, *, act: Act, by: Any) -> CommitmentInstrument:
    """Keep the act with its document. A resolution or an MOU sends the commitment step on its way."""
    seat = held(enrollment)
    instrument = CommitmentInstrument(
        community=seat.community,
        kind=act.kind,
        number=act.number.strip(),
        body=act.body.strip(),
        action_date=act.action_date,
        ayes=act.ayes,
        noes=act.noes,
        abstain=act.abstain,
        url=act.url,
        notes=act.notes.strip(),
        commits_to_act=act.commits_to_act,
        recorded_at=clock.now(),
        recorded_by=by,
        moved_at=clock.now(),
    )
    kept = CommitmentInstrument.objects.filter(community=seat.community).exclude(status="returned")
    found = kept.filter(kind=act.kind, number=instrument.number).exists()
    me = hands_of(by, seat.community)
    require(rules.may_record(me, seat.status, found, on_paper(instrument), clock.today()))
    if act.file:
        put_file(instrument, act.file)
    instrument.save()
    history.record(
        "record_commitment", on=instrument, by=by, kind=act.kind, sha256=instrument.sha256
    )
    if act.kind != rules.PROCLAMATION:
        _send_on(seat, by)
    return instrument


@transaction.atomic
def check_act(instrument: CommitmentInstrument, *, by: Any) -> CommitmentInstrument:
    """It commits the city: the step is verified."""
    instrument, seat = _held(instrument)
    me = hands_of(by, seat.community)
    require(rules.may_check(me, seat.status, on_paper(instrument), seat.effective_on))
    instrument.status = PAPER.after(instrument.status, "check")
    instrument.moved_at, instrument.answer = clock.now(), ""
    instrument.save(update_fields=["status", "moved_at", "answer"])
    step, at = held_step(seat, COMMITMENT)
    if at.row.status != "verified":
        if at.row.status != "submitted":
            _send_on(seat, by)
            step, at = held_step(seat, COMMITMENT)
        keep(step, status=MILESTONE.after(at.row.status, "verify"), by=by)
        history.record("verify_step", on=step, by=by)
        tell_city(step, at.row.step, "step_counts", by=by)
    history.record("check_commitment", on=instrument, by=by)
    return instrument


@transaction.atomic
def return_act(instrument: CommitmentInstrument, *, reason: str, by: Any) -> CommitmentInstrument:
    """It does not commit the city, or something is missing. The record stays, with the reason."""
    instrument, seat = _held(instrument)
    require(
        rules.may_return(hands_of(by, seat.community), seat.status, on_paper(instrument), reason)
    )
    instrument.status = PAPER.after(instrument.status, "send_back")
    instrument.moved_at, instrument.answer = clock.now(), reason.strip()
    instrument.save(update_fields=["status", "moved_at", "answer"])
    history.record("return_commitment", on=instrument, by=by, reason=instrument.answer)
    others = CommitmentInstrument.objects.filter(community=seat.community).exclude(
        status="returned"
    )
    step, at = held_step(seat, COMMITMENT)
    binding = others.exclude(kind=rules.PROCLAMATION)
    back = {"submitted": "send_back", "verified": "reopen"}.get(at.row.status)
    if back == "reopen" and binding.filter(status="checked").exists():
        back = None
    if (
        back
        and instrument.kind != rules.PROCLAMATION
        and not (back == "send_back" and binding.exists())
    ):
        step.answer = instrument.answer
        keep(step, status=MILESTONE.after(at.row.status, back), by=by)
        history.record(f"{back}_step", on=step, by=by, reason=step.answer)
        tell_city(step, at.row.step, "step_answer", by=by, reason=step.answer)
    return instrument


def _send_on(seat: Enrollment, by: Any) -> None:
    """The commitment step waits for a check, from wherever it stood; a verified one stays."""
    step, at = held_step(seat, COMMITMENT)
    status = at.row.status
    if status == "not_started":
        status = MILESTONE.after(status, "begin")
    if status == "in_progress":
        step.answer = ""
        keep(step, status=MILESTONE.after(status, "submit"), by=by)
        history.record("submit_step", on=step, by=by, prior=False)
        tell_checkers(step, at.row.step, by=by)


def _held(instrument: CommitmentInstrument) -> tuple[CommitmentInstrument, Enrollment]:
    seat = held(seat_of(instrument))
    fresh = CommitmentInstrument.objects.select_for_update(of=("self",), no_key=True)
    found = fresh.get(pk=instrument.pk)
    found.community = seat.community
    return found, seat
