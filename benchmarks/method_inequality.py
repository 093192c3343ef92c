"""The bootstrap of every distance measure against drawing the same numbers, and whole reports.

    python benchmarks/method_inequality.py

34 groups × 2,000 draws, ten measures with their intervals. The yardstick, in the same process:
NumPy drawing as many normal numbers and nothing else. Then 10 and 100 times the draws and the
groups, and all measures of a case of 8 groups. Processor time, best of several; the
data are invented from a seed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from thrive.method.inequality import Groups, measures
from thrive.method.inequality.bootstrap import dispersion


def best(of: Callable[[], object], times: int) -> float:
    took = []
    for _ in range(times):
        start = time.process_time()
        of()
        took.append(time.process_time() - start)
    return min(took)


def invented(size: int) -> Groups:
    rng = np.random.default_rng(3)
    return Groups.of(
        rng.uniform(60, 100, size),
        se=rng.uniform(0, 6, size),
        population=rng.integers(20, 2_000, size).astype(float),
        reference=0,
        favorable=True,
    )


def main() -> None:
    print("groups   draws   draw alone   ten measures   ratio")
    for size, draws in ((34, 2_000), (34, 20_000), (34, 200_000), (340, 2_000), (3_400, 2_000)):
        groups = invented(size)
        times = 20 if size * draws < 1e6 else 3
        alone = best(
            lambda n=size, d=draws: np.random.default_rng(1).standard_normal((d, n)), times
        )
        whole = best(lambda g=groups, d=draws: dispersion(g, draws=d), times)
        print(
            f"{size:6,} {draws:7,} {1e3 * alone:9.2f} ms {1e3 * whole:11.2f} ms"
            f"   {whole / alone:5.1f}"
        )
    groups = invented(8)
    took = best(lambda: [measures(groups, draws=2_000) for _ in range(100)], 1)
    print(f"all 17 measures of one case of 8 groups, 2,000 draws: {10 * took:.2f} ms")


if __name__ == "__main__":
    main()
