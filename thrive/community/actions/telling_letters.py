"""Mails about reported letters. None repeats the letter, and none says who reported it."""

from __future__ import annotations

from django.utils.translation import override

from thrive.base.refs import SYSTEM
from thrive.community.models import LetterAct, LetterReport
from thrive.community.models.letters import day_of
from thrive.community.words import Reason
from thrive.notices.mail import send_notice, send_notices
from thrive.people.links import address
from thrive.people.models import Person


def tell_moderators(report: LetterReport) -> None:
    """All but the two of the letter. Not in the reporter's name: staff see who caused a mail."""
    letter, urgent = report.letter, report.reason == Reason.SAFETY
    people = Person.objects.present().with_role("moderator")
    send_notices(
        "forum_safety" if urgent else "forum_to_read",
        list(people.exclude(pk__in={letter.to_id, letter.by_id})),
        {"link": address("moderation", language="en"), "urgent": urgent, "letter": True},
        about=report,
        by=SYSTEM,
        key=f"letter_to_read {report.pk}",
    )


def tell_reporter(act: LetterAct, *, by: Person) -> None:
    """That it was looked at; where the letter breaks no rule, also why."""
    if act.report is None:
        return
    to = act.report.letter.to
    send_notice(
        "letter_looked_at",
        to=to,
        language=to.language,
        context={
            "reason": act.reason if act.what == "leave" else "",
            "link": address("my_listing", language=to.language),
        },
        about=act.report,
        by=by,
    )


def tell_writer(act: LetterAct, *, by: Person) -> None:
    """What was decided or answered, and why, in the moderator's words."""
    to = act.writer
    if to is None or to.erased_at:
        return
    with override(to.language):
        until = day_of(act.until) if act.until else ""
    send_notice(
        "letters_stopped",
        to=to,
        language=to.language,
        context={
            "appeal": act.appeal,
            "until": until,
            "reason": act.answer or act.reason,
            "link": address("my_forum", language=to.language),
        },
        about=to,
        by=by,
    )
