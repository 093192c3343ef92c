"""Tables given out: CSV, XLSX, Parquet and JSON of the same rows, none of them able to run.

`columns` name what `rows` hold, in order; cells are text, numbers, True, False or None.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet

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
    """`about` says whose the rows are: title, source, license, how to cite them."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    about: Mapping[str, str]


def given(table: Given, kind: str) -> bytes:
    """The file. KeyError for a kind that is none of KINDS."""
    return _WRITERS[kind](table)


def _csv(table: Given) -> bytes:
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(table.columns)
    for row in table.rows:
        lines.writerow([_safe(cell) for cell in row])
    return ("\ufeff" + text.getvalue()).encode()


def _safe(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula is led by an apostrophe."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _xlsx(table: Given) -> bytes:
    import xlsxwriter

    content = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, {"in_memory": True, **plain}) as book:
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
    return content.getvalue()


def _parquet(table: Given) -> bytes:
    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(table.columns)
    arrays = [pa.array(list(column)) for column in columns]
    named = pa.table(arrays, names=list(table.columns))
    said = {name.encode(): words.encode() for name, words in table.about.items()}
    content = io.BytesIO()
    parquet.write_table(named.replace_schema_metadata(said), content, compression="zstd")
    return content.getvalue()


def _json(table: Given) -> bytes:
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    told: dict[str, Any] = {**table.about, "numbers": rows}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


_WRITERS = {"csv": _csv, "xlsx": _xlsx, "parquet": _parquet, "json": _json}
