"""Ranks, many draws at a time: the highest score is 1, ties take the lowest rank of the tie.

Sorting dominates a rank, and sorting keys is two to three times as fast as sorting positions.
So each score is mapped, in order, onto an integer grid, its position written into the lowest
bits, and the integers sorted. Where the grid could not tell two scores apart they are compared
again as they are: the ranks are those of the full float64 scores, whatever the grid.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ranks = NDArray[np.int32]


def ranks(scores: Floats) -> Ranks:
    """int32, shape (units,): 1 + the number of units with a higher score; 0 where it is NaN."""
    return rank_rows(scores[np.newaxis])[0]


def rank_rows(scores: Floats, out: Ranks | None = None) -> Ranks:
    """Ranks of each row of float64 (draws, units), as `ranks` gives them, into `out` if given."""
    draws, units = scores.shape
    ranked = np.empty((draws, units), np.int32) if out is None else out
    work = _Work(units)
    for row, into in zip(scores, ranked, strict=True):
        if units and np.isnan(row.max()):
            present = np.flatnonzero(~np.isnan(row))
            into[:] = 0
            into[present] = ranks(row[present]) if present.size else 0
        elif units:
            _rank(row, into, work)
    return ranked


class _Work:
    """Room for one row after another, so that a rank allocates nothing of the units' size."""

    def __init__(self, units: int) -> None:
        self.bits = max(units - 1, 1).bit_length()
        self.grid = float(2 ** min(62 - self.bits, 52) - 1)
        self.index = np.arange(units)
        self.places = np.arange(1, units + 1, dtype=np.int32)
        self.float = np.empty(units)
        self.key = np.empty(units, np.int64)
        self.top = np.empty(units, np.int64)


def _rank(scores: Floats, into: Ranks, work: _Work) -> None:
    highest, lowest = scores.max(), scores.min()
    if highest == lowest:
        into[:] = 1
        return
    with np.errstate(over="ignore"):
        scale = work.grid / (highest - lowest)
    placed = scores
    if not 0 < scale < np.inf:  # a range beyond, or below, what a float64 can hold
        placed = scores / max(abs(highest), abs(lowest))
        highest, scale = placed.max(), work.grid / (placed.max() - placed.min())
    # Each step rounds in order: a higher score never gets a larger key.
    np.subtract(highest, placed, out=work.float)
    np.multiply(work.float, scale, out=work.float)
    np.copyto(work.key, work.float, casting="unsafe")
    np.left_shift(work.key, work.bits, out=work.key)
    np.bitwise_or(work.key, work.index, out=work.key)
    work.key.sort()
    np.right_shift(work.key, work.bits, out=work.top)
    np.bitwise_and(work.key, (1 << work.bits) - 1, out=work.key)
    alike = work.top[1:] == work.top[:-1]
    if alike.any():
        into[work.key] = _settled(scores, work, alike)
    else:
        into[work.key] = work.places


def _settled(scores: Floats, work: _Work, alike: NDArray[np.bool_]) -> Ranks:
    """The ranks along `work.key`, with the scores that share a grid point put in exact order."""
    shared = np.zeros(len(scores), bool)
    shared[1:] |= alike
    shared[:-1] |= alike
    at = np.flatnonzero(shared)
    values = scores[work.key[at]]
    turn = np.lexsort((-values, work.top[at]))
    work.key[at], values = work.key[at][turn], values[turn]
    first = np.ones(len(at), bool)
    first[1:] = values[1:] != values[:-1]
    places = work.places.copy()
    places[at] = np.maximum.accumulate(np.where(first, at + 1, 0))
    return places
