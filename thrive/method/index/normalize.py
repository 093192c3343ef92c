"""Normalizing: values of different units become positions that can be added up.

x: the values of one indicator, n the number present, all over a norm group's units.

percentile-rank        (r - 1)/(n - 1) or r/n: see `ranking`
z-score                (x - mean)/sd, sample sd by default
min-max                low + (high - low)(x - min)/(max - min), `range` = [low, high]
goalposts              the same between two fixed values or quantiles, clipped unless `clip = false`
rank, borda            r, and r - 1
distance-to-max        1 - (max - x)/(max - min)
distance-to-reference  1 - (x_ref - x)/(x_ref - min)
distance-to-target     1 - (target - x)/(target - min)
fraction-of-max        x/max
none                   x

Reversing ("result"): 1 - p, -z, low + high - y, n + 1 - r, n - 1 - b, 1 - y; distances to a
reference or a target are always reversed by their values. Then `scale`, then `decimals`.
Definitions: OECD/JRC Handbook (2008), chapter 1.5; COINr's `Normalise` for the distances.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput
from thrive.method.index.frame import NO_FRAME, Frame
from thrive.method.index.ranking import percentile_ranks, ranks
from thrive.method.index.recipe import Normalization

Floats = NDArray[np.float64]


def rounded(x: Floats, decimals: int, rounding: str = "half-even") -> Floats:
    """`x` to `decimals` places; -1 leaves it. "half-up" and "up" are away from zero, "down" toward."""
    if decimals < 0:
        return x
    if rounding == "half-even":
        return np.round(x, decimals)
    shift = 10.0**decimals
    # A decimal such as 0.285 lies a hair beside itself in binary; nine more digits put it back.
    moved = np.round(np.abs(x) * shift, 9)
    whole = np.ceil(moved) if rounding == "up" else np.floor(moved + 0.5 * (rounding == "half-up"))
    return np.copysign(whole / shift, x)


def normalize(
    x: Floats, how: Normalization, turned: bool = False, frame: Frame = NO_FRAME, name: str = ""
) -> Floats:
    """The positions of `x` (n,), NaN staying NaN, `turned` around if asked.

    BadInput, naming the column and the norm group, where all values are equal and the method
    divides by their spread. In a norm group with a single value, that value gets no position.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        result = _finish(_by_peers(x, how, turned, frame, name), how)
    if np.isinf(result).any():
        raise BadInput("its values are too large to be normalized.", column=name or None)
    return result


def _by_peers(x: Floats, how: Normalization, turned: bool, frame: Frame, name: str) -> Floats:
    population, row = frame.population(how.population), frame.row(how.reference)
    reference = None if row is None else float(x[row])
    whole = _Setting(x, how, name, "", population, frame.base, reference)
    if frame.peers is None:
        return _position(whole, turned)
    result = np.full(x.shape, np.nan)
    for label, rows in frame.peers.rows.items():
        if not np.isnan(x[rows]).all():
            result[rows] = _position(whole.among(label, rows), turned)
    return result


def _finish(y: Floats, how: Normalization) -> Floats:
    if how.scale != 1:
        y = y * how.scale
    return rounded(y, how.decimals, how.rounding)


def _position(at: _Setting, turned: bool) -> Floats:
    how = at.how
    if how.method == "none":
        return -at.x if turned else at.x
    by_values = turned and (
        how.reverse == "values" or how.method in ("distance-to-reference", "distance-to-target")
    )
    if by_values:
        goal = None if at.reference is None else -at.reference
        at = dataclasses.replace(at, x=-at.x, how=_negated(how), reference=goal)
    ranked = how.method in ("percentile-rank", "rank", "borda")
    mirrored = turned and not by_values
    if ranked and how.absent != "missing":
        # Beyond every value there is, on the side that comes out worst.
        beyond = np.inf if (how.absent == "highest") != mirrored else -np.inf
        at = dataclasses.replace(at, x=np.where(np.isnan(at.x), beyond, at.x))
    y, ends = _ranked(at) if ranked else MEASURES[how.method](at)
    if mirrored:
        y = sum(ends) - y
    if how.clip:
        low, high = how.range if how.method in ("min-max", "goalposts") else (0.0, 1.0)
        y = np.clip(y, low, high)
    if not ranked and how.absent != "missing":
        y = np.where(np.isnan(y), (max if how.absent == "highest" else min)(how.range), y)
    return y


def _negated(how: Normalization) -> Normalization:
    def mirror(pair: tuple[float, float] | None) -> tuple[float, float] | None:
        return None if pair is None else (-pair[1], -pair[0])

    quantiles = how.quantiles and (1 - how.quantiles[1], 1 - how.quantiles[0])
    return dataclasses.replace(
        how,
        mean=None if how.mean is None else -how.mean,
        goalposts=mirror(how.goalposts),
        quantiles=quantiles,
        target=None if how.target is None else -how.target,
    )


@dataclasses.dataclass
class _Setting:
    """One column among its peers: what every method is a function of."""

    x: Floats
    how: Normalization
    name: str
    label: str  # of the norm group
    population: Floats | None
    base: NDArray[np.bool_] | None
    reference: float | None

    def among(self, label: str, rows: NDArray[np.intp]) -> _Setting:
        return dataclasses.replace(
            self,
            x=self.x[rows],
            label=label,
            population=None if self.population is None else self.population[rows],
            base=None if self.base is None else self.base[rows],
        )

    @cached_property
    def known(self) -> Floats:
        """The values that give means and extremes: present, of the base year where there is one."""
        x = self.x if self.base is None else self.x[self.base]
        return x[~np.isnan(x)]

    def refuse(self, says: str) -> BadInput:
        where = f" in the norm group {self.label}" if self.label else ""
        return BadInput(f"{says}{where}.", column=self.name or None)

    def extremes(self) -> tuple[float, float]:
        known = self.known
        if not known.size:
            raise self.refuse("there is no value to normalize by")
        low, high = float(known.min()), float(known.max())
        if low == high and known.size > 1:
            raise self.refuse(
                f"all values are equal ({low:g}), so {self.how.method} divides by zero"
            )
        return low, high


Measured = tuple[Floats, tuple[float, float]]  # the positions, and the ends they mirror between


def _ranked(at: _Setting) -> Measured:
    how, x = at.how, at.x
    if how.method != "percentile-rank":
        if at.base is not None:
            raise at.refuse(f"{how.method} knows no base year; use percentile-rank")
        r = ranks(x, how.ties)
        n = float(np.count_nonzero(~np.isnan(x)))
        return (r, (1.0, n)) if how.method == "rank" else (r - 1, (0.0, n - 1))
    zero = x == 0 if how.zeros == "zero" else None
    if zero is not None and zero.any():
        x = np.where(zero, np.nan, x)
    base = None if at.base is None else x[at.base]
    people = at.population if at.base is None or at.population is None else at.population[at.base]
    p = percentile_ranks(x, how.ties, how.denominator, people, base)
    if zero is not None:
        p[zero] = 0.0
    return p, (0.0, 1.0)


def _z_score(at: _Setting) -> Measured:
    mean, deviation = at.how.mean, at.how.deviation
    if mean is None or deviation is None:
        found = _moments(at)
        mean = found[0] if mean is None else mean
        deviation = found[1] if deviation is None else deviation
    return (at.x - mean) / deviation, (0.0, 0.0)


def _moments(at: _Setting) -> tuple[float, float]:
    """Mean and deviation: m = Σwx/Σw, s² = Σw(x-m)²/Σw, times n/(n-1) for the sample's."""
    at.extremes()
    x, share = _weighted_values(at)
    n = x.size
    if not n:
        raise at.refuse("no unit has both a value and a population")
    mean = float(share @ x) if share is not None else float(x.mean())
    if n < 2:
        return mean, np.nan
    square = (x - mean) ** 2
    variance = float(share @ square) if share is not None else float(square.mean())
    if at.how.sd == "sample":
        variance *= n / (n - 1)
    if not np.isfinite(variance):
        raise at.refuse("the values are too large for a standard deviation")
    if not variance > 0:
        raise at.refuse(f"all values are equal ({mean:g}), so z-score divides by zero")
    return mean, float(np.sqrt(variance))


def _weighted_values(at: _Setting) -> tuple[Floats, Floats | None]:
    """The values that count and their shares of the population, if there is one."""
    people = at.population
    if people is None:
        return at.known, None
    x = at.x
    if at.base is not None:
        x, people = x[at.base], people[at.base]
    used = ~np.isnan(x) & (np.nan_to_num(people) > 0)
    return x[used], people[used] / people[used].sum()


def _between(at: _Setting, low: float, high: float) -> Measured:
    start, end = at.how.range
    if low == high:
        return np.full(at.x.shape, np.nan), (start, end)
    return start + (end - start) * ((at.x - low) / (high - low)), (start, end)


def _min_max(at: _Setting) -> Measured:
    return _between(at, *at.extremes())


def _goalposts(at: _Setting) -> Measured:
    posts = at.how.goalposts
    if posts is None:
        assert at.how.quantiles is not None
        at.extremes()
        low, high = (float(q) for q in np.quantile(at.known, at.how.quantiles))
        if low == high and at.known.size > 1:
            raise at.refuse(f"both goalposts fall on the same value ({low:g})")
        posts = (low, high)
    return _between(at, *posts)


def _to(at: _Setting, goal: float, what: str) -> Measured:
    low = at.extremes()[0]
    if goal <= low:
        raise at.refuse(f"{what} ({goal:g}) does not lie beyond the lowest value ({low:g})")
    return 1 - (goal - at.x) / (goal - low), (0.0, 1.0)


def _distance_to_max(at: _Setting) -> Measured:
    low, high = at.extremes()
    if low == high:
        return np.full(at.x.shape, np.nan), (0.0, 1.0)
    return _to(at, high, "the highest value")


def _distance_to_reference(at: _Setting) -> Measured:
    if at.reference is None or np.isnan(at.reference):
        raise at.refuse("the reference unit has no value")
    return _to(at, at.reference, "the reference")


def _distance_to_target(at: _Setting) -> Measured:
    assert at.how.target is not None
    return _to(at, at.how.target, "the target")


def _fraction_of_max(at: _Setting) -> Measured:
    known = at.known
    if not known.size or not known.max() > 0:
        raise at.refuse("the highest value is not above 0, so there is no fraction of it")
    return at.x / known.max(), (0.0, 1.0)


MEASURES: dict[str, Callable[[_Setting], Measured]] = {
    "z-score": _z_score,
    "min-max": _min_max,
    "goalposts": _goalposts,
    "distance-to-max": _distance_to_max,
    "distance-to-reference": _distance_to_reference,
    "distance-to-target": _distance_to_target,
    "fraction-of-max": _fraction_of_max,
}
