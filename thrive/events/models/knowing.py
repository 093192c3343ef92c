"""Who has done the check of a training, and who answers questions about what."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from thrive.base import clock
from thrive.events.models.fields import SlugsField
from thrive.people.models import Person
from thrive.people.words import AgeBand


class CheckDone(models.Model):
    """Somebody answered every question of a training's check; how often they tried is not kept."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="checks_done"
    )
    training = models.CharField(max_length=20)
    done_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "training"], name="a_check_is_done_once")
        ]

    def __str__(self) -> str:
        return f"{self.training}, {self.done_at:%Y-%m-%d}"


class ExpertiseQuerySet(models.QuerySet["Expertise"]):
    def visible_to(self, viewer: Any) -> ExpertiseQuerySet:
        """Adults who work for the program today and whose profile this viewer may open."""
        shown = Person.objects.visible_to(viewer).of_program().filter(age_band=AgeBand.ADULT)
        return self.filter(person__in=shown.values("pk"))


class Expertise(models.Model):
    """What somebody answers questions about (R140): their own choice, taken back at any time.

    `region` is a slug of `thrive.places.regions`, empty for the whole state.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="expertise"
    )
    areas = SlugsField()
    languages = SlugsField()
    region = models.CharField(max_length=40, blank=True)
    about = models.CharField(max_length=240, blank=True)
    offered_at = models.DateTimeField(default=clock.now)

    objects = ExpertiseQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "expertise"

    def __str__(self) -> str:
        return f"{self.person}: {', '.join(self.areas)}"
