"""Meetings as pages: the list with what is overdue, and one meeting with everything that was said."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from thrive.base.decisions import Decision
from thrive.cities.models import Community
from thrive.teams.models import ActionItem, Meeting
from thrive.teams.models.meetings import NOTICE
from thrive.teams.queries.access import Access, access_to, city_at_work, tabs_of
from thrive.teams.queries.people import name_of
from thrive.teams.queries.shown import may_be_named
from thrive.teams.rules import meetings as rules

ON_A_PAGE = 20
MOST_OPEN = 50


@dataclass(frozen=True)
class ToDo:
    row: ActionItem
    owner: str


@dataclass(frozen=True)
class MeetingsPage:
    community: Community
    access: Access
    tabs: list[tuple[str, str]]
    may_call: Decision
    ahead: tuple[Meeting, ...]
    past: Page[Meeting]
    todo: tuple[ToDo, ...]

    @property
    def overdue(self) -> int:
        return sum(one.row.is_overdue for one in self.todo)


@dataclass(frozen=True)
class MeetingPage:
    """`names`: this viewer reads who leads, who came and what was said; others read the agenda."""

    community: Community
    access: Access
    tabs: list[tuple[str, str]]
    meeting: Meeting
    led_with: str
    led_by_youth: bool
    came: tuple[str, ...]
    decisions: tuple[str, ...]
    todo: tuple[ToDo, ...]
    may_change: Decision
    may_post: Decision
    may_write: Decision
    may_approve: Decision
    may_add: Decision

    @property
    def names(self) -> bool:
        return self.access.reads

    @property
    def post_by(self) -> datetime.datetime:
        """The last moment at which a public agenda can go out."""
        return self.meeting.starts_at - NOTICE

    @property
    def number_came(self) -> int:
        return len(self.came) + self.meeting.others_came


def meetings_page(viewer: Any, slug: str, number: int = 1) -> MeetingsPage | None:
    """At most fourteen queries."""
    community = city_at_work(viewer, slug)
    if community is None:
        return None
    access = access_to(viewer, community)
    rows = readable(community, access)
    return MeetingsPage(
        community=community,
        access=access,
        tabs=tabs_of(community, access),
        may_call=_may_call(access, community),
        ahead=tuple(rows.ahead()),
        past=Paginator(rows.past(), ON_A_PAGE).get_page(number),
        todo=_todo(ActionItem.objects.open().filter(meeting__community=community)[:MOST_OPEN])
        if access.reads
        else (),
    )


def readable(community: Community, access: Access) -> Any:
    """All of them for the city's own people; posted agendas of public teams for everybody."""
    rows = Meeting.objects.filter(community=community)
    return rows if access.reads else rows.posted()


def meeting_page(viewer: Any, slug: str, pk: int) -> MeetingPage | None:
    community = city_at_work(viewer, slug)
    if community is None:
        return None
    access = access_to(viewer, community)
    rows = readable(community, access)
    meeting = rows.select_related("co_member__person", "co_seat__person").filter(pk=pk).first()
    if meeting is None:
        return None
    meeting.community = community
    attended = (
        list(meeting.attendances.select_related("member__person", "seat__person").order_by("pk"))
        if access.reads
        else []
    )
    people = [one.member or one.seat for one in attended]
    leader = meeting.co_member or meeting.co_seat
    shown = may_be_named([one.person_id for one in (*people, leader) if one])
    return MeetingPage(
        community=community,
        access=access,
        tabs=tabs_of(community, access),
        meeting=meeting,
        led_with=name_of(leader, shown) if access.reads else "",
        led_by_youth=bool(meeting.co_member and meeting.co_member.category == "youth"),
        came=tuple(name_of(one, shown) for one in people),
        decisions=tuple(meeting.decisions.order_by("pk").values_list("words", flat=True))
        if access.reads
        else (),
        todo=_todo(meeting.action_items.order_by("due_on", "pk")) if access.reads else (),
        may_change=rules.may_change(viewer, meeting),
        may_post=rules.may_post(viewer, meeting),
        may_write=rules.may_write_minutes(viewer, meeting),
        may_approve=rules.may_approve(viewer, meeting),
        may_add=rules.may_add_action(viewer, meeting),
    )


def _may_call(access: Access, community: Community) -> Decision:
    return rules.may_call(access.viewer, community)


def _todo(rows: QuerySet[ActionItem] | Iterable[ActionItem]) -> tuple[ToDo, ...]:
    """Two queries: the rows with whom they name, and which of those may be named."""
    assert isinstance(rows, QuerySet)
    items = list(rows.select_related("member__person", "seat__person", "meeting"))
    people = [one.member or one.seat for one in items]
    shown = may_be_named([one.person_id for one in people if one])
    return tuple(ToDo(item, name_of(one, shown)) for item, one in zip(items, people, strict=True))
