"""The cheapest complementary suppression of a city-size table, by an integer program with cuts.

Choose z ∈ {0, 1} for every cell, minimize Σ price·z, subject to the cuts of `separation`: first
those that fractional choices break, then those that whole ones do, until every width holds. Whole
choices are first sought within 15 and 4 % of the least cost, which gives good choices early, then
to the end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from thrive.method.disclosure.cells import Floats, Mask
from thrive.method.disclosure.heuristic import suppress
from thrive.method.disclosure.programs import quiet
from thrive.method.disclosure.separation import SLACK, Cut, Separation
from thrive.method.disclosure.task import Task
from thrive.method.progress import progress

CITY = 700  # cells, totals included, up to which the exact program is tried
ROUNDS = 100  # of cuts, after which the best choice so far stands
NODES = 200  # of one integer program
PIVOTS = 100_000  # of all integer programs together, looked at after each
GAPS = (0.15, 0.04, 0.0)  # relative gaps within which whole choices are sought, in turn


@dataclass(frozen=True)
class Choice:
    """What is hidden, mask (n,), and the least cost that any choice which holds can have.

    `cost` and `least` count complementary cells, each total as the base cells it sums.
    """

    hidden: Mask
    cost: int
    least: int


def optimal(task: Task, start: Mask, safe: Mask) -> Choice:
    """The cheapest choice, proven where `least` reaches `cost`; else the best one found.

    `start` is a choice that meets every width, `safe` as `suppress` takes it; `start` is kept
    when nothing cheaper is found. The limits count rounds, nodes and pivots, never seconds, so a
    result repeats.
    """
    return _Search(task, start, safe).choice()


class _Search:
    def __init__(self, task: Task, start: Mask, safe: Mask) -> None:
        self.task, self.best, self.safe = task, start, safe
        self.master, self.separation = _Master(task), Separation(task)
        self.bound = 0.0

    def choice(self) -> Choice:
        self._fractional()
        z = self._whole()
        if z is not None and self._open():
            self._guided(z)
        cost = int(np.floor(_cost(self.task, self.best)))
        return Choice(self.best, cost, min(cost, self._least()))

    def _least(self) -> int:
        """Prices are whole but for a part below 1/2 in all, so the least whole cost follows."""
        return max(0, int(np.ceil(self.bound - 0.5 - SLACK)))

    def _open(self) -> bool:
        return self._least() < np.floor(_cost(self.task, self.best))

    def _fractional(self) -> None:
        z = self.task.primary.astype(float)
        for _ in progress(range(ROUNDS), "Cutting"):
            z = self.master.relaxed()
            self.bound = max(self.bound, self.master.bound)
            if not self._cut(z, False):
                break
        if self._open():
            self._guided(z)

    def _whole(self) -> Floats | None:
        """Whole choices until one is proven or a limit is reached; returns the last that failed."""
        z, gaps = None, list(GAPS)
        for _ in progress(range(ROUNDS), "Choosing"):
            if not self._open() or self.master.pivots > PIVOTS:
                break
            found = self.master.whole(gaps[0])
            self.bound = max(self.bound, self.master.bound)
            if found is None:
                break
            if self._cut(found, True):
                z = found
                continue
            self._better(self.task.primary | (found > 0.5))
            del gaps[0]
            if not gaps:
                break
        return z

    def _cut(self, z: Floats, whole: bool) -> bool:
        cuts = self.separation.cuts(z, whole)
        for cut in cuts:
            self.master.add(cut, self.task.widths)
        return bool(cuts)

    def _guided(self, z: Floats) -> None:
        """The heuristic's choice where what z hides is cheap."""
        cheap = replace(self.task, prices=self.task.prices * (1.0 - 0.9 * z))
        self._better(suppress(cheap, self.safe))

    def _better(self, hidden: Mask) -> None:
        if _cost(self.task, hidden) < _cost(self.task, self.best):
            self.best = hidden


def _cost(task: Task, hidden: Mask) -> float:
    return float(task.prices[hidden & ~task.primary].sum())


class _Master:
    """The program over which cells to hide, with the cuts so far."""

    def __init__(self, task: Task) -> None:
        import highspy

        self.task = task
        self.free = np.flatnonzero(~task.primary & ~task.fixed)
        self.solver = quiet()
        for option, value in {
            "presolve": "choose",
            "simplex_strategy": 1,
            "mip_max_nodes": NODES,
            "mip_abs_gap": 0.5,  # prices are whole but for a part below 1/2 in all
            "mip_allow_restart": False,
            "mip_detect_symmetry": False,
            "mip_pool_soft_limit": 50,
        }.items():
            self.solver.setOptionValue(option, value)
        for cell in self.free.tolist():
            self.solver.addVar(0.0, 1.0)
            self.solver.changeColCost(self.solver.getNumCol() - 1, float(task.prices[cell]))
        self._never_alone()
        self.integer = highspy.HighsVarType.kInteger
        self.done = highspy.HighsModelStatus.kOptimal
        self.bound = 0.0
        self.pivots = 0

    def _never_alone(self) -> None:
        """A cell that is hidden alone in an equation is known: z_i ≤ Σ of the others' z.

        Hiding it would be idle, so no cheapest choice is lost, and the relaxation is far tighter.
        """
        column = np.full(len(self.task.cells), -1)
        column[self.free] = np.arange(len(self.free))
        rows = self.task.cells.matrix
        for e in range(rows.shape[0]):
            cells = rows.indices[rows.indptr[e] : rows.indptr[e + 1]]
            if self.task.primary[cells].any():
                continue
            columns = column[cells]
            columns = np.sort(columns[columns >= 0]).astype(np.int32)
            for at in range(len(columns)):
                signs = np.ones(len(columns))
                signs[at] = -1.0
                self.solver.addRow(0.0, np.inf, len(columns), columns, signs)

    def relaxed(self) -> Floats:
        """The cheapest fractional choice; its cost is `bound`."""
        self.solver.run()
        self.bound = float(self.solver.getInfo().objective_function_value)
        return self._chosen(np.clip(self._values(), 0.0, 1.0))

    def whole(self, gap: float) -> Floats | None:
        """A whole choice within the relative `gap` of the cheapest; None where nodes run out."""
        for column in range(len(self.free)):
            self.solver.changeColIntegrality(column, self.integer)
        self.solver.setOptionValue("mip_rel_gap", gap)
        self.solver.setOptionValue("mip_heuristic_effort", 0.05 if gap else 0.0)
        self.solver.run()
        info = self.solver.getInfo()
        self.pivots += info.simplex_iteration_count
        self.bound = float(info.mip_dual_bound)
        if self.solver.getModelStatus() != self.done:
            return None
        return self._chosen(np.round(self._values()))

    def _values(self) -> Floats:
        return np.asarray(self.solver.getSolution().col_value)[: len(self.free)]

    def _chosen(self, values: Floats) -> Floats:
        z = self.task.primary.astype(float)
        z[self.free] = values
        return z

    def add(self, cut: Cut, widths: Floats) -> None:
        """Σ c·z ≥ width, primary cells moved to the right, coefficients capped at what is left."""
        k, c = cut
        left = float(widths[k]) - float(c[self.task.primary].sum())
        if left <= SLACK:
            return
        c = np.minimum(c[self.free], left) / left
        used = np.flatnonzero(c > 1e-9)
        self.solver.addRow(1.0, np.inf, len(used), used.astype(np.int32), c[used])
