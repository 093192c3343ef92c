"""What drives a score."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.method import asem
from thrive.method.errors import BadInput
from thrive.method.index.contributions import (
    contributions,
    leave_one_out,
    standings,
    strengths,
    weaknesses,
    without,
)
from thrive.method.index.recipe import parse
from thrive.method.index.structure import structure

RECIPE = """
[recipe]
name = "small"
id = "id"
[normalize]
method = "none"
[[indicator]]
code = "pov"
group = "HOME"
weight = 3
[[indicator]]
code = "rent"
group = "HOME"
[[indicator]]
code = "smog"
group = "AIR"
[[group]]
code = "HOME"
parent = "ALL"
[[group]]
code = "AIR"
parent = "ALL"
[[group]]
code = "ALL"
"""
SMALL = parse(RECIPE)
TREE = structure(SMALL)


def test_points_add_up_to_the_score():
    found = contributions(TREE, np.array([[80.0, 40.0, 10.0]]))

    assert found.indicators == ("pov", "rent", "smog")
    assert found.share.tolist() == [[0.375, 0.125, 0.5]]
    assert found.points.tolist() == [[30.0, 5.0, 5.0]]


def test_a_missing_indicators_share_goes_to_the_others():
    values = np.array([[np.nan, 40.0, 10.0], [np.nan, np.nan, 10.0], [np.nan] * 3])

    found = contributions(TREE, values)

    assert found.share[:2].tolist() == [[0.0, 0.5, 0.5], [0.0, 0.0, 1.0]]
    assert found.points[:2].tolist() == [[0.0, 20.0, 5.0], [0.0, 0.0, 10.0]]
    assert np.isnan(found.points[2]).all()


def test_a_group_below_its_threshold_gives_nothing():
    scores = {"HOME": np.array([np.nan]), "AIR": np.array([10.0]), "ALL": np.array([10.0])}

    found = contributions(TREE, np.array([[np.nan, 40.0, 10.0]]), scores=scores)

    assert found.points.tolist() == [[0.0, 0.0, 10.0]]


def test_sums_split_by_weight_and_a_subgroup_by_itself():
    summed = contributions(
        TREE, np.array([[1.0, 2.0, 4.0]]), aggregates={"HOME": "sum", "ALL": "sum"}
    )
    home = contributions(TREE, np.array([[80.0, 40.0, 10.0]]), root="HOME")

    assert summed.points.tolist() == [[3.0, 2.0, 4.0]]
    assert home.points.tolist() == [[60.0, 10.0, 0.0]]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (
            lambda x: contributions(TREE, x, aggregates={"AIR": "geometric"}),
            "column AIR: a geometric does not split into parts of its members.",
        ),
        (lambda x: contributions(TREE, x, root="SEA"), "there is no group SEA."),
        (
            lambda x: contributions(TREE, x[:, :2]),
            "there are 3 indicators but 2 columns.",
        ),
        (lambda _: without(SMALL, "sea"), "there is no indicator or group sea to leave out."),
        (lambda _: without(SMALL, "ALL"), "nothing is left of the recipe without ALL."),
    ],
)
def test_what_cannot_be_taken_apart_is_refused(call, says):
    with pytest.raises(BadInput) as refused:
        call(np.ones((1, 3)))

    assert str(refused.value) == says


def test_leaving_out_the_only_member_leaves_out_its_group():
    found = without(SMALL, "smog")

    assert found.codes == ("pov", "rent")
    assert list(found.group) == ["HOME", "ALL"]
    assert structure(found).members == {"HOME": ("pov", "rent"), "ALL": ("HOME",)}
    assert found.hash != SMALL.hash


def test_leaving_out_a_group_leaves_out_all_beneath():
    found = without(SMALL, "HOME")

    assert found.codes == ("smog",)
    assert list(found.group) == ["AIR", "ALL"]


def test_removing_a_pillar_moves_the_ranks_as_published():
    ranks = asem.table("asem_remove_pillars_ranks")
    shifts = asem.table("asem_remove_pillars_mean_abs_rank_change")
    pillars = dict(
        zip(
            asem.PILLARS,
            asem.step("asem_default_Aggregated", list(asem.PILLARS)).T,
            strict=True,
        )
    )

    def score(left_out):
        halves = [
            np.mean([pillars[code] for code in half if code != left_out], axis=0)
            for half in (asem.CONN, asem.SUST)
        ]
        return np.mean(halves, axis=0)

    full, found = leave_one_out(score, asem.PILLARS)

    assert tuple(ranks.text("uCode")) == asem.units()
    assert full.tolist() == ranks.numbers("Nominal").tolist()
    assert [shift.element for shift in found] == shifts.text("removed")[1:]
    for shift, mean in zip(found, shifts.numbers("mean_abs_rank_diff")[1:], strict=True):
        assert shift.ranks.tolist() == ranks.numbers(shift.element).tolist()
        assert shift.mean_abs_shift == pytest.approx(mean, rel=1e-9)


def of_austria():
    better = [int(asem.meta()[code]["Direction"]) for code in asem.codes()]
    unit = asem.units().index("AUT")
    return standings(asem.raw_values(), unit, asem.codes(), better=better, ignore_last=True)


def as_published(name):
    found = asem.table(name)
    return list(
        zip(
            found.text("Code"),
            found.numbers("Rank").tolist(),
            found.numbers("Value").tolist(),
            strict=True,
        )
    )


def test_the_strengths_and_weaknesses_of_austria():
    found = of_austria()

    def shown(some):
        return [(one.indicator, one.rank, float(f"{one.value:.3g}")) for one in some]

    assert shown(strengths(found)) == as_published("asem_strengths_AUT")
    assert shown(weaknesses(found)) == as_published("asem_weaknesses_AUT")[::-1]


def test_peers_narrow_the_comparison_and_the_unit_is_among_them():
    values = np.array([[1.0], [5.0], [9.0], [7.0]])

    everyone = standings(values, 1, ["wage"])
    peers = standings(values, 1, ["wage"], peers=np.array([True, False, False, True]))
    lower = standings(values, 1, ["rent"], better=[-1])

    assert [(one.rank, one.of) for one in (*everyone, *peers, *lower)] == [(3, 4), (2, 3), (2, 4)]


def test_a_shared_last_place_may_be_ignored():
    values = np.array([[0.0, 1.0], [0.0, 2.0], [4.0, np.nan]])

    kept = standings(values, 0, ["ports", "wage"])
    ignored = standings(values, 1, ["ports", "wage"], ignore_last=True)

    assert [(one.indicator, one.rank) for one in kept] == [("ports", 2), ("wage", 2)]
    assert [(one.indicator, one.rank) for one in ignored] == [("wage", 1)]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.one_of(st.just(np.nan), st.floats(-1e3, 1e3)), min_size=3, max_size=3),
        min_size=1,
        max_size=8,
    )
)
def test_shares_of_a_scored_unit_add_up_to_one_whatever_is_missing(rows):
    values = np.array(rows)

    found = contributions(TREE, values)

    scored = ~np.isnan(values).all(axis=1)
    np.testing.assert_allclose(found.share[scored].sum(axis=1), 1, rtol=1e-12)
    assert not found.points[scored][np.isnan(values[scored])].any()
    assert np.isnan(found.share[~scored]).all()
