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

from thrive.cities.models import InfoSession
from thrive.events import ical
from thrive.events.models import Event
from thrive.events.moments import PACIFIC
from thrive.people.links import address

MEDIA_TYPE = "text/calendar; charset=utf-8"
INFO_SESSION_MINUTES = datetime.timedelta(minutes=45)
_STANDS = "SLUG"


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
    book = _Book(selection)
    parts = [
        f"PRODID:-//All Children Thrive California//Calendar//EN{ical.END}",
        f"VERSION:2.0{ical.END}",
        f"CALSCALE:GREGORIAN{ical.END}",
        f"METHOD:PUBLISH{ical.END}",
        ical.text("NAME", selection.name),
        ical.text("X-WR-CALNAME", selection.name),
        f"REFRESH-INTERVAL;VALUE=DURATION:PT12H{ical.END}",
    ]
    alone, series = _sorted(selection)
    found = [part for occurrences in series.values() for part in book.as_series(occurrences)]
    found += [book.as_event(event, str(event.uid)) for event in alone]
    found += [book.as_session(session) for session in selection.sessions]
    parts += map(ical.zone_rules, sorted(book.zones))
    return ical.component("VCALENDAR", [*parts, *found]).encode()


def _sorted(selection: Selection) -> tuple[list[Event], dict[int, list[Event]]]:
    alone: list[Event] = []
    series: dict[int, list[Event]] = defaultdict(list)
    for event in selection.events:
        if event.series_id in selection.whole and event.series_id is not None:
            series[event.series_id].append(event)
        else:
            alone.append(event)
    return alone, series


class _Book:
    """What all parts of one file share: its language and address, and the zones it has named."""

    def __init__(self, selection: Selection) -> None:
        self.language, self.mine = selection.language, selection.mine
        self.page = address("event", _STANDS, language=self.language)
        self.host = settings.SITE_URL.rstrip("/").rpartition("//")[2].split(":")[0] or "thrive"
        self.zones: set[str] = set()

    def as_series(self, occurrences: Iterable[Event]) -> Iterable[str]:
        """The rule, and whatever departs from it."""
        in_order = sorted(occurrences, key=lambda one: one.occurrence_at or one.starts_at)
        series = in_order[0].series
        assert series is not None
        usual = next((one for one in in_order if not one.is_apart), in_order[0])
        first = in_order[0].occurrence_at or series.starts_at
        yield self._vevent(
            usual,
            str(series.uid),
            self._when(first, first + datetime.timedelta(minutes=series.minutes), series.zone),
            f"RRULE:{series.rrule}{ical.END}",
            title=series.title_in(self.language),
            about=series.about_in(self.language),
            cancelled=False,
            sequence=max(one.sequence for one in in_order),
        )
        for one in in_order:
            if one.is_apart or one.title != series.title:
                at = (one.occurrence_at or one.starts_at).astimezone(ZoneInfo(series.zone))
                self.zones.add(series.zone)
                again = ical.local("RECURRENCE-ID", at, series.zone)
                yield self.as_event(one, str(series.uid), again)

    def as_event(self, event: Event, uid: str, *more: str) -> str:
        return self._vevent(
            event,
            uid,
            self._when(event.starts_at, event.ends_at, event.zone),
            *more,
            title=event.title_in(self.language),
            about=event.about_in(self.language),
            cancelled=event.status == "cancelled",
            sequence=event.sequence,
        )

    def as_session(self, session: InfoSession) -> str:
        names = {"es": "Sesión informativa para ciudades", "en": "Information session for cities"}
        starts = session.starts_at
        lines = [
            f"UID:info-session-{session.pk}@{self.host}{ical.END}",
            ical.utc("DTSTAMP", starts),
            self._when(starts, starts + INFO_SESSION_MINUTES, PACIFIC),
            ical.text("SUMMARY", names.get(self.language, names["en"])),
            ical.text("LOCATION", session.place),
            ical.folded(f"URL:{address('get_involved', language=self.language)}"),
            f"STATUS:{'CANCELLED' if session.cancelled_at else 'CONFIRMED'}{ical.END}",
        ]
        return ical.component("VEVENT", lines)

    def _vevent(
        self,
        event: Event,
        uid: str,
        *lines: str,
        title: str,
        about: str,
        cancelled: bool,
        sequence: int,
    ) -> str:
        """The link to join stands only in the file of those who have a place."""
        page = self.page.replace(_STANDS, event.slug)
        link = event.link if event.pk in self.mine else ""
        stamp = ical.utc("DTSTAMP", event.changed_at)
        said = [
            f"UID:{uid}@{self.host}{ical.END}",
            stamp,
            stamp.replace("DTSTAMP", "LAST-MODIFIED"),
            f"SEQUENCE:{sequence}{ical.END}",
            *lines,
            ical.text("SUMMARY", title),
            ical.text("DESCRIPTION", "\n\n".join(filter(None, (about.strip(), link, page)))),
            ical.folded(f"URL:{page}"),
            f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}{ical.END}",
            ical.text("CATEGORIES", event.kind.replace("_", " "), *event.areas),
        ]
        if event.place or link:
            said.append(ical.text("LOCATION", event.place or link))
        return ical.component("VEVENT", said)

    def _when(self, starts: datetime.datetime, ends: datetime.datetime, zone: str) -> str:
        self.zones.add(zone)
        where = ZoneInfo(zone)
        return ical.local("DTSTART", starts.astimezone(where), zone) + ical.local(
            "DTEND", ends.astimezone(where), zone
        )


def whole_series(events: Iterable[Event], published: dict[int, int]) -> frozenset[int]:
    """Series of which every published occurrence is among `events` (`published`: how many each)."""
    here: dict[int, int] = defaultdict(int)
    for event in events:
        if event.series_id is not None:
            here[event.series_id] += 1
    return frozenset(pk for pk, number in here.items() if published.get(pk) == number)
