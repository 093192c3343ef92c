"""What may be asked of the observations: one Ibis expression for each question.

The same expressions answer on DuckDB, Spark and PostgreSQL. `scripts/observation_statements.py`
compiles them ahead of time, as translations are, into `statements.json`: a web worker then needs
neither Ibis' memory nor its first seconds. Ibis is therefore imported by that script and by tests
only, and a test fails when the file is not what these expressions say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import ibis
import pyarrow as pa

from thrive.indicators.store.schema import OBSERVATION

TABLE = "observations"
TYPES = {pa.string(): "string", pa.int16(): "int16", pa.float64(): "float64"}
COLUMNS = {field.name: TYPES.get(field.type, "string") for field in OBSERVATION}
observations = ibis.table(COLUMNS, name=TABLE)
EVERYONE = observations.groups == ""

BETWEEN = {"first": "string", "after": "string"}  # from the one up to, without, the other


@dataclass(frozen=True)
class Question:
    """`asks` builds the expression from one `ibis.param` for each of `parameters` (name, type)."""

    asks: Callable[..., Any]
    parameters: Mapping[str, str]


def profile(place: Any) -> Any:
    t = observations
    return t.filter(t.place == place, EVERYONE)


def trend(place: Any, indicator: Any, groups: Any) -> Any:
    t = observations
    return t.filter(t.place == place, t.indicator == indicator, t.groups == groups)


def map_of(indicator: Any, year: Any, first: Any, after: Any) -> Any:
    """A kind of place is a range of names: `tract2010:` up to `tract2010;`."""
    t = observations
    of_kind = (t.place >= first) & (t.place < after)
    return t.filter(t.indicator == indicator, t.year == year, EVERYONE, of_kind)


def breakdown(place: Any, indicator: Any, year: Any, first: Any, after: Any) -> Any:
    """Groups by one key alone are a range of texts, `race=` up to `race>`, without a `|`."""
    t = observations
    by_key = (t.groups >= first) & (t.groups < after) & ~t.groups.contains("|")
    return t.filter(t.place == place, t.indicator == indicator, t.year == year, EVERYONE | by_key)


def all_places(indicator: Any, year: Any) -> Any:
    t = observations
    return t.filter(t.indicator == indicator, t.year == year)


def averages(year: Any) -> Any:
    t = observations
    known = t.filter(t.year == year, EVERYONE, t.value.notnull())
    by = known.group_by("indicator", "period", kind=known.place.left(known.place.find(":")))
    return by.aggregate(
        places=ibis._.count(),
        mean=ibis._.value.mean(),
        lowest=ibis._.value.min(),
        highest=ibis._.value.max(),
    )


QUESTIONS: dict[str, Question] = {
    "profile": Question(profile, {"place": "string"}),
    "trend": Question(trend, {"place": "string", "indicator": "string", "groups": "string"}),
    "map_of": Question(map_of, {"indicator": "string", "year": "int16"} | BETWEEN),
    "breakdown": Question(
        breakdown, {"place": "string", "indicator": "string", "year": "int16"} | BETWEEN
    ),
    "all_places": Question(all_places, {"indicator": "string", "year": "int16"}),
    "averages": Question(averages, {"year": "int16"}),
}
