"""Inequality along an order: slope and relative index, concentration indices, for grouped data.

All are positive when the more advantaged have more of the indicator. Sources: Wagstaff, Paci and
van Doorslaer 1991; Kakwani, Wagstaff and van Doorslaer 1997 (the convenient regression); Wagstaff
2005; Erreygers 2009; World Health Organization, Handbook on health inequality monitoring.
"""

from __future__ import annotations

import math

import numpy as np

from thrive.method.errors import BadInput
from thrive.method.inequality import measure
from thrive.method.inequality.groups import Floats, Groups, above_zero, averaged, populated
from thrive.method.inequality.measure import Measure
from thrive.method.inequality.regression import Line, logistic, straight

ROUNDED = "Counting whole persons moved a group's rate by more than 1 % of the scale."


def slope_index(groups: Groups, *, linear: bool = False, force: bool = False) -> Measure:
    """SII = ŷ(1) - ŷ(0), in units of the indicator.

    ŷ is a logistic (or linear) regression of y on the ridit, weighted by population; standard
    error by the HC1 sandwich, Σ of squared scores times n/(n - 2), and the delta method.
    Raises BadInput without order or populations, with fewer than three groups, or without a fit.
    """
    line, kept, notes = _line(groups, linear, force)
    low, high, by_low, by_high = line.ends()
    covariance = line.sandwich(_hc1(line.scores))
    se = _delta(by_high - by_low, covariance)
    return measure.normal(
        "sii_linear" if linear else "sii", kept.scale * (high - low), kept.scale * se, notes
    )


def relative_index(groups: Groups, *, linear: bool = False, force: bool = False) -> Measure:
    """RII = ŷ(1) / ŷ(0) of the same line; the standard error is of ln RII.

    Raises BadInput as `slope_index`, or when the line predicts a value not above zero.
    """
    line, _, notes = _line(groups, linear, force)
    code = "rii_linear" if linear else "rii"
    estimate, gradient = relative(line)
    return measure.ratio(code, estimate, _delta(gradient, line.sandwich(_hc1(line.scores))), notes)


def relative(line: Line) -> tuple[float, Floats]:
    """ŷ(1)/ŷ(0) and the gradient of its logarithm. Raises BadInput where it has no meaning."""
    low, high, by_low, by_high = line.ends()
    if low <= 0 or high <= 0:
        raise BadInput("The fitted line is not above zero at both ends, so it has no ratio.")
    return high / low, by_high / high - by_low / low


def absolute_concentration(groups: Groups, *, force: bool = False) -> Measure:
    """ACI = 2 Σ p y (x - ½), in units of the indicator.

    The standard error is that of the slope in the least-squares line 2σ²y√p = α√p + β x√p, with
    σ² = Σ p (x - ½)², whose slope is ACI. Raises BadInput as `slope_index`.
    """
    kept = _ordered(groups, force)
    return measure.normal("aci", *_concentration(kept), kept.notes)


def relative_concentration(
    groups: Groups,
    *,
    correction: str = "",
    bounds: tuple[float, float] | None = None,
    force: bool = False,
) -> Measure:
    """RCI = ACI/μ; of a variable bounded by (a, b), `correction="wagstaff"` or `"erreygers"`.

    With m = (μ - a)/(b - a): Wagstaff is ACI/((b - a) m (1 - m)), Erreygers 4 ACI/(b - a).
    `bounds` are (0, scale) unless given. The standard error is that of ACI, scaled alike.
    Raises BadInput as `slope_index`, when μ is not above zero, or an estimate leaves the bounds.
    """
    code = f"rci_{correction}" if correction else "rci"
    kept = _ordered(groups, force)
    aci, se = _concentration(kept)
    by, kept = relative_factor(kept, correction, bounds)
    return measure.normal(code, aci * by, se * by, kept.notes)


def relative_factor(
    kept: Groups, correction: str, bounds: tuple[float, float] | None
) -> tuple[float, Groups]:
    """What ACI is multiplied by to become RCI of either kind."""
    kept, mean = averaged(kept)
    if not correction:
        return 1 / above_zero(mean), kept
    low, high = bounds or (0.0, kept.scale)
    if kept.estimate.min() < low or kept.estimate.max() > high:
        raise BadInput(f"An estimate lies outside its bounds, {low:g} and {high:g}.")
    if correction == "erreygers":
        return 4 / (high - low), kept
    if correction != "wagstaff":
        raise BadInput(f"There is no correction named {correction}.")
    middle = (mean - low) / (high - low)
    if not 0 < middle < 1:
        raise BadInput("The mean lies at a bound, so the Wagstaff index is not defined.")
    return 1 / ((high - low) * middle * (1 - middle)), kept


def _ordered(groups: Groups, force: bool) -> Groups:
    kept = populated(groups, force=force, in_order=True)
    inhabited = kept.population > 0
    if inhabited.sum() < 3:
        raise BadInput("Fewer than three groups have residents.")
    return kept.keep(inhabited)


def _line(groups: Groups, linear: bool, force: bool) -> tuple[Line, Groups, tuple[str, ...]]:
    kept = _ordered(groups, force)
    population, events = whole_persons(kept)
    share = population / population.sum()
    ridit = np.cumsum(share) - share / 2
    rate = kept.estimate / kept.scale
    if linear:
        return straight(ridit, rate, share), kept, kept.notes
    if rate.min() < 0 or rate.max() > 1:
        raise BadInput("A logistic line needs every estimate between 0 and the scale.")
    moved = float(np.abs(events / population - rate).max()) > 0.01
    notes = (*kept.notes, ROUNDED) if moved else kept.notes
    return logistic(ridit, events / population, share), kept, notes


def whole_persons(groups: Groups) -> tuple[Floats, Floats]:
    """(population, events), shape (n,) each: a binomial line counts whole persons and events.

    Populations are raised to whole persons and y N / scale is rounded to whole events, the
    convention of the published reference figures. Populations that sum to 1 or 100 (within 1 %)
    are shares and stay as they are, and so do the rates.
    """
    total = float(groups.population.sum())
    rate = groups.estimate / groups.scale
    if abs(total - 1) <= 0.01 or abs(total - 100) <= 1:
        return groups.population, rate * groups.population
    population = np.ceil(groups.population)
    return population, np.round(rate * population)


def _concentration(kept: Groups) -> tuple[float, float]:
    p, x, y = kept.shares, kept.ridits, kept.estimate
    slope = float(2 * (p * y) @ (x - 0.5))
    spread = float(p @ (x - 0.5) ** 2)
    line = straight(x, 2 * spread * y, p)
    left = 2 * spread * y - line.beta[0] - line.beta[1] * x
    variance = float(p @ left**2) / (len(p) - 2)
    return slope, math.sqrt(variance * line.bread[1, 1])


def _hc1(scores: Floats) -> Floats:
    n = len(scores)
    meat: Floats = scores.T @ scores * (n / (n - 2))
    return meat


def _delta(gradient: Floats, covariance: Floats) -> float:
    return math.sqrt(max(float(gradient @ covariance @ gradient), 0.0))
