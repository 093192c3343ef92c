"""Filling gaps: from the other units, from a unit's own group, or from its own other years.

Every function returns the filled values beside a mask of what was filled, so that an imputed
number can always be shown as one. What is present never changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Imputed:
    """`values` (n, k) with gaps filled where that was possible; `filled` (n, k) says where."""

    values: Floats
    filled: Mask


def impute(
    values: Floats,
    method: str = "mean",
    *,
    groups: Sequence[str] | NDArray[np.str_] | None = None,
    value: float = np.nan,
    columns: Sequence[str] | None = None,
) -> Imputed:
    """Fill each column of `values` (n, k) with its "mean", "median" or a constant `value`.

    With `groups`, one label a unit, the mean or median is that of the unit's own group; a unit
    without a label ("") keeps its gaps, and so does a group in which nobody has a value. A column
    that is wholly missing raises BadInput.
    """
    if method not in ("mean", "median", "value"):
        raise BadInput(f"there is no way to impute called “{method}”; use mean, median or value.")
    if method == "value" and not np.isfinite(value):
        raise BadInput("imputing by value needs a number to put in.")
    gaps = np.isnan(values)
    empty = np.flatnonzero(gaps.all(axis=0))
    if empty.size and len(values):
        raise BadInput(
            "every value is missing, so there is nothing to impute from.",
            column=columns[int(empty[0])] if columns else str(int(empty[0]) + 1),
        )
    filled = values.copy()
    for label, rows in _rows_by_label(len(values), groups):
        if groups is not None and label == "":
            continue
        for at in np.flatnonzero(gaps[rows].any(axis=0)):
            present = values[rows, at][~gaps[rows, at]]
            if method == "value":
                fill = value
            elif not present.size:
                continue
            else:
                fill = float(np.mean(present) if method == "mean" else np.median(present))
            filled[rows[gaps[rows, at]], at] = fill
    return Imputed(filled, gaps & ~np.isnan(filled))


def _rows_by_label(
    n: int, groups: Sequence[str] | NDArray[np.str_] | None
) -> list[tuple[str, NDArray[np.intp]]]:
    if groups is None:
        return [("", np.arange(n))]
    labels = np.asarray(groups)
    if labels.shape != (n,):
        raise BadInput(f"there are {n} rows but {labels.size} labels.")
    names, label_of_row = np.unique(labels, return_inverse=True)
    order = np.argsort(label_of_row, kind="stable")
    starts = np.searchsorted(label_of_row[order], np.arange(1, names.size))
    return list(zip(names.tolist(), np.split(order, starts), strict=True)) if n else []


def impute_panel(
    values: Floats,
    units: Sequence[str] | NDArray[np.str_],
    times: Floats,
    method: str = "latest",
    *,
    max_steps: int | None = None,
) -> Imputed:
    """Fill a unit's gaps from its own other times; rows are (unit, time) pairs in any order.

    - "latest": the last earlier value, at most `max_steps` of the unit's rows back.
    - "constant": the last earlier value; before the first one, the first.
    - "linear": on the line between the neighboring values; outside them, the nearest value.

    `values` (n, k), `units` n labels, `times` (n,). The same unit and time twice is BadInput.
    """
    if method not in ("latest", "constant", "linear"):
        raise BadInput(
            f"there is no way to impute a panel called “{method}”; use latest, constant or linear."
        )
    if max_steps is not None and method != "latest":
        raise BadInput("only “latest” takes a greatest number of steps.")
    gaps = np.isnan(values)
    filled = values.copy()
    for unit, rows in _rows_by_label(len(values), units):
        rows = rows[np.argsort(times[rows], kind="stable")]
        when = times[rows]
        if np.isnan(when).any() or (np.diff(when) == 0).any():
            raise BadInput(f"unit {unit} has a time twice, or a row without one.")
        for at in np.flatnonzero(gaps[rows].any(axis=0)):
            series = values[rows, at]
            if np.isnan(series).all():
                continue
            filled[rows, at] = _series(when, series, method, max_steps)
    return Imputed(filled, gaps & ~np.isnan(filled))


def _series(when: Floats, series: Floats, method: str, max_steps: int | None) -> Floats:
    known = np.flatnonzero(~np.isnan(series))
    if method == "linear":
        line = np.interp(when, when[known], series[known])
        line[known] = series[known]
        return line
    before = np.searchsorted(known, np.arange(series.size), side="right") - 1
    source = known[np.maximum(before, 0)]
    carried = series[source]
    if method == "latest":
        steps = np.arange(series.size) - source
        carried[before < 0] = np.nan
        if max_steps is not None:
            carried[steps > max_steps] = np.nan
    return carried
