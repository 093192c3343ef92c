"""The document “Data City Recommendations”: a slot that stays empty until the program has it (C22)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from thrive.base import clock
from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.indicators.models.catalog import MAKERS
from thrive.indicators.models.standing import a_person


class RecommendationsQuerySet(models.QuerySet["Recommendations"]):
    def standing(self) -> RecommendationsQuerySet:
        """What everybody reads: at most one in each language, English first."""
        return self.filter(ended_at=None).order_by("language")

    def visible_to(self, user: Any) -> RecommendationsQuerySet:
        """Those who put it there also open what stood there before."""
        if user.is_authenticated and user.program_roles & MAKERS:
            return self.all()
        return self.standing()


class Recommendations(Worded):
    """One PDF in one language. It never changes: a new one takes its place, or it is taken off."""

    title = models.CharField(max_length=160)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    year = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=400, blank=True)
    file = models.FileField(upload_to="recommendations/%Y/%m/")
    name = models.CharField(max_length=124)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField(default=clock.now)
    added_by = a_person()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = a_person(blank=True)

    objects = RecommendationsQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["language"],
                condition=models.Q(ended_at=None),
                name="one_document_stands_a_language",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.get_language_display()}, {self.year})"

    def ref(self) -> Ref:
        return Ref("recommendations", str(self.pk), str(self)[:300])

    def get_absolute_url(self) -> str:
        return reverse("recommendations_file", args=[self.pk])
