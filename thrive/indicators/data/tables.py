"""The public tables beside this module, read when asked: datasets, series, sources, tract maps.

`scripts/public_numbers.py` makes them. GEOIDs are text with leading zeros. A KeyError or
ValueError here means the files and the script disagree. Titles and notes are in English.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import pyarrow as pa
import pyarrow.parquet as parquet

from thrive.indicators.store.schema import OBSERVATION

DATA = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Source:
    """Where numbers or shapes come from."""

    key: str
    title: str
    publisher: str
    vintage: str
    columns: str
    license: str
    via: str
    note: str


@dataclass(frozen=True, slots=True)
class PublicSeries:
    """What an indicator of a dataset is on one kind of place.

    `measures` says no more than the publisher's `columns` do; `made` whether it is published or
    computed by us, and how; `sources` are keys of `sources()`.
    """

    dataset: str
    indicator: str
    kind: str
    name: str
    unit: str
    measures: str
    columns: str
    made: str
    sources: tuple[str, ...]

    @property
    def computed(self) -> bool:
        return self.made.startswith("Computed by us")


@dataclass(frozen=True, slots=True)
class CityTracts:
    """How well a city's tracts stand for it: their number and residents (CalEnviroScreen 4.0's
    Total Population) beside the city's 2020 Census count."""

    geoid: str
    tracts: int
    residents: int
    population: int


@dataclass(frozen=True, slots=True)
class TractMap:
    """A city's neighborhoods: SVG paths by tract GEOID on a canvas of `width` × `height` units.

    A point in degrees lies at x = (X - left) × scale, y = (Y - top) × scale, where X, Y are its
    place on the state map (`thrive.places.projection.project`).
    """

    city_geoid: str
    width: int
    height: int
    left: float
    top: float
    scale: float
    outlines: Mapping[str, str]

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {self.height}"


def datasets() -> tuple[str, ...]:
    """The slugs of the datasets, each also the key of its main source."""
    return tuple(sorted(path.stem for path in DATA.glob("*.parquet")))


def observations(dataset: str) -> pa.Table:
    """A dataset's observations, in the OBSERVATION schema. KeyError for one that is not here."""
    if dataset not in datasets():
        raise KeyError(dataset)
    return parquet.read_table(DATA / f"{dataset}.parquet").cast(OBSERVATION)


@lru_cache(maxsize=1)
def sources() -> Mapping[str, Source]:
    """Every source by its key."""
    facts = tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8"))
    return MappingProxyType({key: Source(key=key, **texts) for key, texts in facts.items()})


@lru_cache(maxsize=1)
def series() -> tuple[PublicSeries, ...]:
    """Every indicator of every dataset on every kind of place it has."""
    return tuple(
        PublicSeries(**{**row, "sources": tuple(row["sources"].split())})  # type: ignore[arg-type]
        for row in _rows("series.csv")
    )


@lru_cache(maxsize=1)
def city_tracts() -> Mapping[str, CityTracts]:
    """Every city by its GEOID; some have no tract of their own."""
    return MappingProxyType(
        {
            row["geoid"]: CityTracts(
                geoid=row["geoid"],
                tracts=int(row["tracts"]),
                residents=int(row["residents_in_tracts"]),
                population=int(row["population_2020"]),
            )
            for row in _rows("cities.csv")
        }
    )


@lru_cache(maxsize=1)
def tract_maps() -> Mapping[str, TractMap]:
    """The neighborhood maps there are, by the city's GEOID."""
    outlines: dict[str, dict[str, str]] = {}
    for row in _rows("tract_outlines.csv"):
        outlines.setdefault(row["city_geoid"], {})[row["geoid"]] = row["path"]
    return MappingProxyType(
        {
            row["city_geoid"]: TractMap(
                city_geoid=row["city_geoid"],
                width=int(row["width"]),
                height=int(row["height"]),
                left=float(row["left"]),
                top=float(row["top"]),
                scale=float(row["scale"]),
                outlines=MappingProxyType(outlines[row["city_geoid"]]),
            )
            for row in _rows("tract_maps.csv")
        }
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
