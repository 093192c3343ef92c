"""Calendar files, read back by three other libraries: times, zones, changes, cancellations, rules."""

from __future__ import annotations

import datetime
import warnings
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from django.test import Client
from icalendar import Calendar

from tests.cities import way
from tests.events import ground
from tests.journey.ground import enrolled, of_city
from thrive.base import clock
from thrive.events.actions import feeds, planning, registering, series
from thrive.events.models import Event, EventSeries
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
PACIFIC = ZoneInfo("America/Los_Angeles")
FEED = "/events/calendar.ics"


def _get(address: str = FEED, **headers: str) -> Any:
    return Client().get(address, headers=headers)


def _in_icalendar(text: bytes) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def _in_vobject(text: bytes) -> list[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import vobject

        return list(vobject.readOne(text.decode()).vevent_list)


def _in_ics(text: bytes) -> list[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import ics

        return sorted(ics.Calendar(text.decode()).events, key=lambda one: one.begin)


def _weekly(first: datetime.datetime, times: int = 4) -> EventSeries:
    by, plan = ground.host(), ground.plan(starts_at=first)
    made = series.plan_series(plan, rrule=f"FREQ=WEEKLY;COUNT={times}", by=by)
    series.publish_series(made, by=by)
    return made


def _planned(event: Event, **more: Any) -> Any:
    same = {"starts_at": event.starts_at, "ends_at": event.ends_at}
    return replace(ground.plan(), **{**same, **more})


def test_three_libraries_read_the_same_event() -> None:
    event = ground.event(title="Maps; numbers, and a line\nbreak", title_es="Mapas")
    text = _get(f"/events/{event.slug}.ics").content

    [one] = _in_icalendar(text)
    [two] = _in_vobject(text)
    [three] = _in_ics(text)

    assert one["DTSTART"].dt == two.dtstart.value == event.starts
    assert three.begin.datetime.astimezone(PACIFIC) == event.starts
    assert three.end.datetime.astimezone(PACIFIC) == event.ends
    assert str(one["SUMMARY"]) == two.summary.value == three.name == event.title
    assert str(one["UID"]) == two.uid.value == three.uid
    assert str(one["UID"]).startswith(str(event.uid))


def test_the_zone_comes_with_its_rules() -> None:
    event = ground.event()

    text = _get(f"/events/{event.slug}.ics").content.decode()

    assert "BEGIN:VTIMEZONE" in text
    assert "TZID:America/Los_Angeles" in text
    assert "DTSTART;TZID=America/Los_Angeles:" in text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_a_change_raises_the_sequence_and_keeps_the_uid() -> None:
    event = ground.event()
    [before] = _in_icalendar(_get(f"/events/{event.slug}.ics").content)

    planning.change_event(event, plan=ground.plan(11), by=ground.host())

    [after] = _in_icalendar(_get(f"/events/{event.slug}.ics").content)
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTART"].dt == before["DTSTART"].dt + datetime.timedelta(days=1)


def test_a_cancelled_event_says_so_to_those_who_follow() -> None:
    event = ground.event()
    planning.cancel_event(event, reason="The room has no heating this week.", by=ground.host())

    [one] = _in_icalendar(_get().content)

    assert one["STATUS"] == "CANCELLED"


def test_a_series_is_one_rule_with_what_departs_from_it() -> None:
    first = datetime.datetime(2027, 3, 2, 17, 30, tzinfo=PACIFIC)  # the clocks change on March 14
    found = _weekly(first)
    rows = list(found.events.order_by("occurrence_at"))
    hour = datetime.timedelta(hours=1)
    later = _planned(rows[1], starts_at=rows[1].starts_at + hour, ends_at=rows[1].ends_at + hour)
    planning.change_event(rows[1], plan=later, by=ground.host())
    planning.cancel_event(rows[3], reason="The hall is closed that week.", by=ground.host())

    text = _get().content
    parts = _in_icalendar(text)
    read = recurring_ical_events.of(Calendar.from_ical(text)).between((2027, 2, 1), (2027, 5, 1))

    assert len({part["UID"] for part in parts}) == 1
    assert [part["RRULE"].to_ical() for part in parts if "RRULE" in part] == [
        b"FREQ=WEEKLY;COUNT=4"
    ]
    assert sorted(
        (one["DTSTART"].dt.astimezone(PACIFIC).strftime("%m-%d %H:%M"), str(one["STATUS"]))
        for one in read
    ) == [
        ("03-02 17:30", "CONFIRMED"),
        ("03-09 18:30", "CONFIRMED"),
        ("03-16 17:30", "CONFIRMED"),
        ("03-23 17:30", "CANCELLED"),
    ]
    [master] = [one for one in _in_vobject(text) if hasattr(one, "rrule")]
    assert [f"{day:%m-%d %H:%M}" for day in master.getrruleset()] == [
        *("03-02 17:30", "03-09 17:30", "03-16 17:30", "03-23 17:30"),
    ]


def test_a_series_of_which_a_filter_leaves_some_out_is_single_events() -> None:
    found = _weekly(datetime.datetime(2027, 3, 2, 17, 30, tzinfo=PACIFIC))
    row = found.events.order_by("occurrence_at")[0]
    planning.change_event(row, plan=_planned(row, kind="seminar"), by=ground.host())

    parts = _in_icalendar(_get(f"{FEED}?kind=workshop").content)

    assert len(parts) == len({part["UID"] for part in parts}) == 3
    assert not any("RRULE" in part for part in parts)


def test_a_feed_is_not_sent_again_while_nothing_changes() -> None:
    event = ground.event()
    first = _get()

    assert _get(**{"if-none-match": first["ETag"]}).status_code == 304
    assert first["Last-Modified"].endswith("GMT")

    planning.cancel_event(event, reason="The room has no heating this week.", by=ground.host())
    assert _get(**{"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("who", ["members", "city"])
def test_the_public_feed_holds_nothing_that_is_not_public(who: str) -> None:
    city = enrolled("Vallejo").community
    luz = way.person("Luz", "admin")
    ground.event(who=who, community=city, by=luz, title="Not for everybody")
    ground.event(title="For everybody", by=luz)

    text = _get().content.decode()

    assert "For everybody" in text
    assert "Not for everybody" not in text


def _feed(person: Person) -> str:
    return f"/events/feed/{feeds.make_feed(by=person)}.ics"


def test_my_feed_holds_my_places_with_their_links_and_my_citys_events() -> None:
    city = enrolled("Vallejo").community
    ruth, luz = of_city(city), way.person("Luz", "admin")
    ground.event(
        who="city", community=city, by=luz, title="In our city", link="https://a.example/1"
    )
    mine = ground.event(title="I come", link="https://a.example/2", by=luz)
    ground.event(title="I do not come", by=luz)
    registering.register(mine, wish=ground.wish(), by=ruth)

    text = _get(_feed(ruth)).content.decode()

    assert [str(one["SUMMARY"]) for one in _in_icalendar(text.encode())] == [
        "In our city",
        "I come",
    ]
    assert "https://a.example/2" in text
    assert "https://a.example/1" not in text


def test_a_feed_that_was_taken_back_is_gone() -> None:
    ruth = of_city(enrolled("Vallejo").community)
    first = _feed(ruth)
    second = _feed(ruth)

    assert (_get(first).status_code, _get(second).status_code) == (404, 200)

    feeds.revoke_feed(by=ruth)
    assert _get(second).status_code == 404


def test_only_a_hash_of_the_secret_is_kept() -> None:
    ruth = of_city(enrolled("Vallejo").community)
    token = feeds.make_feed(by=ruth)
    [kept] = ruth.calendar_feeds.all()

    assert token not in (kept.token_hash, kept.ending)
    assert len(kept.token_hash) == 64


def test_the_join_link_is_for_those_who_have_a_place() -> None:
    event, rosa = ground.event(link="https://a.example/join"), way.person("Rosa")
    registering.register(event, wish=ground.wish(), by=rosa)
    client = Client()
    client.force_login(rosa, backend="thrive.people.sessions.ByEmailAndPassword")

    assert b"a.example/join" in client.get(f"/events/{event.slug}.ics").content
    assert b"a.example/join" not in _get(f"/events/{event.slug}.ics").content
    assert b"a.example/join" not in _get(f"/events/{event.slug}/").content


def test_an_event_elsewhere_keeps_the_clock_of_its_place() -> None:
    starts = datetime.datetime(2027, 6, 3, 9, 0, tzinfo=ZoneInfo("America/Phoenix"))
    event = ground.event(starts_at=starts, zone="America/Phoenix")

    [one] = _in_icalendar(_get(f"/events/{event.slug}.ics").content)
    page = _get(f"/events/{event.slug}/").content.decode()

    assert one["DTSTART"].dt.tzinfo.key == "America/Phoenix"
    assert "9:00 a.m. to 10:30 a.m., MST" in page
    assert clock.now() < event.starts_at
