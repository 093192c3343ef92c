"""The Design Team: people of five categories, and two subgroups of residents who live it (C20)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.cities.models import Community


class DesignTeam(models.Model):
    """One a community, only for Pilot and Vanguard cities (C4).

    `by_council_action`: a body that the council created formally falls under the Brown Act, so its
    agendas are posted publicly (`domain` §4.3).
    """

    community = models.OneToOneField(
        Community, on_delete=models.PROTECT, related_name="design_team"
    )
    formed_on = models.DateField()
    existing_coalition = models.TextField(blank=True)
    by_council_action = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"Design Team, {self.community}"

    def ref(self) -> Ref:
        return Ref("design_team", self.community.slug[:60], str(self))


class Subgroup(Worded):
    """The Youth or the Adult Design Team. Both exist from the day the Design Team is formed."""

    class Kind(models.TextChoices):
        YOUTH = "youth", _("Youth Design Team")
        ADULT = "adult", _("Adult Design Team")

    team = models.ForeignKey(DesignTeam, on_delete=models.CASCADE, related_name="subgroups")
    kind = models.CharField(max_length=5, choices=Kind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "kind"], name="one_subgroup_of_a_kind")
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class MembershipQuerySet(models.QuerySet["DesignTeamMembership"]):
    def today(self) -> MembershipQuerySet:
        return self.filter(left_on=None)

    def of_person(self, person: Any) -> MembershipQuerySet:
        return self.today().filter(person=person)


class DesignTeamMembership(Worded):
    """Somebody in the Design Team, with or without an account (`on_paper`).

    `is_minor`: under 18 as far as the team knows; an account's own age band has the last word.
    Youth are shown by first name and initial. Rows end with `left_on`; they are never deleted.
    `institution_type` is one of the rulebook's.
    """

    class Category(models.TextChoices):
        YOUTH = "youth", _("Youth resident")
        ADULT = "adult", _("Adult resident")
        CBO = "cbo", _("Community-based organization")
        YOUTH_ORG = "youth_org", _("Youth organization")
        CITY_STAFF = "city_staff", _("City staff")
        ELECTED = "elected", _("Elected official")
        INSTITUTION = "institution", _("Institution")

    team = models.ForeignKey(DesignTeam, on_delete=models.CASCADE, related_name="memberships")
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="design_team_memberships",
    )
    category = models.CharField(max_length=12, choices=Category.choices)
    institution_type = models.CharField(max_length=30, blank=True)
    organization = models.CharField(max_length=160, blank=True)
    subgroup = models.ForeignKey(
        Subgroup, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    is_representative = models.BooleanField(default=False)
    is_minor = models.BooleanField(default=False)
    on_paper = models.BooleanField(default=False)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    left_reason = models.TextField(blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "person"],
                condition=models.Q(left_on=None, person__isnull=False),
                name="one_membership_an_account",
            ),
            models.CheckConstraint(
                name="representatives_come_from_a_subgroup",
                condition=models.Q(is_representative=False) | models.Q(subgroup__isnull=False),
            ),
            models.CheckConstraint(
                name="only_youth_are_minors",
                condition=models.Q(is_minor=False) | models.Q(category="youth"),
            ),
            models.CheckConstraint(
                name="only_institutions_have_a_type",
                condition=models.Q(institution_type="") | models.Q(category="institution"),
            ),
        ]
        indexes = [models.Index(fields=["team", "left_on"])]

    def __str__(self) -> str:
        return f"{self.category}, {self.team}"

    @property
    def needs_guardian(self) -> bool:
        """Under 18 today: by the account's age band, or on paper as the team said."""
        return bool(self.person.is_youth if self.person else self.is_minor)


class SubgroupSupport(Worded):
    """A coach, a community-based organization or a youth organization that supports a subgroup."""

    class Kind(models.TextChoices):
        COACH = "coach", _("Coach")
        CBO = "cbo", _("Community-based organization")
        YOUTH_ORG = "youth_org", _("Youth organization")

    subgroup = models.ForeignKey(Subgroup, on_delete=models.CASCADE, related_name="supports")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=120, blank=True)
    organization = models.CharField(max_length=160, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_supporter_has_a_name",
                condition=~models.Q(name="", organization="") | models.Q(until__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.subgroup}"
