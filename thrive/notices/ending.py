"""Ending mails by one click (RFC 8058): the signed address in the header and at the foot of a mail.

It is added when the mail leaves and never kept with it: whoever reads the outbox cannot end what
others follow.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core import signing
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import override

from thrive.notices.answers import mark_in
from thrive.notices.models import OutboundMessage
from thrive.notices.rules import may_answer_by_mail
from thrive.notices.signed import answers_to
from thrive.people.links import address
from thrive.people.models import Person

SALT = "thrive.notices.stop"
DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class End:
    """What a mail ends with, and its headers; `mark` is the line above which one answers."""

    text: str = ""
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""


def token_of(person: Person, what: str) -> str:
    """Never runs out: an old mail can still be stopped."""
    return signing.dumps([person.public_id.hex, what], salt=SALT, compress=False)


def read(token: str) -> tuple[Person, str] | None:
    """Whose mails, and which; None for a broken link, and for somebody who left."""
    try:
        number, what = signing.loads(token, salt=SALT)
        found = Person.objects.present().filter(public_id=uuid.UUID(number)).first()
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return (found, str(what)) if found else None


def link_of(person: Person, what: str, *, language: str) -> str:
    return address("stop_mail", token_of(person, what), language=language)


def end_of(message: OutboundMessage) -> End:
    person = message.person
    if person is None:
        return End()
    mark, headers = "", {}
    if message.answers and may_answer_by_mail(person):
        mark = f"– {mark_in(message.language)} –"
        headers["Reply-To"] = answers_to(person, message.answers)
    if not message.stop:
        return End(headers=headers, mark=mark)
    link = link_of(person, message.stop, language=message.language)
    with override(message.language):
        words = _("Stop these mails with one click")
    return End(
        f"{words}: {link}\n",
        format_html('<p class="foot"><a href="{}">{}</a></p>', link, words),
        headers
        | {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
        mark,
    )
