"""Which counts must be hidden, and how little an attacker may learn of them. The rules are data."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from thrive.method.disclosure.cells import Floats, Mask
from thrive.method.errors import BadInput


@dataclass(frozen=True)
class SmallCounts:
    """Counts from 1 to `threshold` − 1 are hidden, zeros only where `zeros` says so.

    The default, 11, is the numerator condition of the CalHHS Data De-Identification Guidelines.
    """

    threshold: int = 11
    zeros: bool = False

    def __post_init__(self) -> None:
        if self.threshold < 2:
            raise BadInput("the threshold must be at least 2: a count below it is hidden.")

    def primary(self, counts: Floats) -> Mask:
        """Mask of the counts the rule hides; shape as given, NaN is never hidden by it."""
        return np.asarray((counts < self.threshold) & (self.zeros | (counts > 0)))

    @property
    def span(self) -> int:
        """Width of what the rule itself tells of a hidden count: 1 to threshold − 1, or from 0."""
        return self.threshold - 1 - (0 if self.zeros else 1)


@dataclass(frozen=True)
class Width:
    """An attacker's interval must be at least max(`floor`, `share` × count) wide.

    Never less than 1: counts are whole, so a narrower interval pins one down.
    """

    floor: float
    share: float = 0.0

    def __post_init__(self) -> None:
        if not (0 <= self.floor < np.inf and 0 <= self.share < np.inf):
            raise BadInput("the demanded width must be a number from 0 upward.")

    def of(self, counts: Floats) -> Floats:
        return np.maximum(np.maximum(self.floor, 1.0), self.share * counts)
