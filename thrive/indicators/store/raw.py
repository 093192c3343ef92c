"""Reading observations as imported. Only the review of a release may: pages read `public` alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet

from thrive.indicators.store.layouts import RAW_FILE
from thrive.indicators.store.schema import OBSERVATION


def raw_batches(folder: Path, *, size: int = 65_536) -> Iterator[pa.RecordBatch]:
    """The observations of the release in `folder`, as written to its `raw` stage.

    Batches of at most `size` rows of the OBSERVATION schema, sorted by place, indicator, period
    and groups. Raises FileNotFoundError when nothing was imported.
    """
    with parquet.ParquetFile(folder / "raw" / RAW_FILE) as file:
        for batch in file.iter_batches(batch_size=size):
            yield batch.cast(OBSERVATION)
