"""Ranks and percentile ranks of a column, with every convention in use for ties and ends.

"Percentile" names several things; here they are, r being the rank from the lowest, 1, up:
(r - 1)/(n - 1) with ties at their lowest rank is that of CDC's Social Vulnerability Index and of
COINr; r/n with ties at their highest, that of CalEnviroScreen.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def ranks(x: Floats, ties: str = "min") -> Floats:
    """Ranks from 1 (lowest), shape (n,); NaN stays NaN. `ties`: "min", "max" or "mean"."""
    order, starts = _runs(x)
    result = np.full(x.shape, np.nan)
    if starts.size == order.size:
        result[order] = np.arange(1.0, order.size + 1)
        return result
    sizes = np.diff(starts, append=order.size)
    if ties == "min":
        of_run = starts + 1.0
    elif ties == "max":
        of_run = (starts + sizes).astype(float)
    else:
        of_run = starts + (sizes + 1) / 2
    result[order] = np.repeat(of_run, sizes)
    return result


def _runs(x: Floats) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The present values' ascending order, and where each run of equal values starts."""
    order = np.argsort(x)  # NaN last; the order within a tie does not matter
    n = x.size - int(np.count_nonzero(np.isnan(x)))
    order = order[:n]
    arranged = x[order]
    first = np.empty(n, bool)
    first[:1] = True
    np.not_equal(arranged[1:], arranged[:-1], out=first[1:])
    return order, np.flatnonzero(first)


def percentile_ranks(
    x: Floats,
    ties: str = "min",
    denominator: str = "n-1",
    population: Floats | None = None,
    base: Floats | None = None,
) -> Floats:
    """(r - 1)/(n - 1) or r/n, shape (n,), between 0 and 1; NaN stays NaN.

    A unit alone has no position among others: with "n-1" it is NaN. With `population` weights w
    (n,), a unit's rank is the weight of what lies below it and its own, of a tie according to
    `ties`: (r - w)/(W - w) or r/W. With `base` (m,), the position is that among the base's values,
    held between 0 and 1. Units of weight 0 or NaN have a position and give none. With both, the
    position is the share of the base's people, `population` (m,), at or below the value: ties
    "max" and denominator "n", for a unit's own people may not be among those.
    """
    if base is not None and population is not None:
        return _share_of(x, base, population)
    if base is not None:
        return _among(x, base, ties, denominator)
    if population is not None:
        return _weighted(x, ties, denominator, population)
    n = x.size - int(np.count_nonzero(np.isnan(x)))
    position = ranks(x, ties)
    if denominator == "n":
        position /= max(n, 1)
        return position
    if n < 2:
        return np.full(x.shape, np.nan)
    position -= 1
    position /= n - 1
    return position


def _among(x: Floats, base: Floats, ties: str, denominator: str) -> Floats:
    arranged = np.sort(base[~np.isnan(base)])
    n = arranged.size
    if n < 2:
        return np.full(x.shape, np.nan)
    lowest = np.searchsorted(arranged, x, side="left") + 1.0
    highest = np.searchsorted(arranged, x, side="right").astype(float)
    rank = {"min": lowest, "max": highest}.get(ties, (lowest + highest) / 2)
    position = rank / n if denominator == "n" else (rank - 1) / (n - 1)
    return np.where(np.isnan(x), np.nan, np.clip(position, 0, 1))


def _share_of(x: Floats, base: Floats, people: Floats) -> Floats:
    weight = np.where(np.isnan(base), 0.0, np.nan_to_num(people))
    order = np.argsort(base)
    upto = np.concatenate([[0.0], np.cumsum(weight[order])])
    if not upto[-1] > 0:
        return np.full(x.shape, np.nan)
    at = np.searchsorted(base[order], x, side="right")
    return np.where(np.isnan(x), np.nan, upto[at] / upto[-1])


def _weighted(x: Floats, ties: str, denominator: str, population: Floats) -> Floats:
    order, starts = _runs(x)
    weight = np.nan_to_num(population)[order]
    result = np.full(x.shape, np.nan)
    if not weight.sum() > 0:
        return result
    of_run = np.add.reduceat(weight, starts)
    upto = np.cumsum(of_run)
    sizes = np.diff(starts, append=order.size)
    below = np.repeat(upto - of_run, sizes)
    tied = np.repeat(of_run, sizes)
    rank = {"min": below + weight, "max": below + tied}.get(ties, below + (tied + weight) / 2)
    total = upto[-1]
    if denominator == "n":
        result[order] = rank / total
    else:
        others = total - weight
        position = np.full(rank.shape, np.nan)
        np.divide(rank - weight, others, out=position, where=others > 0)
        result[order] = position
    return np.minimum(result, 1.0)
