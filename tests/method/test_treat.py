"""Outliers and tails."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.method import asem
from thrive.method.errors import BadInput
from thrive.method.index.treat import (
    Gate,
    box_cox,
    code_tails,
    kurtosis,
    log_transform,
    passes,
    skewness,
    treat,
    weighted_quantile,
    winsorize,
)

NAMES = ["norm", "lnorm", "neg", "out", "ties"]


def test_moments_are_those_of_the_reference_vectors():
    published = asem.table("treat_vectors_moments")
    vectors = asem.table("treat_vectors")

    for at, name in enumerate(published.text("v")):
        x = vectors.numbers(name)

        assert skewness(x) == pytest.approx(published.numbers("skew")[at], rel=1e-9)
        assert kurtosis(x) == pytest.approx(published.numbers("kurt")[at], rel=1e-9)
        assert passes(x) == (published.text("pass")[at] == "TRUE")


@pytest.mark.parametrize("name", NAMES)
def test_winsorizing_five_points_gives_the_reference_vectors(name):
    x = asem.table("treat_vectors").numbers(name)

    found, _, _ = winsorize(x, 5)

    published = asem.table("treat_vectors_winsorised5").numbers(name)
    np.testing.assert_allclose(found, published, rtol=1e-13)


def test_the_reference_example_is_treated_column_by_column():
    published = asem.table("asem_default_treat_details")

    found = treat(asem.step("asem_default_Imputed"), columns=asem.codes())

    np.testing.assert_allclose(found.values, asem.step("asem_default_Treated"), rtol=1e-13)
    assert [record.column for record in found.columns] == published.text("iCode")
    for at, record in enumerate(found.columns):
        passed = published.text("check_SkewKurt0.Pass")[at] == "TRUE"
        assert record.done == ("none" if passed else "winsorize")
        assert record.passed
        before, kurt = (published.numbers(f"check_SkewKurt0.{m}")[at] for m in ("Skew", "Kurt"))
        assert record.skew_before == pytest.approx(before, rel=1e-9)
        assert record.kurtosis_before == pytest.approx(kurt, rel=1e-9)
        if not passed:
            after = [published.numbers(f"check_SkewKurt1.{m}")[at] for m in ("Skew", "Kurt")]
            assert record.points == published.numbers("winsorise.nwin")[at]
            assert [record.skew_after, record.kurtosis_after] == pytest.approx(after, rel=1e-9)


HEAVY = np.concatenate([np.arange(1.0, 21.0), [1e3, 1e4, 1e5]])


def test_where_winsorizing_is_not_enough_the_original_is_logged():
    found = treat(HEAVY[:, None], max_points=1, columns=["income"])

    record = found.columns[0]
    assert (record.done, record.points) == ("log", 0)
    np.testing.assert_array_equal(found.values[:, 0], log_transform(HEAVY))


def test_both_may_be_combined_or_the_transform_left_out():
    combined = treat(HEAVY[:, None], max_points=1, combine=True)
    alone = treat(HEAVY[:, None], max_points=1, otherwise="")

    winsorized, high, _ = winsorize(HEAVY, 1)
    assert combined.columns[0].done == "winsorize+log"
    np.testing.assert_array_equal(combined.values[:, 0], log_transform(winsorized))
    assert (alone.columns[0].done, alone.columns[0].passed) == ("winsorize", False)
    np.testing.assert_array_equal(alone.values[:, 0], winsorized)
    assert np.flatnonzero(high).tolist() == [22]


def test_a_box_cox_transform_may_follow_instead():
    found = treat(HEAVY[:, None], max_points=1, otherwise="box-cox")

    assert found.columns[0].done == "box-cox"
    np.testing.assert_array_equal(found.values[:, 0], box_cox(HEAVY)[0])


def test_low_outliers_are_raised_and_tied_ones_together():
    x = -HEAVY[[*range(20), 22, 22]]

    found, high, low = winsorize(x, 1)

    assert np.flatnonzero(low).tolist() == [20, 21]
    assert not high.any()
    assert found[20:].tolist() == [-20.0, -20.0]


def test_winsorizing_may_be_forced_past_the_gate():
    x = np.arange(10.0)

    found, high, low = winsorize(x, 2, gate=None)

    assert np.count_nonzero(high | low) == 2
    assert np.unique(found).size == 8


def test_a_constant_column_is_left_alone():
    found = treat(np.full((6, 1), 3.0))

    record = found.columns[0]
    assert (record.done, record.passed) == ("none", True)
    assert math.isnan(record.skew_before)
    assert found.values.tolist() == [[3.0]] * 6


def test_logarithms_after_each_shift():
    x = np.array([-1.0, np.nan, 0.0, 99.0])

    ranged, one = log_transform(x), log_transform(x, "one")
    plain = log_transform(x + 2, "none")

    np.testing.assert_allclose(ranged, np.log([1.0, np.nan, 2.0, 101.0]), rtol=1e-15)
    np.testing.assert_allclose(one, np.log([1.0, np.nan, 2.0, 101.0]), rtol=1e-15)
    np.testing.assert_allclose(plain, np.log([1.0, np.nan, 2.0, 101.0]), rtol=1e-15)


def test_box_cox_with_a_given_lambda_is_its_formula():
    x = np.array([1.0, 4.0, 9.0])

    root, lam = box_cox(x, 0.5, shift=False)
    shifted, _ = box_cox(x + 7, 0.5)
    log, _ = box_cox(x, 0, shift=False)

    assert (root.tolist(), lam) == ([0.0, 2.0, 4.0], 0.5)
    np.testing.assert_allclose(shifted, root, rtol=1e-15)
    np.testing.assert_array_equal(log, np.log(x))


def test_box_cox_finds_the_lambda_that_makes_a_lognormal_normal():
    x = np.exp(np.random.default_rng(5).normal(size=4000))

    _, lam = box_cox(x, shift=False)

    assert lam == pytest.approx(0, abs=0.03)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (
            lambda: log_transform(np.array([3.0, -2.0]), "none", column="growth"),
            "column growth: the value of unit 2 is -2; only positive values have a logarithm.",
        ),
        (
            lambda: box_cox(np.array([3.0, 0.0]), 1, shift=False, column="growth"),
            "column growth: the value of unit 2 is 0; only positive values have a logarithm.",
        ),
        (
            lambda: log_transform(np.array([3.0, 3.0]), column="growth"),
            "column growth: all values are equal; a logarithm over their range is undefined.",
        ),
        (
            lambda: box_cox(np.array([3.0, 3.0]), column="growth"),
            "column growth: all values are equal; no λ is better than another.",
        ),
        (
            lambda: log_transform(np.array([np.nan]), column="growth"),
            "column growth: every value is missing.",
        ),
        (
            lambda: treat(np.array([[1.0], [2.0], [9.0]]), columns=["growth"]),
            "column growth: fewer than four values are too few to judge outliers by.",
        ),
        (
            lambda: treat(np.ones((4, 1)), otherwise="sqrt"),
            "there is no transform called “sqrt”; use log, box-cox or nothing.",
        ),
        (
            lambda: code_tails(np.ones(4), 0.9, 0.1, column="growth"),
            "column growth: quantiles 0.9 and 0.1 must ascend between 0 and 1.",
        ),
        (
            lambda: weighted_quantile(np.ones(2), 0.5, np.array([1.0, -1.0]), column="growth"),
            "column growth: a weight is negative.",
        ),
    ],
)
def test_a_treatment_that_cannot_be_is_refused_by_column(call, says):
    with pytest.raises(BadInput) as refused:
        call()

    assert str(refused.value) == says


def test_a_weighted_quantile_takes_the_value_that_crosses_and_averages_at_a_tie():
    x, children = np.array([30.0, 10.0, 20.0, np.nan]), np.array([2.0, 1.0, 1.0, 50.0])

    assert weighted_quantile(x, 0.3, children) == 20.0
    assert weighted_quantile(x, 0.5, children) == 25.0
    assert weighted_quantile(x, 0.99, children) == 30.0
    assert weighted_quantile(x, 0.0, children) == 10.0
    assert weighted_quantile(x, 1.0, children) == 30.0


def test_tails_are_coded_at_the_cuts():
    x = np.arange(100.0)

    found, low, high = code_tails(x)

    assert (low, high) == (0.5, 98.5)
    assert found.tolist() == [0.5, *range(1, 99), 98.5]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(-1000, 1000), min_size=6, max_size=30),
    st.floats(0.1, 100),
    st.floats(-1000, 1000),
)
def test_winsorizing_keeps_the_order_and_does_not_depend_on_the_unit_of_measure(x, scale, shift):
    values = np.array([*x, 5000], float)

    found, high, _ = winsorize(values)
    elsewhere, high_elsewhere, _ = winsorize(values * scale + shift, gate=Gate())

    order = np.argsort(values, kind="stable")
    assert (np.diff(found[order]) >= 0).all()
    near_gate = any(
        abs(abs(skewness(v)) - 2) < 1e-6 or abs(kurtosis(v) - 3.5) < 1e-6 for v in (values, found)
    )
    if not near_gate:
        assert np.array_equal(high, high_elsewhere)
        np.testing.assert_allclose(elsewhere, found * scale + shift, rtol=1e-9, atol=1e-6)
