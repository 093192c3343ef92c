"""A small index of invented cities, and the slow, plain way to draw it again and again."""

from __future__ import annotations

import numpy as np

from thrive.method.index.build import build
from thrive.method.index.data import Data
from thrive.method.index.recipe import Recipe, parse
from thrive.method.index.structure import structure
from thrive.method.uncertainty.plan import Plan, lay_out

SMALL = """
[recipe]
name = "small"
id = "city"
[normalize]
method = "percentile-rank"
"""


def small(aggregate: str = "mean", missing: str = "min_share = 0.5", top: str = SMALL) -> Recipe:
    lines = [top]
    for code, group in zip("ABCDE", "GGGHH", strict=True):
        lines.append(
            f'[[indicator]]\ncode = "{code}"\ngroup = "{group}"\nweight = {ord(code) - 63}'
        )
    for code in "GH":
        lines.append(f'[[group]]\ncode = "{code}"\nparent = "T"\n{missing}')
    lines.append(f'[[group]]\ncode = "T"\n{missing}\naggregate = "{aggregate}"')
    return parse("\n".join(lines))


def cities(units: int = 90, gaps: float = 0.2, seed: int = 1) -> Data:
    random = np.random.default_rng(seed)
    values = random.normal(size=(units, 5))
    values[random.random(values.shape) < gaps] = np.nan
    return Data([f"{unit:03d}" for unit in range(units)], values)


def by_hand(recipe: Recipe, data: Data, plan: Plan, root: str = "T") -> np.ndarray:
    """Every draw's scores by the index's own chain, (draws, units)."""
    laid = lay_out(recipe, data, plan)
    index = build(recipe, data)
    weights = laid.weights_of(index, np.arange(plan.draws))
    members = structure(recipe).members
    return np.array(
        [
            build(
                recipe,
                data,
                {group: [weights[m][run] for m in inside] for group, inside in members.items()},
            ).scores[root]
            for run in range(plan.draws)
        ]
    )


def ranked(scores: np.ndarray) -> np.ndarray:
    higher = scores[:, np.newaxis, :] > scores[:, :, np.newaxis]
    return np.where(np.isnan(scores), 0, 1 + higher.sum(axis=2))
