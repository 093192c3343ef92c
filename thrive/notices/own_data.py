"""What this room holds about a person: the mails to them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from thrive.notices.models import (
    Bounce,
    Follow,
    NoticeWishes,
    OutboundMessage,
    OutboundMessageQuerySet,
    ReceivedMail,
)
from thrive.people.models import Person


def _mails_to(person: Person) -> OutboundMessageQuerySet:
    return OutboundMessage.objects.filter(Q(person=person) | Q(to_email__iexact=person.email))


def export_mails(person: Person) -> list[dict[str, Any]]:
    rows = _mails_to(person).order_by("created")
    fields = ("created", "sent_at", "status", "language", "subject", "text")
    return [{field: getattr(mail, field) for field in fields} for mail in rows]


def erase_mails(person: Person) -> None:
    """Waiting mails are cancelled; of all of them only kind, state and dates stay. So too the mails
    to guardians about this person's consents."""
    consents = [str(pk) for pk in person.consents.values_list("pk", flat=True)]
    to_guardians = OutboundMessage.objects.filter(
        about_kind="guardian_consent", about_id__in=consents
    )
    theirs = OutboundMessage.objects.filter(
        pk__in=[
            *_mails_to(person).values_list("pk", flat=True),
            *to_guardians.values_list("pk", flat=True),
        ]
    )
    NoticeWishes.objects.filter(person=person).delete()
    ReceivedMail.objects.filter(person=person).delete()
    Follow.objects.filter(person=person).delete()
    Bounce.objects.filter(
        Q(message__in=theirs.values("pk")) | Q(email=person.email.lower())
    ).delete()
    forget_words(theirs)
    theirs.update(to_email="erased@erased.invalid", person=None)


def forget_words(mails: OutboundMessageQuerySet) -> None:
    """Nothing of them leaves any more, and nothing they said is kept."""
    mails.filter(status="queued").update(status="cancelled")
    mails.update(subject="", text="", html="", context={})


def export_wishes(person: Person) -> dict[str, Any]:
    """How and when news come, until when they were told, and what of their mail came back."""
    fields = ("rhythm", "weekday", "hour", "quiet_from", "quiet_to", "zone", "told_at")
    chosen = NoticeWishes.objects.filter(person=person).values(*fields).first()
    bounced = Bounce.objects.filter(email=person.email.lower()).order_by("at")
    follows = Follow.objects.filter(person=person).order_by("pk").values("kind", "number", "since")
    return {
        **(chosen or {}),
        "follows": list(follows),
        "came_back": list(bounced.values("code", "at", "mended_at")),
    }
