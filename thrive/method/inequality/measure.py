"""What one measure of inequality says: an estimate, how sure it is, and what to know about it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Z95 = 1.959963984540054  # the normal quantile of a two-sided 95 % interval
ON_THE_LOGARITHM = "The standard error is of the natural logarithm."


@dataclass(frozen=True)
class Measure:
    """`code` names the measure; NaN stands for what is not known; `note` is sentences or empty.

    `se` is on the scale of `estimate`, for ratios of its natural logarithm (the note says so).
    `lower` and `upper` bound a 95 % interval.
    """

    code: str
    estimate: float
    se: float = math.nan
    lower: float = math.nan
    upper: float = math.nan
    note: str = ""


def refused(code: str, why: str) -> Measure:
    return Measure(code, math.nan, note=why)


def normal(code: str, estimate: float, se: float, notes: Sequence[str] = ()) -> Measure:
    """estimate ± 1.96 se."""
    half = Z95 * se
    estimate += 0.0  # never a negative zero
    return Measure(code, estimate, se, estimate - half, estimate + half, said(notes))


def ratio(code: str, estimate: float, se_of_log: float, notes: Sequence[str] = ()) -> Measure:
    """exp(ln estimate ± 1.96 se), the standard error being of the logarithm."""
    if math.isnan(se_of_log):
        return Measure(code, estimate, note=said(notes))
    # far beyond any ratio that means something; the limits stay numbers
    times = math.exp(min(Z95 * se_of_log, 600.0))
    return Measure(
        code,
        estimate,
        se_of_log,
        estimate / times,
        estimate * times,
        said([*notes, ON_THE_LOGARITHM]),
    )


def said(notes: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(note for note in notes if note))
