"""Outlines of areas for the maps of numbers."""

from __future__ import annotations

from functools import lru_cache

from thrive.indicators.data.tables import TractMap, tract_maps
from thrive.indicators.queries.places import STATE, Placed
from thrive.places import tables
from thrive.places.projection import HEIGHT, WIDTH


def outlines_of(where: Placed) -> tuple[TractMap | None, str]:
    """The areas drawn for a place and their kind: a city's tracts where we hold them, all counties
    for the state and for a county."""
    if where.kind == "place":
        return tract_maps().get(where.geoid), "tract2010"
    if where.kind in ("state", "county"):
        return _counties(), "county"
    return None, ""


@lru_cache(maxsize=1)
def _counties() -> TractMap:
    found = {one.geoid: tables.outline_of(one.geoid) for one in tables.counties()}
    paths = {geoid: drawn.path for geoid, drawn in found.items() if drawn}
    return TractMap(STATE, WIDTH, HEIGHT, 0.0, 0.0, 1.0, paths)
