"""What holds for every index of a kind, whatever the numbers."""

from __future__ import annotations

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from thrive.method.index.build import Data, Index, build
from thrive.method.index.ranking import ranks
from thrive.method.index.recipe import Recipe, parse

CODES = ("a", "b", "c")
NUMBERS = st.integers(-20, 20).map(float)
VALUES = arrays(np.float64, (7, 3), elements=NUMBERS | st.just(np.nan), fill=st.nothing())
WHOLE = arrays(np.float64, (7, 3), elements=NUMBERS, fill=st.nothing())
MODEST = settings(max_examples=60, deadline=None)


def recipe(
    keys: str = "",
    missing: str = "available",
    codes=CODES,
    direction="burden",
    higher_is="worse",
    aggregate="mean",
) -> Recipe:
    text = f'[recipe]\nname = "p"\nid = "id"\nhigher_is = "{higher_is}"\n'
    text += f"[normalize]\ndecimals = 6\n{keys}\n"
    for code in codes:
        group = "H" if code == "c" else "G"
        text += f'[[indicator]]\ncode = "{code}"\ngroup = "{group}"\ndirection = "{direction}"\n'
    text += f'[[group]]\ncode = "G"\nparent = "ALL"\nmissing = "{missing}"\n'
    text += f'aggregate = "{aggregate}"\n'
    return parse(
        text + '[[group]]\ncode = "H"\nparent = "ALL"\n[[group]]\ncode = "ALL"\nrerank = true\n'
        f'missing = "{missing}"\n'
    )


def made(values, how: Recipe) -> Index:
    # A column of one value is refused; what that says stands in the tests of bad input.
    assume(all(np.unique(column[~np.isnan(column)]).size > 1 for column in values.T))
    return build(how, Data([f"u{row}" for row in range(len(values))], values))


def same(found: Index, expected: Index, order=slice(None)) -> None:
    np.testing.assert_array_equal(found.scores["ALL"], expected.scores["ALL"][order])
    np.testing.assert_array_equal(found.ranks["ALL"], expected.ranks["ALL"][order])


@MODEST
@given(VALUES, st.permutations(range(7)))
def test_the_order_of_units_changes_nothing(values, order):
    found = made(values[order], recipe())

    same(found, made(values, recipe()), order)


@MODEST
@given(VALUES)
def test_names_and_order_of_indicators_change_nothing(values):
    renamed = parse(
        """
        [recipe]
        name = "q"
        id = "id"
        [normalize]
        decimals = 6
        [[indicator]]
        code = "third"
        group = "two"
        [[indicator]]
        code = "second"
        group = "one"
        [[indicator]]
        code = "first"
        group = "one"
        [[group]]
        code = "ALL"
        rerank = true
        missing = "available"
        [[group]]
        code = "two"
        parent = "ALL"
        [[group]]
        code = "one"
        parent = "ALL"
        missing = "available"
        """
    )

    found = made(values[:, ::-1], renamed)

    same(found, made(values, recipe()))


@MODEST
@given(VALUES, st.sampled_from([0.5, 2.0, 1024.0]), st.integers(-9, 9))
def test_percentile_ranks_know_no_scale_and_no_origin(values, factor, shift):
    found = made(values * factor + shift, recipe())

    same(found, made(values, recipe()))


@MODEST
@given(
    WHOLE,
    st.integers(0, 6),
    st.integers(0, 2),
    st.integers(1, 50),
    st.sampled_from(["min", "max", "mean"]),
    st.sampled_from(["n", "n-1"]),
)
def test_more_of_a_burden_never_lowers_the_rank(values, row, column, more, ties, denominator):
    how = recipe(f'ties = "{ties}"\ndenominator = "{denominator}"', "propagate")
    raised = values.copy()
    raised[row, column] += more

    before, after = made(values, how), made(raised, how)

    assert after.scores["ALL"][row] >= before.scores["ALL"][row]
    was, now = (ranks(index.scores["ALL"])[row] for index in (before, after))
    assert now >= was


@MODEST
@given(WHOLE, st.integers(0, 6), st.integers(0, 2), st.integers(1, 50))
def test_more_of_an_asset_never_raises_the_score(values, row, column, more):
    how = recipe('method = "goalposts"\ngoalposts = [-20, 20]', "propagate", direction="asset")
    raised = values.copy()
    raised[row, column] += more

    before, after = made(values, how), made(raised, how)

    assert after.scores["ALL"][row] <= before.scores["ALL"][row]


@MODEST
@given(WHOLE, st.integers(0, 6), st.integers(0, 2))
def test_where_missing_propagates_a_missing_value_takes_the_rank_away(values, row, column):
    values[row, column] = np.nan

    found = made(values, recipe(missing="propagate"))

    assert np.isnan(found.scores["ALL"][row])
    assert np.isnan(found.ranks["ALL"][row])
    assert np.count_nonzero(np.isnan(found.ranks["ALL"])) == 1


@settings(max_examples=150, deadline=None)
@given(
    VALUES,
    st.integers(0, 6),
    st.integers(0, 2),
    st.sampled_from(["min", "max", "mean"]),
    st.sampled_from(["n", "n-1"]),
    st.sampled_from(["percentile-rank", "rank", "borda", "goalposts"]),
    st.sampled_from(["burden", "asset"]),
    st.sampled_from(["worse", "better"]),
    st.sampled_from(["mean", "sum"]),
    st.sampled_from(["result", "values"]),
)
def test_where_the_absent_count_as_worst_a_missing_value_never_improves_a_rank(
    values, row, column, ties, denominator, method, direction, higher_is, aggregate, reverse
):
    keys = f'absent = "worst"\nmethod = "{method}"\nties = "{ties}"\nreverse = "{reverse}"\n'
    keys += f'denominator = "{denominator}"\ngoalposts = [-20, 20]'
    how = recipe(keys, direction=direction, higher_is=higher_is, aggregate=aggregate)
    blanked = values.copy()
    blanked[row, column] = np.nan
    toward_worse = 1 if higher_is == "worse" else -1

    before, after = made(values, how), made(blanked, how)

    moved = toward_worse * (after.scores["ALL"] - before.scores["ALL"])
    assert moved[row] >= 0
    assert (np.delete(moved, row) <= 0).all()
    was, now = (ranks(toward_worse * index.scores["ALL"])[row] for index in (before, after))
    assert now >= was


def test_where_the_present_share_the_weight_a_missing_burden_may_improve_the_rank():
    values = np.array([[3.0, 9, 2], [1, 1, 1], [2, 2, 3], [4, 3, 4]])
    blanked = values.copy()
    blanked[0, 1] = np.nan

    units = [f"u{row}" for row in range(4)]

    before, after = (build(recipe(), Data(units, one)) for one in (values, blanked))

    assert ranks(before.scores["ALL"])[0] == 3.0
    assert ranks(after.scores["ALL"])[0] == 2.0


@MODEST
@given(WHOLE, st.integers(0, 6), st.integers(0, 2))
def test_it_is_no_better_than_the_best_and_no_worse_than_the_worst_that_could_be_missing(
    values, row, column
):
    how = recipe('method = "goalposts"\ngoalposts = [-20, 20]')
    best, worst, blanked = values.copy(), values.copy(), values.copy()
    best[row, column], worst[row, column], blanked[row, column] = -20, 20, np.nan

    low, high, found = (made(one, how).scores["ALL"][row] for one in (best, worst, blanked))

    assert low - 1e-6 <= found <= high + 1e-6


@MODEST
@given(VALUES)
def test_where_it_does_not_the_mean_stays_between_the_members_that_are_there(values):
    found = made(values, recipe())

    members = found.normalized[:, :2]
    some = ~np.isnan(members).all(axis=1)
    score = found.scores["G"]
    assert np.array_equal(np.isnan(score), ~some)
    assert (score[some] >= np.nanmin(members[some], axis=1) - 1e-6).all()
    assert (score[some] <= np.nanmax(members[some], axis=1) + 1e-6).all()
