"""The groups of one indicator in one place at one time, and which of them a measure may use.

Notation of the whole package: group j has the estimate y_j with standard error s_j, population
N_j, share p_j = N_j / ΣN, and the setting's mean is μ = Σ p_j y_j. A group without residents has
p = 0. The ridit x_j of an ordered group is the middle of its place in the cumulative share.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from thrive.method.errors import BadInput

Floats = NDArray[np.float64]
MOST_MISSING = 0.15  # of the groups; above it a summary speaks of too few of them
MEANS_DIFFER = 0.01  # of the setting average


@dataclass(frozen=True)
class Groups:
    """n groups as arrays of shape (n,); NaN is missing. Make them by `Groups.of`.

    `order` runs from the least advantaged group (lowest) to the most advantaged; None for a
    dimension without order. `favorable`: a higher value is better. `scale` is what the indicator
    counts per: 100 for percentages, 1,000 or 100,000 for rates, 1 for proportions.
    """

    names: tuple[str, ...]
    estimate: Floats
    se: Floats
    population: Floats
    order: Floats | None
    reference: NDArray[np.bool_]
    favorable: bool
    scale: float
    setting_average: float
    notes: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        estimate: ArrayLike,
        *,
        favorable: bool,
        se: ArrayLike | None = None,
        population: ArrayLike | None = None,
        order: ArrayLike | None = None,
        reference: int | Sequence[bool] | None = None,
        names: Sequence[str] = (),
        scale: float = 100.0,
        setting_average: float = math.nan,
    ) -> Groups:
        """Groups from arrays of shape (n,), None or NaN being missing; `reference` is an index.

        Raises BadInput where lengths differ, a standard error, population or scale is not possible,
        or a value is infinite.
        """
        y = np.asarray(estimate, dtype=np.float64)
        n = len(y)
        empty = np.full(n, np.nan)
        marked = np.zeros(n, dtype=bool)
        if isinstance(reference, int):
            marked[reference] = True
        elif reference is not None:
            marked = np.asarray(reference, dtype=bool)
        made = cls(
            names=tuple(names) or tuple(f"group {k + 1}" for k in range(n)),
            estimate=y,
            se=empty if se is None else np.asarray(se, dtype=np.float64),
            population=empty if population is None else np.asarray(population, dtype=np.float64),
            order=None if order is None else np.asarray(order, dtype=np.float64),
            reference=marked,
            favorable=favorable,
            scale=float(scale),
            setting_average=float(setting_average),
        )
        made._check()
        return made

    def _check(self) -> None:
        order = self.estimate if self.order is None else self.order
        lengths = {len(order), len(self.se), len(self.population), len(self.reference)}
        if lengths | {len(self.names)} != {len(self)}:
            raise BadInput("the columns of the groups differ in length.")
        for column in (self.estimate, self.se, self.population):
            if np.isinf(column).any():
                raise BadInput("a value is infinite.")
        if (self.se < 0).any():
            raise BadInput("a standard error is negative.")
        if (self.population < 0).any():
            raise BadInput("a population is negative.")
        if not (self.scale > 0 and math.isfinite(self.scale)):
            raise BadInput("the indicator's scale is not a number above zero.")

    def __len__(self) -> int:
        return len(self.estimate)

    @property
    def counts_people(self) -> bool:
        """Whether populations are given (for one group at least)."""
        return not bool(np.isnan(self.population).all())

    @property
    def shares(self) -> Floats:
        """p, shape (n,), summing to 1."""
        shares: Floats = self.population / self.population.sum()
        return shares

    @property
    def ridits(self) -> Floats:
        """x, shape (n,), in (0, 1); the groups must stand in their order."""
        p = self.shares
        return np.asarray(np.cumsum(p) - p / 2)

    @property
    def best(self) -> int:
        """The group with the most favorable estimate; of equals the first."""
        return int(np.argmax(self.estimate) if self.favorable else np.argmin(self.estimate))

    def keep(self, which: NDArray[np.bool_] | NDArray[np.intp], note: str = "") -> Groups:
        rows = np.arange(len(self))[which]
        return replace(
            self,
            names=tuple(self.names[k] for k in rows),
            estimate=self.estimate[rows],
            se=self.se[rows],
            population=self.population[rows],
            order=None if self.order is None else self.order[rows],
            reference=self.reference[rows],
            notes=(*self.notes, note) if note else self.notes,
        )


def estimated(
    groups: Groups, *, force: bool = False, in_order: bool = False, at_least: int = 3
) -> Groups:
    """The groups that have an estimate, standing in their order if `in_order`.

    Raises BadInput when more than 15 % have none (unless `force`), when fewer than `at_least`
    are left, or when the order is not consecutive integers.
    """
    if in_order:
        groups = groups.keep(_ranking(groups))
    there = ~np.isnan(groups.estimate)
    _enough(there, force, at_least, "an estimate")
    return groups.keep(there, _left_out(groups, there, "an estimate"))


def populated(
    groups: Groups, *, force: bool = False, in_order: bool = False, at_least: int = 3
) -> Groups:
    """The groups that have an estimate and a population; those without residents weigh nothing.

    Raises BadInput as `estimated`, or when no population is given or nobody lives there.
    """
    if not groups.counts_people:
        raise BadInput("Populations are needed, and none is given.")
    kept = estimated(groups, force=force, in_order=in_order, at_least=at_least)
    there = ~np.isnan(kept.population)
    missing = np.isnan(groups.estimate) | np.isnan(groups.population)
    _enough(~missing, force, at_least, "a population")
    kept = kept.keep(there, _left_out(kept, there, "a population"))
    if not kept.population.sum() > 0:
        raise BadInput("The populations sum to zero.")
    empty = int((kept.population == 0).sum())
    if empty:
        which = "1 group has" if empty == 1 else f"{empty} groups have"
        kept = replace(kept, notes=(*kept.notes, f"{which} a population of zero: no weight."))
    return kept


def averaged(
    groups: Groups, *, force: bool = False, in_order: bool = False
) -> tuple[Groups, float]:
    """The groups to compare with the mean, and μ: Σ p y, or without populations the setting average.

    A setting average that lies more than 1 % from Σ p y is named in the notes and not used.
    """
    if groups.counts_people:
        kept = populated(groups, force=force, in_order=in_order)
        mean = float(kept.shares @ kept.estimate)
        given = kept.setting_average
        if abs(given - mean) > MEANS_DIFFER * abs(given):
            note = (
                f"The setting average given, {given:.6g}, differs by more than 1 % from the "
                f"groups' weighted mean, {mean:.6g}, which is used."
            )
            kept = replace(kept, notes=(*kept.notes, note))
        return kept, mean
    if math.isnan(groups.setting_average):
        raise BadInput("Neither populations nor a setting average are given.")
    kept = estimated(groups, force=force, in_order=in_order)
    note = "No populations: the setting average given stands for the mean."
    return replace(kept, notes=(*kept.notes, note)), groups.setting_average


def above_zero(mean: float) -> float:
    """μ for a measure relative to it. Raises BadInput where the ratio has no meaning."""
    if not mean > 0:
        raise BadInput("The mean is not above zero, so nothing can be told relative to it.")
    return mean


def _ranking(groups: Groups) -> NDArray[np.intp]:
    order = groups.order
    if order is None:
        raise BadInput("The dimension has no order.")
    ranking = np.argsort(order, kind="stable")
    if np.isnan(order).any() or (order % 1).any() or (np.diff(order[ranking]) != 1).any():
        raise BadInput("The order of the groups is not consecutive integers (1, 2, 3 …).")
    return ranking


def _enough(there: NDArray[np.bool_], force: bool, at_least: int, what: str) -> None:
    missing = int((~there).sum())
    if missing > MOST_MISSING * len(there) and not force:
        raise BadInput(
            f"{missing} of {len(there)} groups lack {what}, more than 15 %: "
            "a summary must be forced."
        )
    if there.sum() < at_least:
        word = {2: "two", 3: "three"}[at_least]
        raise BadInput(f"Fewer than {word} groups have {what}.")


def _left_out(groups: Groups, there: NDArray[np.bool_], what: str) -> str:
    absent = [name for name, here in zip(groups.names, there, strict=True) if not here]
    return f"Left out, lacking {what}: {', '.join(absent)}." if absent else ""
