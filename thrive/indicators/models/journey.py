"""A city's data journey: the plan it follows, its seven phases, and what each leaves behind (R75)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse

from thrive.base import clock
from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.indicators.lifecycle import DATA_PHASE, DATA_PLAN
from thrive.indicators.models.standing import Moving, a_person, known_state
from thrive.teams.models import DesignTeamMembership

READERS = frozenset({"admin", "coach", "data", "grants"})


def worked_on_by(user: Any) -> models.QuerySet[Community]:
    """The communities whose data work this person may read from inside: their own, whether they act
    for the city or sit in its Design Team; all of them for the program's staff."""
    if not user.is_authenticated:
        return Community.objects.none()
    if user.program_roles & READERS:
        return Community.objects.all()
    teams = DesignTeamMembership.objects.of_person(user).values("team__community")
    acts_for = models.Q(roles__person=user, roles__until=None)
    return Community.objects.filter(acts_for | models.Q(pk__in=teams)).distinct()


class DataJourney(Moving):
    """One a community. `status` is that of its plan, which ACT writes and the Core Team accepts (C6).

    The five texts are the plan. `accepted_on` stands only while the plan is accepted: then it is
    Milestone T2_4 of the city.
    """

    community = models.OneToOneField(
        Community, on_delete=models.PROTECT, related_name="data_journey"
    )
    status = models.CharField(
        max_length=12, choices=DATA_PLAN.choices, default=DATA_PLAN.first, db_index=True
    )
    questions = models.TextField(blank=True)
    measures = models.TextField(blank=True)
    places = models.TextField(blank=True)
    people = models.TextField(blank=True)
    safety = models.TextField(blank=True)
    accepted_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            known_state(DATA_PLAN, "data_plan_status_is_known"),
            models.CheckConstraint(
                condition=models.Q(status="accepted", accepted_on__isnull=False)
                | ~models.Q(status="accepted") & models.Q(accepted_on=None),
                name="an_accepted_plan_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Data journey, {self.community}"

    def ref(self) -> Ref:
        return Ref("data_journey", self.community.slug[:60], str(self))

    def get_absolute_url(self) -> str:
        return reverse("data_plan", args=[self.community.slug])

    @property
    def is_written(self) -> bool:
        return all((self.questions, self.measures, self.places, self.people, self.safety))


class DataPhase(Moving):
    """One of the seven phases of the rulebook in one city, by its number there."""

    journey = models.ForeignKey(DataJourney, on_delete=models.CASCADE, related_name="phases")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10, choices=DATA_PHASE.choices, default=DATA_PHASE.first)
    begun_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            known_state(DATA_PHASE, "data_phase_status_is_known"),
            models.UniqueConstraint(fields=["journey", "number"], name="a_phase_stands_once"),
            models.CheckConstraint(
                condition=models.Q(status="closed", closed_on__isnull=False)
                | ~models.Q(status="closed") & models.Q(closed_on=None),
                name="a_closed_phase_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Data phase {self.number}, {self.journey.community}"

    def ref(self) -> Ref:
        return Ref("data_phase", str(self.pk), str(self))

    def get_absolute_url(self) -> str:
        return reverse("data_phase", args=[self.journey.community.slug, self.number])

    @property
    def community(self) -> Community:
        return self.journey.community


class PhaseOutput(Worded):
    """Something a phase left behind, in words, with a link where there is one.

    `came` counts people at a training or an evening; attendance is an output of phase 1 (R76).
    """

    phase = models.ForeignKey(DataPhase, on_delete=models.CASCADE, related_name="outputs")
    words = models.CharField(max_length=300)
    happened_on = models.DateField()
    came = models.PositiveIntegerField(null=True, blank=True)
    url = models.URLField(max_length=500, blank=True)
    added_at = models.DateTimeField(default=clock.now)
    added_by = a_person()

    def __str__(self) -> str:
        return self.words
