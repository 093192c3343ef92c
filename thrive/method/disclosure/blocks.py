"""Hidden cells that hang together: independent parts of the attacker's equations, with bounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from thrive.method.disclosure.cells import Cells, Floats, Mask
from thrive.method.errors import BadInput

NEAR = 1e-6  # two bounds nearer than this are one number; counts are integers


class Contradiction(BadInput):
    """No table fits the published numbers."""


@dataclass(frozen=True)
class Bounds:
    """What the attacker knows of each cell beforehand: arrays (n,), upper may be infinite."""

    lower: Floats
    upper: Floats
    integers: bool = False

    @classmethod
    def counts(cls, n: int, integers: bool = False) -> Bounds:
        """Counts: 0 ≤ x, nothing else."""
        return cls(np.zeros(n), np.full(n, np.inf), integers)


@dataclass
class Block:
    """Hidden cells that share equations, directly or through others, and nothing with the rest."""

    cells: Any  # positions in the system, (k,)
    matrix: Any  # CSR (equations, k)
    right: Floats
    equations: Any  # positions of the equations in the system
    lower: Floats
    upper: Floats


def blocks(cells: Cells, hidden: Mask, bounds: Bounds) -> Iterator[Block]:
    """The independent parts of A_H y = b − A_P x_P, with bounds tightened by the equations.

    Raises Contradiction where published numbers disagree among themselves.
    """
    matrix = cells.matrix
    at = np.flatnonzero(hidden)
    right = cells.right - matrix @ np.where(hidden, 0.0, cells.counts)
    inside = matrix[:, at].tocsr()
    empty = np.diff(inside.indptr) == 0
    wrong = np.flatnonzero(empty & (np.abs(right) > NEAR))
    if wrong.size:
        raise Contradiction(_disagree(cells, int(wrong[0])))
    kept = np.flatnonzero(~empty)
    inside = inside[kept]
    count, label = together(inside)
    row_label = label[inside.indices[inside.indptr[:-1]]] if len(kept) else label[:0]
    by_cell, by_row = np.argsort(label, kind="stable"), np.argsort(row_label, kind="stable")
    cell_ends = np.searchsorted(label[by_cell], np.arange(count + 1))
    row_ends = np.searchsorted(row_label[by_row], np.arange(count + 1))
    for part in range(count):
        mine = by_cell[cell_ends[part] : cell_ends[part + 1]]
        rows = by_row[row_ends[part] : row_ends[part + 1]]
        block = Block(
            at[mine],
            inside[rows][:, mine].tocsr(),
            right[kept[rows]],
            kept[rows],
            bounds.lower[at[mine]].copy(),
            bounds.upper[at[mine]].copy(),
        )
        tighten(block)
        yield block


def together(matrix: Any) -> tuple[int, Any]:
    """How many parts of a system (equations × cells) have no equation in common, and which part
    each cell is in, numbered by their first cells. No equation may be empty.

    Cells and equations are the points of a graph of as many edges as coefficients: joining each
    cell with each other of its equation takes the square of that, gigabytes for a state's tracts.
    """
    from scipy.sparse import block_array
    from scipy.sparse.csgraph import connected_components

    graph = block_array([[None, matrix.T], [matrix, None]])
    count, label = connected_components(graph, directed=False)
    return count, label[: matrix.shape[1]]


def _disagree(cells: Cells, equation: int) -> str:
    entries = np.flatnonzero(cells.rows == equation)
    total = entries[np.argmax(cells.weights[cells.columns[entries]])]
    return (
        f"{cells.name(int(cells.columns[total]))} does not fit the cells it sums "
        "(an absent combination counts as zero)."
    )


def tighten(block: Block, rounds: int = 4) -> None:
    """Bounds each equation implies for its cells given the others' bounds (interval propagation).

    In Σ a·y = b, a_j·y_j lies within b − (the least and the most the other terms can be).
    """
    a, m = block.matrix, block.matrix.shape[0]
    row = np.repeat(np.arange(m), np.diff(a.indptr))
    column, value = a.indices, a.data
    up = value > 0
    for _ in range(rounds):
        low = value * np.where(up, block.lower[column], block.upper[column])
        high = value * np.where(up, block.upper[column], block.lower[column])
        most = block.right[row] - _others(low, row, m)
        least = block.right[row] - _others(high, row, m)
        first = np.where(up, least, most) / value
        last = np.where(up, most, least) / value
        before = block.lower.sum(), np.isfinite(block.upper).sum(), _finite(block.upper)
        np.maximum.at(block.lower, column, first)
        np.minimum.at(block.upper, column, last)
        if before == (block.lower.sum(), np.isfinite(block.upper).sum(), _finite(block.upper)):
            break


def _finite(values: Floats) -> float:
    return float(values[np.isfinite(values)].sum())


def _others(terms: Floats, row: Any, m: int) -> Floats:
    """For each term, the sum of the other terms of its row; infinite terms kept apart."""
    endless = np.isinf(terms)
    finite = np.where(endless, 0.0, terms)
    total = np.bincount(row, finite, m)[row] - finite
    others = np.bincount(row, endless, m)[row] - endless
    sign = np.sign(terms[endless][0]) if endless.any() else 1.0
    return np.where(others > 0.5, sign * np.inf, total)
