"""Which sets of hidden cells leave a primary cell too narrow, said as linear cuts.

For a primary cell k and a dual solution π of “how far can k move”, with r = e_k − Aᵀπ and
c_i = room up of i × max(r_i, 0) + room down × max(−r_i, 0), k moves at most Σ c_i z_i. Upward and
downward together must reach the width: Σ c_i z_i ≥ width, each c_i capped at the width, and
within the downward part at the count itself (Fischetti & Salazar 2001).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from thrive.method.disclosure.cells import Floats
from thrive.method.disclosure.programs import quiet
from thrive.method.disclosure.task import Task

SLACK = 1e-6
ENDLESS = 1e7  # stands for room without end
LITTLE = 0.02  # share of its room lent to a cell that is not chosen
TURNS = 5  # of looking for further cuts, away from those found
Cut = tuple[int, Floats]  # the primary cell it protects, and the coefficients (n,)


class Separation:
    """How far each primary cell can move when the room of cell i is z_i of its full room.

    Cells that are not chosen are lent a little room, so that of the many dual solutions the solver
    takes one that bears on few of them: such a cut says more. Its violation at z itself is what
    counts.
    """

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

    def cuts(self, z: Floats, whole: bool) -> list[Cut]:
        """Cuts that z breaks. None at a whole z proves that every width holds.

        Rooms cut down to the largest width give strong cuts, but a cell may have to move further
        than the one it protects; so a whole z without such a cut is looked at with its true rooms.
        """
        found = self._search(z, self.tight, TURNS if whole else 1)
        return found if found or not whole else self._search(z, self.wide, 0)

    def _search(self, z: Floats, rooms: tuple[Floats, Floats], turns: int) -> list[Cut]:
        found: list[Cut] = []
        share = np.maximum(z, LITTLE)
        todo = np.flatnonzero(self.task.primary).tolist()
        missed = todo
        for turn in range(turns):
            new = self._broken(z, share, rooms, todo)
            short = {k for k, _ in new}
            if turn == 0:
                missed = [k for k in todo if k not in short]
            found += new
            todo = [k for k in todo if k in short]
            for _, cut in new:
                share[cut > SLACK] = 1.0
            if not todo:
                break
        return found + self._broken(z, z, rooms, missed)

    def _broken(
        self, z: Floats, share: Floats, rooms: tuple[Floats, Floats], todo: list[int]
    ) -> list[Cut]:
        up, down = rooms
        columns = np.arange(len(z), dtype=np.int32)
        self.solver.changeColsBounds(len(z), columns, -down * share, up * share)
        found = []
        for k in todo:
            width = float(self.task.widths[k])
            over = np.minimum(self._far(k, -1.0, self.up, self.down), width)
            under = np.minimum(self._far(k, 1.0, self.down, self.up), min(width, self.down[k]))
            cut = np.minimum(over + under, width)
            if float(cut @ z) < width - SLACK:
                found.append((k, cut))
        return found

    def _far(self, k: int, sign: float, along: Floats, against: Floats) -> Floats:
        """Coefficients that bound how far k moves up (sign −1) or down (+1)."""
        self.solver.changeColCost(k, sign)
        self.solver.run()
        dual = np.asarray(self.solver.getSolution().row_dual)
        self.solver.changeColCost(k, 0.0)
        r = self.a.T @ dual * (1.0 if sign < 0 else -1.0)
        r[k] += 1.0
        r[np.abs(r) < 1e-9] = 0.0
        most = float(self.task.widths[k])
        c = _room(along, most) * np.maximum(r, 0.0) + _room(against, most) * np.maximum(-r, 0.0)
        c[(r > 0) & np.isinf(along) | (r < 0) & np.isinf(against)] = most
        return np.asarray(c)


def _room(room: Floats, most: float) -> Floats:
    return np.where(np.isinf(room), most, room)
