"""The audit of a large protected table: can a reader find a hidden count, or bound it too tightly?

The reader knows every cell the protection leaves, all sums, and that counts are whole and not
negative. That is more than the release tells: it hides whole rows, and with them how many people
there are. For each cell to guard two tables are sought that fit all this and differ there by the
width the rule promises: in random directions for thousands of cells at once, then for cells that
share no sum, at last for one cell at a time, whose least and most are then exact. Only tables of
whole numbers count, so they are proof against a reader who reckons with whole numbers.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from thrive.indicators import protection
from thrive.method.disclosure.blocks import NEAR, Block, Bounds, blocks
from thrive.method.disclosure.cells import Cells, Floats, Mask
from thrive.method.disclosure.programs import Program

SEED = 20_261_123
FEW = 0.02  # share of the cells below which random directions have done their part
SLOW = 0.15  # share of the open cells that a round of them has to decide to be worth another
LARGE = 500  # cells of a part that takes long enough to tell how far it is
Say = Callable[[str], None]
Solved = tuple[Cells, Mask, Mask]  # the cells, which are to be guarded, which are hidden


@dataclass
class Audited:
    """Of `asked` cells `wide` have two whole tables far enough apart. `narrow` holds (cell, least,
    most, count) of those that have not; `left` were not asked to the end, for want of time."""

    asked: int
    wide: int = 0
    left: int = 0
    parts: int = 0
    tables: int = 0
    narrow: list[tuple[str, float, float, float]] = field(default_factory=list)

    @property
    def exact(self) -> int:
        return sum(most - least < NEAR for _name, least, most, _count in self.narrow)

    def __str__(self) -> str:
        worst = "".join(
            f"\n  {name}: {least:g} to {most:g} (it is {count:g})"
            for name, least, most, count in self.narrow[:10]
        )
        return (
            f"{self.asked:,} cells in {self.parts:,} parts, {self.tables:,} whole tables: "
            f"{self.exact:,} found exactly, {len(self.narrow) - self.exact:,} bounded too tightly, "
            f"{self.wide:,} as uncertain as promised, {self.left:,} not asked{worst}"
        )


@contextmanager
def overheard() -> Iterator[list[Solved]]:
    """What `protect` hides cell by cell; it tells of rows only."""
    heard: list[Solved] = []
    before = protection.solved

    def solved(cells: Cells, primary: Mask, solve: Any) -> tuple[Mask, Mask]:
        hidden, lost = before(cells, primary, solve)
        heard.append((cells, primary, hidden))
        return hidden, lost

    protection.solved = solved
    try:
        yield heard
    finally:
        protection.solved = before


def audit(
    cells: Cells, primary: Mask, hidden: Mask, *, width: float, minutes: float, say: Say
) -> Audited:
    """Every cell of `primary`; should the time not do for all, the smallest counts come first."""
    found = Audited(int(primary.sum()))
    until = time.monotonic() + 60 * minutes
    known = cells.counts[primary & ~hidden]
    found.narrow += [("a cell that is not hidden", n, n, n) for n in known.tolist()]
    for block in blocks(cells, hidden, Bounds.counts(len(cells))):
        wanted = primary[block.cells]
        found.parts += 1
        if wanted.any():
            _Part(cells, block, wanted, width, until, say).ask(found)
    return found


class _WholeTables(Program):
    """Only tables of whole numbers widen what is known to be possible."""

    tables = 0

    def saw(self, values: Floats) -> None:
        whole = np.round(values)
        off = np.abs(self.block.matrix @ whole - self.block.right).max(initial=0.0)
        if np.abs(values - whole).max() < NEAR and off < NEAR:
            self.tables += 1
            super().saw(whole)


class _Part:
    """Cells that hang together, and how far each was seen to move."""

    def __init__(
        self, cells: Cells, block: Block, wanted: Mask, width: float, until: float, say: Say
    ) -> None:
        self.cells, self.block, self.wanted = cells, block, wanted
        self.width, self.until, self.say = width, until, say
        self.program = _WholeTables(block)
        self.program.saw(cells.counts[block.cells])

    def open(self) -> Mask:
        """Cells still to be proven; none when the time is over."""
        over = time.monotonic() > self.until
        return np.asarray(self.wanted & self._short() & (not over))

    def _short(self) -> Mask:
        return np.asarray(self.program.high - self.program.low < self.width - NEAR)

    def ask(self, found: Audited) -> None:
        self._in_random_directions()
        for sign in (-1.0, 1.0):
            self.program.together(self.open, sign)
        self._told("side by side")
        narrow = self._one_by_one()
        short = int((self.wanted & self._short()).sum())
        found.narrow += narrow
        found.left += short - len(narrow)
        found.wide += int(self.wanted.sum()) - short
        found.tables += self.program.tables

    def _in_random_directions(self) -> None:
        """From scratch each time: HiGHS then makes the program small before it begins."""
        chance = np.random.default_rng(SEED)
        solver = self.program.solver
        solver.setOptionValue("presolve", "on")
        solver.setOptionValue("simplex_strategy", 1)
        still = int(self.open().sum())
        while still > FEW * self.wanted.sum():
            at = np.flatnonzero(self.open())
            way = chance.choice([-1.0, 1.0], len(at)) * chance.uniform(0.5, 1.0, len(at))
            for sign in (1.0, -1.0):
                solver.clearSolver()
                self.program.solve(dict(zip(at.tolist(), (sign * way).tolist(), strict=True)))
            before, still = still, int(self.open().sum())
            self._told("in random directions")
            if still > (1 - SLOW) * before:
                break
        solver.setOptionValue("presolve", "off")
        solver.setOptionValue("simplex_strategy", 4)

    def _one_by_one(self) -> list[tuple[str, float, float, float]]:
        narrow = []
        counts = self.cells.counts[self.block.cells]
        waiting = np.flatnonzero(self.open())
        for j in waiting[np.argsort(counts[waiting], kind="stable")].tolist():
            if not self.open()[j]:
                continue
            self.program.solve({j: 1.0})
            self.program.solve({j: -1.0})
            low, high = float(self.program.low[j]), float(self.program.high[j])
            if high - low < self.width - NEAR:
                name = self.cells.name(int(self.block.cells[j]))
                narrow.append((name, low, high, float(counts[j])))
        return narrow

    def _told(self, how: str) -> None:
        asked, short = int(self.wanted.sum()), int((self.wanted & self._short()).sum())
        if asked >= LARGE:
            tables = self.program.tables
            self.say(f"  {short:,} of {asked:,} cells open, {tables:,} tables, {how}")
