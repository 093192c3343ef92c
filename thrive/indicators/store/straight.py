"""All rows of one indicator and year, read straight from its file: there they lie together.

A file of `by_indicator` begins a row group wherever the period changes, so the answer is some row
groups, whole, and in order. Planning a query costs DuckDB more than reading them.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as parquet

from thrive.indicators.store.schema import OBSERVATION

KEPT = 256  # files whose tables of contents are kept
YEAR = OBSERVATION.get_field_index("year")
Span = tuple[int, int]  # the first and last year of a row group


def of_year(path: Path, year: int) -> pa.Table:
    """The rows of a year, as OBSERVATION has them."""
    found = path.stat()
    contents, spans = _contents(path, found.st_mtime_ns, found.st_size)
    wanted = [n for n, (first, last) in enumerate(spans) if first <= year <= last]
    with parquet.ParquetFile(path, metadata=contents) as file:
        table = file.read_row_groups(wanted, use_threads=False)
    if any(spans[n] != (year, year) for n in wanted):
        return table.filter(pc.equal(table.column("year"), year))
    return table


@lru_cache(maxsize=KEPT)
def _contents(path: Path, _changed: int, _size: int) -> tuple[Any, tuple[Span, ...]]:
    """The file's table of contents. It is never edited; the rest of the key is for safety."""
    contents = parquet.read_metadata(path)
    groups = (contents.row_group(n).column(YEAR) for n in range(contents.num_row_groups))
    return contents, tuple((one.statistics.min, one.statistics.max) for one in groups)
