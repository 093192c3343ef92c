"""A letter is reported → a moderator reads it and decides, in words → the writer may appeal once.

Both people of the letter are held first, then the report, then the act.
"""

from __future__ import annotations

import datetime

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.community.actions import telling_letters as telling
from thrive.community.actions.locks import held_people
from thrive.community.lifecycle import LETTER_APPEAL, LETTER_REPORT
from thrive.community.models import DirectoryLetter, LetterAct, LetterReport
from thrive.community.queries.letters import is_reported
from thrive.community.queries.standing import nobody_else
from thrive.community.rules import letters as rules
from thrive.people.models import Person


@transaction.atomic
def report_letter(letter: DirectoryLetter, *, reason: str, words: str, by: Person) -> LetterReport:
    held_people(letter.to, letter.by)
    found = DirectoryLetter.objects.select_related("to", "by").filter(pk=letter.pk).first()
    require(rules.is_there(found))
    assert found is not None
    require(rules.may_report_letter(by, found, reported=is_reported(found)))
    made = LetterReport.objects.create(
        letter=found, reason=reason, words=words, made_at=clock.now()
    )
    telling.tell_moderators(made)
    history.record("report_letter", on=made, by=by, reason=reason)
    return made


@transaction.atomic
def leave_letter(report: LetterReport, *, reason: str, by: Person) -> LetterAct:
    """It breaks no rule. Its writer hears nothing; the one who reported it reads why."""
    report = _settled(report, "leave", reason, by)
    act = LetterAct.objects.create(
        report=report, what="leave", reason=reason, by=by, at=clock.now()
    )
    telling.tell_reporter(act, by=by)
    history.record("leave_letter", on=report, by=by)
    return act


@transaction.atomic
def stop_letters(
    report: LetterReport, *, of: str, reason: str, days: int | None, by: Person
) -> LetterAct:
    """Its writer writes no letters for these days, or for good (None), and reads why."""
    report, now = _settled(report, "act", reason, by), clock.now()
    act = LetterAct.objects.create(
        report=report,
        writer=report.letter.by,
        what="stop",
        of=of,
        reason=reason,
        until=None if days is None else now + datetime.timedelta(days=days),
        by=by,
        at=now,
    )
    telling.tell_writer(act, by=by)
    telling.tell_reporter(act, by=by)
    history.record("stop_letters", on=report.letter.by, by=by, of=of, until=act.until)
    return act


@transaction.atomic
def appeal_letters(act: LetterAct, *, words: str, by: Person) -> LetterAct:
    """The writer asks somebody else to look again."""
    held_people(by)
    act = _held(act)
    require(rules.may_appeal(by, act))
    act.appeal, act.appeal_words, act.appealed_at = LETTER_APPEAL.first, words, clock.now()
    act.save(update_fields=["appeal", "appeal_words", "appealed_at"])
    history.record("appeal_letters", on=by, by=by)
    return act


@transaction.atomic
def answer_letters(act: LetterAct, *, grant: bool, answer: str, by: Person) -> LetterAct:
    if act.writer:
        held_people(act.writer)
    act = _held(act)
    require(rules.may_answer(by, act, alone=nobody_else(by, act.writer)))
    assert act.writer is not None
    verb = "grant" if grant else "refuse"
    act.appeal = LETTER_APPEAL.after(act.appeal, verb)
    act.answer, act.answered_by, act.answered_at = answer, by, clock.now()
    act.save(update_fields=["appeal", "answer", "answered_by", "answered_at"])
    telling.tell_writer(act, by=by)
    history.record(f"{verb}_letters", on=act.writer, by=by)
    return act


def _settled(report: LetterReport, verb: str, reason: str, by: Person) -> LetterReport:
    letter = report.letter
    held_people(letter.to, letter.by)
    rows = LetterReport.objects.select_for_update(no_key=True, of=("self",))
    found = rows.select_related("letter__to", "letter__by").filter(pk=report.pk).first()
    require(rules.is_there(found))
    assert found is not None
    require(rules.may_decide(by, found, reason, alone=nobody_else(by, found.letter.by)))
    found.status = LETTER_REPORT.after(found.status, verb)
    found.settled_at = clock.now()
    found.save(update_fields=["status", "settled_at"])
    return found


def _held(act: LetterAct) -> LetterAct:
    rows = LetterAct.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("writer", "by").get(pk=act.pk)
