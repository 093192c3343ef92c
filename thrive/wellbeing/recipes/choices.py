"""“Change the choices”: what a reader may choose otherwise, in the address, and the recipe it makes.

Every choice has a default, the recipe as published, so an address without choices is the published
index.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

import numpy as np
from numpy.typing import NDArray

from thrive.method.index.recipe import Group, Indicator, Recipe
from thrive.wellbeing.recipes.writing import TOTAL, goalposts_of

Floats = NDArray[np.float64]
SCALES = ("goalposts", "wide", "ends", "position")
SHARES = {"one": 0.0, "half": 0.5, "sixty": 0.6, "all": 1.0}
MEANS = ("mean", "geometric")
AREAS = (1, 2, 3, 4, 5, 6)
MOST = 100


@dataclass(frozen=True, slots=True)
class Choices:
    """`points` by area (1 to 6), empty for equal ones; `team` names a team's weights, as published.

    scale: goalposts (as published), wide (5th to 95th percentile), ends (lowest to highest) or
    position (percentile among the places). share: how much of an area must be there. mean: how
    areas make the total. total: whether there is one.
    """

    points: Mapping[int, float] = field(default_factory=dict)
    team: str = ""
    scale: str = "goalposts"
    share: str = "sixty"
    mean: str = "mean"
    total: bool = True

    @property
    def changed(self) -> bool:
        """Whether a score could come out otherwise; leaving the total out changes none."""
        return replace(self, total=True) != AS_PUBLISHED

    def address(self) -> str:
        """The query of a link that leads here again, with "?" before it; "" for no choices."""
        said: list[tuple[str, str]] = [
            (f"w{area}", f"{points:g}") for area, points in sorted(self.points.items())
        ]
        said += [
            (name, getattr(self, name))
            for name in ("team", "scale", "share", "mean")
            if getattr(self, name) != getattr(AS_PUBLISHED, name)
        ]
        said += [] if self.total else [("total", "no")]
        return "?" + urlencode(said) if said else ""


AS_PUBLISHED = Choices()


def applied(recipe: Recipe, choices: Choices, values: Floats, among: NDArray[np.bool_]) -> Recipe:
    """The recipe with the choices put in. `among` (n,): the rows that goalposts are taken from.

    `values` (n, k) are those of the edition. Areas without points given count 0 once any has some,
    and an area that counts 0 is no part of the total, be it there or not. Where that leaves none
    of this recipe's areas, the weights stay equal.
    """
    indicators = tuple(
        _scaled(one, choices.scale, values[among, at]) for at, one in enumerate(recipe.indicators)
    )
    groups = tuple(_ruled(one, choices) for one in recipe.groups)
    if any(one.weight for one in groups if one.parent == TOTAL):
        groups = tuple(one if one.weight else replace(one, parent="") for one in groups)
    else:
        groups = tuple(replace(one, weight=1.0) for one in groups)
    return dataclasses.replace(recipe, indicators=indicators, groups=groups)


def _scaled(one: Indicator, scale: str, values: Floats) -> Indicator:
    if scale == "goalposts" or one.normalize.goalposts is None:
        return one
    if scale == "position":
        how = replace(one.normalize, method="percentile-rank", scale=100.0, ties="mean")
        return replace(one, normalize=how)
    known = values[~np.isnan(values)]
    if not known.size or goalposts_of(values) is None:
        return one
    ends = (0.05, 0.95) if scale == "wide" else (0.0, 1.0)
    low, high = (float(post) for post in np.quantile(known, ends))
    return replace(one, normalize=replace(one.normalize, goalposts=(low, high)))


def _ruled(one: Group, choices: Choices) -> Group:
    if one.code == TOTAL:
        return replace(one, aggregate=choices.mean)
    weight = choices.points.get(int(one.code[1:]), 0.0) if choices.points else one.weight
    return replace(one, weight=weight, min_share=SHARES[choices.share])
