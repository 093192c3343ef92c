"""Which mail comes at any hour, and which waits until its reader's quiet hours end.

At once comes what somebody has just asked for and looks out for, what keeps people safe, and what
moves a date. Everything else waits, and so does every template that is new here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db.models import QuerySet

from thrive.base import clock
from thrive.base.prepared import prepared
from thrive.notices.models import NoticeWishes
from thrive.notices.moments import out_of_quiet
from thrive.people.letters import Letter
from thrive.people.models import Person

_SIGNING_IN = {
    *("people/mail/code_sign_in", "people/mail/code_join", "people/mail/code_email"),
    *("people/mail/code_password", "people/mail/account_changed"),
    *("people/mail/account_already_exists", "people/mail/unknown_account"),
}
_GUARDIANS = {
    *("people/mail/guardian_consent", "people/mail/guardian_receipt"),
    *("people/mail/guardian_answered", "notices/mail/agreement_guardian"),
    "notices/mail/agreement_guardian_signed",
}
_SAFETY = {"notices/mail/forum_safety"}
_JUST_ASKED_FOR = {
    *("notices/mail/application_started", "notices/mail/application_link"),
    *("notices/mail/application_received", "notices/mail/info_session_place"),
    *("notices/mail/event_confirm", "notices/mail/event_place", "notices/mail/agreement_signed"),
    *("notices/mail/contact_received", "notices/mail/answer_taken", "notices/mail/answer_refused"),
}
_DATES_THAT_MOVE = {
    *("notices/mail/event_changed", "notices/mail/event_cancelled", "notices/mail/event_moved_up"),
    *("notices/mail/info_session_moved", "notices/mail/info_session_cancelled"),
}
AT_ONCE = frozenset(_SIGNING_IN | _GUARDIANS | _SAFETY | _JUST_ASKED_FOR | _DATES_THAT_MOVE)


def waits(template: str) -> bool:
    """May the mails of this template wait? Mail of Django's own, about faults, has none."""
    return bool(template) and template not in AT_ONCE


def first_moment(letter: Letter, address: str) -> datetime.datetime | None:
    """When this letter may leave; None for now. Quiet hours belong to an account, and whoever caused
    the letter themselves is awake."""
    if not waits(letter.template):
        return letter.not_before
    reader = letter.person or _account(address)
    if reader is None or is_by(letter, reader):
        return letter.not_before
    return ends_of_quiet([reader], letter.not_before)[reader.pk]


def is_by(letter: Letter, reader: Person) -> bool:
    mine = reader.ref()
    return (letter.by.kind, letter.by.id) == (mine.kind, mine.id)


def ends_of_quiet(
    people: Iterable[Person], after: datetime.datetime | None = None
) -> dict[int, datetime.datetime]:
    """For each of these people the first moment from `after` on (or now) that is not quiet. Whoever
    never chose has the usual hours. One query."""
    people, moment = list(people), after or clock.now()
    chosen = {one.person_id: one for one in _wishes([one.pk for one in people])} if people else {}
    anybody = NoticeWishes()
    return {one.pk: out_of_quiet(moment, chosen.get(one.pk, anybody)) for one in people}


def _account(address: str) -> Person | None:
    """By the index of addresses: `iexact` would read every account for each mail."""
    return Person.objects.present().filter(email__in={address, address.lower()}).first()


@prepared
def _wishes(people: list[int]) -> QuerySet[NoticeWishes]:
    return NoticeWishes.objects.filter(person__in=people)
