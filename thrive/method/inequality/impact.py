"""What would change if everyone had the rate of the best placed group: PAR and PAF.

The best placed group is the most advantaged of an ordered dimension, else the group with the
best estimate (a marked reference group does not matter here).
Source of the standard error: the 2×2 table of an attributable fraction, Walter 1976, as printed
in the World Health Organization's handbook.
"""

from __future__ import annotations

import math
from dataclasses import replace

from thrive.method.inequality import measure
from thrive.method.inequality.groups import Groups, above_zero, averaged
from thrive.method.inequality.measure import Measure

NO_GAIN = "The most advantaged group does no better than the average, so nothing is attributable."
NO_TABLE = "No standard error: it needs populations, rates within the scale and an event."
CERTAIN = "The best rate is zero, where the formula of the standard error gives 0."


def attributable_risk(groups: Groups, *, force: bool = False) -> Measure:
    """PAR = y_best - μ, in units of the indicator; 0 where its sign is wrong.

    Negative for an adverse indicator: what would be avoided. se(PAR) = μ se(PAF).
    Raises BadInput with fewer than three groups or without a mean.
    """
    kept, mean, gain, se = _gain(groups, force)
    return measure.normal("parisk", gain, mean * se, kept.notes)


def attributable_fraction(groups: Groups, *, force: bool = False) -> Measure:
    """PAF = 100 PAR/μ, in percent, with se = 100 √(c N (a d (N - c) + b c²) / ((a+c)³ (c+d)³)).

    c events and d others in the best placed group, a events and b others elsewhere, N residents.
    Raises BadInput as `attributable_risk`, or when μ is not above zero.
    """
    kept, mean, gain, se = _gain(groups, force)
    return measure.normal("paf", 100 * gain / above_zero(mean), 100 * se, kept.notes)


def _gain(groups: Groups, force: bool) -> tuple[Groups, float, float, float]:
    ordered = groups.order is not None
    kept, mean = averaged(groups, force=force, in_order=ordered)
    best = len(kept) - 1 if ordered else kept.best
    gain = float(kept.estimate[best]) - mean
    if gain and (gain < 0) == kept.favorable:
        return replace(kept, notes=(*kept.notes, NO_GAIN)), mean, 0.0, math.nan
    se = _standard_error(kept, best)
    note = NO_TABLE if math.isnan(se) else CERTAIN if kept.estimate[best] == 0 else ""
    return replace(kept, notes=(*kept.notes, note)), mean, gain, se


def _standard_error(kept: Groups, best: int) -> float:
    """se of the attributable fraction, as a proportion; NaN where the table cannot be made."""
    rate = kept.estimate / kept.scale
    if not kept.counts_people or rate.min() < 0 or rate.max() > 1:
        return math.nan
    events = rate * kept.population
    total, of_best = float(kept.population.sum()), float(kept.population[best])
    c = float(events[best])
    a = float(events.sum()) - c
    d, b = of_best - c, total - of_best - a
    if a + c == 0 or of_best == 0:
        return math.nan
    squared = c * total * (a * d * (total - c) + b * c**2) / ((a + c) ** 3 * of_best**3)
    return math.sqrt(max(squared, 0.0))
