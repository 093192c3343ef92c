"""Where a city stands on the way: changes of stage, and readings of its capacities."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.models import Enrollment
from thrive.cities.models.seats import STAGES
from thrive.journey.lifecycle import ASSESSMENT, STAGE_CHANGE


class StageChange(Worded):
    """A coach proposes, an administrator confirms; `override` says why, where a condition is open."""

    enrollment = models.ForeignKey(
        Enrollment, on_delete=models.CASCADE, related_name="stage_changes"
    )
    before = models.CharField(max_length=12, choices=STAGES)
    after = models.CharField(max_length=12, choices=STAGES)
    status = models.CharField(
        max_length=10, choices=STAGE_CHANGE.choices, default=STAGE_CHANGE.first
    )
    why = models.TextField()
    override = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_at = models.DateTimeField()
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrollment"],
                condition=models.Q(status="proposed"),
                name="one_open_change_of_stage",
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrollment}: {self.before} → {self.after}"

    def ref(self) -> Ref:
        return Ref("stage_change", str(self.pk), f"Stage, {self.enrollment.community}")


def _rating() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])


class ProgressionAssessment(Worded):
    """A team reads its own four capacities, 1 to 5, with what shows it. Levels open nothing (C29)."""

    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="assessments")
    assessed_on = models.DateField()
    leadership = _rating()
    data = _rating()
    budgeting = _rating()
    planning = _rating()
    level = models.PositiveSmallIntegerField()
    evidence = models.TextField()
    status = models.CharField(max_length=10, choices=ASSESSMENT.choices, default=ASSESSMENT.first)
    answer = models.TextField(blank=True)
    rated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    rated_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrollment"],
                condition=models.Q(status="proposed"),
                name="one_open_reading",
            ),
            models.CheckConstraint(
                condition=models.Q(level__gte=1) & models.Q(level__lte=3), name="three_levels"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrollment}, {self.assessed_on}"

    def ref(self) -> Ref:
        return Ref("assessment", str(self.pk), f"Capacities, {self.enrollment.community}")
