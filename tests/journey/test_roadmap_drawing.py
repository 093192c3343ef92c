"""The drawing of a roadmap: dots stand in the order of their days, and side by side."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from thrive.journey.queries.roadmap_drawing import APART, EDGE, LANES, MOST_YEARS, WIDTH, draw

TODAY = datetime.date(2026, 6, 10)
DAYS = st.lists(
    st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 12, 31)), min_size=1, max_size=50
)


def test_without_a_milestone_there_is_nothing_to_draw() -> None:
    assert draw([], TODAY) is None


def test_two_that_stand_close_go_above_each_other() -> None:
    near = TODAY + datetime.timedelta(days=1)

    strip = draw([(TODAY, "q3"), (near, "q3"), (datetime.date(2027, 6, 10), "tgt")], TODAY)

    assert strip is not None
    assert [dot.number for dot in strip.dots] == [1, 2, 3]
    assert [dot.y for dot in strip.dots] == [
        strip.line_y - 20,
        strip.line_y - 20 - APART,
        strip.line_y - 20,
    ]
    assert [tick.label for tick in strip.ticks] == ["2027"]


@given(DAYS, st.dates(datetime.date(2020, 1, 1), datetime.date(2040, 1, 1)))
def test_everything_stands_inside_and_in_order(
    days: list[datetime.date], today: datetime.date
) -> None:
    strip = draw([(day, "q3") for day in sorted(days)], today)

    assert strip is not None
    places = [dot.x for dot in strip.dots]
    assert places == sorted(places)
    assert all(EDGE <= x <= WIDTH - EDGE for x in [*places, strip.today_x])
    assert all(0 < dot.y < strip.line_y < strip.height for dot in strip.dots)
    assert len(strip.ticks) <= MOST_YEARS


@given(DAYS)
def test_no_two_dots_cover_each_other_while_there_is_room(days: list[datetime.date]) -> None:
    strip = draw([(day, "q3") for day in sorted(days)[:LANES]], TODAY)

    assert strip is not None
    for one in strip.dots:
        for other in strip.dots:
            if one.number < other.number and one.y == other.y:
                assert other.x - one.x >= APART - 0.2
