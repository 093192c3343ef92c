"""A page that staff write, and the texts it has had in each language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.pages.lifecycle import PAGE_TEXT

AT_WORK_ON = ("draft", "checked")
OWN = ("about", "why")  # pages that have an address of their own


def writes(user: Any) -> bool:
    """Program administrators and content experts write the program's pages."""
    return bool(user.is_authenticated and user.program_roles & {"admin", "expert"})


class ContentPageQuerySet(models.QuerySet["ContentPage"]):
    def visible_to(self, user: Any) -> ContentPageQuerySet:
        """Everybody reads what has a published text."""
        if writes(user):
            return self
        shown = PageText.objects.filter(page=models.OuterRef("pk"), status="published")
        return self.filter(models.Exists(shown))


class ContentPage(models.Model):
    """One page. A page that is vital for joining is never published in English alone."""

    slug = models.SlugField(max_length=60, unique=True)
    is_vital = models.BooleanField(default=False)

    objects = ContentPageQuerySet.as_manager()

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse(self.slug) if self.slug in OWN else reverse("page", args=[self.slug])

    def ref(self) -> Ref:
        return Ref("page", self.slug, f"Page {self.slug}")


class PageText(Worded):
    """One text of a page in one language, with its sources.

    `sources` is a list of {"what", "year", "url"}: a mark such as [1] in the body points at the
    first. `follows` is the number of the English text that a Spanish one says in Spanish.
    """

    page = models.ForeignKey(ContentPage, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=PAGE_TEXT.choices, default=PAGE_TEXT.first)
    title = models.CharField(max_length=160)
    lead = models.CharField(max_length=400, blank=True)
    body = models.TextField(max_length=20_000)
    sources = models.JSONField(default=list, blank=True)
    follows = models.PositiveIntegerField(default=0)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page", "language", "number"], name="page_texts_are_counted"
            ),
            models.UniqueConstraint(
                fields=["page", "language"],
                condition=models.Q(status="published"),
                name="one_published_text_a_language",
            ),
            models.UniqueConstraint(
                fields=["page", "language"],
                condition=models.Q(status__in=AT_WORK_ON),
                name="one_draft_a_language",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.language} {self.number}"
