"""Other tables that fit: cheapest moves of a cell, on the whole table or within the hidden cells.

A move of cell k by d is a change y of all cells with A y = 0, y_k = d, and every cell staying
within the attacker's bounds. Hiding the cells it changes makes x + y a table the attacker cannot
tell from x (Kelly, Golden & Assad 1992).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from thrive.method.disclosure.blocks import Bounds
from thrive.method.disclosure.cells import Cells, Floats, Mask
from thrive.method.disclosure.programs import quiet

TINY = 1e-7
Move = tuple[Any, Floats]  # the cells changed, and by how much
Pair = tuple[Move, Move]


class Moves:
    """Linear program over ups and downs of every cell that may move; cost = Σ price · |y|.

    `copies` = 2 makes two moves at once, for a cell that must be moved apart from itself.
    `columns`: the cells' matrix by columns, for who has it.
    """

    def __init__(
        self,
        cells: Cells,
        movable: Mask,
        prices: Floats,
        bounds: Bounds,
        copies: int = 1,
        columns: Any = None,
    ) -> None:
        import highspy
        from scipy.sparse import block_diag, csr_matrix, hstack, vstack

        at = np.flatnonzero(movable)
        self.k, self.n, self.at = len(at), len(cells), at
        self.position = np.full(len(cells), -1)
        self.position[at] = np.arange(len(at))
        self.up = (bounds.upper - cells.counts)[at]
        self.down = (cells.counts - bounds.lower)[at]
        inside = (cells.matrix if columns is None else columns)[:, at].tocsr()
        inside = inside[np.flatnonzero(np.diff(inside.indptr))]
        matrix = hstack([inside, -inside])
        if copies == 2:
            matrix = block_diag([matrix, matrix])
            matrix = vstack([matrix, csr_matrix((1, 4 * self.k))])
        matrix = matrix.tocsc()
        self.rows = matrix.shape[0]
        self.copies = copies
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = matrix.shape[1], self.rows
        model.col_cost_ = np.tile(prices[at], 2 * copies)
        model.col_lower_ = np.zeros(matrix.shape[1])
        model.col_upper_ = np.tile(np.concatenate([self.up, self.down]), copies)
        model.row_lower_ = model.row_upper_ = np.zeros(self.rows)
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = (
            matrix.indptr, matrix.indices, matrix.data,
        )  # fmt: skip
        self.solver = quiet()
        self.solver.setOptionValue("simplex_strategy", 1)  # dual: the idle basis prices out
        self.solver.passModel(model)
        self.optimal = highspy.HighsModelStatus.kOptimal

    def price(self, cell: int, price: float) -> None:
        j = int(self.position[cell])
        for column in range(j, 2 * self.copies * self.k, self.k):
            self.solver.changeColCost(column, price)

    def freeze(self, cell: int) -> None:
        """The cell may no longer move."""
        self._bound(cell, 0.0, 0.0)

    def thaw(self, cell: int) -> None:
        j = int(self.position[cell])
        self._bound(cell, float(self.up[j]), float(self.down[j]))

    def _bound(self, cell: int, up: float, down: float) -> None:
        j = int(self.position[cell])
        self.solver.changeColBounds(j, 0.0, up)
        self.solver.changeColBounds(j + self.k, 0.0, down)

    def move(self, cell: int, by: float) -> Move | None:
        """The cheapest move of a cell by exactly `by`; None where there is none."""
        j = int(self.position[cell])
        up, down = max(by, 0.0), max(-by, 0.0)
        if up > self.up[j] + TINY or down > self.down[j] + TINY:
            return None
        self.solver.changeColBounds(j, up, up)
        self.solver.changeColBounds(j + self.k, down, down)
        found = self._solve()
        self.thaw(cell)
        return None if found is None else self._changed(found[: 2 * self.k])

    def pair(self, cell: int, width: float) -> Pair | None:
        """Down as far as the width or the least count allows, and up for the rest."""
        down = min(float(self.down[self.position[cell]]), width)
        low = self.move(cell, -down)
        high = None if low is None else self.move(cell, width - down)
        return None if low is None or high is None else (low, high)

    def apart(self, cell: int, width: float) -> Pair | None:
        """The two cheapest moves that leave a cell `width` apart (with `copies` = 2)."""
        j, k, row = int(self.position[cell]), self.k, self.rows - 1
        signs = ((j, 1.0), (j + k, -1.0), (j + 2 * k, -1.0), (j + 3 * k, 1.0))
        for column, sign in signs:
            self.solver.changeCoeff(row, column, sign)
        self.solver.changeRowBounds(row, width, np.inf)
        found = self._solve()
        for column, _ in signs:
            self.solver.changeCoeff(row, column, 0.0)
        self.solver.changeRowBounds(row, 0.0, 0.0)
        if found is None:
            return None
        return self._changed(found[2 * k :]), self._changed(found[: 2 * k])

    def _solve(self) -> Floats | None:
        self.solver.run()
        if self.solver.getModelStatus() != self.optimal:
            return None
        return np.asarray(self.solver.getSolution().col_value)

    def _changed(self, found: Floats) -> Move:
        change = found[: self.k] - found[self.k :]
        moved = np.flatnonzero(np.abs(change) > TINY)
        return self.at[moved], change[moved]
