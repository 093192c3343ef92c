"""Observations for the tests of the store, and every question answered the slow and plain way."""

from __future__ import annotations

from statistics import fmean
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from thrive.indicators.store.read import Observations
from thrive.indicators.store.schema import HIDDEN, NUMBERS, OBSERVATION, STATUSES

Row = dict[str, Any]

PLACES = (
    *("state:06", "county:06095", "county:06001", "place:0681666", "place:0600296"),
    *("tract2010:06095250100", "tract2010:06095250200", "tract2020:06095250100"),
)
INDICATORS = ("uninsured", "poverty", "child-poverty", "pm2_5")
PERIODS = ("2017", "2018", "2014-2018", "2013-2017")
GROUPS = (
    *("", "race=latino", "race=black", "race_detail=hmong", "age=0-5"),
    *("age=0-5|race=latino", "race=latino|sex=female"),
)


def row(
    place: str = "county:06095",
    indicator: str = "poverty",
    period: str = "2018",
    groups: str = "",
    value: float | None = 12.5,
    status: str = "ok",
    **numbers: float | None,
) -> Row:
    rest: Row = {name: numbers.get(name) for name in NUMBERS} | {"value": value}
    return {
        "place": place,
        "indicator": indicator,
        "period": period,
        "year": int(period[-4:]),
        "groups": groups,
        **rest,
        "status": status,
    }


def hidden(status: str = "suppressed", **where: Any) -> Row:
    return row(value=None, status=status, **where)


def batch(rows: list[Row]) -> pa.RecordBatch:
    columns = [
        pa.array([each[field.name] for each in rows], field.type)
        for field in OBSERVATION
        if field.name != "status"
    ]
    codes = pa.array([STATUSES.index(each["status"]) for each in rows], pa.int8())
    columns.append(pa.DictionaryArray.from_arrays(codes, pa.array(STATUSES)))
    return pa.record_batch(columns, schema=OBSERVATION)


def key(each: Row) -> tuple[str, str, str, str]:
    return each["place"], each["indicator"], each["period"], each["groups"]


NUMBER = st.none() | st.floats(-1e9, 1e9, allow_subnormal=False)


@st.composite
def observations(draw: st.DrawFn) -> Row:
    status = draw(st.sampled_from(STATUSES))
    numbers = {name: None if status in HIDDEN else draw(NUMBER) for name in NUMBERS}
    if status == "ok" and numbers["value"] is None:
        numbers["value"] = 0.0
    where = [draw(st.sampled_from(some)) for some in (PLACES, INDICATORS, PERIODS, GROUPS)]
    return row(*where, status=status, **numbers)


many = st.lists(observations(), min_size=1, max_size=120, unique_by=key)


def expected(rows: list[Row], question: str, *asked: Any) -> list[Row]:
    """The answer by looking at every row."""
    return _ANSWERS[question](rows, *asked)


def _profile(rows: list[Row], place: str) -> list[Row]:
    found = [each for each in rows if each["place"] == place and not each["groups"]]
    return sorted(found, key=lambda each: (each["indicator"], each["year"], each["period"]))


def _trend(rows: list[Row], place: str, indicator: str, groups: str = "") -> list[Row]:
    wanted = (place, indicator, groups)
    found = [r for r in rows if (r["place"], r["indicator"], r["groups"]) == wanted]
    return sorted(found, key=lambda each: (each["year"], each["period"]))


def _map_of(rows: list[Row], indicator: str, year: int, kind: str) -> list[Row]:
    return [
        each
        for each in sorted(rows, key=lambda each: (each["period"], each["place"]))
        if (each["indicator"], each["year"], each["groups"]) == (indicator, year, "")
        and each["place"].split(":")[0] == kind
    ]


def _breakdown(rows: list[Row], place: str, indicator: str, year: int, key: str) -> list[Row]:
    def by_key(groups: str) -> bool:
        return groups == "" or [pair.split("=")[0] for pair in groups.split("|")] == [key]

    return [
        each
        for each in sorted(rows, key=lambda each: (each["period"], each["groups"]))
        if (each["place"], each["indicator"], each["year"]) == (place, indicator, year)
        and by_key(each["groups"])
    ]


def _all_places(rows: list[Row], indicator: str, year: int) -> list[Row]:
    found = [each for each in rows if (each["indicator"], each["year"]) == (indicator, year)]
    return sorted(found, key=lambda each: (each["period"], each["groups"], each["place"]))


def _averages(rows: list[Row], year: int) -> list[Row]:
    values: dict[tuple[str, str, str], list[float]] = {}
    for each in rows:
        if each["year"] == year and not each["groups"] and each["value"] is not None:
            kind = each["place"].split(":")[0]
            values.setdefault((each["indicator"], each["period"], kind), []).append(each["value"])
    return [
        dict(
            zip(("indicator", "period", "kind"), names, strict=True),
            places=len(found),
            mean=fmean(found),
            lowest=min(found),
            highest=max(found),
        )
        for names, found in sorted(values.items())
    ]


_ANSWERS: dict[str, Any] = {
    "profile": _profile,
    "trend": _trend,
    "map_of": _map_of,
    "breakdown": _breakdown,
    "all_places": _all_places,
    "averages": _averages,
}

EVERY_QUESTION: list[tuple[Any, ...]] = [
    *(("profile", place) for place in (*PLACES, "county:06999")),
    *(("trend", place, "poverty") for place in PLACES),
    *(("trend", PLACES[3], indicator, "race=latino") for indicator in (*INDICATORS, "unknown")),
    *(("map_of", "poverty", 2018, kind) for kind in ("county", "place", "tract2010", "tract")),
    *(("map_of", indicator, 2017, "tract2020") for indicator in (*INDICATORS, "../poverty")),
    *(("breakdown", PLACES[3], "uninsured", 2018, key) for key in ("race", "age", "sex", "rac")),
    *(("breakdown", PLACES[1], "poverty", year, "race") for year in (2016, 2017, 2018)),
    *(("all_places", indicator, 2018) for indicator in INDICATORS),
    *(("averages", year) for year in (2016, 2017, 2018)),
]


def ask(data: Observations, question: str, *asked: Any) -> list[Row]:
    answer: list[Row] = getattr(data, question)(*asked).to_pylist()
    return answer
