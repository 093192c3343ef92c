"""An edition as a folder: `numbers.parquet` and `edition.json`, written once, verified by hashes.

`numbers.parquet` holds one row for each place and code, code by code in the recipe's order and
place by place within it: indicators (value, moe, status, period, position as score), areas and the
total (score, low, high), and the traits that peers are found by (value). Numbers come from the
protected view of releases alone, so what is hidden there has no value here.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as parquet
from numpy.typing import NDArray

Floats = NDArray[np.float64]
NUMBERS, ABOUT = "numbers.parquet", "edition.json"
INDICATOR, GROUP, TRAIT = "indicator", "group", "trait"
SCHEMA = pa.schema(
    [
        *(pa.field(name, pa.string(), nullable=False) for name in ("kind", "code", "place")),
        *(pa.field(name, pa.float64()) for name in ("value", "moe")),
        *(pa.field(name, pa.string(), nullable=False) for name in ("status", "period")),
        *(pa.field(name, pa.float64()) for name in ("score", "low", "high")),
    ]
)


@dataclass(frozen=True)
class Numbers:
    """An edition's numbers. `ids` n places, the state last; arrays as the recipe's codes go.

    `values`, `moe`, `positions` (n, k); `status` (n, k) as in the observations; `periods` by
    column; `scores`, `low`, `high` by group code, each (n,); `traits` by name, each (n,).
    """

    ids: tuple[str, ...]
    codes: tuple[str, ...]
    values: Floats
    moe: Floats
    status: NDArray[np.str_]
    periods: tuple[str, ...]
    positions: Floats
    scores: Mapping[str, Floats]
    low: Mapping[str, Floats]
    high: Mapping[str, Floats]
    traits: Mapping[str, Floats]

    def row_of(self, place: str) -> int | None:
        try:
            return self.ids.index(place)
        except ValueError:
            return None

    @property
    def content_sha256(self) -> str:
        """SHA-256 of every number and word, whatever program wrote the file."""
        seal = hashlib.sha256()
        seal.update("\n".join([*self.ids, *self.codes, *self.periods]).encode())
        for array in (self.values, self.moe, self.positions):
            seal.update(np.ascontiguousarray(array, "<f8").tobytes())
        seal.update("|".join(self.status.ravel().tolist()).encode())
        for named in (self.scores, self.low, self.high, self.traits):
            for name, column in sorted(named.items()):
                seal.update(name.encode())
                seal.update(np.ascontiguousarray(column, "<f8").tobytes())
        return seal.hexdigest()


def write(folder: Path, numbers: Numbers, about: Mapping[str, Any]) -> str:
    """Write the edition's folder, complete or not at all; the SHA-256 of its `edition.json`.

    FileExistsError where it stands already: an edition is never edited.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.exists():
        raise FileExistsError(f"{folder} was already written. An edition is never edited.")
    work = Path(tempfile.mkdtemp(prefix=f".writing-{folder.name}-", dir=folder.parent))
    try:
        table = _table(numbers)
        parquet.write_table(table, work / NUMBERS, compression="zstd")
        told = {
            **about,
            "places": len(numbers.ids),
            "content_sha256": numbers.content_sha256,
            "files": [
                {
                    "path": NUMBERS,
                    "rows": table.num_rows,
                    "sha256": _sha256(work / NUMBERS),
                }
            ],
        }
        text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        (work / ABOUT).write_text(text, encoding="utf-8")
        work.chmod(0o755)
        work.rename(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return _sha256(folder / ABOUT)


@dataclass(frozen=True)
class Edition:
    numbers: Numbers
    about: Mapping[str, Any]


@lru_cache(maxsize=16)
def read(folder: Path, sha256: str) -> Edition:
    """The edition whose `edition.json` has this hash. ValueError, in a sentence, for any other.

    Kept in memory by its hash: an edition never changes, and whoever asks has asked its row first.
    """
    try:
        text = (folder / ABOUT).read_bytes()
        told = json.loads(text)
        [file] = told["files"]
        content = (folder / NUMBERS).read_bytes()
    except (OSError, ValueError, KeyError) as fault:
        raise ValueError(f"{folder} holds no edition that can be read.") from fault
    if hashlib.sha256(text).hexdigest() != sha256:
        raise ValueError(f"{folder} is not the edition that was kept under this name.")
    if hashlib.sha256(content).hexdigest() != file["sha256"]:
        raise ValueError(f"The numbers in {folder} were changed after they were written.")
    return Edition(_numbers(parquet.read_table(pa.BufferReader(content))), told)


def _table(of: Numbers) -> pa.Table:
    n = len(of.ids)
    blank, nothing = [""] * n, np.full(n, np.nan)
    parts: list[list[Any]] = [[] for _ in SCHEMA]

    def add(kind: str, code: str, *columns: Sequence[Any] | NDArray[Any]) -> None:
        for part, column in zip(parts, ([kind] * n, [code] * n, of.ids, *columns), strict=True):
            part.extend(column.tolist() if isinstance(column, np.ndarray) else column)

    for at, code in enumerate(of.codes):
        columns = (of.values[:, at], of.moe[:, at], of.status[:, at], [of.periods[at]] * n)
        add(INDICATOR, code, *columns, of.positions[:, at], nothing, nothing)
    for code, score in of.scores.items():
        add(GROUP, code, nothing, nothing, blank, blank, score, of.low[code], of.high[code])
    for name, trait in of.traits.items():
        add(TRAIT, name, trait, nothing, blank, blank, nothing, nothing, nothing)
    arrays = [
        pa.array(part, field.type, from_pandas=True)
        for part, field in zip(parts, SCHEMA, strict=True)
    ]
    return pa.table(arrays, schema=SCHEMA)


def _numbers(table: pa.Table) -> Numbers:
    kinds, codes = table.column("kind").to_pylist(), table.column("code").to_pylist()
    places = table.column("place").to_pylist()
    n = next((at for at, code in enumerate(codes) if code != codes[0]), len(codes))

    def listed(kind: str) -> list[int]:
        return [at for at in range(0, len(codes), n) if kinds[at] == kind]

    def column(name: str, starts: list[int]) -> Floats:
        whole = table.column(name).to_numpy().astype(float)
        return np.array([whole[at : at + n] for at in starts]).T.reshape(n, len(starts))

    indicators, groups, traits = listed(INDICATOR), listed(GROUP), listed(TRAIT)
    words = table.column("status").to_pylist()
    periods = table.column("period").to_pylist()

    def by_code(name: str, starts: list[int]) -> dict[str, Floats]:
        return {codes[at]: column(name, [at])[:, 0] for at in starts}

    return Numbers(
        tuple(places[:n]),
        tuple(codes[at] for at in indicators),
        column("value", indicators),
        column("moe", indicators),
        np.array([words[at : at + n] for at in indicators]).T,
        tuple(periods[at] for at in indicators),
        column("score", indicators),
        by_code("score", groups),
        by_code("low", groups),
        by_code("high", groups),
        by_code("value", traits),
    )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
