"""The Design Team: who may form it and run it, and when it is valid (R50, C4, C20)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base import clock
from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.models import Community
from thrive.cities.rules.seats import gives_a_reason
from thrive.program.rulebook import Rulebook
from thrive.teams.models import DesignTeam, DesignTeamMembership, Subgroup
from thrive.teams.rules.belonging import may_run_teams, membership_of

FORM_ONE = ("pilot", "vanguard")
IN_SUBGROUPS = ("youth", "adult")
RECOMMENDED = 2  # representatives of each subgroup; one is the least (C20)


def tier_forms_one(community: Community) -> Decision:
    """Only Pilot and Vanguard cities form a Design Team (C4); the sentence says how to move up."""
    seat = community.standing()
    if seat is None:
        return no(_("A city forms its Design Team once it has its tier."))
    if seat.tier in FORM_ONE:
        return YES
    return no(
        _(
            "Affiliate cities work through their Core Team. A Design Team comes with the Pilot "
            "tier: when your six seats are filled and your city is ready for more, tell your "
            "coach, who can propose the move."
        )
    )


def may_form(by: Any, community: Community, *, formed_on: datetime.date | None = None) -> Decision:
    return first_no(
        may_run_teams(by, community),
        tier_forms_one(community),
        no(_("This city already has its Design Team."))
        if DesignTeam.objects.filter(community=community).exists()
        else YES,
        is_past(formed_on),
    )


def may_add_members(by: Any, team: DesignTeam) -> Decision:
    return first_no(may_run_teams(by, team.community), tier_forms_one(team.community))


def may_join(team: DesignTeam, *, category: str, is_youth: bool) -> Decision:
    """An account of somebody under 18 joins as a young resident, and as nothing else."""
    if is_youth and category != "youth":
        return no(_("Under 18 you join as a youth resident. Ask for an invitation that says so."))
    return tier_forms_one(team.community)


def may_sit_in(subgroup: Subgroup, membership: DesignTeamMembership) -> Decision:
    if membership.category != subgroup.kind:
        return no(_("Youth residents form the youth subgroup, adult residents the adult one."))
    return YES


def may_run_subgroup(by: Any, team: DesignTeam, subgroup: Subgroup | None) -> Decision:
    """Representatives: the subgroup's own members choose them; Core Team and coach may help."""
    allowed = may_run_teams(by, team.community)
    if allowed:
        return YES
    mine = membership_of(by, team.community) if by.is_authenticated else None
    if mine and subgroup and mine.subgroup_id == subgroup.pk:
        return YES
    return no(_("The members of a subgroup choose its representatives, or the Core Team does."))


def may_name_representative(by: Any, membership: DesignTeamMembership) -> Decision:
    return first_no(
        may_run_subgroup(by, membership.team, membership.subgroup),
        is_here(membership),
        YES
        if membership.subgroup_id
        else no(_("Representatives come from a subgroup. Put the person in one first.")),
    )


def may_end_membership(by: Any, membership: DesignTeamMembership, reason: str = "") -> Decision:
    """Everybody may leave; the Core Team and the coach may end a membership, with a reason."""
    if membership.person_id and membership.person_id == getattr(by, "pk", None):
        return is_here(membership)
    return first_no(
        may_run_teams(by, membership.team.community),
        is_here(membership),
        YES if gives_a_reason(reason) else no(_("Say why, in a sentence. It stays in the team.")),
    )


def is_here(membership: DesignTeamMembership) -> Decision:
    return no(_("This person has left the team.")) if membership.left_on else YES


def is_past(day: datetime.date | None) -> Decision:
    if day is None or day <= clock.today():
        return YES
    return no(_("Choose today or an earlier day."))


def why_not_counted(
    rulebook: Rulebook,
    members: Mapping[str, int],
    representatives: Mapping[str, int],
    *,
    formed: bool,
) -> tuple[str, ...]:
    """The same for a team that may not be formed yet."""
    if not formed:
        return (_("The Design Team is not formed yet."),)
    return why_not_valid(rulebook, members, representatives)


def why_not_valid(
    rulebook: Rulebook, members: Mapping[str, int], representatives: Mapping[str, int]
) -> tuple[str, ...]:
    """What is missing until the team counts: both subgroups, each with its least (R50)."""
    missing = []
    for circle in rulebook.subgroups:
        has = members.get(circle.slug, 0)
        if has < circle.least_members:
            missing.append(
                ngettext(
                    "%(circle)s: it needs %(least)s member and has %(has)s.",
                    "%(circle)s: it needs %(least)s members and has %(has)s.",
                    circle.least_members,
                )
                % {"circle": circle.name, "least": circle.least_members, "has": has}
            )
        elif representatives.get(circle.slug, 0) < circle.least_representatives:
            missing.append(
                _("%(circle)s: nobody represents it in the whole team yet.")
                % {"circle": circle.name}
            )
    return tuple(missing)
