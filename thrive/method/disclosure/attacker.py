"""What a reader of the published numbers can bound: exact intervals of the hidden cells.

The attacker knows every published cell, every equation, and lower and upper bounds of each cell
(by default 0 ≤ x). The interval of cell j is [min x_j, max x_j] over all tables that fit, two
linear programs a cell (Fischetti & Salazar 2001; Hundepool et al., *Statistical Disclosure
Control*, 2012, ch. 4). HiGHS solves them, one warm start after the other; a bound that a table
already found attains, and that the equations prove, needs no program of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from thrive.method.disclosure.blocks import NEAR, Block, Bounds, Contradiction, blocks
from thrive.method.disclosure.cells import Cells, Floats, Mask
from thrive.method.disclosure.programs import Program
from thrive.method.disclosure.rowspace import determined
from thrive.method.progress import progress


@dataclass(frozen=True)
class Intervals:
    """For every cell of the system: the attacker's bounds (n,) and what is pinned down.

    `by_sums`: follows from adding and subtracting alone (row space). `exact`: hidden, and lower
    equals upper, by whatever means. A published cell has lower = upper = its count.
    """

    lower: Floats
    upper: Floats
    by_sums: Mask
    exact: Mask

    @property
    def width(self) -> Floats:
        return self.upper - self.lower


def intervals(
    cells: Cells, hidden: Mask, bounds: Bounds | None = None, only: Mask | None = None
) -> Intervals:
    """Exact bounds of every hidden cell (or of `only`): the audit.

    `hidden` (n,) marks what is not published; published cells need a count. Where
    `bounds.integers`, the attacker also knows that counts are whole and the programs are
    integer ones. Raises Contradiction (a BadInput) where no table fits.
    """
    bounds = bounds or Bounds.counts(len(cells))
    wanted = hidden if only is None else hidden & only
    lower, upper = cells.counts.copy(), cells.counts.copy()
    by_sums = np.zeros(len(cells), bool)
    todo = list(blocks(cells, hidden, bounds))
    for block in progress(todo, "Attacking groups of cells"):
        if only is not None and not wanted[block.cells].any():
            continue
        by_sums[block.cells] = determined(block.matrix)
        try:
            lower[block.cells], upper[block.cells] = _solved(block, wanted, bounds.integers)
        except Contradiction:
            raise Contradiction(
                f"no table fits the published numbers around {cells.name(int(block.cells[0]))}: "
                "a total is wrong, or hidden cells have no line (an absent combination counts as zero)."
            ) from None
    exact = wanted & (upper - lower < NEAR)
    return Intervals(lower, upper, by_sums, exact)


def _solved(block: Block, wanted: Mask, integers: bool) -> tuple[Floats, Floats]:
    if (block.lower > block.upper + NEAR).any():
        raise Contradiction("")
    program = Program(block, integers)
    program.solve({})
    asked = wanted[block.cells]
    if not integers:
        program.together(lambda: asked & (program.high < block.upper - NEAR / 10), -1.0)
        program.together(lambda: asked & (program.low > block.lower + NEAR / 10), 1.0)
    for j in progress(np.flatnonzero(asked).tolist(), "Attacking each cell"):
        program.least(j)
        program.most(j)
    return _whole(block.lower), _whole(block.upper)


def _whole(values: Floats) -> Floats:
    """Bounds within the solver's tolerance of a whole number are that number."""
    near = np.round(values)
    return np.where(np.isclose(values, near, rtol=0.0, atol=NEAR), near, values)
