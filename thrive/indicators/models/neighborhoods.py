"""Neighborhoods made of census tracts, and pins: what a community has, and what hurts it (R77)."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.indicators.lifecycle import NEIGHBORHOOD, PIN
from thrive.indicators.models.standing import Moving, known_state


class Neighborhood(Moving):
    """A name that people use, and the census tracts it stands for: GEOIDs of 11 digits, sorted."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="neighborhoods")
    name = models.CharField(max_length=80)
    why = models.TextField(blank=True)
    tracts = models.JSONField()
    status = models.CharField(
        max_length=10, choices=NEIGHBORHOOD.choices, default=NEIGHBORHOOD.first
    )

    class Meta:
        constraints = [
            known_state(NEIGHBORHOOD, "neighborhood_status_is_known"),
            models.UniqueConstraint(fields=["community", "name"], name="a_name_a_neighborhood"),
        ]

    def __str__(self) -> str:
        return self.name

    def ref(self) -> Ref:
        return Ref("neighborhood", str(self.pk), f"Neighborhood of {self.community}")

    def get_absolute_url(self) -> str:
        return reverse("neighborhood", args=[self.community.slug, self.pk])


class AssetPin(Moving):
    """A place on the city's map, by tract and, where it is known, by a square of the map's grid.

    `agreed`: those who run the place agree to be shown. A danger is never shown to everybody.
    """

    class Kind(models.TextChoices):
        MEETING = "meeting", _("A place where people meet")
        GREEN = "green", _("A park or green place")
        LEARNING = "learning", _("A school, library or place to learn")
        HEALTH = "health", _("Health and care")
        FOOD = "food", _("Food")
        FAITH = "faith", _("A place of faith or culture")
        HELP = "help", _("A group that helps")
        WAY = "way", _("A safe way, a stop, a crossing")
        DANGER = "danger", _("A danger")

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="pins")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    label = models.CharField(max_length=80)
    words = models.CharField(max_length=300, blank=True)
    tract = models.CharField(max_length=11)
    square = models.CharField(max_length=3, blank=True)
    agreed = models.BooleanField(default=False)
    by_youth = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=PIN.choices, default=PIN.first)

    class Meta:
        constraints = [
            known_state(PIN, "pin_status_is_known"),
            models.CheckConstraint(
                condition=~models.Q(status="shown")
                | models.Q(agreed=True) & ~models.Q(kind="danger"),
                name="a_danger_stays_with_the_team",
            ),
        ]

    def __str__(self) -> str:
        return f"Pin {self.pk}, {self.community}"

    def ref(self) -> Ref:
        return Ref("pin", str(self.pk), f"Pin on the map of {self.community}")

    def get_absolute_url(self) -> str:
        return reverse("pins", args=[self.community.slug])
