"""A program cycle and its seats: who holds one, who waits for one, who coaches whom."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thrive.base.models import Worded
from thrive.base.prepared import prepared
from thrive.base.refs import Ref
from thrive.cities.lifecycle import ENROLLMENT, HOLDS_A_SEAT, WAIT_LIST
from thrive.cities.models.community import Community
from thrive.program import registry
from thrive.program.rulebook import Rulebook

TIERS = [("affiliate", _("Affiliate")), ("pilot", _("Pilot")), ("vanguard", _("Vanguard"))]
STAGES = [("engage", _("Engage")), ("grow", _("Grow")), ("accelerate", _("Accelerate"))]


class ProgramCycleManager(models.Manager["ProgramCycle"]):
    def current(self) -> ProgramCycle | None:
        """The newest cycle that takes applications; else the newest of all."""
        return next(iter(_newest_cycle()), None)


@prepared
def _newest_cycle() -> models.QuerySet[ProgramCycle]:
    return ProgramCycle.objects.order_by("-accepts_applications", "-starts_on", "pk")[:1]


class ProgramCycle(models.Model):
    """One period of the program, with its caps and the rulebook it runs under."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    starts_on = models.DateField()
    ends_on = models.DateField()
    rulebook_key = models.CharField(max_length=40, default="act-ca")
    rulebook_version = models.CharField(max_length=10)
    pilot_cap = models.PositiveSmallIntegerField(default=20)
    vanguard_cap = models.PositiveSmallIntegerField(default=8)
    accepts_applications = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)

    objects = ProgramCycleManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")), name="cycle_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def ref(self) -> Ref:
        return Ref("cycle", self.slug, self.name)

    @property
    def rulebook(self) -> Rulebook:
        return registry.rulebook(self.rulebook_key, self.rulebook_version)

    def cap(self, tier: str) -> int | None:
        """Seats in a tier; None means no limit."""
        return {"pilot": self.pilot_cap, "vanguard": self.vanguard_cap}.get(tier)


class EnrollmentQuerySet(models.QuerySet["Enrollment"]):
    def holding_a_seat(self) -> EnrollmentQuerySet:
        return self.filter(status__in=HOLDS_A_SEAT)

    def in_tier(self, tier: str) -> EnrollmentQuerySet:
        return self.filter(tier=tier)


class Enrollment(Worded):
    """A community's standing in one cycle: tier (how much support), stage (where on the way)."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="enrollments")
    cycle = models.ForeignKey(ProgramCycle, on_delete=models.PROTECT, related_name="enrollments")
    tier = models.CharField(max_length=12, choices=TIERS)
    stage = models.CharField(max_length=12, choices=STAGES, default="engage")
    status = models.CharField(max_length=12, choices=ENROLLMENT.choices, default=ENROLLMENT.first)
    effective_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    agreement_in_force_on = models.DateField(null=True, blank=True)

    objects = EnrollmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "cycle"],
                condition=models.Q(status__in=HOLDS_A_SEAT),
                name="one_seat_a_cycle",
            )
        ]
        indexes = [models.Index(fields=["cycle", "tier", "status"])]

    def __str__(self) -> str:
        return f"{self.community}, {self.get_tier_display()}"

    def ref(self) -> Ref:
        return Ref("enrollment", str(self.pk), str(self))


class WaitListPlaceQuerySet(models.QuerySet["WaitListPlace"]):
    def waiting(self) -> WaitListPlaceQuerySet:
        """First come, first in line."""
        return self.filter(status="waiting").order_by("number")


class WaitListPlace(Worded):
    """A place in line for a seat. `number` counts up within a cycle and tier and never changes."""

    cycle = models.ForeignKey(ProgramCycle, on_delete=models.PROTECT, related_name="wait_list")
    tier = models.CharField(max_length=12, choices=TIERS)
    application = models.ForeignKey(
        "cities.CityApplication", on_delete=models.CASCADE, related_name="wait_list_places"
    )
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=12, choices=WAIT_LIST.choices, default=WAIT_LIST.first)
    joined_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = WaitListPlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "tier", "number"], name="one_number_in_a_line"
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=models.Q(status="waiting"),
                name="an_application_waits_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application}, {self.number}"


class CoachAssignmentQuerySet(models.QuerySet["CoachAssignment"]):
    def today(self) -> CoachAssignmentQuerySet:
        return self.filter(ended_at=None)


class CoachAssignment(models.Model):
    """A community has one lead coach at a time; earlier ones stay as history."""

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="coach_assignments"
    )
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="coached"
    )
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    hand_over_note = models.TextField(blank=True)

    objects = CoachAssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community"], condition=models.Q(ended_at=None), name="one_lead_coach"
            )
        ]

    def __str__(self) -> str:
        return f"{self.coach}, {self.community}"
