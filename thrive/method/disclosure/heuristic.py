"""Complementary suppression for tables of any size: protect one cell after the other, then trim.

Each primary cell gets two tables the attacker cannot tell from the true one, in which the cell
lies at least the demanded width apart: around a cube (`cubes`) where one does, else by cheapest
moves (`flows`). Cells already hidden are free; the cells a move changes are hidden. So the width
is proven by construction. Then complementary cells are published again, dearest first, wherever
every primary cell whose proof used them finds another. Nothing is random; ties go by position.

Where thousands of counts are small, most of them protect each other; those are settled together
(`crowds`), and the rest one by one, each within a region of the table (`regions`).
"""

from __future__ import annotations

import numpy as np

from thrive.method.disclosure.cells import Mask
from thrive.method.disclosure.crowds import bound_to_hide, held, sheltered_by_crowds
from thrive.method.disclosure.cubes import Cubes
from thrive.method.disclosure.flows import TINY, Move, Moves, Pair
from thrive.method.disclosure.regions import Regions
from thrive.method.disclosure.shelter import company, wide
from thrive.method.disclosure.task import Task
from thrive.method.progress import progress

SMALL = 250  # hidden cells up to which trimming also searches by linear programs
FEW = 10  # cells that programs on the whole table protect one by one,
LARGE = 2_000  # where the table has no more cells than this
COMPANIES = 4  # times that cells still short get more hidden cells around them


class Unprotectable(Exception):
    """No choice of hidden cells gives this cell the width. `cell` is its position."""

    def __init__(self, cell: int) -> None:
        super().__init__(cell)
        self.cell = cell


def reach(cell: int, move: Move) -> float:
    """How far a move takes a cell."""
    return float(move[1][move[0] == cell].sum())


class Search:
    """Pairs of moves that hold a cell its width apart, through cells that may move."""

    def __init__(self, task: Task, movable: Mask, hidden: Mask, programs: bool = True) -> None:
        self.task, self.movable, self.programs = task, movable.copy(), programs
        self.prices = np.append(np.where(hidden, 0.0, task.prices), 0.0)
        self.cubes = Cubes(task.cells, movable, task.bounds, task.hierarchy)
        self._one: Moves | None = None
        self._two: Moves | None = None

    def free(self, cell: int) -> None:
        """The cell is hidden now: moving it costs nothing."""
        self.prices[cell] = 0.0
        for moves in (self._one, self._two):
            if moves is not None:
                moves.price(cell, 0.0)

    def freeze(self, cell: int) -> None:
        self.movable[cell] = False
        self.cubes.freeze(cell)
        if self._one is not None:
            self._one.freeze(cell)

    def thaw(self, cell: int) -> None:
        self.movable[cell] = True
        self.cubes.thaw(cell, self.task.bounds)
        if self._one is not None:
            self._one.thaw(cell)

    def pair(self, cell: int, apart: bool = True) -> Pair | None:
        width = float(self.task.widths[cell])
        found = self.cubes.cheapest(cell, width, self.prices)
        if found is not None or not self.programs:
            return found
        return self._moved(cell, width) or (self._apart(cell, width) if apart else None)

    def _program(self, copies: int) -> Moves:
        task = self.task
        return Moves(task.cells, self.movable, self.prices[:-1], task.bounds, copies)

    def _moved(self, cell: int, width: float) -> Pair | None:
        self._one = self._one or self._program(1)
        return self._one.pair(cell, width)

    def _apart(self, cell: int, width: float) -> Pair | None:
        self._two = self._two or self._program(2)
        return self._two.apart(cell, width)


class Proofs:
    """For each primary cell the pair that proves its width, and for each cell who uses it."""

    def __init__(self, n: int) -> None:
        self.pairs: dict[int, Pair] = {}
        self.users: list[set[int]] = [set() for _ in range(n)]
        self.kept = np.zeros(n, bool)  # hidden for widths that no pair proves

    def put(self, cell: int, pair: Pair) -> None:
        for move in self.pairs.get(cell, ()):
            for used in move[0].tolist():
                self.users[used].discard(cell)
        self.pairs[cell] = pair
        for move in pair:
            for used in move[0].tolist():
                self.users[used].add(cell)


def suppress(task: Task, safe: Mask) -> Mask:
    """Mask (n,) of the cells to hide. Raises Unprotectable.

    `safe`: primary cells that keep their width through primary cells alone (`shelter`).
    """
    hidden = task.primary.copy()
    proofs = Proofs(len(task.cells))
    _protect(task, hidden, proofs, safe)
    _trim(task, hidden, proofs)
    return hidden


def suppress_crowd(task: Task, safe: Mask) -> Mask:
    """The same of a table with a crowd of small counts. Raises Unprotectable."""
    hidden = task.primary.copy()
    proofs = Proofs(len(task.cells))
    _protect_crowd(task, hidden, proofs, safe)
    _trim(task, hidden, proofs)
    return hidden


def _protect(task: Task, hidden: Mask, proofs: Proofs, safe: Mask) -> None:
    safe = safe.copy()
    search = Search(task, ~task.fixed, hidden, programs=False)
    unsafe = np.flatnonzero(task.primary & ~safe).tolist()
    order = sorted(unsafe, key=lambda k: (-task.cells.weights[k], k))
    left = _each(task, order, search, hidden, proofs)
    few = FEW if len(task.cells) <= LARGE else 0
    for turn in range(COMPANIES):
        if len(left) <= few:
            break
        before = hidden.copy()
        company(task, hidden, left if turn else ())
        for k in np.flatnonzero(hidden & ~before).tolist():
            search.free(k)
        # What makes a cell safe here may be any hidden cell, so all of them stay.
        proofs.kept = hidden & ~task.primary
        asked = np.zeros(len(safe), bool)
        asked[left] = True
        safe |= wide(task, hidden, asked)
        left = [k for k in left if not safe[k]]
    search.programs = True
    left = _each(task, left, search, hidden, proofs)
    if left:
        raise Unprotectable(left[0])


def _protect_crowd(task: Task, hidden: Mask, proofs: Proofs, safe: Mask) -> None:
    bound_to_hide(task, hidden)
    proofs.kept = hidden & ~task.primary
    safe = safe | sheltered_by_crowds(task, hidden, task.primary & ~safe)
    unsafe = np.flatnonzero(task.primary & ~safe).tolist()
    order = sorted(unsafe, key=lambda k: (-task.cells.weights[k], k))
    none = held(task)
    hopeless = [k for k in order if none[k]]
    left = [k for k in order if not none[k]]
    left = _each(task, left, Regions(task, hidden, task.fixed | task.dear, left), hidden, proofs)
    left = hopeless + left
    left = _each(task, left, Regions(task, hidden, task.fixed, left), hidden, proofs)
    left = _each(task, left, Search(task, ~task.fixed, hidden), hidden, proofs)
    if left:
        raise Unprotectable(left[0])


def _each(
    task: Task, order: list[int], search: Search | Regions, hidden: Mask, proofs: Proofs
) -> list[int]:
    """Prove each cell's width and hide what its proof uses; returns the cells that got no proof."""
    widest: list[dict[int, Move]] = [{}, {}]  # the farthest move seen of each cell, down and up
    still: Move = (np.zeros(0, np.int64), np.zeros(0))
    left = []
    for k in progress(order, "Protecting"):
        pair = widest[0].get(k, still), widest[1].get(k, still)
        if reach(k, pair[1]) - reach(k, pair[0]) < task.widths[k] - TINY:
            found = search.pair(k)
            if found is None:
                left.append(k)
                continue
            pair = found
        proofs.put(k, pair)
        for move in pair:
            for at, by in zip(move[0].tolist(), move[1].tolist(), strict=True):
                if not hidden[at]:
                    hidden[at] = True
                    search.free(at)
                seen = widest[int(by > 0)]
                if task.primary[at] and abs(by) > abs(reach(at, seen.get(at, still))):
                    seen[at] = move
    return left


def _trim(task: Task, hidden: Mask, proofs: Proofs) -> None:
    extra = np.flatnonzero(hidden & ~task.primary & ~proofs.kept).tolist()
    order = sorted(extra, key=lambda i: (-task.prices[i], i))
    for i in order:
        hidden[i] = bool(proofs.users[i])
    search = Search(task, hidden, hidden, programs=int(hidden.sum()) <= SMALL)
    for i in progress([i for i in order if hidden[i]], "Trimming"):
        search.freeze(i)
        again: dict[int, Pair] = {}
        for k in sorted(proofs.users[i]):
            pair = search.pair(k, apart=False)
            if pair is None:
                search.thaw(i)
                break
            again[k] = pair
        else:
            hidden[i] = False
            for k, pair in again.items():
                proofs.put(k, pair)
    for i in order:
        hidden[i] = hidden[i] and bool(proofs.users[i])
