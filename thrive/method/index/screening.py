"""How much of each unit's data is there, and which units have enough to be scored.

First step of the chain: a unit (city, tract, county) of which little is known should not be
ranked. Definitions follow COINr's data-availability table (Becker et al., JOSS 2022).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Availability:
    """Counts and shares per unit, each of shape (n,).

    `share` = present / k. `nonzero_share` = nonzero / present, NaN where nothing is present.
    `missing_or_zero` counts both; its share is 1 - missing_or_zero / k.
    """

    missing: NDArray[np.int64]
    zeros: NDArray[np.int64]
    missing_or_zero: NDArray[np.int64]
    share: Floats
    nonzero_share: Floats


def availability(values: Floats, *, zeros_missing: bool = False) -> Availability:
    """Data availability of every unit of `values`, shape (n, k), NaN = missing.

    With `zeros_missing`, `share` counts a zero as missing, too: for counts whose zeros stand for
    "not reported". Raises BadInput where there is no indicator.
    """
    if values.ndim != 2 or values.shape[1] == 0:
        raise BadInput("there is no indicator to screen by.")
    k = values.shape[1]
    missing = np.count_nonzero(np.isnan(values), axis=1)
    zeros = np.count_nonzero(values == 0, axis=1)
    present = k - missing
    nonzero = np.full(len(values), np.nan)
    np.divide(present - zeros, present, out=nonzero, where=present > 0)
    absent = missing + zeros if zeros_missing else missing
    return Availability(missing, zeros, missing + zeros, 1 - absent / k, nonzero)


def availability_by_group(
    values: Floats, groups: Mapping[str, Sequence[int]], *, zeros_missing: bool = False
) -> dict[str, Floats]:
    """Share of each group's indicators (column numbers) that each unit has, shape (n,) a group."""
    shares = {}
    for code, columns in groups.items():
        if not len(columns):
            raise BadInput("the group has no indicator to screen by.", column=code)
        shares[code] = availability(values[:, list(columns)], zeros_missing=zeros_missing).share
    return shares


def keep(
    values: Floats,
    *,
    min_share: float = 2 / 3,
    min_nonzero_share: float = 0.0,
    groups: Mapping[str, Sequence[int]] | None = None,
    zeros_missing: bool = False,
    include: Mask | None = None,
    exclude: Mask | None = None,
) -> Mask:
    """Which units have enough data, shape (n,).

    A unit stays if its `share` is at least `min_share` (in every one of `groups`, too, where
    given) and its `nonzero_share` at least `min_nonzero_share`. `include` and `exclude` overrule
    that for single units; where both name one, it is left out.
    """
    for name, share in (("min_share", min_share), ("min_nonzero_share", min_nonzero_share)):
        if not 0 <= share <= 1:
            raise BadInput(f"{name} is {share:g}; a share lies between 0 and 1.")
    found = availability(values, zeros_missing=zeros_missing)
    kept = found.share >= min_share
    if min_nonzero_share > 0:
        kept &= found.nonzero_share >= min_nonzero_share
    by_group = availability_by_group(values, groups or {}, zeros_missing=zeros_missing)
    for share_of_group in by_group.values():
        kept &= share_of_group >= min_share
    if include is not None:
        kept |= include
    if exclude is not None:
        kept &= ~exclude
    return kept
