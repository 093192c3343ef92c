"""Finding the city somebody of the program has talked to."""

from __future__ import annotations

from typing import Any

from thrive.cities.models import Community
from thrive.places.queries import folded


def city_names() -> list[str]:
    """Names to choose from, with the county where two cities share one."""
    cities = Community.objects.filter(kind=Community.Kind.CITY).order_by("name")
    return list(cities.values_list("name", flat=True))


def city_named(viewer: Any, name: str) -> Community | None:
    """The one place with this name, whatever its capitals and accents."""
    wanted = folded(name)
    pairs = Community.objects.visible_to(viewer).values_list("pk", "name")
    found = [pk for pk, own in pairs if folded(own) == wanted]
    return Community.objects.get(pk=found[0]) if wanted and len(found) == 1 else None
