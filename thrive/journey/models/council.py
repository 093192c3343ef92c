"""When a council takes up something of a city's work: written down by the city, before it happens."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db import models

from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.journey.models.milestones import read_by


class CouncilDateQuerySet(models.QuerySet["CouncilDate"]):
    def visible_to(self, user: Any) -> CouncilDateQuerySet:
        """The city's people and the program; everybody where the city opened it to all."""
        return self.filter(models.Q(community__in=read_by(user)) | models.Q(is_public=True))

    def ahead(self, today: datetime.date) -> CouncilDateQuerySet:
        """Those to come, today's among them, the next one first."""
        return self.filter(off_at=None, meets_on__gte=today).order_by("meets_on", "pk")


class CouncilDate(models.Model):
    """On the agenda of this body on this day. What came of it is a commitment, or a step's proof.

    Rows are taken off (`off_at`), never deleted: an agenda that was moved is written down anew.
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="council_dates")
    body = models.CharField(max_length=160)
    meets_on = models.DateField()
    what = models.CharField(max_length=200)
    url = models.URLField(max_length=500, blank=True)
    is_public = models.BooleanField(default=False)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    off_at = models.DateTimeField(null=True, blank=True)

    objects = CouncilDateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "meets_on", "what"],
                condition=models.Q(off_at=None),
                name="a_council_date_is_written_once",
            )
        ]
        indexes = [models.Index(fields=["community", "meets_on"])]

    def __str__(self) -> str:
        return f"{self.what}, {self.meets_on:%Y-%m-%d}"

    def ref(self) -> Ref:
        return Ref("council_date", str(self.pk), f"Council date, {self.community}")
