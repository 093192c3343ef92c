"""Rank and score intervals: where each unit could stand, over many runs of the index."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput
from thrive.method.index.build import Index, build
from thrive.method.index.data import Data
from thrive.method.index.recipe import Recipe
from thrive.method.index.structure import structure
from thrive.method.uncertainty import quantiles
from thrive.method.uncertainty.plan import Plan, lay_out
from thrive.method.uncertainty.ranks import Ranks, ranks
from thrive.method.uncertainty.runs import Runs, Sweep, sweep, threads
from thrive.method.uncertainty.words import could_be

Floats = NDArray[np.float64]
UNITS = 512  # units whose ranks are sorted together


@dataclass(frozen=True)
class Intervals:
    """Each array has shape (units,), in the data's order; NaN where a unit has no score.

    `score` and `rank` are those of the recipe as it stands (nominal). `mean`, `median`, `lower`
    and `upper` are of the rank over the runs in which the unit has one, `score_lower` and
    `score_upper` of the score; the bounds are the quantiles (1 - level)/2 and (1 + level)/2, type
    7. Score bounds are NaN where the runs' scores are not on one scale (choices of recipe).
    """

    ids: Sequence[str]
    score: Floats
    rank: Floats
    mean: Floats
    median: Floats
    lower: Floats
    upper: Floats
    score_lower: Floats
    score_upper: Floats
    level: float
    runs: int
    seed: int | None
    recipe: str
    varied: tuple[str, ...]

    def says(self, unit: int) -> str:
        """“could be anywhere from 12th to 31st”, for the unit in this row."""
        return could_be(float(self.lower[unit]), float(self.upper[unit]))


def the_root(recipe: Recipe, of: str = "") -> str:
    """The group whose ranks are asked for: `of`, or the recipe's only root. Else BadInput."""
    roots = structure(recipe).roots
    if of:
        if of not in recipe.group:
            raise BadInput(f"there is no group {of} to rank by.", file=recipe.file)
        return of
    if len(roots) != 1:
        listed = ", ".join(roots)
        raise BadInput(
            f"the recipe has no single total; say which group to rank by: {listed}.",
            file=recipe.file,
        )
    return roots[0]


def intervals(
    recipe: Recipe, data: Data, plan: Plan, *, of: str = "", scores: bool = True, workers: int = 0
) -> Intervals:
    """Draw what `plan` varies, run the index each time, and give each unit's rank interval.

    `of`: the group ranked by, by default the only root. Without `scores` the score bounds are
    NaN. BadInput for a plan that varies nothing or names what the recipe does not have.
    """
    root = the_root(recipe, of)
    laid = lay_out(recipe, data, plan)
    index = build(recipe, data)
    swept = sweep(data, index, laid, root, keep=scores, workers=workers)
    return summarize(index, root, swept, plan.level, plan.seed, plan.says(recipe), workers=workers)


def replay(
    recipe: Recipe,
    data: Data,
    weights: dict[str, Floats],
    *,
    of: str = "",
    level: float = 0.90,
    workers: int = 0,
) -> tuple[Intervals, Sweep]:
    """Intervals over given draws: by code, the weights (draws,) it had; other weights stay.

    The sweep holds every draw's ranks, so that published draws can be compared one by one.
    BadInput for an unknown code, draws of unequal number, or a weight that is negative or not
    finite.
    """
    root = the_root(recipe, of)
    counts = {len(drawn) for drawn in weights.values()}
    if len(counts) != 1 or not min(counts):
        raise BadInput("every code needs the same number of drawn weights, at least one.")
    for code, drawn in weights.items():
        if code not in structure(recipe).parent:
            raise BadInput(f"weights are drawn for {code}, which the recipe does not have.")
        if not (np.isfinite(drawn).all() and (drawn >= 0).all()):
            raise BadInput(f"a weight drawn for {code} is negative or not finite.")
    count = counts.pop()
    given = {code: np.asarray(drawn, np.float64) for code, drawn in weights.items()}
    runs = Runs(count, recipe, (recipe,), np.zeros(count, np.int64), weights=given)
    index = build(recipe, data)
    swept = sweep(data, index, runs, root, workers=workers)
    said = (f"weights of {len(given)} codes, as given",)
    return summarize(index, root, swept, level, None, said, workers=workers), swept


def summarize(
    index: Index,
    root: str,
    swept: Sweep,
    level: float,
    seed: int | None,
    varied: tuple[str, ...],
    *,
    workers: int = 0,
) -> Intervals:
    """Rank statistics of a sweep beside the scores and ranks of `index`, the recipe as it stands."""
    tail = round((1 - level) / 2, 12)  # 0.05, not 0.04999999999999999
    shares = (tail, 0.5, 1 - tail)
    units = len(index.ids)
    over_ranks = np.full((4, units), np.nan)
    over_scores = np.full((2, units), np.nan)

    def rank_part(start: int) -> None:
        part = slice(start, start + UNITS)
        over_ranks[:, part] = rank_statistics(swept.ranks[:, part], shares)

    def score_part(number: int) -> None:
        at, scores = swept.chunks[number]()
        over_scores[:, at] = quantiles.of_present(scores, (shares[0], shares[2]))

    with ThreadPoolExecutor(workers or threads()) as pool:
        list(pool.map(rank_part, range(0, units, UNITS)))
        list(pool.map(score_part, range(len(swept.chunks))))
    score = index.scores[root]
    rank = ranks(score).astype(np.float64)
    rank[rank == 0] = np.nan
    mean, median, lower, upper = over_ranks
    return Intervals(
        ids=index.ids,
        score=score,
        rank=rank,
        mean=mean,
        median=median,
        lower=lower,
        upper=upper,
        score_lower=over_scores[0],
        score_upper=over_scores[1],
        level=level,
        runs=len(swept.ranks),
        seed=seed,
        recipe=index.recipe.hash,
        varied=varied,
    )


def rank_statistics(drawn: Ranks, shares: Sequence[float]) -> Floats:
    """Mean, median, lower, upper, float64 (4, units), of ranks (runs, units); 0 is no rank.

    `shares` of the lower bound, the median and the upper bound.
    """
    across = np.ascontiguousarray(drawn.T)
    if across.size and across.min() > 0:
        across.sort(axis=1)
        lower, median, upper = quantiles.of_sorted(across, shares)
        return np.stack([across.mean(axis=1), median, lower, upper])
    present = across > 0
    count = present.sum(axis=1)
    lower, median, upper = quantiles.of_present(np.where(present, across, np.nan), shares)
    mean = np.full(len(across), np.nan)
    np.divide(across.sum(axis=1), count, out=mean, where=count > 0)
    return np.stack([mean, median, lower, upper])
