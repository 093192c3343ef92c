"""What a council or a city signed: resolution, MOU, proclamation."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.journey.lifecycle import COMMITMENT
from thrive.journey.models.milestones import read_by


class CommitmentQuerySet(models.QuerySet["CommitmentInstrument"]):
    def visible_to(self, user: Any) -> CommitmentQuerySet:
        """What a council did is public once it was checked; before, it is the city's own."""
        mine = models.Q(community__in=read_by(user))
        return self.filter(mine | models.Q(status="checked"))


class CommitmentInstrument(Worded):
    """The act and its document. A proclamation is kept, and commits the city to nothing (C18).

    `commits_to_act`: for one passed before joining, its text names ACT's work (C12).
    """

    class Kind(models.TextChoices):
        RESOLUTION = "resolution", _("Resolution")
        MOU = "mou", _("Memorandum of understanding (MOU)")
        PROCLAMATION = "proclamation", _("Proclamation")

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="commitments")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    number = models.CharField(max_length=60)
    body = models.CharField(max_length=160)
    action_date = models.DateField()
    ayes = models.PositiveSmallIntegerField(null=True, blank=True)
    noes = models.PositiveSmallIntegerField(null=True, blank=True)
    abstain = models.PositiveSmallIntegerField(null=True, blank=True)
    url = models.URLField(max_length=500, blank=True)
    file = models.FileField(upload_to="commitments/%Y/%m/", blank=True)
    name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=60, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    notes = models.TextField(blank=True)
    commits_to_act = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=COMMITMENT.choices, default=COMMITMENT.first)
    answer = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    moved_at = models.DateTimeField()

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "kind", "number"],
                condition=~models.Q(status="returned"),
                name="a_commitment_is_kept_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(url="") | ~models.Q(sha256=""),
                name="a_commitment_has_its_document",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    def ref(self) -> Ref:
        return Ref("commitment", str(self.pk), f"{self.kind} {self.number}, {self.community}")
