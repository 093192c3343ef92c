"""The directory: who chose to be found by other members, what they show, and letters to them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.base.models import Worded
from thrive.cities.models import Community


class DirectoryEntryQuerySet(models.QuerySet["DirectoryEntry"]):
    def visible_to(self, user: Any) -> DirectoryEntryQuerySet:
        """Members read it. Asked each time: whoever is no adult, or is gone, stands in no list."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(person__age_band="adult", person__erased_at=None)

    def told(self) -> DirectoryEntryQuerySet:
        rows = self.select_related("person", "city").prefetch_related("areas")
        return rows.order_by("person__shown_name", "pk")


class DirectoryEntry(Worded):
    """One adult's own choice to be found. `shows` names the parts of the profile they show here;
    `languages` are codes between commas."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="directory_entry"
    )
    shows = models.JSONField(default=list, blank=True)
    city = models.ForeignKey(
        Community, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    languages = models.CharField(max_length=120, blank=True)
    about = models.CharField(max_length=300, blank=True)
    takes_letters = models.BooleanField(default=True)
    listed_at = models.DateTimeField(default=clock.now)

    objects = DirectoryEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "directory entries"

    def __str__(self) -> str:
        return str(self.person)


class DirectoryArea(models.Model):
    """An action area (slug) somebody offers help with, or looks for help with."""

    class Mode(models.TextChoices):
        OFFER = "offer", _("Can help with")
        SEEK = "seek", _("Looks for")

    entry = models.ForeignKey(DirectoryEntry, on_delete=models.CASCADE, related_name="areas")
    area = models.CharField(max_length=60)
    mode = models.CharField(max_length=5, choices=Mode.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "area", "mode"], name="an_area_is_said_once")
        ]

    def __str__(self) -> str:
        return f"{self.mode} {self.area}"


class LetterQuerySet(models.QuerySet["DirectoryLetter"]):
    def of(self, person: Any) -> LetterQuerySet:
        return self.filter(Q(to=person) | Q(by=person))

    def visible_to(self, user: Any) -> LetterQuerySet:
        """Whoever got it. A moderator reads a letter only through its report."""
        return self.filter(to=user) if user.is_authenticated else self.none()


class DirectoryLetter(models.Model):
    """What one adult wrote to another through the platform, which hands on no address."""

    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letters_got"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letters_sent"
    )
    text = models.TextField()
    at = models.DateTimeField(default=clock.now)

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["by", "at"])]

    def __str__(self) -> str:
        return f"{self.by} – {self.to}"
