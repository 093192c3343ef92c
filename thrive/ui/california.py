"""The statewide map as a drawing: land, lit counties, pins, and labels that never touch.

Given plain data (outlines and pins in one flat canvas), it finds a side and a height for each label
and a leader line to its pin. Same data, same drawing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

LEFT_OF_LAND, TOP = 122, 26
LINE = 31  # least distance between two labels on one side
REACH = 26  # from the edge of the land to a label
LETTER = 8.4  # mean width of a letter of a label, generous
WIDTH, HEIGHT = 800, 690
HIGHEST, LOWEST = 16 - TOP, HEIGHT - 16 - TOP  # where a label may stand, on the land's canvas
MOST = int((LOWEST - HIGHEST) // LINE) + 1  # labels that fit on one side


@dataclass(frozen=True, slots=True)
class Pin:
    """One city. `x`, `y` on the land's canvas; `tier` is a tier's slug, or "" while applying."""

    x: float
    y: float
    name: str
    note: str
    url: str
    tier: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Where a pin's name stands. `side` is "end" when the text ends at x (left of the land)."""

    pin: Pin
    px: float
    py: float
    x: float
    y: float
    side: str
    leader: str
    box: tuple[float, float, float, float]

    @property
    def arcs(self) -> list[str]:
        """The pin's own arcs: one, two or three; none for a hollow dot."""
        rings = {"affiliate": 1, "pilot": 2, "vanguard": 3}.get(self.pin.tier, 0)
        return [_arc(self.px, self.py + 3, radius) for radius in (5.75, 9.8, 14.4)[:rings]]


@dataclass(frozen=True, slots=True)
class Picture:
    """What the component draws. `view` is its viewBox; `label` says it in words."""

    land: str
    lines: str
    lit: tuple[str, ...]
    labels: tuple[Label, ...]
    label: str
    width: int = WIDTH
    height: int = HEIGHT


def picture(
    *, land: str, lines: str, lit: Iterable[str], pins: Sequence[Pin], label: str
) -> Picture:
    """Lay the pins out: the coast is named left of the land, the rest right of it.

    More than 44 names cannot stand beside the land: ValueError. A name that needs more room than
    the canvas has widens it.
    """
    edges = _edges(land)
    west_side, east_side = _sides(pins, edges)
    labels = [_label(pin, y, "end", edges) for pin, y in _spread(west_side)]
    labels += [_label(pin, y, "start", edges) for pin, y in _spread(east_side)]
    width = max([WIDTH, *(ceil(label.box[0] + label.box[2]) for label in labels)])
    return Picture(land, lines, tuple(lit), tuple(labels), label, width)


def _sides(pins: Sequence[Pin], edges: list[tuple[float, float]]) -> tuple[list[Pin], list[Pin]]:
    """West and east, north to south. A side that is full gives what lies nearest the middle."""
    if len(pins) > 2 * MOST:
        raise ValueError(f"{len(pins)} names do not fit beside the map; {2 * MOST} do.")

    def from_the_west(pin: Pin) -> float:
        west, east = _land_at(edges, pin.y)
        return (pin.x - west) / max(east - west, 1)

    across = sorted(pins, key=lambda pin: (from_the_west(pin), pin.y, pin.name))
    coast = sum(from_the_west(pin) < 1 / 3 for pin in pins)
    fair = min(MOST, max(8, ceil(len(pins) * 0.55)))  # long columns have long leaders
    cut = min(max(coast, len(pins) - fair), fair)
    west, east = (
        sorted(some, key=lambda pin: (pin.y, pin.x, pin.name))
        for some in (across[:cut], across[cut:])
    )
    return west, east


def _spread(pins: Sequence[Pin]) -> list[tuple[Pin, float]]:
    """A height for each label, in order, at least a line apart, as near its pin as can be."""
    groups: list[list[Pin]] = []
    for pin in pins:
        groups.append([pin])
        while len(groups) > 1 and _top(groups[-1]) < _top(groups[-2]) + LINE * len(groups[-2]):
            groups[-2:] = [groups[-2] + groups[-1]]
    return [
        (pin, _top(group) + LINE * place) for group in groups for place, pin in enumerate(group)
    ]


def _top(group: Sequence[Pin]) -> float:
    """The height of a group's first label: centered on its pins, as far as the canvas allows."""
    wanted = sum(pin.y - LINE * place for place, pin in enumerate(group)) / len(group)
    return max(min(wanted, LOWEST - LINE * (len(group) - 1)), HIGHEST)


def _label(pin: Pin, y: float, side: str, edges: list[tuple[float, float]]) -> Label:
    spans = [_land_at(edges, height) for height in (y - 14, y, y + 14)]
    px, py, line = pin.x + LEFT_OF_LAND, pin.y + TOP, y + TOP
    width = len(f"{pin.name} {pin.note if not pin.tier else ''}".strip()) * LETTER
    if side == "end":
        x = max(min(west for west, _ in spans) - REACH + LEFT_OF_LAND, width + 6)
        start, box = x + 8, (x - width - 6, line - 15, width + 12, 30.0)
    else:
        x = max(east for _, east in spans) + REACH + LEFT_OF_LAND
        start, box = x - 8, (x - 6, line - 15, width + 12, 30.0)
    bend = start + (14 if side == "end" else -14)
    leader = f"M{start:.1f} {line:.1f}H{bend:.1f}L{px + (-9 if side == 'end' else 9):.1f} {py:.1f}"
    return Label(pin, px, py, round(x, 1), round(line + 5, 1), side, leader, box)


@lru_cache(maxsize=4)
def _edges(land: str) -> list[tuple[float, float]]:
    """The corners of the largest ring of a path of M, m, l and z."""
    rings: list[list[tuple[float, float]]] = []
    x = y = 0.0
    for command, numbers in re.findall(r"([MmLlz])([^MmLlz]*)", land):
        values = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", numbers)]
        for place, (dx, dy) in enumerate(zip(values[::2], values[1::2], strict=True)):
            x, y = (dx, dy) if command in "ML" else (x + dx, y + dy)
            if command in "Mm" and place == 0:
                rings.append([])
            rings[-1].append((x, y))
        if command == "z" and rings:
            x, y = rings[-1][0]
    return max(rings, key=len)


def _land_at(edges: list[tuple[float, float]], y: float) -> tuple[float, float]:
    """West and east end of the land at this height (nearest height that has land)."""
    lowest, highest = min(p[1] for p in edges), max(p[1] for p in edges)
    y = min(max(y, lowest + 1), highest - 1)
    crossings = [
        x1 + (x2 - x1) * (y - y1) / (y2 - y1)
        for (x1, y1), (x2, y2) in zip(edges, [*edges[1:], edges[0]], strict=True)
        if (y1 <= y < y2) or (y2 <= y < y1)
    ]
    return (min(crossings), max(crossings)) if crossings else (0.0, 0.0)


def _arc(x: float, y: float, radius: float) -> str:
    return f"M{x - radius:.1f} {y:.1f}A{radius} {radius} 0 0 1 {x + radius:.1f} {y:.1f}"
