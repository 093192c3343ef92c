import datetime

import pytest

from thrive.base import clock

NOON = datetime.datetime(2026, 6, 10, 19, 0, tzinfo=datetime.UTC)


def test_within_the_block_it_is_the_moment_that_was_set() -> None:
    with clock.at(NOON):
        inside = clock.now()

    assert inside == NOON
    assert clock.now() != NOON


def test_today_is_the_date_in_california() -> None:
    with clock.at(datetime.datetime(2026, 6, 10, 3, 0, tzinfo=datetime.UTC)):
        day = clock.today()

    assert day == datetime.date(2026, 6, 9)


def test_blocks_nest_and_the_inner_one_wins() -> None:
    later = NOON + datetime.timedelta(days=1)

    with clock.at(NOON), clock.at(later):
        inner = clock.now()

    assert inner == later


def test_a_moment_without_its_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"), clock.at(datetime.datetime(2026, 1, 1)):  # noqa: DTZ001
        pass
