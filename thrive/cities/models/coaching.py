"""The coaching record: what a coach and a city did together, read by both (R21, R44)."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.models.community import Community

COACHING = "T1_5"  # the row of Table I that the whole record stands on
LONGEST = 600  # minutes of one contact
NOTE_LENGTH = 500


class CoachingContactQuerySet(models.QuerySet["CoachingContact"]):
    def standing(self) -> CoachingContactQuerySet:
        """What counts: everything that was not withdrawn."""
        return self.filter(withdrawn_at=None)

    def with_open_step(self) -> CoachingContactQuerySet:
        return self.standing().exclude(next_step="").filter(next_step_done_at=None)

    def newest_first(self) -> CoachingContactQuerySet:
        return self.order_by("-held_on", "-pk")


class CoachingContact(Worded):
    """One call, visit or mail. `offering` is the code in Table I that its minutes count toward.

    `coach` had the contact and wrote it down. `topics` are short words with commas between them.
    `next_step_for` says whose turn it is; `next_step_owner` is a name or role in words.
    """

    class Mode(models.TextChoices):
        CALL = "call", _("Call")
        VIDEO = "video", _("Video call")
        VISIT = "visit", _("Visit")
        MAIL = "mail", _("Mail")
        OTHER = "other", _("Something else")

    class For(models.TextChoices):
        CITY = "city", _("The city")
        COACH = "coach", _("The coach")

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="coaching_contacts"
    )
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="coaching_contacts"
    )
    held_on = models.DateField()
    mode = models.CharField(max_length=6, choices=Mode.choices, default=Mode.CALL)
    minutes = models.PositiveSmallIntegerField()
    offering = models.CharField(max_length=10, default=COACHING)
    topics = models.CharField(max_length=260, blank=True)
    summary = models.TextField()
    next_step = models.CharField(max_length=300, blank=True)
    next_step_for = models.CharField(max_length=5, choices=For.choices, default=For.CITY)
    next_step_owner = models.CharField(max_length=120, blank=True)
    next_step_due = models.DateField(null=True, blank=True)
    next_step_done_at = models.DateTimeField(null=True, blank=True)
    written_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reply = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    objects = CoachingContactQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["community", "held_on"])]
        constraints = [
            models.CheckConstraint(
                name="a_contact_lasts_1_to_600_minutes",
                condition=models.Q(minutes__gte=1, minutes__lte=LONGEST),
            ),
            models.CheckConstraint(
                name="a_next_step_has_its_day",
                condition=models.Q(next_step="") | models.Q(next_step_due__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community}, {self.held_on:%Y-%m-%d}"

    def ref(self) -> Ref:
        where = f"{self.community.slug[:50]}/{self.pk}"
        return Ref("coaching_contact", where, f"Coaching contact, {self.community}")

    @property
    def topic_words(self) -> list[str]:
        return [word.strip() for word in self.topics.split(",") if word.strip()]

    @property
    def is_overdue(self) -> bool:
        due = self.next_step_due
        return bool(due and self.next_step_done_at is None and due < clock.today())

    @property
    def written_on(self) -> datetime.date:
        return timezone.localtime(self.written_at).date()


class EarlierWords(models.Model):
    """What a contact said before its author corrected it: field → text as it stood."""

    contact = models.ForeignKey(CoachingContact, on_delete=models.PROTECT, related_name="earlier")
    replaced_at = models.DateTimeField()
    said = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.contact}: earlier words"


class PrivateNoteQuerySet(models.QuerySet["PrivateNote"]):
    def of_this_year(self) -> PrivateNoteQuerySet:
        return self.filter(written_at__year=clock.today().year)


class PrivateNote(models.Model):
    """A few words from one coach to the next. The city reads that it exists, never what it says."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="private_notes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="private_notes"
    )
    words = models.CharField(max_length=NOTE_LENGTH)
    written_at = models.DateTimeField()

    objects = PrivateNoteQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["community", "written_at"])]

    def __str__(self) -> str:
        return f"{self.community}: private note"

    def ref(self) -> Ref:
        where = f"{self.community.slug[:50]}/{self.pk}"
        return Ref("private_note", where, f"Private note, {self.community}")
