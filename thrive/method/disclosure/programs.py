"""The attacker's linear programs on one block of hidden cells, solved by HiGHS.

Every table found widens what is known to be possible for every cell. So programs are first solved
for many cells at once, cells that share no equation: mostly each of them reaches the bound that
the equations imply, which proves it; only the others need a program of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from thrive.method.disclosure.blocks import NEAR, Block, Contradiction
from thrive.method.disclosure.cells import Floats, Mask
from thrive.method.progress import progress

ENDLESS = 2**31 - 1  # pivots, HiGHS's own default
FEASIBLE = 2  # HiGHS's status of a solution that meets all equations and bounds


class Program:
    """The linear program of one block: min or max of one cell, warm-started from the last."""

    def __init__(self, block: Block, integers: bool = False) -> None:
        import highspy

        a = block.matrix.tocsc()
        k, m = len(block.cells), len(block.right)
        self.block = block
        self.by_cell = a
        self.low = np.full(k, np.inf)
        self.high = np.full(k, -np.inf)
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = k, m
        model.col_cost_ = np.zeros(k)
        model.col_lower_, model.col_upper_ = block.lower, np.maximum(block.upper, block.lower)
        model.row_lower_ = model.row_upper_ = block.right
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = (
            a.indptr, a.indices, a.data,
        )  # fmt: skip
        if integers:
            model.integrality_ = [highspy.HighsVarType.kInteger] * k
        self.solver = quiet()
        self.solver.setOptionValue("simplex_primal_edge_weight_strategy", 0)  # Dantzig's rule
        self.solver.passModel(model)
        self.optimal = highspy.HighsModelStatus.kOptimal
        self.stopped = highspy.HighsModelStatus.kIterationLimit
        self.unbounded = highspy.HighsModelStatus.kUnbounded
        self.either = highspy.HighsModelStatus.kUnboundedOrInfeasible
        self.priced: list[int] = []

    def saw(self, values: Floats) -> None:
        """A table that fits widens what is known to be possible for every cell."""
        np.minimum(self.low, values, out=self.low)
        np.maximum(self.high, values, out=self.high)

    def solve(self, costs: dict[int, float], pivots: int = 0) -> bool:
        """Minimize Σ cost·y and record the table found; False where there is no least value.

        After `pivots` (0: no limit) it stops at a table that fits but is not the least. Raises
        Contradiction where no table fits.
        """
        for j in self.priced:
            self.solver.changeColCost(j, 0.0)
        for j, cost in costs.items():
            self.solver.changeColCost(j, cost)
        self.priced = list(costs)
        self.solver.setOptionValue("simplex_iteration_limit", pivots or ENDLESS)
        self.solver.run()
        status = self.solver.getModelStatus()
        if status == self.stopped:
            if self.solver.getInfo().primal_solution_status == FEASIBLE:
                self.saw(np.asarray(self.solver.getSolution().col_value))
            return False
        if status == self.optimal:
            self.saw(np.asarray(self.solver.getSolution().col_value))
            return True
        if status in (self.unbounded, self.either) and self._fits():
            return False
        raise Contradiction("")

    def _fits(self) -> bool:
        for j in self.priced:
            self.solver.changeColCost(j, 0.0)
        self.priced = []
        self.solver.setOptionValue("simplex_iteration_limit", ENDLESS)
        self.solver.run()
        return bool(self.solver.getModelStatus() == self.optimal)

    def together(self, undecided: Callable[[], Mask], sign: float) -> None:
        """Solve for many undecided cells at once (`sign` −1: as high as can be, 1: as low).

        Nothing is concluded here: the tables found are recorded, and decide.
        """
        for group in progress(self._groups(undecided, sign), "Attacking many cells at once"):
            self.solve(dict.fromkeys(group, sign))

    def _groups(self, undecided: Callable[[], Mask], sign: float) -> Iterator[list[int]]:
        """Undecided cells, each once, in groups that share no equation."""
        waiting = np.isfinite(self.block.upper if sign < 0 else self.block.lower)
        while len(group := self._unrelated(np.flatnonzero(undecided() & waiting).tolist())) > 1:
            waiting[group] = False
            yield group

    def _unrelated(self, open_cells: Sequence[int]) -> list[int]:
        """The first of these cells that share no equation with one taken before."""
        used = np.zeros(len(self.block.right), bool)
        taken = []
        for j in open_cells:
            mine = self.by_cell.indices[self.by_cell.indptr[j] : self.by_cell.indptr[j + 1]]
            if not used[mine].any():
                used[mine] = True
                taken.append(j)
        return taken

    def least(self, j: int) -> float:
        """Exact lower bound of the j-th cell of the block."""
        if self.low[j] > self.block.lower[j] + NEAR / 10:
            self.block.lower[j] = self.low[j] if self.solve({j: 1.0}) else -np.inf
        return float(self.block.lower[j])

    def most(self, j: int) -> float:
        """Exact upper bound of the j-th cell of the block; infinite where there is none."""
        if self.high[j] < self.block.upper[j] - NEAR / 10:
            self.block.upper[j] = self.high[j] if self.solve({j: -1.0}) else np.inf
        return float(self.block.upper[j])


def quiet() -> Any:
    """HiGHS made silent and repeatable: one thread, primal simplex from the last basis."""
    import highspy

    solver = highspy.Highs()
    options: dict[str, bool | int | float | str] = {
        "output_flag": False,
        "threads": 1,
        "parallel": "off",
        "presolve": "off",
        "simplex_strategy": 4,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": 1e-6,
    }
    for option, value in options.items():
        solver.setOptionValue(option, value)
    return solver
