"""Tables given out: CSV, XLSX, Parquet and JSON of the same rows, none of them able to run.

`columns` name what `rows` hold, in order; cells are text, numbers, True, False or None.
"""

from __future__ import annotations

import io
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import pyarrow as pa
import pyarrow.parquet as parquet

QUOTED = re.compile(r'[",\r\n]')
AT_ONCE = 1_000  # rows of a piece
PIECE = 1 << 16  # bytes of one, where a file is made whole first
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json; charset=utf-8",
}
Cell = str | float | bool | None


@dataclass(frozen=True)
class Given:
    """`about` says whose the rows are: title, source, license, how to cite them.

    `rows` are gone through once; they may be made only then.
    """

    columns: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]
    about: Mapping[str, str]


def given(table: Given, kind: str) -> bytes:
    """The file. KeyError for a kind that is none of KINDS."""
    return b"".join(streamed(table, kind))


def streamed(table: Given, kind: str) -> Iterator[bytes]:
    """The file in pieces, made one after the other. KeyError for a kind that is none of KINDS."""
    return _WRITERS[kind](table)


def _csv(table: Given) -> Iterator[bytes]:
    """As the csv module writes it, column by column: the same few texts stand in most of them."""
    yield ("\ufeff" + ",".join(map(_text, table.columns)) + "\r\n").encode()
    told: list[dict[Cell, str]] = [{} for _column in table.columns]
    for rows in _some(table.rows):
        columns = map(_texts, zip(*rows, strict=True), told)
        lines = map(",".join, zip(*columns, strict=True))
        yield ("\r\n".join(lines) + "\r\n").encode()


def _texts(column: Sequence[Cell], told: dict[Cell, str]) -> list[str]:
    """`told`: texts of this column that were written before."""
    kinds = set(map(type, column))
    if kinds <= {float, int, type(None)}:
        return ["" if cell is None else repr(cell) for cell in column]
    if len(kinds) > 1:  # True and 1 are one key, and here may stand both
        return [_text(cell) for cell in column]
    told |= {cell: _text(cell) for cell in set(column).difference(told)}
    return [told[cell] for cell in column]


def _text(cell: Cell) -> str:
    """A text that a spreadsheet would take for a formula is led by an apostrophe."""
    if cell is None or isinstance(cell, bool):
        return {None: "", True: "true", False: "false"}[cell]
    if not isinstance(cell, str):
        return repr(cell)
    if cell.startswith(FORMULA):
        cell = f"'{cell}"
    return '"' + cell.replace('"', '""') + '"' if QUOTED.search(cell) else cell


def _xlsx(table: Given) -> Iterator[bytes]:
    import xlsxwriter

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with tempfile.TemporaryFile() as content:
        with xlsxwriter.Workbook(content, {"constant_memory": True, **plain}) as book:
            bold = book.add_format({"bold": True})
            sheet = book.add_worksheet("Numbers")
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, table.columns, bold)
            for number, row in enumerate(table.rows, 1):
                sheet.write_row(number, 0, ["" if cell is None else cell for cell in row])
            notes = book.add_worksheet("About")
            for number, (name, words) in enumerate(table.about.items()):
                notes.write_string(number, 0, name, bold)
                notes.write_string(number, 1, words)
        content.seek(0)
        yield from iter(lambda: content.read(PIECE), b"")


def _parquet(table: Given) -> Iterator[bytes]:
    """Kept as columns until the end, when it is known which of them hold numbers."""
    empty = pa.table([pa.nulls(0)] * len(table.columns), names=list(table.columns))
    parts = [
        pa.table(
            [pa.array(list(column)) for column in zip(*rows, strict=True)],
            names=list(table.columns),
        )
        for rows in _some(table.rows)
    ]
    whole = pa.concat_tables([empty, *parts], promote_options="permissive")
    said = {name.encode(): words.encode() for name, words in table.about.items()}
    content = io.BytesIO()
    parquet.write_table(whole.replace_schema_metadata(said), content, compression="zstd")
    yield content.getvalue()


def _json(table: Given) -> Iterator[bytes]:
    said = json.dumps(dict(table.about), ensure_ascii=False)
    yield (said[:-1] + (", " if table.about else "") + '"numbers": [').encode()
    lead = "\n"
    for rows in _some(table.rows):
        told = [dict(zip(table.columns, row, strict=True)) for row in rows]
        yield (lead + ",\n".join(json.dumps(row, ensure_ascii=False) for row in told)).encode()
        lead = ",\n"
    yield b"\n]}\n"


def _some(rows: Iterable[tuple[Cell, ...]]) -> Iterator[list[tuple[Cell, ...]]]:
    every = iter(rows)
    while some := list(islice(every, AT_ONCE)):
        yield some


_WRITERS = {"csv": _csv, "xlsx": _xlsx, "parquet": _parquet, "json": _json}
