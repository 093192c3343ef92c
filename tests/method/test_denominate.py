"""Rates from counts."""

from __future__ import annotations

import numpy as np
import pytest

from tests.method import asem
from thrive.method.errors import BadInput
from thrive.method.index.denominate import denominate


def test_the_reference_example_is_denominated_indicator_by_indicator():
    published = asem.step("asem_default_Denominated")

    for at, code in enumerate(asem.codes()):
        by = asem.meta()[code]["Denominator"]
        found = denominate(asem.raw(code), asem.raw(by)) if by else asem.raw(code)

        np.testing.assert_allclose(found, published[:, at], rtol=1e-13, err_msg=code)


def test_a_rate_per_thousand():
    found = denominate(np.array([3.0, np.nan, 2.0]), np.array([1500.0, 10.0, np.nan]), per=1000)

    assert found[0] == 2.0
    assert np.isnan(found[1:]).all()


def test_nobody_to_divide_by_leaves_no_rate():
    found = denominate(np.array([3.0, 0.0, 1.0]), np.array([0.0, 0.0, 4.0]))

    assert np.isnan(found[:2]).all()
    assert found[2] == 0.25


@pytest.mark.parametrize(
    ("denominator", "how", "says"),
    [
        (
            [4.0, -2.0],
            "missing",
            "column births: the denominator of unit 2 is -2; it must be a positive number.",
        ),
        ([0.0, 5.0], "refuse", "column births: the denominator of unit 1 is zero."),
        ([1.0], "missing", "column births: 2 values cannot be divided by 1 denominators."),
    ],
)
def test_a_denominator_that_makes_no_sense_is_refused(denominator, how, says):
    with pytest.raises(BadInput) as refused:
        denominate(np.array([1.0, 2.0]), np.array(denominator), zero=how, column="births")

    assert str(refused.value) == says
