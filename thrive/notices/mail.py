"""Writing mail: every mail of the site becomes a row in the outbox, in the current transaction.

So a mail exists exactly when the change it tells of exists; `thrive.notices.delivery` sends it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction
from django.utils.translation import get_language

from thrive.base.history import HasRef
from thrive.base.refs import SYSTEM, Ref
from thrive.notices.delivery import wake
from thrive.notices.models import OutboundMessage
from thrive.notices.quiet import ends_of_quiet, first_moment, is_by, waits
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
    stop: str = "",
) -> OutboundMessage:
    """Put one mail into the outbox, rendered from `notices/mail/<template>.txt` and `.html`.

    `to` is a person or an address. `context` is plain JSON and is kept; `secrets` (codes, private
    links) are only rendered, and the text is blanked once it was sent. With a `dedupe_key` that was
    used before, the earlier mail is returned and nothing is written. `stop`: what one click ends.
    What may wait (`thrive.notices.quiet`) leaves no earlier than the reader's quiet hours end.
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
    letter.stop = stop
    return _keep(letter, letter.to[0])


def send_notices(
    template: str,
    people: Sequence[Person],
    context: Mapping[str, Any],
    *,
    about: HasRef | Ref,
    by: HasRef | Ref,
    key: str,
    stop: str = "",
    answers: str = "",
) -> int:
    """The same mail to many people, each in their language: written once a language, and put into
    the outbox with one query however many they are. Links in `context` lead to English pages; the
    reader's own language is put before them. Nobody gets the mail of one `key` twice. `answers`:
    what can be answered by mail.
    """
    rows = []
    later = ends_of_quiet(people) if waits(f"notices/mail/{template}") else {}
    for language in sorted({one.language for one in people}):
        letter = compose(
            f"notices/mail/{template}",
            to="",
            language=language,
            context=_in_language(context, language),
            about=about,
            by=by,
        )
        for one in (one for one in people if one.language == language):
            letter.person, letter.dedupe_key, letter.stop = one, f"{key} {one.pk}", stop
            letter.not_before = None if is_by(letter, one) else later.get(one.pk)
            letter.answers = answers
            rows.append(OutboundMessage(to_email=one.email, **_columns(letter)))
    OutboundMessage.objects.bulk_create(rows, ignore_conflicts=True, batch_size=200)
    if rows:
        transaction.on_commit(wake)
    return len(rows)


def write_anew(message: OutboundMessage, context: Mapping[str, Any]) -> None:
    """The same mail with other words; not saved: whoever delivers keeps what has left."""
    letter = compose(
        message.template, to=message.to_email, language=message.language, context=context
    )
    said = _columns(letter)
    message.subject, message.text, message.html = said["subject"], said["text"], said["html"]
    message.context = dict(context)


def _in_language(context: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Addresses of this site as this language has them (English has no prefix)."""
    start = f"{settings.SITE_URL}/"
    return {
        name: f"{start}{language}/{value[len(start) :]}"
        if language != "en" and isinstance(value, str) and value.startswith(start)
        else value
        for name, value in context.items()
    }


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
    if isinstance(message, Letter):
        message.not_before = first_moment(message, address)
    try:
        with transaction.atomic():
            row = OutboundMessage.objects.create(to_email=address, **_columns(message))
    except IntegrityError:
        if key is None:
            raise
        return OutboundMessage.objects.get(dedupe_key=key)
    transaction.on_commit(wake)
    return row


def _columns(message: EmailMessage) -> dict[str, Any]:
    pages = [page.content for page in getattr(message, "alternatives", ())]
    columns: dict[str, Any] = {
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
        "stop": message.stop,
        "answers": message.answers,
    }
    if message.not_before:
        columns["not_before"] = message.not_before
    about = _named("about", message.about) if message.about else {}
    return columns | about | _named("by", message.by)


def _named(prefix: str, ref: Ref) -> dict[str, str]:
    return {f"{prefix}_kind": ref.kind, f"{prefix}_id": ref.id, f"{prefix}_text": ref.text[:120]}
