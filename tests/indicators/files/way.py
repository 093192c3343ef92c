"""Files as people bring them, for tests."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa

from thrive.indicators.files.columns import Columns
from thrive.indicators.files.formats import FORMATS
from thrive.indicators.files.problems import Broken
from thrive.indicators.files.reading import Ask, Reading
from thrive.indicators.framework import BY_SLUG
from thrive.indicators.store.schema import OBSERVATION

REAL = Path(__file__).parents[4] / "shared" / "data"
LONG = Columns(
    place=("place",),
    period_column="year",
    indicator_column="indicator",
    group_columns={"race": "race"},
    numerator="numerator",
    denominator="denominator",
    per=100,
)
HEADER = "place,year,indicator,race,numerator,denominator"
ROW = "06095,2023,child-poverty,All,1000,10000"


def folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="thrive-test-"))


def asked(content: bytes | str, name: str = "file.csv", **more: Any) -> Ask:
    """The file with this content, as a reader is asked about it."""
    path = folder() / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    more.setdefault("known", frozenset(BY_SLUG))
    return Ask(path, name, folder(), **more)


def csv(*rows: str, header: str = HEADER) -> str:
    return "\n".join([header, *rows]) + "\n"


def read(format: str, ask: Ask) -> tuple[pa.Table, Reading | None, list[tuple[int, str, str]]]:
    """(observations, the reading, problems as (line, column, reason)); none of a broken file."""
    reader = FORMATS[format].read
    assert reader is not None
    try:
        reading = reader(ask)
    except Broken as fault:
        one = fault.problem
        return OBSERVATION.empty_table(), None, [(one.line, one.column, one.reason)]
    table = pa.Table.from_batches(list(reading), schema=OBSERVATION)
    told = [(one.line, one.column, one.reason) for one in reading.problems.in_order()]
    return table, reading, told


def read_plain(content: bytes | str, columns: Columns = LONG, **more: Any) -> Any:
    return read("csv", asked(content, columns=columns, **more))


def rows(table: pa.Table) -> list[dict[str, Any]]:
    return table.sort_by(
        [(name, "ascending") for name in ("place", "indicator", "period", "groups")]
    ).to_pylist()
