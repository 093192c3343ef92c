"""A straight line carried on: what a number would be if it went on as it has.

Ordinary least squares through yearly numbers, and the 90 % prediction interval around it. The
spread about the line is taken to be no smaller than the numbers' own standard errors tell. It says
nothing of why a number moves, and must not be drawn for periods that overlap (their errors are
shared) or across a break in a series.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from thrive.method.errors import BadInput
from thrive.method.precision.acs import Z90

FEWEST = 5
# 95th percentile of Student's distribution by degrees of freedom; the normal's beyond.
T95 = {
    3: 2.353, 4: 2.132, 5: 2.015, 6: 1.943, 7: 1.895, 8: 1.860, 9: 1.833, 10: 1.812, 11: 1.796,
    12: 1.782, 13: 1.771, 14: 1.761, 15: 1.753, 16: 1.746, 17: 1.740, 18: 1.734, 19: 1.729,
    20: 1.725, 21: 1.721, 22: 1.717, 23: 1.714, 24: 1.711, 25: 1.708, 26: 1.706, 27: 1.703,
    28: 1.701, 29: 1.699, 30: 1.697,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ahead:
    """The line's value in a year, and the limits of its 90 % prediction interval."""

    year: int
    value: float
    low: float
    high: float


def straight_on(
    years: Sequence[int], values: Sequence[float], moes: Sequence[float] = (), *, ahead: int = 3
) -> list[Ahead]:
    """The next `ahead` years of the line through (years, values), each in the value's unit.

    moes: 90 % margins of error of the values, where they have them. Raises BadInput for fewer than
    five numbers, lengths that differ, years that stand twice, or a number that is none.
    """
    n = len(years)
    if n < FEWEST:
        raise BadInput(f"A line needs {FEWEST} years at least, and there are {n}.")
    if len(values) != n or (moes and len(moes) != n):
        raise BadInput("Years, values and margins differ in length.")
    if len(set(years)) != n or not all(math.isfinite(x) for x in (*values, *moes)):
        raise BadInput("A year stands twice, or a number is missing.")
    middle = math.fsum(years) / n
    across = math.fsum((year - middle) ** 2 for year in years)
    level = math.fsum(values) / n
    slope = (
        math.fsum(
            (year - middle) * (value - level) for year, value in zip(years, values, strict=True)
        )
        / across
    )
    left = [
        value - level - slope * (year - middle) for year, value in zip(years, values, strict=True)
    ]
    spread = math.fsum(each**2 for each in left) / (n - 2)
    if moes:
        spread = max(spread, math.fsum((moe / Z90) ** 2 for moe in moes) / n)
    t = T95.get(n - 2, Z90)
    found = []
    for year in range(max(years) + 1, max(years) + 1 + ahead):
        value = level + slope * (year - middle)
        half = t * math.sqrt(spread * (1 + 1 / n + (year - middle) ** 2 / across))
        found.append(Ahead(year, value, value - half, value + half))
    return found
