"""Margins of error of the American Community Survey, alone and derived.

A published margin is that of a 90 % interval: SE = MOE / 1.645. The formulas for derived
estimates are those of the Census Bureau's handbook (Understanding and Using ACS Data: What All
Data Users Need to Know, chapter 8). They take the parts as independent, which they are not.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from thrive.method.errors import BadInput

Z90 = 1.645  # as the Bureau rounds it
CONTROLLED = -555555555  # the Bureau's code for a margin of zero: the estimate is controlled
INDEPENDENT = (
    "The formula takes the parts as independent; summed cells of one survey are correlated. For "
    "California's children in poverty in 2018 it gives 25,048 where the Bureau publishes 31,795."
)
TURNED = "The radicand was negative, so the ratio's formula (with +) was used."
NOT_ADDITIVE = re.compile(
    r"\b(median|mean|average|per capita|gini|percent|percentage|rate|ratio|index|quintile"
    r"|quartile|percentile)\b|%",
    re.IGNORECASE,
)
CLASSES: dict[str, tuple[tuple[float, str], ...]] = {
    "12/40": (
        (12.0, "high reliability"),
        (40.0, "medium reliability"),
        (math.inf, "low reliability"),
    ),
    "15/30": (
        (15.0, "high reliability"),
        (30.0, "medium reliability"),
        (math.inf, "low reliability"),
    ),
}  # a coefficient of variation up to the limit, in percent, is in the class


@dataclass(frozen=True)
class Estimate:
    """A value and its 90 % margin of error, both in the value's unit."""

    value: float
    moe: float
    note: str = ""

    @property
    def se(self) -> float:
        return self.moe / Z90

    @property
    def cv(self) -> float:
        """Coefficient of variation in percent, 100 SE/|value|; NaN for a value of zero."""
        return 100 * self.se / abs(self.value) if self.value else math.nan


def published(value: float, moe: float) -> Estimate:
    """An estimate as published. A controlled estimate's margin is 0.

    Raises BadInput for a missing value, a missing margin or one of the Bureau's other codes.
    """
    if moe == CONTROLLED:
        moe = 0.0
    if not math.isfinite(value) or not math.isfinite(moe):
        raise BadInput("an estimate or its margin of error is missing.")
    if moe < 0:
        raise BadInput(f"the margin of error {moe:g} is negative: a code for a missing margin.")
    return Estimate(value, moe)


def total(parts: Sequence[Estimate], label: str = "") -> Estimate:
    """The sum; MOE = √Σ MOE², where of all parts estimated at zero only the largest MOE counts.

    `label` says what is summed. Raises BadInput when it names a median, mean, percentage or
    another statistic that does not add, or when there is nothing to sum.
    """
    refuse_sum(label)
    if not parts:
        raise BadInput("There is nothing to sum.")
    zero = max((part.moe for part in parts if part.value == 0), default=0.0)
    moe = math.hypot(zero, *(part.moe for part in parts if part.value != 0))
    return Estimate(math.fsum(part.value for part in parts), moe, INDEPENDENT)


def refuse_sum(label: str) -> None:
    found = NOT_ADDITIVE.search(label)
    if found:
        raise BadInput(f"“{label}” does not add: a {found[0].lower()} of parts is not their sum.")


def difference(a: Estimate, b: Estimate) -> Estimate:
    """a - b; MOE = √(MOE_a² + MOE_b²)."""
    return Estimate(a.value - b.value, math.hypot(a.moe, b.moe), INDEPENDENT)


def ratio(a: Estimate, b: Estimate) -> Estimate:
    """R = a/b of two counts, neither within the other; MOE = √(MOE_a² + R² MOE_b²)/|b|.

    Raises BadInput when b is zero.
    """
    value = _divided(a, b)
    return Estimate(value, math.hypot(a.moe, value * b.moe) / abs(b.value), INDEPENDENT)


def proportion(part: Estimate, whole: Estimate) -> Estimate:
    """p = part/whole, in [0, 1]; MOE = √(MOE_part² - p² MOE_whole²)/whole.

    With a negative radicand the ratio's formula is used and the note says so. Raises BadInput
    when the whole is zero or smaller than the part.
    """
    value = _divided(part, whole)
    if not 0 <= value <= 1:
        raise BadInput("The part is not within the whole: this is a ratio, not a proportion.")
    radicand = part.moe**2 - (value * whole.moe) ** 2
    if radicand < 0:
        turned = ratio(part, whole)
        return Estimate(value, turned.moe, f"{TURNED} {INDEPENDENT}")
    return Estimate(value, math.sqrt(radicand) / whole.value, INDEPENDENT)


def product(a: Estimate, b: Estimate) -> Estimate:
    """a b; MOE = √(a² MOE_b² + b² MOE_a²)."""
    moe = math.hypot(a.value * b.moe, b.value * a.moe)
    return Estimate(a.value * b.value, moe, INDEPENDENT)


def percent_change(later: Estimate, earlier: Estimate) -> Estimate:
    """100 (later - earlier)/earlier, in percent; MOE = 100 times that of the ratio.

    Raises BadInput when the earlier estimate is zero.
    """
    of = ratio(later, earlier)
    return Estimate(100 * (of.value - 1), 100 * of.moe, INDEPENDENT)


def reliability(cv: float, classes: str = "12/40") -> str:
    """The class of a coefficient of variation (percent) in a table of CLASSES; "" for NaN.

    Raises BadInput for a table that is not there.
    """
    if classes not in CLASSES:
        raise BadInput(f"There are no classes {classes}; there are {' and '.join(CLASSES)}.")
    return next((name for limit, name in CLASSES[classes] if cv <= limit), "")


def _divided(a: Estimate, b: Estimate) -> float:
    if b.value == 0:
        raise BadInput("The denominator is zero.")
    return a.value / b.value
