"""Open a page for every city of the state, in the program or not."""

from __future__ import annotations

from django.db import transaction

from thrive.base import history
from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.places.models import Geography


@transaction.atomic
def open_city_pages(*, by: HasRef | Ref) -> int:
    """One `Community` per incorporated city that has none yet. Returns how many were opened."""
    new = [
        Community(
            kind=Community.Kind.CITY,
            name=city.name,
            slug=city.slug,
            geography=city,
            county=city.parent,
            region=city.region.slug if city.region else "",
            population=city.population,
            latitude=city.latitude,
            longitude=city.longitude,
        )
        for city in Geography.objects.cities().filter(community=None).select_related("parent")
    ]
    Community.objects.bulk_create(new, batch_size=500)
    if new:
        place = Ref("state", "06", "California")
        history.record("open_city_pages", on=place, by=by, cities=len(new))
    return len(new)
