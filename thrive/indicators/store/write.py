"""Writing a stage of a release: streamed, sorted outside memory, moved into place when complete.

`raw/observations.parquet` is sorted by place, indicator, period and groups. `public/` holds the
same rows twice, because the questions differ: `by_place/bucket=NNN.parquet` (places dealt out by
`bucket_of`, sorted as raw) answers what is asked of one place, `by_indicator/SLUG.parquet`
(sorted by period, groups, place) what is asked of one indicator. Row groups are small and carry
statistics, so that a question reads only the few that it is about.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as parquet
from numpy.typing import NDArray

from thrive.indicators.store import manifest as manifests
from thrive.indicators.store.coding import Coder, Rows, arrow_texts, as_table, kind_of
from thrive.indicators.store.manifest import Manifest, Stage, StoredFile, sha256_of
from thrive.indicators.store.schema import OBSERVATION
from thrive.indicators.store.sorting import KeyOf, Keys, Log, in_order, joined_key

# Rows in a row group at most. A question reads one or two of them, but looks at the statistics of
# all in its file, and that costs as much as reading 500 rows each.
ROW_GROUP_OF_PLACES, ROW_GROUP_OF_AN_INDICATOR = 16_384, 131_072
ROWS_A_BUCKET = 131_072
MOST_BUCKETS = 999
RAW_FILE = "observations.parquet"
BY_PLACE, BY_INDICATOR = "by_place", "by_indicator"


def write_release(
    folder: Path,
    batches: Iterable[pa.RecordBatch],
    *,
    stage: Stage,
    facts: Mapping[str, Any] | None = None,
) -> Manifest:
    """Write the batches as `folder/raw` or `folder/public` and return what was written.

    folder: the release's folder; made when it is not there. facts: kept in the manifest as they
    are (JSON). Needs about 1 GB of memory whatever the number of rows, and on disk, while it
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


def bucket_of(place: str, buckets: int) -> int:
    """Which file of `by_place` holds a place: CRC-32 of its UTF-8 bytes, modulo the number."""
    return zlib.crc32(place.encode()) % buckets


def bucket_file(bucket: int) -> str:
    return f"{BY_PLACE}/bucket={bucket:03d}.parquet"


def indicator_file(indicator: str) -> str:
    return f"{BY_INDICATOR}/{indicator}.parquet"


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
    buckets = 0
    if stage == "raw":
        one_file = _Layout(
            key_of=_by_place_key(coder, 1),
            runs=lambda rows: np.zeros(len(rows), dtype="i8"),
            path=lambda row: RAW_FILE,
            row_group=ROW_GROUP_OF_PLACES,
        )
        files = _write_sorted(one_file, log, coder, target, unique=True)
    else:
        buckets = min(MOST_BUCKETS, max(1, -(-log.rows // ROWS_A_BUCKET)))
        files = _write_sorted(_by_place(coder, buckets), log, coder, target, unique=True)
        files += _write_sorted(_by_indicator(coder), log, coder, target, unique=False)
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
    )
    (target / manifests.NAME).write_text(made.as_json(), encoding="utf-8")
    with ThreadPoolExecutor(
        max_workers=8
    ) as pool:  # a disk flushes many files almost as fast as one
        list(pool.map(_flush, [*target.rglob("*"), target]))
    return made


@dataclass(frozen=True)
class _Layout:
    """One order of the rows, and how they are cut into files and row groups.

    Where `runs` changes from row to row a row group ends; `path` names the file of a run's rows.
    """

    key_of: KeyOf
    runs: Callable[[Rows], NDArray[np.int64]]
    path: Callable[[np.void], str]
    row_group: int

    def cut(self, rows: Rows) -> Iterator[tuple[str, Rows]]:
        starts = [0, *(np.flatnonzero(np.diff(self.runs(rows))) + 1), len(rows)]
        for start, end in pairwise(starts):
            yield self.path(rows[start]), rows[start:end]


def _by_place(coder: Coder, buckets: int) -> _Layout:
    of_place = np.array([bucket_of(place, buckets) for place in coder.place.all], dtype="i8")
    return _Layout(
        key_of=_by_place_key(coder, buckets),
        runs=lambda rows: of_place[rows["place"]],
        path=lambda row: bucket_file(int(of_place[row["place"]])),
        row_group=ROW_GROUP_OF_PLACES,
    )


def _by_indicator(coder: Coder) -> _Layout:
    """Each year's numbers for everyone are row groups of their own: maps ask for nothing else."""
    everyone = np.array([not groups for groups in coder.groups.all], dtype="i8")
    periods = len(coder.period.all)
    return _Layout(
        key_of=_by_indicator_key(coder),
        runs=lambda rows: (
            2 * (rows["indicator"].astype("i8") * periods + rows["period"])
            + everyone[rows["groups"]]
        ),
        path=lambda row: indicator_file(coder.indicator.all[row["indicator"]]),
        row_group=ROW_GROUP_OF_AN_INDICATOR,
    )


def _write_sorted(
    layout: _Layout, log: Log, coder: Coder, target: Path, *, unique: bool
) -> list[StoredFile]:
    """Write the log in the layout's order. `unique` refuses what stands twice."""
    texts = arrow_texts(coder)
    files: list[StoredFile] = []
    writer: parquet.ParquetWriter | None = None
    path, count = "", 0
    with ExitStack() as stack:
        for rows, keys in in_order(log, layout.key_of, target.parent / "dealt"):
            if unique:
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
    return [*files, _stored(target, path, count)]


def _opened(path: Path) -> parquet.ParquetWriter:
    path.parent.mkdir(exist_ok=True)
    return parquet.ParquetWriter(path, OBSERVATION, compression="zstd", compression_level=3)


def _stored(target: Path, path: str, rows: int) -> StoredFile:
    return StoredFile(path, rows, (target / path).stat().st_size, sha256_of(target / path))


def _refuse_twice(rows: Rows, keys: Keys, coder: Coder) -> None:
    again = np.flatnonzero(keys[1:] == keys[:-1])
    if again.size:
        raise ValueError(f"There are two observations of {coder.named(rows[again[0]])}.")


def _by_place_key(coder: Coder, buckets: int) -> KeyOf:
    """Bucket, place, indicator, period, groups. The bucket is in the rank of the place."""
    texts = coder.place.all
    order = sorted(
        range(len(texts)), key=lambda code: (bucket_of(texts[code], buckets), texts[code])
    )
    places = np.empty(len(order), dtype="u8")
    places[order] = np.arange(len(order), dtype="u8")
    indicators, periods, groups = _ranks(coder)
    return lambda rows: joined_key(
        [
            (places[rows["place"]], len(places)),
            (indicators[rows["indicator"]], len(indicators)),
            (periods[rows["period"]], len(periods)),
            (groups[rows["groups"]], len(groups)),
        ]
    )


def _by_indicator_key(coder: Coder) -> KeyOf:
    """Indicator, period, groups, place."""
    places = coder.place.ranks()
    indicators, periods, groups = _ranks(coder)
    return lambda rows: joined_key(
        [
            (indicators[rows["indicator"]], len(indicators)),
            (periods[rows["period"]], len(periods)),
            (groups[rows["groups"]], len(groups)),
            (places[rows["place"]], len(places)),
        ]
    )


def _ranks(coder: Coder) -> tuple[Keys, Keys, Keys]:
    """Of indicators, of periods by their last year and then as written, of groups."""
    years, periods = coder.years(), coder.period.all
    order = sorted(range(len(periods)), key=lambda code: (years[code], periods[code]))
    ranks = np.empty(len(order), dtype="u8")
    ranks[order] = np.arange(len(order), dtype="u8")
    return coder.indicator.ranks(), ranks, coder.groups.ranks()


def _flush(path: Path) -> None:
    """Ask the system to put a file or a folder on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
