"""What only people can say about a city's first steps: a call was held, a page was looked at."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from thrive.base.refs import Ref
from thrive.cities.models import Enrollment


class OnboardingTick(models.Model):
    """One of the first steps (`rules.first_steps`) that somebody wrote down, with its day."""

    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="ticks")
    code = models.CharField(max_length=40)
    happened_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    ticked_at = models.DateTimeField()
    ticked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrollment", "code"], name="a_first_step_is_ticked_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}, {self.enrollment}"

    def ref(self) -> Ref:
        return Ref("enrollment", str(self.enrollment_id), f"{self.code}, {self.enrollment}")
