"""What this room has to show on an action area's page: its indicators that have numbers."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.cities.gathering import Gathered, Item
from thrive.indicators.queries.framework_page import framework_page
from thrive.indicators.queries.shelf import on_shelf

MOST = 8


def numbers_of_area(slug: str) -> Gathered:
    """In the framework's order, real numbers before illustrative ones. One query."""
    areas = framework_page(on_shelf(), "").areas
    mine = next((one.entries for one in areas if one.area.slug == slug), ())
    shown = sorted((one for one in mine if one.kinds), key=lambda one: one.is_illustrative)
    items = tuple(
        Item(
            one.name,
            reverse("indicator", args=[one.slug]),
            f"{one.definition} {one.kinds}, {one.newest}",
            is_demo=one.is_illustrative,
        )
        for one in shown[:MOST]
    )
    return Gathered(_("What can be counted"), items, len(shown), reverse("data"))
