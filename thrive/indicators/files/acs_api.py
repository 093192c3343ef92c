"""The Census API's JSON: an array of arrays, the first one naming the columns."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow as pa

from thrive.indicators.files import acs
from thrive.indicators.files.json_text import parsed
from thrive.indicators.files.observing import Layout
from thrive.indicators.files.places import PlaceJudge
from thrive.indicators.files.problems import Broken, Problems
from thrive.indicators.files.reading import Ask, Part, Reading
from thrive.indicators.files.tables import Chunk

# Which columns make the code of a place, finest first, and the kind it is.
GEOGRAPHIES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("state", "county", "tract"), "tract"),
    (("state", "place"), "place"),
    (("state", "county"), "county"),
    (("state",), "state"),
)
LONGEST = 400  # characters of any value


def read(ask: Ask) -> Reading:
    said = parsed(ask.path, ask.limits)
    if not isinstance(said, list) or not said or not isinstance(said[0], list):
        raise Broken("not_this_format", 1)
    header = [str(name) for name in said[0]]
    if len(header) > ask.limits.columns:
        raise Broken("too_many_columns", 1, value=f"{len(header):,}")
    if len(set(header)) != len(header):
        again = next(name for name in header if header.count(name) > 1)
        raise Broken("column_twice", 1, again)
    place, kind = next(
        ((names, kind) for names, kind in GEOGRAPHIES if set(names) <= set(header)), ((), "")
    )
    series = acs.series_of(header)
    if not place or not series:
        raise Broken("not_this_format", 1, value=", ".join(header[:8]))
    span = acs.span(ask)
    tracts = ask.tracts or ("tract2020" if int(span[-4:]) >= 2020 else "tract2010")
    layout = Layout(
        place=tuple(place),
        place_judge=PlaceJudge(tracts if kind == "tract" else kind, tracts),
        series=series,
        period=span,
        marks=acs.MARKS,
    )

    def chunks(problems: Problems) -> Iterable[Chunk]:
        yield _chunk(said[1:], header, layout.columns, problems)

    return Reading(
        [Part(chunks, layout)],
        expects=len(said),
        found=acs.all_described(series),
        vintage=f"ACS {span}",
    )


def _chunk(rows: list[Any], header: list[str], wanted: list[str], problems: Problems) -> Chunk:
    """The API writes one row a line, so row i stands on line i + 2."""
    good = [isinstance(row, list) and len(row) == len(header) for row in rows]
    bad = [i for i, fine in enumerate(good) if not fine]
    if bad:
        problems.add("ragged", [i + 2 for i in bad], "", [json.dumps(rows[i])[:80] for i in bad])
    kept = [row for row, fine in zip(rows, good, strict=True) if fine]
    at = [header.index(name) for name in wanted]
    columns = {
        name: pa.array([_text(row[i]) for row in kept], pa.string())
        for name, i in zip(wanted, at, strict=True)
    }
    lines = np.flatnonzero(np.array(good, bool)).astype(np.int64) + 2
    return Chunk(lines, columns)


def _text(value: Any) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value)
    return text[:LONGEST].replace("\0", "·")
