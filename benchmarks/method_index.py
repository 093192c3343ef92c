"""The index engine against the sort it cannot do without, in one run and one process.

`.venv/bin/python benchmarks/method_index.py`: percentile ranks of 44 indicators and weighted means
over three levels, for 850, 8,500 and 85,000 units (invented data, seed 1, 3 % missing), as a ratio
to NumPy's argsort of the same 44 columns plus one pass of weighted means a level; then the what-if
of 482 cities, from data in memory to scores, after a change of weights and of everything.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from thrive.method.index import recipe as recipes
from thrive.method.index.aggregate import score_tree
from thrive.method.index.build import Data, build

INDICATORS, SUBDOMAINS, DOMAINS = 44, 14, 3


def recipe(method: str) -> recipes.Recipe:
    text = f'[recipe]\nname = "bench"\nid = "id"\n[normalize]\nmethod = "{method}"\n'
    for i in range(INDICATORS):
        direction = "asset" if i % 5 == 2 else "burden"
        text += f'[[indicator]]\ncode = "i{i}"\ngroup = "s{i * SUBDOMAINS // INDICATORS}"\n'
        text += f'direction = "{direction}"\nweight = {0.5 + i / 44}\n'
    for s in range(SUBDOMAINS):
        text += (
            f'[[group]]\ncode = "s{s}"\nparent = "d{s * DOMAINS // SUBDOMAINS}"\nmin_share = 0.5\n'
        )
    for d in range(DOMAINS):
        text += f'[[group]]\ncode = "d{d}"\nparent = "total"\nmin_share = 0.5\n'
    return recipes.parse(text + '[[group]]\ncode = "total"\nmin_share = 0.5\n')


def data(units: int) -> Data:
    random = np.random.default_rng(1)
    values = np.exp(random.normal(size=(units, INDICATORS)))
    values[:, ::4] = np.round(values[:, ::4], 1)  # tied
    values[random.random(values.shape) < 0.03] = np.nan
    return Data([f"u{row:05}" for row in range(units)], np.asfortranarray(values))


def floor(values: np.ndarray) -> None:
    """Argsort of every column, and one pass of weighted means over present members a level."""
    for column in values.T:
        np.argsort(column)
    for members in (values, values[:, :SUBDOMAINS], values[:, :DOMAINS]):
        weights = np.ones(members.shape[1])
        carried = ~np.isnan(members) @ weights
        np.divide(
            np.nan_to_num(members) @ weights, carried, out=np.zeros(len(members)), where=carried > 0
        )


def best(what: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        what()
        taken.append(time.perf_counter() - start)
    return min(taken)


def main() -> None:
    ranks, z = recipe("percentile-rank"), recipe("z-score")
    print("units     floor ms   ranks ms   ratio   z-scores ms")
    for units in (850, 8_500, 85_000):
        some = data(units)
        times = 3 if units > 50_000 else 7
        least = best(lambda some=some: floor(some.values), times)
        ours = best(lambda some=some: build(ranks, some), times)
        scores = best(lambda some=some: build(z, some), times)
        print(
            f"{units:>6,}  {least * 1e3:>9.1f}  {ours * 1e3:>9.1f}  {ours / least:>6.2f}"
            f"  {scores * 1e3:>12.1f}"
        )
    cities = data(482)
    made = build(ranks, cities)
    whole = best(lambda: build(ranks, cities), 30)
    again = best(lambda: score_tree(ranks, made.normalized, {"total": (2.0, 1.0, 1.0)}), 30)
    print(f"482 cities: everything {whole * 1e3:.1f} ms, other weights {again * 1e3:.1f} ms")


if __name__ == "__main__":
    main()
