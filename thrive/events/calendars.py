"""Events as iCalendar files (RFC 5545, with the names of RFC 7986).

What calendars rely on: a UID that never changes, a SEQUENCE that rises with each change, times with
their VTIMEZONE, CANCELLED for what does not take place. A series that is in the file as a whole is
one VEVENT with its RRULE, and one more for each occurrence that was changed or cancelled alone.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, vRecur, vText
from icalendar import Event as VEvent

from thrive.cities.models import InfoSession
from thrive.events.models import Event
from thrive.people.links import address

MEDIA_TYPE = "text/calendar; charset=utf-8"
INFO_SESSION_MINUTES = datetime.timedelta(minutes=45)


@dataclass(frozen=True)
class Selection:
    """What a file holds. `whole` are the series of which no occurrence is left out; `mine` the
    events whose link to join may stand in the file, because its reader has a place."""

    name: str
    events: Collection[Event]
    whole: frozenset[int] = frozenset()
    sessions: Collection[InfoSession] = ()
    mine: frozenset[int] = frozenset()
    language: str = "en"


def as_ics(selection: Selection) -> bytes:
    """The file, with a VTIMEZONE for every zone it names."""
    book = Calendar()
    book.add("prodid", "-//All Children Thrive California//Calendar//EN")
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", "PUBLISH")
    book.add("name", vText(selection.name))
    book.add("x-wr-calname", vText(selection.name))
    book.add("refresh-interval", datetime.timedelta(hours=12), {"VALUE": "DURATION"})
    alone, series = _sorted(selection)
    for occurrences in series.values():
        for component in _as_series(occurrences, selection):
            book.add_component(component)
    for event in alone:
        book.add_component(_as_event(event, str(event.uid), selection))
    for session in selection.sessions:
        book.add_component(_as_session(session, selection.language))
    book.add_missing_timezones()
    return bytes(book.to_ical())


def _sorted(selection: Selection) -> tuple[list[Event], dict[int, list[Event]]]:
    alone: list[Event] = []
    series: dict[int, list[Event]] = defaultdict(list)
    for event in selection.events:
        if event.series_id in selection.whole and event.series_id is not None:
            series[event.series_id].append(event)
        else:
            alone.append(event)
    return alone, series


def _as_series(occurrences: Iterable[Event], selection: Selection) -> Iterable[VEvent]:
    """The rule, and whatever departs from it."""
    in_order = sorted(occurrences, key=lambda one: one.occurrence_at or one.starts_at)
    series = in_order[0].series
    assert series is not None
    usual = next((one for one in in_order if not one.is_apart), in_order[0])
    master = _as_event(usual, str(series.uid), selection)
    for name in ("DTSTART", "DTEND", "STATUS", "SUMMARY", "DESCRIPTION", "SEQUENCE"):
        master.pop(name, None)
    zone = ZoneInfo(series.zone)
    first = in_order[0].occurrence_at or series.starts_at
    master.add("dtstart", first.astimezone(zone))
    master.add("dtend", (first + datetime.timedelta(minutes=series.minutes)).astimezone(zone))
    master.add("rrule", vRecur.from_ical(series.rrule))
    master.add("summary", series.title_in(selection.language))
    master.add("description", _text(usual, selection, about=series.about_in(selection.language)))
    master.add("status", "CONFIRMED")
    master.add("sequence", max(one.sequence for one in in_order))
    yield master
    for one in in_order:
        if one.is_apart or one.title != series.title:
            changed = _as_event(one, str(series.uid), selection)
            at = one.occurrence_at or one.starts_at
            changed.add("recurrence-id", at.astimezone(ZoneInfo(series.zone)))
            yield changed


def _as_event(event: Event, uid: str, selection: Selection) -> VEvent:
    language = selection.language
    made = VEvent()
    made.add("uid", f"{uid}@{_host()}")
    made.add("dtstamp", event.changed_at.astimezone(datetime.UTC))
    made.add("last-modified", event.changed_at.astimezone(datetime.UTC))
    made.add("created", event.created_at.astimezone(datetime.UTC))
    made.add("sequence", event.sequence)
    made.add("dtstart", event.starts)
    made.add("dtend", event.ends)
    made.add("summary", event.title_in(language))
    made.add("description", _text(event, selection, about=event.about_in(language)))
    made.add("url", address("event", event.slug, language=language))
    made.add("status", "CANCELLED" if event.status == "cancelled" else "CONFIRMED")
    made.add("categories", [event.kind.replace("_", " "), *event.areas])
    where = event.place or (event.link if event.pk in selection.mine else "")
    if where:
        made.add("location", where)
    return made


def _text(event: Event, selection: Selection, *, about: str) -> str:
    """What one reads in the calendar; the link to join only for those who have a place."""
    parts = [about.strip(), address("event", event.slug, language=selection.language)]
    if event.link and event.pk in selection.mine:
        parts.insert(1, event.link)
    return "\n\n".join(part for part in parts if part)


def _as_session(session: InfoSession, language: str) -> VEvent:
    starts = session.starts_at.astimezone(ZoneInfo("America/Los_Angeles"))
    names = {"es": "Sesión informativa para ciudades", "en": "Information session for cities"}
    made = VEvent()
    made.add("uid", f"info-session-{session.pk}@{_host()}")
    made.add("dtstamp", session.starts_at.astimezone(datetime.UTC))
    made.add("dtstart", starts)
    made.add("dtend", starts + INFO_SESSION_MINUTES)
    made.add("summary", names.get(language, names["en"]))
    made.add("location", session.place)
    made.add("url", address("get_involved", language=language))
    made.add("status", "CANCELLED" if session.cancelled_at else "CONFIRMED")
    return made


def whole_series(events: Iterable[Event], published: dict[int, int]) -> frozenset[int]:
    """Series of which every published occurrence is among `events` (`published`: how many each)."""
    here: dict[int, int] = defaultdict(int)
    for event in events:
        if event.series_id is not None:
            here[event.series_id] += 1
    return frozenset(pk for pk, number in here.items() if published.get(pk) == number)


def _host() -> str:
    return settings.SITE_URL.rstrip("/").rpartition("//")[2].split(":")[0] or "thrive"
