"""Correlations of columns with gaps: of two, or of all pairs at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput

Floats = NDArray[np.float64]

METHODS = ("pearson", "spearman", "kendall")


def correlation(x: Floats, y: Floats, method: str = "pearson") -> float:
    """Correlation of `x` and `y`, both (n,), over the units that have both.

    NaN where fewer than three units have both, or where one of them is constant there.
    """
    if method not in METHODS:
        raise BadInput(f"there is no correlation called “{method}”; use {', '.join(METHODS)}.")
    both = ~(np.isnan(x) | np.isnan(y))
    a, b = x[both], y[both]
    if a.size < 3 or a.min() == a.max() or b.min() == b.max():
        return float("nan")
    if method == "kendall":
        from scipy.stats import kendalltau

        return float(kendalltau(a, b).statistic)
    if method == "spearman":
        from scipy.stats import rankdata

        a, b = rankdata(a), rankdata(b)
    a, b = unit_length(a), unit_length(b)
    return float(np.clip(a @ b, -1, 1))


def unit_length(x: Floats) -> Floats:
    """`x` (n,), complete and not constant, brought to mean 0 and length 1: x·y is a correlation."""
    d = x - x.mean()
    d = d / np.abs(d).max()
    return np.asarray(d / np.sqrt(d @ d))


def correlations(
    values: Floats,
    others: Floats | None = None,
    method: str = "pearson",
    *,
    columns: Sequence[str] | None = None,
) -> Floats:
    """Every column of `values` (n, k) against every column of `others` (n, m): shape (k, m).

    Without `others`, among themselves. Pairs use the units that have both values. BadInput, with
    the column's name, where a column of `values` is constant or has fewer than three values.
    """
    _refuse_constant(values, columns)
    among = values if others is None else others
    if method == "pearson":
        return _pearson(values, among)
    if others is not None:
        return np.array(
            [[correlation(x, y, method) for y in others.T] for x in values.T], dtype=np.float64
        ).reshape(values.shape[1], others.shape[1])
    matrix = np.eye(values.shape[1])
    for i in range(len(matrix)):
        for j in range(i):
            matrix[i, j] = matrix[j, i] = correlation(values[:, i], values[:, j], method)
    return matrix


def _pearson(values: Floats, others: Floats) -> Floats:
    """All pairs at once: sums over the units that have both, as products of matrices."""
    (x, has_x), (y, has_y) = _centered(values), _centered(others)
    n = np.maximum(has_x.T @ has_y, 1)
    sum_x, sum_y = x.T @ has_y, has_x.T @ y
    square_x, square_y = (x * x).T @ has_y - sum_x**2 / n, has_x.T @ (y * y) - sum_y**2 / n
    # Where a pair's spread is a sliver of the column's, these differences have lost their digits.
    safe = (n >= 3) & (np.minimum(square_x, square_y) > 1e-6 * n)
    spread = np.sqrt(np.where(safe, square_x * square_y, 1.0))
    found = np.clip((x.T @ y - sum_x * sum_y / n) / spread, -1, 1)
    for i, j in zip(*np.nonzero(~safe), strict=True):
        found[i, j] = correlation(values[:, i], others[:, j])
    return np.asarray(found)


def _centered(values: Floats) -> tuple[Floats, Floats]:
    """Columns of mean 0 and sd 1, missing values and constant columns 0; and who has a value."""
    has = ~np.isnan(values)
    count = np.maximum(has.sum(axis=0), 1)
    d = np.where(has, values, 0.0)
    d = np.where(has, d - d.sum(axis=0) / count, 0.0)
    largest = np.abs(d).max(axis=0, initial=0.0)
    d /= np.where(largest > 0, largest, 1.0)
    sd = np.sqrt((d * d).sum(axis=0) / count)
    return d / np.where(sd > 0, sd, 1.0), has.astype(float)


def column_name(columns: Sequence[str] | None, at: int) -> str:
    """The name of column `at`, or its number from 1 where columns have no names."""
    return columns[at] if columns else str(at + 1)


def _refuse_constant(values: Floats, columns: Sequence[str] | None) -> None:
    for at, column in enumerate(values.T):
        present = column[~np.isnan(column)]
        if present.size < 3:
            raise BadInput(
                "fewer than three values are too few for a correlation.",
                column=column_name(columns, at),
            )
        if present.min() == present.max():
            raise BadInput(
                "all values are equal, so it correlates with nothing.",
                column=column_name(columns, at),
            )
