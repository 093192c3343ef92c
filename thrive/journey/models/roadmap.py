"""A city's roadmap: what it plans by when, the resources it has lined up for it (R12), and where a
milestone leads: to a policy, and on to a number (R82)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.journey.lifecycle import ROADMAP
from thrive.journey.models.milestones import read_by


class RoadmapQuerySet(models.QuerySet["Roadmap"]):
    def visible_to(self, user: Any) -> RoadmapQuerySet:
        """The city's people and the program; everybody once the city has switched it on."""
        return self.filter(models.Q(community__in=read_by(user)) | models.Q(is_public=True))


class Roadmap(models.Model):
    """One a community. It lives on when the city changes its tier, pauses or leaves."""

    community = models.OneToOneField(Community, on_delete=models.PROTECT, related_name="roadmap")
    opened_at = models.DateTimeField()
    is_public = models.BooleanField(default=False)

    objects = RoadmapQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Roadmap, {self.community}"

    def ref(self) -> Ref:
        return Ref("roadmap", self.community.slug[:60], str(self))


class RoadmapRowQuerySet(models.QuerySet[Any]):
    def on_it(self) -> RoadmapRowQuerySet:
        """Those that nobody has taken off."""
        return self.filter(off_at=None)


class RoadmapRow(models.Model):
    """A row of the roadmap. `version` grows with each change, so that nobody overwrites blindly.

    Rows are taken off and put back; they are never deleted.
    """

    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    off_at = models.DateTimeField(null=True, blank=True)

    objects = RoadmapRowQuerySet.as_manager()

    class Meta:
        abstract = True


class RoadmapMilestone(RoadmapRow):
    """Something the city wants to have done by a day. `area` is an action area of the rulebook."""

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=160)
    due_on = models.DateField()
    area = models.CharField(max_length=60, blank=True)
    notes = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=ROADMAP.choices, default=ROADMAP.first)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="done", done_on__isnull=False)
                | models.Q(status="planned", done_on=None),
                name="what_is_done_has_its_day",
            )
        ]
        indexes = [models.Index(fields=["roadmap", "due_on"])]

    def __str__(self) -> str:
        return self.title


class AlignedResource(RoadmapRow):
    """Money in whole dollars, or something in kind said in words; never both.

    The city writes these down itself: nobody has audited them, and every page says so.
    """

    class Source(models.TextChoices):
        CITY = "city", _("City budget")
        COUNTY = "county", _("County")
        SCHOOLS = "schools", _("School district")
        STATE = "state", _("State")
        FEDERAL = "federal", _("Federal")
        FOUNDATION = "foundation", _("Foundation")
        PARTNER = "partner", _("Partner, in kind")
        OTHER = "other", _("Another source")

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="resources")
    what = models.CharField(max_length=160)
    source = models.CharField(max_length=10, choices=Source.choices)
    dollars = models.PositiveBigIntegerField(null=True, blank=True)
    in_kind = models.CharField(max_length=200, blank=True)
    owner = models.CharField(max_length=160)
    year = models.PositiveSmallIntegerField()
    url = models.URLField(max_length=500, blank=True)
    milestone = models.ForeignKey(
        RoadmapMilestone,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="resources",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dollars__gt=0, in_kind="")
                | models.Q(dollars=None) & ~models.Q(in_kind=""),
                name="a_resource_is_dollars_or_words",
            )
        ]
        indexes = [models.Index(fields=["roadmap", "year"])]

    def __str__(self) -> str:
        return self.what


class MilestoneHop(RoadmapRow):
    """Where a milestone leads: to the policy it became, or to the number it should move.

    `name` is the policy's; of a number, as the indicator was called then. `indicator` is its slug, as
    stories point at theirs: what it is today is read from what is published. A policy that is on its
    way has no `passed_on`.
    """

    class Kind(models.TextChoices):
        POLICY = "policy", _("Policy")
        NUMBER = "number", _("Number")

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="hops")
    milestone = models.ForeignKey(RoadmapMilestone, on_delete=models.CASCADE, related_name="hops")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    name = models.CharField(max_length=200)
    passed_on = models.DateField(null=True, blank=True)
    url = models.URLField(max_length=500, blank=True)
    indicator = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="policy", indicator="")
                | models.Q(kind="number", passed_on=None, url="") & ~models.Q(indicator=""),
                name="a_hop_is_a_policy_or_a_number",
            )
        ]

    def __str__(self) -> str:
        return self.name
