"""The whole chain: 49 raw indicators of 51 countries to one index and its ranks, as published."""

from __future__ import annotations

import dataclasses
from functools import cache

import numpy as np
import pytest

from tests.method import asem
from tests.method.shared import shared
from thrive.method import tables
from thrive.method.index.build import Index, build
from thrive.method.index.coherence import coherence
from thrive.method.index.comparison import compare, rank_from_best
from thrive.method.index.contributions import contributions, leave_one_out, without
from thrive.method.index.data import gather
from thrive.method.index.recipe import Recipe, parse
from thrive.method.index.structure import structure

TOP = """
[recipe]
name = "asem"
id = "uCode"
higher_is = "better"
[impute]
method = "mean"
group = "EurAsia_group"
[treat]
method = "winsorize"
otherwise = "log"
max_points = 5
[normalize]
method = "min-max"
range = [0, 100]
"""


@cache
def recipe() -> Recipe:
    lines = [TOP]
    for code, about in asem.meta().items():
        if about["Type"] == "Indicator":
            lines.append(f'[[indicator]]\ncode = "{code}"\ngroup = "{about["Parent"]}"')
            lines.append(f'direction = "{"asset" if about["Direction"] == "1" else "burden"}"')
            if about["Denominator"]:
                lines.append(f'divide_by = "{about["Denominator"]}"')
        elif about["Type"] == "Aggregate":
            lines.append(f'[[group]]\ncode = "{code}"\nparent = "{about["Parent"]}"')
        else:
            continue
        lines.append(f"weight = {float(about['Weight'])}")
    return parse("\n".join(lines))


def data():
    return gather(recipe(), tables.read(str(shared("reference/coinr/asem_iData.csv"))))


@cache
def built() -> Index:
    return build(recipe(), data())


def in_order(values):
    """From the order of the input to that of `asem.units()`."""
    row = {unit: at for at, unit in enumerate(built().ids)}
    return np.asarray(values)[[row[unit] for unit in asem.units()]]


def test_the_chain_gives_every_step_as_published():
    found = built()

    np.testing.assert_allclose(in_order(found.values), asem.step("asem_default_Treated"), rtol=1e-9)
    np.testing.assert_allclose(
        in_order(found.normalized), asem.step("asem_default_Normalised"), rtol=1e-9, atol=1e-12
    )
    groups = list(found.scores)
    scores = np.column_stack([in_order(found.scores[code]) for code in groups])
    assert len(groups) == 11
    np.testing.assert_allclose(scores, asem.step("asem_default_Aggregated", groups), rtol=1e-9)


def test_the_ranks_of_the_index_and_of_every_group_are_the_published_ones():
    published = asem.table("asem_default_results_ranks")
    order = [published.text("uCode").index(unit) for unit in asem.units()]

    for code, score in built().scores.items():
        found = rank_from_best(in_order(score))

        assert found.tolist() == published.numbers(code)[order].tolist(), code


def test_points_of_49_indicators_add_up_to_the_published_index():
    found = contributions(structure(recipe()), in_order(built().normalized))

    index = asem.step("asem_default_Aggregated", ["Index"])[:, 0]
    np.testing.assert_allclose(found.points.sum(axis=1), index, rtol=1e-12)
    effective = asem.table("asem_effective_weights")
    expected = dict(
        zip(effective.text("iCode"), effective.numbers("EffWeight").tolist(), strict=True)
    )
    np.testing.assert_allclose(
        found.share[0], [expected[code] for code in found.indicators], rtol=1e-9
    )


def test_leaving_out_a_pillar_of_the_recipe_moves_the_ranks_as_published():
    published = asem.table("asem_remove_pillars_ranks")
    table = tables.read(str(shared("reference/coinr/asem_iData.csv")))

    def score(code):
        less = without(recipe(), code) if code else recipe()
        return in_order(build(less, gather(less, table)).scores["Index"])

    full, found = leave_one_out(score, ["Physical", "Social"])

    assert full.tolist() == published.numbers("Nominal").tolist()
    for shift in found:
        assert shift.ranks.tolist() == published.numbers(shift.element).tolist()


def test_coherence_of_the_built_index_is_the_published_one():
    parents = asem.table("asem_corr_indicator_parent")
    alphas = asem.table("asem_cronbach")
    results = dict(zip(recipe().codes, built().normalized.T, strict=True)) | dict(built().scores)

    found = coherence(structure(recipe()), results)

    own = {(one.group, one.member): one.own for one in found.members}
    for group, code, r in zip(
        parents.text("Var1"),
        parents.text("Var2"),
        parents.numbers("Correlation").tolist(),
        strict=True,
    ):
        assert own[group, code] == pytest.approx(r, rel=1e-9)
    alpha = {one.group: one.alpha for one in found.groups}
    for group, published in zip(
        alphas.text("group"), alphas.numbers("cronbach").tolist(), strict=True
    ):
        assert alpha[group] == pytest.approx(published, rel=1e-9)
    against = [one.member for one in found.members if one.flag == "runs against its group"]
    assert against == ["TBTs"]


def test_two_recipes_are_compared_by_who_moved():
    impute = dataclasses.replace(recipe().impute, method="median")
    other = build(dataclasses.replace(recipe(), impute=impute), data())

    found = compare(built().ids, built().scores["Index"], other.ids, other.scores["Index"])

    first, second = (rank_from_best(made.scores["Index"]) for made in (built(), other))
    moves = np.abs(second - first)
    assert len(found.units) == 51
    assert abs(found.shifts[0].shift) == found.max_abs_shift == moves.max() > 0
    assert found.mean_abs_shift == pytest.approx(moves.mean())
    assert len(found.moved()) == np.count_nonzero(moves)
    assert found.spearman > 0.99
