"""Cities that are alike: by size, region, poverty and the share of children. No order of merit.

The distance between two places is the root of the mean of four squares: the difference of the
logarithms of their residents, of poverty and of the share under 18, each in standard deviations
over all places of their kind; and 0 in one region, 1 in two. It is the same in both directions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
MOST = 6
NEAR = 0.35  # standard deviations: nearer than that, two places are called alike in a trait


@dataclass(frozen=True, slots=True)
class Peer:
    """`row` of the other place; `distance`; `apart` by trait: standard deviations, in size,
    poverty and children; `same_region`."""

    row: int
    distance: float
    apart: tuple[float, float, float]
    same_region: bool

    @property
    def alike(self) -> tuple[bool, bool, bool]:
        size, poverty, children = (abs(one) <= NEAR for one in self.apart)
        return size, poverty, children


def nearest(
    row: int,
    residents: Floats,
    poverty: Floats,
    children: Floats,
    regions: Sequence[str],
    most: int = MOST,
) -> list[Peer]:
    """The `most` places nearest to the one in `row`, in the order of their rows.

    Arrays (n,); a place without one of the three numbers is nobody's peer and has none.
    """
    traits = np.column_stack([_spread(np.log(residents)), _spread(poverty), _spread(children)])
    apart = traits - traits[row]
    elsewhere = np.asarray([one != regions[row] for one in regions], dtype=float)
    distance = np.sqrt((np.square(apart).sum(axis=1) + elsewhere) / 4)
    distance[row] = np.nan
    known = np.flatnonzero(~np.isnan(distance))
    order = known[np.argsort(distance[known], kind="stable")][:most]
    return [
        Peer(
            int(other),
            round(float(distance[other]), 2),
            (float(apart[other, 0]), float(apart[other, 1]), float(apart[other, 2])),
            not elsewhere[other],
        )
        for other in sorted(order.tolist())
    ]


def _spread(values: Floats) -> Floats:
    """In standard deviations from the mean; all 0 where nothing varies."""
    known = values[~np.isnan(values)]
    deviation = float(known.std(ddof=1)) if known.size > 1 else 0.0
    centered = values - (known.mean() if known.size else 0.0)
    return np.asarray(centered / deviation if deviation else centered * 0.0)
