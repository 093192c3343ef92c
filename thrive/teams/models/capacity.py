"""How able a team feels to do its work, asked again and again (R70)."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from thrive.base.refs import Ref
from thrive.cities.models import Community


class CapacityCheck(models.Model):
    """One person's answers on one day: statement code → 1 (not yet) to 4 (fully). One a day."""

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="capacity_checks"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="capacity_checks",
    )
    answers = models.JSONField()
    next_step = models.TextField(blank=True)
    taken_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["community", "taken_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person", "taken_on"],
                condition=models.Q(person__isnull=False),
                name="one_check_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.community}, {self.taken_on}"

    def ref(self) -> Ref:
        return Ref("capacity_check", str(self.pk), f"Capacity check, {self.community}")
