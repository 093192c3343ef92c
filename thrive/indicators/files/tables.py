"""A delimited text file, streamed: whole columns of text with the line each row stands on."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv
from numpy.typing import NDArray

from thrive.indicators.files.limits import USUAL, Limits
from thrive.indicators.files.opening import Opened
from thrive.indicators.files.problems import Broken, Problems

DELIMITERS = (",", "\t", "^", ";", "|")
BLOCK = 1 << 23  # bytes read at a time; more than the longest line


@dataclass
class Chunk:
    """Rows read together: `lines` int64 (n,) in the file, `columns` of text, each (n,)."""

    lines: NDArray[np.int64]
    columns: Mapping[str, pa.Array]

    def __len__(self) -> int:
        return len(self.lines)

    def where(self, mask: NDArray[np.bool_]) -> Chunk:
        kept = pa.array(mask)
        return Chunk(
            self.lines[mask], {name: texts.filter(kept) for name, texts in self.columns.items()}
        )


@dataclass
class Delimited:
    """The header, and the rows on demand. `after` is how many lines the header takes."""

    opened: Opened
    header: list[str]
    delimiter: str
    after: int
    limits: Limits = USUAL
    skip: int = 0  # further lines beneath the header that are no data
    notes: Counter[str] = field(default_factory=Counter)

    def need(self, *columns: str) -> None:
        """Raise Broken for the first column that is not there."""
        for column in columns:
            if column not in self.header:
                raise Broken("column_missing", 1, column)

    def chunks(self, wanted: Sequence[str], problems: Problems) -> Iterator[Chunk]:
        """Chunks of the wanted columns; ragged lines become problems, empty lines are passed over."""
        wanted = list(dict.fromkeys(wanted))
        self.need(*wanted)
        first = self.after + self.skip + 1
        odd: list[tuple[int, str]] = []  # ragged rows, counted from 0, not yet told of

        def ragged(found: Any) -> str:
            odd.append((found.number - first, found.text))
            return "skip"

        row = 0  # rows handed out or passed over so far
        breaks = 0  # line breaks within quoted values so far
        for batch in self._batches(wanted, ragged):
            n = batch.num_rows
            rows = _rows_but(row, n, [r for r, _ in odd])
            inner = np.zeros(n, np.int64)
            if self.opened.breaks_in_quotes:
                inner = self._breaks(batch)
            before = breaks + np.concatenate([[0], np.cumsum(inner)]).astype(np.int64)
            end = int(rows[-1]) + 1 if n else row
            for r, text in [one for one in odd if one[0] < end or n == 0]:
                self._tell(first + r + int(before[np.searchsorted(rows, r)]), text, problems)
            odd = [one for one in odd if one[0] >= end and n]
            row, breaks = end, int(before[-1])
            if row > self.limits.rows:
                raise Broken("too_many_rows", value=f"{self.limits.rows:,}")
            columns = {name: batch.column(name) for name in wanted}
            chunk = Chunk(rows + first + before[:-1], columns)
            filled = _filled(columns.values(), n)
            if not filled.all():
                self.notes["blank"] += int((~filled).sum())
                chunk = chunk.where(filled)
            yield chunk
        for r, text in odd:
            self._tell(first + r + breaks, text, problems)

    def _tell(self, line: int, text: str, problems: Problems) -> None:
        if text.strip(" \t\r\n," + self.delimiter):
            problems.add("ragged", [line], "", [text])
        else:
            self.notes["blank"] += 1

    def _batches(self, wanted: list[str], ragged: Any) -> Iterator[pa.RecordBatch]:
        names = list(self.header)
        if self.opened.breaks_in_quotes:
            wanted = names  # line numbers need the breaks of every column
        try:
            reader = arrow_csv.open_csv(
                self.opened.path,
                arrow_csv.ReadOptions(
                    use_threads=False,
                    block_size=BLOCK,
                    column_names=names,
                    skip_rows=self.after + self.skip,
                ),
                arrow_csv.ParseOptions(
                    delimiter=self.delimiter,
                    newlines_in_values=self.opened.breaks_in_quotes,
                    ignore_empty_lines=False,
                    invalid_row_handler=ragged,
                ),
                arrow_csv.ConvertOptions(
                    column_types={name: pa.string() for name in names},
                    strings_can_be_null=False,
                    include_columns=wanted,
                    check_utf8=False,
                ),
            )
            yield from reader
        except pa.ArrowInvalid as fault:
            if "Empty CSV" in str(fault):
                return
            raise Broken("unreadable", value=str(fault).splitlines()[0]) from None

    def _breaks(self, batch: pa.RecordBatch) -> NDArray[np.int64]:
        total = np.zeros(batch.num_rows, np.int64)
        for column in batch.columns:
            total += pc.count_substring(column, "\n").to_numpy(zero_copy_only=False)
        return total


def _rows_but(start: int, n: int, skipped: list[int]) -> NDArray[np.int64]:
    """The next n row numbers from `start` on, without the skipped ones (all counted from 0)."""
    if not skipped:
        return np.arange(start, start + n, dtype=np.int64)
    gone = np.array(sorted(skipped), np.int64)
    gone = gone[gone >= start]
    taken = np.arange(start, start + n + len(gone), dtype=np.int64)
    return taken[~np.isin(taken, gone)][:n]


def _filled(columns: Any, n: int) -> NDArray[np.bool_]:
    """Which rows have anything but spaces in any of the columns."""
    filled = np.zeros(n, bool)
    for texts in columns:
        if filled.all():
            break
        lengths = pc.binary_length(texts).to_numpy(zero_copy_only=False)
        filled |= lengths > 0
    return filled


def delimited(
    opened: Opened, *, delimiter: str = "", skip: int = 0, limits: Limits = USUAL
) -> Delimited:
    """Read the header. A name that stands twice gets its number; an empty one becomes `column 3`."""
    with opened.path.open(encoding="utf-8-sig", newline="") as stream:
        start = stream.read(limits.line)
    if not start.strip():
        raise Broken("empty")
    first = start.splitlines()[0]
    delimiter = delimiter or max(DELIMITERS, key=lambda sign: _outside(first, sign))
    csv.field_size_limit(limits.line)
    rows = csv.reader(start.splitlines(keepends=True), delimiter=delimiter)
    try:
        names = next(rows)
    except csv.Error as fault:
        raise Broken("no_header", 1, value=str(fault)) from None
    if len(names) > limits.columns:
        raise Broken("too_many_columns", 1, value=f"{len(names):,}")
    if not any(name.strip() for name in names):
        raise Broken("no_header", 1)
    return Delimited(opened, _named(names), delimiter, rows.line_num, limits, skip)


def _outside(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])


def _named(names: list[str]) -> list[str]:
    found: list[str] = []
    for i, name in enumerate(names, 1):
        plain = " ".join(name.split()) or f"column {i}"
        taken = {*found}
        again, k = plain, 2
        while again in taken:
            again, k = f"{plain} ({k})", k + 1
        found.append(again)
    return found
