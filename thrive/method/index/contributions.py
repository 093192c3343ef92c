"""What drives a score: contributions, strengths and weaknesses, and leaving parts out."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput
from thrive.method.index.comparison import rank_from_best
from thrive.method.index.recipe import Recipe
from thrive.method.index.structure import Structure

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Contributions:
    """How one root's score is made up. `share` and `points` are (n, k), in `indicators` order.

    `share` is the effective weight with which an indicator entered a unit's score (those of a
    unit's missing indicators have gone to its others), `points` = share × normalized value.
    Points add up to the score.
    """

    indicators: tuple[str, ...]
    share: Floats
    points: Floats


def contributions(
    tree: Structure,
    normalized: Floats,
    *,
    root: str | None = None,
    aggregates: Mapping[str, str] | None = None,
    scores: Mapping[str, Floats] | None = None,
    weights: Mapping[str, Sequence[float]] | None = None,
) -> Contributions:
    """Each indicator's part in the score of `root` (by default the only root).

    `normalized` (n, k) in the order of `tree.indicators`. `aggregates` says by group "mean" (the
    default) or "sum"; no other aggregate splits into parts, and BadInput says so. `scores` by
    group (n,) tell which groups a missing-data threshold emptied; without them a group is
    missing only where all its members are. `weights` are those of the index (`Index.weights`),
    needed where the recipe finds them in the data.
    """
    top = root or _only_root(tree)
    kinds = dict(aggregates or {})
    k = len(tree.indicators)
    if normalized.shape[1] != k:
        raise BadInput(f"there are {k} indicators but {normalized.shape[1]} columns.")
    within = _groups_under(tree, top)
    present: dict[str, NDArray[np.bool_]] = {
        code: ~np.isnan(normalized[:, at]) for at, code in enumerate(tree.indicators)
    }
    for group in within:
        kind = kinds.get(group, "mean")
        if kind not in ("mean", "sum"):
            raise BadInput(f"a {kind} does not split into parts of its members.", column=group)
        given = scores.get(group) if scores else None
        present[group] = (
            ~np.isnan(given)
            if given is not None
            else np.any([present[m] for m in tree.members[group]], axis=0)
        )
    part: dict[str, Floats] = {top: np.where(present[top], 1.0, 0.0)}
    for group in reversed(within):
        own_weights = (weights or tree.weights)[group]
        given_weights = zip(tree.members[group], own_weights, strict=True)
        weight = {m: w * present[m] for m, w in given_weights}
        total = np.sum(list(weight.values()), axis=0)
        for member, own in weight.items():
            if kinds.get(group, "mean") == "sum":
                part[member] = part[group] * own
            else:
                portion = np.zeros(len(normalized))
                np.divide(own, total, out=portion, where=total > 0)
                part[member] = part[group] * portion
    share = np.column_stack([part.get(code, np.zeros(len(normalized))) for code in tree.indicators])
    share[~present[top]] = np.nan
    return Contributions(tree.indicators, share, share * np.where(share == 0, 0.0, normalized))


def _only_root(tree: Structure) -> str:
    if len(tree.roots) != 1:
        raise BadInput(f"there are {len(tree.roots)} roots; say which one to take apart.")
    return tree.roots[0]


def _groups_under(tree: Structure, top: str) -> list[str]:
    if top not in tree.members:
        raise BadInput(f"there is no group {top}.")
    wanted = {top}
    for group in reversed(tree.order):
        if group in wanted:
            wanted.update(m for m in tree.members[group] if m in tree.members)
    return [group for group in tree.order if group in wanted]


@dataclass(frozen=True)
class Standing:
    """One indicator of one unit: its rank (1 = best) among the `of` units that have a value."""

    indicator: str
    rank: int
    of: int
    value: float


def standings(
    values: Floats,
    unit: int,
    columns: Sequence[str],
    *,
    better: Sequence[int] | Floats | None = None,
    peers: NDArray[np.bool_] | None = None,
    ignore_last: bool = False,
) -> list[Standing]:
    """All indicators that the unit has, best rank first, ties in column order.

    `values` (n, k); `unit` its row; `better` (k,) 1 where higher is better, -1 where lower is
    (default all 1). `peers` (n,) limits the comparison to a peer group and the unit itself.
    `ignore_last` leaves out indicators on which no unit is worse and some are better, as COINr's
    `min_discard` does: a shared last place, such as zero, often says that the indicator does not
    apply.
    """
    among = np.ones(len(values), bool) if peers is None else peers.copy()
    among[unit] = True
    at = int(np.count_nonzero(among[:unit]))
    sign = np.ones(len(columns)) if better is None else np.asarray(better, float)
    found = []
    for column, name in enumerate(columns):
        oriented = sign[column] * values[among, column]
        if np.isnan(oriented[at]):
            continue
        rank = rank_from_best(oriented)
        last = rank[at] == np.nanmax(rank) and rank[at] > 1
        if not (ignore_last and last):
            count = int(np.count_nonzero(~np.isnan(rank)))
            found.append(Standing(name, int(rank[at]), count, float(values[unit, column])))
    return sorted(found, key=lambda standing: standing.rank)


def strengths(found: Sequence[Standing], top: int = 5) -> list[Standing]:
    """The `top` best standings, best first."""
    return list(found[:top])


def weaknesses(found: Sequence[Standing], top: int = 5) -> list[Standing]:
    """The `top` worst standings, worst first."""
    return list(reversed(found[-top:])) if top else []


def without(recipe: Recipe, code: str) -> Recipe:
    """The recipe without one indicator or group, all beneath it, and groups that it leaves empty.

    BadInput where there is no such code or nothing would be left.
    """
    if code not in recipe.codes and code not in recipe.group:
        raise BadInput(f"there is no indicator or group {code} to leave out.")
    gone = {code}
    while True:
        below = {group.code for group in recipe.groups if group.parent in gone} - gone
        if not below:
            break
        gone |= below
    indicators = tuple(i for i in recipe.indicators if not {i.code, i.group} & gone)
    while True:
        inhabited = {i.group for i in indicators} | {
            g.parent for g in recipe.groups if g.code not in gone
        }
        empty = {g.code for g in recipe.groups if g.code not in inhabited} - gone
        if not empty:
            break
        gone |= empty
    groups = tuple(group for group in recipe.groups if group.code not in gone)
    if not indicators or not groups:
        raise BadInput(f"nothing is left of the recipe without {code}.")
    return dataclasses.replace(recipe, indicators=indicators, groups=groups)


@dataclass(frozen=True)
class LeftOut:
    """Ranks (n,) with one element left out, and the mean absolute shift from the full index."""

    element: str
    ranks: Floats
    mean_abs_shift: float


def leave_one_out(
    score: Callable[[str | None], Floats],
    elements: Sequence[str],
    *,
    highest_first: bool = True,
) -> tuple[Floats, list[LeftOut]]:
    """The full index's ranks (n,) and, per element, the ranks without it.

    `score(None)` gives the full scores (n,), `score(code)` those without `code`: for instance
    `lambda code: build(without(recipe, code) if code else recipe, …)`. Units that are missing in
    either do not enter the mean shift.
    """
    full = rank_from_best(score(None), highest_first=highest_first)
    found = []
    for element in elements:
        less = rank_from_best(score(element), highest_first=highest_first)
        moves = np.abs(less - full)
        moves = moves[~np.isnan(moves)]
        found.append(LeftOut(element, less, float(moves.mean()) if moves.size else float("nan")))
    return full, found
