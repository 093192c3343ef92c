"""Where numbers come from, and what they are about."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thrive.base.refs import Ref
from thrive.cities.models import Community

MAKERS = frozenset({"admin", "data"})


class Source(models.Model):
    """Who publishes numbers, under which terms, and where they are read."""

    publisher = models.CharField(max_length=160)
    title = models.CharField(max_length=200)
    license = models.CharField(max_length=160)
    address = models.URLField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publisher", "title"], name="one_source_a_title")
        ]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.title}"


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def of_the_framework(self) -> IndicatorQuerySet:
        """The 32 of the framework, which belong to an action area."""
        return self.exclude(area="")

    def by_slug(self) -> IndicatorQuerySet:
        return self.order_by("slug")


class Indicator(models.Model):
    """One thing that is measured. `per` is what a value counts per: 100 for a percentage.

    `area` is a slug of the rulebook's action areas, `vision_group` C, F, N or P; both are empty for
    indicators that only came with a file. `people`: its counts are persons.
    """

    class Direction(models.TextChoices):
        UP = "up", _("More is better")
        DOWN = "down", _("Less is better")
        NEITHER = "", _("Neither")

    slug = models.CharField(max_length=80, unique=True)
    name_en = models.CharField(max_length=300)
    name_es = models.CharField(max_length=300)
    definition_en = models.TextField()
    definition_es = models.TextField()
    unit = models.CharField(max_length=12)
    per = models.PositiveIntegerField(default=0)
    direction = models.CharField(max_length=4, choices=Direction.choices, blank=True)
    is_additive = models.BooleanField(default=False)
    numerator_en = models.CharField(max_length=160, blank=True)
    numerator_es = models.CharField(max_length=160, blank=True)
    denominator_en = models.CharField(max_length=160, blank=True)
    denominator_es = models.CharField(max_length=160, blank=True)
    area = models.CharField(max_length=60, blank=True)
    vision_group = models.CharField(max_length=1, blank=True)
    is_sensitive = models.BooleanField(default=False)
    counts_people = models.BooleanField(default=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(direction__in=["up", "down", ""]),
                name="indicator_direction_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(vision_group__in=["C", "F", "N", "P", ""]),
                name="indicator_group_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(area="") | ~models.Q(vision_group=""),
                name="framework_indicator_has_its_group",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_es if (get_language() or "").startswith("es") else self.name_en

    @property
    def definition(self) -> str:
        spanish = (get_language() or "").startswith("es")
        return self.definition_es if spanish else self.definition_en


class DatasetQuerySet(models.QuerySet["Dataset"]):
    def visible_to(self, user: Any) -> DatasetQuerySet:
        """For work on the data: data staff and administrators, all of them; nobody else any."""
        if user.is_authenticated and user.program_roles & MAKERS:
            return self
        return self.none()

    def by_title(self) -> DatasetQuerySet:
        return self.order_by("title", "pk")


class Dataset(models.Model):
    """Numbers that belong together and come again: one series of releases.

    `community` owns it; without one the program does. `protection` says how small numbers are
    guarded: "counts" hides them here; "source" is for what a public agency has already published
    under rules of its own. `is_illustrative`: invented, to show how the site works; every place
    that shows such a number says so, and a real one always goes before it.
    """

    class Kind(models.TextChoices):
        OBSERVATIONS = "observations", _("Numbers")
        SHAPES = "shapes", _("Outlines of places")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("Everybody")
        CITY = "city", _("The city and the program")

    class Protection(models.TextChoices):
        COUNTS = "counts", _("Hide small counts here")
        SOURCE = "source", _("A public agency has already published them under its own rules")

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.OBSERVATIONS)
    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, null=True, blank=True, related_name="datasets"
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="datasets")
    visibility = models.CharField(
        max_length=8, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    protection = models.CharField(
        max_length=8, choices=Protection.choices, default=Protection.COUNTS
    )
    is_illustrative = models.BooleanField(default=False)
    opened_at = models.DateTimeField()

    objects = DatasetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(visibility="public") | models.Q(community__isnull=False),
                name="private_numbers_belong_to_a_city",
            ),
            models.CheckConstraint(
                condition=models.Q(protection__in=["counts", "source"]),
                name="protection_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def ref(self) -> Ref:
        return Ref("dataset", self.slug, self.title)
