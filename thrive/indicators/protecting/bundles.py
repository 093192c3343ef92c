"""A system of cells in parts that have nothing to do with each other, each solved by itself.

Tracts whose county is not in the table share no sum; thousands of small systems are solved far
quicker than one large one. Parts without a cell to guard need nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from thrive.method.disclosure.cells import Cells, Mask

BUNDLE = 2_000  # cells of small parts that are solved together

Solve = Callable[[Cells, NDArray[np.int64]], Mask | None]


def solved(cells: Cells, primary: Mask, solve: Solve) -> tuple[Mask, Mask]:
    """(hidden, given up) masks. `solve` answers the hidden mask of a part, or None for impossible:
    then its members are tried one by one, and one that fails is hidden whole."""
    hidden, lost = primary.copy(), np.zeros(len(cells), bool)
    for bundle in _bundles(cells, primary):
        members = (
            [np.concatenate(bundle)] if len(bundle) == 1 else [np.concatenate(bundle), *bundle]
        )
        for k, at in enumerate(members):
            found = solve(part(cells, at), at)
            if found is not None:
                hidden[at] |= found
                if k == 0:
                    break
            elif k or len(members) == 1:
                hidden[at] = lost[at] = True
    return hidden, lost


def part(cells: Cells, at: NDArray[np.int64]) -> Cells:
    """The cells at these positions with the equations among them."""
    place = np.full(len(cells), -1, np.int64)
    place[at] = np.arange(len(at))
    mine = place[cells.columns] >= 0
    equations, rows = np.unique(cells.rows[mine], return_inverse=True)
    return Cells(
        cells.dimensions,
        [cells.codes[i] for i in at.tolist()],
        cells.counts[at],
        cells.weights[at],
        rows.astype(np.int64),
        place[cells.columns[mine]],
        cells.coefficients[mine],
        cells.right[equations],
    )


def _bundles(cells: Cells, primary: Mask) -> Iterator[list[NDArray[np.int64]]]:
    from scipy.sparse.csgraph import connected_components

    if not primary.any():
        return
    matrix = cells.matrix
    _, label = connected_components(matrix.T @ matrix, directed=False)
    order = np.argsort(label, kind="stable")
    starts = np.flatnonzero(np.diff(label[order], prepend=-1))
    bundle: list[NDArray[np.int64]] = []
    size = 0
    for group in np.split(order, starts[1:]):
        if not primary[group].any():
            continue
        group = np.sort(group)
        if bundle and size + len(group) > BUNDLE:
            yield bundle
            bundle, size = [], 0
        bundle.append(group)
        size += len(group)
    if bundle:
        yield bundle
