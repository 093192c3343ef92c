"""Tables of counts in files: one line a cell, `*` marks a total; hierarchies and summaries."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from thrive.method.disclosure.cells import ALL, Cells, Code, Hierarchy, build, sums_of
from thrive.method.errors import BadInput
from thrive.method.tables import Table, read, write


@dataclass(frozen=True)
class Counts:
    """A file of counts: its cells in file order, NaN where a count is empty."""

    table: Table
    by: tuple[str, ...]
    value: str
    cells: dict[Code, float]
    rows: dict[Code, int]  # row of the file

    def place(self, code: Code) -> dict[str, Any]:
        row = self.rows[code]
        return {"file": self.table.file, "line": self.table.lines[row], "column": self.value}


def read_counts(path: str, by: Sequence[str], value: str, *, hidden: bool) -> Counts:
    """Read counts by the columns `by`. Empty counts are allowed only where `hidden` says so.

    BadInput, with its line, for a negative or fractional count, an empty one, a code that is
    empty, and a cell that stands twice.
    """
    table = read(path)
    if value in by:
        raise BadInput(f"{value} cannot be both the count and a dimension.", file=path)
    columns = [table.text(name) for name in by]
    counts = table.numbers(value)
    cells: dict[Code, float] = {}
    rows: dict[Code, int] = {}
    for row, code in enumerate(zip(*columns, strict=True)):
        count, line = float(counts[row]), table.lines[row]
        if "" in code:
            name = by[code.index("")]
            raise BadInput("the code is empty.", file=path, line=line, column=name)
        if code in cells:
            raise BadInput(
                f"the cell {' × '.join(code)} stands twice (first on line "
                f"{table.lines[rows[code]]}).",
                file=path,
                line=line,
            )
        fault = _fault(count, hidden)
        if fault:
            raise BadInput(fault, file=path, line=line, column=value)
        cells[code], rows[code] = count, row
    if not cells:
        raise BadInput("the file holds no cells.", file=path)
    return Counts(table, tuple(by), value, cells, rows)


def _fault(count: float, hidden: bool) -> str | None:
    if math.isnan(count):
        return None if hidden else "the count is empty; a count is needed to protect its table."
    if count < 0:
        return f"{count:g} is negative, and a count cannot be."
    if count != int(count):
        return f"{count:g} is not a whole number, and a count must be."
    if count > 2**40:
        return f"{count:g} is larger than a count can be here (2^40)."
    return None


def beside(word: str, value: str) -> tuple[str, tuple[str, ...]]:
    """FILE or FILE:col,col → (file, dimensions); by default all columns but count and status."""
    path, _, columns = word.rpartition(":")
    if path and not Path(word).exists():
        return path, tuple(columns.split(","))
    names = read(word).names
    if value not in names:
        raise BadInput(f"there is no column {value}.", file=word)
    return word, tuple(name for name in names if name not in (value, "status"))


def read_hierarchy(path: str) -> Hierarchy:
    """Columns `dimension, code, parent`: one line for each code that a parent code sums."""
    table = read(path)
    children: dict[str, dict[str, list[str]]] = {}
    columns = [table.text(name) for name in ("dimension", "code", "parent")]
    for row, (dimension, code, parent) in enumerate(zip(*columns, strict=True)):
        if ALL in (code, parent) or "" in (code, parent):
            raise BadInput(
                "a code and its parent are needed here, and neither is *.",
                file=path,
                line=table.lines[row],
            )
        children.setdefault(dimension, {}).setdefault(parent, []).append(code)
    return Hierarchy(
        {
            dimension: {parent: tuple(dict.fromkeys(codes)) for parent, codes in sums.items()}
            for dimension, sums in children.items()
        }
    )


def system(files: Sequence[Counts], hierarchy: Hierarchy, whole: int | None = None) -> Cells:
    """The cells and equations of all files together; a contradiction names its file and line.

    The first `whole` files cover everything (`cells.build`).
    """

    def conflict(code: Code, said: float, adds: float) -> BadInput:
        place: Mapping[str, Any] = {}
        dimensions = tuple(dict.fromkeys(name for file in files for name in file.by))
        at = dict(zip(dimensions, code, strict=True))
        for file in files:
            mine = tuple(at[name] for name in file.by)
            if mine in file.rows and file.cells[mine] == said:
                place = file.place(mine)
                break
        return BadInput(
            f"{' × '.join(code)} says {said:g} where its cells, or another file, say {adds:g} "
            "(an absent combination counts as zero).",
            **place,
        )

    return build([(file.by, file.cells) for file in files], hierarchy, conflict, whole)


def with_summaries(cells: Cells, path: str) -> Cells:
    """Add published sums Σ weight · cell = equals: columns `summary`, dimensions, `weight`, `equals`.

    Lines with one `summary` belong together; `equals` may stand on any of them and, where all
    counts are known, may be left out. A dimension without a column is `*`.
    """
    table = read(path)
    names, weights, equals = table.text("summary"), table.numbers("weight"), table.numbers("equals")
    columns = [
        table.text(name) if name in table.names else [ALL] * len(table) for name in cells.dimensions
    ]
    terms: dict[str, dict[int, float]] = {}
    right: dict[str, float] = {}
    for row, code in enumerate(zip(*columns, strict=True)):
        place: dict[str, Any] = {"file": path, "line": table.lines[row]}
        if code not in cells.index:
            raise BadInput(f"there is no cell {' × '.join(code)}.", **place)
        if weights[row] != weights[row]:
            raise BadInput("the weight is empty.", column="weight", **place)
        mine = terms.setdefault(names[row], {})
        at = cells.index[code]
        mine[at] = mine.get(at, 0.0) + float(weights[row])
        if equals[row] == equals[row]:
            right[names[row]] = float(equals[row])
    equations = []
    for name, mine in terms.items():
        adds = float(sum(weight * cells.counts[at] for at, weight in mine.items()))
        if name not in right and adds != adds:
            raise BadInput(f"the summary {name} has no value in `equals`.", file=path)
        if name in right and abs(right[name] - adds) > 1e-6 * max(1.0, abs(adds)):
            raise BadInput(
                f"the summary {name} says {right[name]:g}, but its cells give {adds:g}.", file=path
            )
        equations.append((mine, adds if adds == adds else right[name]))
    return cells.with_equations(equations) if equations else cells


def published(
    path: str,
    file: Counts,
    cells: Cells,
    status: Sequence[str],
    hierarchy: Hierarchy,
    further: Callable[[Sequence[int]], Mapping[str, Sequence[Any]]] | None = None,
    hide: bool = True,
) -> None:
    """Write a file's table again: its columns and rows first, then the totals it did not give.

    `status` (n,) belongs to `cells`; hidden counts are emptied where `hide`. `further(cells)`
    gives more columns.
    """
    rows = [(code, cell(cells, file.by, code)) for code in file.cells]
    rows += [
        (code, cell(cells, file.by, code))
        for code, _ in sums_of(file.by, file.cells, hierarchy)
        if code not in file.cells
    ]
    columns: dict[str, list[Any]] = {}
    for name in file.table.names:
        text = file.table.text(name)
        if name in file.by:
            columns[name] = [code[file.by.index(name)] for code, _ in rows]
        elif name == file.value:
            columns[name] = [
                "" if hide and status[at] != "ok" else _count(file, text, code, cells, at)
                for code, at in rows
            ]
        elif name != "status":
            columns[name] = [text[file.rows[code]] if code in file.rows else "" for code, _ in rows]
    columns["status"] = [status[at] for _, at in rows]
    if further is not None:
        columns.update({k: list(v) for k, v in further([at for _, at in rows]).items()})
    write(path, columns)


def cell(cells: Cells, by: Sequence[str], code: Code) -> int:
    """The position in the system of a cell of a file."""
    at = dict(zip(by, code, strict=True))
    return cells.index[tuple(at.get(name, ALL) for name in cells.dimensions)]


def _count(file: Counts, text: Sequence[str], code: Code, cells: Cells, at: int) -> str:
    if code in file.rows and text[file.rows[code]]:
        return text[file.rows[code]]
    return "" if np.isnan(cells.counts[at]) else str(int(cells.counts[at]))
