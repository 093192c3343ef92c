"""Counts become comparable when they are divided: per resident, per household, per dollar."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput

Floats = NDArray[np.float64]


def denominate(
    values: Floats,
    denominator: Floats,
    *,
    per: float = 1.0,
    zero: str = "missing",
    column: str | None = None,
) -> Floats:
    """per × values / denominator, shape (n,) both: `per=1000` gives a rate per 1,000.

    Missing where either is missing. A zero denominator leaves no rate to speak of: missing, or
    BadInput with `zero="refuse"`. A negative or infinite denominator is BadInput; `column` is the
    indicator that the sentence names.
    """
    if values.shape != denominator.shape:
        raise BadInput(
            f"{values.size} values cannot be divided by {denominator.size} denominators.",
            column=column,
        )
    wrong = np.flatnonzero((denominator < 0) | np.isinf(denominator))
    if wrong.size:
        at = int(wrong[0])
        raise BadInput(
            f"the denominator of unit {at + 1} is {denominator[at]:g}; "
            "it must be a positive number.",
            column=column,
        )
    empty = denominator == 0
    if zero == "refuse" and empty.any():
        raise BadInput(
            f"the denominator of unit {int(np.argmax(empty)) + 1} is zero.", column=column
        )
    rate = np.full(values.shape, np.nan)
    np.divide(values, denominator, out=rate, where=~empty)
    return rate if per == 1 else rate * per
