"""Small counts that protect each other: the quick way for tables made mostly of small counts.

`wide` finds the primary cells that the hidden cells already keep uncertain enough, many a program.
`company` hides, in every sum whose hidden part is too small to hold a width, one more cell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from thrive.method.disclosure.blocks import Block, Bounds, blocks
from thrive.method.disclosure.cells import Floats, Mask
from thrive.method.disclosure.flows import TINY
from thrive.method.disclosure.programs import Program
from thrive.method.disclosure.task import Task
from thrive.method.progress import progress

ROUNDS = 8  # of company; what is still short then is protected cell by cell
TURNS = 500  # of filling many cells at once,
PIVOTS = 200  # each of at most so many pivots
PATIENCE = 8  # turns of little gain in a row, after which filling ends
MANY = 100  # short cells below which filling them one group after the other is quicker
GAIN = 0.005  # share of the short cells that a turn must settle to be worth another
GOLDEN = 0.6180339887498949  # its multiples spread evenly: fixed weights in no special position


def sheltered(task: Task) -> Mask:
    """Mask (n,) of the primary cells whose width other primary cells already give."""
    return wide(task, task.primary, task.primary)


def wide(task: Task, hidden: Mask, asked: Mask) -> Mask:
    """Mask (n,) of the `asked` cells that keep their width when `hidden` is hidden."""
    found = np.zeros(len(task.cells), bool)
    bounds = Bounds(task.bounds.lower, task.bounds.upper)
    for block in progress(list(blocks(task.cells, hidden, bounds)), "Looking at small counts"):
        found[block.cells] = _wide(block, task, asked)
    return found & asked


def _wide(block: Block, task: Task, asked: Mask) -> Mask:
    widths = task.widths[block.cells]
    hopeful = asked[block.cells] & (block.upper - block.lower >= widths - TINY)
    if not hopeful.any():
        return hopeful
    program = Program(block)
    program.saw(task.cells.counts[block.cells])

    def short() -> Mask:
        return np.asarray(hopeful & (program.high - program.low < widths - TINY))

    _spread(program, short)
    program.together(short, -1.0)
    program.together(lambda: short() & (program.low > block.lower + TINY), 1.0)
    for j in progress(np.flatnonzero(short()).tolist(), "Looking at each small count"):
        for sign in (-1.0, 1.0):
            if program.high[j] - program.low[j] < widths[j] - TINY:
                program.solve({j: sign})
    return np.asarray(program.high - program.low >= widths - TINY)


def _spread(program: Program, short: Callable[[], Mask]) -> None:
    """Tables in which all short cells together are as high as can be, each at its own weight.

    Such a table fills some cells and empties the rest. The way there is as good as the end: the
    program is stopped every few pivots, and the table it stands at settles cells like any other.
    """
    if np.count_nonzero(short()) >= MANY:
        program.solve({})
    before, idle = np.count_nonzero(short()), 0
    for turn in progress(range(1, TURNS + 1), "Filling small counts"):
        open_cells = np.flatnonzero(short() & np.isfinite(program.block.upper))
        if len(open_cells) < MANY or idle == PATIENCE:
            return
        weights = 1.0 + np.modf((open_cells + 1) * (1 + turn // PATIENCE) * GOLDEN)[0]
        costs = dict(zip(open_cells.tolist(), (-weights).tolist(), strict=True))
        program.solve(costs, PIVOTS)
        left = np.count_nonzero(short())
        idle = idle + 1 if before - left < before * GAIN else 0
        before = left


def company(task: Task, hidden: Mask, around: Sequence[int] = ()) -> None:
    """Hide one more cell in each sum that holds a hidden cell too tightly, until none does.

    Adds to `hidden`. A guess that makes room; it proves nothing. Sums of the cells `around` get
    one more in the first round, tight or not.
    """
    most = float(task.widths[task.primary].max())
    columns, rows = task.cells.matrix.tocsc(), task.cells.matrix
    asked = {
        int(e) for k in around for e in columns.indices[columns.indptr[k] : columns.indptr[k + 1]]
    }
    for _ in progress(range(ROUNDS), "Hiding whole sums"):
        tight = sorted(asked.union(_tight(task, hidden, most)))
        asked = set()
        joined = False
        for e in tight:
            terms = rows.indices[rows.indptr[e] : rows.indptr[e + 1]]
            room = task.cells.counts[terms] - task.bounds.lower[terms]
            able = terms[~hidden[terms] & ~task.fixed[terms] & (room > 0)]
            if not able.size:
                continue
            enough = able[task.cells.counts[able] >= most]
            choice = enough if enough.size else able
            # Sums that already hide much give the newcomer company of its own.
            alone = [-_partners(columns, rows, hidden, int(i)) for i in choice]
            best = np.lexsort((choice, alone, np.ceil(task.prices[choice])))[0]
            hidden[choice[best]] = joined = True
        if not joined:
            return


def _partners(columns: Any, rows: Any, hidden: Mask, cell: int) -> int:
    """The fewest hidden cells in any sum of a cell."""
    sums = columns.indices[columns.indptr[cell] : columns.indptr[cell + 1]]
    return min(
        (int(hidden[rows.indices[rows.indptr[e] : rows.indptr[e + 1]]].sum()) for e in sums),
        default=0,
    )


def _tight(task: Task, hidden: Mask, most: float) -> list[int]:
    """Equations that alone hold a hidden cell within less than its width."""
    found: set[int] = set()
    bounds = Bounds(task.bounds.lower, task.bounds.upper)
    for block in blocks(task.cells, hidden, bounds):
        asked = np.where(task.primary[block.cells], task.widths[block.cells], most)
        short = block.upper - block.lower < asked - TINY
        a = block.matrix
        for r in range(a.shape[0]):
            mine = slice(a.indptr[r], a.indptr[r + 1])
            cells, signs = a.indices[mine], a.data[mine]
            if not short[cells].any():
                continue
            low = np.where(signs > 0, signs * block.lower[cells], signs * block.upper[cells])
            high = np.where(signs > 0, signs * block.upper[cells], signs * block.lower[cells])
            # The room of each cell in this sum, were its own bounds unknown.
            room = _rest(high) - _rest(low)
            if (short[cells] & (room < asked[cells] - TINY)).any():
                found.add(int(block.equations[r]))
    return sorted(found)


def _rest(terms: Floats) -> Floats:
    """For each term, the sum of the others; infinite terms make it infinite."""
    endless = np.isinf(terms)
    finite = np.where(endless, 0.0, terms)
    others = finite.sum() - finite
    sign = np.sign(terms[endless][0]) if endless.any() else 1.0
    return np.where(endless.sum() - endless > 0, sign * np.inf, others)
