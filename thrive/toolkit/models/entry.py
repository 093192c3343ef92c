"""An entry of the toolkit, and the texts it has had."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.toolkit import content
from thrive.toolkit.lifecycle import TOOLKIT_TEXT

OPEN_TO_ALL = ("published", "stale")
AT_WORK_ON = ("draft", "reviewed")


def edits(user: Any) -> bool:
    """Content experts and program administrators edit the toolkit (domain §1.3)."""
    return bool(user.is_authenticated and user.program_roles & {"expert", "admin"})


class ToolkitEntryQuerySet(models.QuerySet["ToolkitEntry"]):
    def visible_to(self, user: Any) -> ToolkitEntryQuerySet:
        """Editors see all; everybody sees what was published, also where it was retired since."""
        return self if edits(user) else self.exclude(current=None)

    def on_the_shelf(self) -> ToolkitEntryQuerySet:
        """What lists, comparisons and the search offer."""
        return self.filter(current__status__in=OPEN_TO_ALL)

    def with_facet(self, facet: str, value: str) -> ToolkitEntryQuerySet:
        held = EntryFacet.objects.filter(facet=facet, value=value)
        return self.filter(pk__in=held.values("entry"))


class ToolkitEntry(models.Model):
    """One strategy, model policy or guide. `current` is the text everybody reads.

    `title_en` and `title_es` repeat the current title, for lists in order of the alphabet.
    """

    slug = models.SlugField(max_length=80, unique=True)
    title_en = models.CharField(max_length=160, blank=True)
    title_es = models.CharField(max_length=160, blank=True)
    current = models.OneToOneField(
        "EntryVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    review_by = models.DateField(null=True, blank=True)
    see_instead = models.SlugField(max_length=80, blank=True)
    is_demo = models.BooleanField(default=False)

    objects = ToolkitEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "toolkit entries"

    def __str__(self) -> str:
        return self.title_en or self.slug

    def get_absolute_url(self) -> str:
        return reverse("toolkit_entry", args=[self.slug])

    def ref(self) -> Ref:
        return Ref("toolkit_entry", self.slug, self.title_en or self.slug)

    def title_in(self, language: str) -> str:
        return (self.title_es if language.startswith("es") else self.title_en) or self.slug

    def is_stale(self, today: datetime.date) -> bool:
        """Marked by an editor, or its review date has passed."""
        marked = self.current is not None and self.current.status == "stale"
        return marked or (self.review_by is not None and self.review_by < today)


class EntryVersion(Worded):
    """One text of an entry, in both languages. `document` is `content.Content` as JSON.

    Texts are never deleted and never change once reviewed; a change is a new text.
    """

    entry = models.ForeignKey(ToolkitEntry, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    status = models.CharField(
        max_length=10, choices=TOOLKIT_TEXT.choices, default=TOOLKIT_TEXT.first
    )
    document = models.JSONField()
    note = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "number"], name="toolkit_texts_are_counted"),
            models.UniqueConstraint(
                fields=["entry"],
                condition=models.Q(status__in=AT_WORK_ON),
                name="one_toolkit_draft_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} · {self.number}"

    @cached_property
    def content(self) -> content.Content:
        return content.read(self.document)

    def ref(self) -> Ref:
        return Ref("toolkit_entry", self.entry.slug, f"{self.entry}, text {self.number}")


class EntryFacet(models.Model):
    """What the filters ask of the current text; rewritten whenever a text is published."""

    entry = models.ForeignKey(ToolkitEntry, on_delete=models.CASCADE, related_name="facets")
    facet = models.CharField(max_length=12)
    value = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["facet", "value", "entry"], name="a_toolkit_facet_is_held_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.facet}: {self.value}"
