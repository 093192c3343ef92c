"""Many runs of one index: what each run changes, and every unit's rank and score in it.

A tree of weighted means and sums whose values stay put is swept by `weighted_means`; anything
else runs through the index's own chain, run by run. Either way the result depends only on the
runs: not on the number of threads, nor on which other runs stand beside one.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import SimpleQueue

import numpy as np
from numpy.typing import NDArray

from thrive.method.index.aggregate import score_tree
from thrive.method.index.build import Index, build
from thrive.method.index.data import Data, frame_of
from thrive.method.index.recipe import Recipe
from thrive.method.index.structure import structure
from thrive.method.progress import progress
from thrive.method.uncertainty import weighted_means
from thrive.method.uncertainty.choices import narrowed
from thrive.method.uncertainty.ranks import Ranks, rank_rows
from thrive.method.uncertainty.weighted_means import DRAWS, Node, WeightedMeans

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Picked = tuple[NDArray[np.intp], Floats]  # units, and their scores (units, runs)
Chunks = tuple[Callable[[], Picked], ...]


@dataclass(frozen=True)
class Runs:
    """What the runs change; each array has one entry a run.

    `recipe` is the one the data were gathered for; `variant` says which of `recipes` a run takes.
    `factors` multiply, by code, a weight the recipe gives; `weights` replace it. `values` makes
    the data of a run, by its number, or is None where the data stay.
    """

    count: int
    recipe: Recipe
    recipes: tuple[Recipe, ...]
    variant: Whole
    factors: Mapping[str, Floats] = field(default_factory=dict)
    weights: Mapping[str, Floats] = field(default_factory=dict)
    values: Callable[[int], Data] | None = None

    def weights_of(self, index: Index, runs: Whole) -> dict[str, Floats]:
        """Each code's weight in `runs`, (runs,), from those that aggregation used in `index`."""
        tree = structure(index.recipe)
        found = {}
        for group, members in tree.members.items():
            for code, weight in zip(members, index.weights[group], strict=True):
                if code in self.weights:
                    found[code] = self.weights[code][runs]
                else:
                    found[code] = weight * self.factors.get(code, np.ones(self.count))[runs]
        return found


@dataclass(frozen=True)
class Sweep:
    """`ranks` int32 (runs, units): 1 the highest score, 0 none. `chunks` give all scores in parts."""

    ranks: Ranks
    chunks: Chunks


def threads() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def sweep(
    data: Data, nominal: Index, runs: Runs, root: str, *, keep: bool = True, workers: int = 0
) -> Sweep:
    """Rank the units by their score in the group `root` in every run.

    `nominal` is the index as the recipe stands.
    Scores are kept only where asked for and all runs take one recipe: those of several are not on
    one scale. `workers` threads share the work (0: one a processor).
    """
    ranks = np.zeros((runs.count, len(data.ids)), np.int32)
    chunks: Chunks = ()
    with ThreadPoolExecutor(workers or threads()) as pool:
        for number, recipe in enumerate(runs.recipes):
            these = np.flatnonzero(runs.variant == number)
            mine = narrowed(data, runs.recipe, recipe)
            index = nominal if recipe == runs.recipe else build(recipe, mine)
            weights = runs.weights_of(index, these)
            tree = linear(index, root, weights) if runs.values is None else None
            if tree is not None:
                blocks = tree.weigh(weights)
                _drain(
                    pool.map(_ranker(tree, blocks, these, ranks), range(len(blocks))), len(blocks)
                )
                chunks = _weighed(tree, blocks, runs.count)
            else:
                held = keep and len(runs.recipes) == 1
                scores = np.full(ranks.shape, np.nan) if held else None
                one = _run(runs, index, mine, weights, root, these, ranks, scores)
                _drain(pool.map(one, range(len(these))), len(these))
                chunks = _stored(scores) if scores is not None else ()
    return Sweep(ranks, chunks if keep and len(runs.recipes) == 1 else ())


def _drain(done: Iterable[None], count: int) -> None:
    for _ in progress(done, "runs", total=count):
        pass


def _ranker(
    tree: WeightedMeans, blocks: list[tuple[Floats, Floats]], these: Whole, ranks: Ranks
) -> Callable[[int], None]:
    room: SimpleQueue[tuple[Floats, Ranks]] = SimpleQueue()
    units = len(tree.units)

    def rank_block(number: int) -> None:
        # A fresh array this large would cost more than its arithmetic: each thread keeps one.
        if room.empty():
            room.put((np.empty((DRAWS, units)), np.empty((DRAWS, units), np.int32)))
        scores, ranked = room.get()
        for chunk in range(tree.chunks):
            scores[:, tree.rows(chunk)] = tree.scores(chunk, blocks[number]).T
        rows = these[number * DRAWS : (number + 1) * DRAWS]
        if units == ranks.shape[1] and rows[-1] - rows[0] + 1 == len(rows):
            rank_rows(scores[: len(rows)], ranks[rows[0] : rows[-1] + 1])
        else:
            rank_rows(scores[: len(rows)], ranked[: len(rows)])
            for row, found in zip(rows, ranked, strict=False):
                ranks[row, tree.units] = found
        room.put((scores, ranked))

    return rank_block


def _weighed(tree: WeightedMeans, blocks: list[tuple[Floats, Floats]], count: int) -> Chunks:
    def part(chunk: int) -> Callable[[], Picked]:
        def scores() -> Picked:
            across = np.concatenate([tree.scores(chunk, block) for block in blocks], axis=1)
            return tree.units[tree.rows(chunk)], across[:, :count]

        return scores

    return tuple(part(chunk) for chunk in range(tree.chunks))


def _stored(scores: Floats) -> Chunks:
    def part(start: int) -> Callable[[], Picked]:
        end = min(start + weighted_means.UNITS, scores.shape[1])
        return lambda: (np.arange(start, end), np.ascontiguousarray(scores[:, start:end].T))

    return tuple(part(start) for start in range(0, scores.shape[1], weighted_means.UNITS))


def _run(
    runs: Runs,
    index: Index,
    data: Data,
    weights: Mapping[str, Floats],
    root: str,
    these: Whole,
    ranks: Ranks,
    scores: Floats | None,
) -> Callable[[int], None]:
    """One run through the index's own chain; from its positions on, where the values stay."""
    plain = _lean(index.recipe)
    frame = frame_of(index.recipe, data)
    tree = structure(index.recipe)
    varied = bool(runs.factors or runs.weights)

    def one(turn: int) -> None:
        run = int(these[turn])
        given = {
            group: tuple(float(weights[member][turn]) for member in members)
            for group, members in tree.members.items()
        }
        if runs.values is None:
            made = score_tree(plain, index.normalized, given, frame, data.ids).scores
        else:
            drawn = narrowed(runs.values(run), runs.recipe, index.recipe)
            made = build(index.recipe, drawn, given if varied else None).scores
        rank_rows(made[root][np.newaxis], ranks[run : run + 1])
        if scores is not None:
            scores[run] = made[root]

    return one


def _lean(recipe: Recipe) -> Recipe:
    """The recipe without the re-ranks that nothing takes up: they would be made in every run."""
    groups = (
        group if group.passes == "rank" else dataclasses.replace(group, rerank=None)
        for group in recipe.groups
    )
    return dataclasses.replace(recipe, groups=tuple(groups))


def linear(index: Index, root: str, weights: Mapping[str, Floats]) -> WeightedMeans | None:
    """The tree under `root` for `weighted_means`, or None where its scores are not linear.

    Linear are groups of "mean" and "sum" without rounding, rescaling or ranks passed on, under
    weights above 0: then which scores are missing does not depend on the weights either.
    """
    recipe = index.recipe
    tree = structure(recipe)
    under = [root]
    for code in under:
        under += [member for member in tree.members[code] if member in recipe.group]
    nodes = []
    for code in under:
        group = recipe.group[code]
        members = tree.members[code]
        passed_on = group.passes == "rank" and code != root
        if (
            group.aggregate not in ("mean", "sum")
            or group.decimals >= 0
            or group.rescale
            or passed_on
            or any((weights[member] <= 0).any() for member in members)
        ):
            return None
        present = ~np.isnan(index.scores[code])
        nodes.append(Node(code, members, group.aggregate == "mean", present))
    leaves = tree.leaves[root]
    values = {code: index.normalized[:, recipe.codes.index(code)] for code in leaves}
    try:
        return WeightedMeans(nodes, values)
    except weighted_means.TooManyPatterns:
        return None
