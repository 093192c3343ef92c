"""Which uncertainty moves the ranks most: Sobol' shares of weights, margins of error and choices.

The output is one number a run: the mean absolute shift of the units' ranks from those of the
recipe as it stands (Saisana, Saltelli & Tarantola 2005). Each thing a plan varies is one factor in
[0, 1): a choice takes the alternative at that fraction of its list, the weights and the values
each take one of SETS drawn sets. Units without a rank in a run do not enter its mean.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput
from thrive.method.index.build import build
from thrive.method.index.data import Data
from thrive.method.index.recipe import Recipe
from thrive.method.uncertainty.intervals import the_root
from thrive.method.uncertainty.plan import Plan, arrange, check
from thrive.method.uncertainty.ranks import Ranks, ranks
from thrive.method.uncertainty.runs import Runs, sweep
from thrive.method.uncertainty.sobol import Shares, design, shares

SETS = 4096  # drawn sets of weights, and of values, that a factor chooses from
BLOCK = 1024  # runs whose ranks are held at a time


def sensitivity(
    recipe: Recipe,
    data: Data,
    plan: Plan,
    rows: int = 500,
    *,
    of: str = "",
    resamples: int = 1000,
    workers: int = 0,
) -> Shares:
    """Sobol' shares with intervals at the plan's level, from rows · (factors + 2) runs.

    BadInput for a plan of fewer than two factors: all the variance would be that one's.
    """
    check(recipe, data, plan)
    factors = (*["weights"] * bool(plan.noise), *["margins of error"] * bool(plan.margins))
    factors += tuple(choice.name for choice in plan.choices)
    if len(factors) < 2:
        raise BadInput("shares of variance need at least two things that are varied.")
    root = the_root(recipe, of)
    points = design(rows, len(factors), plan.seed)
    index = build(recipe, data)
    nominal = ranks(index.scores[root])
    output = np.empty(len(points))
    for start in range(0, len(points), BLOCK):
        here = points[start : start + BLOCK]
        laid = _laid_out(recipe, data, plan, here)
        swept = sweep(data, index, laid, root, keep=False, workers=workers)
        output[start : start + BLOCK] = mean_shift(swept.ranks, nominal)
    return shares(output, factors, seed=plan.seed, level=plan.level, resamples=resamples)


def _laid_out(recipe: Recipe, data: Data, plan: Plan, points: NDArray[np.float64]) -> Runs:
    columns = iter(points.T)
    none = np.full(len(points), -1)
    weight_sets = _one_of(next(columns), SETS) if plan.noise else none
    value_sets = _one_of(next(columns), SETS) if plan.margins else none
    picks = [_one_of(next(columns), len(choice.alternatives)) for choice in plan.choices]
    return arrange(
        recipe, data, plan, weight_sets, value_sets, np.array(picks).reshape(-1, len(points))
    )


def _one_of(fraction: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    return (fraction * count).astype(np.int64)


def mean_shift(drawn: Ranks, nominal: Ranks) -> NDArray[np.float64]:
    """Mean of |rank - nominal rank| a run, (runs,), over units ranked in both; NaN where none is."""
    both = (drawn > 0) & (nominal > 0)
    count = both.sum(axis=1)
    moved = np.where(both, np.abs(drawn - nominal), 0).sum(axis=1)
    return np.divide(moved, count, out=np.full(len(drawn), np.nan), where=count > 0)
