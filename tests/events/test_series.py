"""Series: rows made by a rule, changed alone or from one of them on, cancelled; webinars of a year."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from tests.cities import way
from tests.events import ground
from thrive.base.decisions import Refused
from thrive.events.actions import planning, registering, series
from thrive.events.models import Event, EventSeries
from thrive.events.queries.event import series_page
from thrive.events.recurrence import occurrences
from thrive.events.words import FIVE_OF_THE_WEBINARS

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def _weekly(times: int = 4, **more: object) -> EventSeries:
    by = ground.host()
    made = series.plan_series(ground.plan(**more), rrule=f"FREQ=WEEKLY;COUNT={times}", by=by)
    series.publish_series(made, by=by)
    return made


def _rows(found: EventSeries) -> list[Event]:
    return list(found.events.order_by("occurrence_at"))


def _agree(found: EventSeries) -> bool:
    """The rows are those that the kept rule says."""
    said = occurrences(found.rrule, _rows(found)[0].occurrence_at, found.zone)  # type: ignore[arg-type]
    return list(said) == [one.occurrence_at for one in _rows(found)]


def test_a_rule_becomes_rows_that_keep_their_hour() -> None:
    found = _weekly(6)

    assert [one.starts.time() for one in _rows(found)] == [datetime.time(17, 30)] * 6
    assert {one.status for one in _rows(found)} == {"open"}
    assert _agree(found)


def test_one_is_changed_alone_and_the_others_stay() -> None:
    found = _weekly()
    second = _rows(found)[1]
    moved = replace(ground.plan(), starts_at=second.starts_at + HOUR, ends_at=second.ends_at + HOUR)

    planning.change_event(second, plan=moved, by=ground.host())

    assert [one.starts.hour for one in _rows(found)] == [17, 18, 17, 17]
    assert [one.is_apart for one in _rows(found)] == [False, True, False, False]
    assert _agree(found)


def test_this_and_all_after_it_become_a_series_of_their_own() -> None:
    found = _weekly()
    third = _rows(found)[2]
    rosa = way.person("Rosa")
    place = registering.register(third, wish=ground.wish(), by=rosa)
    later = replace(
        ground.plan(title="At an earlier hour"),
        starts_at=third.starts_at - HOUR,
        ends_at=third.ends_at - HOUR,
    )

    after = series.change_following(third, plan=later, by=ground.host())

    found.refresh_from_db()
    place.refresh_from_db()
    assert (len(_rows(found)), len(_rows(after)), after.follows) == (2, 2, found)
    assert [one.starts.hour for one in (*_rows(found), *_rows(after))] == [17, 17, 16, 16]
    assert _agree(found)
    assert _agree(after)
    assert place.status == "registered"


def test_what_was_changed_alone_keeps_its_change() -> None:
    found = _weekly()
    last = _rows(found)[3]
    alone = replace(
        ground.plan(place="The library"), starts_at=last.starts_at, ends_at=last.ends_at
    )
    planning.change_event(last, plan=alone, by=ground.host())
    first = _rows(found)[0]

    series.change_following(
        first,
        plan=replace(
            ground.plan(place="The pool"), starts_at=first.starts_at, ends_at=first.ends_at
        ),
        by=ground.host(),
    )

    assert [one.place for one in _rows(found)] == ["The pool"] * 3 + ["The library"]


def test_from_here_on_the_day_does_not_move() -> None:
    second = _rows(_weekly())[1]
    day = datetime.timedelta(days=1)
    moved = replace(ground.plan(), starts_at=second.starts_at + day, ends_at=second.ends_at + day)

    with pytest.raises(Refused, match="the hour can change, not the day"):
        series.change_following(second, plan=moved, by=ground.host())


def test_the_rest_is_cancelled_and_stays_in_sight() -> None:
    found = _weekly()

    number = series.cancel_following(
        _rows(found)[2], reason="The hall is closed until the spring.", by=ground.host()
    )

    assert number == 2
    assert [one.status for one in _rows(found)] == ["open", "open", "cancelled", "cancelled"]


def test_four_webinars_a_year_for_five_audiences() -> None:
    first = datetime.datetime(2027, 1, 20, 12, 0, tzinfo=ground.PACIFIC)
    plan = ground.plan(
        starts_at=first, kind="webinar", audiences=FIVE_OF_THE_WEBINARS, link="https://a.example/1"
    )
    by = ground.host()
    made = series.plan_series(plan, rrule="FREQ=MONTHLY;INTERVAL=3;BYDAY=3WE;COUNT=4", by=by)
    series.publish_series(made, by=by)

    page = series_page(by, made.slug)

    assert page is not None
    assert [f"{one.day:%Y-%m}" for one in page.ahead] == [
        "2027-01",
        "2027-04",
        "2027-07",
        "2027-10",
    ]
    assert page.audiences == (
        "Mayors",
        "Council members",
        "City managers",
        "Local health directors",
        "County behavioral health directors",
    )


def test_the_advocacy_training_goes_through_its_four_parts() -> None:
    plan = ground.plan(kind="training", training="advocacy", offering="T1_6")
    parts = ("who_to_contact", "spokesperson_framing", "consensus", "equity")

    made = series.plan_series(plan, rrule="FREQ=WEEKLY;COUNT=4", modules=parts, by=ground.host())

    assert tuple(one.module for one in _rows(made)) == parts


def test_a_resident_plans_no_event_for_all_cities() -> None:
    with pytest.raises(Refused, match="Only the program’s staff"):
        planning.plan_event(ground.plan(), by=way.person("Rosa"))


def test_an_event_for_youth_has_two_adults_in_the_room() -> None:
    draft = ground.event(draft=True, for_youth=True, adults="Owen Q.")

    with pytest.raises(Refused, match="two adults in the room"):
        planning.publish_event(draft, by=ground.host())

    planning.change_event(
        draft, plan=ground.plan(for_youth=True, adults="Owen Q., Keisha M."), by=ground.host()
    )
    assert planning.publish_event(draft, by=ground.host()).status == "open"
