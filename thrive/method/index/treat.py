"""Outliers: winsorize point by point, transform, or code the tails at a percentile.

The gate is skewness and kurtosis: an indicator passes where |skewness| < 2 or excess kurtosis
< 3.5 (OECD/JRC Handbook on Constructing Composite Indicators, 2008; the limits as in COINr). Only
an indicator that fails is touched, and what was done to it is handed back with the values.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Gate:
    """An indicator passes where |skewness| < `max_skew` or excess kurtosis < `max_kurtosis`."""

    max_skew: float = 2.0
    max_kurtosis: float = 3.5

    def lets(self, skew: float, kurt: float) -> bool:
        """Whether these moments pass; those of a constant column, NaN, do."""
        return not (abs(skew) >= self.max_skew and kurt >= self.max_kurtosis)


DEFAULT_GATE = Gate()


@dataclass(frozen=True)
class ColumnTreatment:
    """What happened to one indicator. Moments before and after; masks of the points moved, (n,).

    `done` is "none", "winsorize", "log", "box-cox", or "winsorize+log" where both were combined.
    `passed` says whether the outcome passes the gate. A constant indicator has no moments (NaN).
    """

    column: str
    done: str
    passed: bool
    skew_before: float
    kurtosis_before: float
    skew_after: float
    kurtosis_after: float
    high: Mask
    low: Mask

    @property
    def points(self) -> int:
        """How many units were winsorized."""
        return int(np.count_nonzero(self.high | self.low))


@dataclass(frozen=True)
class Treated:
    """The treated values, shape (n, k), and one record a column, in column order."""

    values: Floats
    columns: tuple[ColumnTreatment, ...]


def skewness(x: Floats) -> float:
    """n/((n-1)(n-2)) Σ((x-m)/s)³ with the sample sd s: type 2, that of spreadsheets.

    `x` (n,), NaN left out. NaN where fewer than three values are present or all are equal.
    """
    return _moments(x[~np.isnan(x)])[0]


def kurtosis(x: Floats) -> float:
    """Excess kurtosis of type 2: ((n+1) g + 6)(n-1)/((n-2)(n-3)), g = m₄/m₂² - 3.

    `x` (n,), NaN left out. NaN where fewer than four values are present or all are equal.
    """
    return _moments(x[~np.isnan(x)])[1]


def _moments(present: Floats) -> tuple[float, float]:
    n = present.size
    if n < 3 or present.min() == present.max():
        return math.nan, math.nan
    # Moments have no unit; brought to a spread of about one, no power of them can vanish.
    d = present - present.mean()
    d /= max(d.max(), -d.min())
    square = d * d
    second = float(square.mean())
    skew = float((square * d).mean()) / second**1.5 * math.sqrt(n * (n - 1)) / (n - 2)
    if n < 4:
        return skew, math.nan
    square *= square
    g = float(square.mean()) / second**2 - 3
    return skew, ((n + 1) * g + 6) * (n - 1) / ((n - 2) * (n - 3))


def passes(x: Floats, gate: Gate = DEFAULT_GATE) -> bool:
    """Whether `x` (n,) needs no treatment. A constant column has no outliers and passes."""
    return gate.lets(*_moments(x[~np.isnan(x)]))


def winsorize(
    x: Floats, max_points: int = 5, gate: Gate | None = DEFAULT_GATE
) -> tuple[Floats, Mask, Mask]:
    """Set the most extreme value to the next one until `gate` passes or `max_points` are moved.

    Highest values where the skewness is positive, lowest where it is negative. Units that share
    the extreme move together, so a tie may take the count beyond `max_points`. `gate=None` moves
    `max_points` whatever the shape. Returns the values and the masks moved high and low, all (n,).
    """
    x = x.copy()
    high, low = np.zeros(x.shape, bool), np.zeros(x.shape, bool)
    arranged = np.sort(x[~np.isnan(x)])
    n, below, above = arranged.size, 0, 0  # points moved at either end of the arranged values
    while below + above < max_points:
        skew, kurt = _moments(arranged)
        if math.isnan(skew) or (gate is not None and gate.lets(skew, kurt)):
            break
        if skew >= 0:
            above = n - int(np.searchsorted(arranged, arranged[-1], side="left"))
            top, arranged[n - above :] = arranged[-1], arranged[n - above - 1]
            high |= x == top
            x[x == top] = arranged[-1]
        else:
            below = int(np.searchsorted(arranged, arranged[0], side="right"))
            bottom, arranged[:below] = arranged[0], arranged[below]
            low |= x == bottom
            x[x == bottom] = arranged[0]
    return x, high, low


def log_transform(x: Floats, shift: str = "range", *, column: str | None = None) -> Floats:
    """Natural logarithm of `x` (n,), NaN kept, after a shift that makes it possible.

    "range": ln(x - min + 0.01 (max - min)), COINr's default; "one": ln(x - min + 1);
    "none": ln x, BadInput where a value is zero or negative. "range" of a constant is BadInput.
    """
    lowest, highest = _extremes(x, column)
    if shift == "none":
        return np.log(_positive(x, lowest, column))
    if shift == "one":
        return np.log(x - lowest + 1)
    if shift != "range":
        raise BadInput(f"there is no shift called “{shift}”; use range, one or none.")
    if lowest == highest:
        raise BadInput(
            "all values are equal; a logarithm over their range is undefined.", column=column
        )
    return np.log(x - lowest + 0.01 * (highest - lowest))


def box_cox(
    x: Floats, lam: float | None = None, *, shift: bool = True, column: str | None = None
) -> tuple[Floats, float]:
    """((x)^λ - 1)/λ, or ln x for λ = 0 (Box and Cox, 1964), and the λ used. `x` (n,), NaN kept.

    With `shift`, x - min + 1 is transformed, so that any number is allowed; without, a value that
    is zero or negative is BadInput. Without `lam`, the λ of greatest likelihood (SciPy).
    """
    lowest, highest = _extremes(x, column)
    moved = x - lowest + 1 if shift else _positive(x, lowest, column)
    if lam is None:
        if lowest == highest:
            raise BadInput("all values are equal; no λ is better than another.", column=column)
        from scipy.stats import boxcox_normmax

        lam = float(boxcox_normmax(moved[~np.isnan(moved)], method="mle"))
    if lam == 0:
        return np.log(moved), 0.0
    return (moved**lam - 1) / lam, lam


def _extremes(x: Floats, column: str | None) -> tuple[float, float]:
    if np.isnan(x).all():
        raise BadInput("every value is missing.", column=column)
    return float(np.nanmin(x)), float(np.nanmax(x))


def _positive(x: Floats, lowest: float, column: str | None) -> Floats:
    if lowest <= 0:
        at = int(np.nanargmin(x))
        raise BadInput(
            f"the value of unit {at + 1} is {lowest:g}; only positive values have a logarithm.",
            column=column,
        )
    return x


def treat(
    values: Floats,
    *,
    max_points: int = 5,
    gate: Gate = DEFAULT_GATE,
    otherwise: str = "log",
    combine: bool = False,
    columns: Sequence[str] | None = None,
) -> Treated:
    """Winsorize each failing column; where that does not help, transform the original instead.

    `values` (n, k). `otherwise` is "log", "box-cox" or "" (nothing: the winsorized values stay).
    With `combine` the transform starts from the winsorized values. BadInput where a column that
    is not constant has fewer than four values, naming it.
    """
    if otherwise not in ("", "log", "box-cox"):
        raise BadInput(f"there is no transform called “{otherwise}”; use log, box-cox or nothing.")
    treated = values.copy()
    records = []
    for at in range(values.shape[1]):
        name = columns[at] if columns else str(at + 1)
        treated[:, at], record = _treat_column(
            values[:, at], name, max_points, gate, otherwise, combine
        )
        records.append(record)
    return Treated(treated, tuple(records))


def _treat_column(
    x: Floats, name: str, max_points: int, gate: Gate, otherwise: str, combine: bool
) -> tuple[Floats, ColumnTreatment]:
    present = x[~np.isnan(x)]
    if 1 < present.size < 4 and present.min() < present.max():
        raise BadInput("fewer than four values are too few to judge outliers by.", column=name)
    before = _moments(present)
    done, y = "none", x
    high = low = np.zeros(x.shape, bool)
    if not gate.lets(*before):
        y, high, low = winsorize(x, max_points, gate)
        done = "winsorize" if (high | low).any() else "none"
        if otherwise and not passes(y, gate):
            if combine and done == "winsorize":
                done = f"winsorize+{otherwise}"
            else:
                y, done = x, otherwise
                high = low = np.zeros(x.shape, bool)
            y = log_transform(y, column=name) if otherwise == "log" else box_cox(y, column=name)[0]
    after = before if done == "none" else _moments(y[~np.isnan(y)])
    return y, ColumnTreatment(name, done, gate.lets(*after), *before, *after, high, low)


def weighted_quantile(
    x: Floats, q: float, weights: Floats | None = None, *, column: str | None = None
) -> float:
    """The value below which a share `q` of the weight lies; `x` and `weights` (n,).

    The smallest value whose cumulative weight exceeds q·W, averaged with the one before where
    that one's equals q·W (Stata's `_pctile`). Units without a value or with weight 0 are left out.
    """
    weights = np.ones(x.shape) if weights is None else weights
    if (weights < 0).any():
        raise BadInput("a weight is negative.", column=column)
    used = ~np.isnan(x) & (weights > 0)
    if not used.any():
        raise BadInput("no unit has both a value and a weight.", column=column)
    order = np.argsort(x[used], kind="stable")
    ranked, total = x[used][order], np.cumsum(weights[used][order])
    goal = q * total[-1]
    # Cumulated populations differ from q·W by rounding alone; such a tie is a tie.
    near = np.isclose(total, goal, rtol=1e-12, atol=0)
    if near.any():
        at = int(np.argmax(near))
        return float(ranked[at] + ranked[min(at + 1, ranked.size - 1)]) / 2
    return float(ranked[min(int(np.searchsorted(total, goal, side="right")), ranked.size - 1)])


def code_tails(
    x: Floats,
    low: float = 0.01,
    high: float = 0.99,
    weights: Floats | None = None,
    *,
    column: str | None = None,
) -> tuple[Floats, float, float]:
    """Bottom and top code `x` (n,) at two (weighted) quantiles; returns values and the two cuts.

    The Child Opportunity Index 2.0 does so at the 1st and 99th percentile weighted by children.
    """
    if not 0 <= low < high <= 1:
        raise BadInput(
            f"quantiles {low:g} and {high:g} must ascend between 0 and 1.", column=column
        )
    bottom = weighted_quantile(x, low, weights, column=column)
    top = weighted_quantile(x, high, weights, column=column)
    return np.clip(x, bottom, top), bottom, top
