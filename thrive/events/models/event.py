"""An event, the series it may belong to, its questions, and what stays afterwards (R94)."""

from __future__ import annotations

import datetime
import uuid
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.belonging import belonging_of
from thrive.cities.models import Community
from thrive.events.lifecycle import EVENT
from thrive.events.models.fields import SlugsField
from thrive.events.words import Kind, Training, Who

LONGEST_DAYS = 14
ON_THE_CALENDAR = ("open", "full", "closed", "held", "cancelled")


class Spoken(models.Model):
    """Title and text in English, and in Spanish where somebody wrote it."""

    title = models.CharField(max_length=160)
    title_es = models.CharField(max_length=160, blank=True)
    about = models.TextField(blank=True)
    about_es = models.TextField(blank=True)

    class Meta:
        abstract = True

    def title_in(self, language: str) -> str:
        return (self.title_es if language.startswith("es") else "") or self.title

    def about_in(self, language: str) -> str:
        return (self.about_es if language.startswith("es") else "") or self.about

    @property
    def said_title(self) -> str:
        return self.title_in(get_language() or "en")

    @property
    def said_about(self) -> str:
        return self.about_in(get_language() or "en")

    @property
    def title_lang(self) -> str:
        """The language the shown title is really in, when it is not the page's."""
        spoken = (get_language() or "en")[:2]
        return "en" if spoken == "es" and not self.title_es else ""


class EventSeries(Spoken, Worded):
    """A rule by which events come back. Each occurrence is a row of its own (`Event`).

    `rrule` is kept as it was checked (RFC 5545). Changed "from here on", a series ends before the
    change and `follows` leads from the new one to it.
    """

    slug = models.SlugField(max_length=120, unique=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=14, choices=Kind.choices)
    rrule = models.CharField(max_length=240)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    zone = models.CharField(max_length=60, default="America/Los_Angeles")
    audiences = SlugsField()
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="followed_by"
    )
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "event series"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("event_series", args=[self.slug])

    def ref(self) -> Ref:
        return Ref("event_series", self.slug[:60], self.title)


class EventQuerySet(models.QuerySet["Event"]):
    def published(self) -> EventQuerySet:
        return self.exclude(status="draft")

    def going_ahead(self) -> EventQuerySet:
        return self.filter(status__in=("open", "full", "closed", "held"))

    def ahead(self) -> EventQuerySet:
        """Not over yet."""
        return self.filter(ends_at__gt=clock.now())

    def visible_to(self, viewer: Any) -> EventQuerySet:
        """Published, and open to this person; the program's staff see everything, a city's Core
        Team the drafts of its own."""
        if not viewer.is_authenticated:
            return self.published().filter(who=Who.PUBLIC)
        if viewer.program_roles:
            return self.all()
        mine = belonging_of(viewer)
        shown = Q(who__in=(Who.PUBLIC, Who.MEMBERS))
        if mine.offerings:
            shown |= Q(who=Who.TIER, offering__in=sorted(mine.offerings))
        if mine.cities:
            shown |= Q(who=Who.CITY, community__in=sorted(mine.cities))
        shown &= ~Q(status="draft")
        if mine.core:
            shown |= Q(community__in=sorted(mine.core))
        return self.filter(shown)


class Event(Spoken, Worded):
    """One event. Times are moments; `zone` is where its clock hangs.

    `offering` is the row of Table I it counts toward: only cities whose tier is offered it sign up.
    `link` (to join online) is shown to those who have a place. `elsewhere` leads to a page of
    somebody else where one signs up. `adults` names the two adults of an event for youth (R133).
    `sequence` and `changed_at` tell calendars that something changed (RFC 5545 SEQUENCE).
    `occurrence_at` is where the series' rule puts it; `is_apart` when this one was changed alone.
    """

    slug = models.SlugField(max_length=120, unique=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    series = models.ForeignKey(
        EventSeries, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    occurrence_at = models.DateTimeField(null=True, blank=True)
    is_apart = models.BooleanField(default=False)
    kind = models.CharField(max_length=14, choices=Kind.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    zone = models.CharField(max_length=60, default="America/Los_Angeles")
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(blank=True)
    elsewhere = models.URLField(blank=True)
    community = models.ForeignKey(
        Community, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    host = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="hosted_events",
    )
    who = models.CharField(max_length=8, choices=Who.choices, default=Who.PUBLIC)
    offering = models.CharField(max_length=10, blank=True)
    training = models.CharField(max_length=20, choices=Training.choices, blank=True)
    module = models.CharField(max_length=40, blank=True)
    areas = SlugsField()
    languages = SlugsField()
    audiences = SlugsField()
    supports = SlugsField()
    capacity = models.PositiveIntegerField(null=True, blank=True)
    for_youth = models.BooleanField(default=False)
    adults = models.CharField(max_length=240, blank=True)
    status = models.CharField(max_length=10, choices=EVENT.choices, default=EVENT.first)
    sequence = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    cancel_reason = models.TextField(blank=True)
    follow_up = models.TextField(blank=True)
    followed_up_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["starts_at"]),
            models.Index(fields=["ends_at"]),
            models.Index(fields=["changed_at"]),
            models.Index(fields=["community", "starts_at"]),
            models.Index(fields=["training", "module"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="an_event_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~Q(who="city") | Q(community__isnull=False),
                name="a_city_event_has_its_city",
            ),
            models.CheckConstraint(
                condition=~Q(who="tier") | ~Q(offering=""), name="a_tier_event_has_its_offering"
            ),
            models.UniqueConstraint(
                fields=["series", "occurrence_at"], name="one_event_an_occurrence"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.slug])

    def ref(self) -> Ref:
        return Ref("event", str(self.uid), self.title)

    @property
    def starts(self) -> datetime.datetime:
        """By the clock of its own place."""
        return self.starts_at.astimezone(ZoneInfo(self.zone))

    @property
    def ends(self) -> datetime.datetime:
        return self.ends_at.astimezone(ZoneInfo(self.zone))

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= clock.now()

    @property
    def takes_places(self) -> bool:
        """One signs up here, not on somebody else's page."""
        return not self.elsewhere

    @property
    def lasts_one_day(self) -> bool:
        return self.starts.date() == self.ends.date()


class EventQuestion(models.Model):
    """Something asked of everybody who signs up."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="questions")
    words = models.CharField(max_length=200)
    words_es = models.CharField(max_length=200, blank=True)
    is_required = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.words

    @property
    def said(self) -> str:
        spoken = (get_language() or "en").startswith("es")
        return (self.words_es if spoken else "") or self.words


class Material(Worded):
    """What stays after an event. A recording always comes with its captions (R136)."""

    class Kind(models.TextChoices):
        RECORDING = "recording", _("Recording")
        SLIDES = "slides", _("Slides")
        NOTES = "notes", _("Notes")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="materials")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=160)
    url = models.URLField()
    captions_url = models.URLField(blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="recording") | ~Q(captions_url=""),
                name="a_recording_has_captions",
            )
        ]

    def __str__(self) -> str:
        return self.title
