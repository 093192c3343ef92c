"""Rank intervals against sorting: how much more do 1,000 draws cost than 1,000 argsorts?

    python benchmarks/method_uncertainty.py            1×, 10× and 100× of 850 units, and 482 units
    python benchmarks/method_uncertainty.py --quick    without the 85,000 units

85,000 units × 44 indicators in 14 groups, 3 domains and one index, 3 % of the values missing,
weights of all levels drawn ±25 %. The yardstick, in the same process and on as many threads: 1,000
argsorts of as many doubles. Both are the better of two. Memory is this process's peak. The data
are invented from a seed.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from thrive.method.index.build import build
from thrive.method.index.data import Data
from thrive.method.index.recipe import Recipe, parse
from thrive.method.uncertainty.intervals import intervals
from thrive.method.uncertainty.plan import Plan
from thrive.method.uncertainty.runs import threads

GROUPS = (4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2)
DOMAINS = (0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2)
DRAWS = 1000


def recipe() -> Recipe:
    lines = ['[recipe]\nname = "benchmark"\nid = "id"\n[normalize]\nmethod = "percentile-rank"']
    for group, size in enumerate(GROUPS):
        for _ in range(size):
            code = sum("[[indicator]]" in line for line in lines)
            weight = 0.5 + (code * 7 % 10) / 10
            lines.append(f'[[indicator]]\ncode = "i{code}"\ngroup = "s{group}"\nweight = {weight}')
    tree = [(f"s{at}", f"d{domain}") for at, domain in enumerate(DOMAINS)]
    tree += [(f"d{at}", "index") for at in range(3)] + [("index", "")]
    for code, parent in tree:
        lines.append(f'[[group]]\ncode = "{code}"\nparent = "{parent}"\nmin_share = 0.5')
    return parse("\n".join(lines))


def data(units: int) -> Data:
    random = np.random.default_rng(2024)
    common = random.normal(size=(units, 1))
    values = np.exp(0.5 * common + random.normal(size=(units, sum(GROUPS))))
    values[random.random(values.shape) < 0.03] = np.nan
    return Data([str(unit) for unit in range(units)], values)


def seconds(task: Callable[[], object], times: int = 2) -> tuple[float, float]:
    """On the clock, and of all processors together: the better of `times` for each."""
    clock, work = [], []
    for _ in range(times):
        start, began = time.perf_counter(), time.process_time()
        task()
        clock.append(time.perf_counter() - start)
        work.append(time.process_time() - began)
    return min(clock), min(work)


def argsorts(units: int) -> None:
    columns = np.random.default_rng(1).normal(size=(8, units))
    with ThreadPoolExecutor(threads()) as pool:
        list(pool.map(lambda turn: np.argsort(columns[turn % 8]).size, range(DRAWS)))


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def main() -> None:
    made = recipe()
    plan = Plan(draws=DRAWS, seed=1, noise=0.25)
    sizes = [482, 850, 8_500] + [85_000] * ("--quick" not in sys.argv)
    print(f"{DRAWS:,} draws on {threads()} processors; seconds on the clock (of all processors)")
    print(
        f"{'units':>7} {'argsorts':>14} {'ranks':>14} {'ratio':>13} "
        f"{'+ scores':>14} {'ratio':>13} {'build':>14} {'peak GB':>8}"
    )
    for units in sizes:
        inputs = data(units)
        sorting = seconds(lambda units=units: argsorts(units))
        ranking = seconds(lambda inputs=inputs: intervals(made, inputs, plan, scores=False))
        both = seconds(lambda inputs=inputs: intervals(made, inputs, plan))
        once = seconds(lambda inputs=inputs: build(made, inputs))
        print(
            f"{units:>7,} {pair(sorting):>14} {pair(ranking):>14} {over(ranking, sorting):>13} "
            f"{pair(both):>14} {over(both, sorting):>13} {pair(once):>14} {peak():>8.2f}"
        )
    print("ranks: rank intervals; + scores: score intervals as well; build: the index, once")
    print("On a busy machine the ratio in brackets, of the processors' work, is the one to read.")


def pair(times: tuple[float, float]) -> str:
    return f"{times[0]:.2f} ({times[1]:.2f})"


def over(times: tuple[float, float], yardstick: tuple[float, float]) -> str:
    return pair((times[0] / yardstick[0], times[1] / yardstick[1]))


if __name__ == "__main__":
    main()
