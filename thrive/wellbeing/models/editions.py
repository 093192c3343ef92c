"""Recipes and the editions made by them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thrive.base.refs import Ref
from thrive.indicators.models import MAKERS, Release
from thrive.wellbeing.lifecycle import EDITION
from thrive.wellbeing.recipes.designs import AREA_NAMES

if TYPE_CHECKING:
    from thrive.method.index.recipe import Recipe


def _person() -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )


@lru_cache(maxsize=32)
def _parsed(text: str) -> Recipe:
    from thrive.method.index.recipe import parse  # every start of the site loads the models

    return parse(text)


class IndexRecipe(models.Model):
    """One version of how an index is made; never changed once written.

    `slug` is the design's, `text` the method library's TOML, `about` what it says of itself in both
    languages, `sha256` the hash of the recipe's canonical form.
    """

    slug = models.SlugField(max_length=40)
    version = models.PositiveIntegerField()
    text = models.TextField()
    about = models.JSONField()
    sha256 = models.CharField(max_length=64)
    written_at = models.DateTimeField()
    written_by = _person()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug", "version"], name="one_recipe_a_version"),
            models.UniqueConstraint(fields=["slug", "sha256"], name="a_recipe_is_written_once"),
        ]

    def __str__(self) -> str:
        return f"{self.short}, {self.version}"

    def ref(self) -> Ref:
        return Ref("index_recipe", str(self.pk), f"{self.slug}, recipe {self.version}")

    @property
    def recipe(self) -> Recipe:
        return _parsed(self.text)

    def said(self, key: str) -> str:
        """`title`, `short`, `what` or `what_not`, in the language spoken."""
        return spoken(self.about[key])

    @property
    def title(self) -> str:
        return self.said("title")

    @property
    def short(self) -> str:
        return self.said("short")

    @property
    def what(self) -> str:
        return self.said("what")

    @property
    def what_not(self) -> str:
        return self.said("what_not")

    def area_name(self, number: int) -> str:
        """What it calls an area; the area's own name where it has no indicator in it."""
        own = self.about["areas"].get(f"D{number}")
        return spoken(own) if own else str(AREA_NAMES[number])

    def name_of(self, code: str) -> str:
        """An indicator's name in the language spoken."""
        return spoken(self.about["names"][code])

    def unit_of(self, code: str) -> str:
        return spoken(self.about["units"][code])


def spoken(words: dict[str, str]) -> str:
    """A text kept in both languages, in the one spoken now."""
    return words["es" if (get_language() or "").startswith("es") else "en"]


class IndexEditionQuerySet(models.QuerySet["IndexEdition"]):
    def visible_to(self, user: Any) -> IndexEditionQuerySet:
        """For the review: data staff and administrators, all of them; nobody else any."""
        if user.is_authenticated and user.program_roles & MAKERS:
            return self
        return self.none()

    def readable(self) -> IndexEditionQuerySet:
        """Published, and made of releases that are all still published."""
        gone = Release.objects.filter(editions=models.OuterRef("pk")).exclude(status="published")
        return self.filter(status="published").exclude(models.Exists(gone))

    def newest_first(self) -> IndexEditionQuerySet:
        return self.order_by("-year", "-pk")


class IndexEdition(models.Model):
    """A recipe × releases × a year, for one kind of place: the scores in a folder of their own.

    `number` counts within recipe design, kind and year; `sha256` is that of its `edition.json`.
    `is_demo`: some of its numbers are invented to show how the site works.
    """

    class Kind(models.TextChoices):
        PLACE = "place", _("Cities and towns")
        COUNTY = "county", _("Counties")

    recipe = models.ForeignKey(IndexRecipe, on_delete=models.PROTECT, related_name="editions")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    releases = models.ManyToManyField(Release, related_name="editions")
    status = models.CharField(max_length=12, choices=EDITION.choices, default=EDITION.first)
    sha256 = models.CharField(max_length=64)
    content_sha256 = models.CharField(max_length=64)
    is_demo = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = _person()
    first_yes_by = _person()
    first_yes_at = models.DateTimeField(null=True, blank=True)
    second_yes_by = _person()
    published_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    objects = IndexEditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recipe", "kind", "year", "number"], name="one_edition_a_number"
            ),
            models.UniqueConstraint(
                fields=["recipe", "kind", "year", "content_sha256"],
                condition=~models.Q(status__in=["returned", "withdrawn"]),
                name="the_same_edition_is_made_once",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=list(EDITION.states)), name="edition_status_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["place", "county"]), name="edition_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["first_yes", "published", "withdrawn"])
                | models.Q(first_yes_at__isnull=False),
                name="no_edition_goes_on_without_a_first_yes",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["published", "withdrawn"])
                | models.Q(published_at__isnull=False),
                name="a_published_edition_has_its_day",
            ),
            models.CheckConstraint(
                condition=models.Q(first_yes_by=None)
                | models.Q(second_yes_by=None)
                | ~models.Q(first_yes_by=models.F("second_yes_by")),
                name="two_people_approve_an_edition",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["returned", "withdrawn"]) | ~models.Q(reason=""),
                name="an_edition_that_ends_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipe}, {self.get_kind_display()}, {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("index_edition", args=[self.pk])

    def ref(self) -> Ref:
        said = f"{self.recipe.slug}, {self.kind}, {self.year}, edition {self.number}"
        return Ref("index_edition", str(self.pk), said)

    @property
    def folder(self) -> Path:
        name = f"{self.recipe.version}-{self.kind}-{self.year}-{self.number}"
        return Path(settings.DATA_DIR) / "index" / self.recipe.slug / name
