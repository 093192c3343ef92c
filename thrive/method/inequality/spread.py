"""Spread around the mean with standard errors in closed form: BGV, Theil, mean log deviation.

Sources: Theil 1967; Harper and Lynch 2005, Methods for measuring cancer disparities (NCI), for
the standard errors; the World Health Organization's handbook for the scale of 1,000.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from thrive.method.errors import BadInput
from thrive.method.inequality import measure
from thrive.method.inequality.groups import Floats, Groups, above_zero, averaged, populated
from thrive.method.inequality.measure import Measure

TINY = 1e-6  # stands for an estimate of zero, whose logarithm does not exist
NO_SE = "Not every group has a standard error, so this measure has none."


def between_group_variance(groups: Groups, *, force: bool = False) -> Measure:
    """BGV = Σ p (y - μ)², in squared units of the indicator.

    se² = 4 Σ p²s²(y - μ)² + 2 [(Σ p²s²)² - Σ p⁴s⁴ + Σ p²(1 - p)²s⁴].
    Raises BadInput without populations or with fewer than three groups.
    """
    kept, p, mean = _weighed(groups, force)
    variance, known = _variances(kept, p)
    away = kept.estimate - mean
    squared = 4 * p**2 @ (variance * away**2) + 2 * (
        (p**2 @ variance) ** 2 - p**4 @ variance**2 + (p * (1 - p)) ** 2 @ variance**2
    )
    se = math.sqrt(squared) if known else math.nan
    return measure.normal("bgv", float(p @ away**2), se, _notes(kept, known))


def theil(groups: Groups, *, force: bool = False) -> Measure:
    """TI = 1,000 Σ p r ln r, with r = y/μ.

    se = 1,000 √(Σ (1 + ln r - Σ p r (1 + ln r))² p² s² / μ²). An estimate of zero counts as
    0.000001. Raises BadInput as `between_group_variance`, or for a negative estimate or a mean of
    zero.
    """
    kept, p, mean = _logarithmic(groups, force)
    r = kept.estimate / mean
    variance, known = _variances(kept, p)
    pull = 1 + np.log(r)
    se = math.sqrt((pull - p @ (r * pull)) ** 2 @ (p**2 * variance)) / mean if known else math.nan
    return measure.normal("ti", 1000 * float(p @ (r * np.log(r))), 1000 * se, _notes(kept, known))


def mean_log_deviation(groups: Groups, *, force: bool = False) -> Measure:
    """MLD = 1,000 Σ p (-ln r); se = 1,000 √(Σ p² s² / μ² (1 - 1/r)²); zeros as in `theil`."""
    kept, p, mean = _logarithmic(groups, force)
    r = kept.estimate / mean
    variance, known = _variances(kept, p)
    se = math.sqrt((p**2 * variance) @ (1 - 1 / r) ** 2) / mean if known else math.nan
    return measure.normal("mld", -1000 * float(p @ np.log(r)), 1000 * se, _notes(kept, known))


def _weighed(groups: Groups, force: bool) -> tuple[Groups, Floats, float]:
    kept, mean = averaged(populated(groups, force=force))
    return kept, kept.shares, mean


def _logarithmic(groups: Groups, force: bool) -> tuple[Groups, Floats, float]:
    kept, p, mean = _weighed(groups, force)
    if (kept.estimate < 0).any():
        raise BadInput("A negative estimate has no logarithm.")
    above_zero(mean)
    zero = kept.estimate == 0
    if not zero.any():
        return kept, p, mean
    note = "An estimate of zero counts as 0.000001; the standard error then means little."
    moved = np.where(zero, TINY, kept.estimate)
    kept = replace(kept, estimate=moved, notes=(*kept.notes, note))
    return kept, p, float(p @ moved)


def _variances(kept: Groups, p: Floats) -> tuple[Floats, bool]:
    """s², and whether it is known for every group that weighs something."""
    unknown = np.isnan(kept.se)
    known = not bool((unknown & (p > 0)).any())
    return np.where(unknown, 0.0, kept.se) ** 2, known


def _notes(kept: Groups, known: bool) -> list[str]:
    return [*kept.notes, "" if known else NO_SE]
