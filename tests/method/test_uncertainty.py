"""Rank and score intervals from weights and margins of error, whatever the threads."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.method.small_index import SMALL, by_hand, cities, ranked, small
from thrive.method.errors import BadInput
from thrive.method.index.build import build
from thrive.method.index.data import Data
from thrive.method.index.recipe import Recipe, parse
from thrive.method.uncertainty.intervals import intervals
from thrive.method.uncertainty.plan import Plan, lay_out
from thrive.method.uncertainty.runs import linear, sweep

STATISTICS = ("mean", "median", "lower", "upper", "score_lower", "score_upper")


@pytest.mark.parametrize("aggregate", ["mean", "sum", "geometric"])
@pytest.mark.parametrize("missing", ["min_share = 0.5", "min_leaves = 2", 'missing = "propagate"'])
def test_ranks_and_scores_are_those_of_the_index_built_anew_for_every_draw(aggregate, missing):
    recipe, data = small(aggregate, missing), cities()
    plan = Plan(draws=70, seed=3, noise=0.4)
    expected = by_hand(recipe, data, plan)

    found = intervals(recipe, data, plan)
    swept = sweep(data, build(recipe, data), lay_out(recipe, data, plan), "T")

    assert (swept.ranks == ranked(expected)).all()
    here = ~np.isnan(found.score)
    bounds = np.quantile(expected[:, here], [0.05, 0.95], axis=0)
    assert found.score_lower[here] == pytest.approx(bounds[0], rel=1e-12)
    assert found.score_upper[here] == pytest.approx(bounds[1], rel=1e-12)
    assert np.isnan(found.lower[~here]).all()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.floats(0.0, 0.7), st.sampled_from(["mean", "sum"]))
def test_the_fast_sweep_agrees_with_the_chain_for_any_missing_values(seed, gaps, aggregate):
    recipe, data = small(aggregate), cities(30, gaps, seed)
    plan = Plan(draws=3, seed=seed, noise=0.5)
    expected = by_hand(recipe, data, plan)
    index, laid = build(recipe, data), lay_out(recipe, data, plan)
    tree = linear(index, "T", laid.weights_of(index, np.arange(3)))
    assert tree is not None

    blocks = tree.weigh(laid.weights_of(index, np.arange(3)))
    found = np.full((3, 30), np.nan)
    found[:, tree.units] = tree.scores(0, blocks[0])[:, :3].T

    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-15)


def wide(units: int) -> tuple[Recipe, Data]:
    """Thirty indicators in one group, three in ten values missing: hardly two units alike."""
    lines = [SMALL]
    lines += [f'[[indicator]]\ncode = "i{at}"\ngroup = "T"' for at in range(30)]
    lines.append('[[group]]\ncode = "T"\nmin_share = 0.5')
    random = np.random.default_rng(6)
    values = random.normal(size=(units, 30))
    values[random.random(values.shape) < 0.3] = np.nan
    return parse("\n".join(lines)), Data([str(unit) for unit in range(units)], values)


@pytest.mark.parametrize(("units", "fast"), [(60, True), (1200, False)])
def test_a_wide_group_with_many_gaps_is_ranked_all_the_same(units, fast):
    recipe, data = wide(units)
    plan = Plan(draws=5, seed=3, noise=0.4)
    index, laid = build(recipe, data), lay_out(recipe, data, plan)
    expected = ranked(by_hand(recipe, data, plan))

    swept = sweep(data, index, laid, "T")

    assert (linear(index, "T", laid.weights_of(index, np.arange(5))) is not None) == fast
    assert (swept.ranks == expected).all()


def test_a_rounded_rescaled_or_reranked_tree_goes_through_the_chain():
    rounded = small(top=SMALL + "decimals = 4\n")
    data = cities()
    plan = Plan(draws=20, seed=3, noise=0.4)
    expected = by_hand(rounded, data, plan)
    index, laid = build(rounded, data), lay_out(rounded, data, plan)

    swept = sweep(data, index, laid, "T")

    assert linear(index, "T", laid.weights_of(index, np.arange(20))) is None
    assert (swept.ranks == ranked(expected)).all()


@pytest.mark.parametrize("aggregate", ["mean", "geometric"])
def test_a_seed_gives_the_same_intervals_on_any_number_of_threads(aggregate):
    recipe, data = small(aggregate), cities(300)
    data = dataclasses.replace(data, values=data.values + 10)
    margins = {"A": np.full(300, 0.5)} if aggregate == "geometric" else {}
    plan = Plan(draws=150, seed=8, noise=0.25, margins=margins)

    one, two, five = (intervals(recipe, data, plan, workers=workers) for workers in (1, 2, 5))

    for name in STATISTICS:
        assert np.array_equal(getattr(one, name), getattr(two, name), equal_nan=True)
        assert np.array_equal(getattr(one, name), getattr(five, name), equal_nan=True)


def test_the_first_draws_of_many_are_the_draws_of_few():
    recipe, data = small(), cities()
    margins = {"A": np.full(90, 0.5)}
    few, many = (Plan(draws=draws, seed=8, noise=0.25, margins=margins) for draws in (20, 100))
    index = build(recipe, data)

    short, long = (sweep(data, index, lay_out(recipe, data, plan), "T") for plan in (few, many))

    assert (short.ranks == long.ranks[:20]).all()


def test_another_seed_gives_other_draws():
    recipe, data = small(), cities()

    one, other = (intervals(recipe, data, Plan(seed=seed, draws=50, noise=0.3)) for seed in (1, 2))

    assert (one.mean != other.mean).any()


def test_units_with_the_same_values_tie_in_every_draw():
    recipe, data = small(), cities(400)
    twins = dataclasses.replace(
        data,
        ids=[*data.ids, *(f"twin {unit}" for unit in data.ids)],
        values=np.concatenate([data.values, data.values]),
    )
    plan = Plan(draws=130, seed=8, noise=0.25)

    swept = sweep(twins, build(recipe, twins), lay_out(recipe, twins, plan), "T")

    assert (swept.ranks[:, :400] == swept.ranks[:, 400:]).all()


def test_the_order_of_the_units_does_not_matter():
    recipe, data = small(), cities(100)
    turned = dataclasses.replace(data, ids=data.ids[::-1], values=data.values[::-1])
    plan = Plan(draws=50, seed=8, noise=0.25)

    one, other = intervals(recipe, data, plan), intervals(recipe, turned, plan)

    assert np.array_equal(one.mean, other.mean[::-1], equal_nan=True)
    assert np.array_equal(one.upper, other.upper[::-1], equal_nan=True)


def test_noise_only_on_the_levels_that_are_chosen():
    recipe, data = small(), cities()

    laid = lay_out(recipe, data, Plan(draws=10, noise=0.25, levels=(1,)))

    assert sorted(laid.factors) == ["G", "H"]
    assert all((np.abs(factor - 1) <= 0.25).all() for factor in laid.factors.values())


def test_margins_of_error_move_a_value_by_their_standard_error():
    recipe, data = small(), cities(gaps=0.0)
    margin = np.linspace(0, 3.29, 90)
    margin[5] = np.nan
    laid = lay_out(recipe, data, Plan(draws=400, seed=2, margins={"B": margin}))

    drawn = np.array([laid.values(run).values for run in range(400)])

    moved = drawn - data.values
    assert (moved[:, :, [0, 2, 3, 4]] == 0).all()
    assert (moved[:, 5, 1] == 0).all()
    assert moved[:, 6:, 1].std(axis=0) == pytest.approx(margin[6:] / 1.645, rel=0.2)


def test_without_margins_wide_enough_to_overtake_every_rank_stands():
    recipe = small(missing="")
    values = np.repeat(np.arange(20.0)[:, np.newaxis], 5, axis=1)
    data = Data([str(unit) for unit in range(20)], values)
    margins = {code: np.full(20, 1e-6) for code in "ABCDE"}

    found = intervals(recipe, data, Plan(draws=30, margins=margins))

    assert (found.lower == found.rank).all()
    assert (found.upper == found.rank).all()
    assert found.says(0) == "is 20th in nearly every draw"


def test_wider_margins_widen_the_intervals():
    recipe, data = small(), cities(gaps=0.0)
    narrow, wide = (
        Plan(draws=200, margins={code: np.full(90, width) for code in "ABCDE"})
        for width in (0.1, 1.0)
    )

    one, other = intervals(recipe, data, narrow), intervals(recipe, data, wide)

    assert (one.upper - one.lower).mean() < (other.upper - other.lower).mean()


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        (Plan(), "nothing is varied"),
        (Plan(draws=1, noise=0.1), "1 draws are too few"),
        (Plan(noise=1.0), "the noise of the weights is 1"),
        (Plan(noise=0.1, level=1.0), "the level is 1"),
        (Plan(noise=0.1, seed=-1), "the seed is -1"),
        (Plan(noise=0.1, levels=(2,)), "there is no level 2 of weights"),
        (Plan(draws=10**9, noise=0.1), "do not fit in memory"),
        (Plan(margins={"Z": np.ones(90)}), "a margin of error is given for Z"),
        (Plan(margins={"A": np.ones(9)}), "9 margins of error for 90 units"),
        (Plan(margins={"A": np.full(90, -1.0)}), "the margin of error of unit 000 is -1"),
    ],
)
def test_a_plan_that_cannot_be_carried_out_is_refused_in_a_sentence(plan, says):
    with pytest.raises(BadInput, match=says):
        intervals(small(), cities(), plan)
