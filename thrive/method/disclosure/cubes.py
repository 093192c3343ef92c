"""Moves around a cube: the quick way to protect a cell of a crossed table.

For a base cell (a, b, c) take another code in each dimension; adding ±t with the sign of the
number of codes changed leaves every sum as it was. A total (a, b, *) moves together with one cell
beneath it. The hypercube method of Repsilber (1994) chooses cells so; here the cube is also what
proves the width, with each cell's own room, and hidden cells cost nothing.
"""

from __future__ import annotations

from itertools import product
from math import prod
from typing import Any

import numpy as np

from thrive.method.disclosure.blocks import Bounds
from thrive.method.disclosure.cells import ALL, Cells, Floats, Hierarchy, Mask
from thrive.method.disclosure.flows import TINY, Move

MOST = 20_000_000  # places of the grid of all codes, above which no cubes are sought


class Cubes:
    """All cells of a system on one grid of codes, −1 where a combination is absent."""

    def __init__(
        self, cells: Cells, movable: Mask, bounds: Bounds, hierarchy: Hierarchy | None = None
    ) -> None:
        self.cells = cells
        self.columns = cells.matrix.tocsc()
        codes = [sorted({code[d] for code in cells.codes}) for d in range(len(cells.dimensions))]
        at = [{code: i for i, code in enumerate(known)} for known in codes]
        self.place = np.array(
            [[at[d][part] for d, part in enumerate(code)] for code in cells.codes], dtype=np.int64
        ).reshape(len(cells), len(codes))
        self.usable = bool(codes) and prod(map(len, codes)) <= MOST
        if not self.usable:
            return
        self.grid = np.full(tuple(map(len, codes)), -1, np.int64)
        self.grid[tuple(self.place.T)] = np.arange(len(cells))
        self.others = [
            _Others(known, (hierarchy or Hierarchy()).within(name, known))
            for name, known in zip(cells.dimensions, codes, strict=True)
        ]
        # One place more, for absent combinations (index −1): no room to move.
        self.up = np.append(np.where(movable, bounds.upper - cells.counts, 0.0), 0.0)
        self.down = np.append(np.where(movable, cells.counts - bounds.lower, 0.0), 0.0)

    def freeze(self, cell: int) -> None:
        self.up[cell] = self.down[cell] = 0.0

    def thaw(self, cell: int, bounds: Bounds) -> None:
        self.up[cell] = bounds.upper[cell] - self.cells.counts[cell]
        self.down[cell] = self.cells.counts[cell] - bounds.lower[cell]

    def cheapest(self, cell: int, width: float, prices: Floats) -> tuple[Move, Move] | None:
        """The cheapest cube that lets the cell range over `width`: its lowest and highest move.

        `prices` (n + 1,): what hiding a cell costs, 0 for hidden cells. Among equal costs the
        widest, then the first. None where no cube does.
        """
        if not self.usable:
            return None
        own = self.place[cell]
        choice = [self.others[d][i] for d, i in enumerate(own)]
        if not all(len(other) for other, _ in choice):
            return None
        corners, signs = self._corners(own, choice)
        cost: Any = 0.0
        rise: Any = np.inf
        fall: Any = np.inf
        for corner, sign in zip(corners, signs, strict=True):
            cost = cost + prices[corner]
            up, down = self.up[corner], self.down[corner]
            rise = np.minimum(rise, up if sign > 0 else down)
            fall = np.minimum(fall, down if sign > 0 else up)
        reach = np.minimum(rise, width) + np.minimum(fall, width)
        score = np.where(reach >= width - TINY, cost - 1e-9 * reach, np.inf)
        best = int(np.argmin(score))
        if not np.isfinite(score.flat[best]):
            return None
        used = np.array([np.broadcast_to(c, score.shape).flat[best] for c in corners])
        change = np.array(signs, float)
        if np.abs(self.columns[:, used] @ change).max(initial=0.0) > TINY:
            return None
        rise = min(float(np.broadcast_to(rise, score.shape).flat[best]), width)
        fall = min(float(np.broadcast_to(fall, score.shape).flat[best]), width)
        return (used, -fall * change), (used, rise * change)

    def _corners(self, own: Any, choice: list[tuple[Any, int]]) -> tuple[list[Any], list[int]]:
        """Cells of every cube at once: one array a corner, broadcast over the chosen codes."""
        corners, signs = [], []
        for changed in product((False, True), repeat=len(choice)):
            axes = [
                other if moved else np.array([own[d]])
                for d, (moved, (other, _)) in enumerate(zip(changed, choice, strict=True))
            ]
            corners.append(self.grid[np.ix_(*axes)])
            signs.append(
                prod(sign for moved, (_, sign) in zip(changed, choice, strict=True) if moved)
            )
        return corners, signs


class _Others:
    """For each code of a dimension, the codes it pairs with and the sign they move with.

    A base code pairs with its siblings, against it; a code that sums only base codes, with one
    of them, along with it. Codes of the same sums have the same siblings, found when first asked:
    among the 8,000 tracts of a state few are ever moved.
    """

    def __init__(self, codes: list[str], sums: dict[str, tuple[str, ...]]) -> None:
        self.codes, self.sums = codes, sums
        self.at = {code: i for i, code in enumerate(codes)}
        self.families: dict[str, list[str]] = {}
        for total, parts in sums.items():
            for part in parts:
                self.families.setdefault(part, []).append(total)
        self.siblings: dict[tuple[str, ...], Any] = {}

    def __getitem__(self, i: int) -> tuple[Any, int]:
        code = self.codes[i]
        if code in self.sums:
            parts = self.sums[code]
            top = code == ALL and not any(part in self.sums for part in parts)
            return np.array([self.at[part] for part in parts] if top else [], np.int64), 1
        family = self._family(
            tuple(self.families[code])
        )  # `*` sums every code that nothing else does
        return family[family != i], -1

    def _family(self, totals: tuple[str, ...]) -> Any:
        """The base codes that lie in all of these totals."""
        found = self.siblings.get(totals)
        if found is None:
            shared = set.intersection(*(set(self.sums[total]) for total in totals))
            base = sorted(self.at[code] for code in shared if code not in self.sums)
            found = self.siblings[totals] = np.array(base, np.int64)
        return found
