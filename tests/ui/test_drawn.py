"""Charts say in words what they draw, draw only what there is, and escape what people typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thrive.ui.drawn import areas, bars, trend
from thrive.ui.drawn.areas import Area, AreaMap
from thrive.ui.drawn.bars import Bar, Bars
from thrive.ui.drawn.scale import Scale, ticks
from thrive.ui.drawn.trend import Dot, Goal, Trend
from thrive.ui.gallery import drawings

NUMBER = st.floats(-1e6, 1e6, allow_nan=False)


@given(NUMBER, NUMBER)
def test_round_values_hold_everything_between_them_at_even_steps(one: float, other: float) -> None:
    low, high = min(one, other), max(one, other)

    marks = ticks(low, high)

    nearly = 1e-6 * (high - low) + 1e-9
    assert marks[0] <= low + nearly
    assert marks[-1] >= high - nearly
    assert 2 <= len(marks) <= 13


def test_a_scale_turns_the_paper_upside_down_where_it_is_told_so() -> None:
    y = Scale(0, 100, 266, 18)

    assert (y(0), y(50), y(100)) == (266, 142, 18)


def test_no_line_crosses_a_break_in_the_series() -> None:
    one, other = (Dot(2018, 40, "a"), Dot(2019, 42, "b")), (Dot(2021, 50, "c"), Dot(2022, 51, "d"))

    whole = trend.drawn(Trend("x", ((*one, *other),)))
    broken = trend.drawn(Trend("x", (one, other)))

    assert (whole.count('class="line"'), broken.count('class="line"')) == (1, 2)


def test_a_year_without_a_number_to_show_is_hatched_and_a_lone_dot_has_its_whisker() -> None:
    svg = trend.drawn(Trend("x", ((Dot(2018, 40, "a", 35, 45),),), withheld=(2019, 2020)))

    assert (svg.count('class="wh"'), svg.count('class="ci"'), svg.count("ci-band")) == (2, 1, 0)


def test_a_target_lies_on_the_paper_even_above_every_number() -> None:
    svg = trend.drawn(Trend("x", ((Dot(2018, 4, "a"),),), goal=Goal(2030, 90, "90% by 2030")))

    [height] = re.findall(r'class="tgt" cx="[\d.]+" cy="([\d.]+)"', svg)
    assert 18 <= float(height) <= 266
    assert "<title>90% by 2030</title>" in svg


def test_a_trend_without_any_number_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one number"):
        trend.drawn(Trend("x", (), withheld=(2019,)))


def test_a_withheld_group_has_a_hatch_and_its_words_but_no_mark_of_a_size() -> None:
    html = bars.drawn(
        Bars("x", (Bar("A", 20, "20%"), Bar("B", None, "withheld", state="withheld")))
    )

    assert html.count('class="bar"') == 1
    assert 'width="30%"' in html
    assert "withheld</span>" in html


def test_names_that_people_gave_are_escaped_wherever_they_stand() -> None:
    name = '<script>"&'

    drawn = (
        bars.drawn(Bars(name, (Bar(name, 1, name, url=name),))),
        areas.drawn(AreaMap(name, 9, 9, (Area("M0 0h9v9h-9z", name, name, name, 3),))),
        trend.drawn(Trend(name, ((Dot(2018, 1, name),),))),
    )

    assert [text.count("<script>") for text in drawn] == [0, 0, 0]


def test_a_letter_stands_inside_the_widest_part_of_its_area() -> None:
    horseshoe = "M0 0h100v100h-30v-60h-40v60h-30z"

    x, y, room = areas.middle(horseshoe)

    assert y < 40
    assert (x, room) == (50, 100)


def test_relative_and_absolute_paths_of_one_shape_are_written_at_the_same_point() -> None:
    assert areas.middle("M10 10l20-5 20 5v30h-40z") == areas.middle("M10 10L30 5L50 10V40H10Z")


@pytest.mark.parametrize("said", [drawings.TREND, drawings.BROKEN])
def test_a_chart_is_an_image_with_a_sentence(said: Trend) -> None:
    assert f'role="img" aria-label="{said.label}"' in trend.drawn(said)
