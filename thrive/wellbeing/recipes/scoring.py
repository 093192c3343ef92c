"""From the numbers of many places to positions, scores, likely ranges and drivers.

Matrices have shape (n places, k indicators) in the order of `recipe.codes`, NaN = missing. The
arithmetic is the method library's; here stands only what is asked of it. An indicator without
fixed goalposts takes no part, and one without any value is missing everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thrive.method.index.aggregate import score_tree
from thrive.method.index.contributions import contributions
from thrive.method.index.normalize import normalize
from thrive.method.index.recipe import Recipe
from thrive.method.index.structure import structure
from thrive.method.precision.acs import Z90
from thrive.wellbeing.recipes.writing import TOTAL

Floats = NDArray[np.float64]
DRAWS, SEED, LEVEL = 400, 1, 0.90
AT_ONCE = 25  # draws computed together: enough to be quick, few enough to stay in the cache


@dataclass(frozen=True)
class Scored:
    """`positions` (n, k), 0 to 100; `scores` by group code, each (n,), NaN where there is none."""

    positions: Floats
    scores: Mapping[str, Floats]


def positions_of(recipe: Recipe, values: Floats) -> Floats:
    """Each value between its goalposts (or among the values, where a choice says so)."""
    made = np.full(values.shape, np.nan)
    for at, one in enumerate(recipe.indicators):
        fixed = one.normalize.method != "goalposts" or one.normalize.goalposts is not None
        if fixed and not np.isnan(values[:, at]).all():
            made[:, at] = normalize(values[:, at], one.normalize, one.reversed, name=one.code)
    return made


def scored(recipe: Recipe, values: Floats) -> Scored:
    made = positions_of(recipe, values)
    return Scored(made, score_tree(recipe, made).scores)


@dataclass(frozen=True)
class Ranges:
    """The 90 % interval of each group's score, by code, each (n,).

    NaN where there is no score, and where none of its numbers has a margin of error.
    """

    low: Mapping[str, Floats]
    high: Mapping[str, Floats]


def ranges(
    recipe: Recipe, values: Floats, moe: Floats, *, draws: int = DRAWS, seed: int = SEED
) -> Ranges:
    """Draw every value from its margin of error (normal, SE = MOE/1.645) and score again.

    The goalposts stay where they are. The same numbers always give the same ranges.
    """
    spread = np.nan_to_num(moe / Z90)
    generator = np.random.default_rng(seed)
    n, k = values.shape
    found: dict[str, list[Floats]] = {group.code: [] for group in recipe.groups}
    for start in range(0, draws, AT_ONCE):
        count = min(AT_ONCE, draws - start)
        drawn = values + spread * generator.standard_normal((count, n, k))
        made = scored(recipe, drawn.reshape(count * n, k))
        for code, score in made.scores.items():
            found[code].append(score.reshape(count, n))
    tail = (1 - LEVEL) / 2
    uncertain = _uncertain(recipe, values, moe)
    low, high = {}, {}
    for code, parts in found.items():
        across = np.sort(np.concatenate(parts), axis=0)  # a missing score is missing in each draw
        low[code], high[code] = np.quantile(across, (tail, 1 - tail), axis=0)
        low[code][~uncertain[code]] = high[code][~uncertain[code]] = np.nan
    return Ranges(low, high)


def _uncertain(recipe: Recipe, values: Floats, moe: Floats) -> dict[str, NDArray[np.bool_]]:
    known = ~np.isnan(values) & (np.nan_to_num(moe) > 0)
    return {
        code: np.asarray(known[:, [recipe.codes.index(leaf) for leaf in leaves]].any(axis=1))
        for code, leaves in structure(recipe).leaves.items()
    }


@dataclass(frozen=True, slots=True)
class Driver:
    """One indicator of one place. `pull`: points by which it holds the score above (+) or below
    (-) the middle of the scale; None where there is no score to pull at."""

    code: str
    position: float
    share: float | None
    pull: float | None


def drivers(recipe: Recipe, made: Scored, row: int, root: str = TOTAL) -> list[Driver]:
    """Every indicator the place has, the strongest hold first, then what pulls down most.

    Shares are those with which the indicator entered this place's score (a missing one's share has
    gone to its neighbors), so pulls add up to the score minus 50.
    """
    one = made.positions[row : row + 1]
    scores = {code: score[row : row + 1] for code, score in made.scores.items()}
    aggregates = {group.code: group.aggregate for group in recipe.groups}
    share: Sequence[float] = [float("nan")] * one.shape[1]
    if root in scores and not np.isnan(scores[root][0]) and aggregates[root] == "mean":
        parts = contributions(
            structure(recipe), one, root=root, aggregates=aggregates, scores=scores
        )
        share = parts.share[0].tolist()
    found = [
        Driver(code, position, None, None)
        if part != part
        else Driver(code, position, part, part * (position - 50))
        for code, position, part in zip(recipe.codes, one[0].tolist(), share, strict=True)
        if position == position
    ]
    return sorted(found, key=lambda one: -(one.pull if one.pull is not None else one.position))
