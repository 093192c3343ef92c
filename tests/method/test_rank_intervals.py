"""Ranks by sorting integers, quantiles of type 7, and the words for an interval."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thrive.method.uncertainty import quantiles
from thrive.method.uncertainty.intervals import rank_statistics
from thrive.method.uncertainty.ranks import rank_rows, ranks
from thrive.method.uncertainty.words import could_be, ordinal


def counted(scores: list[float]) -> list[int]:
    """The definition: one more than the number of higher scores; 0 for a missing one."""
    return [0 if math.isnan(one) else 1 + sum(other > one for other in scores) for one in scores]


def test_the_highest_score_is_first_and_a_tie_takes_the_lowest_rank():
    scores = np.array([2.0, 5.0, 5.0, 1.0])

    found = ranks(scores)

    assert found.tolist() == [3, 1, 1, 4]


def test_a_missing_score_has_no_rank_and_takes_none():
    scores = np.array([np.nan, 3.0, np.nan, 4.0])

    found = ranks(scores)

    assert found.tolist() == [0, 2, 0, 1]


@pytest.mark.parametrize(
    "scores",
    [
        [],
        [7.0],
        [math.nan],
        [0.0, 0.0, 0.0],
        [1.0, 1.0 + 2e-16, 1.0 - 1e-16, 1e9],  # closer than any grid over so wide a range
        [1e308, -1e308, 0.0],
        [0.0, 8.7e294, 4.3e-139, -1.797693134862229e308],
        [0.0, 5e-324, 1e-323, 0.0],
        [-3.0, -3.0, -2.0],
    ],
)
def test_ranks_are_those_of_the_full_scores_however_close(scores):
    expected = counted(scores)

    found = ranks(np.array(scores, float))

    assert found.tolist() == expected


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.floats(allow_nan=True, allow_infinity=False),
            st.sampled_from([0.1 + 0.2, 0.3, 1.0, 1.0 + 2**-52]),
        ),
        max_size=40,
    )
)
def test_ranks_count_the_higher_scores(scores):
    expected = counted(scores)

    found = ranks(np.array(scores, float))

    assert found.tolist() == expected


def test_scores_that_share_a_grid_point_by_the_thousand_are_still_told_apart():
    random = np.random.default_rng(3)
    scores = np.round(random.normal(size=5000), 2) + random.integers(0, 3, 5000) * 1e-15

    found = ranks(scores)

    ordered = np.sort(-scores)
    assert (found == 1 + np.searchsorted(ordered, -scores, side="left")).all()


def test_every_row_is_ranked_by_itself():
    scores = np.array([[1.0, 2.0, 3.0], [3.0, np.nan, 3.0]])

    found = rank_rows(scores)

    assert found.tolist() == [[3, 2, 1], [1, 0, 1]]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60),
    st.sampled_from([0.0, 0.05, 0.25, 0.5, 0.9, 0.95, 1.0]),
)
def test_quantiles_are_of_type_7(values, share):
    expected = np.quantile(values, share, method="linear")

    found = quantiles.of_present(np.array([values]), [share])

    assert found[0, 0] == pytest.approx(expected, rel=1e-12, abs=1e-9)


def test_a_whole_position_is_not_interpolated():
    ordered = np.arange(200.0)[np.newaxis] ** 3  # 199 × 0.95 is 189.05: between; 200 × 0.95 whole
    longer = np.arange(201.0)[np.newaxis] ** 3

    between = quantiles.of_sorted(ordered, [0.95])
    whole = quantiles.of_sorted(longer, [0.95])

    assert between[0, 0] == pytest.approx(189**3 + 0.05 * (190**3 - 189**3), rel=1e-12)
    assert whole[0, 0] == 190.0**3


def test_missing_draws_do_not_enter_a_quantile():
    values = np.array([[3.0, np.nan, 1.0], [np.nan, np.nan, np.nan]])

    found = quantiles.of_present(values, [0.5])

    assert found[0, 0] == 2.0
    assert np.isnan(found[0, 1])


def test_rank_statistics_leave_out_the_runs_without_a_rank():
    drawn = np.array([[1, 2, 0], [3, 1, 0], [0, 3, 0]], np.int32)

    mean, median, lower, upper = rank_statistics(drawn, (0.0, 0.5, 1.0))

    assert mean[:2].tolist() == [2.0, 2.0]
    assert median[:2].tolist() == [2.0, 2.0]
    assert lower[:2].tolist() == [1.0, 1.0]
    assert upper[:2].tolist() == [3.0, 3.0]
    assert np.isnan([mean[2], median[2], lower[2], upper[2]]).all()


@pytest.mark.parametrize(
    ("lower", "upper", "says"),
    [
        (12.0, 31.0, "could be anywhere from 12th to 31st"),
        (11.6, 22.05, "could be anywhere from 11th to 23rd"),
        (1.0, 2.0, "could be 1st or 2nd"),
        (3.0, 3.0, "is 3rd in nearly every draw"),
        (998.0, 1003.0, "could be anywhere from 998th to 1,003rd"),
        (math.nan, math.nan, "has no rank"),
    ],
)
def test_an_interval_is_said_in_words(lower, upper, says):
    assert could_be(lower, upper) == says


def test_ordinals_mind_the_teens():
    numbers = (1, 2, 3, 4, 10, 11, 12, 13, 21, 22, 101, 111, 113)

    found = [ordinal(number) for number in numbers]

    assert found[:5] == ["1st", "2nd", "3rd", "4th", "10th"]
    assert found[5:10] == ["11th", "12th", "13th", "21st", "22nd"]
    assert found[10:] == ["101st", "111th", "113th"]
