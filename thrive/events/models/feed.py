"""A person's own calendar feed: a secret address that can be taken back."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from thrive.base import clock
from thrive.base.refs import Ref


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def alive(self) -> CalendarFeedQuerySet:
        return self.filter(revoked_at=None)


class CalendarFeed(models.Model):
    """Of the address only a SHA-256 is kept; `ending` are its last letters, to tell two apart."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feeds"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    ending = models.CharField(max_length=4)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    made_at = models.DateTimeField(default=clock.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = CalendarFeedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"feed …{self.ending}"

    def ref(self) -> Ref:
        return Ref("calendar_feed", str(self.pk), "A calendar feed")
