"""What is varied: weights by noise, values by their margins of error, choices of the recipe.

Every random number comes from one seed through NumPy's SeedSequence and PCG64: spawn key 0 for
the weights, 1 for the choices, (2, run) for a run's values. A run's draws depend on the seed and
its number only, so the first thousand of ten thousand runs are the thousand.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput
from thrive.method.index.data import Data
from thrive.method.index.recipe import Recipe
from thrive.method.index.recipe_choices import Choice, chosen, facts
from thrive.method.index.structure import structure
from thrive.method.precision.acs import Z90
from thrive.method.uncertainty.runs import Runs

Floats = NDArray[np.float64]

MAX_CELLS = 10**9  # draws × units: 4 GB of ranks


@dataclass(frozen=True)
class Plan:
    """`noise` 0.25: each weight becomes w(1 + u), u uniform on ±0.25, not normalized again.

    `levels`: which weights, 0 the indicators', 1 those of the lowest groups, and so on up; empty
    means all. `margins`: by indicator, its 90 percent margins of error, (units,) in the units of
    its values; NaN counts as exact. `choices` are drawn evenly and independently of each other.
    """

    draws: int = 1000
    seed: int = 1
    level: float = 0.90
    noise: float = 0.0
    levels: tuple[int, ...] = ()
    margins: Mapping[str, Floats] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()

    def says(self, recipe: Recipe) -> tuple[str, ...]:
        """What the plan varies, a phrase each."""
        said = []
        if self.noise:
            codes = weighted_codes(recipe, self.levels)
            inside = sum(code in recipe.codes for code in codes)
            kinds = [_counted(inside, "indicator"), _counted(len(codes) - inside, "group")]
            said.append(
                f"weights of {' and '.join(filter(None, kinds))}, by up to ±{100 * self.noise:g} %"
            )
        if self.margins:
            listed = ", ".join(code for code in recipe.codes if code in self.margins)
            said.append(f"values of {listed}, by their margins of error")
        return (*said, *(choice.says() for choice in self.choices))


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'s' * (count != 1)}" if count else ""


def weighted_codes(recipe: Recipe, levels: tuple[int, ...] = ()) -> list[str]:
    """The codes below a root whose weights are varied, indicators first, in recipe order."""
    tree = structure(recipe)
    level = {code: step for step, codes in enumerate(tree.levels, 1) for code in codes}
    highest = len(tree.levels) - 1
    for wanted in levels:
        if not 0 <= wanted <= highest:
            raise BadInput(
                f"there is no level {wanted} of weights; levels run from 0 to {highest}."
            )
    return [
        code
        for code in (*recipe.codes, *recipe.group)
        if tree.parent[code] and (not levels or level.get(code, 0) in levels)
    ]


def check(recipe: Recipe, data: Data, plan: Plan) -> None:
    """BadInput, in a sentence, for a plan that cannot be carried out."""
    if plan.draws < 2:
        raise BadInput(f"{plan.draws} draws are too few; an interval needs at least 2.")
    if not 0 < plan.level < 1:
        raise BadInput(f"the level is {plan.level:g}; it lies between 0 and 1, such as 0.90.")
    if not 0 <= plan.noise < 1:
        raise BadInput(f"the noise of the weights is {plan.noise:g}; it lies from 0 to below 1.")
    if not 0 <= plan.seed < 2**63:
        raise BadInput(f"the seed is {plan.seed}; it is a whole number from 0 up.")
    if not (plan.noise or plan.margins or plan.choices):
        raise BadInput("nothing is varied: give weights noise, margins of error, or choices.")
    if plan.draws * len(data.ids) > MAX_CELLS:
        says = f"{plan.draws:,} draws of {len(data.ids):,} units do not fit in memory; draw fewer."
        raise BadInput(says)
    for code, margin in plan.margins.items():
        if code not in recipe.codes:
            raise BadInput(f"a margin of error is given for {code}, which is no indicator.")
        if margin.shape != (len(data.ids),):
            raise BadInput(
                f"{len(margin)} margins of error for {len(data.ids)} units.", column=code
            )
        wrong = np.flatnonzero((margin < 0) | np.isinf(margin))
        if wrong.size:
            unit = data.ids[int(wrong[0])]
            raise BadInput(
                f"the margin of error of unit {unit} is {margin[wrong[0]]:g}; it must be 0 or more.",
                column=code,
            )


def _random(seed: int, *key: int) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=key)))


def lay_out(recipe: Recipe, data: Data, plan: Plan) -> Runs:
    """The runs of a plan: one a draw, everything it varies drawn anew each time."""
    check(recipe, data, plan)
    sets = np.arange(plan.draws)
    picks = np.array([_picks(choice, at, plan) for at, choice in enumerate(plan.choices)], int)
    return arrange(recipe, data, plan, sets, sets, picks.reshape(-1, plan.draws))


def _picks(choice: Choice, at: int, plan: Plan) -> NDArray[np.int64]:
    # One stream a choice: adding a choice leaves the draws of the others as they were.
    return _random(plan.seed, 1, at).integers(0, len(choice.alternatives), plan.draws)


def arrange(
    recipe: Recipe,
    data: Data,
    plan: Plan,
    weight_sets: NDArray[np.int64],
    value_sets: NDArray[np.int64],
    picks: NDArray[np.int64],
) -> Runs:
    """Runs from numbered sets of weights and of values (-1: as given) and picks (choices, runs)."""
    count = len(weight_sets)
    if plan.choices:
        combinations, variant = np.unique(picks, axis=1, return_inverse=True)
    else:
        combinations, variant = np.zeros((0, 1), np.int64), np.zeros(count, np.int64)
    return Runs(
        count,
        recipe,
        _recipes(recipe, plan.choices, combinations.T.tolist()),
        variant.reshape(-1),
        factors=_factors(recipe, plan, weight_sets) if plan.noise else {},
        values=_Drawn(recipe, data, plan, value_sets) if plan.margins else None,
    )


def _recipes(
    recipe: Recipe, choices: tuple[Choice, ...], combinations: list[list[int]]
) -> tuple[Recipe, ...]:
    if not choices:
        return (recipe,)
    base = facts(recipe)
    return tuple(
        chosen(
            base,
            recipe,
            {one.name: one.alternatives[pick] for one, pick in zip(choices, picks, strict=True)},
        )
        for picks in combinations
    )


def _factors(recipe: Recipe, plan: Plan, sets: NDArray[np.int64]) -> dict[str, Floats]:
    codes = weighted_codes(recipe, plan.levels)
    drawn = _random(plan.seed, 0).random((int(sets.max()) + 1, len(codes)))
    factors = 1 + plan.noise * (2 * drawn - 1)
    return {code: np.where(sets < 0, 1.0, factors[sets, at]) for at, code in enumerate(codes)}


class _Drawn:
    """A run's data: x + z·MOE/1.645, z standard normal, for each value that has a margin."""

    def __init__(self, recipe: Recipe, data: Data, plan: Plan, sets: NDArray[np.int64]) -> None:
        self.data, self.sets, self.seed = data, sets, plan.seed
        self.errors = {
            recipe.codes.index(code): np.nan_to_num(plan.margins[code]) / Z90
            for code in recipe.codes
            if code in plan.margins
        }

    def __call__(self, run: int) -> Data:
        if self.sets[run] < 0:
            return self.data
        random = _random(self.seed, 2, int(self.sets[run]))
        values = self.data.values.copy(order="F")
        for at, error in self.errors.items():
            values[:, at] += error * random.standard_normal(len(error))
        return dataclasses.replace(self.data, values=values)
