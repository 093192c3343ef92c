"""Aggregating members into a group's score, and a whole tree of groups bottom-up.

x_j: the members' positions, w_j ≥ 0 their weights, over the members present.

sum        Σ w x            mean      Σ w x / Σ w
geometric  exp(Σ w ln x / Σ w)        harmonic  Σ w / Σ (w / x)
power      (Σ w x^p / Σ w)^(1/p)      product   Π x
copeland   over all pairs of units, +1, 0 or -1 as the weighted members decide: see `copeland`

With missing = "propagate" one missing member makes the score missing. With "available" it is
taken over the members present, if they are at least `min_share` of the members and at least
`min_leaves` indicators are present anywhere beneath. Each row is computed by itself and in member
order, so equal units get equal scores to the last bit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput
from thrive.method.index.copeland import copeland
from thrive.method.index.frame import NO_FRAME, Frame
from thrive.method.index.normalize import normalize, rounded
from thrive.method.index.recipe import Group, Recipe
from thrive.method.index.structure import Structure, structure
from thrive.method.index.weighing import weigh

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Scores:
    """By group: `scores` (n,), rescaled where the recipe says so, and `ranks` of re-ranked ones.

    `weights` as they were used, in member order; `notes` on those that a target asked for.
    """

    scores: Mapping[str, Floats]
    ranks: Mapping[str, Floats]
    weights: Mapping[str, tuple[float, ...]]
    notes: tuple[str, ...] = ()


def score_tree(
    recipe: Recipe,
    normalized: Floats,
    weights: Mapping[str, Sequence[float]] | None = None,
    frame: Frame = NO_FRAME,
    ids: Sequence[str] | None = None,
    taken: Mapping[str, Floats] | None = None,
) -> Scores:
    """Every group's score and rank from the indicators' positions `normalized`, shape (n, k).

    `weights` replaces the recipe's own for the groups it names, in member order. `taken` gives
    columns (`s.<group>`, `r.<group>`) that are used as they are instead of being computed.
    """
    taken = taken or {}
    tree = structure(recipe)
    passed: dict[str, Floats] = {code: normalized[:, at] for at, code in enumerate(recipe.codes)}
    scores: dict[str, Floats] = {}
    ranked: dict[str, Floats] = {}
    used: dict[str, tuple[float, ...]] = {}
    notes: list[str] = []
    for code in tree.order:
        group = recipe.group[code]
        columns = [passed[member] for member in tree.members[code]]
        leaves = _leaves(group, tree, recipe, normalized)
        score_by = partial(_combined, columns, group, leaves, tree.members[code], ids)
        if weights and code in weights:
            used[code] = tuple(weights[code])
        else:
            used[code], note = weigh(recipe, tree, code, columns, frame, score_by)
            notes += [note] if note else []
        score = score_by(used[code])
        score = rounded(score, group.decimals, recipe.normalize.rounding)
        if group.rescale:
            score = _rescaled(score, group, frame)
            score = rounded(score, group.decimals, recipe.normalize.rounding)
        score = taken.get(f"s.{code}", score)
        scores[code] = passed[code] = score
        if group.rerank:
            rank = normalize(score, group.rerank, False, frame, code)
            ranked[code] = taken.get(f"r.{code}", rank)
            if group.passes == "rank":
                passed[code] = ranked[code]
    return Scores(scores, ranked, used, tuple(notes))


def _combined(
    columns: Sequence[Floats],
    group: Group,
    leaves: Floats | None,
    names: Sequence[str],
    ids: Sequence[str] | None,
    weights: Sequence[float],
) -> Floats:
    return combine(columns, weights, group, leaves, names, ids)


def _leaves(group: Group, tree: Structure, recipe: Recipe, normalized: Floats) -> Floats | None:
    if not group.min_leaves:
        return None
    at = [recipe.codes.index(code) for code in tree.leaves[group.code]]
    return np.asarray(np.count_nonzero(~np.isnan(normalized[:, at]), axis=1), dtype=float)


def _rescaled(score: Floats, group: Group, frame: Frame) -> Floats:
    assert group.rescale is not None
    if np.isnan(score).all():
        return score
    result = score.copy()
    for label, rows in (frame.peers.rows if frame.peers else {"": np.arange(score.size)}).items():
        inside = score[rows]
        if np.isnan(inside).all():
            continue
        highest = float(np.nanmax(inside))
        if not highest > 0:
            where = f" in the norm group {label}" if label else ""
            raise BadInput(
                f"the highest score{where} is {highest:g}; only a maximum above 0 can be scaled.",
                column=group.code,
            )
        result[rows] = inside / highest * group.rescale.to
    return result


def combine(
    columns: Sequence[Floats],
    weights: Sequence[float],
    group: Group,
    leaves: Floats | None = None,
    names: Sequence[str] = (),
    ids: Sequence[str] | None = None,
) -> Floats:
    """One group's score, shape (n,), from its members' columns (each (n,)) and weights.

    `leaves` (n,) counts the indicators present beneath. BadInput, naming member and unit, where a
    geometric, harmonic or power mean meets a negative value.
    """
    if group.aggregate in ("geometric", "harmonic", "power"):
        _refuse_negative(columns, group, names, ids)
    absent = [np.isnan(column) for column in columns]
    gaps = any(mask.any() for mask in absent)
    if group.aggregate == "copeland":
        score = copeland(np.column_stack(columns), np.asarray(weights, float), group.missing)
    else:
        with np.errstate(over="ignore", invalid="ignore"):
            if group.missing == "propagate" or not gaps:
                score = _whole(columns, weights, group)
            else:
                score = _available(columns, absent, weights, group)
    endless = np.flatnonzero(np.isinf(score))
    if endless.size:
        unit = ids[int(endless[0])] if ids is not None else f"{int(endless[0]) + 1}"
        raise BadInput(f"group {group.code}: the score of unit {unit} is too large for a number.")
    if gaps and group.min_share > 0:
        count = np.zeros(score.shape)
        for mask in absent:
            count += ~mask
        score[count / len(columns) < group.min_share] = np.nan
    if leaves is not None:
        score[leaves < group.min_leaves] = np.nan
    return score


def _refuse_negative(
    columns: Sequence[Floats], group: Group, names: Sequence[str], ids: Sequence[str] | None
) -> None:
    for at, column in enumerate(columns):
        below = np.flatnonzero(column < 0)
        if below.size:
            row = int(below[0])
            unit = ids[row] if ids is not None else f"{row + 1}"
            raise BadInput(
                f"the value of unit {unit} is {column[row]:g}; the {group.aggregate} mean of group "
                f"{group.code} takes no negative value.",
                column=names[at] if names else None,
            )


def _forward(column: Floats, group: Group) -> Floats:
    """What is averaged: x, ln x, 1/x or x^p; a zero's logarithm and reciprocal are infinite."""
    if group.aggregate == "geometric" or (group.aggregate == "power" and group.power == 0):
        with np.errstate(divide="ignore"):
            return np.log(column)
    exponent = _exponent(group)
    if exponent == 1:
        return column
    with np.errstate(divide="ignore", over="ignore"):
        return np.asarray(column**exponent)


def _backward(mean: Floats, group: Group) -> Floats:
    if group.aggregate == "geometric" or (group.aggregate == "power" and group.power == 0):
        return np.exp(mean)
    exponent = _exponent(group)
    if exponent == 1:
        return mean
    with np.errstate(divide="ignore"):
        return np.asarray(mean ** (1 / exponent))


def _exponent(group: Group) -> float:
    return {"harmonic": -1.0, "power": group.power}.get(group.aggregate, 1.0)


def _whole(columns: Sequence[Floats], weights: Sequence[float], group: Group) -> Floats:
    if group.aggregate == "product":
        score = columns[0].copy()
        for column in columns[1:]:
            score *= column
        return score
    total = np.zeros(columns[0].shape)
    for column, weight in zip(columns, weights, strict=True):
        if weight == 0:
            total[np.isnan(column)] = np.nan  # it does not count, but its absence does
        elif weight == 1:
            total += _forward(column, group)
        else:
            total += weight * _forward(column, group)
    if group.aggregate == "sum":
        return total
    total /= sum(weights)
    return _backward(total, group)


def _available(
    columns: Sequence[Floats], absent: Sequence[Mask], weights: Sequence[float], group: Group
) -> Floats:
    plain = group.aggregate in ("sum", "product")
    score = (
        np.ones(columns[0].shape) if group.aggregate == "product" else np.zeros(columns[0].shape)
    )
    carried = np.zeros(score.shape)
    for column, mask, weight in zip(columns, absent, weights, strict=True):
        if group.aggregate == "product":
            score *= np.where(mask, 1.0, column)
        elif weight:
            term = _forward(column, group)
            score += np.where(mask, 0.0, term if weight == 1 else weight * term)
        carried += np.where(mask, 0.0, weight)
    empty = carried <= 0
    if plain:
        score[empty] = np.nan
        return score
    carried[empty] = np.nan
    score /= carried
    return _backward(score, group)
