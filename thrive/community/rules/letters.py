"""Letters that were reported: who may report one, who may decide about it, and who may answer."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.community.lifecycle import LETTER_APPEAL, LETTER_REPORT
from thrive.community.models import DirectoryLetter, LetterAct, LetterReport
from thrive.community.rules.moderating import may_moderate


def is_there(found: object | None) -> Decision:
    """A letter goes with either of its people."""
    gone = _("This letter is gone: one of the two has left.")
    return YES if found is not None else no(gone)


def may_report_letter(by: Any, letter: DirectoryLetter, *, reported: bool) -> Decision:
    if by != letter.to:
        return no(_("Only the one who got a letter can report it."))
    if reported:
        return no(_("You reported this letter already. It is enough to do so once."))
    return YES


def may_decide(by: Any, report: LetterReport, reason: str, *, alone: bool) -> Decision:
    """Nobody decides about their own letter; about one they got only where nobody else can."""
    letter = report.letter
    mine = by == letter.by or (by == letter.to and not alone)
    own = no(_("Somebody else has to decide: you wrote or got this letter."))
    said = YES if reason.strip() else no(_("Write the reason: somebody will read it."))
    open_still = LETTER_REPORT.allows(report.status, "act")
    return first_no(may_moderate(by), own if mine else YES, open_still, said)


def may_appeal(by: Any, act: LetterAct) -> Decision:
    if by != act.writer or act.what != "stop":
        return no(_("Only the one it is about can ask for a second look."))
    if act.appeal:
        return no(_("You asked for a second look already. The answer comes to this page."))
    if not act.is_in_force:
        return no(_("You can write letters again, as far as this is concerned."))
    return YES


def may_answer(by: Any, act: LetterAct, *, alone: bool) -> Decision:
    """Somebody else than who decided, unless there is nobody else (`alone`); never the writer."""
    asked = no(_("Somebody else has to answer: it is your own appeal."))
    decided = no(_("You decided this, so somebody else has to answer."))
    if by == act.writer:
        return asked
    if by == act.by and not alone:
        return decided
    if not act.appeal or act.writer is None:
        return no(_("Nobody waits for an answer here."))
    return first_no(may_moderate(by), LETTER_APPEAL.allows(act.appeal, "grant"))
