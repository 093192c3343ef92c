"""What each indicator looks like before anything is done to it, with plain warnings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thrive.method.index.treat import DEFAULT_GATE, Gate, kurtosis, skewness

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Description:
    """One indicator. Moments and shares are NaN where too little is there to take them.

    `available` counts the values present; of those, `nonzero` are not zero, `unique` differ from
    each other, and `same` share the commonest value. `warnings` holds "few values", "many zeros",
    "few different values", "outliers", "constant", "no value".
    """

    column: str
    minimum: float
    maximum: float
    mean: float
    median: float
    sd: float
    skew: float
    kurtosis: float
    available: int
    nonzero: int
    unique: int
    same: int
    share_available: float
    share_nonzero: float
    share_unique: float
    share_same: float
    warnings: tuple[str, ...]


def describe(
    values: Floats,
    columns: Sequence[str],
    *,
    min_available: float = 0.65,
    min_nonzero: float = 0.5,
    min_unique: float = 0.5,
    gate: Gate = DEFAULT_GATE,
) -> list[Description]:
    """Describe every column of `values` (n, k), NaN = missing; sample sd; moments of type 2.

    A share below its limit is a warning (the limits are COINr's); so is a column that `gate`
    would send to treatment. The share available is of the n units, the others of what is present.
    """
    return [
        _describe(x, name, min_available, min_nonzero, min_unique, gate)
        for x, name in zip(values.T, columns, strict=True)
    ]


def _describe(
    x: Floats, name: str, min_available: float, min_nonzero: float, min_unique: float, gate: Gate
) -> Description:
    present = x[~np.isnan(x)]
    n = present.size
    nan = float("nan")
    if not n:
        return Description(
            name, nan, nan, nan, nan, nan, nan, nan, 0, 0, 0, 0, 0.0, nan, nan, nan, ("no value",)
        )
    counts = np.unique(present, return_counts=True)[1]
    skew, kurt = skewness(present), kurtosis(present)
    nonzero = int(np.count_nonzero(present))
    warnings = [
        says
        for says, holds in (
            ("few values", n / x.size < min_available),
            ("many zeros", nonzero / n < min_nonzero),
            ("few different values", counts.size / n < min_unique),
            ("outliers", not gate.lets(skew, kurt)),
            ("constant", counts.size == 1),
        )
        if holds
    ]
    return Description(
        column=name,
        minimum=float(present.min()),
        maximum=float(present.max()),
        mean=float(present.mean()),
        median=float(np.median(present)),
        sd=float(present.std(ddof=1)) if n > 1 else nan,
        skew=skew,
        kurtosis=kurt,
        available=n,
        nonzero=nonzero,
        unique=counts.size,
        same=int(counts.max()),
        share_available=n / x.size,
        share_nonzero=nonzero / n,
        share_unique=counts.size / n,
        share_same=int(counts.max()) / n,
        warnings=tuple(warnings),
    )
