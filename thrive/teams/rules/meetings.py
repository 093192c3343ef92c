"""Meetings: who calls one, when its agenda must be out, when its minutes may be written."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.models import Community
from thrive.teams.lifecycle import MEETING
from thrive.teams.models import ActionItem, CoreTeamSeat, DesignTeam, DesignTeamMembership, Meeting
from thrive.teams.models.meetings import NOTICE
from thrive.teams.rules.belonging import may_work_in_teams

RESIDENTS = ("youth", "adult")


def may_call(by: Any, community: Community) -> Decision:
    """The Core Team, members of the Design Team, the coach, administrators."""
    return may_work_in_teams(by, community)


def facilitates(member: DesignTeamMembership | None, seat: CoreTeamSeat | None) -> Decision:
    """A resident or a young person leads together with the coach or the city (R52)."""
    if (member and member.category in RESIDENTS) or (seat and seat.seat.startswith("resident")):
        return YES
    return no(_("Choose a resident or a young person who leads the meeting with you."))


def may_change(by: Any, meeting: Meeting) -> Decision:
    return first_no(
        may_call(by, meeting.community),
        YES
        if meeting.status == "draft"
        else no(_("The agenda is out, so the meeting stays as it was announced.")),
    )


def may_post(by: Any, meeting: Meeting) -> Decision:
    return first_no(
        may_call(by, meeting.community),
        MEETING.allows(meeting.status, "post"),
        YES if meeting.agenda_items else no(_("Write at least one point of the agenda.")),
        in_time(meeting.starts_at, is_public=meeting.is_public),
    )


def in_time(starts_at: datetime.datetime, *, is_public: bool) -> Decision:
    """Public agendas are out at least 72 hours before (Brown Act)."""
    if starts_at <= clock.now():
        return no(_("This meeting has begun already. Choose a later day."))
    if is_public and starts_at - clock.now() < NOTICE:
        return no(
            _(
                "The council created this team, so its agenda is public at least 72 hours before. "
                "Choose a later day."
            )
        )
    return YES


def may_write_minutes(by: Any, meeting: Meeting) -> Decision:
    """Once it has begun, and as long as nobody has approved them."""
    return first_no(
        may_call(by, meeting.community),
        YES if meeting.status == "held" else MEETING.allows(meeting.status, "hold"),
        YES
        if meeting.starts_at <= clock.now()
        else no(_("The meeting has not begun, so there is nothing to write down yet.")),
    )


def may_approve(by: Any, meeting: Meeting) -> Decision:
    return first_no(may_call(by, meeting.community), MEETING.allows(meeting.status, "approve"))


def may_add_action(by: Any, meeting: Meeting) -> Decision:
    return first_no(
        may_call(by, meeting.community),
        no(_("The agenda comes first. Things to do come out of the meeting."))
        if meeting.status in ("draft", "agenda")
        else YES,
    )


def may_finish(by: Any, item: ActionItem) -> Decision:
    return first_no(
        may_call(by, item.meeting.community),
        no(_("This is done already.")) if item.done_on else YES,
    )


def has_public_agendas(community: Community, of_team: str) -> bool:
    """The Design Team and its subgroups, when the council created it by formal action."""
    if of_team == Meeting.Team.CORE:
        return False
    return DesignTeam.objects.filter(community=community, by_council_action=True).exists()
