"""Each dataset's observations, from the publishers' files: read, summed over tracts, named."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numbers_from_tracts as tracts
from numbers_from_tracts import Row, Share, number
from numbers_sources import (
    CES,
    CES_MEANS,
    DEMO_CITIES,
    OEPS,
    RACES,
    SVI_2018,
    SVI_2022,
    TOP_PERCENTILE,
    TOP_QUARTER,
    Series,
)

from thrive.indicators.store.schema import MISSING, NUMBERS, OK, UNSTABLE
from thrive.method.precision import acs
from thrive.places import tables as places

FILES = {
    "svi-2018": "svi_2018_ca_tract.csv.gz",
    "svi-2022": "svi_2022_us_county.csv.gz",
    "calenviroscreen-4": "calenviroscreen4_2021_ca_tract.csv.gz",
    "oeps-2023": "ca_county_acs_2019_2023_oeps.csv",
    "acs1-b17020": "acs1_child_poverty_by_race_state_2009_2018.csv.gz",
    "acs1-c27001": "acs1_child_uninsured_by_race_state_2009_2018.csv.gz",
    "tract-to-city": "ca_tract2010_to_city.csv",
    "census-tract-outlines": "ca_tracts_2010.topojson",
}
RENUMBERED = {"06037137000": "06037930401"}  # one tract of Los Angeles, by its number before 2012
Observation = dict[str, Any]


def rows_of(folder: Path, source: str) -> list[dict[str, str]]:
    path = folder / FILES[source]
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def observation(
    place: str,
    indicator: str,
    period: str,
    share: Share | None,
    *,
    status: str = OK,
    groups: str = "",
) -> Observation:
    """Rounded to what the sources' own digits carry; without a share it is missing."""
    numbers: dict[str, float | None] = dict.fromkeys(NUMBERS)
    if share is not None:
        numbers = {
            "value": round(share.value, 4),
            "moe": None if share.moe is None else round(share.moe, 4),
            "numerator": share.numerator,
            "denominator": share.denominator,
        }
    return {
        "place": place,
        "indicator": indicator,
        "period": period,
        "year": int(period[-4:]),
        "groups": groups,
        "status": MISSING if share is None else status,
        **numbers,
    }


class Areas:
    """The tracts of every city, county and the state, and which cities they fit."""

    def __init__(self, crosswalk: Iterable[Row]) -> None:
        self.city_of: dict[str, str] = {}
        self.residents: dict[str, float] = {}
        for row in crosswalk:
            self.city_of[row["tract_geoid_2010"]] = row["place_geoid"]
            people = float(row["total_population"])
            self.residents[row["tract_geoid_2010"]] = people
        demo = {city.geoid for city in places.cities() if city.name in DEMO_CITIES}
        self.demo_tracts = sorted(t for t, city in self.city_of.items() if city in demo)

    def of(self, rows: Iterable[Row], column: str) -> Iterator[tuple[str, list[Row], str]]:
        """Each place with its tracts' rows and the status its numbers have."""
        by_place: dict[str, list[Row]] = {}
        for row in rows:
            tract = RENUMBERED.get(geoid(row[column]), geoid(row[column]))
            for place in (
                f"place:{self.city_of.get(tract, '')}",
                f"county:{tract[:5]}",
                "state:06",
            ):
                by_place.setdefault(place, []).append(row)
        for city in places.cities():
            place = f"place:{city.geoid}"
            yield place, by_place.get(place, []), self.status(city)
        for county in places.counties():
            yield f"county:{county.geoid}", by_place[f"county:{county.geoid}"], OK
        yield "state:06", by_place["state:06"], OK

    def in_tracts(self, city: places.City) -> float:
        return sum(people for t, people in self.residents.items() if self.city_of[t] == city.geoid)

    def status(self, city: places.City) -> str:
        rough = tracts.too_rough(self.in_tracts(city), city.population)
        return UNSTABLE if rough else OK


def geoid(text: str) -> str:
    """A tract's 11 digits, the leading zero kept."""
    return text.strip().zfill(11)


def published(place: str, row: Row, series: Iterable[Series], period: str) -> Iterator[Observation]:
    """The publisher's own percentages with their margins."""
    for one in series:
        value = number(row, f"EP_{one.stem}")
        share = value is not None and Share(
            value,
            number(row, f"MP_{one.stem}"),
            number(row, f"E_{one.stem}"),
            number(row, f"E_{one.base}") if one.base else None,
        )
        yield observation(place, one.indicator, period, share or None)


def svi_2018(folder: Path, areas: Areas) -> Iterator[Observation]:
    rows: list[dict[str, str]] = rows_of(folder, "svi-2018")
    for row in rows:
        if geoid(row["FIPS"]) in set(areas.demo_tracts):
            yield from published(f"tract2010:{geoid(row['FIPS'])}", row, SVI_2018, "2014-2018")
    typical = {one: tracts.typical_base(rows, one) for one in SVI_2018}
    for place, within, status in areas.of(rows, "FIPS"):
        for one in SVI_2018:
            share = tracts.share_of(within, one, typical[one]) if within else None
            yield observation(place, one.indicator, "2014-2018", share, status=status)


def svi_2022(folder: Path, _: Areas) -> Iterator[Observation]:
    for row in rows_of(folder, "svi-2022"):
        if row["ST_ABBR"] == "CA":
            yield from published(f"county:{row['FIPS'].zfill(5)}", row, SVI_2022, "2018-2022")


def calenviroscreen(folder: Path, areas: Areas) -> Iterator[Observation]:
    rows = rows_of(folder, "calenviroscreen-4")
    tract, people = "Census Tract", "Total Population"
    for row in rows:
        if geoid(row[tract]) in set(areas.demo_tracts):
            for indicator, (column, *_) in CES.items():
                value = number(row, column)
                share = None if value is None else Share(value, None, None, None)
                yield observation(f"tract2010:{geoid(row[tract])}", indicator, "2021", share)
    for place, within, status in areas.of(rows, tract):
        means = {name: tracts.mean_over_people(within, CES[name][0], people) for name in CES_MEANS}
        percentile = CES["ces-percentile"][0]
        above = tracts.people_above(within, percentile, people, TOP_PERCENTILE)
        for indicator, share in {**means, TOP_QUARTER: above}.items():
            yield observation(place, indicator, "2021", share, status=status)


def oeps(folder: Path, _: Areas) -> Iterator[Observation]:
    for row in rows_of(folder, "oeps-2023"):
        for indicator, (column, *_rest) in OEPS.items():
            share = Share(float(row[column]), None, None, None)
            yield observation(f"county:{row['FIPS'].zfill(5)}", indicator, "2019-2023", share)


def child_poverty(folder: Path, _: Areas) -> Iterator[Observation]:
    """Children below the poverty level, of both tables' lines; bands summed by the handbook."""
    cells: dict[tuple[str, str], dict[str, list[acs.Estimate]]] = {}
    for row in rows_of(folder, "acs1-b17020"):
        if row["state_fips"] == "06":
            race = "" if row["race"] == "All" else f"race={RACES[row['race']]}"
            band = {"6 to 11 years": "6-11", "12 to 17 years": "12-17"}.get(row["age"], "0-5")
            for groups in (race, "|".join(filter(None, (f"age={band}", race)))):
                cell = cells.setdefault((row["year"], groups), {"below": [], "at_or_above": []})
                estimate = acs.published(float(row["estimate"]), float(row["moe90"]))
                cell[row["status"]].append(estimate)
    for (year, groups), cell in cells.items():
        below = acs.total(cell["below"])
        whole = acs.total([*cell["below"], *cell["at_or_above"]])
        yield observation("state:06", "child-poverty", year, _percent(below, whole), groups=groups)


def child_uninsured(folder: Path, _: Areas) -> Iterator[Observation]:
    cells: dict[tuple[str, str], dict[str, acs.Estimate]] = {}
    for row in rows_of(folder, "acs1-c27001"):
        if row["state_fips"] == "06":
            cell = cells.setdefault((row["year"], f"race={RACES[row['race']]}"), {})
            cell[row["status"]] = acs.published(float(row["estimate"]), float(row["moe90"]))
    for (year, groups), cell in cells.items():
        name = "child-uninsured" if int(year) <= 2016 else "child-uninsured-under-19"
        share = _percent(cell["uninsured"], cell["total"])
        yield observation("state:06", name, year, share, groups=groups)


def _percent(part: acs.Estimate, whole: acs.Estimate) -> Share:
    found = acs.proportion(part, whole)
    return Share(100 * found.value, 100 * found.moe, part.value, whole.value)


DATASETS: dict[str, Callable[[Path, Areas], Iterator[Observation]]] = {
    "svi-2018": svi_2018,
    "svi-2022": svi_2022,
    "calenviroscreen-4": calenviroscreen,
    "oeps-2023": oeps,
    "acs1-b17020": child_poverty,
    "acs1-c27001": child_uninsured,
}
