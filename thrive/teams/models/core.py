"""The Core Team: six seats of the rulebook, provisional from step c, frozen at step g (C21)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from thrive.base.refs import Ref
from thrive.cities.models import Community


class CoreTeam(models.Model):
    """One a community. `note` is the coach's word on one organization in both of its seats (C1)."""

    community = models.OneToOneField(Community, on_delete=models.PROTECT, related_name="core_team")
    opened_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"Core Team, {self.community}"

    def ref(self) -> Ref:
        return Ref("core_team", self.community.slug[:60], str(self))


class CoreTeamSeatQuerySet(models.QuerySet["CoreTeamSeat"]):
    def today(self) -> CoreTeamSeatQuerySet:
        return self.filter(until=None)

    def held_by(self, person: Any) -> CoreTeamSeatQuerySet:
        return self.today().filter(person=person)


class CoreTeamSeat(models.Model):
    """Who held a seat from a moment until another. Seats change hands; rows are never deleted.

    `seat` is a code of the rulebook (city_1, city_2, cbo_youth, cbo_adult, resident_1, resident_2).
    `until_reason` says why it ended; it may name people, so it stays out of history.
    """

    team = models.ForeignKey(CoreTeam, on_delete=models.CASCADE, related_name="seats")
    seat = models.CharField(max_length=20)
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    organization = models.CharField(max_length=160, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="core_team_seats",
    )
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    until_reason = models.TextField(blank=True)

    objects = CoreTeamSeatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "seat"],
                condition=models.Q(until=None),
                name="one_holder_a_seat",
            ),
            models.UniqueConstraint(
                fields=["team", "person"],
                condition=models.Q(until=None, person__isnull=False),
                name="one_seat_an_account",
            ),
            models.UniqueConstraint(
                "team",
                Lower("email"),
                condition=models.Q(until=None) & ~models.Q(email=""),
                name="one_seat_an_email",
            ),
            models.UniqueConstraint(
                "team",
                Lower("name"),
                Lower("organization"),
                condition=models.Q(until=None) & ~models.Q(name=""),
                name="one_seat_a_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}, {self.team}"
