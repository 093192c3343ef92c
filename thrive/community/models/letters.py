"""What happens to letters that were reported: the report, what a moderator decided, the appeal."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.community.lifecycle import LETTER_APPEAL, LETTER_REPORT
from thrive.community.models.directory import DirectoryLetter
from thrive.community.models.moderation import HARDEST_FIRST, MODERATORS
from thrive.community.words import Reason
from thrive.people.models import Person


class LetterReportQuerySet(models.QuerySet["LetterReport"]):
    def open(self) -> LetterReportQuerySet:
        """What may hurt somebody first, then the longest wait."""
        return self.filter(status="open").order_by(HARDEST_FIRST, "made_at", "pk")

    def visible_to(self, viewer: Any) -> LetterReportQuerySet:
        """Moderators; never whoever wrote the letter, who would learn who reported it."""
        may = viewer.is_authenticated and viewer.program_roles & MODERATORS
        return self.exclude(letter__by=viewer) if may else self.none()


class LetterReport(Worded):
    """The one who got a letter asks a moderator to read it. Only they can, so there is one a letter."""

    letter = models.OneToOneField(DirectoryLetter, on_delete=models.CASCADE, related_name="report")
    reason = models.CharField(max_length=12, choices=Reason)
    words = models.CharField(max_length=1000, blank=True)
    status = models.CharField(
        max_length=10, choices=LETTER_REPORT.choices, default=LETTER_REPORT.first
    )
    made_at = models.DateTimeField(default=clock.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = LetterReportQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["made_at"], condition=models.Q(status="open"), name="letter_report_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.letter_id}"

    def ref(self) -> Ref:
        """On the report, not on a person: the writer's own history never says that there is one."""
        return Ref("letter_report", str(self.pk), "A report of a letter")


class LetterActQuerySet(models.QuerySet["LetterAct"]):
    def visible_to(self, viewer: Any) -> LetterActQuerySet:
        """Moderators see every act; members what was decided about their own letters."""
        if not viewer.is_authenticated:
            return self.none()
        if viewer.program_roles & MODERATORS:
            return self.all()
        return self.filter(writer=viewer)

    def in_force(self, writer: Person) -> LetterActQuerySet:
        """What keeps this person from writing today, the longest first."""
        lasting = models.Q(until=None) | models.Q(until__gt=clock.now())
        stops = self.filter(lasting, writer=writer, what="stop").exclude(appeal="granted")
        return stops.order_by(models.F("until").desc(nulls_first=True), "-pk")

    def appealed(self) -> LetterActQuerySet:
        """Whoever left waits for no answer."""
        asked = self.filter(appeal="open").exclude(writer=None)
        return asked.order_by("appealed_at", "pk")


class LetterAct(Worded):
    """What a moderator decided about a letter, with the reason in words, and the appeal against it.

    A letter that stays as it is leaves no mark on its writer: `writer` and `of` are empty then.
    Without `until` a stop is for good. The act outlives letter and people, for the log.
    """

    report = models.ForeignKey(
        LetterReport, null=True, blank=True, on_delete=models.SET_NULL, related_name="acts"
    )
    writer = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="letter_acts"
    )
    what = models.CharField(max_length=5)
    of = models.CharField(max_length=12, choices=Reason, blank=True)
    reason = models.CharField(max_length=1000)
    until = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)
    appeal = models.CharField(max_length=8, choices=LETTER_APPEAL.choices, blank=True)
    appeal_words = models.CharField(max_length=2000, blank=True)
    appealed_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=1000, blank=True)
    answered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = LetterActQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["appealed_at"], condition=models.Q(appeal="open"), name="letter_appeal_open"
            )
        ]

    @property
    def said(self) -> str:
        """What was decided, in words."""
        if self.what == "leave":
            return _("A letter breaks no rule")
        if self.until is None:
            return _("No letters any more")
        return _("No letters until %(day)s") % {"day": day_of(self.until)}

    @property
    def is_in_force(self) -> bool:
        lasts = self.until is None or self.until > clock.now()
        return self.what == "stop" and lasts and self.appeal != "granted"

    def __str__(self) -> str:
        return f"{self.what} {self.report_id}"


def day_of(moment: datetime.datetime) -> str:
    return date_format(timezone.localtime(moment), "DATE_FORMAT")
