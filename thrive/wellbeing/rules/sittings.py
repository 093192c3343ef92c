"""Who opens a sitting about weights, who gives points in it, and what may be published of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.models import Community
from thrive.cities.rules.seats import gives_a_reason
from thrive.teams.models import DesignTeamMembership
from thrive.teams.rules.belonging import may_read_workspace, may_run_teams
from thrive.wellbeing.lifecycle import SITTING
from thrive.wellbeing.models import WeighingSitting
from thrive.wellbeing.recipes.medians import AREAS, BUDGET, FEWEST, Medians


def may_read(by: Any, community: Community) -> Decision:
    """The team, the city's people and the program: before anything is published."""
    if by.is_authenticated and by.program_roles:
        return YES
    return may_read_workspace(by, community)


def may_open(by: Any, community: Community, *, has_team: bool, is_open: bool) -> Decision:
    """The Core Team, the coach, program administrators; one sitting at a time."""
    return first_no(
        may_run_teams(by, community),
        YES if has_team else no(_("This city has no Design Team that could weigh.")),
        no(_("A sitting is open already. Close it before you open another one."))
        if is_open
        else YES,
    )


def may_give(
    by: Any, sitting: WeighingSitting, membership: DesignTeamMembership | None
) -> Decision:
    """Members of the Design Team today, for themselves and with an account of their own."""
    if membership is None or membership.team.community_id != sitting.community_id:
        return no(_("Only members of the Design Team give points, each for themselves."))
    if sitting.status != "open":
        return no(_("This sitting is closed, so no points are taken any more."))
    return YES


def may_write_down(by: Any, sitting: WeighingSitting, membership: DesignTeamMembership) -> Decision:
    """Points given on paper, for members who have no account: by those who run the teams."""
    return first_no(
        may_run_teams(by, sitting.community),
        YES
        if sitting.status == "open"
        else no(_("This sitting is closed, so no points are taken any more.")),
        no(_("This member has an account and gives their own points."))
        if membership.person_id is not None
        else YES,
        YES
        if membership.left_on is None and membership.team.community_id == sitting.community_id
        else no(_("Only members of the Design Team give points, each for themselves.")),
    )


def points_are_spread(points: Mapping[int, int]) -> Decision:
    """Whole numbers from 0 up, 100 in all."""
    if set(points) != set(AREAS) or any(value < 0 for value in points.values()):
        return no(_("Give every area a whole number of points from 0 to 100."))
    given = sum(points.values())
    if given < BUDGET:
        left = BUDGET - given
        return no(
            ngettext(
                "You have spread %(given)s of 100 points. Give %(n)s point more.",
                "You have spread %(given)s of 100 points. Give %(n)s points more.",
                left,
            )
            % {"given": given, "n": left}
        )
    if given > BUDGET:
        over = given - BUDGET
        return no(
            ngettext(
                "You have spread %(given)s points, and there are 100. Take %(n)s point away.",
                "You have spread %(given)s points, and there are 100. Take %(n)s points away.",
                over,
            )
            % {"given": given, "n": over}
        )
    return YES


def may_close(by: Any, sitting: WeighingSitting) -> Decision:
    return first_no(may_run_teams(by, sitting.community), SITTING.allows(sitting.status, "close"))


def may_reopen(by: Any, sitting: WeighingSitting, *, is_open: bool) -> Decision:
    """Another one that is open must be closed first."""
    return first_no(
        may_run_teams(by, sitting.community),
        SITTING.allows(sitting.status, "reopen"),
        no(_("A sitting is open already. Close it before you open another one."))
        if is_open
        else YES,
    )


def may_publish(by: Any, sitting: WeighingSitting, found: Medians) -> Decision:
    return first_no(
        may_run_teams(by, sitting.community),
        SITTING.allows(sitting.status, "publish"),
        YES
        if found.points
        else no(
            _("Fewer than %(n)s people gave points, so that one could tell whose they are.")
            % {"n": FEWEST}
        ),
    )


def may_withdraw(by: Any, sitting: WeighingSitting, *, reason: str) -> Decision:
    return first_no(
        may_run_teams(by, sitting.community),
        SITTING.allows(sitting.status, "withdraw"),
        gives_a_reason(reason),
    )
