"""What people do with an entry: suggest a change, take it up in a city, download it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.toolkit.lifecycle import SUGGESTION
from thrive.toolkit.models.entry import ToolkitEntry, edits


class EntrySuggestionQuerySet(models.QuerySet["EntrySuggestion"]):
    def visible_to(self, user: Any) -> EntrySuggestionQuerySet:
        """One's own; editors read all."""
        if not user.is_authenticated:
            return self.none()
        return self if edits(user) else self.filter(made_by=user)

    def waiting(self) -> EntrySuggestionQuerySet:
        return self.filter(status="open").order_by("made_at", "pk")


class EntrySuggestion(Worded):
    """Something a member would change, and what the editors answered."""

    entry = models.ForeignKey(ToolkitEntry, on_delete=models.CASCADE, related_name="suggestions")
    words = models.TextField(max_length=2000)
    source = models.URLField(max_length=500, blank=True)
    status = models.CharField(max_length=8, choices=SUGGESTION.choices, default=SUGGESTION.first)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answer = models.TextField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = EntrySuggestionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Suggestion {self.pk}"

    def ref(self) -> Ref:
        return Ref("toolkit_entry", self.entry.slug, f"Suggestion to {self.entry}")


class CityUseQuerySet(models.QuerySet["CityUse"]):
    def today(self) -> CityUseQuerySet:
        return self.filter(ended_at=None)


class CityUse(models.Model):
    """A city works with this entry. The link waits on its record for the policy it may become."""

    entry = models.ForeignKey(ToolkitEntry, on_delete=models.PROTECT, related_name="uses")
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="toolkit_uses")
    taken_up_at = models.DateTimeField()
    taken_up_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CityUseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "community"],
                condition=models.Q(ended_at=None),
                name="a_city_takes_an_entry_up_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.community}: {self.entry}"

    def ref(self) -> Ref:
        return Ref("toolkit_use", str(self.pk), f"{self.entry}, {self.community}")


class DownloadCount(models.Model):
    """How often a file of an entry was taken in a month. Nothing says by whom."""

    entry = models.ForeignKey(ToolkitEntry, on_delete=models.CASCADE, related_name="downloads")
    month = models.DateField()
    form = models.CharField(max_length=4)
    language = models.CharField(max_length=2)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "month", "form", "language"], name="downloads_are_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.month:%Y-%m} {self.form} {self.language}: {self.count}"
