"""How much each choice of a recipe moves places: every alternative is tried, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thrive.method.index.contributions import without
from thrive.method.index.recipe import Recipe
from thrive.wellbeing.recipes.choices import AS_PUBLISHED, Choices, applied
from thrive.wellbeing.recipes.scoring import scored
from thrive.wellbeing.recipes.writing import TOTAL

Floats = NDArray[np.float64]
ALTERNATIVES = (
    Choices(scale="wide"),
    Choices(scale="ends"),
    Choices(scale="position"),
    Choices(share="half"),
    Choices(share="all"),
    Choices(mean="geometric"),
)


@dataclass(frozen=True, slots=True)
class Move:
    """What one alternative does to the places' totals, in points of 100.

    `choice` is a key of words, or `without:<code>`. `mean` and `most` over the `places` that have
    a total both ways; `gained` and `lost` count those that have one only with or only without it.
    """

    choice: str
    mean: float
    most: float
    places: int
    gained: int
    lost: int

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def moves(recipe: Recipe, values: Floats, root: str = TOTAL) -> list[Move]:
    """One for each alternative and each indicator left out; none where nobody has a total.

    `values` (n, k) of the places alone, without the state. An indicator that nobody has is not
    left out; one that was alone in its area takes the area with it.
    """
    before = scored(recipe, values).scores[root]
    if np.isnan(before).all():
        return []
    return [
        _move(name, before, scored(other, values[:, kept]).scores[root])
        for name, other, kept in _others(recipe, values)
    ]


def _others(recipe: Recipe, values: Floats) -> Iterator[tuple[str, Recipe, list[int]]]:
    """A name, the recipe, and which columns of `values` it has."""
    everybody, every_column = np.ones(len(values), bool), list(range(len(recipe.codes)))
    for choices in ALTERNATIVES:
        said = ("scale", "share", "mean")
        [name] = [one for one in said if getattr(choices, one) != getattr(AS_PUBLISHED, one)]
        other = applied(recipe, choices, values, everybody)
        yield f"{name}:{getattr(choices, name)}", other, every_column
    for at, code in enumerate(recipe.codes):
        if not np.isnan(values[:, at]).all() and len(recipe.codes) > 1:
            yield f"without:{code}", without(recipe, code), [c for c in every_column if c != at]


def _move(name: str, before: Floats, after: Floats) -> Move:
    both = ~np.isnan(before) & ~np.isnan(after)
    far = np.abs(after[both] - before[both])
    return Move(
        name,
        round(float(far.mean()), 2) if far.size else 0.0,
        round(float(far.max()), 2) if far.size else 0.0,
        int(both.sum()),
        int((np.isnan(before) & ~np.isnan(after)).sum()),
        int((~np.isnan(before) & np.isnan(after)).sum()),
    )


def told(rows: list[Mapping[str, Any]]) -> list[Move]:
    """As they were kept in an edition."""
    return [Move(**row) for row in rows]
