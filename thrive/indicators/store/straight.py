"""The rows of one indicator and year, read straight from its file: there they lie together.

A file of `by_indicator` begins a row group wherever the period changes, and where the numbers for
everyone end, so an answer is some row groups, whole, and in order. Planning a query costs DuckDB more
than reading them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as parquet

from thrive.indicators.store.schema import OBSERVATION

KEPT = 256  # files whose tables of contents are kept
YEAR, GROUPS = (OBSERVATION.get_field_index(name) for name in ("year", "groups"))


class Part(NamedTuple):
    """A row group: its first and last year, and the first and last of its groups."""

    start: int
    end: int
    groups: tuple[str, str]


def of_year(path: Path, year: int) -> pa.Table:
    """The rows of a year, as OBSERVATION has them."""
    contents, parts = _contents(path)
    return _read(path, contents, year, [(n, one) for n, one in enumerate(parts)])


def everyone_of_year(path: Path, year: int, first: str, after: str) -> pa.Table:
    """Of those the rows of everyone, for the places from `first` to before `after`."""
    contents, parts = _contents(path)
    maybe = [(n, one) for n, one in enumerate(parts) if not one.groups[0]]
    rows = _read(path, contents, year, maybe)
    if any(one.groups[1] for _n, one in maybe):
        rows = only(rows, pc.equal(rows.column("groups"), ""))
    place = rows.column("place")
    return only(rows, pc.and_(pc.greater_equal(place, first), pc.less(place, after)))


def only(rows: pa.Table, wanted: Any) -> pa.Table:
    """The wanted rows. Mostly those are all, and looking costs less than copying them."""
    return rows if pc.all(wanted).as_py() else rows.filter(wanted)


def _read(path: Path, contents: Any, year: int, parts: Sequence[tuple[int, Part]]) -> pa.Table:
    wanted = [(n, one) for n, one in parts if one.start <= year <= one.end]
    with parquet.ParquetFile(path, metadata=contents) as file:
        table = file.read_row_groups([n for n, _one in wanted], use_threads=False)
    if any((one.start, one.end) != (year, year) for _n, one in wanted):
        return only(table, pc.equal(table.column("year"), year))
    return table


def _contents(path: Path) -> tuple[Any, tuple[Part, ...]]:
    found = path.stat()
    return _kept(path, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=KEPT)
def _kept(path: Path, _changed: int, _size: int) -> tuple[Any, tuple[Part, ...]]:
    """The file's table of contents. It is never edited; the rest of the key is for safety."""
    contents = parquet.read_metadata(path)
    row_groups = (contents.row_group(n) for n in range(contents.num_row_groups))
    return contents, tuple(map(_part, row_groups))


def _part(row_group: Any) -> Part:
    years, groups = (row_group.column(n).statistics for n in (YEAR, GROUPS))
    return Part(years.min, years.max, (groups.min, groups.max))
