"""Lines from TopoJSON files: read, project, simplify, write as SVG paths. Standard library only.

A ring is a list of points whose last point is its first. Simplification is Visvalingam's: drop
the point whose triangle with its neighbors is smallest, again and again. County lines are kept
arc by arc, so two neighbors have one and the same border.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise

Point = tuple[float, float]
Line = list[Point]


def arcs_of(document: dict) -> list[Line]:
    """The file's arcs as (longitude, latitude) points in degrees."""
    scale, shift = document["transform"]["scale"], document["transform"]["translate"]
    arcs = []
    for steps in document["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(arc)
    return arcs


def arc_rings(geometry: dict) -> list[list[int]]:
    """Every ring of a polygon or multipolygon as arc numbers; ~n is arc n walked backwards."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def joined(ring: Iterable[int], arcs: list[Line]) -> Line:
    """The points of a ring whose arcs follow each other."""
    points: Line = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def borders(geometries: list[dict]) -> tuple[list[int], list[int]]:
    """Dissolve: the arcs around the whole, as walked, and the arcs that two neighbors share."""
    walked = [number for each in geometries for ring in arc_rings(each) for number in ring]
    uses = Counter(number if number >= 0 else ~number for number in walked)
    outer = [number for number in walked if uses[number if number >= 0 else ~number] == 1]
    return outer, [number for number, times in uses.items() if times > 1]


def stitched(pieces: list[Line]) -> list[Line]:
    """Rings made by laying end to end pieces that start where another one stops."""
    waiting: dict[Point, list[Line]] = {}
    for piece in pieces:
        waiting.setdefault(piece[0], []).append(piece)
    rings = []
    while waiting:
        ring = list(_taken(waiting, next(iter(waiting))))
        while ring[-1] != ring[0]:
            ring += _taken(waiting, ring[-1])[1:]
        rings.append(ring)
    return rings


def _taken(waiting: dict[Point, list[Line]], start: Point) -> Line:
    pieces = waiting[start]
    piece = pieces.pop()
    if not pieces:
        del waiting[start]
    return piece


def projected(line: Line, project: Callable[[float, float], Point]) -> Line:
    """The line of (longitude, latitude) points on the surface of `project`."""
    return [project(latitude, longitude) for longitude, latitude in line]


def area(ring: Line) -> float:
    """Signed area of a ring, in squared units of its points."""
    pairs = pairwise(ring)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def centroid(ring: Line) -> Point:
    """Center of mass of a ring."""
    pairs = list(pairwise(ring))
    whole = 6 * area(ring)
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / whole
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / whole
    return x, y


def simplified(line: Line, smallest: float) -> Line:
    """The line without triangles under `smallest`, in squared units of its points.

    Both ends stay; a ring keeps at least four points, so it stays a shape.
    """
    kept = list(line)
    fewest = 4 if line[0] == line[-1] else 2
    triangles = [_triangle(kept, place) for place in range(1, len(kept) - 1)]
    while len(kept) > fewest:
        place = min(range(len(triangles)), key=triangles.__getitem__)
        if triangles[place] >= smallest:
            break
        del kept[place + 1], triangles[place]
        for near in (place - 1, place):
            if 0 <= near < len(triangles):
                triangles[near] = _triangle(kept, near + 1)
    return kept


def _triangle(line: Line, place: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = line[place - 1 : place + 2]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2


def rounded(line: Line, decimals: int = 0) -> Line:
    """The line on a grid, without points that fall on the one before."""
    grid = [(round(x, decimals), round(y, decimals)) for x, y in line]
    return grid[:1] + [here for before, here in pairwise(grid) if here != before]


def path(lines: Iterable[Line], decimals: int = 0) -> str:
    """SVG path data of rounded lines: absolute starts, relative steps, z where a line closes."""
    out = []
    for line in lines:
        closed = line[0] == line[-1]
        points = line[:-1] if closed else line
        start, *steps = [points[0], *_steps(points)]
        out.append(f"M{_numbers([start], decimals)}l{_numbers(steps, decimals)}")
        out.append("z" if closed else "")
    return "".join(out)


def _steps(points: Line) -> Line:
    pairs = pairwise(points)
    return [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairs]


def _numbers(points: Line, decimals: int) -> str:
    words = [_number(value, decimals) for point in points for value in point]
    return "".join(
        word if not place or word.startswith("-") else f" {word}"
        for place, word in enumerate(words)
    )


def _number(value: float, decimals: int) -> str:
    word = f"{value:.{decimals}f}"
    if decimals:
        word = word.rstrip("0").rstrip(".")
    word = word.replace("0.", ".", 1) if word.lstrip("-").startswith("0.") else word
    return "0" if word in ("-0", "") else word
