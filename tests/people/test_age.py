"""The age screen's arithmetic: month and year only, so a birthday counts once its month is over."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from thrive.people.age import Age, age_of

TODAY = datetime.date(2026, 6, 15)


@pytest.mark.parametrize(
    ("year", "month", "age"),
    [
        (2026, 6, Age("child")),
        (2014, 1, Age("child")),
        (2013, 7, Age("child")),
        (2013, 6, Age("child")),
        (2013, 5, Age("youth", datetime.date(2031, 6, 1))),
        (2010, 12, Age("youth", datetime.date(2029, 1, 1))),
        (2008, 6, Age("youth", datetime.date(2026, 7, 1))),
        (2008, 5, Age("adult")),
        (1950, 1, Age("adult")),
    ],
)
def test_month_and_year_of_birth_give_the_band(year: int, month: int, age: Age) -> None:
    assert age_of(born_year=year, born_month=month, today=TODAY) == age


@given(year=some.integers(2008, 2013), month=some.integers(1, 12))
def test_a_youth_is_an_adult_from_the_first_day_of_adult_from(year: int, month: int) -> None:
    age = age_of(born_year=year, born_month=month, today=TODAY)

    if age.band == "youth":
        assert age.adult_from is not None
        on_that_day = age_of(born_year=year, born_month=month, today=age.adult_from)
        day_before = age.adult_from - datetime.timedelta(days=1)
        assert on_that_day == Age("adult")
        assert age_of(born_year=year, born_month=month, today=day_before).band == "youth"


@given(
    year=some.integers(1900, 2026),
    month=some.integers(1, 12),
    day=some.integers(1, 28),
)
def test_nobody_under_13_is_ever_taken_for_older(year: int, month: int, day: int) -> None:
    born = datetime.date(year, month, day)
    if born > TODAY:
        return

    full_years = TODAY.year - year - ((TODAY.month, TODAY.day) < (month, day))

    band = age_of(born_year=year, born_month=month, today=TODAY).band
    assert not (full_years < 13 and band != "child")
    assert not (full_years < 18 and band == "adult")
