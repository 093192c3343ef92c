"""What may stand on a city's map: tracts of that city, names of their own, and nobody's home."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, no
from thrive.cities.models import Community
from thrive.indicators.data.tables import tract_maps
from thrive.indicators.rules.hands import CHECKS, Hands
from thrive.indicators.rules.moves import allowed, may_join

MOST_PINS = 200
# A number before a street, or a unit: "412 Maple St", "calle Ocho 15", "apt. 4", "#12".
_ADDRESS = re.compile(
    r"\b\d{1,6}[a-z]?\s+(?:[\w.'-]+\s+){0,4}"
    r"(?:st|street|ave|avenue|blvd|boulevard|rd|road|dr|drive|ln|lane|ct|court|way|pl|place|ter|"
    r"terrace|cir|circle|hwy|highway|pkwy|parkway)\b"
    r"|\b(?:calle|avenida|av|camino|paseo|callejón)\.?\s+(?:[\w.'-]+\s+){1,4}(?:#\s*)?\d{1,6}\b"
    r"|\b(?:apt|apartment|unit|apto|depto|departamento)\b\.?\s*#?\s*\w+|#\s*\d+",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\b(?:my|his|her|their|our)\s+(?:house|home|apartment)\b"
    r"|\b(?:mi|su|nuestra)\s+(?:casa|hogar|departamento|apartamento)\b"
    r"|\blives?\s+(?:here|there|at|in)\b|\bvive\s+(?:aquí|ahí|en)\b",
    re.IGNORECASE,
)


def tracts_of(community: Community) -> Collection[str]:
    """GEOIDs of the tracts on the city's map; none for a place without one."""
    geography = community.geography
    found = tract_maps().get(geography.geoid) if geography else None
    return found.outlines.keys() if found else ()


def is_drawable(tracts: Sequence[str], known: Collection[str]) -> Decision:
    if not known:
        return no(_("There is no map of this city’s census tracts yet."))
    if not tracts:
        return no(_("Choose at least one census tract."))
    if not set(tracts) <= set(known):
        return no(_("One of these census tracts is not on the map of this city."))
    return YES


def has_a_name_of_its_own(taken: Any) -> Decision:
    if taken is None:
        return YES
    return no(_("This city already has a neighborhood of this name. Choose another name."))


def may_redraw(me: Hands, seat: str, status: str) -> Decision:
    """While it is proposed, everybody who may propose; a focus, only those who chose it."""
    return allowed(me, CHECKS) if status == "focus" else may_join(me, seat)


def is_no_home(*texts: str) -> Decision:
    """No home addresses on any map (R77), whoever lives there."""
    if any(_ADDRESS.search(text) or _HOME.search(text) for text in texts):
        return no(
            _(
                "This reads like somebody’s address or home. Name the place as people know it, such "
                "as “the park behind the library”, and leave numbers and homes out."
            )
        )
    return YES


def has_room_for_pins(held: int) -> Decision:
    if held < MOST_PINS:
        return YES
    return no(_("You have put many pins here. Take some off before you add more."))
