"""Calendar files against the grammar of RFC 5545 itself, and through a library that is strict."""

from __future__ import annotations

import datetime

import pytest
import vobject
from django.test import Client
from ical.calendar_stream import IcsCalendarStream

from tests.events import ground
from tests.events.grammar import findings
from thrive.cities.models import InfoSession
from thrive.events import ical
from thrive.events.actions import planning, series

PACIFIC = ground.PACIFIC
TITLES = (
    "Mapas; números, y una línea\\n rota: “¿quién decide?” " * 2,
    "خرائط الحي للأطفال والشباب، مع ترجمة فورية وطعام للجميع " * 2,
    "Tab\there, a bell\x07 and a\rreturn",
    '=HYPERLINK("https://x.example") BEGIN:VEVENT',
    "👩‍👩‍👧‍👦" * 12,
)


def _everything() -> None:
    """A file with all that our files may hold."""
    by = ground.host()
    for number, title in enumerate(TITLES):
        ground.event(number + 3, title=title[:160], about=f"{title}\r\n\r\nEND:VCALENDAR\n{title}")
    for zone in ("America/Phoenix", "Pacific/Honolulu", "Africa/Casablanca", "UTC"):
        ground.event(zone=zone, title=zone)
    first = datetime.datetime(2027, 3, 2, 17, 30, tzinfo=PACIFIC)
    found = series.plan_series(
        ground.plan(starts_at=first), rrule="FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270901", by=by
    )
    series.publish_series(found, by=by)
    rows = list(found.events.order_by("occurrence_at"))
    later = rows[1].starts_at + datetime.timedelta(hours=1)
    planning.change_event(rows[1], plan=ground.plan(starts_at=later), by=by)
    planning.cancel_event(rows[2], reason="The hall is closed that week.", by=by)
    InfoSession.objects.create(
        starts_at=ground.evening(4), place="Online; by phone, too", language="es"
    )


@pytest.mark.django_db
def test_a_feed_with_everything_in_it_keeps_the_grammar() -> None:
    _everything()

    for address in ("/events/calendar.ics", "/es/events/calendar.ics"):
        text = Client().get(address).content
        read = IcsCalendarStream.calendar_from_ics(text.decode())

        assert findings(text) == []
        assert vobject.readOne(text.decode()).validate(raiseException=True)
        assert len(read.events) == text.count(b"\r\nBEGIN:VEVENT\r\n") == 13
        assert [one.summary for one in read.events if (one.summary or "").startswith("=HYP")] == [
            TITLES[3]
        ]


@pytest.mark.parametrize("missing", ["UID:1\r\n", "PRODID:x\r\n"])
def test_the_validator_of_another_library_finds_what_is_missing(missing: str) -> None:
    event = ical.component(
        "VEVENT", ["UID:1\r\nDTSTAMP:20270101T000000Z\r\nDTSTART:20270302T173000Z\r\n"]
    )
    right = ical.component("VCALENDAR", ["PRODID:x\r\n", "VERSION:2.0\r\n", event])
    assert vobject.readOne(right).validate(raiseException=True)

    with pytest.raises(vobject.base.ValidateError):
        vobject.readOne(right.replace(missing, "")).validate(raiseException=True)


@pytest.mark.parametrize(
    ("spoiled", "said"),
    [
        (("DTSTAMP", "X-STAMP"), "VEVENT without DTSTAMP"),
        (("UID:1", "UID-:1"), "VEVENT without UID"),
        (("TZID:America/Los_Angeles", "TZID:Elsewhere"), "no VTIMEZONE for America/Los_Angeles"),
        (("\r\nEND:VEVENT", "\nEND:VEVENT"), "a bare line break"),
        (("SUMMARY:", "SUMMARY:" + "a" * 80), "octets"),
        (("SUMMARY:", "SUMMARY:one; two"), "SUMMARY: 'one; two"),
        (("COUNT=4", "COUNT=4;UNTIL=20270101"), "RRULE FREQ"),
        (("COUNT=4", "BYWEEK=4"), "RRULE part BYWEEK=4"),
        (("END:VEVENT", "END:VTODO"), "VEVENT is closed as VTODO"),
        (("DTSTART;TZID=America/Los_Angeles", "DTSTART"), "DTSTART is neither UTC nor in a zone"),
        (("STATUS:CONFIRMED", "STATUS:MAYBE"), "STATUS: 'MAYBE'"),
        (("VERSION:2.0\r\n", ""), "VCALENDAR without VERSION"),
        (("BEGIN:VEVENT", "no line\r\nBEGIN:VEVENT"), "no content line"),
    ],
)
def test_the_grammar_finds_what_is_wrong(spoiled: tuple[str, str], said: str) -> None:
    event = (
        "UID:1\r\nDTSTAMP:20270101T000000Z\r\nDTSTART;TZID=America/Los_Angeles:20270302T173000\r\n"
        "RRULE:FREQ=WEEKLY;COUNT=4\r\nSUMMARY:Maps\r\nSTATUS:CONFIRMED\r\n"
    )
    zone = ical.zone_rules("America/Los_Angeles")
    right = ical.component(
        "VCALENDAR", ["PRODID:x\r\nVERSION:2.0\r\n", zone, ical.component("VEVENT", [event])]
    )
    assert findings(right.encode()) == []

    found = findings(right.replace(*spoiled, 1 if "VERSION" in spoiled[0] else -1).encode())

    assert any(said in one for one in found), found


@pytest.mark.parametrize("letter", ["a", "é", "ه", "👧"])
def test_folding_and_unfolding_give_the_same_line(letter: str) -> None:
    for length in (60, 67, 68, 74, 75, 76, 148, 149, 150, 400):
        line = f"X:{letter * length}"
        folded = ical.folded(line).encode()

        assert folded.replace(b"\r\n ", b"").decode() == f"{line}\r\n"
        assert max(map(len, folded.split(b"\r\n"))) <= 75
