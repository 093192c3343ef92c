"""The worked example of the reference answers: 51 units, 49 indicators, eight pillars."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from tests.method.shared import shared
from thrive.method import tables
from thrive.method.index.data import Data
from thrive.method.index.recipe import Recipe, parse

Floats = NDArray[np.float64]
CONN = ("Physical", "ConEcFin", "Political", "Instit", "P2P")
SUST = ("Environ", "Social", "SusEcFin")
PILLARS = CONN + SUST


@cache
def table(name: str) -> tables.Table:
    return tables.read(str(shared(f"reference/coinr/{name}.csv")))


@cache
def units() -> tuple[str, ...]:
    return tuple(table("asem_default_Denominated").text("uCode"))


@cache
def meta() -> dict[str, dict[str, str]]:
    """By code: Level, Direction, Weight, Parent, Denominator … as the file has them."""
    found = table("asem_iMeta")
    columns = {name: found.text(name) for name in found.names}
    return {
        code: {name: column[row] for name, column in columns.items()}
        for row, code in enumerate(columns["iCode"])
    }


def codes() -> list[str]:
    return [code for code, about in meta().items() if about["Type"] == "Indicator"]


def members(group: str) -> list[str]:
    return [code for code, about in meta().items() if about["Parent"] == group]


def raw(column: str) -> Floats:
    """A column of the input, in the order of `units()`."""
    found = table("asem_iData")
    row = {unit: at for at, unit in enumerate(found.text("uCode"))}
    return found.numbers(column)[[row[unit] for unit in units()]]


def labels(column: str) -> list[str]:
    found = table("asem_iData")
    of = dict(zip(found.text("uCode"), found.text(column), strict=True))
    return [of[unit] for unit in units()]


def step(name: str, columns: list[str] | None = None) -> Floats:
    """A data set of the example, shape (51, k), in the order of `units()`."""
    found = table(name)
    assert tuple(found.text("uCode")) == units()
    return np.column_stack([found.numbers(code) for code in columns or codes()])


def raw_values() -> Floats:
    return np.column_stack([raw(code) for code in codes()])


@cache
def aggregated() -> tuple[Recipe, Data]:
    """The published example from its normalized values on."""
    lines = ['[recipe]\nname = "asem"\nid = "uCode"\nhigher_is = "better"']
    lines.append('[normalize]\nmethod = "none"')
    for code, about in meta().items():
        if about["Type"] == "Indicator":
            lines.append(f'[[indicator]]\ncode = "{code}"\ngroup = "{about["Parent"]}"')
            lines.append('direction = "asset"')
        elif about["Type"] == "Aggregate":
            lines.append(f'[[group]]\ncode = "{code}"\nparent = "{about["Parent"]}"')
    recipe = parse("\n".join(lines))
    return recipe, Data(units(), step("asem_default_Normalised", list(recipe.codes)))
