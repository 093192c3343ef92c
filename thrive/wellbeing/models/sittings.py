"""A Design Team weighs the six areas: one sitting, and each member's points."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.teams.models import DesignTeamMembership
from thrive.wellbeing.lifecycle import SITTING


def _person() -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )


class WeighingSittingQuerySet(models.QuerySet["WeighingSitting"]):
    def published(self) -> WeighingSittingQuerySet:
        return self.filter(status="published")

    def newest_first(self) -> WeighingSittingQuerySet:
        return self.order_by("-pk")


class WeighingSitting(models.Model):
    """The Core Team or the coach opens it for the city's Design Team; one at a time.

    `result` is what was published: medians by group and how many gave points, nothing that names
    or singles out anybody. Empty until then.
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="weighings")
    number = models.PositiveIntegerField()
    question = models.CharField(max_length=300)
    status = models.CharField(max_length=10, choices=SITTING.choices, default=SITTING.first)
    result = models.JSONField(default=dict, blank=True)
    is_demo = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    opened_by = _person()
    closed_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = _person()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    objects = WeighingSittingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "number"], name="one_sitting_a_number"),
            models.UniqueConstraint(
                fields=["community"],
                condition=models.Q(status="open"),
                name="one_sitting_open_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=list(SITTING.states)), name="sitting_status_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(status="published")
                | models.Q(published_at__isnull=False) & ~models.Q(result={}),
                name="published_weights_are_kept",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="withdrawn") | ~models.Q(reason=""),
                name="weights_taken_back_say_why",
            ),
        ]

    def __str__(self) -> str:
        return f"Weights of the Design Team, {self.community}, {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("index_weights", args=[self.community.slug])

    def ref(self) -> Ref:
        return Ref("weighing", str(self.pk), str(self))

    @property
    def key(self) -> str:
        """How an address names these weights."""
        return f"{self.community.slug}-{self.number}"


class WeightVote(models.Model):
    """One member's 100 points over the six areas: `points` by area number as text, whole numbers.

    `group` is where they stood when they gave them. Only the member reads their own points.
    """

    class Group(models.TextChoices):
        YOUTH = "youth", _("Youth")
        ADULT = "adult", _("Adults")

    sitting = models.ForeignKey(WeighingSitting, on_delete=models.CASCADE, related_name="votes")
    membership = models.ForeignKey(
        DesignTeamMembership, on_delete=models.CASCADE, related_name="weight_votes"
    )
    group = models.CharField(max_length=5, choices=Group.choices)
    points = models.JSONField()
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sitting", "membership"], name="one_vote_a_member"),
            models.CheckConstraint(
                condition=models.Q(group__in=["youth", "adult"]), name="vote_group_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Points, {self.sitting}"
