"""Places as the index's addresses name them: `vallejo`, `solano-county`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thrive.base.prepared import prepared
from thrive.places.models import Geography
from thrive.places.tables import region_of_county
from thrive.wellbeing.queries.inputs import STATE

COUNTY = "-county"


@dataclass(frozen=True, slots=True)
class IndexPlace:
    """`code` as in the observations; `key` as in addresses; `region` its slug, "" without one."""

    kind: str
    code: str
    key: str
    name: str
    region: str
    residents: int | None
    county: str = ""  # key of the county a city lies in

    @property
    def is_city(self) -> bool:
        return self.kind == "place"

    @property
    def slug(self) -> str:
        return self.key.removesuffix(COUNTY)


def find(key: str) -> IndexPlace | None:
    """None where no city or county has this address. One query."""
    is_county = key.endswith(COUNTY)
    kind = "county" if is_county else "place"
    rows = _one(kind, key.removesuffix(COUNTY))
    return _place(rows[0]) if rows else None


def places_by_code(kind: str) -> dict[str, IndexPlace]:
    """Every place of a kind. One query."""
    return {one.code: one for one in map(_place, _all(kind))}


def named(codes: Collection[str]) -> dict[str, IndexPlace]:
    """These places, by code. One query."""
    by_code = {code.partition(":")[2]: code for code in codes if code != STATE}
    rows = _some(tuple(by_code)) if by_code else []
    return {one.code: one for one in map(_place, rows) if one.code in codes}


@prepared
def _one(kind: str, slug: str) -> QuerySet[Geography]:
    return Geography.objects.filter(kind=kind, slug=slug).select_related("parent")


@prepared
def _all(kind: str) -> QuerySet[Geography]:
    return Geography.objects.filter(kind=kind).select_related("parent").by_name()


@prepared
def _some(geoids: Collection[str]) -> QuerySet[Geography]:
    found = Geography.objects.filter(geoid__in=geoids, kind__in=("place", "county"))
    return found.select_related("parent").by_name()


def _place(row: Geography) -> IndexPlace:
    is_city = row.kind == "place"
    county = row.parent if is_city else row
    region = region_of_county().get(county.geoid) if county else None
    return IndexPlace(
        row.kind,
        f"{row.kind}:{row.geoid}",
        row.slug if is_city else row.slug + COUNTY,
        row.name if is_city else _("%(county)s County") % {"county": row.name},
        region.slug if region else "",
        row.population,
        county.slug + COUNTY if is_city and county and county.kind == "county" else "",
    )
