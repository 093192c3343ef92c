"""Complementary suppression at city and state size: time to protect, time of the exact audit.

    python -m benchmarks.method_suppression            # 1×, 10× and the 60 × 20 × 10 table
    python -m benchmarks.method_suppression --quick    # without the audit of the largest

The table is generated here from a fixed seed: lognormal counts from 11 upward, 10 % of the cells
redrawn from 1 to 10, all one- and two-way margins and the grand total published. Ratios are to a
plain baseline measured in the same run: one linear program of the attacker, from scratch.
"""

from __future__ import annotations

import sys
import time

import numpy as np

from thrive.method.disclosure.attacker import intervals
from thrive.method.disclosure.blocks import Bounds, blocks
from thrive.method.disclosure.cells import Cells, build
from thrive.method.disclosure.programs import Program
from thrive.method.disclosure.protect import protect

SEED = 20260101
SHAPES = ((6, 5, 4), (20, 10, 6), (60, 20, 10))  # 1×, 10×, 100×


def table(shape: tuple[int, ...], share: float = 0.1, seed: int = SEED) -> Cells:
    """A crossed table with `share` of its base cells small (1 to 10), and all its totals."""
    draw = np.random.default_rng(seed)
    counts = 11 + np.rint(np.exp(draw.normal(4.5, 1.0, shape)))
    counts = np.where(draw.random(shape) < share, draw.integers(1, 11, shape), counts)
    dimensions = tuple("abcd"[: len(shape)])
    given = {
        tuple(f"{name}{at:03d}" for name, at in zip(dimensions, place, strict=True)): float(count)
        for place, count in np.ndenumerate(counts)
    }
    return build([(dimensions, given)])


def main() -> None:
    for shape in SHAPES:
        cells = table(shape)
        began = time.perf_counter()
        found = protect(cells, audit=False)
        protected = time.perf_counter()
        print(f"{' × '.join(map(str, shape))}: {len(cells)} cells with totals")
        print(f"  protect      {protected - began:8.2f} s")
        print(
            f"  hidden       {int(found.primary.sum())} by the rule, "
            f"{int((found.hidden & ~found.primary).sum())} more (cost {found.cost}, "
            f"{'proven fewest' if found.proven_optimal else 'not proven fewest'})"
        )
        if "--quick" in sys.argv and shape == SHAPES[-1]:
            continue
        block = max(
            blocks(cells, found.hidden, Bounds.counts(len(cells))), key=lambda b: len(b.cells)
        )
        began = time.perf_counter()
        Program(block).solve({0: 1.0})
        one = time.perf_counter() - began
        began = time.perf_counter()
        audit = intervals(cells, found.hidden)
        took = time.perf_counter() - began
        print(f"  one program  {one:8.2f} s (the baseline)")
        print(f"  full audit   {took:8.2f} s = {took / one:.0f} × the baseline")
        print(
            f"  narrowest interval of a primary cell {audit.width[found.primary].min():g}, "
            f"computable {int((audit.exact & found.hidden).sum())}",
            flush=True,
        )


if __name__ == "__main__":
    main()
