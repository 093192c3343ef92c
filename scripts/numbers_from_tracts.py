"""A city's, county's or the state's number from its tracts' published ones, with its margin of error.

Sums and proportions and their margins are the method library's (`thrive.method.precision.acs`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from numbers_sources import Series

from thrive.method.precision import acs

MISSING = -999.0
SMALLEST_SHARE = 0.5  # percent; a count over a smaller rounded share says little of its base
FEW, MANY = 0.80, 1.25  # residents of a city's tracts to the city's census count
LEFT_OUT = 0.05  # of the residents may live in tracts without a number

Row = Mapping[str, str]


@dataclass(frozen=True)
class Share:
    """A percentage with its 90 % margin, and the counts it comes from. `moe` None if unknown."""

    value: float
    moe: float | None
    numerator: float | None
    denominator: float | None


def number(row: Row, column: str) -> float | None:
    """The number in a column, None where the publisher has none (-999 or empty)."""
    text = row[column].strip()
    return None if not text or text == "NA" or float(text) == MISSING else float(text)


def known_base(rows: Sequence[Row], series: Series) -> Share | None:
    """100 Σ count / Σ base, both published with margins; None when nobody lives there.

    Margins by the handbook's formulas for sums and proportions.
    """
    part = acs.total([_estimate(row, series.stem) for row in rows])
    whole = acs.total([_estimate(row, series.base) for row in rows])
    if not whole.value:
        return None
    found = acs.proportion(part, whole)
    return Share(100 * found.value, 100 * found.moe, part.value, whole.value)


def implied_base(rows: Sequence[Row], series: Series, typical: float) -> Share | None:
    """100 Σ count / Σ base, where each tract's base follows from its published percentage.

    The base's own margin is not published; it is taken as exact, which leaves the margin of the
    share a little too wide. `typical` is the base's usual part of the universe (`typical_base`).
    """
    within = [row for row in rows if number(row, f"EP_{series.stem}") is not None]
    whole = math.fsum(base_of(row, series, typical) for row in within)
    if not whole:
        return None
    part = acs.total([_estimate(row, series.stem) for row in within])
    return Share(100 * part.value / whole, 100 * part.moe / whole, part.value, round(whole))


def base_of(row: Row, series: Series, typical: float) -> float:
    """How many the percentage of a tract is of: count / share, never more than the universe.

    Where the share is under SMALLEST_SHARE percent, `typical` of the universe.
    """
    share, count = number(row, f"EP_{series.stem}"), number(row, f"E_{series.stem}")
    universe = number(row, f"E_{series.universe}") or 0.0
    assert share is not None
    assert count is not None
    if share < SMALLEST_SHARE:
        return typical * universe
    return min(100 * count / share, universe)


def typical_base(rows: Sequence[Row], series: Series) -> float:
    """The base as a part of the universe, over all tracts that tell it."""
    told = [row for row in rows if (number(row, f"EP_{series.stem}") or 0.0) >= SMALLEST_SHARE]
    universe = math.fsum(number(row, f"E_{series.universe}") or 0.0 for row in told)
    return math.fsum(base_of(row, series, 0.0) for row in told) / universe


def share_of(rows: Sequence[Row], series: Series, typical: float) -> Share | None:
    """By the published base where there is one, else by the implied one."""
    return known_base(rows, series) if series.base else implied_base(rows, series, typical)


def mean_over_people(rows: Sequence[Row], column: str, people: str) -> Share | None:
    """The mean of a tract's number over all residents; None when too many have none (LEFT_OUT)."""
    counted = [(number(row, people) or 0.0, number(row, column)) for row in rows]
    everyone = math.fsum(count for count, _ in counted)
    known = [(count, value) for count, value in counted if value is not None]
    told = math.fsum(count for count, _ in known)
    if not told or told < (1 - LEFT_OUT) * everyone:
        return None
    return Share(math.fsum(c * v for c, v in known) / told, None, None, told)


def people_above(rows: Sequence[Row], column: str, people: str, limit: float) -> Share | None:
    """The percentage of residents whose tract's number is at least `limit`; None as above."""
    mean = mean_over_people(rows, column, people)
    if mean is None or mean.denominator is None:
        return None
    above = [row for row in rows if (number(row, column) or 0.0) >= limit]
    count = math.fsum(number(row, people) or 0.0 for row in above)
    return Share(100 * count / mean.denominator, None, count, mean.denominator)


def too_rough(residents: float, census: float) -> bool:
    """Whether a city's tracts hold far fewer or far more people than the city."""
    return not FEW <= residents / census <= MANY


def _estimate(row: Row, stem: str) -> acs.Estimate:
    value, moe = number(row, f"E_{stem}"), number(row, f"M_{stem}")
    assert value is not None
    assert moe is not None
    return acs.published(value, moe)
