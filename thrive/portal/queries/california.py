"""California as it is drawn on a page: pins with names, or one dot a city."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.places import tables
from thrive.places.projection import HEIGHT, WIDTH, project
from thrive.portal.queries.standing import STANDINGS, Pin
from thrive.ui import california

MOST_NAMES = 24  # more names than this cannot stand beside the map without touching


@dataclass(frozen=True, slots=True)
class Dots:
    """Cities as dots: for each standing the path of its dots, drawn with a round line end."""

    land: str
    lines: str
    width: int
    height: int
    paths: tuple[tuple[str, str], ...]


def named(pins: Sequence[Pin], label: str) -> california.Picture:
    """The statewide map: more support first when there are more cities than room for names."""
    chosen = sorted(pins, key=_support)[:MOST_NAMES]
    lit = {pin.county_geoid for pin in chosen if pin.status == "taking_part"}
    return _laid_out(tuple(_drawn(pin) for pin in chosen), tuple(sorted(lit)), label)


@lru_cache(maxsize=8)
def _laid_out(
    pins: tuple[california.Pin, ...], lit: tuple[str, ...], label: str
) -> california.Picture:
    """Finding room for the names takes longest; the same pins have the same picture."""
    shapes = (tables.outline_of(geoid) for geoid in lit)
    return california.picture(
        land=tables.state_outline().path,
        lines=tables.county_lines(),
        lit=[shape.path for shape in shapes if shape],
        pins=pins,
        label=label,
    )


def dotted(cities: Iterable[tuple[float | None, float | None, str]]) -> Dots:
    """Latitude, longitude and standing of each city; one without a position has no dot."""
    paths: dict[str, list[str]] = {standing: [] for standing in STANDINGS}
    for latitude, longitude, standing in cities:
        if latitude is not None and longitude is not None:
            paths[standing].append(_dot(latitude, longitude))
    drawn = tuple((standing, "".join(paths[standing])) for standing in reversed(STANDINGS))
    return Dots(tables.state_outline().path, tables.county_lines(), WIDTH, HEIGHT, drawn)


@lru_cache(maxsize=1000)
def _dot(latitude: float, longitude: float) -> str:
    x, y = project(latitude, longitude)
    return f"M{x:.0f} {y:.0f}h0"


def _drawn(pin: Pin) -> california.Pin:
    x, y = project(pin.latitude, pin.longitude)
    note = str(pin.tier.name) if pin.tier else _("applying")
    address = reverse("city", args=[pin.slug])
    return california.Pin(x, y, pin.name, note, address, pin.tier.slug if pin.tier else "")


def _support(pin: Pin) -> tuple[int, str]:
    ranks = {"vanguard": 0, "pilot": 1, "affiliate": 2}
    return (ranks[pin.tier.slug] if pin.tier else 3, pin.name)
