"""A city's tracts as a map to choose from: outlines with numbers, a grid, and numbered spots.

Its drawing is `ui/parts/tract_map.html`; which tracts are dark changes as somebody chooses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Piece(Protocol):
    """`path` is SVG path data; the number is written at x and y, in units of the map."""

    @property
    def geoid(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def path(self) -> str: ...
    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def chosen(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Spot:
    """A pin as it is drawn: its number stands in the list beside the map."""

    number: int
    x: float
    y: float
    danger: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the grid with its letter or number."""

    at: float
    word: str


class TractPicture(Protocol):
    @property
    def view_box(self) -> str: ...
    @property
    def tracts(self) -> Sequence[Piece]: ...
    @property
    def spots(self) -> Sequence[Spot]: ...
    @property
    def columns(self) -> Sequence[Line]: ...
    @property
    def lines(self) -> Sequence[Line]: ...
