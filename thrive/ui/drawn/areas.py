"""A map of areas in five shades, its letters keyed to the table below; withheld areas are hatched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from thrive.ui.components.part import escaped
from thrive.ui.drawn.scale import hatch

SHADES = (1, 2, 3, 4, 5)
DARK = 4  # from here on letters are white
CANVAS = 1000  # units of the longer side as drawn: letters are then alike on every map
FEWEST_UNITS = 30  # an area narrower than this holds no letter
_STEP = re.compile(r"([MmLlHhVvZz])|(-?(?:\d+\.?\d*|\.\d+))")


@dataclass(frozen=True, slots=True)
class Area:
    """`path` is SVG path data of straight lines; `said` the number in words, or why there is none.

    `shade` is 1 to 5, 0 for withheld, -1 where there is no number; `url` leads to the area's own
    page, where it has one.
    """

    path: str
    letter: str
    name: str
    said: str
    shade: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class AreaMap:
    """On a canvas of `width` × `height` units. `label` says in a sentence or two what is seen."""

    label: str
    width: int
    height: int
    areas: tuple[Area, ...]


def drawn(picture: AreaMap) -> str:
    """The SVG, in boxes that small scripts make zoomable and let keys walk through."""
    fill, defs = hatch(picture.label)
    times = CANVAS / max(picture.width, picture.height)
    shapes = "".join(_shape(one, fill) for one in picture.areas)
    letters = "".join(_letter(one, times) for one in picture.areas)
    return (
        '<div class="area-map" data-zoom><div data-marks>'
        f'<svg viewBox="0 0 {picture.width * times:.0f} {picture.height * times:.0f}" role="img" '
        f'aria-label="{escaped(picture.label)}">{defs}<g transform="scale({times:.4g})">{shapes}</g>'
        f"{letters}</svg></div></div>"
    )


def _shape(one: Area, fill: str) -> str:
    title = f"<title>{escaped(_named(one))}</title>"
    if one.shade in SHADES:
        return f'<path class="area q{one.shade}" d="{escaped(one.path)}">{title}</path>'
    if one.shade == 0:
        return f'<path class="area" fill="{fill}" d="{escaped(one.path)}">{title}</path>'
    return f'<path class="area area-none" d="{escaped(one.path)}">{title}</path>'


def _named(one: Area) -> str:
    return f"{one.letter} · {one.name}: {one.said}" if one.letter else f"{one.name}: {one.said}"


def _letter(one: Area, times: float) -> str:
    if not one.letter:
        return ""
    x, y, room = (each * times for each in middle(one.path))
    if room < FEWEST_UNITS:
        return ""
    dark = " on-dark" if one.shade >= DARK else ""
    return (
        f'<text class="t-b mid maplet{dark}" x="{x:.0f}" y="{y + 8:.0f}" aria-hidden="true">'
        f"{escaped(one.letter)}</text>"
    )


@lru_cache(maxsize=16_384)
def middle(path: str) -> tuple[float, float, float]:
    """A point inside the largest part of a shape to write at, and how wide it is there (units)."""
    ring = max(_rings(path), key=lambda each: abs(_area(each)))
    _, center_y = _centroid(ring)
    ys = [point[1] for point in ring]
    low, high = min(ys), max(ys)
    best = (0.0, 0.0, -1.0)
    for share in (0.5, 0.35, 0.65):
        y = center_y if share == 0.5 else low + share * (high - low)
        for left, right in _across(ring, y):
            if right - left > best[2]:
                best = ((left + right) / 2, y, right - left)
    return best


def _across(ring: list[tuple[float, float]], y: float) -> Iterator[tuple[float, float]]:
    """The stretches of a horizontal line that lie inside."""
    cuts = []
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 <= y) != (y2 <= y):
            cuts.append(x1 + (y - y1) * (x2 - x1) / (y2 - y1))
    cuts.sort()
    yield from zip(cuts[::2], cuts[1::2], strict=False)


def _rings(path: str) -> list[list[tuple[float, float]]]:
    rings: list[list[tuple[float, float]]] = []
    x = y = 0.0
    steps = [match.groups() for match in _STEP.finditer(path)]
    verb, at = "", 0
    while at < len(steps):
        letter, number = steps[at]
        if letter:
            verb, at = letter, at + 1
            if verb in "Zz" and rings:
                x, y = rings[-1][0]
            continue
        if verb in "Hh":
            x, at = (x if verb == "h" else 0.0) + float(number), at + 1
        elif verb in "Vv":
            y, at = (y if verb == "v" else 0.0) + float(number), at + 1
        else:
            relative = verb.islower()
            dx, dy = float(number), float(steps[at + 1][1])
            x, y, at = (x if relative else 0.0) + dx, (y if relative else 0.0) + dy, at + 2
        if verb in "Mm":
            rings.append([])
            verb = "l" if verb == "m" else "L"
        rings[-1].append((x, y))
    return rings


def _area(ring: list[tuple[float, float]]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def _centroid(ring: list[tuple[float, float]]) -> tuple[float, float]:
    area = _area(ring)
    if not area:
        return ring[0]
    x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        x, y = x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return x / (6 * area), y / (6 * area)
