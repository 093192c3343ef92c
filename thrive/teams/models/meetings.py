"""Meetings of a city's teams: agenda, who came, notes, decisions read aloud, who does what (R52)."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.teams.lifecycle import MEETING
from thrive.teams.models.core import CoreTeamSeat
from thrive.teams.models.design import DesignTeamMembership

NOTICE = datetime.timedelta(hours=72)  # a regular meeting's agenda is public this long before


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def ahead(self) -> MeetingQuerySet:
        return self.filter(status__in=("draft", "agenda")).order_by("starts_at", "pk")

    def past(self) -> MeetingQuerySet:
        return self.filter(status__in=("held", "approved")).order_by("-starts_at", "-pk")

    def posted(self) -> MeetingQuerySet:
        """What everybody may read: agendas of teams that the council created."""
        return self.filter(is_public=True, posted_at__isnull=False)


class Meeting(Worded):
    """One meeting. A resident or a young person facilitates it together with the city or the coach:
    `co_member` of the Design Team, or `co_seat` of the Core Team, one of both.

    `is_public`: its agenda is posted for everybody. `posted_at` is when it was shown first.
    `read_aloud`: the decisions were read aloud before the meeting closed.
    """

    class Team(models.TextChoices):
        CORE = "core", _("Core Team")
        DESIGN = "design", _("Design Team")
        YOUTH = "youth", _("Youth Design Team")
        ADULT = "adult", _("Adult Design Team")

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="meetings")
    of_team = models.CharField(max_length=6, choices=Team.choices, default=Team.DESIGN)
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    co_member = models.ForeignKey(
        DesignTeamMembership,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="facilitates",
    )
    co_seat = models.ForeignKey(
        CoreTeamSeat, null=True, blank=True, on_delete=models.PROTECT, related_name="facilitates"
    )
    agenda = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    others_came = models.PositiveSmallIntegerField(default=0)
    read_aloud = models.BooleanField(default=False)
    is_public = models.BooleanField(default=False)
    status = models.CharField(max_length=8, choices=MEETING.choices, default=MEETING.first)
    posted_at = models.DateTimeField(null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["community", "starts_at"])]
        constraints = [
            models.CheckConstraint(
                name="a_resident_or_youth_facilitates",
                condition=models.Q(co_member__isnull=False, co_seat=None)
                | models.Q(co_member=None, co_seat__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.of_team}, {self.starts_at:%Y-%m-%d}"

    def ref(self) -> Ref:
        return Ref("meeting", f"{self.community.slug[:40]}/{self.pk}", f"Meeting, {self.community}")

    @property
    def agenda_items(self) -> list[str]:
        return [line.strip() for line in self.agenda.splitlines() if line.strip()]


class Attendance(models.Model):
    """Somebody of the teams was there: by membership, or by seat."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    member = models.ForeignKey(
        DesignTeamMembership, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    seat = models.ForeignKey(
        CoreTeamSeat, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="a_member_came_once"),
            models.UniqueConstraint(fields=["meeting", "seat"], name="a_seat_came_once"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: somebody came"


class MeetingDecision(models.Model):
    """What was decided, in the words that were read aloud."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    words = models.TextField()

    def __str__(self) -> str:
        return f"{self.meeting}: decision"


class ActionItemQuerySet(models.QuerySet["ActionItem"]):
    def open(self) -> ActionItemQuerySet:
        return self.filter(done_on=None).order_by("due_on", "pk")

    def overdue(self) -> ActionItemQuerySet:
        return self.open().filter(due_on__lt=clock.today())


class ActionItem(models.Model):
    """Who does what until when. Nobody named: the city's coach does it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="action_items")
    what = models.CharField(max_length=300)
    member = models.ForeignKey(
        DesignTeamMembership, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    seat = models.ForeignKey(
        CoreTeamSeat, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    objects = ActionItemQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.meeting}: until {self.due_on}"

    @property
    def is_overdue(self) -> bool:
        return self.done_on is None and self.due_on < clock.today()
