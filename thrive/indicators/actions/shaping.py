"""Outlines of places as a stage of a release: one Parquet file and its manifest."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet

from thrive.indicators.store.manifest import NAME, Manifest, Stage, StoredFile, sha256_of

SHAPES_FILE = "shapes.parquet"


def write_shapes(
    folder: Path, table: pa.Table, *, stage: Stage, facts: Mapping[str, Any]
) -> Manifest:
    """Write `folder/stage` with the outlines, flushed to the disk. The folder must not be there."""
    target = folder / stage
    target.mkdir(parents=True)
    parquet.write_table(table, target / SHAPES_FILE, compression="zstd")
    places = table.column("place").to_pylist()
    file = target / SHAPES_FILE
    made = Manifest(
        stage=stage,
        rows=table.num_rows,
        places=len(places),
        kinds=tuple(sorted({place.partition(":")[0] for place in places})),
        indicators=(),
        years=(),
        buckets=0,
        files=(StoredFile(SHAPES_FILE, table.num_rows, file.stat().st_size, sha256_of(file)),),
        facts=dict(facts),
    )
    (target / NAME).write_text(made.as_json(), encoding="utf-8")
    for path in (file, target / NAME, target):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    return made
