"""Reading our own SVG path data back, so that tests can ask where a line runs."""

import re
from itertools import pairwise

Point = tuple[float, float]

_PIECE = re.compile(r"M([^Mlz]+)l([^Mlz]+)(z?)")
_NUMBER = re.compile(r"-?\d*\.?\d+")


def lines(path: str) -> list[list[Point]]:
    """The path's lines as points; a closed one ends where it began. ValueError if it is none."""
    if "".join(piece.group() for piece in _PIECE.finditer(path)) != path or not path:
        raise ValueError(f"Not a path of ours: {path[:60]}")
    found = []
    for start, steps, closed in _PIECE.findall(path):
        points = [_points(start)[0]]
        for dx, dy in _points(steps):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        found.append([*points, points[0]] if closed else points)
    return found


def holds(path: str, point: Point) -> bool:
    """Whether the point lies inside the shape, by the even-odd rule."""
    x, y = point
    crossings = [
        x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in _sides(path)
        if (y1 > y) != (y2 > y)
    ]
    return sum(crossings) % 2 == 1


def distance(path: str, point: Point) -> float:
    """From the point to the nearest line of the path."""
    return min(_to_side(point, start, stop) for start, stop in _sides(path))


def _points(text: str) -> list[Point]:
    numbers = [float(word) for word in _NUMBER.findall(text)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _sides(path: str) -> list[tuple[Point, Point]]:
    return [side for line in lines(path) for side in pairwise(line)]


def _to_side(point: Point, start: Point, stop: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, stop
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length if length else 0.0
    share = min(1.0, max(0.0, along))
    near = (x1 + share * (x2 - x1), y1 + share * (y2 - y1))
    return float(((x - near[0]) ** 2 + (y - near[1]) ** 2) ** 0.5)
