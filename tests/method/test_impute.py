"""Filling gaps."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.method import asem
from thrive.method.errors import BadInput
from thrive.method.index.impute import impute, impute_panel


@pytest.mark.parametrize(
    ("method", "grouped", "published"),
    [
        ("mean", "EurAsia_group", "asem_default_Imputed"),
        ("mean", "", "asem_impute_i_mean"),
        ("median", "GDP_group", "asem_impute_i_median_grp"),
    ],
)
def test_the_reference_example_is_imputed_as_published(method, grouped, published):
    values = asem.step("asem_default_Denominated")
    groups = asem.labels(grouped) if grouped else None

    found = impute(values, method, groups=groups)

    np.testing.assert_allclose(found.values, asem.step(published), rtol=1e-13)
    assert np.array_equal(found.filled, np.isnan(values))


def test_a_constant_is_put_in_where_asked():
    found = impute(np.array([[1.0], [np.nan]]), "value", value=0.5)

    assert found.values.tolist() == [[1.0], [0.5]]
    assert found.filled.tolist() == [[False], [True]]


def test_a_group_in_which_nobody_has_a_value_keeps_its_gaps():
    values = np.array([[1.0], [np.nan], [np.nan], [np.nan]])

    found = impute(values, "mean", groups=["coast", "coast", "valley", ""])

    assert found.values[:2].tolist() == [[1.0], [1.0]]
    assert np.isnan(found.values[2:]).all()
    assert found.filled.ravel().tolist() == [False, True, False, False]


def test_a_column_without_any_value_is_refused_by_name():
    with pytest.raises(BadInput) as refused:
        impute(np.array([[1.0, np.nan], [2.0, np.nan]]), columns=["pov", "asthma"])

    says = "column asthma: every value is missing, so there is nothing to impute from."
    assert str(refused.value) == says


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (
            lambda x: impute(x, "mode"),
            "there is no way to impute called “mode”; use mean, median or value.",
        ),
        (lambda x: impute(x, "value"), "imputing by value needs a number to put in."),
        (lambda x: impute(x, groups=["a"]), "there are 2 rows but 1 labels."),
        (
            lambda x: impute_panel(x, ["a", "b"], np.array([1.0, 2.0]), "spline"),
            "there is no way to impute a panel called “spline”; use latest, constant or linear.",
        ),
        (
            lambda x: impute_panel(x, ["a", "a"], np.array([1.0, 1.0])),
            "unit a has a time twice, or a row without one.",
        ),
        (
            lambda x: impute_panel(x, ["a", "a"], np.array([1.0, 2.0]), "linear", max_steps=1),
            "only “latest” takes a greatest number of steps.",
        ),
    ],
)
def test_an_imputation_that_cannot_be_is_refused(call, says):
    with pytest.raises(BadInput) as refused:
        call(np.array([[1.0], [np.nan]]))

    assert str(refused.value) == says


YEARS = np.array([2018.0, 2019.0, 2020.0, 2022.0, 2023.0])
SERIES = np.array([[np.nan], [4.0], [np.nan], [10.0], [np.nan]])


@pytest.mark.parametrize(
    ("method", "steps", "filled"),
    [
        ("latest", None, [np.nan, 4, 4, 10, 10]),
        ("constant", None, [4, 4, 4, 10, 10]),
        ("linear", None, [4, 4, 6, 10, 10]),
        ("latest", 0, [np.nan, 4, np.nan, 10, np.nan]),
    ],
)
def test_a_panel_is_filled_from_the_units_own_years(method, steps, filled):
    shuffled = np.array([3, 0, 4, 2, 1])

    found = impute_panel(SERIES[shuffled], ["Fresno"] * 5, YEARS[shuffled], method, max_steps=steps)

    back = np.argsort(shuffled)
    np.testing.assert_array_equal(found.values[back, 0], filled)


def test_a_unit_takes_nothing_from_another():
    found = impute_panel(np.array([[1.0], [np.nan]]), ["a", "b"], np.array([1.0, 2.0]), "constant")

    assert np.isnan(found.values[1, 0])
    assert not found.filled.any()


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.one_of(st.just(np.nan), st.floats(-1e6, 1e6)), min_size=2, max_size=20),
    st.sampled_from(["mean", "median"]),
)
def test_what_is_present_never_changes_and_what_is_filled_lies_within(column, method):
    values = np.array([*column, 1.0])[:, None]
    present = values[~np.isnan(values)]

    found = impute(values, method)

    assert np.array_equal(found.values[~found.filled], present)
    slack = 1e-9 * np.abs(present).max()
    assert (found.values >= present.min() - slack).all()
    assert (found.values <= present.max() + slack).all()
