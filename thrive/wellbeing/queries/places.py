"""Places as the index's addresses name them: `vallejo`, `solano-county`. Nothing is asked of the
database: cities and counties stand in tables of the package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from thrive.indicators.queries.places import STATE, Placed, by_slug, placed
from thrive.places import tables

KINDS = ("place", "county")
__all__ = ["KINDS", "STATE", "IndexPlace", "find", "places_by_code", "places_of"]


@dataclass(frozen=True, slots=True)
class IndexPlace:
    """`code` as in the observations, `key` as in addresses, `region` its slug, "" without one."""

    placed: Placed
    region: str

    @property
    def kind(self) -> str:
        return self.placed.kind

    @property
    def code(self) -> str:
        return self.placed.ref

    @property
    def key(self) -> str:
        return self.placed.slug

    @property
    def name(self) -> str:
        return self.placed.name

    @property
    def residents(self) -> int | None:
        return self.placed.population

    @property
    def is_city(self) -> bool:
        return self.kind == "place"

    @property
    def county(self) -> str:
        """The key of the county a city lies in; "" for a county."""
        return placed(self.placed.within).slug if self.is_city else ""


def find(key: str) -> IndexPlace | None:
    """None where no city or county has this address."""
    found = by_slug(key)
    return _of(found) if found and found.kind in KINDS else None


@lru_cache(maxsize=4)
def places_by_code(kind: str) -> dict[str, IndexPlace]:
    """Every place of a kind, by its code, in the order of their addresses."""
    found = [_of(placed(code)) for code in places_of(kind)[:-1]]
    return {one.code: one for one in sorted(found, key=lambda one: one.key)}


@lru_cache(maxsize=4)
def places_of(kind: str) -> tuple[str, ...]:
    """Every place of a kind as the observations name it, by code, and the state last."""
    rows = tables.cities() if kind == "place" else tables.counties()
    return (*sorted(f"{kind}:{row.geoid}" for row in rows), STATE)


def _of(one: Placed) -> IndexPlace:
    county = one.ref if one.kind == "county" else one.within
    region = tables.region_of_county().get(county.partition(":")[2])
    return IndexPlace(one, region.slug if region else "")
