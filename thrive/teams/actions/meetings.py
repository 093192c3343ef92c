"""Meetings: called, agenda sent out, minutes written and approved, things to do finished."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.models import Community
from thrive.teams.lifecycle import MEETING
from thrive.teams.models import (
    ActionItem,
    Attendance,
    CoreTeamSeat,
    DesignTeamMembership,
    Meeting,
    MeetingDecision,
)
from thrive.teams.rules import meetings as rules

Somebody = DesignTeamMembership | CoreTeamSeat


@transaction.atomic
def call_meeting(
    community: Community,
    *,
    of_team: str,
    title: str,
    starts_at: datetime.datetime,
    place: str,
    led_with: Somebody,
    agenda: str = "",
    by: Any,
) -> Meeting:
    """A draft; `led_with` is the resident or young person who leads it together with others."""
    require(rules.may_call(by, community))
    meeting = Meeting(community=community)
    _write(meeting, of_team, title, starts_at, place, led_with, agenda)
    meeting.save(force_insert=True)
    history.record("call_meeting", on=meeting, by=by, of_team=of_team, starts_at=starts_at)
    return meeting


@transaction.atomic
def change_meeting(
    meeting: Meeting,
    *,
    of_team: str,
    title: str,
    starts_at: datetime.datetime,
    place: str,
    led_with: Somebody,
    agenda: str = "",
    by: Any,
) -> Meeting:
    meeting = _locked(meeting)
    require(rules.may_change(by, meeting))
    _write(meeting, of_team, title, starts_at, place, led_with, agenda)
    meeting.save()
    history.record("change_meeting", on=meeting, by=by, starts_at=starts_at)
    return meeting


@transaction.atomic
def post_agenda(meeting: Meeting, *, by: Any) -> Meeting:
    """The agenda is out: for the team, and for everybody where the council created it."""
    meeting = _locked(meeting)
    meeting.is_public = rules.has_public_agendas(meeting.community, meeting.of_team)
    require(rules.may_post(by, meeting))
    meeting.status, meeting.posted_at = MEETING.after(meeting.status, "post"), clock.now()
    meeting.save(update_fields=["status", "posted_at", "is_public"])
    history.record("post_agenda", on=meeting, by=by, is_public=meeting.is_public)
    return meeting


@transaction.atomic
def write_minutes(
    meeting: Meeting,
    *,
    came: Sequence[Somebody],
    others_came: int,
    notes: str,
    decisions: Sequence[str],
    read_aloud: bool,
    by: Any,
) -> Meeting:
    """Who came, what was said, what was decided. Written again it replaces what stood there."""
    meeting = _locked(meeting)
    require(rules.may_write_minutes(by, meeting))
    if meeting.status != "held":
        meeting.status = MEETING.after(meeting.status, "hold")
    meeting.others_came, meeting.notes, meeting.read_aloud = others_came, notes.strip(), read_aloud
    meeting.save(update_fields=["status", "others_came", "notes", "read_aloud"])
    meeting.attendances.all().delete()
    Attendance.objects.bulk_create([Attendance(meeting=meeting, **_who(one)) for one in came])
    meeting.decisions.all().delete()
    MeetingDecision.objects.bulk_create(
        [MeetingDecision(meeting=meeting, words=words) for words in decisions]
    )
    history.record(
        "write_minutes",
        on=meeting,
        by=by,
        came=len(came) + others_came,
        decisions=len(decisions),
        read_aloud=read_aloud,
    )
    return meeting


@transaction.atomic
def approve_minutes(meeting: Meeting, *, by: Any) -> Meeting:
    meeting = _locked(meeting)
    require(rules.may_approve(by, meeting))
    meeting.status = MEETING.after(meeting.status, "approve")
    meeting.approved_on = clock.today()
    meeting.save(update_fields=["status", "approved_on"])
    history.record("approve_minutes", on=meeting, by=by)
    return meeting


@transaction.atomic
def add_action_item(
    meeting: Meeting, *, what: str, owner: Somebody | None, due_on: datetime.date, by: Any
) -> ActionItem:
    """`owner` None: the city's coach does it."""
    meeting = _locked(meeting)
    require(rules.may_add_action(by, meeting))
    item = ActionItem.objects.create(
        meeting=meeting, what=what.strip(), due_on=due_on, **(_who(owner) if owner else {})
    )
    history.record("add_action_item", on=meeting, by=by, due_on=due_on)
    return item


@transaction.atomic
def finish_action_item(item: ActionItem, *, by: Any) -> ActionItem:
    rows = ActionItem.objects.select_for_update(of=("self",), no_key=True)
    item = rows.select_related("meeting__community").get(pk=item.pk)
    require(rules.may_finish(by, item))
    item.done_on = clock.today()
    item.save(update_fields=["done_on"])
    late = item.done_on > item.due_on
    history.record("finish_action_item", on=item.meeting, by=by, late=late)
    return item


def _write(
    meeting: Meeting,
    of_team: str,
    title: str,
    starts_at: datetime.datetime,
    place: str,
    led_with: Somebody,
    agenda: str,
) -> None:
    who = _who(led_with)
    require(rules.facilitates(who.get("member"), who.get("seat")))
    meeting.of_team, meeting.title, meeting.starts_at = of_team, title.strip(), starts_at
    meeting.place, meeting.agenda = place.strip(), agenda.strip()
    meeting.co_member, meeting.co_seat = who.get("member"), who.get("seat")


def _who(somebody: Somebody) -> dict[str, Any]:
    """The column in which this person stands."""
    if isinstance(somebody, DesignTeamMembership):
        return {"member": somebody}
    return {"seat": somebody}


def _locked(meeting: Meeting) -> Meeting:
    chosen = Meeting.objects.select_for_update(of=("self",), no_key=True)
    return chosen.select_related("community").get(pk=meeting.pk)
