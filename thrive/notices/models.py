"""The outbox: every mail is a row first, written in the transaction of what it tells about."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.notices.lifecycle import OUTBOUND_MESSAGE
from thrive.people.models import Person


class OutboundMessageQuerySet(models.QuerySet["OutboundMessage"]):
    def due(self) -> OutboundMessageQuerySet:
        """Waiting, its time has come, and nobody holds it (or whoever held it is gone)."""
        now = clock.now()
        free = models.Q(claimed_until=None) | models.Q(claimed_until__lte=now)
        return self.filter(free, status="queued", not_before__lte=now)

    def with_secrets(self) -> OutboundMessageQuerySet:
        """Mails whose text still holds a code or a private link."""
        return self.filter(secret=True).exclude(text="")

    def about(self, thing: Ref) -> OutboundMessageQuerySet:
        return self.filter(about_kind=thing.kind, about_id=thing.id)

    def visible_to(self, viewer: Any) -> OutboundMessageQuerySet:
        """Administrators see every mail; other program staff those they caused; members none."""
        if not viewer.is_authenticated or not viewer.program_roles:
            return self.none()
        if "admin" in viewer.program_roles:
            return self.all()
        return self.caused_by(str(viewer.public_id))

    def caused_by(self, person: str) -> OutboundMessageQuerySet:
        return self.filter(by_kind="person", by_id=person)


class OutboundMessage(Worded):
    """One mail to one address.

    `secret`: the text holds a code, a private link or words for one reader; it is blanked once sent
    and staff never read it. `context` keeps what the template was given, without secrets. A worker
    that takes a message writes `claim` and `claimed_until`; see `thrive.notices.delivery` for what
    that guarantees. `stop` names what the reader can end by one click, such as “digest” or
    “thread 17”; `answers` what they can answer by mail.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    template = models.CharField(max_length=80, blank=True)
    to_email = models.EmailField(max_length=254)
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="mails"
    )
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    secret = models.BooleanField(default=False)
    context = models.JSONField(default=dict)
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.CharField(max_length=60, blank=True)
    about_text = models.CharField(max_length=300, blank=True)
    by_kind = models.CharField(max_length=40)
    by_id = models.CharField(max_length=60, blank=True)
    by_text = models.CharField(max_length=120)
    stop = models.CharField(max_length=60, blank=True)
    answers = models.CharField(max_length=60, blank=True)
    dedupe_key = models.CharField(max_length=160, null=True, blank=True, unique=True)
    status = models.CharField(
        max_length=10, choices=OUTBOUND_MESSAGE.choices, default=OUTBOUND_MESSAGE.first
    )
    created = models.DateTimeField(default=clock.now)
    not_before = models.DateTimeField(default=clock.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    objects = OutboundMessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["status", "not_before"]),
            models.Index(fields=["about_kind", "about_id"]),
            models.Index(fields=["by_kind", "by_id"]),
            models.Index(fields=["created"]),
            models.Index(
                fields=["created"],
                condition=models.Q(secret=True) & ~models.Q(text=""),
                name="mails_with_secrets",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template or 'mail'} {self.public_id}"

    @property
    def about(self) -> Ref | None:
        if not self.about_kind:
            return None
        return Ref(self.about_kind, self.about_id, self.about_text)

    @property
    def by(self) -> Ref:
        return Ref(self.by_kind, self.by_id, self.by_text)

    @property
    def waits_until(self) -> datetime.datetime | None:
        """It has not been tried yet, and its moment is still to come."""
        later = self.status == "queued" and not self.attempts and self.not_before > clock.now()
        return self.not_before if later else None

    @property
    def is_readable(self) -> bool:
        """Its text is still here."""
        return bool(self.text)

    def ref(self) -> Ref:
        return Ref("mail", str(self.public_id), "Mail")


class Rhythm(models.TextChoices):
    """How news of what somebody follows come."""

    AT_ONCE = "at_once", _("As they come")
    DAILY = "daily", _("One mail a day")
    WEEKLY = "weekly", _("One mail a week")
    NEVER = "never", _("Not by mail")


class NoticeWishes(Worded):
    """How and when one person wants news, and up to where they were told.

    A digest tells of the entries of history after `told_to`, up to the newest one: their numbers have
    no gaps and are given in the order in which changes are committed, so no window misses any and none
    holds one twice. `next_at` is the moment of the next digest; without it there is none. `hour`,
    `quiet_from` and `quiet_to` are hours of the day in `zone`; equal ones mean no quiet hours.
    """

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="notice_wishes"
    )
    rhythm = models.CharField(max_length=7, choices=Rhythm, default=Rhythm.WEEKLY)
    weekday = models.PositiveSmallIntegerField(default=0)
    hour = models.PositiveSmallIntegerField(default=8)
    quiet_from = models.PositiveSmallIntegerField(default=21)
    quiet_to = models.PositiveSmallIntegerField(default=7)
    zone = models.CharField(max_length=40, default=settings.TIME_ZONE)
    told_to = models.PositiveBigIntegerField(default=0)
    told_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        verbose_name_plural = "notice wishes"

    def __str__(self) -> str:
        return f"{self.rhythm} at {self.hour}"


class Bounce(Worded):
    """A mail that came back for good. `email` is the address as it was, in small letters.

    `stops`: with this one, mail to the address ends until `mended_at`. One row a mail, however often
    its report comes.
    """

    message = models.OneToOneField(OutboundMessage, on_delete=models.CASCADE, related_name="bounce")
    email = models.EmailField(max_length=254)
    code = models.CharField(max_length=12)
    at = models.DateTimeField(default=clock.now)
    stops = models.BooleanField(default=False)
    mended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["email"], condition=models.Q(mended_at=None), name="bounces_of_address"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.at:%Y-%m-%d}"


class ReceivedMail(models.Model):
    """An answer that was brought to us, known by the fingerprint of its Message-ID: once is enough."""

    key = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="mails_from", null=True, blank=True
    )
    outcome = models.CharField(max_length=10)
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.outcome} {self.at:%Y-%m-%d}"


class Follow(models.Model):
    """Somebody follows a place or a theme, such as a city: what is new about it comes in the digest.

    What a room above lets people follow in its own way (threads, spaces) it keeps itself.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="follows")
    kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    since = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "number"], name="followed_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
