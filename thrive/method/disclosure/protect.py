"""Protect a table: primary rule, complementary cells, exact audit, and why each cell is hidden."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from thrive.method.disclosure.attacker import Intervals, intervals
from thrive.method.disclosure.blocks import NEAR, Bounds
from thrive.method.disclosure.cells import Cells, Floats, Hierarchy, Mask
from thrive.method.disclosure.crowds import crowded
from thrive.method.disclosure.heuristic import Unprotectable, suppress, suppress_crowd
from thrive.method.disclosure.optimal import CITY, optimal
from thrive.method.disclosure.rules import SmallCounts, Width
from thrive.method.disclosure.shelter import sheltered
from thrive.method.disclosure.task import Task

DEAR = 1_000.0  # price of a dear cell, in cells
OK, PRIMARY, COMPLEMENTARY = "ok", "suppressed_primary", "suppressed_complementary"


class Impossible(Exception):
    """No protection exists; `str()` is a sentence for the analyst."""


@dataclass(frozen=True)
class Protection:
    """Which cells are hidden, what an attacker can bound of them, and at what cost.

    `cost`: complementary cells, each total counted as the base cells it sums. `least`: no choice
    that meets the widths costs less than this (0 where nothing was proven).
    """

    cells: Cells
    primary: Mask
    hidden: Mask
    widths: Floats
    intervals: Intervals
    cost: int
    least: int

    @property
    def proven_optimal(self) -> bool:
        """No choice that meets the widths costs less; False says only that no proof was made."""
        return self.cost == self.least

    @property
    def status(self) -> list[str]:
        return [
            PRIMARY if first else COMPLEMENTARY if hidden else OK
            for first, hidden in zip(self.primary.tolist(), self.hidden.tolist(), strict=True)
        ]


def prices(cells: Cells) -> Floats:
    """Cost of hiding a cell: the base cells it sums, and below 1/2 in all for larger counts.

    So as few cells as possible are hidden, a total only where that spares as many cells as it
    sums, and among equals the smaller counts.
    """
    return cells.weights + 0.49 * cells.counts / max(float(cells.counts.sum()), 1.0)


def protect(
    cells: Cells,
    rule: SmallCounts | None = None,
    width: Width | None = None,
    *,
    fixed: Mask | None = None,
    dear: Mask | None = None,
    knows_rule: bool = False,
    integers: bool = False,
    hierarchy: Hierarchy | None = None,
    audit: bool = True,
) -> Protection:
    """Hide cells of a system of known counts so that every primary cell keeps its width.

    `fixed` (n,): cells already public. `dear` (n,): cells hidden only where nothing else protects
    a cell; a table of few small counts takes them as fixed. `knows_rule`: the attacker also knows
    that a primary cell lies within the rule (1 to threshold − 1), as the published status says.
    `integers` bears on the audit. Without `width`, the interval must be as wide as what the rule
    itself gives away. `audit=False` leaves the intervals unmeasured (NaN) for who measures them
    apart.
    Raises Impossible.
    """
    rule = rule or SmallCounts()
    width = width or Width(rule.span)
    none = np.zeros(len(cells), bool)
    primary = rule.primary(cells.counts)
    fixed, dear = none if fixed is None else fixed, none if dear is None else dear & ~primary
    crowd = crowded(cells, primary)
    if not crowd:
        fixed, dear = fixed | dear, none
    if (primary & fixed).any():
        known = int(np.flatnonzero(primary & fixed)[0])
        raise Impossible(
            f"{cells.name(known)} is {cells.counts[known]:g} and already public, so no protection "
            "of this table is possible."
        )
    bounds = attacker(cells, primary, rule, knows_rule, integers)
    widths = width.of(cells.counts)
    cost_of = prices(cells) + np.where(dear, DEAR * cells.weights.max(initial=1.0), 0.0)
    task = Task(cells, primary, widths, fixed, cost_of, bounds, hierarchy or Hierarchy(), dear)
    safe = sheltered(task) if primary.any() and not crowd else none
    try:
        hidden = (suppress_crowd if crowd else suppress)(task, safe)
    except Unprotectable as fault:
        raise Impossible(_sentence(cells, fault.cell, widths)) from None
    least = 0
    if (hidden & ~primary).any() and len(cells) <= CITY:
        choice = optimal(task, hidden, safe)
        hidden, least = choice.hidden, choice.least
    found = _audited(cells, hidden, bounds) if audit else _unmeasured(cells)
    short = primary & (found.width < widths - 2 * NEAR)
    if audit and short.any():
        raise Impossible(_sentence(cells, int(np.flatnonzero(short)[0]), widths))
    cost = int(cells.weights[hidden & ~primary].sum())
    return Protection(cells, primary, hidden, widths, found, cost, min(least, cost))


def attacker(
    cells: Cells, primary: Mask, rule: SmallCounts, knows_rule: bool, integers: bool
) -> Bounds:
    """What the attacker knows before looking: counts are not negative; perhaps the rule."""
    bounds = Bounds.counts(len(cells), integers)
    if knows_rule:
        bounds.lower[primary] = 0 if rule.zeros else 1
        bounds.upper[primary] = rule.threshold - 1
    return bounds


def _audited(cells: Cells, hidden: Mask, bounds: Bounds) -> Intervals:
    """The audit; a complementary cell it pins down protects nothing and is published again."""
    found = intervals(cells, hidden, bounds)
    hidden &= ~found.exact
    return found


def _unmeasured(cells: Cells) -> Intervals:
    empty = np.full(len(cells), np.nan)
    none = np.zeros(len(cells), bool)
    return Intervals(empty, empty, none, none)


def _sentence(cells: Cells, cell: int, widths: Floats) -> str:
    return (
        f"no choice of hidden cells keeps {cells.name(cell)} uncertain by {widths[cell]:g}: "
        "ask for a smaller width, or merge categories."
    )


def reasons(found: Protection, rule: SmallCounts) -> list[str]:
    """One sentence a cell: why it is hidden; empty for published cells."""
    columns = found.cells.matrix.tocsc()
    rows = found.cells.matrix
    said = [""] * len(found.cells)
    for i in np.flatnonzero(found.hidden).tolist():
        if found.primary[i]:
            said[i] = f"hidden because its own count is below {rule.threshold}"
            continue
        said[i] = "hidden so that other hidden cells cannot be found by subtracting"
        best: tuple[bool, float, int] | None = None
        for e in columns.indices[columns.indptr[i] : columns.indptr[i + 1]].tolist():
            terms = rows.indices[rows.indptr[e] : rows.indptr[e + 1]]
            total = int(terms[np.argmax(found.cells.weights[terms])])
            for k in terms[found.hidden[terms]].tolist():
                rank = (not found.primary[k], float(found.cells.weights[total]), k)
                if k != i and (best is None or rank < best):
                    best = rank
                    said[i] = _because(found.cells, i, k, total)
    return said


def _because(cells: Cells, cell: int, other: int, total: int) -> str:
    name = cells.name(other)
    if cell == total:
        return f"hidden so that {name} cannot be found by subtracting its neighbors from this total"
    if other == total:
        return f"hidden so that {name} cannot be found by adding up its parts"
    return f"hidden so that {name} cannot be found by subtracting from {cells.name(total)}"
