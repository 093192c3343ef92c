"""Complementary suppression at city and state size: time to protect, time of the exact audit.

    python -m benchmarks.method_suppression            # 1×, 10× and the 60 × 20 × 10 table
    python -m benchmarks.method_suppression --quick    # without the audit of the largest
    python -m benchmarks.method_suppression --city     # 30 city-size tables: how many proven fewest
    python -m benchmarks.method_suppression --sparse   # 58 × 20 × 10, mostly small: protect only

The table is generated here from a fixed seed: lognormal counts from 11 upward, 10 % of the cells
redrawn from 1 to 10, all one- and two-way margins and the grand total published. Ratios are to a
plain baseline measured in the same run: one linear program of the attacker, from scratch.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thrive.method.disclosure.attacker import intervals
from thrive.method.disclosure.blocks import Bounds, blocks
from thrive.method.disclosure.cells import Cells, build
from thrive.method.disclosure.programs import Program
from thrive.method.disclosure.protect import protect

SEED = 20260101
SHAPES = ((6, 5, 4), (20, 10, 6), (60, 20, 10))  # 1×, 10×, 100×
CITY = (
    ((12, 10), 0.1), ((12, 10), 0.2), ((12, 10), 0.3), ((12, 10), 0.4), ((10, 8), 0.25),
    ((15, 12), 0.2), ((8, 6), 0.4), ((20, 8), 0.15), ((6, 5, 4), 0.1), ((6, 5, 4), 0.15),
    ((6, 5, 4), 0.25), ((6, 5, 4), 0.4), ((7, 5, 3), 0.1), ((7, 5, 3), 0.2), ((7, 5, 3), 0.3),
    ((8, 6, 2), 0.1), ((8, 6, 2), 0.2), ((8, 6, 2), 0.4), ((10, 8, 3), 0.1), ((10, 8, 3), 0.2),
    ((10, 8, 3), 0.4), ((6, 5, 2), 0.2), ((6, 5, 2), 0.4), ((9, 7, 4), 0.1), ((6, 5, 2, 4), 0.1),
    ((6, 5, 2, 4), 0.2), ((6, 5, 2, 4), 0.4), ((5, 4, 2, 3), 0.1), ((5, 4, 2, 3), 0.2),
    ((5, 4, 2, 3), 0.4),
)  # fmt: skip


def table(shape: tuple[int, ...], share: float = 0.1, seed: int = SEED) -> Cells:
    """A crossed table with `share` of its base cells small (1 to 10), and all its totals."""
    draw = np.random.default_rng(seed)
    counts = 11 + np.rint(np.exp(draw.normal(4.5, 1.0, shape)))
    counts = np.where(draw.random(shape) < share, draw.integers(1, 11, shape), counts)
    return crossed(counts)


def gathered(shape: tuple[int, ...], share: float, seed: int) -> Cells:
    """Poisson counts about a product of margins: small counts and zeros gather in small groups.

    About `share` of the base cells are below 11.
    """
    draw = np.random.default_rng(seed)
    mean = np.exp(draw.normal(0.0, 0.3, shape))
    for d, size in enumerate(shape):
        across = [1] * len(shape)
        across[d] = size
        mean = mean * np.exp(draw.normal(0.0, (0.5, 1.2, 0.1, 0.15)[d], size)).reshape(across)
    return crossed(draw.poisson(mean * 10.5 / np.quantile(mean, share)))


def city() -> Iterator[tuple[str, Cells]]:
    """30 tables of city size, counts spread and gathered by turns, seeds 100 to 129."""
    for at, (shape, share) in enumerate(CITY):
        make = gathered if at % 2 else table
        said = f"{' × '.join(map(str, shape))}, {share:.0%} small, {make.__name__}"
        yield said, make(shape, share, 100 + at)


def sparse(shape: tuple[int, ...] = (58, 20, 10), seed: int = SEED) -> Cells:
    """Places × groups × ages as small counties publish them: mostly small counts, many zeros."""
    draw = np.random.default_rng(seed)
    mean = np.exp(
        draw.normal(1.0, 1.5, (shape[0], 1, 1))
        + draw.normal(0.0, 0.6, (1, shape[1], 1))
        + draw.normal(0.0, 1.2, (1, 1, shape[2]))
    )
    return crossed(draw.poisson(mean))


def crossed(counts: NDArray[Any]) -> Cells:
    """All cells of a table of counts, totals included."""
    dimensions = tuple("abcd"[: counts.ndim])
    given = {
        tuple(f"{name}{at:03d}" for name, at in zip(dimensions, place, strict=True)): float(count)
        for place, count in np.ndenumerate(counts)
    }
    return build([(dimensions, given)])


def cities() -> None:
    """Whether the fewest hidden cells are proven; processor seconds."""
    proven = 0
    for said, cells in city():
        began = time.process_time()
        found = protect(cells)
        took = time.process_time() - began
        proven += found.proven_optimal
        print(
            f"{said}: {len(cells)} cells, {int(found.primary.sum())} small, cost {found.cost}, "
            f"proven least {found.least}, {took:.1f} s",
            flush=True,
        )
    print(f"{proven} of {len(CITY)} proven fewest")


def mostly_small() -> None:
    """Processor seconds to protect a sparse table, without its audit."""
    cells = sparse()
    began = time.process_time()
    found = protect(cells, audit=False)
    took = time.process_time() - began
    first, more = int(found.primary.sum()), int((found.hidden & ~found.primary).sum())
    print(f"{len(cells)} cells, {first} hidden by the rule, {more} more, {took:.1f} s")


def sizes() -> None:
    """1×, 10× and 100×, each with its audit."""
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
    if "--city" in sys.argv:
        cities()
    elif "--sparse" in sys.argv:
        mostly_small()
    else:
        sizes()
