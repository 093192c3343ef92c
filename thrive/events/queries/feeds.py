"""What goes into a calendar file, and the mark by which a calendar sees that nothing changed."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from thrive.base import clock
from thrive.cities.belonging import belonging_of
from thrive.cities.models import InfoSession
from thrive.events.calendars import Selection, whole_series
from thrive.events.models import CalendarFeed, Event, EventSeries
from thrive.events.queries.filters import Filters
from thrive.people.links import fingerprint

BACK = datetime.timedelta(days=90)
MOST = 500


@dataclass(frozen=True)
class Mark:
    """The state of a feed in one glance: its tag changes whenever its text would."""

    tag: str
    changed_at: datetime.datetime


def public_events(filters: Filters) -> QuerySet[Event]:
    """What everybody may see, narrowed; three months back and all that lies ahead."""
    return _window(filters.narrow(Event.objects.visible_to(AnonymousUser())))


def personal_events(feed: CalendarFeed) -> QuerySet[Event]:
    """Events the person has a place in or waits for, and those of their own cities."""
    person = feed.person
    mine = Q(registrations__person=person, registrations__status__in=("registered", "waiting"))
    cities = Q(community__in=sorted(belonging_of(person).cities)) & ~Q(status="draft")
    seen = Event.objects.visible_to(person).filter(mine | cities).values("pk")
    asked = Event.objects.filter(mine).values("pk")
    return _window(Event.objects.published().filter(Q(pk__in=seen) | Q(pk__in=asked)))


def feed_with(token: str) -> CalendarFeed | None:
    rows = CalendarFeed.objects.alive().select_related("person")
    feed = rows.filter(token_hash=fingerprint(token)).first()
    return feed if feed and feed.person.is_active else None


def mark_of(rows: QuerySet[Event], *words: Any) -> Mark:
    """Two queries. `words` are whatever else the text depends on."""
    found = rows.order_by().aggregate(changed=Max("changed_at"), number=Count("pk"))
    told = InfoSession.objects.aggregate(
        last=Max("pk"), number=Count("pk"), cancelled=Max("cancelled_at"), at=Max("starts_at")
    )
    changed = found["changed"] or datetime.datetime(2018, 1, 1, tzinfo=datetime.UTC)
    text = repr((found, sorted(told.items(), key=str), clock.today(), words))
    return Mark(f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"', changed)


def public_selection(rows: QuerySet[Event], filters: Filters, language: str) -> Selection:
    """Four queries."""
    events = _read(rows)
    sessions: list[InfoSession] = []
    if filters.takes_info_sessions:
        since = clock.now() - BACK
        found = InfoSession.objects.filter(starts_at__gt=since).order_by("starts_at", "pk")
        sessions = [one for one in found[:MOST] if filters.language in ("", one.language)]
    with override(language):
        name = _("All Children Thrive: calendar")
    return Selection(
        name=name,
        events=events,
        whole=whole_series(events, _published(events)),
        sessions=sessions,
        language=language,
    )


def personal_selection(feed: CalendarFeed, rows: QuerySet[Event]) -> Selection:
    """Three queries."""
    events = _read(rows)
    places = feed.person.event_places.filter(status="registered", event__in=events)
    with override(feed.language):
        name = _("All Children Thrive: my events")
    return Selection(
        name=name,
        events=events,
        whole=whole_series(events, _published(events)),
        mine=frozenset(places.values_list("event", flat=True)),
        language=feed.language,
    )


def one_event(event: Event, language: str, *, mine: bool) -> Selection:
    return Selection(
        name=event.title_in(language),
        events=[event],
        mine=frozenset([event.pk]) if mine else frozenset(),
        language=language,
    )


def one_series(series: EventSeries, viewer: Any, language: str) -> Selection:
    """The series as far as this viewer may see it. Two queries."""
    rows = Event.objects.visible_to(viewer).published().filter(series=series)
    events = _read(rows)
    return Selection(
        name=series.title_in(language),
        events=events,
        whole=whole_series(events, _published(events)),
        language=language,
    )


def _window(rows: QuerySet[Event]) -> QuerySet[Event]:
    """A series that still goes on is there from its first day: so it stays one rule."""
    since = clock.now() - BACK
    going_on = Event.objects.filter(ends_at__gt=since, series__isnull=False).values("series")
    return rows.filter(Q(ends_at__gt=since) | Q(series__in=going_on))


def _read(rows: QuerySet[Event]) -> list[Event]:
    return list(rows.select_related("series", "community").order_by("starts_at", "pk")[:MOST])


def _published(events: list[Event]) -> dict[int, int]:
    """How many occurrences of each series stand on the calendar at all. One query."""
    series = {event.series_id for event in events if event.series_id}
    rows = Event.objects.published().filter(series__in=series).order_by()
    return dict(rows.values_list("series").annotate(Count("pk")))
