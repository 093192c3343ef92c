"""Sorting more rows than fit in memory: written down once, dealt out by ranges of the key, sorted.

The ranges come from a sample of the keys (a sample sort), so that no piece is much larger than
another however the data lean.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from thrive.indicators.store.coding import ROW, Rows

PIECE = 400_000  # rows sorted at once, about
SAMPLES = 64  # keys looked at for each piece

Keys = NDArray[np.uint64]
KeyOf = Callable[[Rows], Keys]


class Log:
    """Rows in the order they came, in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows = 0
        self._file = path.open("wb")

    def add(self, rows: Rows) -> None:
        self._file.write(rows.tobytes())
        self.rows += len(rows)

    def close(self) -> None:
        self._file.close()

    def chunks(self) -> Iterator[Rows]:
        with self.path.open("rb") as file:
            while content := file.read(PIECE * ROW.itemsize):
                yield np.frombuffer(content, dtype=ROW)


def in_order(log: Log, key_of: KeyOf, folder: Path) -> Iterator[tuple[Rows, Keys]]:
    """Every row of the log in order of its key, in pieces of about PIECE rows, with its keys.

    Equal keys stand in one piece. `folder` is filled and emptied again.
    """
    count = -(-log.rows // PIECE)
    if count <= 1:
        for rows in log.chunks():
            yield _sorted(rows, key_of)
        return
    folder.mkdir()
    files = [folder / f"{number}.rows" for number in range(count)]
    _deal(log, key_of, _splitters(log, key_of, count), files)
    for file in files:
        rows = np.fromfile(file, dtype=ROW)
        file.unlink()
        if rows.size:
            yield _sorted(rows, key_of)
    folder.rmdir()


def _sorted(rows: Rows, key_of: KeyOf) -> tuple[Rows, Keys]:
    keys = key_of(rows)
    order = np.argsort(keys, kind="stable")
    return rows[order], keys[order]


def _splitters(log: Log, key_of: KeyOf, count: int) -> Keys:
    """The first keys of all pieces but the first."""
    step = max(1, log.rows // (count * SAMPLES))
    with log.path.open("rb", buffering=0) as file:
        sample = b"".join(
            os.pread(file.fileno(), ROW.itemsize, place * ROW.itemsize)
            for place in range(0, log.rows, step)
        )
    keys = np.sort(key_of(np.frombuffer(sample, dtype=ROW)))
    return keys[np.linspace(0, len(keys), count + 1)[1:-1].astype(int)]


def _deal(log: Log, key_of: KeyOf, splitters: Keys, files: list[Path]) -> None:
    with ExitStack() as stack:
        open_files = [stack.enter_context(file.open("wb")) for file in files]
        for rows in log.chunks():
            piece = np.searchsorted(splitters, key_of(rows), side="right").astype("u2")
            order = np.argsort(piece, kind="stable")
            dealt = rows[order]
            ends = np.cumsum(np.bincount(piece, minlength=len(files)))
            for file, start, end in zip(open_files, [0, *ends[:-1]], ends, strict=True):
                file.write(dealt[start:end].tobytes())


def joined_key(parts: list[tuple[NDArray[np.uint64], int]]) -> Keys:
    """One key of several ranks, the first being the most significant.

    Each part is its ranks and how many there are. ValueError when they need more than 64 bits.
    """
    bits = [max(1, (count - 1).bit_length()) for _, count in parts]
    if sum(bits) > 64:
        raise ValueError(
            "There are more places, indicators, periods and groups than can be sorted."
        )
    key = np.zeros(len(parts[0][0]), dtype="u8")
    for (ranks, _), width in zip(parts, bits, strict=True):
        key = (key << np.uint64(width)) | ranks
    return key
