"""Cells protected within a region of a large table: the equations around them, not all of them.

A region is some cells, the cells of their equations, and those of theirs, of a long sum only some:
first those that are hidden already and have most room. Whatever lies outside stays as it is, so a
table found in a region fits the whole table, and its proof holds there as well. Cells are asked a
few neighbors at a time; one that finds nothing is asked again in a larger region of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from thrive.method.disclosure.cells import Mask
from thrive.method.disclosure.flows import Moves, Pair
from thrive.method.disclosure.task import Task

TOGETHER = 8  # neighbors that share the smallest region
SIZES = ((8, 3), (24, 4), (120, 5))  # cells taken of a long sum, equations to the border; in turn
SHOWN = 4  # of them, at least, not hidden yet: they may be what is needed
Positions = NDArray[np.int64]


class Regions:
    """Pairs of moves for the cells of `order`, in which neighbors follow each other.

    `hidden` is kept by the caller, who tells of each change (`free`). `fixed` cells never move.
    """

    def __init__(self, task: Task, hidden: Mask, fixed: Mask, order: Sequence[int]) -> None:
        self.task, self.hidden = task, hidden
        self.rows, self.columns = task.cells.matrix, task.cells.matrix.tocsc()
        self.able = ~fixed & (task.bounds.upper > task.bounds.lower)
        room = np.minimum(task.cells.counts - task.bounds.lower, task.widths)
        self.rank = np.empty(len(room), np.int64)
        self.rank[np.lexsort((task.prices, -room))] = np.arange(len(room))
        self.seeds = {
            k: tuple(order[i - i % TOGETHER : i - i % TOGETHER + TOGETHER])
            for i, k in enumerate(order)
        }
        self.made: dict[tuple[int, int], tuple[tuple[int, ...], Moves]] = {}
        self._terms = lru_cache(maxsize=4_096)(self._sorted_terms)

    def pair(self, cell: int) -> Pair | None:
        """The cheapest pair of the smallest region that has one."""
        width = float(self.task.widths[cell])
        found = self._moves(self.seeds[cell], 0, 1).pair(cell, width)
        for size in range(1, len(SIZES)):
            found = found or self._moves((cell,), size, 1).pair(cell, width)
            found = found or self._moves((cell,), size, 2).apart(cell, width)
        return found

    def free(self, cell: int) -> None:
        """The cell is hidden now: moving it costs nothing."""
        for _, moves in self.made.values():
            if moves.position[cell] >= 0:
                moves.price(cell, 0.0)

    def _moves(self, seeds: tuple[int, ...], size: int, copies: int) -> Moves:
        """The program around these cells: the last one, if it was theirs."""
        known, moves = self.made.get((size, copies), ((), None))
        if moves is None or known != seeds:
            task = self.task
            movable = np.zeros(len(task.cells), bool)
            movable[self.around(seeds, *SIZES[size])] = True
            prices = np.where(self.hidden, 0.0, task.prices)
            moves = Moves(task.cells, movable, prices, task.bounds, copies, self.columns)
            self.made[size, copies] = seeds, moves
        return moves

    def around(self, seeds: Sequence[int], size: int, steps: int) -> list[int]:
        """The cells of a region."""
        taken = set(seeds)
        seen: set[int] = set()
        edge = list(seeds)
        for _ in range(steps):
            equations = {e for k in edge for e in self._equations(k)} - seen
            seen |= equations
            edge = []
            # Short sums first: what a long one then needs is often there already.
            for _, e in sorted((self._length(e), e) for e in equations):
                chosen = self._chosen(e, taken, size)
                taken.update(chosen)
                edge += chosen
        return sorted(taken)

    def _equations(self, cell: int) -> list[int]:
        mine = slice(self.columns.indptr[cell], self.columns.indptr[cell + 1])
        found: list[int] = self.columns.indices[mine].tolist()
        return found

    def _length(self, equation: int) -> int:
        return int(self.rows.indptr[equation + 1] - self.rows.indptr[equation])

    def _chosen(self, equation: int, taken: set[int], size: int) -> list[int]:
        terms = self._terms(equation)
        if len(terms) <= size:
            return [k for k in terms.tolist() if k not in taken]
        wanted = size - len(taken.intersection(terms.tolist()))
        if wanted <= 0:
            return []
        hidden = self.hidden[terms]
        inside = _first(terms[hidden], taken, wanted - SHOWN)
        return inside + _first(terms[~hidden], taken, max(wanted - len(inside), SHOWN))

    def _sorted_terms(self, equation: int) -> Positions:
        """The cells of a sum that may move: those with room before others, and the cheapest."""
        terms = self.rows.indices[self.rows.indptr[equation] : self.rows.indptr[equation + 1]]
        terms = terms[self.able[terms]]
        return np.asarray(terms[np.argsort(self.rank[terms])], np.int64)


def _first(terms: Iterable[int], taken: set[int], n: int) -> list[int]:
    found: list[int] = []
    for k in terms:
        if len(found) >= n:
            break
        if k not in taken:
            found.append(int(k))
    return found
