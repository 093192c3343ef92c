"""Loading the public tables into the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.text import slugify

from thrive.base import history
from thrive.places import tables
from thrive.places.models import Geography, Kind

COLUMNS = (
    *("name", "legal_name", "legal_form", "slug", "parent_id"),
    *("population", "population_source", "latitude", "longitude"),
)


@transaction.atomic
def load_places(*, by: history.HasRef | history.Ref) -> int:
    """Make the state, its counties and cities in the database read as the public tables do.

    Returns how many rows were added or changed; a second run answers 0 and leaves no history.
    A place that left the tables stays: other rooms may hold it.
    """
    state = _state()
    done = _put([state])
    done += _put(_counties(parent=_saved(Kind.STATE)[state.geoid]))
    done += _put(_cities(_saved(Kind.COUNTY)))
    if done.total():
        history.record(
            "places_loaded", on=state, by=by, added=done["added"], changed=done["changed"]
        )
    return done.total()


def city_slugs(cities: Iterable[tables.City]) -> dict[str, str]:
    """GEOID to slug, from the common name; cities that share one add their county's name."""
    county_names = {county.geoid: county.name for county in tables.counties()}
    names = {city.geoid: (slugify(city.name), city.county_geoid) for city in cities}
    uses = Counter(slug for slug, _ in names.values())
    return {
        geoid: slug if uses[slug] == 1 else f"{slug}-{slugify(county_names[county])}"
        for geoid, (slug, county) in names.items()
    }


def _state() -> Geography:
    row = tables.state()
    return Geography(
        kind=Kind.STATE,
        geoid=row.geoid,
        name=row.name,
        legal_name=f"State of {row.name}",
        slug=slugify(row.name),
        population=row.population,
        population_source=row.source,
    )


def _counties(*, parent: Geography) -> list[Geography]:
    return [
        Geography(
            kind=Kind.COUNTY,
            geoid=row.geoid,
            name=row.name,
            legal_name=row.legal_name,
            slug=slugify(row.name),
            parent=parent,
            population=row.population,
            population_source=row.source,
            latitude=row.latitude,
            longitude=row.longitude,
        )
        for row in tables.counties()
    ]


def _cities(counties: dict[str, Geography]) -> list[Geography]:
    slugs = city_slugs(tables.cities())
    return [
        Geography(
            kind=Kind.PLACE,
            geoid=row.geoid,
            name=row.name,
            legal_name=row.legal_name,
            legal_form=row.legal_form,
            slug=slugs[row.geoid],
            parent=counties[row.county_geoid],
            population=row.population,
            population_source=row.source,
            latitude=row.latitude,
            longitude=row.longitude,
        )
        for row in tables.cities()
    ]


def _saved(kind: Kind) -> dict[str, Geography]:
    return {row.geoid: row for row in Geography.objects.filter(kind=kind)}


def _put(wanted: Sequence[Geography]) -> Counter[str]:
    """Add and change rows of one kind until they read as wanted; count both."""
    saved = _saved(Kind(wanted[0].kind))
    added = [row for row in wanted if row.geoid not in saved]
    changed = []
    for row in wanted:
        stands = saved.get(row.geoid)
        if stands and _facts(stands) != _facts(row):
            row.pk = stands.pk
            changed.append(row)
    Geography.objects.bulk_create(added)
    Geography.objects.bulk_update(changed, COLUMNS, batch_size=100)
    return Counter(added=len(added), changed=len(changed))


def _facts(row: Geography) -> tuple[object, ...]:
    return tuple(getattr(row, column) for column in COLUMNS)
