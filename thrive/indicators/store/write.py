"""Writing a stage of a release: streamed, sorted outside memory, moved into place when complete.

What lies where is told in `layouts`. Row groups are small and carry statistics, so that a question
reads only the few that it is about.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as parquet

from thrive.indicators.store import manifest as manifests
from thrive.indicators.store.coding import Coder, Rows, arrow_texts, as_table, kind_of
from thrive.indicators.store.layouts import (
    MOST_BUCKETS,
    RAW_FILE,
    ROWS_A_BUCKET,
    Layout,
    Tally,
    by_indicator,
    by_place,
    indicator_file,
    whole,
)
from thrive.indicators.store.manifest import Manifest, Stage, StoredFile, sha256_of
from thrive.indicators.store.schema import OBSERVATION
from thrive.indicators.store.sorting import Keys, Log, in_order

__all__ = ["RAW_FILE", "indicator_file", "write_release"]


def write_release(
    folder: Path,
    batches: Iterable[pa.RecordBatch],
    *,
    stage: Stage,
    facts: Mapping[str, Any] | None = None,
) -> Manifest:
    """Write the batches as `folder/raw` or `folder/public` and return what was written.

    folder: the release's folder; made when it is not there. facts: kept in the manifest as they
    are (JSON). Needs about 300 MB of memory whatever the number of rows, and on disk, while it
    works, about 140 bytes a row beside what stays.

    The stage's folder appears complete or not at all: it is written beside its place, flushed to
    the disk and renamed. Raises ValueError with a sentence for a batch of another schema, an
    unknown status, a number beside a status that hides it, texts that are not written as
    `schema` says, an observation that stands twice, or no observation at all; FileExistsError
    when the stage is there already, for a release is never edited.
    """
    if stage not in manifests.STAGES:
        raise ValueError(f"A release has the stages raw and public, not {stage}.")
    there = FileExistsError(f"{folder / stage} was already written. A release is never edited.")
    if (folder / stage).exists():
        raise there
    folder.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".writing-{stage}-", dir=folder))
    try:
        made = _write(work, batches, stage, facts or {})
        try:
            (work / stage).rename(folder / stage)
        except OSError:
            raise there from None
        _flush(folder)
        return made
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _write(
    work: Path, batches: Iterable[pa.RecordBatch], stage: Stage, facts: Mapping[str, Any]
) -> Manifest:
    coder, log = Coder(), Log(work / "log.rows")
    with closing(log):
        for batch in batches:
            log.add(coder.rows(batch))
    if not log.rows:
        raise ValueError("There is no observation to write.")
    target = work / stage
    target.mkdir()
    buckets, tally = 0, Tally(coder)
    if stage == "raw":
        files = _write_sorted(whole(coder), log, coder, target)
    else:
        buckets = min(MOST_BUCKETS, max(1, -(-log.rows // ROWS_A_BUCKET)))
        files = _write_sorted(by_place(coder, buckets), log, coder, target)
        files += _write_sorted(by_indicator(coder), log, coder, target, tally)
    made = Manifest(
        stage=stage,
        rows=log.rows,
        places=len(coder.place.all),
        kinds=tuple(sorted({kind_of(place) for place in coder.place.all})),
        indicators=tuple(sorted(coder.indicator.all)),
        years=tuple(sorted({int(year) for year in coder.years()})),
        buckets=buckets,
        files=tuple(files),
        facts=dict(facts),
        coverage=tally.coverage(),
        keys=tally.keys(),
    )
    (target / manifests.NAME).write_text(made.as_json(), encoding="utf-8")
    with ThreadPoolExecutor(max_workers=8) as pool:  # many at once take little longer than one
        list(pool.map(_flush, [*target.rglob("*"), target]))
    return made


def _write_sorted(
    layout: Layout, log: Log, coder: Coder, target: Path, tally: Tally | None = None
) -> list[StoredFile]:
    """Write the log in the layout's order, refusing what stands twice."""
    texts = arrow_texts(coder)
    files: list[StoredFile] = []
    writer: parquet.ParquetWriter | None = None
    path, count = "", 0
    with ExitStack() as stack:
        for rows, keys in in_order(log, layout.key_of, target.parent / "dealt"):
            if layout.unique:
                _refuse_twice(rows, keys, coder)
            for file, run in layout.cut(rows):
                if file != path:
                    stack.close()
                    if writer is not None:
                        files.append(_stored(target, path, count))
                    path, count = file, 0
                    writer = stack.enter_context(_opened(target / path))
                assert writer is not None
                writer.write_table(as_table(run, coder, texts), row_group_size=layout.row_group)
                count += len(run)
                if tally is not None:
                    tally.add(run)
    return [*files, _stored(target, path, count)]


def _opened(path: Path) -> parquet.ParquetWriter:
    path.parent.mkdir(exist_ok=True)
    # Answers are many small pieces: getting zstd ready for each took longer than reading them.
    return parquet.ParquetWriter(path, OBSERVATION, compression="snappy")


def _stored(target: Path, path: str, rows: int) -> StoredFile:
    return StoredFile(path, rows, (target / path).stat().st_size, sha256_of(target / path))


def _refuse_twice(rows: Rows, keys: Keys, coder: Coder) -> None:
    again = np.flatnonzero(keys[1:] == keys[:-1])
    if again.size:
        raise ValueError(f"There are two observations of {coder.named(rows[again[0]])}.")


def _flush(path: Path) -> None:
    """Ask the system to put a file or a folder on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
