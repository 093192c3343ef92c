"""Data stories: numbers and people's own words in one telling, built of blocks (R81); and the plan
items that a story or a note led to (R82)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.indicators.lifecycle import STORY
from thrive.indicators.models.journey import worked_on_by
from thrive.indicators.models.sensemaking import Consent, Finding, Voice
from thrive.indicators.models.standing import Moving, a_person, known_state


class DataStoryQuerySet(models.QuerySet["DataStory"]):
    def visible_to(self, user: Any) -> DataStoryQuerySet:
        """Everybody reads what is published; the city's own people and the program all of it."""
        return self.filter(
            models.Q(status="published") | models.Q(community__in=worked_on_by(user))
        )

    def newest_first(self) -> DataStoryQuerySet:
        return self.order_by("-published_at", "-pk")


class DataStory(Moving):
    """A telling in one language. `reviewed_by` looked at numbers and consents, and did not write it."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="data_stories")
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=140)
    lead = models.CharField(max_length=300)
    language = models.CharField(max_length=12, default="en")
    status = models.CharField(max_length=10, choices=STORY.choices, default=STORY.first)
    reviewed_by = a_person()
    published_at = models.DateTimeField(null=True, blank=True)

    objects = DataStoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "data stories"
        constraints = [
            known_state(STORY, "story_status_is_known"),
            models.CheckConstraint(
                condition=~models.Q(status__in=["published", "withdrawn"])
                | models.Q(published_at__isnull=False),
                name="a_published_story_has_its_day",
            ),
            models.CheckConstraint(
                condition=models.Q(added_by=None)
                | models.Q(reviewed_by=None)
                | ~models.Q(added_by=models.F("reviewed_by")),
                name="a_second_person_reads_a_story",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def ref(self) -> Ref:
        return Ref("data_story", self.slug[:60], self.title)

    def get_absolute_url(self) -> str:
        return reverse("data_story", args=[self.slug])


class StoryBlock(Worded):
    """One piece of a story. A quote or a photo stands on a consent; a chart is a reference.

    `gone_at`: the consent was withdrawn, so words and picture are no longer kept.
    """

    class Kind(models.TextChoices):
        TEXT = "text", _("Text")
        CHART = "chart", _("A number with its chart")
        QUOTE = "quote", _("A quote")
        PHOTO = "photo", _("A photo")

    story = models.ForeignKey(DataStory, on_delete=models.CASCADE, related_name="blocks")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    place_in_story = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=140, blank=True)
    words = models.TextField(blank=True)
    gloss = models.TextField(blank=True)
    language = models.CharField(max_length=12, blank=True)
    voice = models.CharField(max_length=10, choices=Voice.choices, blank=True)
    indicator = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=40, blank=True)
    photo = models.FileField(upload_to="story-photos/%Y/%m/", blank=True)
    media_type = models.CharField(max_length=60, blank=True)
    alt = models.CharField(max_length=300, blank=True)
    consent = models.ForeignKey(
        Consent, null=True, blank=True, on_delete=models.PROTECT, related_name="blocks"
    )
    added_at = models.DateTimeField(default=clock.now)
    added_by = a_person()
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind__in=["quote", "photo"]) | models.Q(consent__isnull=False),
                name="quotes_and_photos_have_a_consent",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="photo")
                | ~models.Q(alt="")
                | models.Q(gone_at__isnull=False),
                name="a_photo_says_what_is_on_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.place_in_story}"


class PlanLink(Worded):
    """From a story or a note to what the city plans because of it: one hop of the evidence thread.

    The plan stands in a room above, so it is kept as a reference.
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="plan_links")
    story = models.ForeignKey(
        DataStory, null=True, blank=True, on_delete=models.CASCADE, related_name="links"
    )
    finding = models.ForeignKey(
        Finding, null=True, blank=True, on_delete=models.CASCADE, related_name="links"
    )
    to_kind = models.CharField(max_length=40)
    to_id = models.CharField(max_length=60)
    to_text = models.CharField(max_length=300)
    added_at = models.DateTimeField(default=clock.now)
    added_by = a_person()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(story=None, finding__isnull=False)
                | models.Q(story__isnull=False, finding=None),
                name="a_link_has_one_beginning",
            ),
            models.UniqueConstraint(
                fields=["story", "to_kind", "to_id"], name="a_story_links_once"
            ),
            models.UniqueConstraint(
                fields=["finding", "to_kind", "to_id"], name="a_note_links_once"
            ),
        ]

    def __str__(self) -> str:
        return f"→ {self.to_text}"

    @property
    def to(self) -> Ref:
        return Ref(self.to_kind, self.to_id, self.to_text)
