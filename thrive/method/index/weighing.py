"""The weights a group's members get, as the recipe declares them.

given       the members' `weight`                 equal   1 each
population  the people of each member's `people` column, added up over all units (in a panel, those
            of the base year): the group then speaks for everybody alike
pca         the first component's loadings        optimized  so that the members' correlations with
            the group's score stand as their `weight`s do

The last two are found over the units of all norm groups together. See `weights` for the formulas.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput
from thrive.method.index.frame import Frame
from thrive.method.index.recipe import Recipe
from thrive.method.index.structure import Structure
from thrive.method.index.weights import optimized, pca

Floats = NDArray[np.float64]
Weights = tuple[float, ...]
MISSED = 0.001  # of importance; a smaller gap is nothing an analyst would see


def weigh(
    recipe: Recipe,
    tree: Structure,
    code: str,
    columns: Sequence[Floats],
    frame: Frame,
    score: Callable[[Sequence[float]], Floats],
) -> tuple[Weights, str]:
    """The weights of group `code` in member order, and a note where a target was missed.

    `tree` is the recipe's; `columns` are the members' positions, each (n,); `score` gives the group's
    score from weights. BadInput names the group and the member that cannot be weighted.
    """
    how = recipe.group[code].weights
    members, given = tree.members[code], tree.weights[code]
    if how in ("given", "equal"):
        return given, ""
    if how == "population":
        return _populations(recipe, members, frame), ""
    try:
        if how == "pca":
            return tuple(pca(np.column_stack(columns), columns=members).tolist()), ""
        return _optimized(code, members, given, columns, score)
    except BadInput as fault:
        says = f'group {code}, weights = "{how}": {fault.says}'
        raise BadInput(says, column=fault.column) from None


def _populations(recipe: Recipe, members: Sequence[str], frame: Frame) -> Weights:
    speaks_of = {one.code: one.people for one in recipe.indicators}
    speaks_of |= {one.code: one.people for one in recipe.groups}
    totals = []
    for member in members:
        people = frame.population(speaks_of[member])
        assert people is not None
        total = float(np.nansum(people if frame.base is None else people[frame.base]))
        if not total > 0:
            says = f"nobody is counted, so {member} has no population to be weighted by."
            raise BadInput(says, column=speaks_of[member])
        totals.append(total)
    return tuple(totals)


def _optimized(
    code: str,
    members: Sequence[str],
    target: Weights,
    columns: Sequence[Floats],
    score: Callable[[Sequence[float]], Floats],
) -> tuple[Weights, str]:
    scored = ~np.isnan(score([1.0] * len(members)))
    inside = np.column_stack(columns)[scored]
    gaps = bool(np.isnan(inside).any())
    total = (lambda weights: score(weights.tolist())[scored]) if gaps else None
    found = optimized(inside, target, total=total, columns=members)
    note = ""
    if found.gap > MISSED:
        note = (
            f"{code}: no weights give its members the importance asked for; "
            f"the nearest miss it by up to {found.gap:.3f}."
        )
    return tuple(found.weights.tolist()), note
