"""What a recipe takes out of a table: units, values, and the columns beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput
from thrive.method.index.frame import Frame, Peers
from thrive.method.index.recipe import Normalization, Recipe
from thrive.method.tables import Table

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Data:
    """What a recipe needs of a table: ids as text, `values` (n, k), and columns beside them.

    `numbers` holds denominators, populations and screens by column name, `texts` norm groups,
    imputation groups and base years.
    """

    ids: Sequence[str]
    values: Floats
    numbers: Mapping[str, Floats] = field(default_factory=dict)
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    file: str = ""  # where all this was read, for a fault to name


def gather(recipe: Recipe, table: Table) -> Data:
    """The recipe's columns out of a table; BadInput for a column, cell or id that is off."""
    ids = table.text(recipe.id)
    base = recipe.base_year
    seen: dict[tuple[str, str], int] = {}
    years = table.text(base.column) if base else [""] * len(ids)
    if not ids:
        raise BadInput("the file has a header and no rows.", file=table.file)
    for row, key in enumerate(zip(ids, years, strict=True)):
        if not key[0].strip():
            raise _at(table, row, recipe.id, "the id is empty.")
        if key in seen:
            first = table.lines[seen[key]]
            raise _at(
                table, row, recipe.id, f"the id {key[0]} stands twice (first on line {first})."
            )
        seen[key] = row
    values = np.empty((len(ids), len(recipe.codes)), order="F")
    for at, indicator in enumerate(recipe.indicators):
        values[:, at] = table.numbers(indicator.column, recipe.missing)
        if np.isnan(values[:, at]).all():
            says = f"indicator {indicator.code} has no value at all."
            raise BadInput(says, file=table.file, column=indicator.column)
    texts = {name: table.text(name) for name in _text_columns(recipe)}
    if recipe.norm_group:
        for row, label in enumerate(texts[recipe.norm_group]):
            if not label.strip():
                raise _at(table, row, recipe.norm_group, "the unit has no norm group.")
    numbers = {name: table.numbers(name, recipe.missing) for name in _number_columns(recipe)}
    for name in sorted(_populations(recipe)):
        below = np.flatnonzero(numbers[name] < 0)
        if below.size:
            raise _at(table, int(below[0]), name, "the population is negative.")
    return Data(ids, values, numbers, texts, table.file)


def _at(table: Table, row: int, column: str, says: str) -> BadInput:
    return BadInput(says, file=table.file, line=table.lines[row], column=column)


def _normalizations(recipe: Recipe) -> list[Normalization]:
    reranks = [group.rerank for group in recipe.groups if group.rerank]
    return [indicator.normalize for indicator in recipe.indicators] + reranks


def _number_columns(recipe: Recipe) -> set[str]:
    names = {indicator.divide_by for indicator in recipe.indicators}
    names |= {recipe.screen.exclude, recipe.screen.population} if recipe.screen else set()
    return (names | _populations(recipe)) - {""}


def _populations(recipe: Recipe) -> set[str]:
    """Columns that weight by people."""
    names = {how.population for how in _normalizations(recipe)}
    names |= {one.people for one in recipe.indicators} | {one.people for one in recipe.groups}
    names |= {recipe.treat.population} if recipe.treat else set()
    return names - {""}


def _text_columns(recipe: Recipe) -> set[str]:
    names = {recipe.norm_group}
    names |= {recipe.impute.group} if recipe.impute else set()
    names |= {recipe.base_year.column} if recipe.base_year else set()
    return names - {""}


def frame_of(recipe: Recipe, data: Data) -> Frame:
    """Norm groups, population weights, base-year rows and ids, for the recipe's methods."""
    base = None
    if recipe.base_year:
        base = np.asarray(data.texts[recipe.base_year.column]) == recipe.base_year.value
        if not base.any():
            raise BadInput(
                f"no row reads {recipe.base_year.value}, the base year.",
                column=recipe.base_year.column,
            )
    peers = Peers.of(data.texts[recipe.norm_group]) if recipe.norm_group else None
    return Frame(peers, data.numbers, base, data.ids)
