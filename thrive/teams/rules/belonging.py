"""Who belongs to a city's teams: who reads their workspace, and who runs it (`domain` §1.3)."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, no
from thrive.base.prepared import prepared
from thrive.cities.models import Community
from thrive.cities.rules.coaching import may_manage_people
from thrive.teams.models import DesignTeamMembership


def may_run_teams(by: Any, community: Community) -> Decision:
    """Seats, members and invitations: the Core Team, the city's coach, program administrators."""
    if not by.is_authenticated:
        return no(_("Sign in first."))
    return may_manage_people(by, community)


def may_read_workspace(by: Any, community: Community) -> Decision:
    """Names and notes of the teams: their own people, the city's contacts, its coach, the program's
    administrators."""
    if may_run_teams(by, community):
        return YES
    if by.is_authenticated and (community.roles_of(by) or membership_of(by, community)):
        return YES
    return no(_("This is for the city’s own teams and its coach."))


def may_work_in_teams(by: Any, community: Community) -> Decision:
    """Edit what the teams work on: members of the Design Team too (`domain` §1.3)."""
    allowed = may_run_teams(by, community)
    if allowed or (by.is_authenticated and membership_of(by, community)):
        return YES
    return allowed


def membership_of(by: Any, community: Community) -> DesignTeamMembership | None:
    """The person's own place in the Design Team today."""
    return next(iter(_mine(by.pk, community.pk)), None)


@prepared
def _mine(person: int, community: int) -> QuerySet[DesignTeamMembership]:
    mine = DesignTeamMembership.objects.of_person(person).filter(team__community=community)
    return mine.select_related("subgroup", "team").order_by("pk")[:1]
