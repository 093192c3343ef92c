"""Intervals for a count out of a known number (binomial) and for a count of events (Poisson).

Counts may be arrays of any shape that broadcast; limits come back in the same shape. Proportions
are in [0, 1]; Poisson limits are in events. `level` is the two-sided confidence.
Sources: Clopper and Pearson 1934; Wilson 1927; Agresti and Coull 1998; Brown, Cai and DasGupta
2001 (Jeffreys); Garwood 1936 (exact Poisson); Byar, in Breslow and Day 1987.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from thrive.method.errors import BadInput

Floats = NDArray[np.float64]
Limits = tuple[Floats, Floats]


def clopper_pearson(x: ArrayLike, n: ArrayLike, level: float = 0.95) -> Limits:
    """Quantiles α/2 of Beta(x, n - x + 1) and 1 - α/2 of Beta(x + 1, n - x); 0 and 1 at the ends.

    Raises BadInput unless 0 <= x <= n and n > 0; counts need not be whole (effective counts).
    """
    x, n = _counts(x, n)
    low, high = _tails(level)
    return (
        _beta(np.where(x > 0, x, 1), n - x + 1, low, x > 0, 0.0),
        _beta(x + 1, np.where(x < n, n - x, 1), high, x < n, 1.0),
    )


def wilson(x: ArrayLike, n: ArrayLike, level: float = 0.95) -> Limits:
    """(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)."""
    x, n = _counts(x, n)
    z, p = _z(level), x / n
    middle = p + z**2 / (2 * n)
    half = z * np.sqrt(p * (1 - p) / n + (z / (2 * n)) ** 2)
    under = 1 + z**2 / n
    # at the ends the formula is 0 and 1 exactly, but not in floating point
    low = np.where(x == 0, 0.0, (middle - half) / under)
    return low, np.where(x == n, 1.0, (middle + half) / under)


def agresti_coull(x: ArrayLike, n: ArrayLike, level: float = 0.95) -> Limits:
    """p̃ ± z √(p̃(1-p̃)/ñ) with ñ = n + z², p̃ = (x + z²/2)/ñ; it may leave [0, 1]."""
    x, n = _counts(x, n)
    z = _z(level)
    more = n + z**2
    p = (x + z**2 / 2) / more
    half = z * np.sqrt(p * (1 - p) / more)
    return p - half, p + half


def jeffreys(x: ArrayLike, n: ArrayLike, level: float = 0.95) -> Limits:
    """Quantiles α/2 and 1 - α/2 of Beta(x + ½, n - x + ½); 0 when x = 0 and 1 when x = n."""
    x, n = _counts(x, n)
    low, high = _tails(level)
    return (
        _beta(x + 0.5, n - x + 0.5, low, x > 0, 0.0),
        _beta(x + 0.5, n - x + 0.5, high, x < n, 1.0),
    )


def poisson_exact(x: ArrayLike, level: float = 0.95) -> Limits:
    """Quantiles α/2 of Gamma(x) and 1 - α/2 of Gamma(x + 1), that is χ²/2; 0 when x = 0."""
    from scipy.special import gammaincinv

    x, _ = _counts(x)
    low, high = _tails(level)
    lower = np.where(x > 0, gammaincinv(np.where(x > 0, x, 1), low), 0.0)
    return lower, np.asarray(gammaincinv(x + 1, high))


def poisson_byar(x: ArrayLike, level: float = 0.95) -> Limits:
    """x (1 - 1/9x - z/3√x)³ and (x+1) (1 - 1/9(x+1) + z/3√(x+1))³; 0 when x = 0."""
    x, _ = _counts(x)
    z = _z(level)
    some = np.where(x > 0, x, 1)
    lower = some * (1 - 1 / (9 * some) - z / (3 * np.sqrt(some))) ** 3
    more = x + 1
    upper = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    return np.where(x > 0, np.maximum(lower, 0.0), 0.0), np.asarray(upper)


BINOMIAL: dict[str, Callable[..., Limits]] = {
    "clopper": clopper_pearson,
    "wilson": wilson,
    "agresti_coull": agresti_coull,
    "jeffreys": jeffreys,
}
POISSON: dict[str, Callable[..., Limits]] = {
    "poisson_exact": poisson_exact,
    "poisson_byar": poisson_byar,
}


def _counts(x: ArrayLike, n: ArrayLike | None = None) -> tuple[Floats, Floats]:
    count = np.asarray(x, dtype=np.float64)
    of = np.asarray(np.inf if n is None else n, dtype=np.float64)
    if not (np.isfinite(count).all() and (count >= 0).all()):
        raise BadInput("A count of events is missing or negative.")
    if n is not None and not (np.isfinite(of).all() and (of > 0).all()):
        raise BadInput("A number to count from is missing or not above zero.")
    if (count > of).any():
        raise BadInput("There are more events than the number they are counted from.")
    return count, of


def _tails(level: float) -> tuple[float, float]:
    if not 0 < level < 1:
        raise BadInput("The confidence level is not between 0 and 1.")
    return (1 - level) / 2, (1 + level) / 2


def _z(level: float) -> float:
    return NormalDist().inv_cdf(_tails(level)[1])


def _beta(a: Floats, b: Floats, at: float, inside: NDArray[np.bool_], end: float) -> Floats:
    from scipy.special import betaincinv

    return np.where(inside, betaincinv(a, b, at), end)
