"""The data for a recipe and for every alternative of its choices (`index.recipe_choices`)."""

from __future__ import annotations

import numpy as np

from thrive.method.index import data as source
from thrive.method.index.data import Data
from thrive.method.index.recipe import Recipe
from thrive.method.index.recipe_choices import Choice, chosen, facts
from thrive.method.tables import Table


def gather(recipe: Recipe, table: Table, among: tuple[Choice, ...] = ()) -> Data:
    """`index.data.gather`, with the columns that any alternative needs besides the recipe's own."""
    data = source.gather(recipe, table)
    numbers, texts = dict(data.numbers), dict(data.texts)
    base = facts(recipe) if among else {}
    for choice in among:
        for alternative in choice.alternatives:
            other = chosen(base, recipe, {choice.name: alternative})
            beside = source.gather(other, table)
            numbers |= beside.numbers
            texts |= beside.texts
    return Data(data.ids, data.values, numbers, texts, data.file)


def narrowed(data: Data, whole: Recipe, recipe: Recipe) -> Data:
    """The data of `whole` with the columns of `recipe`, some of whose indicators are left out."""
    if recipe.codes == whole.codes:
        return data
    at = [whole.codes.index(code) for code in recipe.codes]
    values = np.asfortranarray(data.values[:, at])
    return Data(data.ids, values, data.numbers, data.texts, data.file)
