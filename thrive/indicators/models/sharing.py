"""Data sets that one city shares with others: license, dictionary, who may see them, until when (R95)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.indicators.lifecycle import REQUEST, SHARED
from thrive.indicators.models.journey import worked_on_by
from thrive.indicators.models.standing import Moving, a_person, known_state


class SharedDatasetQuerySet(models.QuerySet["SharedDataset"]):
    def in_the_open(self) -> SharedDatasetQuerySet:
        """Shared, and not past its last day."""
        today = clock.today()
        return self.filter(status="shared").filter(
            models.Q(expires_on=None) | models.Q(expires_on__gte=today)
        )

    def visible_to(self, user: Any) -> SharedDatasetQuerySet:
        """That it exists. Everybody sees what is public; members what is for members or can be asked
        for; the owner city's people and the program all of theirs."""
        own = models.Q(community__in=worked_on_by(user))
        seen = ["public"] if not user.is_authenticated else ["public", "members", "named"]
        open_now = self.in_the_open().filter(visibility__in=seen).values("pk")
        return self.filter(own | models.Q(pk__in=open_now))


class SharedDataset(Moving):
    """A CSV file of a city. `dictionary`: [column, meaning] pairs, one for each of its columns.

    Data staff looked at small numbers before anybody outside the city sees it: `checked_by`.
    """

    class Visibility(models.TextChoices):
        NAMED = "named", _("Cities we name, and those who ask")
        MEMBERS = "members", _("Everybody with an account")
        PUBLIC = "public", _("Everybody")

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="shared_datasets"
    )
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=140)
    about = models.TextField()
    license = models.CharField(max_length=160)
    dictionary = models.JSONField(default=list)
    visibility = models.CharField(
        max_length=8, choices=Visibility.choices, default=Visibility.NAMED
    )
    named = models.ManyToManyField(Community, blank=True, related_name="+")
    expires_on = models.DateField(null=True, blank=True)
    file = models.FileField(upload_to="shared-data/%Y/%m/")
    rows = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    status = models.CharField(max_length=10, choices=SHARED.choices, default=SHARED.first)
    checked_by = a_person()
    checked_at = models.DateTimeField(null=True, blank=True)
    check_note = models.TextField(blank=True)

    objects = SharedDatasetQuerySet.as_manager()

    class Meta:
        constraints = [
            known_state(SHARED, "shared_status_is_known"),
            models.CheckConstraint(
                condition=~models.Q(status__in=["checked", "shared"])
                | models.Q(checked_at__isnull=False),
                name="nothing_is_shared_unchecked",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def ref(self) -> Ref:
        return Ref("shared_dataset", self.slug[:60], self.title)

    def get_absolute_url(self) -> str:
        return reverse("shared_dataset", args=[self.slug])

    @property
    def is_over(self) -> bool:
        """Past its last day."""
        return self.expires_on is not None and self.expires_on < clock.today()


class AccessRequest(Moving):
    """Somebody asks to see a data set that is for named cities only."""

    shared = models.ForeignKey(SharedDataset, on_delete=models.CASCADE, related_name="requests")
    why = models.TextField()
    status = models.CharField(max_length=10, choices=REQUEST.choices, default=REQUEST.first)

    class Meta:
        constraints = [
            known_state(REQUEST, "request_status_is_known"),
            models.UniqueConstraint(fields=["shared", "added_by"], name="one_request_a_person"),
        ]

    def __str__(self) -> str:
        return f"Request {self.pk}, {self.shared}"

    def ref(self) -> Ref:
        return Ref("access_request", str(self.pk), f"Request to see {self.shared.title[:200]}")

    def get_absolute_url(self) -> str:
        return self.shared.get_absolute_url()

    @property
    def community(self) -> Community:
        return self.shared.community


class SharedDownload(Worded):
    """Who took the file, and when. A visitor without an account is nobody in particular."""

    shared = models.ForeignKey(SharedDataset, on_delete=models.CASCADE, related_name="downloads")
    person = a_person(blank=True)
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.shared}, {self.at:%Y-%m-%d}"
