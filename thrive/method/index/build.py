"""From a recipe and a table to an index: the chain of verbs, in the order they stand here.

    screen → denominate → impute → treat → direct → normalize → weight → aggregate

Each verb is a pure function of its own module; a step the recipe does not declare is not taken.
Matrices have shape (n units, k indicators), columns in the order of `recipe.codes`, NaN = missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput
from thrive.method.index import screening, treat
from thrive.method.index.aggregate import score_tree
from thrive.method.index.data import Data, frame_of, gather
from thrive.method.index.denominate import denominate
from thrive.method.index.impute import impute
from thrive.method.index.normalize import normalize
from thrive.method.index.recipe import Flags, Recipe
from thrive.method.index.structure import structure

__all__ = ["Data", "Index", "build", "flag", "gather"]

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Index:
    """What the chain made, in the data's order of units.

    `values` (n, k) just before normalizing, `normalized` (n, k); `scores`, `ranks` and `flags` by
    code, each (n,); `weights` by group, in member order, as aggregation used them; `screened` (n,)
    the units left out; `notes` what an analyst should know, one sentence each.
    """

    recipe: Recipe
    ids: Sequence[str]
    values: Floats
    normalized: Floats
    scores: Mapping[str, Floats]
    ranks: Mapping[str, Floats]
    flags: Mapping[str, Floats]
    weights: Mapping[str, tuple[float, ...]]
    screened: Mask
    notes: tuple[str, ...]

    def columns(self) -> dict[str, Sequence[str] | Floats]:
        """The output table: id, n.<indicator>, s.<group>, r.<group>, f.<code>."""
        made: dict[str, Sequence[str] | Floats] = {self.recipe.id: self.ids}
        for at, code in enumerate(self.recipe.codes):
            made[f"n.{code}"] = self.normalized[:, at]
        for sign, columns in (("s", self.scores), ("r", self.ranks), ("f", self.flags)):
            made |= {f"{sign}.{code}": column for code, column in columns.items()}
        return made


def build(
    recipe: Recipe, data: Data, weights: Mapping[str, Sequence[float]] | None = None
) -> Index:
    """The index. `weights` replaces the recipe's own for the groups it names, in member order.

    BadInput, naming the data's file and column, where the values do not allow what the recipe asks.
    """
    try:
        return _build(recipe, data, weights)
    except BadInput as fault:
        if fault.file or not data.file:
            raise
        raise BadInput(fault.says, file=data.file, column=fault.column) from None


def _build(recipe: Recipe, data: Data, weights: Mapping[str, Sequence[float]] | None) -> Index:
    screened = _screen(recipe, data)
    values = _denominate(recipe, data)
    if screened.any():
        values[screened] = np.nan
    values = _impute(recipe, data, values, screened)
    values = _treat(recipe, data, values)
    constant = _constant(recipe, values)
    normalized = _normalize(recipe, data, values)
    given = _given(recipe, weights or {})
    made = score_tree(recipe, normalized, given, frame_of(recipe, data), data.ids)
    return Index(
        recipe,
        data.ids,
        values,
        normalized,
        made.scores,
        made.ranks,
        flag(recipe, normalized),
        made.weights,
        screened,
        (*constant, *made.notes, *_notes(screened, made.scores)),
    )


def _screen(recipe: Recipe, data: Data) -> Mask:
    screen = recipe.screen
    if screen is None:
        return np.zeros(len(data.ids), bool)
    tree = structure(recipe)
    lowest = {
        code: [recipe.codes.index(leaf) for leaf in tree.leaves[code]]
        for code in (tree.levels[0] if tree.levels else ())
    }
    beyond = np.zeros(len(data.ids), bool)
    if screen.exclude:
        beyond |= data.numbers[screen.exclude] >= screen.exclude_from
    if screen.population:
        beyond |= ~(data.numbers[screen.population] >= screen.min_population)
    kept = screening.keep(
        data.values,
        min_share=screen.min_share,
        min_nonzero_share=screen.min_nonzero_share,
        groups=lowest if screen.each_group else None,
        exclude=beyond,
    )
    if not kept.any():
        raise BadInput("the screen leaves no unit.", file=recipe.file)
    return ~kept


def _denominate(recipe: Recipe, data: Data) -> Floats:
    values = np.asfortranarray(data.values).copy(order="F")
    for at, indicator in enumerate(recipe.indicators):
        if not indicator.divide_by and indicator.per == 1:
            continue
        with np.errstate(over="ignore"):
            if indicator.divide_by:
                divisor = data.numbers[indicator.divide_by]
                values[:, at] = denominate(
                    values[:, at], divisor, per=indicator.per, column=indicator.code
                )
            else:
                values[:, at] *= indicator.per
        endless = np.flatnonzero(np.isinf(values[:, at]))
        if endless.size:
            says = f"the rate of unit {data.ids[int(endless[0])]} is too large for a number."
            raise BadInput(says, column=indicator.code)
    return values


def _impute(recipe: Recipe, data: Data, values: Floats, screened: Mask) -> Floats:
    how = recipe.impute
    if how is None:
        return values
    kept = ~screened  # a unit left out neither gives to the mean nor takes from it
    groups = np.asarray(data.texts[how.group])[kept] if how.group else None
    value = how.value if how.method == "value" else np.nan
    values[kept] = impute(
        values[kept], how.method, groups=groups, value=value, columns=recipe.codes
    ).values
    return values


def _treat(recipe: Recipe, data: Data, values: Floats) -> Floats:
    how = recipe.treat
    if how is None:
        return values
    gate = treat.Gate(how.max_skew, how.max_kurtosis)
    people = data.numbers[how.population] if how.population else None
    for at, indicator in enumerate(recipe.indicators):
        x, code = values[:, at], indicator.code
        if not indicator.treat:
            continue
        if how.method == "winsorize":
            values[:, at] = treat.treat(
                values[:, [at]],
                max_points=how.max_points,
                gate=gate,
                otherwise=how.otherwise,
                columns=[code],
            ).values[:, 0]
        elif how.method == "quantiles":
            weight = None if people is None else np.nan_to_num(people)
            values[:, at] = treat.code_tails(x, *how.quantiles, weight, column=code)[0]
        elif how.method == "log":
            values[:, at] = treat.log_transform(x, column=code)
        else:
            values[:, at] = treat.box_cox(x, column=code)[0]
    return values


def _normalize(recipe: Recipe, data: Data, values: Floats) -> Floats:
    normalized = np.empty(values.shape, order="F")
    frame = frame_of(recipe, data)

    def one(at: int) -> None:
        indicator = recipe.indicators[at]
        normalized[:, at] = normalize(
            values[:, at], indicator.normalize, indicator.reversed, frame, indicator.column
        )

    if values.size < THREADED:
        for at in range(values.shape[1]):
            one(at)
    else:  # NumPy sorts without the interpreter's lock
        with ThreadPoolExecutor() as pool:
            list(pool.map(one, range(values.shape[1])))
    return normalized


THREADED = 200_000  # cells; below, starting threads costs more than they save


def _given(recipe: Recipe, weights: Mapping[str, Sequence[float]]) -> dict[str, tuple[float, ...]]:
    members = structure(recipe).members
    for code, given in weights.items():
        if code not in members:
            raise BadInput(f"weights are given for {code}, which is no group.", file=recipe.file)
        if len(given) != len(members[code]):
            says = f"group {code} has {len(members[code])} members and {len(given)} weights."
            raise BadInput(says, file=recipe.file)
    return {code: tuple(float(weight) for weight in given) for code, given in weights.items()}


def flag(recipe: Recipe, normalized: Floats) -> dict[str, Floats]:
    """1 where a position is at least the recipe's limit, else 0; groups count those beneath.

    NaN where the position is missing, and in a group where any flag beneath is.
    """
    limit: Flags | None = recipe.flags
    if limit is None:
        return {}
    flags = {}
    for at, code in enumerate(recipe.codes):
        x = normalized[:, at]
        flags[code] = np.where(np.isnan(x), np.nan, (x >= limit.at_least).astype(float))
    if limit.groups == "count":
        for code, leaves in structure(recipe).leaves.items():
            total = np.zeros(len(normalized))
            for leaf in leaves:
                total += flags[leaf]
            flags[code] = total
    return flags


def _constant(recipe: Recipe, values: Floats) -> list[str]:
    """Refuse a column without values, or with one for all; a note where it is taken as given."""
    notes = []
    for at, indicator in enumerate(recipe.indicators):
        value = _only_value(values[:, at])
        if value is None and np.isnan(values[:64, at]).all() and np.isnan(values[:, at]).all():
            says = f"no value of indicator {indicator.code} is left to normalize."
            raise BadInput(says, column=indicator.column)
        if value is None:
            continue
        if indicator.normalize.method != "none":
            raise BadInput(
                f"all values are equal ({value:g}), so indicator {indicator.code} tells no unit "
                "from another; leave it out.",
                column=indicator.column,
            )
        notes.append(f"All values of {indicator.code} are equal: it tells no unit from another.")
    return notes


def _only_value(x: Floats) -> float | None:
    """What two or more units all have, or None."""
    for part in (x[:64], x):  # the first few nearly always differ
        known = part[~np.isnan(part)]
        if known.size > 1 and (known != known[0]).any():
            return None
    return float(known[0]) if known.size > 1 else None


def _notes(screened: Mask, scores: Mapping[str, Floats]) -> list[str]:
    notes = []
    left = int(np.count_nonzero(screened))
    if left:
        notes.append(f"The screen left out {left:,} of {screened.size:,} units.")
    for code, score in scores.items():
        without = int(np.count_nonzero(np.isnan(score)))
        if without == score.size:
            notes.append(f"{code}: no unit has a score.")
        elif without:
            notes.append(f"{code}: {without:,} of {score.size:,} units have no score.")
    return notes
