"""The public tables in `data/`, read once: state, counties, cities, outlines and their sources.

`scripts/places_tables.py` makes them. GEOIDs are text: "06" the state, 5 digits a county,
7 digits a city. A KeyError or ValueError here means the files and the script disagree.
"""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from thrive.places.projection import HEIGHT, WIDTH, project
from thrive.places.regions import REGIONS, Region

DATA = Path(__file__).parent / "data"
CITY_BOX = 100


@dataclass(frozen=True, slots=True)
class Source:
    """Where numbers or shapes come from. Titles and notes are in English."""

    key: str
    title: str
    publisher: str
    vintage: str
    columns: str
    license: str
    via: str
    note: str


@dataclass(frozen=True, slots=True)
class State:
    """California. `population` is the April 1, 2020 estimates base."""

    geoid: str
    name: str
    population: int
    source: str


@dataclass(frozen=True, slots=True)
class County:
    """`region` is a slug of `regions()`; `population` the April 1, 2020 estimates base.

    `name` leaves out the word County; the position is the center of its largest part, in degrees.
    """

    geoid: str
    name: str
    legal_name: str
    region: str
    population: int
    latitude: float
    longitude: float
    source: str


@dataclass(frozen=True, slots=True)
class City:
    """An incorporated city or town (`legal_form`); `population` is the 2020 Census count.

    `name` is the one in common use (Ventura), `legal_name` the one in law (San Buenaventura);
    latitude and longitude in degrees.
    """

    geoid: str
    name: str
    legal_name: str
    legal_form: str
    county_geoid: str
    population: int
    latitude: float
    longitude: float
    source: str

    def on_canvas(self) -> tuple[float, float]:
        """Where it lies on the state map, to a tenth of a canvas unit."""
        x, y = project(self.latitude, self.longitude)
        return round(x, 1), round(y, 1)


@dataclass(frozen=True, slots=True)
class Outline:
    """SVG path data on a canvas of `width` × `height` units; fill it by the even-odd rule."""

    path: str
    width: int
    height: int

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {self.height}"


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def sources() -> Mapping[str, Source]:
    """Every source by its key, as named in the `source` of a row."""
    facts = tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8"))
    return MappingProxyType({key: Source(key=key, **texts) for key, texts in facts.items()})


def regions() -> tuple[Region, ...]:
    """The twelve regions, roughly north to south."""
    return REGIONS


@lru_cache(maxsize=1)
def state() -> State:
    [row] = _rows("state.csv")
    return State(row["geoid"], row["name"], int(row["population_base_2020"]), row["source"])


@lru_cache(maxsize=1)
def counties() -> tuple[County, ...]:
    """The 58 counties, by GEOID (which is also by name)."""
    return tuple(
        County(
            geoid=row["geoid"],
            name=row["name"],
            legal_name=row["legal_name"],
            region=row["region"],
            population=int(row["population_base_2020"]),
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            source=row["source"],
        )
        for row in _rows("counties.csv")
    )


@lru_cache(maxsize=1)
def cities() -> tuple[City, ...]:
    """The 483 cities and towns, by GEOID."""
    return tuple(
        City(
            geoid=row["geoid"],
            name=row["name"],
            legal_name=row["legal_name"],
            legal_form=row["legal_form"],
            county_geoid=row["county_geoid"],
            population=int(row["population_2020"]),
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            source=row["source"],
        )
        for row in _rows("cities.csv")
    )


@lru_cache(maxsize=1)
def region_of_county() -> Mapping[str, Region]:
    """County GEOID to its region."""
    by_slug = {region.slug: region for region in REGIONS}
    return MappingProxyType({county.geoid: by_slug[county.region] for county in counties()})


@lru_cache(maxsize=1)
def _outlines() -> dict[str, Outline]:
    drawn = {state().geoid: state_outline()}
    for row in _rows("county_outlines.csv"):
        drawn[row["geoid"]] = Outline(row["path"], WIDTH, HEIGHT)
    for row in _rows("city_outlines.csv"):
        drawn[row["geoid"]] = Outline(row["path"], CITY_BOX, CITY_BOX)
    return drawn


def outline_of(geoid: str) -> Outline | None:
    """The shape of the state, a county (both on the state map's canvas) or a city (its own box).

    None for a place we hold no shape of.
    """
    return _outlines().get(geoid)


@lru_cache(maxsize=1)
def state_outline() -> Outline:
    """Coast and border, islands included, as one shape."""
    [row] = _rows("state.csv")
    return Outline(row["outline"], WIDTH, HEIGHT)


@lru_cache(maxsize=1)
def county_lines() -> str:
    """SVG path data of every border between two counties, each once: lines, not areas."""
    [row] = _rows("state.csv")
    return row["county_lines"]
