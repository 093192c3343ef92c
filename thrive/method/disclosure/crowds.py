"""Crowds of small counts that protect each other: thousands of proofs in a few array operations.

A plane is a move of one code of the longest dimension (a tract, say): ±t at the corners of a cube
through its cells in all other dimensions. Two planes whose equations are left equally uneven undo
each other's, so a cell rises as far as its own plane lets it and the planes of all others like it
can, together, give way. What each may move is its own room, so the table found fits, and the width
is proven by construction; whether planes are alike is read from the equations themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thrive.method.disclosure.blocks import Bounds, blocks
from thrive.method.disclosure.cells import Cells, Floats, Mask
from thrive.method.disclosure.cubes import Cubes
from thrive.method.disclosure.flows import TINY
from thrive.method.disclosure.task import Task
from thrive.method.progress import progress

CROWD = 3_000  # cells too small to show, from which on they are first looked at together,
LONG = 400  # where some sum has at least so many cells: there others like each are many
PLANES = 48  # planes tried for the cells of one kind
Sums = NDArray[np.uint64]


def crowded(cells: Cells, primary: Mask) -> bool:
    """Whether a table has a crowd of small counts."""
    longest = np.diff(cells.matrix.indptr).max(initial=0)
    return bool(np.count_nonzero(primary) >= CROWD and longest >= LONG)


def bound_to_hide(task: Task, hidden: Mask) -> None:
    """Hide what no choice could show: the only cell left that can cover one alone in its sum.

    Adds to `hidden`. So the count of the others goes with the count it would give away.
    """
    matrix = task.cells.matrix
    row = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    cell = matrix.indices
    while True:
        alone = np.bincount(row, hidden[cell], matrix.shape[0]) == 1
        able = ~hidden & ~task.fixed & ~task.dear & (task.bounds.upper > task.bounds.lower)
        only = np.bincount(row, able[cell], matrix.shape[0]) == 1
        asked = np.bincount(row, (hidden & task.primary)[cell], matrix.shape[0]) == 1
        found = cell[(alone & only & asked)[row] & able[cell]]
        if not found.size:
            return
        hidden[found] = True


def held(task: Task) -> Mask:
    """Mask (n,) of primary cells held too tightly though all else that may be hidden were."""
    able = ~task.fixed & ~task.dear
    found = np.zeros(len(able), bool)
    for block in blocks(task.cells, able, Bounds(task.bounds.lower, task.bounds.upper)):
        found[block.cells] = block.upper - block.lower < task.widths[block.cells] - TINY
    return found & task.primary


def sheltered_by_crowds(task: Task, hidden: Mask, asked: Mask) -> Mask:
    """Mask (n,) of the `asked` cells for which planes of hidden cells prove their width."""
    cubes = Cubes(task.cells, hidden, task.bounds, task.hierarchy)
    found = np.zeros(len(task.cells), bool)
    whole = (np.abs(task.cells.coefficients) % 1 == 0).all()
    if not cubes.usable or not asked.any() or not whole:
        return found
    signs = _signatures(task)
    longest = int(np.argmax(cubes.grid.shape))
    kinds = np.delete(cubes.place, longest, axis=1)
    for kind in progress(np.unique(kinds[asked], axis=0).tolist(), "Looking at kinds of cells"):
        planes = list(_planes(cubes, longest, kind, signs))
        cell = planes[0].corners[0] if planes else np.zeros(0, np.int64)
        open_ = np.append(asked & ~found, False)[cell]
        if not open_.any():
            continue
        widths = np.append(task.widths, 0.0)[cell]
        wide = np.zeros(len(cell), bool)
        for plane in planes:
            rise = np.minimum(plane.rise, widths), plane.supply(plane.fall, widths[open_].max())
            fall = np.minimum(plane.fall, widths), plane.supply(plane.rise, widths[open_].max())
            wide |= np.minimum(*rise) + np.minimum(*fall) >= widths - TINY
        left = open_ & ~wide
        if left.any() and len(planes) > 1:
            both = [_together(cubes, planes, up, widths) for up in (True, False)]
            wide |= np.minimum(both[0], widths) + np.minimum(both[1], widths) >= widths - TINY
        found[cell[open_ & wide]] = True
    return found


class _Plane:
    """One plane for every code of the longest dimension at once; arrays by that code.

    `corners` and `ways` (+1 with the cell, −1 against it); `rise`, `fall`: the room of its cells;
    `like`: which planes leave the equations equally uneven; `even`: those that leave them even.
    """

    def __init__(
        self, cubes: Cubes, corners: list[Any], ways: list[int], signatures: tuple[Sums, ...]
    ) -> None:
        self.corners, self.ways = corners, ways
        self.rise, self.fall = self.room(cubes.up, cubes.down), self.room(cubes.down, cubes.up)
        left = [
            sum((one[c] if w > 0 else 0 - one[c] for c, w in zip(corners, ways, strict=True)),
                np.zeros(len(corners[0]), np.uint64))
            for one in signatures
        ]  # fmt: skip
        self.even = (left[0] == 0) & (left[1] == 0)
        _, self.like = np.unique(np.stack(left), axis=1, return_inverse=True)

    def room(self, with_it: Floats, against: Floats) -> Floats:
        rooms = [
            (with_it if way > 0 else against)[corner]
            for corner, way in zip(self.corners, self.ways, strict=True)
        ]
        return np.asarray(np.minimum.reduce(rooms))

    def supply(self, give: Floats, most: float, of: Mask | None = None) -> Floats:
        """What the planes like each, without itself, can give together."""
        give = np.minimum(give, most)
        if of is not None:
            give = np.where(of, give, 0.0)
        whole = np.bincount(self.like, give)[self.like] - give
        return np.where(self.even, most, whole)


def _together(cubes: Cubes, planes: list[_Plane], up: bool, widths: Floats) -> Floats:
    """How far each cell gets along several planes, one after the other.

    Every code helps in one plane only, its turn, so that no room is counted twice.
    """
    turn = np.arange(len(widths)) % len(planes)
    used = [cubes.up.copy(), cubes.down.copy()] if up else [cubes.down.copy(), cubes.up.copy()]
    way = np.zeros(len(widths))
    for k, plane in enumerate(planes):
        give = plane.fall if up else plane.rise
        supply = plane.supply(give, float(widths.max()), turn == k)
        step = np.minimum(np.minimum(plane.room(used[0], used[1]), supply), widths)
        for corner, sign in zip(plane.corners, plane.ways, strict=True):
            used[0 if sign > 0 else 1][corner] -= step
        for room in used:
            room[-1] = 0.0
        way += step
    return way


def _planes(
    cubes: Cubes, longest: int, kind: list[int], signatures: tuple[Sums, ...]
) -> Iterator[_Plane]:
    """The planes of cells with these codes in the other dimensions; the cell is the first corner."""
    rest = [d for d in range(cubes.grid.ndim) if d != longest]
    grid = np.moveaxis(cubes.grid, longest, 0)
    choices = [
        (cubes.others[d][own][0], cubes.others[d][own][1])
        for d, own in zip(rest, kind, strict=True)
    ]
    lists = [others.tolist() or [None] for others, _ in choices]
    for number, other in enumerate(product(*lists)):
        if number == PLANES:
            return
        corners, ways = [], []
        moving = [d for d, code in enumerate(other) if code is not None]
        for changed in product((False, True), repeat=len(moving)):
            at = list(kind)
            for d, moved in zip(moving, changed, strict=True):
                if moved:
                    at[d] = other[d]
            where: Any = (slice(None), *at)
            corners.append(grid[where])
            ways.append(
                prod(choices[d][1] for d, moved in zip(moving, changed, strict=True) if moved)
            )
        yield _Plane(cubes, corners, ways, signatures)


def _signatures(task: Task) -> tuple[Sums, ...]:
    """Two numbers a cell out of its equations, so that sums of them are equal where the sums of
    the equations are: multiples of odd constants, mixed, in whole numbers of 64 bits."""
    matrix = task.cells.matrix.tocsc()
    found = []
    for odd in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F):
        mixed = np.arange(1, matrix.shape[0] + 1, dtype=np.uint64) * np.uint64(odd)
        for shift in (30, 27, 31):
            mixed ^= mixed >> np.uint64(shift)
            mixed *= np.uint64(odd | 1)
        terms = mixed[matrix.indices] * matrix.data.astype(np.int64).astype(np.uint64)
        summed = np.zeros(matrix.shape[1] + 1, np.uint64)
        np.add.at(summed, np.repeat(np.arange(matrix.shape[1]), np.diff(matrix.indptr)), terms)
        found.append(summed)
    return tuple(found)
