"""What surrounds a column while it is normalized: who is compared with whom, and by what weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Peers:
    """Who is compared with whom: the rows of each norm group, by its label."""

    rows: dict[str, Rows]

    @classmethod
    def of(cls, labels: Sequence[str]) -> Peers:
        names, of_row = np.unique(np.asarray(labels), return_inverse=True)
        order = np.argsort(of_row, kind="stable")
        cuts = np.searchsorted(of_row[order], np.arange(1, names.size))
        return cls(dict(zip(names.tolist(), np.split(order, cuts), strict=True)))


@dataclass(frozen=True)
class Frame:
    """What surrounds a column of n units; a Normalization names what it takes of it.

    `populations` (n,) by column name, `base` (n,) the rows of the base year, `ids` to find the
    unit that distances are measured to.
    """

    peers: Peers | None = None
    populations: Mapping[str, Floats] = field(default_factory=dict)
    base: NDArray[np.bool_] | None = None
    ids: Sequence[str] = ()

    def population(self, column: str) -> Floats | None:
        if not column:
            return None
        if column not in self.populations:
            raise BadInput("there is no such column of populations.", column=column)
        return self.populations[column]

    def row(self, unit: str) -> int | None:
        if not unit:
            return None
        if unit not in self.ids:
            raise BadInput(f"there is no unit {unit} to measure the distance to.")
        return list(self.ids).index(unit)


NO_FRAME = Frame()
