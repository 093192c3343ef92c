"""Cases from a table: one line a group, one case a place, indicator and dimension.

Columns: estimate, favourable_indicator (1: higher is better) and ordered_dimension (1 or 0) must
be there; case, subgroup, subgroup_order, se, population, setting_average, indicator_scale (100
where empty) and reference_subgroup (1 marks it) may be. An empty cell or NA is missing.
"""

from __future__ import annotations

import math

import numpy as np

from thrive.method.errors import BadInput
from thrive.method.inequality.groups import Floats, Groups
from thrive.method.tables import Table

ABSENT = ("NA",)  # as R writes a missing value
OF_THE_CASE = ("favourable_indicator", "ordered_dimension", "indicator_scale", "setting_average")


def cases(table: Table) -> dict[str, Groups]:
    """Groups by case, in the order in which the cases begin.

    Raises BadInput, with line and column, for a value that is not possible or changes within a
    case.
    """
    if not len(table):
        raise BadInput("there is no line beneath the header.", file=table.file)
    labels = _texts(table, "case")
    names = _texts(table, "subgroup")
    numbers = {name: _column(table, name) for name in ("estimate", "se", "population")}
    numbers |= {name: _column(table, name) for name in (*OF_THE_CASE, "subgroup_order")}
    marked = _flags(table, "reference_subgroup")
    for name in ("favourable_indicator", "ordered_dimension"):
        numbers[name] = _flags(table, name, required=True)
    for name in ("se", "population"):
        _refuse(table, name, numbers[name] < 0, "the value is negative.")
    scale = np.where(np.isnan(numbers["indicator_scale"]), 100.0, numbers["indicator_scale"])
    numbers["indicator_scale"] = scale
    _refuse(table, "indicator_scale", scale <= 0, "the scale is not above zero.")
    rows: dict[str, list[int]] = {}
    for row, label in enumerate(labels):
        rows.setdefault(label, []).append(row)
    made = {}
    for label, of in rows.items():
        _check_case(table, of, numbers, names)
        first = of[0]
        ordered = bool(numbers["ordered_dimension"][first])
        made[label] = Groups.of(
            numbers["estimate"][of],
            se=numbers["se"][of],
            population=numbers["population"][of],
            order=numbers["subgroup_order"][of] if ordered else None,
            reference=[bool(marked[row] == 1) for row in of],
            names=[names[row] or f"group {k}" for k, row in enumerate(of, start=1)],
            favorable=bool(numbers["favourable_indicator"][first]),
            scale=float(scale[first]),
            setting_average=float(numbers["setting_average"][first]),
        )
    return made


def _texts(table: Table, name: str) -> list[str]:
    return table.text(name) if name in table.columns else [""] * len(table)


def _column(table: Table, name: str) -> Floats:
    if name == "estimate" or name in table.columns:
        return table.numbers(name, ABSENT)
    return np.full(len(table), math.nan)


def _flags(table: Table, name: str, required: bool = False) -> Floats:
    if not required and name not in table.columns:
        return np.zeros(len(table))
    flags = table.numbers(name, ABSENT)
    if not required:
        flags = np.where(np.isnan(flags), 0.0, flags)
    _refuse(table, name, ~np.isin(flags, [0.0, 1.0]), "the value is neither 0 nor 1.")
    return flags


def _check_case(
    table: Table, rows: list[int], numbers: dict[str, Floats], names: list[str]
) -> None:
    for name in OF_THE_CASE:
        values = numbers[name][rows]
        same = (values == values[0]) | (np.isnan(values) & np.isnan(values[0]))
        if not same.all():
            raise BadInput(
                "the value is not the same in the whole case.",
                file=table.file,
                line=table.lines[rows[int(np.argmin(same))]],
                column=name,
            )
    seen: set[str] = set()
    for row in rows:
        if names[row] and names[row] in seen:
            raise BadInput(
                f"the group {names[row]} stands twice in one case.",
                file=table.file,
                line=table.lines[row],
                column="subgroup",
            )
        seen.add(names[row])


def _refuse(table: Table, name: str, off: np.ndarray, says: str) -> None:
    if off.any():
        line = table.lines[int(np.argmax(off))]
        raise BadInput(says, file=table.file, line=line, column=name)
