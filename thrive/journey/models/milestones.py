"""A step asked of a city, and what the city shows for it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.models import Community, Enrollment
from thrive.journey.lifecycle import MILESTONE
from thrive.teams.models import DesignTeamMembership

READERS = frozenset({"admin", "coach", "data", "grants"})  # not experts: some come from the sponsor


def read_by(user: Any) -> models.QuerySet[Community]:
    """The communities whose way this person may read: their own, or all for the program's staff."""
    if not user.is_authenticated:
        return Community.objects.none()
    if user.program_roles & READERS:
        return Community.objects.all()
    teams = DesignTeamMembership.objects.of_person(user).values("team__community")
    acts_for = models.Q(roles__person=user, roles__until=None)
    return Community.objects.filter(acts_for | models.Q(pk__in=teams)).distinct()


class CityMilestone(Worded):
    """One step of one enrollment. No row means that nothing has happened yet.

    `code` is a row of Table II (T2_1 …), an encouraged step, or `action_plan`. `prior` says that the
    city claims to have done it before joining. `answer` holds the last words of whoever checked it.
    """

    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="milestones")
    code = models.CharField(max_length=40)
    status = models.CharField(max_length=16, choices=MILESTONE.choices, default=MILESTONE.first)
    prior = models.BooleanField(default=False)
    accepted_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    moved_at = models.DateTimeField()
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrollment", "code"], name="a_step_stands_once"),
            models.CheckConstraint(
                condition=~models.Q(status="completed_prior") | models.Q(prior=True),
                name="only_a_claim_is_credited",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}, {self.enrollment}"

    def get_absolute_url(self) -> str:
        return reverse("milestone", args=[self.enrollment.community.slug, self.code])

    def ref(self) -> Ref:
        return Ref("milestone", str(self.pk), f"{self.code}, {self.enrollment.community}")


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def visible_to(self, user: Any) -> EvidenceQuerySet:
        mine = models.Q(milestone__enrollment__community__in=read_by(user))
        return self.filter(mine | models.Q(visibility=Evidence.Visibility.PUBLIC))


class Evidence(Worded):
    """Something that shows a step was taken: a file, a link, or a dated record in words."""

    class Kind(models.TextChoices):
        FILE = "file", _("A file")
        LINK = "link", _("A link")
        RECORD = "record", _("A record in words")

    class Visibility(models.TextChoices):
        CITY = "city", _("The city and the program")
        PUBLIC = "public", _("Everybody")

    milestone = models.ForeignKey(CityMilestone, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    happened_on = models.DateField()
    words = models.TextField()
    url = models.URLField(max_length=500, blank=True)
    file = models.FileField(upload_to="milestones/%Y/%m/", blank=True)
    name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=60, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    visibility = models.CharField(max_length=8, choices=Visibility.choices, default=Visibility.CITY)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField()

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="record")
                | models.Q(kind="link") & ~models.Q(url="")
                | models.Q(kind="file") & ~models.Q(sha256=""),
                name="evidence_shows_something",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.happened_on}"
