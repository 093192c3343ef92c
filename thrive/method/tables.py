"""Tables in and out: CSV, CSV.gz and Parquet; `-` is standard input or output.

Text stays as it was written: an id is never padded, trimmed or parsed. Numbers are asked for by
column and checked cell by cell, so that a fault names its file, line and column. CSV is UTF-8
(a byte-order mark is allowed), with a header; a line may hold at most 1 MiB, so a file without
line ends cannot fill the memory.
"""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import math
import os
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput

Floats = NDArray[np.float64]
MAX_LINE = 1 << 20  # bytes of one record


@dataclass(frozen=True)
class Table:
    """Named columns of equal length. A column is a list of texts (CSV) or an array (Parquet)."""

    file: str
    columns: Mapping[str, list[str] | NDArray[Any]]
    lines: Sequence[int]  # where each row began in the file, the header being line 1
    gapped: frozenset[str] = frozenset()  # columns of whole numbers with gaps, held as float64

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def names(self) -> list[str]:
        return list(self.columns)

    def column(self, name: str) -> list[str] | NDArray[Any]:
        if name not in self.columns:
            near = [n for n in self.columns if n.lower() == name.lower()]
            hint = f" Did you mean {near[0]}?" if near else ""
            raise BadInput(f"there is no column {name}.{hint}", file=self.file)
        return self.columns[name]

    def text(self, name: str) -> list[str]:
        """The column as it was written; numbers of a Parquet file in their shortest form."""
        column = self.column(name)
        if isinstance(column, list):
            return column
        gapped = name in self.gapped
        # A whole number comes as a float where the column has gaps.
        return [
            "" if value is None or value != value else f"{value:.0f}" if gapped else str(value)
            for value in column.tolist()
        ]

    def numbers(self, name: str, missing: Sequence[float | str] = ()) -> Floats:
        """float64, shape (rows,): empty cells, and the values of `missing`, are NaN.

        Numbers of `missing` compare numerically, so -999 also means -999.0; a text, such as "NA",
        is compared as it is written. Other text and infinite values raise BadInput with their
        line and column.
        """
        column = self.column(name)
        words = frozenset(value for value in missing if isinstance(value, str))
        values = None if isinstance(column, list) else _from_array(column)
        if values is None:
            values = _from_text(self, name, self.text(name), words)
        endless = np.flatnonzero(np.isinf(values))
        if endless.size:
            raise BadInput(
                "the value is infinite.",
                file=self.file,
                line=self.lines[int(endless[0])],
                column=name,
            )
        codes = [value for value in missing if not isinstance(value, str)]
        if codes:
            values = np.where(np.isin(values, codes), np.nan, values)
        return values


def _from_text(table: Table, name: str, column: list[str], words: frozenset[str]) -> Floats:
    values = np.empty(len(column))
    for row, cell in enumerate(column):
        if cell:
            try:
                # Python reads "1_000" and "nan" as numbers; a file that says so is mistaken.
                if "_" in cell:
                    raise ValueError
                values[row] = number = float(cell)
                if number != number:
                    raise ValueError
            except ValueError:
                if not cell.strip() or cell.strip() in words:
                    values[row] = math.nan
                    continue
                shown = cell if len(cell) <= 40 else cell[:40] + " …"
                raise BadInput(
                    f"“{shown}” is not a number (leave the cell empty where a value is missing).",
                    file=table.file,
                    line=table.lines[row],
                    column=name,
                ) from None
        else:
            values[row] = math.nan
    return values


def _from_array(column: NDArray[Any]) -> Floats | None:
    if column.dtype.kind in "fiub":
        return column.astype(np.float64)
    return None


def read(path: str) -> Table:
    """Read a whole table by the ending of its name: .parquet, .csv.gz, anything else as CSV."""
    try:
        if path.endswith(".parquet"):
            return _read_parquet(path)
        with _open_binary(path) as stream:
            return _read_csv(path, stream)
    except (OSError, EOFError, zlib.error) as fault:
        why = (getattr(fault, "strerror", None) or str(fault)).rstrip(".")
        raise BadInput(f"the file cannot be read: {why}.", file=path) from None


def rows(path: str) -> Iterator[tuple[int, list[str]]]:
    """(line number, cells) of a CSV, header first, one at a time: for files larger than memory."""
    with _open_binary(path) as stream:
        yield from _records(path, stream)


@contextlib.contextmanager
def _open_binary(path: str) -> Iterator[IO[bytes]]:
    if path == "-":
        yield sys.stdin.buffer
    elif path.endswith(".gz"):
        with gzip.open(path, "rb") as packed:
            yield cast(IO[bytes], packed)
    else:
        with open(path, "rb") as plain:
            yield plain


def _records(path: str, stream: IO[bytes]) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(MAX_LINE)
    line = start = held = 0

    def lines() -> Iterator[str]:
        nonlocal line, held
        while piece := stream.readline(MAX_LINE + 1):
            line += 1
            held += len(piece)
            if held > MAX_LINE:
                raise BadInput("the line is longer than 1 MiB.", file=path, line=start + 1)
            try:
                yield piece.decode("utf-8-sig" if line == 1 else "utf-8")
            except UnicodeDecodeError:
                raise BadInput(
                    "the text is not UTF-8; save the file as “CSV UTF-8”.", file=path, line=line
                ) from None

    reader = csv.reader(lines(), strict=True)
    while True:
        held, start = 0, line
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            raise BadInput(f"the CSV is broken: {fault}.", file=path, line=start + 1) from None
        if record:
            yield start + 1, record


def _read_csv(path: str, stream: IO[bytes]) -> Table:
    records = _records(path, stream)
    header = next(records, None)
    if header is None:
        raise BadInput("the file is empty.", file=path)
    names = header[1]
    _refuse_twice(names, path)
    lines: list[int] = []
    kept: list[list[str]] = []
    for line, record in records:
        if len(record) != len(names):
            raise BadInput(
                f"the line has {len(record)} cells where the header has {len(names)}.",
                file=path,
                line=line,
            )
        lines.append(line)
        kept.append(record)
    across = [list(column) for column in zip(*kept, strict=True)] or [[] for _ in names]
    return Table(path, dict(zip(names, across, strict=True)), lines)


def _refuse_twice(names: Sequence[str], path: str) -> None:
    # Spreadsheets leave several columns without a name; nobody asks for those.
    twice = sorted(name for name, count in Counter(names).items() if count > 1 and name)
    if twice:
        raise BadInput(f"the column {twice[0]!r} stands twice in the header.", file=path)


def _read_parquet(path: str) -> Table:
    from thrive.method import parquet

    opened = parquet.opened(path)
    _refuse_twice(opened.schema_arrow.names, path)
    columns, gapped, count = parquet.columns_of(opened, path)
    return Table(path, columns, range(2, count + 2), gapped)


def write(path: str, columns: Mapping[str, Sequence[Any] | NDArray[Any]]) -> None:
    """Write columns of equal length by the ending of the name, whole or not at all.

    In CSV a missing number is an empty cell and a number its shortest exact form.
    """
    if path == "-":
        sys.stdout.write(_as_csv(columns))
        return
    written = _written(path, columns)
    try:
        if Path(path).exists() and not Path(path).is_file():  # a pipe or a device
            Path(path).write_bytes(written)
        else:
            _replace(Path(os.path.realpath(path)), written)  # a link stays one
    except OSError as fault:
        raise BadInput(f"the file cannot be written: {fault.strerror}.", file=path) from None


def _replace(target: Path, written: bytes) -> None:
    handle, made = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with open(handle, "wb") as stream:
            stream.write(written)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(made, 0o666 & ~mask)
        os.replace(made, target)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise


def _written(path: str, columns: Mapping[str, Sequence[Any] | NDArray[Any]]) -> bytes:
    if path.endswith(".parquet"):
        from thrive.method import parquet

        return parquet.written(columns)
    plain = _as_csv(columns).encode()
    return gzip.compress(plain, 6, mtime=0) if path.endswith(".gz") else plain


def _as_csv(columns: Mapping[str, Sequence[Any] | NDArray[Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*map(_cells, columns.values()), strict=True))
    return text.getvalue()


def _cells(column: Sequence[Any] | NDArray[Any]) -> list[Any]:
    values = column.tolist() if isinstance(column, np.ndarray) else list(column)
    return [
        "" if value is None or (isinstance(value, float) and math.isnan(value)) else value
        for value in values
    ]
