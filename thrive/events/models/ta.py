"""Technical assistance: questions by action area (R86), and the log of help both sides read."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.belonging import belonging_of
from thrive.cities.models import Community
from thrive.events.lifecycle import TA_ENTRY, TA_REQUEST

LONGEST = 600  # minutes of one entry


class TARequestQuerySet(models.QuerySet["TARequest"]):
    def open(self) -> TARequestQuerySet:
        return self.filter(status__in=("asked", "routed"))

    def published(self) -> TARequestQuerySet:
        return self.filter(status="published")

    def visible_to(self, viewer: Any) -> TARequestQuerySet:
        """One's own, those of one's city; the program's staff see all of them."""
        if not viewer.is_authenticated:
            return self.none()
        if viewer.program_roles:
            return self.all()
        mine = belonging_of(viewer)
        return self.filter(Q(asked_by=viewer) | Q(community__in=sorted(mine.cities)))


class TARequest(Worded):
    """A question about carrying out an action area. `area` is a slug of the rulebook.

    `faq_question` and `faq_answer` are the words for everybody, without who asked.
    """

    community = models.ForeignKey(
        Community, null=True, blank=True, on_delete=models.PROTECT, related_name="ta_requests"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="ta_requests",
    )
    area = models.CharField(max_length=60)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    question = models.TextField()
    status = models.CharField(max_length=10, choices=TA_REQUEST.choices, default=TA_REQUEST.first)
    asked_at = models.DateTimeField()
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="ta_assigned",
    )
    routed_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="ta_answered",
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    faq_question = models.CharField(max_length=300, blank=True)
    faq_answer = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    objects = TARequestQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["status", "asked_at"]),
            models.Index(fields=["assigned_to", "status"]),
        ]

    def __str__(self) -> str:
        return f"Question {self.pk}"

    def ref(self) -> Ref:
        return Ref("ta_request", str(self.pk), "A question to our experts")

    @property
    def took(self) -> datetime.timedelta | None:
        """From the question to the answer."""
        return self.answered_at - self.asked_at if self.answered_at else None


class TAEntryQuerySet(models.QuerySet["TAEntry"]):
    def counting(self) -> TAEntryQuerySet:
        return self.exclude(status="withdrawn")

    def waiting(self) -> TAEntryQuerySet:
        return self.filter(status="written").order_by("written_at", "pk")


class TAEntry(Worded):
    """An hour of help, as who gave it wrote it down and as the city answered.

    Coaching contacts have their own record (`cities.CoachingContact`) and events their attendance;
    this is for the rest of Table I. `offering` is its code there.
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="ta_entries")
    offering = models.CharField(max_length=10)
    held_on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    what = models.TextField()
    outcome = models.TextField(blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="ta_given",
    )
    status = models.CharField(max_length=10, choices=TA_ENTRY.choices, default=TA_ENTRY.first)
    written_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reply = models.CharField(max_length=300, blank=True)

    objects = TAEntryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["community", "held_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=LONGEST),
                name="help_lasts_1_to_600_minutes",
            )
        ]

    def __str__(self) -> str:
        return f"{self.community}, {self.held_on:%Y-%m-%d}"

    def ref(self) -> Ref:
        where = f"{self.community.slug[:50]}/{self.pk}"
        return Ref("ta_entry", where, f"Help, {self.community}")
