"""Weights from opinion, data and targets."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.method import asem
from thrive.method.errors import BadInput
from thrive.method.index.coherence import principal_components
from thrive.method.index.correlation import correlation
from thrive.method.index.structure import Structure, effective_weights
from thrive.method.index.weights import (
    equal,
    noisy,
    normalized,
    optimized,
    pca,
    population,
    through_tree,
    weighted_mean,
)


def asem_tree() -> Structure:
    groups = [code for code, about in asem.meta().items() if about["Type"] == "Aggregate"]
    weight = dict(
        zip(
            asem.table("asem_weights_original").text("iCode"),
            asem.table("asem_weights_original").numbers("Weight").tolist(),
            strict=True,
        )
    )
    return Structure(
        indicators=tuple(asem.codes()),
        levels=(asem.PILLARS, ("Conn", "Sust"), ("Index",)),
        members={group: tuple(asem.members(group)) for group in groups},
        weights={
            group: tuple(weight[member] for member in asem.members(group)) for group in groups
        },
        leaves={},
        parent={code: about["Parent"] for code, about in asem.meta().items()},
        roots=("Index",),
    )


def test_effective_weights_of_the_reference_example():
    published = asem.table("asem_effective_weights")

    found = effective_weights(asem_tree())

    expected = dict(
        zip(published.text("iCode"), published.numbers("EffWeight").tolist(), strict=True)
    )
    assert found.keys() == expected.keys()
    for code, share in expected.items():
        assert found[code] == pytest.approx(share, rel=1e-9)
    assert sum(found[code] for code in asem.codes()) == pytest.approx(1)


def test_given_weights_are_normalized_and_equal_ones_alike():
    assert normalized([1, 1, 2]).tolist() == [0.25, 0.25, 0.5]
    assert equal(4).tolist() == [0.25] * 4


def test_a_tract_weighs_as_its_share_of_the_city():
    found = population(np.array([300.0, 100.0, 50.0, np.nan]), ["a", "a", "b", "b"])

    assert found.tolist() == [0.75, 0.25, 1.0, 0.0]


def test_component_weights_are_the_published_loadings_made_to_sum_to_one():
    published = asem.table("asem_pca_treated")
    rows = [row for row, group in enumerate(published.text("group")) if group == "Political"]
    names = [published.text("iCode")[row] for row in rows]

    found = pca(asem.step("asem_default_Treated", names))

    loading = published.numbers("loading_pc1")[rows]
    np.testing.assert_allclose(found, loading / loading.sum(), rtol=1e-9)


def test_squared_loadings_are_shares_of_the_component():
    values = asem.step("asem_default_Treated", asem.members("Instit"))

    found = pca(values, squared=True)

    np.testing.assert_allclose(found, principal_components(values).loadings[:, 0] ** 2, rtol=1e-9)


def test_a_column_that_loads_against_the_others_is_refused_by_name():
    x = np.arange(8.0)
    values = np.column_stack([x, x + np.sin(x), -x])

    with pytest.raises(BadInput) as refused:
        pca(values, columns=["poverty", "rent", "income"])

    assert str(refused.value).startswith("column income: it loads -0.5")


def test_noise_stays_within_its_bounds_and_returns_with_its_seed():
    weights = [1.0, 2.0, 0.0]

    found = noisy(weights, 0.25, 2000, seed=7)

    assert found.shape == (2000, 3)
    assert np.array_equal(found, noisy(weights, 0.25, 2000, seed=7))
    assert not np.array_equal(found, noisy(weights, 0.25, 2000, seed=8))
    ratio = found[:, :2] / [1.0, 2.0]
    assert 0.75 <= ratio.min() < 0.751
    assert 1.249 < ratio.max() <= 1.25
    assert not found[:, 2].any()


def test_two_members_get_the_importance_they_are_meant_to_have():
    subs = asem.step("asem_default_Aggregated", ["Conn", "Sust"])

    even = optimized(subs, [1, 1])
    double = optimized(subs, [3, 2])

    # Equal correlations of two standardized members need weights inverse to their deviations.
    inverse = 1 / subs.std(axis=0)
    np.testing.assert_allclose(even.weights, inverse / inverse.sum(), atol=1e-6)
    np.testing.assert_allclose(double.importance, [0.6, 0.4], atol=1e-8)
    assert even.gap < 1e-8
    total = weighted_mean(subs)(double.weights)
    np.testing.assert_allclose(
        double.correlations, [correlation(x, total) for x in subs.T], rtol=1e-9
    )


def test_pillars_may_be_balanced_through_the_tree_above_them():
    pillars = asem.step("asem_default_Aggregated", list(asem.PILLARS))
    scores = dict(zip(asem.PILLARS, pillars.T, strict=True))
    index = through_tree(asem_tree(), asem.PILLARS, scores, "Index")

    found = optimized(pillars, np.ones(8), total=index)

    published = asem.step("asem_default_Aggregated", ["Index"])[:, 0]
    np.testing.assert_allclose(index(np.ones(8)), published, rtol=1e-12)
    before = np.array([correlation(x, published) for x in pillars.T])
    assert found.gap < np.abs(before / before.sum() - 1 / 8).max()
    assert found.weights.sum() == pytest.approx(1)
    assert (found.weights > 0).all()


def test_a_missing_score_changes_the_optimum_but_not_the_promise():
    subs = asem.step("asem_default_Aggregated", list(asem.SUST)).copy()
    subs[::7, 0] = np.nan

    found = optimized(subs, [1, 2, 1])

    np.testing.assert_allclose(found.importance, [0.25, 0.5, 0.25], atol=1e-8)


def test_the_greatest_sum_of_correlations_beats_equal_weights():
    pillars = asem.step("asem_default_Aggregated", list(asem.CONN))

    found = optimized(pillars, None)

    mean = weighted_mean(pillars)(equal(5))
    assert found.correlations.sum() > sum(correlation(x, mean) for x in pillars.T)
    # The analytic optimum: weights / deviations along the correlations' row sums.
    z = (pillars - pillars.mean(axis=0)) / pillars.std(axis=0)
    best = z.sum(axis=1)
    assert found.correlations.sum() == pytest.approx(
        sum(correlation(x, best) for x in pillars.T), rel=1e-6
    )


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: equal(0), "there is no member to weight."),
        (
            lambda: normalized([1, -2], ["air", "water"]),
            "column water: the weight is -2; it must be a number from 0 up.",
        ),
        (lambda: normalized([0, 0]), "all weights are zero."),
        (
            lambda: population(np.array([3.0, 0.0]), ["a", "b"]),
            "nobody lives in b; there is no population to weight by.",
        ),
        (lambda: population(np.array([3.0, -1.0])), "the population of unit 2 is negative."),
        (lambda: noisy([1.0], 1.5, 10, 1), "the noise is 1.5; it lies between 0 and 1."),
        (lambda: noisy([1.0], 0.5, 0, 1), "0 draws are none."),
        (
            lambda: optimized(np.ones((5, 2)), [1, 1], columns=["air", "water"]),
            "column air: it does not vary, so it cannot correlate with a total.",
        ),
        (
            lambda: optimized(np.arange(10.0).reshape(5, 2), [1, 1, 1]),
            "there are 2 members but 3 targets.",
        ),
        (
            lambda: optimized(np.array([[1.0, -1], [2, -2], [4, -4]]), [1, 1]),
            "the members cancel each other out; no weights make all of them count.",
        ),
        (
            lambda: through_tree(asem_tree(), ["Physical"], {}, "Sust"),
            "Physical does not stand beneath Sust.",
        ),
        (
            lambda: through_tree(asem_tree(), ["Conn"], {"Conn": np.ones(3)}, "Index"),
            "the scores of Sust are needed, too.",
        ),
    ],
)
def test_weights_that_cannot_be_are_refused(call, says):
    with pytest.raises(BadInput) as refused:
        call()

    assert str(refused.value) == says


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=12), st.floats(1e-3, 1e3))
def test_normalizing_forgets_only_the_scale(weights, factor):
    given_weights = np.array([*weights, 1.0])

    found = normalized(given_weights)

    assert found.sum() == pytest.approx(1)
    np.testing.assert_allclose(normalized(given_weights * factor), found, rtol=1e-9, atol=1e-300)
