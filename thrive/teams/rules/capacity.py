"""The capacity self-check: answered by the team's own people, read by them and by the program."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, no
from thrive.cities.models import CityRole, Community
from thrive.teams.rules.belonging import may_read_workspace, membership_of


def may_check(by: Any, community: Community) -> Decision:
    """Members of the Design Team and of the Core Team speak for their own team, nobody else."""
    core = community.roles.today().filter(person=by, role=CityRole.Role.CORE)
    if core.exists() or membership_of(by, community):
        return YES
    return no(_("Only the team’s own members answer these questions."))


def may_read_checks(by: Any, community: Community) -> Decision:
    """The team and program staff (R70)."""
    if by.is_authenticated and by.program_roles:
        return YES
    return may_read_workspace(by, community)
