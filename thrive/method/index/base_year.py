"""A base year, and change over time against it.

Ranks and yearly min-max make a city's score move because others moved. With a base year, every
year is measured with the base year's mean, deviation and goalposts, so that only a city's own
values move its score (Child Opportunity Index 2.0 and 3.0 do so). Change is then told three ways:
against a unit's own past, against a target, and as a position among peers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput
from thrive.method.index.comparison import rank_from_best

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Base:
    """Moments and extremes of the base year's rows, each (k,): what later years are held to."""

    mean: Floats
    sd: Floats
    low: Floats
    high: Floats


def base(
    values: Floats,
    rows: NDArray[np.bool_] | None = None,
    *,
    weights: Floats | None = None,
    sd: str = "sample",
    columns: Sequence[str] | None = None,
) -> Base:
    """The base of `values` (n, k), NaN left out, over the `rows` (n,) of the base year.

    With `weights` (n,), for instance children per tract: m = Σwx/Σw and s² = Σw(x-m)²/Σw, times
    n/(n-1) for sd="sample" (analytic weights); sd="population" leaves that factor out. BadInput
    names the column that is constant or has fewer than two values in the base year.
    """
    if sd not in ("sample", "population"):
        raise BadInput(f"there is no deviation called “{sd}”; use sample or population.")
    use = np.ones(len(values), bool) if rows is None else rows
    if not use.any():
        raise BadInput("no row belongs to the base year.")
    weight = np.ones(len(values)) if weights is None else weights
    found = []
    for at, column in enumerate(values.T):
        kept = use & ~np.isnan(column) & (weight > 0)
        x, w = column[kept], weight[kept] / weight[kept].sum() if kept.any() else weight[kept]
        if x.size < 2 or x.min() == x.max():
            raise BadInput(
                "its base year holds fewer than two different values.",
                column=columns[at] if columns else str(at + 1),
            )
        mean = float(w @ x)
        variance = float(w @ (x - mean) ** 2) * (x.size / (x.size - 1) if sd == "sample" else 1)
        found.append((mean, np.sqrt(variance), x.min(), x.max()))
    return Base(*np.array(found).T)


def standardize(values: Floats, by: Base) -> Floats:
    """(x - mean) / sd of the base year, shape (n, k): 0 is the base year's average."""
    return np.asarray((values - by.mean) / by.sd)


def goalposts(values: Floats, by: Base, *, clip: bool = False) -> Floats:
    """(x - low) / (high - low) of the base year, shape (n, k): beyond 0 and 1 in other years.

    With `clip` a later value outside the base year's range counts as its end.
    """
    scaled = (values - by.low) / (by.high - by.low)
    return np.asarray(np.clip(scaled, 0, 1) if clip else scaled)


@dataclass(frozen=True)
class Change:
    """One indicator or score, then and now; every array (n,), NaN where a value is missing.

    `difference` = now - then. `better` is the same with the sign that means improvement.
    `percent` = 100 · difference / |then|, missing where then = 0.
    `gap` = what is still missing to the target, in the indicator's unit: 0 once it is reached.
    `closed` = share of the first gap that is closed by now: negative where it grew, at most 1;
    missing where the target was reached from the start.
    `rank_then`, `rank_now` = position among the units (1 = best) that have both values.
    """

    difference: Floats
    better: Floats
    percent: Floats
    gap: Floats
    closed: Floats
    rank_then: Floats
    rank_now: Floats


def change(
    then: Floats,
    now: Floats,
    *,
    target: float | Floats | None = None,
    higher_is_better: bool = True,
) -> Change:
    """How `now` (n,) differs from `then` (n,), unit by unit, and how far a `target` still is.

    `target` is one number or one a unit, on the scale of the values.
    """
    if then.shape != now.shape:
        raise BadInput(f"there are {then.size} units then but {now.size} now.")
    sign = 1.0 if higher_is_better else -1.0
    difference = now - then
    percent = np.full(then.shape, np.nan)
    np.divide(100 * difference, np.abs(then), out=percent, where=then != 0)
    goal = np.broadcast_to(np.asarray(np.nan if target is None else target, float), then.shape)
    at_first = np.maximum(sign * (goal - then), 0)
    gap = np.maximum(sign * (goal - now), 0)
    closed = np.full(then.shape, np.nan)
    np.divide(at_first - gap, at_first, out=closed, where=at_first > 0)
    both = ~np.isnan(difference)
    return Change(
        difference,
        sign * difference,
        percent,
        gap,
        closed,
        rank_from_best(np.where(both, then, np.nan), highest_first=higher_is_better),
        rank_from_best(np.where(both, now, np.nan), highest_first=higher_is_better),
    )


def paired(
    units: Sequence[str], times: Sequence[str], then: str, now: str
) -> tuple[tuple[str, ...], NDArray[np.intp], NDArray[np.intp]]:
    """Units that have a row at both times, and the row numbers of each: to feed `change`.

    Rows are (unit, time) pairs in any order, times compared as text. BadInput where a unit has
    two rows at one of the times or no unit has both.
    """
    at: dict[str, dict[str, int]] = {then: {}, now: {}}
    for row, (unit, time) in enumerate(zip(units, times, strict=True)):
        if time in at:
            if unit in at[time]:
                raise BadInput(f"unit {unit} has two rows at {time}.")
            at[time][unit] = row
    common = tuple(unit for unit in at[now] if unit in at[then])
    if not common:
        raise BadInput(f"no unit has a row both at {then} and at {now}.")
    return (
        common,
        np.array([at[then][unit] for unit in common], dtype=np.intp),
        np.array([at[now][unit] for unit in common], dtype=np.intp),
    )
