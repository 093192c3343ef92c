"""Reports, what moderators did and why, appeals; and what the open-meeting rule held back."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thrive.base import clock
from thrive.base.models import Worded
from thrive.cities.belonging import belonging_of
from thrive.cities.models import Community
from thrive.community.lifecycle import APPEAL, REPORT
from thrive.community.models.threads import Post, Thread
from thrive.community.words import Reason
from thrive.people.models import Person

MODERATORS = frozenset({"admin", "moderator"})
HARDEST_FIRST = models.Case(
    models.When(reason=Reason.SAFETY, then=0),
    models.When(reason=Reason.NAMES_CHILD, then=1),
    default=2,
)


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> ReportQuerySet:
        """What may hurt somebody first, then the longest wait."""
        return self.filter(status="open").order_by(HARDEST_FIRST, "made_at", "pk")

    def visible_to(self, viewer: Any) -> ReportQuerySet:
        may = viewer.is_authenticated and viewer.program_roles & MODERATORS
        return self.all() if may else self.none()


class Report(Worded):
    """Somebody asks a moderator to look at a post. Its author never learns who."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="reports")
    by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports_made"
    )
    reason = models.CharField(max_length=12, choices=Reason)
    words = models.CharField(max_length=1000, blank=True)
    status = models.CharField(max_length=10, choices=REPORT.choices, default=REPORT.first)
    made_at = models.DateTimeField(default=clock.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post", "by"],
                condition=models.Q(status="open"),
                name="one_open_report_of_a_person",
            )
        ]
        indexes = [
            models.Index(
                fields=["made_at"], condition=models.Q(status="open"), name="forum_report_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.post_id}"


class ModerationActQuerySet(models.QuerySet["ModerationAct"]):
    def visible_to(self, viewer: Any) -> ModerationActQuerySet:
        """Moderators see every act; authors what was done with their own posts."""
        if not viewer.is_authenticated:
            return self.none()
        if viewer.program_roles & MODERATORS:
            return self.all()
        return self.filter(post__author=viewer)


class ModerationAct(Worded):
    """What a moderator did with a post, and the reason in words, which the author reads.

    `what` is the verb of the move; `of` the kind of rule it was about, for the log.
    """

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="acts")
    what = models.CharField(max_length=12)
    of = models.CharField(max_length=12, choices=Reason, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    objects = ModerationActQuerySet.as_manager()

    @property
    def said(self) -> str:
        """What was done, in words."""
        words = {
            "hide": _("Not shown"),
            "let_through": _("Read and shown"),
            "restore": _("Shown again"),
            "refuse": _("Stays hidden"),
        }
        return str(words[self.what])

    def __str__(self) -> str:
        return f"{self.what} {self.post_id}"


class AppealQuerySet(models.QuerySet["Appeal"]):
    def open(self) -> AppealQuerySet:
        return self.filter(status="open").order_by("made_at", "pk")

    def visible_to(self, viewer: Any) -> AppealQuerySet:
        if not viewer.is_authenticated:
            return self.none()
        if viewer.program_roles & MODERATORS:
            return self.all()
        return self.filter(act__post__author=viewer)


class Appeal(Worded):
    """The author asks for a second look at one act; somebody else answers, in words."""

    act = models.OneToOneField(ModerationAct, on_delete=models.CASCADE, related_name="appeal")
    words = models.CharField(max_length=2000)
    made_at = models.DateTimeField(default=clock.now)
    status = models.CharField(max_length=8, choices=APPEAL.choices, default=APPEAL.first)
    answer = models.CharField(max_length=1000, blank=True)
    answered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = AppealQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.status} {self.act_id}"


class HeldBackNoteQuerySet(models.QuerySet["HeldBackNote"]):
    def visible_to(self, viewer: Any) -> HeldBackNoteQuerySet:
        """Program administrators and moderators; of a city, whoever acts for it (its clerk)."""
        if not viewer.is_authenticated:
            return self.none()
        if viewer.program_roles & MODERATORS:
            return self.all()
        return self.filter(community__in=belonging_of(viewer).core)


class HeldBackNote(Worded):
    """The open-meeting rule stopped or warned a member of a legislative body (Gov. Code 54952.2)."""

    class Outcome(models.TextChoices):
        STOPPED = "stopped", gettext_lazy("Stopped")
        WARNED = "warned", gettext_lazy("Warned")

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="held_back")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    community = models.ForeignKey(
        Community, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = models.CharField(max_length=160)
    act = models.CharField(max_length=12)
    outcome = models.CharField(max_length=7, choices=Outcome)
    at = models.DateTimeField(default=clock.now)

    objects = HeldBackNoteQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.act} {self.outcome}"
