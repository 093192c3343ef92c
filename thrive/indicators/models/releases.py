"""Releases of a data set, the imports they came from, and what the columns of a file meant."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from thrive.base import clock
from thrive.base.refs import Ref
from thrive.indicators.lifecycle import IMPORT, RELEASE
from thrive.indicators.models.catalog import MAKERS, Dataset

SILENT = datetime.timedelta(minutes=10)  # without a word, a check is taken to have stopped


def _person() -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )


class ReleaseQuerySet(models.QuerySet["Release"]):
    def visible_to(self, user: Any) -> ReleaseQuerySet:
        """For the review: data staff and administrators, all of them; nobody else any."""
        if user.is_authenticated and user.program_roles & MAKERS:
            return self
        return self.none()

    def published(self) -> ReleaseQuerySet:
        return self.filter(status="published")

    def newest_first(self) -> ReleaseQuerySet:
        return self.order_by("-pk")


class Release(models.Model):
    """One immutable edition of a data set. Its numbers stand in `folder`, numbered within the set.

    `disclosure` is what the check found: counts by status, hidden cells by indicator, the recipe;
    empty while it has not been checked. `check_beat_at` and `rows_checked` tell how far a check is.
    `imported_by_*` keep a reference without a name.
    """

    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    vintage = models.CharField(max_length=80, blank=True)
    status = models.CharField(max_length=12, choices=RELEASE.choices, default=RELEASE.first)
    rows = models.PositiveBigIntegerField()
    places = models.PositiveIntegerField()
    indicators = models.JSONField(default=list)
    years = models.JSONField(default=list)
    format = models.CharField(max_length=20)
    source_name = models.CharField(max_length=200)
    source_size = models.PositiveBigIntegerField()
    source_sha256 = models.CharField(max_length=64)
    raw_sha256 = models.CharField(max_length=64)
    public_sha256 = models.CharField(max_length=64, blank=True)
    disclosure = models.JSONField(default=dict, blank=True)
    check_beat_at = models.DateTimeField(null=True, blank=True)
    rows_checked = models.PositiveBigIntegerField(default=0)
    check_stopped = models.BooleanField(default=False)
    imported_by_kind = models.CharField(max_length=40)
    imported_by_id = models.CharField(max_length=60, blank=True)
    imported_by_text = models.CharField(max_length=120)
    imported_at = models.DateTimeField()
    first_yes_by = _person()
    first_yes_at = models.DateTimeField(null=True, blank=True)
    second_yes_by = _person()
    published_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dataset", "number"], name="one_release_a_number"),
            models.UniqueConstraint(
                fields=["dataset", "source_sha256", "raw_sha256"],
                condition=~models.Q(status__in=["returned", "withdrawn"]),
                name="a_file_is_imported_once",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=list(RELEASE.states)), name="release_status_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["first_yes", "published", "withdrawn"])
                | models.Q(first_yes_at__isnull=False),
                name="nothing_goes_on_without_a_first_yes",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["published", "withdrawn"])
                | models.Q(published_at__isnull=False) & ~models.Q(public_sha256=""),
                name="what_is_published_has_its_protected_view",
            ),
            models.CheckConstraint(
                condition=models.Q(first_yes_by=None)
                | models.Q(second_yes_by=None)
                | ~models.Q(first_yes_by=models.F("second_yes_by")),
                name="two_people_approve",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["returned", "withdrawn"]) | ~models.Q(reason=""),
                name="what_ends_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dataset}, release {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("release", args=[self.dataset.slug, self.number])

    def ref(self) -> Ref:
        return Ref("release", str(self.pk), f"{self.dataset.slug}, release {self.number}")

    @property
    def is_being_checked(self) -> bool:
        return self.check_beat_at is not None and clock.now() - self.check_beat_at < SILENT

    @property
    def stopped_midway(self) -> bool:
        """A check began and did not end."""
        return self.check_stopped or (self.check_beat_at is not None and not self.is_being_checked)

    @property
    def percent_checked(self) -> int:
        return min(99, 100 * self.rows_checked // max(self.rows, 1))

    @property
    def folder(self) -> Path:
        return releases_folder(self.dataset) / str(self.number)


def releases_folder(dataset: Dataset) -> Path:
    return Path(settings.DATA_DIR) / "releases" / dataset.slug


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def visible_to(self, user: Any) -> ImportRunQuerySet:
        if user.is_authenticated and "data" in user.program_roles:
            return self
        return self.none()

    def newest_first(self) -> ImportRunQuerySet:
        return self.order_by("-pk")


class ImportRun(models.Model):
    """One try to import a file: how far it is, and in the end its release or its problems."""

    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="imports")
    format = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    period = models.CharField(max_length=12, blank=True)
    vintage = models.CharField(max_length=80, blank=True)
    tracts = models.CharField(max_length=10, blank=True)
    encoding = models.CharField(max_length=10, blank=True)
    columns = models.JSONField(default=dict, blank=True)
    status = models.CharField(max_length=8, choices=IMPORT.choices, default=IMPORT.first)
    lines_read = models.PositiveBigIntegerField(default=0)
    lines_expected = models.PositiveBigIntegerField(default=0)
    problems = models.PositiveBigIntegerField(default=0)
    by_reason = models.JSONField(default=dict, blank=True)
    notes = models.JSONField(default=dict, blank=True)
    release = models.ForeignKey(
        Release, null=True, blank=True, on_delete=models.PROTECT, related_name="imports"
    )
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    by = _person()

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=list(IMPORT.states)), name="import_status_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["done", "same"]) | models.Q(release__isnull=False),
                name="what_was_imported_has_its_release",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="refused")
                | models.Q(problems__gt=0) & models.Q(release=None),
                name="what_was_refused_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} → {self.dataset}"

    def get_absolute_url(self) -> str:
        return reverse("import_run", args=[self.pk])

    def ref(self) -> Ref:
        return Ref("import_run", str(self.pk), f"import into {self.dataset.slug}")

    @property
    def folder(self) -> Path:
        """What it needs on the way, and the report of problems that stays."""
        return Path(settings.DATA_DIR) / "imports" / str(self.pk)

    @property
    def file(self) -> Path:
        return self.folder / "source"

    @property
    def problems_file(self) -> Path:
        return self.folder / "problems.csv"

    @property
    def percent(self) -> int:
        """How much of it is read, 0 to 99 until it ended."""
        if self.ended_at:
            return 100
        return min(99, 100 * self.lines_read // max(self.lines_expected, 1))


class ColumnMapping(models.Model):
    """What the columns of a file meant last time: by data set and names of the columns."""

    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="mappings")
    fingerprint = models.CharField(max_length=64)
    columns = models.JSONField()
    remembered_at = models.DateTimeField()
    remembered_by = _person()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dataset", "fingerprint"], name="one_mapping_a_header")
        ]

    def __str__(self) -> str:
        return f"Columns of {self.dataset}"
