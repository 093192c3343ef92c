"""Eligibility review (step d): two reviewers score, one person decides, a letter says why."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.lifecycle import REVIEW
from thrive.cities.models.application import CityApplication
from thrive.cities.models.seats import TIERS
from thrive.program import registry
from thrive.program.rulebook import Rulebook

RECOMMENDATIONS = [*TIERS, ("not_now", _("Not now"))]


class EligibilityReviewQuerySet(models.QuerySet["EligibilityReview"]):
    def visible_to(self, user: Any) -> EligibilityReviewQuerySet:
        """Scores stay private: a reviewer sees their own, administrators see all."""
        if "admin" in user.program_roles:
            return self
        return self.filter(reviewer=user)


class EligibilityReview(Worded):
    """One reviewer's reading. `scores` maps a criterion's code to 0–4 under `rulebook`."""

    application = models.ForeignKey(
        CityApplication, on_delete=models.CASCADE, related_name="reviews"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="eligibility_reviews"
    )
    status = models.CharField(max_length=12, choices=REVIEW.choices, default=REVIEW.first)
    scores = models.JSONField(default=dict)
    recommended_tier = models.CharField(max_length=12, choices=RECOMMENDATIONS, blank=True)
    note = models.TextField(blank=True)
    recusal_reason = models.TextField(blank=True)
    assigned_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = EligibilityReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "reviewer"], name="one_review_a_reviewer"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application}, review {self.pk}"

    def ref(self) -> Ref:
        return Ref("review", str(self.pk), str(self.application.community))


class Determination(Worded):
    """What was decided at step d, with its reasons and the rules of the day."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("Accepted")
        WAIT_LISTED = "wait_listed", _("On the wait-list")
        NOT_NOW = "not_now", _("Not now")

    application = models.ForeignKey(
        CityApplication, on_delete=models.CASCADE, related_name="determinations"
    )
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    tier = models.CharField(max_length=12, choices=TIERS, blank=True)
    rationale = models.TextField()
    readings = models.JSONField(default=list)
    scores = models.JSONField(default=dict)
    rulebook_key = models.CharField(max_length=40)
    rulebook_version = models.CharField(max_length=10)
    rulebook_fingerprint = models.CharField(max_length=64)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="determinations"
    )
    decided_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["application", "decided_at"])]

    def __str__(self) -> str:
        return f"{self.application}: {self.outcome}"

    @property
    def rulebook(self) -> Rulebook:
        return registry.rulebook(self.rulebook_key, self.rulebook_version)
