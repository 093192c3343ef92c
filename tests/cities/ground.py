"""Cities that lie somewhere: with a county and a Census code, so that they can be found by name."""

from __future__ import annotations

from itertools import count

from thrive.cities.models import Community
from thrive.places.models import Geography, Kind

_numbers = count(1)


def county(name: str) -> Geography:
    found = Geography.objects.filter(kind=Kind.COUNTY, name=name).first()
    return found or Geography.objects.create(
        kind=Kind.COUNTY,
        geoid=f"06{next(_numbers):03}",
        name=name,
        legal_name=f"{name} County",
        slug=name.lower().replace(" ", "-"),
    )


def city(name: str, within: str = "Tulare") -> Community:
    slug = name.lower().replace(" ", "-")
    place = Geography.objects.create(
        kind=Kind.PLACE,
        geoid=f"06{next(_numbers):05}",
        name=name,
        legal_name=name,
        legal_form="city",
        slug=slug,
        parent=county(within),
    )
    return Community.objects.create(name=name, slug=slug, geography=place, county=place.parent)
