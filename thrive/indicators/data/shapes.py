"""Where to write on a drawn tract, and the grid of a city map: letters across, numbers down."""

from __future__ import annotations

import re
from functools import lru_cache

from thrive.indicators.data.tables import TractMap

_PIECE = re.compile(r"([a-zA-Z])|(-?\d+(?:\.\d+)?)")
ACROSS = "ABCDEFGHIJ"  # ten squares from west to east, whatever the size of the map
Point = tuple[float, float]


@lru_cache(maxsize=2048)
def middle(path: str) -> Point:
    """The center of gravity of the largest ring of an SVG path made of M, L and z, absolute or
    relative; the middle of its points where that ring has no area."""
    return max((_center(ring) for ring in rings(path)), key=lambda found: found[0])[1]


def rings(path: str) -> list[list[Point]]:
    """Every ring of the path as its corners. Raises ValueError for any other command."""
    found: list[list[Point]] = []
    command, numbers = "", []
    at: Point = (0.0, 0.0)
    for letter, number in _PIECE.findall(path):
        if letter:
            command = letter
            if letter not in "MmLlZz":
                raise ValueError(f"{letter} is not drawn here.")
            if letter in "Zz" and found:
                at = found[-1][0]
            continue
        numbers.append(float(number))
        if len(numbers) < 2:
            continue
        x, y = numbers
        numbers = []
        at = (at[0] + x, at[1] + y) if command.islower() else (x, y)
        if command in "Mm":
            found.append([at])
            command = "l" if command == "m" else "L"
        else:
            found[-1].append(at)
    return found


def _center(ring: list[Point]) -> tuple[float, Point]:
    """Area of the ring, and its center of gravity."""
    twice = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        twice, x, y = twice + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if not twice:
        count = len(ring)
        return 0.0, (sum(one[0] for one in ring) / count, sum(one[1] for one in ring) / count)
    return abs(twice) / 2, (x / (3 * twice), y / (3 * twice))


def side(map_: TractMap) -> float:
    """How wide and high a square of the grid is, in units of the map."""
    return map_.width / len(ACROSS)


def rows(map_: TractMap) -> int:
    """How many squares lie from north to south."""
    return -(-map_.height * len(ACROSS) // map_.width)


def squares(map_: TractMap) -> list[str]:
    """A1, B1 … in the order one reads them."""
    return [f"{letter}{row}" for row in range(1, rows(map_) + 1) for letter in ACROSS]


def middle_of_square(map_: TractMap, square: str) -> Point | None:
    """None for a square that is not on this map."""
    if square not in squares(map_):
        return None
    wide = side(map_)
    column, row = ACROSS.index(square[0]), int(square[1:]) - 1
    return (column + 0.5) * wide, min((row + 0.5) * wide, map_.height - 1)
