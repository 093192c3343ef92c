"""Copeland's outranking: every unit against every other, a majority of the weight deciding.

score(u) = Σ_v sign(Σ_j w_j sign(x_uj - x_vj)), over the members j that both units have: +1 where
members of more than half the weight speak for u (a tie speaks half for each), -1 where less, 0
where even. Source: Munda 2008, Social Multi-Criteria Evaluation; COINr's `a_copeland` counts alike.

There are n(n - 1)/2 pairs, whatever is done: each is looked at once, in tiles that stay in the
processor's cache, so memory grows with n alone. Only the members' order matters; weights that are
small multiples of one number are added as small integers, several times faster and exact.
"""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thrive.method.progress import progress

Floats = NDArray[np.float64]
TILE = (64, 4096)  # units against units; a column's sum of 64 signs fits an int8
LONG = 20_000  # units from which the wait is worth a progress bar, and threads their start
THREADS = 2
EVEN = 1e-12  # of the whole weight: sums of weights that differ by less are even


def copeland(values: Floats, weights: Floats, missing: str) -> Floats:
    """Scores (n,) from `values` (n, m) and `weights` (m,); with "propagate" only whole rows enter.

    A unit without any member is missing. About n²m/2 comparisons: 85,000 units of five equal
    members take some ten seconds of a processor.
    """
    present = ~np.isnan(values)
    enters = present.all(axis=1) if missing == "propagate" else present.any(axis=1)
    score = np.full(len(values), np.nan)
    rows = np.flatnonzero(enters)
    whole = _whole(weights)
    counts = np.flatnonzero(weights > 0)
    columns = [_places(values[rows, at]) for at in counts]
    parts = (whole if whole is not None else weights)[counts]
    starts = range(0, rows.size, TILE[0])
    if rows.size < LONG:
        score[rows] = _Tally(columns, parts).over(starts)
        return score
    shares = [starts[turn::THREADS] for turn in range(THREADS)]
    watched = [progress(shares[0], "pairs", total=len(shares[0])), *shares[1:]]
    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(lambda share: _Tally(columns, parts).over(share), watched))
    score[rows] = np.sum(found, axis=0)
    return score


def _places(column: Floats) -> NDArray[np.float32]:
    """Each value's place among the different ones: the same order in half the memory; NaN stays."""
    has = ~np.isnan(column)
    places = np.full(column.shape, np.nan, np.float32)
    places[has] = np.unique(column[has], return_inverse=True)[1]
    return places


def _whole(weights: Floats) -> NDArray[Any] | None:
    """The weights as small integers of the same proportions, or None where there are none."""
    near = [Fraction(float(weight)).limit_denominator(1000) for weight in weights]
    if any(abs(float(part) - w) > EVEN * w for part, w in zip(near, weights, strict=True)):
        return None
    scale = math.lcm(*(part.denominator for part in near))
    counted = [int(part * scale) for part in near]
    shared = math.gcd(*counted) or 1
    total = sum(counted) // shared
    if total > np.iinfo(np.int16).max:
        return None
    kind = np.int8 if total <= np.iinfo(np.int8).max else np.int16
    return np.array([part // shared for part in counted], kind)


class _Tally:
    """The duels of one thread, and the room for a tile of them."""

    def __init__(self, columns: list[NDArray[np.float32]], weights: NDArray[Any]) -> None:
        self.columns, self.weights = columns, weights
        self.above, self.below = np.empty((2, *TILE), bool)
        self.sign = np.empty(TILE, np.int8)
        self.term, self.margin = np.empty((2, *TILE), weights.dtype)
        self.even = EVEN * float(weights.sum()) if weights.dtype.kind == "f" else 0

    def over(self, starts: Any) -> NDArray[np.int64]:
        """What the duels of the rows from `starts` on with themselves and all behind add up to."""
        units = len(self.columns[0]) if self.columns else 0
        total = np.zeros(units, np.int64)
        for start in starts:
            end = min(start + TILE[0], units)
            mine = slice(start, end)
            total[mine] += self.duel(mine, mine)[0]
            for at in range(end, units, TILE[1]):
                theirs = slice(at, min(at + TILE[1], units))
                won, lost = self.duel(mine, theirs)
                total[mine] += won
                total[theirs] -= lost
        return total

    def duel(self, mine: slice, theirs: slice) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
        """The signs of every pair of the tile, summed over `theirs` and over `mine`."""
        tile = (slice(mine.stop - mine.start), slice(theirs.stop - theirs.start))
        above, below, sign = self.above[tile], self.below[tile], self.sign[tile]
        term, margin = self.term[tile], self.margin[tile]
        margin.fill(0)
        for column, weight in zip(self.columns, self.weights, strict=True):
            # A missing place is neither above nor below another.
            np.greater(column[mine, np.newaxis], column[theirs], out=above)
            np.less(column[mine, np.newaxis], column[theirs], out=below)
            np.subtract(above.view(np.int8), below.view(np.int8), out=sign)
            if weight == 1 and margin.dtype == np.int8:
                margin += sign
            else:
                np.multiply(sign, weight, out=term)
                margin += term
        np.greater(margin, self.even, out=above)
        np.less(margin, -self.even, out=below)
        np.subtract(above.view(np.int8), below.view(np.int8), out=sign)
        won = [np.count_nonzero(a) - np.count_nonzero(b) for a, b in zip(above, below, strict=True)]
        return np.array(won, np.int64), np.add.reduce(sign, axis=0, dtype=np.int8)
