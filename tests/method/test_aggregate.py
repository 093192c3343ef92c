"""Scores of groups: every mean, what missing members do, and trees of any depth."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.method import asem
from thrive.method.errors import BadInput
from thrive.method.index.aggregate import combine, score_tree
from thrive.method.index.recipe import Group, Rescale, parse

NAN = np.nan
A, B = np.array([1.0, 4.0, NAN]), np.array([4.0, 1.0, 2.0])
GROUP = Group("G", "", 1.0, "mean", 1.0, "propagate", 0.0, 0, None, None, "score", -1)


@pytest.mark.parametrize(
    ("aggregate", "power", "whole", "available"),
    [
        ("sum", 1, [13, 7], 6),
        ("mean", 1, [13 / 4, 7 / 4], 2),
        ("geometric", 1, [64**0.25, 4**0.25], 2),
        ("harmonic", 1, [4 / (1 + 3 / 4), 4 / (1 / 4 + 3)], 2),
        ("power", 2, [np.sqrt(49 / 4), np.sqrt(19 / 4)], 2),
        ("power", 0, [64**0.25, 4**0.25], 2),
    ],
)
def test_a_group_combines_its_weighted_members(aggregate, power, whole, available):
    group = replace(GROUP, aggregate=aggregate, power=float(power))

    propagated = combine([A, B], (1, 3), group)
    renormalized = combine([A, B], (1, 3), replace(group, missing="available"))

    np.testing.assert_allclose(propagated, [*whole, NAN], rtol=1e-15)
    np.testing.assert_allclose(renormalized, [*whole, available], rtol=1e-15)


def test_a_product_takes_what_is_there():
    group = replace(GROUP, aggregate="product")

    np.testing.assert_array_equal(combine([A, B], (1, 1), group), [4, 4, NAN])
    available = combine([A, B], (1, 1), replace(group, missing="available"))
    np.testing.assert_array_equal(available, [4, 4, 2])


def test_too_few_members_or_leaves_leave_no_score():
    few = replace(GROUP, missing="available", min_share=0.6)
    leaves = replace(GROUP, missing="available", min_leaves=3)

    np.testing.assert_array_equal(combine([A, B], (1, 1), few), [2.5, 2.5, NAN])
    found = combine([A, B], (1, 1), leaves, np.array([3.0, 2.0, 3.0]))
    np.testing.assert_array_equal(found, [2.5, NAN, 2])


def test_nothing_present_is_no_score_with_any_rule():
    nothing = np.array([NAN])

    for aggregate in ("sum", "mean", "geometric", "product", "copeland"):
        group = replace(GROUP, aggregate=aggregate, missing="available")
        assert np.isnan(combine([nothing, nothing], (1, 1), group)).all()


def test_a_member_of_weight_zero_counts_only_by_its_absence():
    found = combine([A, B], (0, 1), GROUP)

    np.testing.assert_array_equal(found, [4, 1, NAN])


@pytest.mark.parametrize("aggregate", ["geometric", "harmonic"])
def test_a_zero_makes_a_multiplying_mean_zero_and_a_negative_is_refused(aggregate):
    group = replace(GROUP, aggregate=aggregate)

    assert combine([np.array([0.0]), np.array([3.0])], (1, 1), group).tolist() == [0.0]
    with pytest.raises(BadInput, match=f"column b: the value of unit y is -1; the {aggregate}"):
        combine([A, np.array([1.0, -1.0, 1.0])], (1, 1), group, None, ("a", "b"), ("x", "y", "z"))


def test_copeland_counts_who_outranks_whom():
    a, b, c = np.array([3.0, 2.0, 1.0]), np.array([3.0, 1.0, 2.0]), np.array([1.0, 2.0, 3.0])

    found = combine([a, b, c], (1, 1, 1), replace(GROUP, aggregate="copeland"))

    assert found.tolist() == [2.0, -2.0, 0.0]


def tree(aggregate="mean", rule=""):
    lines = ['[recipe]\nname = "asem"\nid = "uCode"\n[normalize]\nmethod = "none"']
    for code, about in asem.meta().items():
        if about["Type"] == "Indicator":
            lines.append(f'[[indicator]]\ncode = "{code}"\ngroup = "{about["Parent"]}"')
        elif about["Type"] == "Aggregate":
            lines.append(f'[[group]]\ncode = "{code}"\nparent = "{about["Parent"]}"')
            lines.append(f'aggregate = "{aggregate}"\n{rule}')
        else:
            continue
        lines.append(f"weight = {float(about['Weight'])}")
    return parse("\n".join(lines))


@pytest.mark.parametrize(
    ("source", "answer", "aggregate", "rule"),
    [
        ("asem_norm_minmax1_100", "asem_agg_amean_from_minmax1_100", "mean", ""),
        ("asem_norm_minmax1_100", "asem_agg_gmean_from_minmax1_100", "geometric", ""),
        (
            "asem_norm_minmax_denominated_nonimputed",
            "asem_agg_nonimputed_datthresh0.5",
            "mean",
            "min_share = 0.5",
        ),
    ],
)
def test_the_reference_scores_come_out_at_every_level(source, answer, aggregate, rule):
    recipe = tree(aggregate, rule)

    found = score_tree(recipe, asem.step(source)).scores

    scores = np.column_stack(list(found.values()))
    np.testing.assert_allclose(scores, asem.step(answer, list(found)), rtol=1e-9)


def test_the_reference_outranking_comes_out():
    found = score_tree(tree("copeland"), asem.step("asem_norm_minmax1_100")).scores["Environ"]

    answer = asem.step("asem_copeland_Environ_from_minmax1_100", ["copeland"])[:, 0]
    np.testing.assert_array_equal(found, answer)


def test_a_score_is_scaled_ranked_and_passed_on_as_the_recipe_says():
    recipe = parse(
        """
        [recipe]
        name = "r"
        id = "id"
        [normalize]
        method = "none"
        [[indicator]]
        code = "a"
        group = "G"
        [[group]]
        code = "G"
        parent = "H"
        rescale = {by = "max", to = 10}
        rerank = true
        ties = "max"
        denominator = "n"
        passes = "rank"
        [[group]]
        code = "H"
        """
    )
    assert recipe.group["G"].rescale == Rescale("max", 10.0)

    found = score_tree(recipe, np.array([[2.0], [4.0], [1.0], [NAN]]))

    np.testing.assert_array_equal(found.scores["G"], [5, 10, 2.5, NAN])
    np.testing.assert_allclose(found.ranks["G"], [2 / 3, 1, 1 / 3, NAN])
    np.testing.assert_array_equal(found.scores["H"], found.ranks["G"])


def test_a_maximum_that_is_not_positive_cannot_be_scaled():
    group = '[[group]]\ncode = "G"\nrescale = {by = "max", to = 10}'
    recipe = parse(
        '[recipe]\nname = "r"\nid = "id"\n[normalize]\nmethod = "none"\n'
        f'[[indicator]]\ncode = "a"\ngroup = "G"\n{group}'
    )

    with pytest.raises(BadInput, match="column G: the highest score is 0"):
        score_tree(recipe, np.array([[0.0], [-1.0]]))
