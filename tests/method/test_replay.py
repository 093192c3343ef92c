"""Published draws, replayed one by one."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from tests.method import asem
from tests.method.shared import shared
from tests.method.small_index import cities, small
from thrive.method import tables
from thrive.method.errors import BadInput
from thrive.method.uncertainty.intervals import replay


@cache
def drawn_weights() -> dict[str, np.ndarray]:
    table = tables.read(str(shared("reference/coinr/asem_ua_weights_para.csv")))
    codes, weights = np.array(table.text("iCode")), table.numbers("Weight")
    return {
        code: weights[codes == code] for code in dict.fromkeys(codes.tolist()) if code != "Index"
    }


def test_a_replay_of_published_draws_gives_every_rank_of_every_draw():
    recipe, data = asem.aggregated()
    table = tables.read(str(shared("reference/coinr/asem_ua_weights_ranks.csv")))
    published = np.array([table.numbers(f"r_{run}") for run in range(1, 201)])

    _, swept = replay(recipe, data, drawn_weights())

    assert (swept.ranks == published[:, [table.text("uCode").index(u) for u in data.ids]]).all()


def test_a_replay_of_published_draws_gives_the_scores_and_rank_statistics():
    recipe, data = asem.aggregated()
    table = tables.read(str(shared("reference/coinr/asem_ua_weights_rankstats.csv")))
    scores = tables.read(str(shared("reference/coinr/asem_ua_weights_scores.csv.gz")))
    row = [table.text("uCode").index(unit) for unit in data.ids]

    found, swept = replay(recipe, data, drawn_weights())

    for ours, theirs in zip(
        (found.rank, found.mean, found.median, found.lower, found.upper),
        ("Nominal", "Mean", "Median", "Q5", "Q95"),
        strict=True,
    ):
        assert ours == pytest.approx(table.numbers(theirs)[row], rel=1e-9)
    at, drawn = swept.chunks[0]()
    published = np.array([scores.numbers(f"r_{run}") for run in range(1, 201)]).T
    row = [scores.text("uCode").index(data.ids[unit]) for unit in at]
    assert drawn == pytest.approx(published[row], rel=1e-9)


@pytest.mark.parametrize(
    ("weights", "says"),
    [
        ({}, "the same number of drawn weights"),
        ({"A": np.ones(3), "B": np.ones(2)}, "the same number of drawn weights"),
        ({"Z": np.ones(3)}, "weights are drawn for Z"),
        ({"A": np.array([1.0, -1.0])}, "a weight drawn for A is negative"),
        ({"A": np.array([1.0, np.nan])}, "a weight drawn for A is negative or not finite"),
    ],
)
def test_drawn_weights_that_cannot_be_replayed_are_refused(weights, says):
    with pytest.raises(BadInput, match=says):
        replay(small(), cities(), weights)
