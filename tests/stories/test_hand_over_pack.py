"""When a coach leaves, the pack for the next one holds what every room knows about the city."""

from __future__ import annotations

import pytest

from tests.cities import way
from tests.cities.reading import words
from tests.journey.ground import coach_of, day, enrolled, of_city
from thrive.cities.models import Enrollment
from thrive.events.actions import ta_log
from thrive.journey.actions.council import OnAgenda, put_on_agenda

pytestmark = pytest.mark.django_db
PACK = "/staff/hand-over/vallejo/"


@pytest.fixture
def seat() -> Enrollment:
    return enrolled("Vallejo")


def test_it_names_open_steps_council_dates_and_help(seat: Enrollment) -> None:
    vallejo = seat.community
    ruth, luz = of_city(vallejo), coach_of(vallejo)
    second = OnAgenda("City Council", day(-9), "Second reading")
    put_on_agenda(seat, agenda=second, by=ruth)
    help_given = ta_log.write_help(
        vallejo,
        offering="T1_4",
        held_on=day(3),
        minutes=90,
        what="Who shapes the afternoon",
        by=luz,
    )
    ta_log.confirm_help(help_given, by=ruth)

    pack = words(way.desk(luz).get(PACK))

    wanted = [
        *("Steps still open", "Host a community listening session", "Missing. The city acts next."),
        *("On the agenda of a council", "Second reading", "City Council,"),
        *("Help from the log, newest first", "System mapping workshops", "1 h 30 min"),
        *("Confirmed", "Who shapes the afternoon"),
    ]
    assert [each for each in wanted if each in pack] == wanted


def test_help_that_was_withdrawn_and_dates_of_others_stay_out(seat: Enrollment) -> None:
    luz = coach_of(seat.community)
    merced = enrolled("Merced")
    theirs = OnAgenda("City Council", day(-9), "Theirs")
    put_on_agenda(merced, agenda=theirs, by=of_city(merced.community, "Sunny"))
    wrong = ta_log.write_help(
        seat.community, offering="T1_4", held_on=day(3), minutes=90, what="A mistake", by=luz
    )
    ta_log.withdraw_help(wrong, by=luz)

    pack = words(way.desk(luz).get(PACK))

    assert [each for each in ("Theirs", "A mistake", "Help from the log") if each in pack] == []


def test_a_place_without_a_seat_has_no_steps(seat: Enrollment) -> None:
    way.city("Visalia")

    pack = words(way.desk(coach_of(seat.community)).get("/staff/hand-over/visalia/"))

    assert "Steps still open" not in pack
