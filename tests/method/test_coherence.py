"""Does the index hang together?"""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.method import asem
from thrive.method.errors import BadInput
from thrive.method.index.coherence import (
    coherence,
    cronbach,
    principal_components,
    redundant,
)
from thrive.method.index.correlation import correlation, correlations
from thrive.method.index.structure import Structure


def test_each_indicator_goes_with_its_pillar_as_published():
    published = asem.table("asem_corr_indicator_parent")
    normalized = dict(zip(asem.codes(), asem.step("asem_default_Normalised").T, strict=True))
    scores = dict(
        zip(
            asem.PILLARS,
            asem.step("asem_default_Aggregated", list(asem.PILLARS)).T,
            strict=True,
        )
    )

    found = [
        correlation(normalized[code], scores[pillar])
        for pillar, code in zip(published.text("Var1"), published.text("Var2"), strict=True)
    ]

    np.testing.assert_allclose(found, published.numbers("Correlation"), rtol=1e-9)
    assert len(found) == 49


def test_the_pairs_that_say_the_same_are_those_published():
    published = asem.table("asem_corr_flags_high")
    groups = {pillar: asem.members(pillar) for pillar in asem.PILLARS}

    found = redundant(asem.step("asem_default_Normalised"), asem.codes(), groups, threshold=0.75)

    expected = zip(
        published.text("Group"),
        published.text("Ind1"),
        published.text("Ind2"),
        published.numbers("Corr").tolist(),
        strict=True,
    )
    assert {
        (pair.within, frozenset((pair.first, pair.second)), round(pair.correlation, 3))
        for pair in found
    } == {(group, frozenset((a, b)), r) for group, a, b, r in expected}


def test_alpha_of_the_published_pillars():
    published = asem.table("asem_cronbach")

    for pillar, alpha in zip(published.text("group"), published.numbers("cronbach"), strict=True):
        values = asem.step("asem_default_Normalised", asem.members(pillar))

        assert cronbach(values) == pytest.approx(alpha, rel=1e-9)


def test_the_first_component_of_the_published_pillars_up_to_its_sign():
    published = asem.table("asem_pca_treated")
    pillar_of, code_of = published.text("group"), published.text("iCode")

    for pillar in sorted(set(pillar_of)):
        rows = [row for row, group in enumerate(pillar_of) if group == pillar]
        values = asem.step("asem_default_Treated", [code_of[row] for row in rows])

        found = principal_components(values)

        loading = published.numbers("loading_pc1")[rows]
        signed = found.loadings[:, 0] * np.sign(found.loadings[:, 0] @ loading)
        np.testing.assert_allclose(signed, loading, rtol=1e-9)
        assert found.sd[0] == pytest.approx(published.numbers("sdev1")[rows[0]], rel=1e-9)
        share = published.numbers("var_expl1")[rows[0]]
        assert found.explained[0] == pytest.approx(share, rel=1e-9)


def test_a_correlation_uses_the_units_that_have_both():
    x = np.array([1.0, 2.0, 3.0, np.nan, 9.0])
    y = np.array([2.0, 4.0, 6.0, 1.0, np.nan])

    assert correlation(x, y) == pytest.approx(1, abs=1e-15)
    assert correlation(x, -y) == pytest.approx(-1, abs=1e-15)


def test_ranks_correlate_wholly_where_the_order_is_the_same():
    x, y = np.arange(6.0), np.exp(np.arange(6.0))

    assert correlation(x, y, "spearman") == pytest.approx(1, abs=1e-15)
    assert correlation(x, y, "kendall") == pytest.approx(1, abs=1e-15)
    assert correlation(x, y) < 0.9


def test_too_few_or_equal_values_have_no_correlation():
    x = np.array([1.0, 2.0, np.nan])

    assert np.isnan(correlation(x, x))
    assert np.isnan(correlation(np.arange(4.0), np.ones(4)))


def test_alpha_of_two_copies_is_one_and_its_formula_holds():
    x = np.array([1.0, 2.0, 4.0, 7.0])

    assert cronbach(np.column_stack([x, x])) == pytest.approx(1)
    # Variances 2.5 and 2.5, covariance 2: alpha = 2 · (1 - 5 / 9).
    pair = np.array([[1.0, 2], [2, 1], [3, 4], [4, 3], [5, 5]])
    assert cronbach(pair) == pytest.approx(2 * (1 - 5 / 9))


def test_two_dimensions_are_told_from_one():
    a = np.random.default_rng(1).normal(size=(400, 2))
    noise = np.random.default_rng(2).normal(scale=0.1, size=(400, 4))

    one = principal_components(a[:, [0, 0, 0, 0]] + noise)
    two = principal_components(a[:, [0, 0, 1, 1]] + noise)

    assert (one.many, two.many) == (1, 2)
    assert one.units == 400


TREE = Structure(
    indicators=("heat", "smog", "asthma", "rent", "wages"),
    levels=(("AIR", "MONEY"),),
    members={"AIR": ("heat", "smog", "asthma"), "MONEY": ("rent", "wages")},
    weights={"AIR": (1.0, 1.0, 1.0), "MONEY": (1.0, 1.0)},
    leaves={"AIR": ("heat", "smog", "asthma"), "MONEY": ("rent", "wages")},
    parent={},
    roots=("AIR", "MONEY"),
)


def test_a_report_flags_what_runs_against_its_group_or_belongs_elsewhere():
    rng = np.random.default_rng(3)
    air, money, own = rng.normal(size=(3, 500))
    results = {
        "heat": air + 0.8 * own,
        "smog": -air,
        "asthma": money,
        "rent": money,
        "wages": 0.05 * money + rng.normal(size=500),
        "AIR": air + 0.3 * money,
        "MONEY": money,
    }

    found = coherence(TREE, results)

    assert {member.member: member.flag for member in found.members} == {
        "heat": "",
        "smog": "runs against its group",
        "asthma": "weak",
        "rent": "redundant",
        "wages": "weak",
    }
    asthma = found.members[2]
    assert (asthma.group, asthma.elsewhere) == ("AIR", "MONEY")
    assert asthma.other == pytest.approx(1)
    assert [group.group for group in found.groups] == ["AIR", "MONEY"]
    assert found.groups[0].alpha == cronbach(
        np.column_stack([results[code] for code in ("heat", "smog", "asthma")])
    )


def test_a_member_closer_to_another_group_is_told_which():
    rng = np.random.default_rng(4)
    air, money = rng.normal(size=(2, 500))
    results = dict.fromkeys(("heat", "smog"), air) | {
        "asthma": 0.6 * air + money,
        "rent": money,
        "wages": money + air,
        "AIR": air,
        "MONEY": money,
    }

    found = coherence(TREE, results)

    assert found.members[2].flag == "closer to MONEY"


def test_an_only_member_is_its_group_and_gets_no_flag():
    tree = dataclasses.replace(
        TREE, members={"AIR": ("heat", "smog"), "MONEY": ("rent",)}, weights={}, leaves={}
    )
    heat, smog, rent = np.random.default_rng(6).normal(size=(3, 50))
    results = {"heat": heat, "smog": smog, "rent": rent, "AIR": heat + smog, "MONEY": rent}

    found = coherence(tree, results)

    assert found.members[2].own == pytest.approx(1)
    assert found.members[2].flag == ""
    assert (found.groups[1].alpha, found.groups[1].first_component) == (None, None)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (
            lambda x: correlations(x, columns=["pov", "flat"]),
            "column flat: all values are equal, so it correlates with nothing.",
        ),
        (
            lambda x: correlations(x[:2], columns=["pov", "flat"]),
            "column pov: fewer than three values are too few for a correlation.",
        ),
        (
            lambda x: principal_components(x, columns=["pov", "flat"]),
            "column flat: all values are equal among the units that have every indicator.",
        ),
        (
            lambda x: cronbach(x[:2]),
            "only 2 units have every indicator; three are needed.",
        ),
        (lambda x: cronbach(x[:, :1]), "alpha needs two indicators or more."),
        (
            lambda x: cronbach(np.column_stack([x[:, 0], -x[:, 0]])),
            "the indicators cancel each other out; their sum does not vary.",
        ),
        (
            lambda x: principal_components(x[:, :1]),
            "principal components need two indicators or more.",
        ),
        (
            lambda x: correlation(x[:, 0], x[:, 0], "cosine"),
            "there is no correlation called “cosine”; use pearson, spearman, kendall.",
        ),
    ],
)
def test_what_has_no_coherence_is_refused_by_column(call, says):
    with pytest.raises(BadInput) as refused:
        call(np.array([[1.0, 5.0], [2.0, 5.0], [4.0, 5.0]]))

    assert str(refused.value) == says


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(0, 0.6))
def test_all_pairs_at_once_are_the_pairs_one_by_one(seed, gaps):
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(12, 4)) * [1, 1e-8, 1e8, 1]
    values[rng.random(values.shape) < gaps] = np.nan
    values[:3, 3] = [7.0, 7.0, 8.0]
    values[:3, :3] = rng.normal(size=(3, 3))

    found = correlations(values)

    one_by_one = [[correlation(x, y) for y in values.T] for x in values.T]
    np.testing.assert_allclose(found, one_by_one, atol=1e-12)
    np.testing.assert_allclose(correlations(values, values[:, ::-1]), found[:, ::-1], atol=1e-14)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(0.01, 1e6), st.floats(-1e3, 1e3))
def test_components_and_correlations_do_not_depend_on_units_of_measure(seed, scale, shift):
    values = np.random.default_rng(seed).normal(size=(30, 4))
    other = values * np.array([scale, 1, 1, 1]) + shift

    np.testing.assert_allclose(correlations(values), correlations(other), atol=1e-6)
    np.testing.assert_allclose(
        principal_components(values).sd, principal_components(other).sd, atol=1e-6
    )
    assert principal_components(values).explained.sum() == pytest.approx(1)
