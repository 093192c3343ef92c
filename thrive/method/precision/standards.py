"""The presentation standard for proportions of the National Center for Health Statistics.

Source: Parker, Talih, Malec et al. 2017, National Center for Health Statistics Data Presentation
Standards for Proportions, Vital and Health Statistics 2(175); interval of Korn and Graubard 1998.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from thrive.method.errors import BadInput
from thrive.method.precision.intervals import clopper_pearson

FEWEST = 30
WIDE, NARROW = 0.30, 0.05  # of the interval
RELATIVE = 130.0  # percent of the proportion
FEW_DF = 8

SMALL = "suppress:sample size<30"
TOO_WIDE = "suppress:CI width>=0.30"
RELATIVELY_WIDE = "suppress:relative CI width>130%"
PRESENT = "present"
AT_AN_END = "review:0 or 100%;"
FEW_DEGREES = "review:df<8;"
COMPLEMENT = "footnote:complement relative CI width>130%;"


@dataclass(frozen=True)
class Presentation:
    """What to do with a proportion. `flags` ask a statistician's review or a footnote.

    `n_effective` is p(1-p)/SE², `n_star` the size the interval used; `relative_width` and that of
    the complement are percentages, NaN where the proportion (or its complement) is zero.
    """

    p: float
    se: float
    n_effective: float
    n_star: float
    lower: float
    upper: float
    width: float
    relative_width: float
    relative_width_of_complement: float
    decision: str
    flags: str


def proportion(
    n: float,
    p: float,
    *,
    se: float | None = None,
    deff: float | None = None,
    df: float | None = None,
) -> Presentation:
    """Decide on one proportion p of n sampled persons.

    Give its design-based standard error, or the design effect, se² = deff p(1-p)/(n-1); with
    neither the sample counts as simple random. df: degrees of freedom of the design (n - 1).

    n* = min(n, n_eff (t(n-1)/t(df))²), with t the 97.5th percentile of Student's distribution;
    the interval is Clopper and Pearson's of p n* out of n*; at p = 0 or 1, n* = n.
    Decision in this order: suppress when n or n_eff < 30; suppress when the width >= 0.30; present
    when it is <= 0.05; suppress when it exceeds 130 % of p; else present.
    Raises BadInput for figures that cannot be.
    """
    if not (math.isfinite(n) and n >= 1 and 0 <= p <= 1):
        raise BadInput("The proportion is not between 0 and 1, or nobody was sampled.")
    known = [value for value in (se, deff, df) if value is not None]
    if not all(0 <= value < math.inf for value in known) or df == 0:
        raise BadInput("A standard error, design effect or number of degrees of freedom is off.")
    at_an_end = p in (0.0, 1.0)
    if se is None:
        se = math.sqrt((1.0 if deff is None else deff) * p * (1 - p) / max(n - 1, 1))
    effective = n if at_an_end else p * (1 - p) / se**2 if se else math.inf
    star = n if at_an_end else min(n, effective * _widening(n, df))
    low, high = clopper_pearson(p * star, star)
    lower, upper = float(low), float(high)
    width = upper - lower
    relative = 100 * width / p if p > 0 else math.nan
    complement = 100 * width / (1 - p) if p < 1 else math.nan
    decision = _decide(n, effective, width, relative)
    flags = AT_AN_END if at_an_end else ""
    if df is not None and df < FEW_DF:
        flags += FEW_DEGREES
    if decision == PRESENT and width > NARROW and complement > RELATIVE:
        flags += COMPLEMENT
    return Presentation(
        p, se, effective, star, lower, upper, width, relative, complement, decision, flags
    )


def _decide(n: float, effective: float, width: float, relative: float) -> str:
    if n < FEWEST or effective < FEWEST:
        return SMALL
    if width >= WIDE:
        return TOO_WIDE
    if width > NARROW and relative > RELATIVE:
        return RELATIVELY_WIDE
    return PRESENT


def _widening(n: float, df: float | None) -> float:
    if df is None or n < 2:
        return 1.0
    from scipy.special import stdtrit

    return float(stdtrit(n - 1, 0.975) / stdtrit(df, 0.975)) ** 2
