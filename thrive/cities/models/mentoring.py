"""Vanguard cities mentor others: what a city offers or looks for, the pair, its contacts (R72)."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.lifecycle import MENTORING
from thrive.cities.models.community import Community

OPEN = ("waiting", "proposed", "active")


class MentoringTopics(Worded):
    """What a city can help others with, or looks for: action areas (slugs) and its own words."""

    class Mode(models.TextChoices):
        OFFER = "offer", _("Offers")
        SEEK = "seek", _("Looks for")

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="mentoring_topics"
    )
    mode = models.CharField(max_length=5, choices=Mode.choices)
    areas = models.JSONField(default=list, blank=True)
    words = models.CharField(max_length=300, blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name_plural = "mentoring topics"
        constraints = [
            models.UniqueConstraint(fields=["community", "mode"], name="topics_are_said_once")
        ]

    def __str__(self) -> str:
        return f"{self.community} {self.mode}"


class MentorPairingQuerySet(models.QuerySet["MentorPairing"]):
    def visible_to(self, user: Any) -> MentorPairingQuerySet:
        """The people of either city, their coaches, and program administrators."""
        if not user.is_authenticated:
            return self.none()
        if "admin" in user.program_roles:
            return self.all()
        mine = Community.objects.of(user).values("pk")
        return self.filter(Q(mentor__in=mine) | Q(mentee__in=mine))

    def open(self) -> MentorPairingQuerySet:
        return self.filter(status__in=OPEN)

    def in_line(self, mentor: Community) -> MentorPairingQuerySet:
        """Those who wait for this mentor, who came first stands first."""
        return self.filter(mentor=mentor, status="waiting").order_by("proposed_at", "pk")

    def taking_a_place(self) -> MentorPairingQuerySet:
        """Active pairs, and those that came up from the line and are being answered."""
        return self.filter(Q(status="active") | Q(status="proposed", waited=True))

    def called_before(self, moment: datetime.datetime) -> MentorPairingQuerySet:
        """Came up from a line before this moment, and are still being answered."""
        return self.filter(status="proposed", waited=True, called_at__lt=moment)

    def active(self) -> MentorPairingQuerySet:
        return self.filter(status="active")

    def between(self, one: Community, other: Community) -> MentorPairingQuerySet:
        """Pairs of these two, whoever mentors."""
        return self.filter(Q(mentor=one, mentee=other) | Q(mentor=other, mentee=one))


class MentorPairing(Worded):
    """One city mentors another. Both have said yes before it is active.

    `areas` are slugs of action areas, `topics` the cities' own words: both public once it is
    active. `reason` says why it was declined or ended. One that `waited` came up from the mentor's
    line at `called_at`, and a place is held for it while both cities answer; `proposed_at` is its
    place in line.
    """

    class Side(models.TextChoices):
        MENTOR = "mentor", _("the mentor city")
        MENTEE = "mentee", _("the city that is mentored")
        PROGRAM = "program", _("the program")

    mentor = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="mentors")
    mentee = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="mentored_by")
    areas = models.JSONField(default=list, blank=True)
    topics = models.CharField(max_length=300)
    status = models.CharField(max_length=10, choices=MENTORING.choices, default=MENTORING.first)
    proposed_for = models.CharField(max_length=7, choices=Side.choices)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_at = models.DateTimeField()
    mentor_yes_at = models.DateTimeField(null=True, blank=True)
    mentee_yes_at = models.DateTimeField(null=True, blank=True)
    waited = models.BooleanField(default=False)
    called_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    objects = MentorPairingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(mentor=models.F("mentee")), name="no_city_mentors_itself"
            ),
            models.UniqueConstraint(
                fields=["mentor", "mentee"],
                condition=Q(status__in=OPEN),
                name="one_open_pair_of_the_same_two",
            ),
        ]
        indexes = [models.Index(fields=["status"])]

    def __str__(self) -> str:
        return f"{self.mentor} – {self.mentee}"

    def get_absolute_url(self) -> str:
        return reverse("mentor_pairing", args=[self.pk])

    def ref(self) -> Ref:
        return Ref("mentor_pairing", str(self.pk), str(self))

    def said_yes(self, side: str) -> bool:
        return (self.mentor_yes_at if side == self.Side.MENTOR else self.mentee_yes_at) is not None


class MentorContactQuerySet(models.QuerySet["MentorContact"]):
    def confirmed(self) -> MentorContactQuerySet:
        return self.exclude(confirmed_at=None)

    def waiting(self) -> MentorContactQuerySet:
        """Not yet confirmed by the mentee."""
        return self.filter(confirmed_at=None)


class MentorContact(Worded):
    """A call, a visit, a long mail. It counts once the mentee says that it happened.

    `minutes` together, of both cities; `written_for` is the side that wrote it down.
    """

    pairing = models.ForeignKey(MentorPairing, on_delete=models.CASCADE, related_name="contacts")
    happened_on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    topics = models.CharField(max_length=300)
    written_for = models.CharField(max_length=7, choices=MentorPairing.Side.choices)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = MentorContactQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["pairing", "happened_on"])]

    def __str__(self) -> str:
        return f"{self.pairing}, {self.happened_on:%Y-%m-%d}"
