"""A community: usually a city; the program welcomes tribal nations, counties, neighborhoods too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thrive.base.models import Worded
from thrive.base.prepared import prepared
from thrive.base.refs import Ref
from thrive.cities.lifecycle import HOLDS_A_SEAT, UNDER_WAY
from thrive.places.models import Geography

if TYPE_CHECKING:
    from thrive.cities.models.seats import Enrollment, ProgramCycle


class CommunityQuerySet(models.QuerySet["Community"]):
    def visible_to(self, user: Any) -> CommunityQuerySet:
        """Every city has a public page; a place of another kind, once its application was sent or it
        takes part.

        Anybody can type the name of a neighborhood into an application: that alone makes no page.
        """
        if user.is_authenticated and user.program_roles:
            return self
        from thrive.cities.models.application import CityApplication
        from thrive.cities.models.seats import Enrollment

        here = {"community": models.OuterRef("pk")}
        applies = CityApplication.objects.filter(status__in=UNDER_WAY, **here)
        took_part = Enrollment.objects.filter(**here)
        city = models.Q(kind=Community.Kind.CITY)
        return self.filter(city | models.Exists(took_part) | models.Exists(applies))

    def taking_part(self) -> CommunityQuerySet:
        return self.filter(enrollments__status__in=("active", "paused")).distinct()

    def of(self, person: Any) -> CommunityQuerySet:
        """Communities this person may act for, or coaches."""
        return self.filter(
            models.Q(roles__person=person, roles__until=None)
            | models.Q(coach_assignments__coach=person, coach_assignments__ended_at=None)
        ).distinct()


class Community(Worded):
    class Kind(models.TextChoices):
        CITY = "city", _("City")
        TRIBAL_NATION = "tribal_nation", _("Tribal nation")
        COUNTY = "county", _("County")
        NEIGHBORHOOD = "neighborhood", _("Neighborhood")

    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.CITY)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, unique=True)
    geography = models.OneToOneField(
        Geography, null=True, blank=True, on_delete=models.PROTECT, related_name="community"
    )
    county = models.ForeignKey(
        Geography, null=True, blank=True, on_delete=models.PROTECT, related_name="communities"
    )
    region = models.CharField(max_length=40, blank=True)
    population = models.PositiveIntegerField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    legislative_body = models.CharField(max_length=120, blank=True)
    is_demo = models.BooleanField(default=False)

    objects = CommunityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "communities"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("city", args=[self.slug])

    def ref(self) -> Ref:
        return Ref("community", self.slug, self.name)

    def roles_of(self, person: Any) -> frozenset[str]:
        """What somebody with an account is to this community today: contact, Core Team."""
        return frozenset(_roles(self.pk, person.pk))

    def standing(self) -> Enrollment | None:
        """The enrollment that holds today, if the community takes part."""
        return min(self._seats(), key=lambda one: one.pk, default=None)

    def has_seat_in(self, cycle: ProgramCycle) -> bool:
        return any(one.cycle_id == cycle.pk for one in self._seats())

    def _seats(self) -> list[Enrollment]:
        """Read from the few rows there are, so that a page can fetch them once for all its rules."""
        return [one for one in self.enrollments.all() if one.status in HOLDS_A_SEAT]


class CityRoleQuerySet(models.QuerySet["CityRole"]):
    def today(self) -> CityRoleQuerySet:
        return self.filter(until=None)


@prepared
def _roles(community: int, person: int) -> models.QuerySet[CityRole, str]:
    held = CityRole.objects.today().filter(community=community, person=person)
    return held.values_list("role", flat=True)


class CityRole(Worded):
    """Who may act for a community, as plain data. Roles end; they are never deleted."""

    class Role(models.TextChoices):
        CONTACT = "contact", _("City contact")
        CORE = "core", _("Core Team")

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="roles")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="city_roles"
    )
    role = models.CharField(max_length=20, choices=Role.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    objects = CityRoleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person", "role"],
                condition=models.Q(until=None),
                name="one_open_role_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.community}"
