"""This platform's own files: observations as Parquet, as it gives them out and as its tables stand.

The schema must be the store's, column by column; the store then looks at every row once more.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as parquet

from thrive.indicators.files.problems import Broken
from thrive.indicators.files.reading import Ask, Reading
from thrive.indicators.store.schema import OBSERVATION

BATCH = 65_536


class OwnReading(Reading):
    """Batches as they stand in the file. One unknown indicator refuses all of it."""

    def __init__(self, ask: Ask, file: parquet.ParquetFile) -> None:
        super().__init__((), expects=file.metadata.num_rows)
        self._ask, self._file = ask, file

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        try:
            for batch in self._file.iter_batches(batch_size=BATCH):
                found = pa.Table.from_batches([batch]).cast(OBSERVATION).combine_chunks()
                for slug in pc.unique(found.column("indicator")).to_pylist():
                    if slug not in self._ask.known:
                        raise Broken("indicator_unknown", column="indicator", value=str(slug))
                self.rows += found.num_rows
                self.observations = self.rows
                yield from found.to_batches()
            if not self.rows:
                raise Broken("empty")
        except (pa.ArrowException, OSError, ValueError) as fault:
            self.problems.add_one(Broken("unreadable", value=str(fault)).problem)
        except Broken as fault:
            self.problems.add_one(fault.problem)


def read(ask: Ask) -> Reading:
    """Raises Broken for what is no Parquet file, has other columns or unpacks to too much."""
    try:
        file = parquet.ParquetFile(ask.path)
        schema = file.schema_arrow
    except (pa.ArrowException, OSError, ValueError) as fault:
        raise Broken("not_this_format", value=ask.name) from fault
    if schema.names != OBSERVATION.names:
        raise Broken("not_this_format", value=", ".join(schema.names[:8]))
    about = file.metadata
    sizes = [about.row_group(n).total_byte_size for n in range(about.num_row_groups)]
    if about.num_rows > ask.limits.rows or sum(sizes) > ask.limits.unpacked:
        raise Broken("too_large", value=ask.name)
    return OwnReading(ask, file)
