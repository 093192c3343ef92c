"""Invented numbers that show what the site can do where no public file has been brought yet.

Drawn once and for all from fixed seeds within plausible ranges; nothing here says anything about a
real place. Their data set is marked illustrative, and every page that shows one says so.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from thrive.indicators.data.tables import tract_maps
from thrive.indicators.store.schema import MISSING, OBSERVATION, OK, UNSTABLE, WITHHELD
from thrive.places import tables as places

DATASET = "illustrative"
NEWEST = 2024
MARGIN, WIDE = 1.645, 0.40  # 90 % interval; coefficient of variation above which it is unstable
RACES = {
    "latino": (0.34, -5.0), "white": (0.27, 5.5), "asian": (0.19, 3.0), "black": (0.13, -1.5),
    "two-or-more": (0.06, 0.5), "nhpi": (0.007, -8.0), "aian": (0.003, -6.0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Invented:
    """`around` percent at `first`, moving by `slope` points a year; `share` of residents counted.

    `survey`: with margins of error, as a sample of `sample` of them would have.
    """

    slug: str
    around: float
    slope: float
    share: float
    first: int
    kinds: tuple[str, ...]
    every: int = 1
    survey: bool = False
    sample: float = 0.1
    races: bool = False


SERIES = (
    Invented("preschool-enrollment", 41, 0.75, 0.026, 2015, ("place", "county", "state", "tract2010"), survey=True, races=True),
    Invented("park-access", 66, 0.6, 1.0, 2022, ("place", "county", "state", "tract2010")),
    Invented("chronic-absence", 17, 0.9, 0.16, 2017, ("place", "county", "state"), races=True),
    Invented("youth-turnout", 24, 1.4, 0.08, 2014, ("place", "county", "state"), every=2),
    Invented("calfresh-reach", 70, 0.8, 0.15, 2016, ("county", "state")),
    Invented("rent-burden", 54, 0.35, 0.17, 2016, ("place", "county", "state"), survey=True),
    Invented("persistent-sadness", 33, 0.4, 0.025, 2015, ("county", "state"), every=2),
)  # fmt: skip


def observations() -> pa.Table:
    """All invented observations, in the OBSERVATION schema."""
    rows = [row for one in SERIES for row in _rows(one)]
    return pa.Table.from_pylist(rows, schema=OBSERVATION)


def _rows(one: Invented) -> Iterator[dict[str, Any]]:
    for kind in one.kinds:
        for place, people in _places(kind):
            years = range(one.first, NEWEST + 1, one.every)
            for year in [NEWEST] if kind.startswith("tract") else years:
                yield _row(one, place, people * one.share, year, "", 0.0)
            if one.races and kind == "place":
                for race, (share, off) in RACES.items():
                    whole = people * one.share * share
                    yield _row(one, place, whole, NEWEST, f"race={race}", off)


def _places(kind: str) -> Iterator[tuple[str, int]]:
    """The demo's cities, their counties and tracts, the state, with residents."""
    maps = tract_maps()
    cities = [city for city in places.cities() if city.geoid in maps]
    if kind == "place":
        yield from ((f"place:{city.geoid}", city.population) for city in cities)
    elif kind == "county":
        wanted = {city.county_geoid for city in cities}
        yield from (
            (f"county:{one.geoid}", one.population)
            for one in places.counties()
            if one.geoid in wanted
        )
    elif kind == "state":
        yield f"state:{places.state().geoid}", places.state().population
    else:
        for city in cities:
            tracts = maps[city.geoid].outlines
            yield from ((f"{kind}:{geoid}", city.population // len(tracts)) for geoid in tracts)


def _row(
    one: Invented, place: str, whole: float, year: int, groups: str, off: float
) -> dict[str, Any]:
    """A city keeps its own level over the years; a tract and a group stand around it."""
    spread = {"state": 0.5, "county": 3.0, "place": 6.0}.get(place.partition(":")[0], 9.0)
    level = _drawn(one.slug, place).normal(0, spread)
    noise = _drawn(one.slug, place, str(year), groups).normal(0, 0.6)
    turn = -2.5 if year in (2020, 2021) else 0.0
    value = one.around + level + off + one.slope * (year - one.first) + noise + turn
    value = float(np.clip(value, 2, 97))
    count = max(int(whole), 1)
    numbers: dict[str, Any] = dict.fromkeys(("value", "numerator", "denominator", "moe"))
    status = OK
    if one.survey:
        error = 100 * float(np.sqrt(value * (100 - value) / 1e4 / max(count * one.sample, 4)))
        if count < 12:
            status = WITHHELD
        elif error > WIDE * value / 2:
            status = UNSTABLE
        numbers |= {"value": round(value, 1), "moe": round(MARGIN * error, 1)}
    else:
        part = round(count * value / 100)
        numbers |= {"value": 100 * part / count, "numerator": part, "denominator": count}
    if status in (WITHHELD, MISSING):
        numbers = dict.fromkeys(numbers)
    where = {"place": place, "indicator": one.slug, "period": str(year), "year": year}
    return {**where, "groups": groups, **numbers, "status": status}


def _drawn(*words: str) -> np.random.Generator:
    return np.random.default_rng(zlib.crc32("/".join(words).encode()))
