"""Messages to the program: kept, acknowledged, settled."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.base.refs import SYSTEM
from thrive.notices.mail import send_notice
from thrive.pages.lifecycle import MESSAGE
from thrive.pages.models import ContactMessage
from thrive.pages.rules import contact as rules

HOUR = datetime.timedelta(hours=1)


@transaction.atomic
def send_message(
    *, about: str, name: str, email: str, words: str, language: str, by: Any = SYSTEM
) -> ContactMessage:
    """Kept first, then a mail that says so. The same words sent twice are one message. History
    names nobody: whoever writes need not have an account."""
    lately = ContactMessage.objects.filter(sent_at__gt=clock.now() - HOUR)
    mine = lately.filter(email__iexact=email)
    same = mine.filter(words=words).first()
    if same:
        return same
    require(rules.may_send(mine.count(), lately.count()))
    message = ContactMessage.objects.create(
        about=about, name=name, email=email, words=words, language=language, sent_at=clock.now()
    )
    history.record("send_message", on=message, by=by, about=about)
    send_notice(
        "contact_received",
        email,
        language,
        {"number": message.pk, "words": words[:300]},
        message.ref(),
        SYSTEM,
        dedupe_key=f"contact-{message.pk}",
    )
    return message


@transaction.atomic
def settle_message(message: ContactMessage, *, move: str, by: Any) -> ContactMessage:
    message = ContactMessage.objects.select_for_update(no_key=True).get(pk=message.pk)
    require(rules.may_settle(by, message.status, move))
    message.status = MESSAGE.after(message.status, move)
    message.settled_at = None if move == "open_again" else clock.now()
    message.settled_by = None if move == "open_again" else by
    message.save()
    history.record(f"{move}_message", on=message, by=by)
    return message
