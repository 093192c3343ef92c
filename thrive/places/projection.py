"""One drawing surface for California: the California Albers projection on a sphere.

Every state and county line in `data/` was drawn with `project`, so a point put on the canvas
with the same function lands on the map. Parallels 34° and 40.5°, meridian 120° W, as in the
state's own map projection (EPSG:3310); the ellipsoid is left out, too small to see here.
"""

from math import cos, radians, sin, sqrt

WIDTH = 553
HEIGHT = 640
UNITS_PER_RADIUS = 3847.0  # canvas units for one Earth radius: one unit is about 1.66 km
LEFT = -227 / UNITS_PER_RADIUS  # west edge in Earth radii: 120° W stands upright at x = 227
TOP = 1.230680  # north edge, in Earth radii

_SOUTH, _NORTH, _MERIDIAN = radians(34), radians(40.5), -120.0
_CONE = (sin(_SOUTH) + sin(_NORTH)) / 2
_FIT = cos(_SOUTH) ** 2 + 2 * _CONE * sin(_SOUTH)


def albers(latitude: float, longitude: float) -> tuple[float, float]:
    """East of 120° W and south of the cone's tip, in Earth radii, from degrees."""
    reach = sqrt(_FIT - 2 * _CONE * sin(radians(latitude))) / _CONE
    turn = _CONE * radians(longitude - _MERIDIAN)
    return reach * sin(turn), reach * cos(turn)


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Canvas x (east) and y (south) of a point given in degrees, inside WIDTH × HEIGHT."""
    east, south = albers(latitude, longitude)
    return (east - LEFT) * UNITS_PER_RADIUS, (south - TOP) * UNITS_PER_RADIUS
