"""Who may do what with mail that was written."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.base.history import HasRef
from thrive.base.refs import SYSTEM, Ref
from thrive.notices.lifecycle import OUTBOUND_MESSAGE
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person


def may_send_again(by: HasRef | Ref, message: OutboundMessage) -> Decision:
    return first_no(
        _is_theirs(by, message),
        OUTBOUND_MESSAGE.allows(message.status, "send_again"),
        _can_still_be_read(message),
    )


def may_cancel(by: HasRef | Ref, message: OutboundMessage) -> Decision:
    return first_no(_is_theirs(by, message), OUTBOUND_MESSAGE.allows(message.status, "cancel"))


def _is_theirs(by: HasRef | Ref, message: OutboundMessage) -> Decision:
    if by == SYSTEM:
        return YES
    if isinstance(by, Person) and (
        "admin" in by.program_roles or (by.program_roles and message.by_id == str(by.public_id))
    ):
        return YES
    return no(_("Only a program administrator can do this with mail somebody else caused."))


def _can_still_be_read(message: OutboundMessage) -> Decision:
    if message.is_readable:
        return YES
    return no(
        _(
            "This mail held a private code, link or words, so its text was removed after it was sent. "
            "Start the step again, and a new one goes out."
        )
    )


def may_answer_by_mail(person: Person) -> Decision:
    """People of the program sign in with a second step before they write; a mail has none."""
    if not settings.MAIL_IN:
        return no(_("This site does not take answers by mail. Open the page and write there."))
    if person.program_roles:
        return no(
            _(
                "People of the program answer on the page, where their second sign-in step is "
                "asked for."
            )
        )
    return YES


def may_choose(by: HasRef | Ref, person: Person) -> Decision:
    if by == person:
        return YES
    return no(_("Only you choose which mail you get."))
