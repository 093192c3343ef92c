"""Neighborhood maps: the tracts of a city as SVG paths on a canvas of the city's own.

Every arc between two tracts is simplified and rounded once, so that neighbors share their border.
"""

from __future__ import annotations

import topology
from topology import Line

from thrive.places.projection import project

CANVAS = 1000  # units on the longer side
SMALLEST_TRIANGLE = 1.0  # canvas units squared
SMALLEST_PART = 3.0  # canvas units squared: smaller islands are left out


def city_map(geometries: list[dict], arcs: list[Line]) -> tuple[dict[str, str], dict[str, str]]:
    """The map's frame, and the path of each tract by GEOID.

    A point goes onto the canvas by x = (X - left) × scale, y = (Y - top) × scale, with X, Y from
    `thrive.places.projection.project(latitude, longitude)`.
    """
    used = {
        max(arc, ~arc) for each in geometries for ring in topology.arc_rings(each) for arc in ring
    }
    on_state = {arc: topology.projected(arcs[arc], project) for arc in used}
    points = [point for line in on_state.values() for point in line]
    left, top = (min(point[axis] for point in points) for axis in (0, 1))
    right, bottom = (max(point[axis] for point in points) for axis in (0, 1))
    scale = round(CANVAS / max(right - left, bottom - top), 3)
    drawn: list[Line] = [[]] * len(arcs)
    for arc, line in on_state.items():
        fitted = [((x - left) * scale, (y - top) * scale) for x, y in line]
        drawn[arc] = topology.rounded(topology.simplified(fitted, SMALLEST_TRIANGLE))
    frame = {
        "width": str(round((right - left) * scale)),
        "height": str(round((bottom - top) * scale)),
        "left": f"{left:.5f}",
        "top": f"{top:.5f}",
        "scale": f"{scale:.3f}",
    }
    return frame, {each["properties"]["GEOID"]: _path(each, drawn) for each in geometries}


def _path(geometry: dict, drawn: list[Line]) -> str:
    rings = [topology.joined(ring, drawn) for ring in topology.arc_rings(geometry)]
    largest = max(rings, key=lambda ring: abs(topology.area(ring)))
    seen = [ring for ring in rings if len(ring) > 3 and abs(topology.area(ring)) >= SMALLEST_PART]
    return topology.path(seen or [largest])
