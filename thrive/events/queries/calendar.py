"""The calendar: a month, an agenda, a list. Information sessions of the invitation stand beside
the room's own events; they stay where they are (`thrive.cities`)."""

from __future__ import annotations

import calendar
import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.prepared import prepared
from thrive.cities.models import InfoSession
from thrive.events.models import Event
from thrive.events.queries.entries import Entry, entry_of, session_entry
from thrive.events.queries.filters import Choices, Filters, choices

ON_A_PAGE = 30
FIRST_YEAR, LAST_YEAR = 2018, 2100
_COLUMNS = (
    *("pk", "slug", "kind", "title", "title_es", "starts_at", "ends_at", "zone", "place", "link"),
    *("elsewhere", "status", "areas", "languages", "supports", "offering", "series_id"),
    *("community__name", "community__slug"),
)


@dataclass(frozen=True, slots=True)
class Day:
    date: datetime.date
    in_month: bool
    is_today: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class CalendarPage:
    """`weeks` for the month, `days` for the agenda, `lines` for the list."""

    view: str
    filters: Filters
    choices: Choices
    month: datetime.date
    weeks: tuple[tuple[Day, ...], ...] = ()
    days: tuple[Day, ...] = ()
    lines: Page[Entry] | None = None
    past: bool = False

    @property
    def before(self) -> datetime.date:
        return (self.month - datetime.timedelta(days=1)).replace(day=1)

    @property
    def after(self) -> datetime.date:
        return (self.month + datetime.timedelta(days=32)).replace(day=1)

    @property
    def query_before(self) -> str:
        return self._of_month(self.before)

    @property
    def query_after(self) -> str:
        return self._of_month(self.after)

    @property
    def query_today(self) -> str:
        return self._of_month(clock.today())

    @property
    def views(self) -> list[tuple[str, str, str, bool]]:
        """(view, words, address, whether it is this one): filters are kept."""
        said = [
            ("month", _("Month"), {"month": f"{self.month:%Y-%m}"}),
            ("agenda", _("Agenda"), {"view": "agenda"}),
            ("list", _("List"), {"view": "list"}),
            ("past", _("Past events"), {"view": "list", "when": "past"}),
        ]
        here = "past" if self.past else self.view
        return [
            (name, words, self.filters.query(**more), name == here) for name, words, more in said
        ]

    @property
    def clear(self) -> str:
        return f"?view={self.view}" if self.filters.any else ""

    def _of_month(self, day: datetime.date) -> str:
        return self.filters.query(month=f"{day:%Y-%m}")

    @property
    def is_empty(self) -> bool:
        if self.lines is not None:
            return not self.lines.object_list
        return not any(day.entries for week in (*self.weeks, self.days) for day in week)


def month_of(text: str) -> datetime.date:
    """“2026-11” as its first day; this month for anything else."""
    said = re.fullmatch(r"(\d{4})-(\d{2})", text, re.ASCII)
    if said and FIRST_YEAR <= int(said[1]) <= LAST_YEAR and 1 <= int(said[2]) <= 12:
        return datetime.date(int(said[1]), int(said[2]), 1)
    return clock.today().replace(day=1)


def month_page(viewer: Any, filters: Filters, month: datetime.date) -> CalendarPage:
    """At most seven queries, whatever the month holds."""
    weeks = calendar.Calendar(firstweekday=6).monthdatescalendar(month.year, month.month)
    first, last = _midnight(weeks[0][0]), _midnight(weeks[-1][-1] + datetime.timedelta(days=1))
    found = defaultdict(list)
    rows = Event.objects.visible_to(viewer).filter(starts_at__gte=first, starts_at__lt=last)
    for entry in _in_order(rows, filters, first, last):
        found[entry.day].append(entry)
    today = clock.today()
    return CalendarPage(
        view="month",
        filters=filters,
        choices=choices(),
        month=month,
        weeks=tuple(
            tuple(
                Day(day, day.month == month.month, day == today, tuple(found.get(day, ())))
                for day in week
            )
            for week in weeks
        ),
    )


def agenda_page(viewer: Any, filters: Filters) -> CalendarPage:
    """What comes next, by day. At most seven queries."""
    now = clock.now()
    rows = Event.objects.visible_to(viewer).filter(ends_at__gt=now).order_by("starts_at", "pk")
    entries = _in_order(rows, filters, now, None)[:ON_A_PAGE]
    days: dict[datetime.date, list[Entry]] = defaultdict(list)
    for entry in entries:
        days[entry.day].append(entry)
    today = clock.today()
    return CalendarPage(
        view="agenda",
        filters=filters,
        choices=choices(),
        month=today.replace(day=1),
        days=tuple(Day(day, True, day == today, tuple(found)) for day, found in days.items()),
    )


def list_page(viewer: Any, filters: Filters, *, past: bool, number: str) -> CalendarPage:
    """All that lies ahead, or all that was, with pages. At most nine queries."""
    now = clock.now()
    rows = filters.narrow(Event.objects.visible_to(viewer))
    if past:
        rows = rows.filter(ends_at__lte=now).order_by("-starts_at", "-pk")
    else:
        rows = rows.filter(ends_at__gt=now).order_by("starts_at", "pk")
    lines = Paginator(_slim(rows), ON_A_PAGE).get_page(number)
    lines.object_list = [entry_of(row) for row in lines.object_list]  # type: ignore[misc]
    return CalendarPage(
        view="list",
        filters=filters,
        choices=choices(),
        month=clock.today().replace(day=1),
        lines=lines,  # type: ignore[arg-type]
        past=past,
    )


def _in_order(
    rows: QuerySet[Event],
    filters: Filters,
    first: datetime.datetime,
    last: datetime.datetime | None,
) -> list[Entry]:
    """Events and information sessions, by their start. Two queries."""
    narrowed = _slim(filters.narrow(rows).order_by("starts_at", "pk"))
    found = [entry_of(row) for row in (narrowed if last else narrowed[:ON_A_PAGE])]
    if filters.takes_info_sessions:
        found += sessions(first, last, filters.language)
    return sorted(found, key=lambda one: one.starts)


def _slim(rows: QuerySet[Event]) -> QuerySet[Event]:
    return rows.select_related("community").only(*_COLUMNS)


def sessions(
    first: datetime.datetime, last: datetime.datetime | None, language: str = ""
) -> Sequence[Entry]:
    """Information sessions of the invitation, which cities sign up for with their application."""
    if last is None:
        rows: Iterable[InfoSession] = _sessions_from(first)
    else:
        rows = _sessions_between(first, last)
    return [session_entry(one) for one in rows if language in ("", one.language)]


@prepared
def _sessions_between(first: datetime.datetime, last: datetime.datetime) -> QuerySet[InfoSession]:
    rows = InfoSession.objects.going_ahead()
    return rows.filter(starts_at__gte=first, starts_at__lt=last).order_by("starts_at", "pk")


@prepared
def _sessions_from(first: datetime.datetime) -> QuerySet[InfoSession]:
    rows = InfoSession.objects.going_ahead().filter(starts_at__gte=first)
    return rows.order_by("starts_at", "pk")[:ON_A_PAGE]


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
