"""News, words added to the glossary, and how the program's objectives stand."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.pages.lifecycle import ADDED_WORD, NEWS, OBJECTIVE
from thrive.pages.models.texts import writes
from thrive.program.text import Text


class BothLanguages(Worded):
    """Columns come in pairs, `_en` and `_es`; `said` answers in the language being spoken."""

    class Meta:
        abstract = True

    def said(self, name: str) -> Text | str:
        both = getattr(self, f"{name}_en"), getattr(self, f"{name}_es")
        return Text(*both) if all(both) else both[0] or both[1]


class NewsPostQuerySet(models.QuerySet["NewsPost"]):
    def visible_to(self, user: Any) -> NewsPostQuerySet:
        return self if writes(user) else self.filter(status="published")

    def newest_first(self) -> NewsPostQuerySet:
        return self.order_by("-published_at", "-pk")


class NewsPost(BothLanguages):
    """Something that happened, told in both languages. A video has captions that can be read."""

    slug = models.SlugField(max_length=80, unique=True)
    status = models.CharField(max_length=10, choices=NEWS.choices, default=NEWS.first)
    title_en = models.CharField(max_length=160)
    title_es = models.CharField(max_length=160)
    summary_en = models.CharField(max_length=400)
    summary_es = models.CharField(max_length=400)
    body_en = models.TextField(max_length=20_000)
    body_es = models.TextField(max_length=20_000)
    video_url = models.URLField(max_length=500, blank=True)
    captions_url = models.URLField(max_length=500, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_demo = models.BooleanField(default=False)

    objects = NewsPostQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["status", "published_at"])]

    def __str__(self) -> str:
        return self.title_en

    def get_absolute_url(self) -> str:
        return reverse("news_post", args=[self.slug])

    def ref(self) -> Ref:
        return Ref("news", self.slug, self.title_en)

    @property
    def title(self) -> Text | str:
        return self.said("title")

    @property
    def summary(self) -> Text | str:
        return self.said("summary")

    @property
    def body(self) -> Text | str:
        return self.said("body")


class AddedWord(BothLanguages):
    """A word of the field that editors explain, beside those of the rulebook."""

    slug = models.SlugField(max_length=60, unique=True)
    status = models.CharField(max_length=10, choices=ADDED_WORD.choices, default=ADDED_WORD.first)
    term_en = models.CharField(max_length=80)
    term_es = models.CharField(max_length=80)
    definition_en = models.CharField(max_length=400)
    definition_es = models.CharField(max_length=400)
    aka_en = models.CharField(max_length=80, blank=True)
    aka_es = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=160)
    changed_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return self.term_en

    def ref(self) -> Ref:
        return Ref("term", self.slug, self.term_en)


class ObjectiveReport(BothLanguages):
    """How one of the five objectives stood on a day. Rows are added, never changed."""

    objective = models.CharField(max_length=60)
    status = models.CharField(max_length=12, choices=OBJECTIVE.choices)
    words_en = models.CharField(max_length=600)
    words_es = models.CharField(max_length=600)
    said_on = models.DateField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_demo = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["objective", "said_at"])]

    def __str__(self) -> str:
        return f"{self.objective}, {self.said_on:%Y-%m-%d}"

    def ref(self) -> Ref:
        return Ref("objective", self.objective, f"Objective {self.objective}")

    @property
    def words(self) -> Text | str:
        return self.said("words")
