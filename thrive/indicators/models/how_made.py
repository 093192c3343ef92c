"""How a number was made, told by those who made it, and read by a second person first."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse

from thrive.base.refs import Ref
from thrive.indicators.lifecycle import HOW_MADE
from thrive.indicators.models.catalog import Dataset
from thrive.indicators.models.standing import Moving, a_person, known_state

TEXTS = ("counts", "taken_from", "steps", "cannot_say")
OPEN = models.Q(status__in=["draft", "waiting"])


class HowMadeQuerySet(models.QuerySet["HowMade"]):
    def shown(self) -> HowMadeQuerySet:
        return self.filter(status="shown")

    def open(self) -> HowMadeQuerySet:
        """On their way to the readers: being written, or waiting for the second person."""
        return self.filter(OPEN)


class HowMade(Moving):
    """One version of what there is to say about an indicator of a data set, in one language.

    A version that was shown never changes: whoever knows better writes the next one. `added_by` wrote
    it last; `read_by`, another person, let it be shown. `answer` says why it came back.
    """

    class Language(models.TextChoices):
        EN = "en", "English"
        ES = "es", "Español"

    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="how_made")
    indicator = models.CharField(max_length=100)
    language = models.CharField(max_length=2, choices=Language.choices)
    number = models.PositiveIntegerField()
    counts = models.TextField()
    taken_from = models.TextField()
    steps = models.TextField()
    cannot_say = models.TextField()
    status = models.CharField(max_length=10, choices=HOW_MADE.choices, default=HOW_MADE.first)
    read_by = a_person()

    objects: Any = HowMadeQuerySet.as_manager()

    class Meta:
        constraints = [
            known_state(HOW_MADE, "how_made_status_is_known"),
            models.UniqueConstraint(
                fields=["dataset", "indicator", "language", "number"],
                name="one_text_a_number",
            ),
            models.UniqueConstraint(
                fields=["dataset", "indicator", "language"],
                condition=OPEN,
                name="one_text_is_written_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["dataset", "indicator", "language"],
                condition=models.Q(status="shown"),
                name="one_text_is_shown",
            ),
            models.CheckConstraint(
                condition=models.Q(read_by=None)
                | models.Q(added_by=None)
                | ~models.Q(read_by=models.F("added_by")),
                name="a_second_person_reads_the_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} in {self.dataset}, {self.language}, version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("how_made", args=[self.dataset.slug, self.indicator])

    def ref(self) -> Ref:
        return Ref("how_made", str(self.pk), str(self)[:300])
