"""How the numbers of a data set were made, and what a city wants them to become."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.indicators.models.catalog import Dataset

CAUTIONS = frozenset(
    {"whole_tracts", "rounded_base", "independent", "no_margins", "over_residents", "edition_year"}
)


class Making(models.Model):
    """What an indicator of a data set is on one kind of place: published or computed, from what.

    `kind` is the kind of place as observations write it (`place`, `tract2010`); `columns` names the
    columns of the source; `cautions` are keys of CAUTIONS, said in words by `queries.words`.
    """

    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="makings")
    indicator = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    columns = models.CharField(max_length=200, blank=True)
    is_computed = models.BooleanField(default=False)
    cautions = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "indicator", "kind"], name="one_making_a_series"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} of {self.kind} in {self.dataset}"


class TargetQuerySet(models.QuerySet["Target"]):
    def in_force(self) -> TargetQuerySet:
        return self.filter(ended_at=None)


class Target(models.Model):
    """What a city wants an indicator to be by a year. A new one ends the one before it."""

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="targets")
    indicator = models.CharField(max_length=100)
    value = models.FloatField()
    by_year = models.PositiveSmallIntegerField()
    decided_in = models.CharField(max_length=200)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: Any = TargetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "indicator"],
                condition=models.Q(ended_at=None),
                name="one_target_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} of {self.community}: {self.value:g} by {self.by_year}"

    def ref(self) -> Ref:
        return Ref("target", str(self.pk), f"target for {self.indicator}")
