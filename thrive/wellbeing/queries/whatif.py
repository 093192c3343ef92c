"""“Change the choices”: the whole edition scored anew in the request, by the reader's recipe."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from thrive.method.index.recipe import Recipe
from thrive.wellbeing.models import IndexEdition
from thrive.wellbeing.queries.editions import kept
from thrive.wellbeing.recipes.choices import Choices, applied
from thrive.wellbeing.recipes.scoring import Scored, scored
from thrive.wellbeing.recipes.writing import TOTAL


@dataclass(frozen=True)
class Chosen:
    """The recipe the choices make, and what it gives. `row` is the place's among all places.

    `mean` and `most`: points by which the totals of all places move, None where none has one.
    """

    recipe: Recipe
    made: Scored
    row: int
    mean: float | None
    most: float | None
    places: int

    def score_of(self, group: str) -> float | None:
        column = self.made.scores.get(group)
        value = float("nan") if column is None else float(column[self.row])
        return value if value == value else None

    @property
    def total(self) -> float | None:
        return self.score_of(TOTAL)


def chosen(edition: IndexEdition, choices: Choices, place: str) -> Chosen | None:
    """The edition with these choices, for all places at once; None for a place that is not in it.

    The state stands aside: a position among places is one among places of the kind.
    """
    numbers = kept(edition).numbers
    row = numbers.row_of(place)
    if row is None or row == len(numbers.ids) - 1:
        return None
    values = numbers.values[:-1]
    recipe = applied(edition.recipe.recipe, choices, values, np.ones(len(values), bool))
    made = scored(recipe, values)
    far = np.abs(made.scores[TOTAL] - numbers.scores[TOTAL][:-1])
    far = far[~np.isnan(far)]
    return Chosen(
        recipe,
        made,
        row,
        float(far.mean()) if far.size else None,
        float(far.max()) if far.size else None,
        int(far.size),
    )
