"""Writing mail: every mail of the site becomes a row in the outbox, in the current transaction.

So a mail exists exactly when the change it tells of exists; `thrive.notices.delivery` sends it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction
from django.utils.translation import get_language

from thrive.base.history import HasRef
from thrive.base.refs import SYSTEM, Ref
from thrive.notices.delivery import wake
from thrive.notices.models import OutboundMessage
from thrive.people.letters import Letter, compose
from thrive.people.models import Person


def send_notice(
    template: str,
    to: Person | str,
    language: str,
    context: Mapping[str, Any],
    about: HasRef | Ref | None,
    by: HasRef | Ref,
    dedupe_key: str | None = None,
    *,
    secrets: Mapping[str, Any] | None = None,
    not_before: datetime.datetime | None = None,
) -> OutboundMessage:
    """Put one mail into the outbox, rendered from `notices/mail/<template>.txt` and `.html`.

    `to` is a person or an address. `context` is plain JSON and is kept; `secrets` (codes, private
    links) are only rendered, and the text is blanked once it was sent. With a `dedupe_key` that was
    used before, the earlier mail is returned and nothing is written.
    """
    letter = compose(
        f"notices/mail/{template}",
        to=to.email if isinstance(to, Person) else to,
        language=language,
        context=context,
        secrets=secrets,
        person=to if isinstance(to, Person) else None,
        about=about,
        by=by,
        dedupe_key=dedupe_key,
        not_before=not_before,
    )
    return _keep(letter, letter.to[0])


class Outbox(BaseEmailBackend):
    """Django's EMAIL_BACKEND: allauth's mails and error mails become rows too, one per address."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            if message.attachments:
                raise ValueError("The outbox keeps no attachments: send a link instead.")
            for address in message.recipients():
                _keep(message, address)
        return len(email_messages)


def _keep(message: EmailMessage, address: str) -> OutboundMessage:
    key = getattr(message, "dedupe_key", None)
    try:
        with transaction.atomic():
            row = OutboundMessage.objects.create(**_columns(message, address))
    except IntegrityError:
        if key is None:
            raise
        return OutboundMessage.objects.get(dedupe_key=key)
    transaction.on_commit(wake)
    return row


def _columns(message: EmailMessage, address: str) -> dict[str, Any]:
    pages = [page.content for page in getattr(message, "alternatives", ())]
    columns: dict[str, Any] = {
        "to_email": address,
        "subject": message.subject[:300],
        "text": message.body,
        "html": pages[0] if pages else "",
    }
    if not isinstance(message, Letter):
        return columns | {"language": (get_language() or "en")[:2]} | _named("by", SYSTEM)
    columns |= {
        "template": message.template,
        "language": message.language,
        "context": dict(message.context),
        "secret": message.secret,
        "person": message.person,
        "dedupe_key": message.dedupe_key,
    }
    if message.not_before:
        columns["not_before"] = message.not_before
    about = _named("about", message.about) if message.about else {}
    return columns | about | _named("by", message.by)


def _named(prefix: str, ref: Ref) -> dict[str, str]:
    return {f"{prefix}_kind": ref.kind, f"{prefix}_id": ref.id, f"{prefix}_text": ref.text[:120]}
