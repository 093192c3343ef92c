"""The cheapest complementary suppression of a city-size table, by an integer program with cuts.

Fischetti & Salazar (2001): choose z ∈ {0, 1} for every cell, minimize Σ price·z, and for each
primary cell k and every dual solution π of “how far can k move”, keep
Σ c_i z_i ≥ width, where r = e_k − Aᵀπ, c_i = room up of i × max(r_i, 0) + room down × max(−r_i, 0)
summed over the upward and the downward program, each capped at the width. Cuts are found first at
fractional, then at whole z, until every width holds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from thrive.method.disclosure.cells import Floats, Mask
from thrive.method.disclosure.heuristic import suppress
from thrive.method.disclosure.programs import quiet
from thrive.method.disclosure.task import Task

CITY = 700  # cells, totals included, up to which the exact program is tried
ROUNDS = 100  # of cuts, after which the heuristic's choice stands
NODES = 5_000  # of one integer program
PIVOTS = 40_000  # of all integer programs together, looked at after each
SLACK = 1e-6
ENDLESS = 1e7  # stands for room without end


def optimal(task: Task, start: Mask, safe: Mask) -> tuple[Mask, bool]:
    """(hidden, proven): the cheapest choice, or `start` and False where the limits are reached.

    `start` is a choice that meets every width, `safe` as `suppress` takes it; `start` is kept
    when nothing cheaper exists. The limits count rounds, nodes and pivots, never seconds, so a
    result repeats.
    """
    master, separation = _Master(task), _Separation(task)
    for whole in (False, True):
        z, proven = _cut(task, master, separation, start, whole)
        if z is None:
            return start, proven
        if whole:
            return task.primary | (z > 0.5), True
        guided = suppress(replace(task, prices=task.prices * (1.0 - 0.9 * z)), safe)
        start = min(start, guided, key=lambda hidden: _cost(task, hidden))
    return start, False


def _cost(task: Task, hidden: Mask) -> float:
    return float(task.prices[hidden & ~task.primary].sum())


def _cut(
    task: Task, master: _Master, separation: _Separation, start: Mask, whole: bool
) -> tuple[Floats | None, bool]:
    """A z that meets every width, or None and whether `start` is proven as cheap as can be."""
    for _ in range(ROUNDS):
        z = master.solve(whole)
        if z is None:
            return None, False
        if np.ceil(master.bound - 0.5 - SLACK) >= np.floor(_cost(task, start)):
            return None, True
        cuts = separation.cuts(z, whole)
        if not cuts:
            return z, False
        if master.pivots > PIVOTS:
            return None, False
        for cut in cuts:
            master.add(cut, task.widths)
    return (None, False) if whole else (z, False)


class _Master:
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
            "mip_heuristic_effort": 0.0,
            "mip_detect_symmetry": False,
            "mip_pool_soft_limit": 50,
        }.items():
            self.solver.setOptionValue(option, value)
        for cell in self.free.tolist():
            self.solver.addVar(0.0, 1.0)
            self.solver.changeColCost(self.solver.getNumCol() - 1, float(task.prices[cell]))
        self._never_alone()
        self.whole = highspy.HighsVarType.kInteger
        self.done = highspy.HighsModelStatus.kOptimal
        self.bound = 0.0
        self.is_whole = False
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

    def solve(self, whole: bool) -> Floats | None:
        if whole and not self.is_whole:
            for column in range(len(self.free)):
                self.solver.changeColIntegrality(column, self.whole)
            self.is_whole = True
        self.solver.run()
        if self.solver.getModelStatus() != self.done:
            return None
        info = self.solver.getInfo()
        self.pivots += info.simplex_iteration_count if whole else 0
        self.bound = float(info.mip_dual_bound if whole else info.objective_function_value)
        z = self.task.primary.astype(float)
        values = np.asarray(self.solver.getSolution().col_value)[: len(self.free)]
        z[self.free] = np.round(values) if whole else np.clip(values, 0.0, 1.0)
        return z

    def add(self, cut: tuple[int, Floats], widths: Floats) -> None:
        """Σ c·z ≥ width, primary cells moved to the right, coefficients capped at what is left."""
        k, c = cut
        left = float(widths[k]) - float(c[self.task.primary].sum())
        if left <= SLACK:
            return
        c = np.minimum(c[self.free], left) / left
        used = np.flatnonzero(c > 1e-9)
        self.solver.addRow(1.0, np.inf, len(used), used.astype(np.int32), c[used])


class _Separation:
    """How far each primary cell can move when the room of cell i is z_i of its full room."""

    def __init__(self, task: Task) -> None:
        import highspy

        self.task = task
        cells, n = task.cells, len(task.cells)
        self.a: Any = cells.matrix.tocsc()
        most = float(task.widths[task.primary].max())
        self.up = np.where(task.fixed, 0.0, task.bounds.upper - cells.counts)
        self.down = np.where(task.fixed, 0.0, cells.counts - task.bounds.lower)
        self.tight = np.minimum(self.up, most), np.minimum(self.down, most)
        self.wide = np.minimum(self.up, ENDLESS), np.minimum(self.down, ENDLESS)
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = n, self.a.shape[0]
        model.col_cost_ = np.zeros(n)
        model.col_lower_, model.col_upper_ = np.zeros(n), np.zeros(n)
        model.row_lower_ = model.row_upper_ = np.zeros(self.a.shape[0])
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = (
            self.a.indptr, self.a.indices, self.a.data,
        )  # fmt: skip
        self.solver = quiet()
        self.solver.passModel(model)

    def cuts(self, z: Floats, whole: bool) -> list[tuple[int, Floats]]:
        """Cuts that z breaks. None at a whole z proves that every width holds.

        Rooms cut down to the largest width give strong cuts, but a cell may have to move further
        than the one it protects; so a whole z without such a cut is looked at with its true rooms.
        """
        found = self._search(z, *self.tight)
        return found if found or not whole else self._search(z, *self.wide)

    def _search(self, z: Floats, up: Floats, down: Floats) -> list[tuple[int, Floats]]:
        columns = np.arange(len(z), dtype=np.int32)
        self.solver.changeColsBounds(len(z), columns, -down * z, up * z)
        found = []
        for k in np.flatnonzero(self.task.primary).tolist():
            width = float(self.task.widths[k])
            rise, over = self._far(k, -1.0, self.up, self.down)
            fall, under = self._far(k, 1.0, self.down, self.up)
            cut = np.minimum(over + under, width)
            if rise + fall < width - SLACK and float(cut @ z) < width - SLACK:
                found.append((k, cut))
        return found

    def _far(self, k: int, sign: float, along: Floats, against: Floats) -> tuple[float, Floats]:
        """How far k moves up (sign −1) or down (+1), and the coefficients the duals prove."""
        self.solver.changeColCost(k, sign)
        self.solver.run()
        far = abs(float(self.solver.getInfo().objective_function_value))
        dual = np.asarray(self.solver.getSolution().row_dual)
        self.solver.changeColCost(k, 0.0)
        r = self.a.T @ dual * (1.0 if sign < 0 else -1.0)
        r[k] += 1.0
        r[np.abs(r) < 1e-9] = 0.0
        most = float(self.task.widths[k])
        c = _room(along, most) * np.maximum(r, 0.0) + _room(against, most) * np.maximum(-r, 0.0)
        c[(r > 0) & np.isinf(along) | (r < 0) & np.isinf(against)] = most
        return far, c


def _room(room: Floats, most: float) -> Floats:
    return np.where(np.isinf(room), most, room)
