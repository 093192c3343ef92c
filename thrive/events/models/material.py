"""What stays after an event: recordings with captions, slides, notes; as links or as files."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thrive.base.models import Worded
from thrive.events.models.event import Event


class Material(Worded):
    """A recording always comes with its captions (R136), so its words can be read, too.

    A thing is somewhere else (`url`) or here (`file`, and its `name` and `media_type`); so are
    captions. `transcript` is what captions kept here say, without their times.
    """

    class Kind(models.TextChoices):
        RECORDING = "recording", _("Recording")
        SLIDES = "slides", _("Slides")
        NOTES = "notes", _("Notes")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="materials")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=160)
    url = models.URLField(blank=True)
    file = models.FileField(upload_to="event-papers/%Y/%m/", blank=True)
    name = models.CharField(max_length=124, blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    captions_url = models.URLField(blank=True)
    captions = models.FileField(upload_to="event-captions/%Y/%m/", blank=True)
    transcript = models.TextField(blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="recording") | ~Q(captions_url="") | ~Q(captions=""),
                name="a_recording_has_captions",
            ),
            models.CheckConstraint(
                condition=~Q(url="") | ~Q(file=""), name="a_material_is_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return self.url or reverse("material_file", args=[self.event.slug, self.pk])

    @property
    def captions_address(self) -> str:
        if self.captions:
            return reverse("material_captions", args=[self.event.slug, self.pk])
        return self.captions_url
