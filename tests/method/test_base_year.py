"""Held to a base year, and change against it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thrive.method.errors import BadInput
from thrive.method.index.base_year import base, change, goalposts, paired, standardize
from thrive.method.index.build import build
from thrive.method.index.data import Data
from thrive.method.index.recipe import parse

VALUES = np.array([[10.0], [20.0], [30.0], [40.0], [np.nan]])
FIRST = np.array([True, True, True, False, True])


def test_the_base_years_mean_and_deviation_measure_every_year():
    found = base(VALUES, FIRST)

    assert (found.mean[0], found.sd[0], found.low[0], found.high[0]) == pytest.approx(
        (20.0, 10.0, 10.0, 30.0)
    )
    np.testing.assert_allclose(standardize(VALUES, found)[:, 0], [-1, 0, 1, 2, np.nan])
    np.testing.assert_allclose(goalposts(VALUES, found)[:, 0], [0, 0.5, 1, 1.5, np.nan])
    assert goalposts(VALUES, found, clip=True)[3, 0] == 1


def test_children_may_weigh_the_base():
    found = base(VALUES, FIRST, weights=np.array([1.0, 1.0, 2.0, 9.0, 9.0]))
    plain = base(VALUES, FIRST, weights=np.array([1.0, 1.0, 2.0, 9.0, 9.0]), sd="population")

    # Shares 1/4, 1/4, 1/2: mean 22.5, variance 68.75, times 3/2 for the sample's.
    assert found.mean[0] == 22.5
    assert found.sd[0] == pytest.approx(np.sqrt(68.75 * 1.5))
    assert plain.sd[0] == pytest.approx(np.sqrt(68.75))


def test_a_recipe_with_a_base_year_measures_alike():
    text = '[recipe]\nname = "panel"\nid = "tract"\n[base_year]\ncolumn = "year"\nvalue = 2010\n'
    text += '[normalize]\nmethod = "z-score"\n[[indicator]]\ncode = "x"\n'
    years = ["2010" if first else "2015" for first in FIRST]
    data = Data([str(at) for at in range(5)], VALUES, texts={"year": years})

    found = build(parse(text), data)

    np.testing.assert_allclose(found.normalized, standardize(VALUES, base(VALUES, FIRST)))


def test_another_citys_move_does_not_move_a_score():
    later = np.array([[12.0], [25.0]])
    moved = np.array([[12.0], [90.0]])
    year = base(VALUES, FIRST)

    assert standardize(later, year)[0] == standardize(moved, year)[0]


def test_change_is_told_against_the_past_the_target_and_the_peers():
    then = np.array([50.0, 40.0, 0.0, 95.0, np.nan])
    now = np.array([60.0, 30.0, 45.0, 99.0, 50.0])

    found = change(then, now, target=90.0)

    np.testing.assert_array_equal(found.difference, [10, -10, 45, 4, np.nan])
    np.testing.assert_allclose(found.percent, [20, -25, np.nan, 400 / 95, np.nan])
    np.testing.assert_array_equal(found.gap, [30, 60, 45, 0, 40])
    np.testing.assert_allclose(found.closed, [0.25, -0.2, 0.5, np.nan, np.nan])
    np.testing.assert_array_equal(found.rank_then, [2, 3, 4, 1, np.nan])
    np.testing.assert_array_equal(found.rank_now, [2, 4, 3, 1, np.nan])


def test_where_lower_is_better_a_fall_is_an_improvement():
    found = change(
        np.array([20.0, 10.0]),
        np.array([15.0, 12.0]),
        target=np.array([10.0, 8.0]),
        higher_is_better=False,
    )

    assert found.difference.tolist() == [-5, 2]
    assert found.better.tolist() == [5, -2]
    assert found.gap.tolist() == [5, 4]
    assert found.closed.tolist() == [0.5, -1]
    assert found.rank_now.tolist() == [2, 1]


def test_rows_of_two_years_are_paired_by_unit():
    units, times = ["a", "b", "b", "c", "a"], ["2019", "2023", "2019", "2023", "2023"]

    common, then, now = paired(units, times, "2019", "2023")

    assert common == ("b", "a")
    assert (then.tolist(), now.tolist()) == ([2, 0], [1, 4])


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (
            lambda: base(VALUES, FIRST & (VALUES[:, 0] < 15), columns=["rent"]),
            "column rent: its base year holds fewer than two different values.",
        ),
        (lambda: base(VALUES, np.zeros(5, bool)), "no row belongs to the base year."),
        (
            lambda: base(VALUES, sd="robust"),
            "there is no deviation called “robust”; use sample or population.",
        ),
        (
            lambda: change(np.ones(2), np.ones(3)),
            "there are 2 units then but 3 now.",
        ),
        (
            lambda: paired(["a", "a"], ["2019", "2019"], "2019", "2023"),
            "unit a has two rows at 2019.",
        ),
        (
            lambda: paired(["a"], ["2019"], "2019", "2023"),
            "no unit has a row both at 2019 and at 2023.",
        ),
    ],
)
def test_a_base_or_a_change_that_cannot_be_is_refused(call, says):
    with pytest.raises(BadInput) as refused:
        call()

    assert str(refused.value) == says


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(-100, 100), min_size=3, max_size=20), st.integers(1, 50))
def test_rising_more_never_closes_less_of_the_gap(then, extra):
    before = np.array(then, float)
    now = before + 1

    less = change(before, now, target=120.0)
    more = change(before, now + extra, target=120.0)

    assert (more.closed >= less.closed).all()
    assert (more.gap <= less.gap).all()
