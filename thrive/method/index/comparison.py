"""Two results side by side: two recipes, two years, with and without an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput
from thrive.method.index.correlation import correlation
from thrive.method.index.ranking import ranks

Floats = NDArray[np.float64]


def rank_from_best(scores: Floats, *, highest_first: bool = True) -> Floats:
    """1 for the highest score (the lowest with `highest_first=False`); ties share the best rank.

    `scores` (n,); a missing score has no rank (NaN).
    """
    return ranks(-scores if highest_first else scores)


@dataclass(frozen=True)
class Shift:
    """One unit's rank in both results; `shift` = rank in the second - rank in the first.

    A negative shift is a move towards rank 1.
    """

    unit: str
    first: int
    second: int
    shift: int


@dataclass(frozen=True)
class Comparison:
    """Both results over the units that both score, ranked among those.

    `shifts` from the greatest move to the smallest. `only_first`, `only_second`: units that have a
    score in one result only. Correlations are of the scores (Pearson) and ranks (Spearman,
    Kendall's tau-b); NaN where one side is constant or fewer than three units are common.
    """

    units: tuple[str, ...]
    shifts: tuple[Shift, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    pearson: float
    spearman: float
    kendall: float
    mean_abs_shift: float
    max_abs_shift: int

    def moved(self, at_least: int = 1) -> tuple[Shift, ...]:
        """The units that moved by `at_least` ranks, greatest move first."""
        return tuple(move for move in self.shifts if abs(move.shift) >= at_least)


def compare(
    units_first: Sequence[str],
    first: Floats,
    units_second: Sequence[str],
    second: Floats,
    *,
    highest_first: bool = True,
) -> Comparison:
    """Compare two scores, (n,) and (m,), of units that are matched by their ids.

    BadInput where an id stands twice in one result or nothing is scored in both.
    """
    here, there = _by_id(units_first, first), _by_id(units_second, second)
    units = tuple(unit for unit in here if unit in there)
    if not units:
        raise BadInput("no unit has a score in both results.")
    a = np.array([here[unit] for unit in units])
    b = np.array([there[unit] for unit in units])
    rank_a = rank_from_best(a, highest_first=highest_first).astype(int)
    rank_b = rank_from_best(b, highest_first=highest_first).astype(int)
    shift = rank_b - rank_a
    order = np.argsort(-np.abs(shift), kind="stable")
    return Comparison(
        units=units,
        shifts=tuple(
            Shift(units[at], int(rank_a[at]), int(rank_b[at]), int(shift[at])) for at in order
        ),
        only_first=tuple(unit for unit in here if unit not in there),
        only_second=tuple(unit for unit in there if unit not in here),
        pearson=correlation(a, b),
        spearman=correlation(a, b, "spearman"),
        kendall=correlation(a, b, "kendall"),
        mean_abs_shift=float(np.abs(shift).mean()),
        max_abs_shift=int(np.abs(shift).max()),
    )


def _by_id(units: Sequence[str], scores: Floats) -> dict[str, float]:
    if len(units) != len(scores):
        raise BadInput(f"there are {len(units)} ids but {len(scores)} scores.")
    found: dict[str, float] = {}
    seen: set[str] = set()
    for unit, score in zip(units, scores.tolist(), strict=True):
        if unit in seen:
            raise BadInput(f"the id {unit} stands twice in one result.")
        seen.add(unit)
        if score == score:
            found[unit] = score
    return found
