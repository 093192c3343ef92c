"""A line carried straight on, and what it must not be drawn through."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import t as student

from thrive.method.errors import BadInput
from thrive.method.precision.acs import Z90
from thrive.method.precision.forecast import T95, straight_on

YEARS = list(range(2016, 2025))
VALUES = [41.0, 42.0, 41.5, 43.0, 44.0, 45.0, 46.0, 47.0, 47.2]


def test_it_is_least_squares_with_its_prediction_interval() -> None:
    found = straight_on(YEARS, VALUES, ahead=3)

    x, y = np.array(YEARS, float), np.array(VALUES)
    slope, level = np.polyfit(x, y, 1)
    spread = np.sqrt(((y - slope * x - level) ** 2).sum() / (len(x) - 2))
    for one in found:
        reach = spread * np.sqrt(
            1 + 1 / len(x) + (one.year - x.mean()) ** 2 / ((x - x.mean()) ** 2).sum()
        )
        half = student.ppf(0.95, len(x) - 2) * reach
        assert one.value == pytest.approx(slope * one.year + level)
        assert one.high - one.value == pytest.approx(half, rel=1e-3)
        assert one.value - one.low == pytest.approx(one.high - one.value)
    assert [one.year for one in found] == [2025, 2026, 2027]


def test_the_band_is_no_narrower_than_the_numbers_own_margins() -> None:
    exact = [40.0 + 0.5 * n for n in range(9)]

    without, with_margins = straight_on(YEARS, exact), straight_on(YEARS, exact, [3.0] * 9)

    assert without[0].high == pytest.approx(without[0].value)
    assert with_margins[0].high - with_margins[0].value > 3.0


def test_the_table_of_quantiles_is_students() -> None:
    assert {df: round(float(student.ppf(0.95, df)), 3) for df in T95} == T95
    assert float(student.ppf(0.95, 1e9)) == pytest.approx(Z90, abs=2e-4)


@pytest.mark.parametrize(
    ("years", "values", "moes"),
    [
        ([2020, 2021, 2022, 2023], [1.0, 2.0, 3.0, 4.0], []),
        (YEARS, VALUES[:-1], []),
        ([2016, *YEARS[:-1]], VALUES, []),
        (YEARS, [float("nan"), *VALUES[1:]], []),
        (YEARS, VALUES, [1.0]),
    ],
)
def test_it_refuses_too_few_and_broken_numbers(
    years: list[int], values: list[float], moes: list[float]
) -> None:
    with pytest.raises(BadInput):
        straight_on(years, values, moes)
