"""Information sessions: how a city completes step b."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.models.application import CityApplication


class InfoSessionQuerySet(models.QuerySet["InfoSession"]):
    def going_ahead(self) -> InfoSessionQuerySet:
        """Those that nobody has cancelled, held or still to come."""
        return self.filter(cancelled_at=None)


class InfoSession(Worded):
    starts_at = models.DateTimeField()
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    place = models.CharField(max_length=160)
    link = models.URLField(blank=True)
    capacity = models.PositiveSmallIntegerField(default=100)
    is_demo = models.BooleanField(default=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.TextField(blank=True)

    objects = InfoSessionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["starts_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["starts_at", "language", "place", "is_demo"],
                condition=Q(cancelled_at=None),
                name="one_session_at_a_time_and_place",
            )
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d} {self.place}"

    def ref(self) -> Ref:
        return Ref("info_session", str(self.pk), str(self))


class InfoSessionPlace(models.Model):
    """An application's place in a session; `attended` stays empty until a coach marks it."""

    session = models.ForeignKey(InfoSession, on_delete=models.CASCADE, related_name="places")
    application = models.ForeignKey(
        CityApplication, on_delete=models.CASCADE, related_name="info_session_places"
    )
    asked_at = models.DateTimeField()
    attended = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "application"], name="one_place_in_a_session"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application} at {self.session}"
