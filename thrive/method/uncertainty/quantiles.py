"""Quantiles over draws, by the definition R calls type 7 (and NumPy "linear")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def of_sorted(ordered: NDArray[Any], shares: Sequence[float]) -> Floats:
    """float64, shape (len(shares), units), of `ordered` (units, draws), each row ascending.

    With h = (draws - 1)·p and j = ⌊h⌋: x_j + (h - j)(x_{j+1} - x_j), counted from zero.
    Hyndman & Fan (1996), Sample quantiles in statistical packages, definition 7.
    """
    last = ordered.shape[-1] - 1
    found = np.empty((len(shares), *ordered.shape[:-1]))
    for row, share in zip(found, shares, strict=True):
        height = last * share
        # (n - 1)·p is meant exactly: 199 × 0.95 must not become 189.04999….
        if abs(height - round(height)) < 1e-9:
            height = round(height)
        below = int(height)
        low = ordered[..., below].astype(np.float64)
        high = ordered[..., min(below + 1, last)]
        row[:] = low + (height - below) * (high - low)
    return found


def of_present(values: Floats, shares: Sequence[float]) -> Floats:
    """The same of each row's numbers that are not NaN, in any order; NaN for a row without any."""
    ordered = np.sort(values, axis=-1)
    if not np.isnan(ordered[:, -1:]).any():  # they sort to the end
        return of_sorted(ordered, shares)
    counts = (~np.isnan(ordered)).sum(axis=-1)
    found = np.full((len(shares), len(ordered)), np.nan)
    for count in np.unique(counts[counts > 0]):
        here = counts == count
        found[:, here] = of_sorted(ordered[here, :count], shares)
    return found
