"""`thrive precision`: intervals, margins of error, proportions fit to show, and reliability.

Every subcommand takes its figures from the call or, with --in, from the columns of a table, to
which it adds its own columns (and replaces those of the same name).
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import math
import sys
from collections.abc import Callable, Sequence

import numpy as np

from thrive.method import tables
from thrive.method.errors import BadInput
from thrive.method.precision import acs
from thrive.method.precision.acs import Estimate
from thrive.method.precision.intervals import BINOMIAL, POISSON
from thrive.method.precision.standards import Presentation, proportion
from thrive.method.tables import Table

Columns = dict[str, list[object]]
PAIRS: dict[str, Callable[[Estimate, Estimate], Estimate]] = {
    "difference": acs.difference,
    "ratio": acs.ratio,
    "proportion": acs.proportion,
    "product": acs.product,
    "change": acs.percent_change,
}


def add(parser: argparse.ArgumentParser) -> None:
    parts = parser.add_subparsers(required=True, metavar="WHAT")
    it = _part(parts, "interval", interval, "Intervals for a count; table columns: x and n.")
    it.add_argument("--events", type=float, metavar="X")
    it.add_argument("--of", type=float, metavar="N", help="without it, Poisson limits alone")
    it.add_argument("--level", type=float, default=0.95, help="%(default)s")
    it.add_argument("--per", type=float, default=1.0, help="multiply proportions by this")
    it = _part(
        parts,
        "moe",
        moe,
        "Margins of error derived from published ones; table columns: estimate and moe (sum), or "
        "estimate_a, moe_a, estimate_b, moe_b.",
    )
    it.add_argument("how", choices=["sum", *PAIRS])
    it.add_argument("values", nargs="*", metavar="ESTIMATE:MOE")
    it.add_argument("--label", default="", help="what is summed; medians and the like are refused")
    it.add_argument("--by", metavar="COLUMN", help="sum the table within the values of COLUMN")
    it = _part(
        parts, "cv", cv, "Coefficients of variation and their class; columns: estimate and moe."
    )
    it.add_argument("values", nargs="*", metavar="ESTIMATE:MOE")
    it.add_argument("--classes", default="12/40", choices=list(acs.CLASSES), help="%(default)s")
    it = _part(
        parts,
        "proportion",
        standard,
        "Whether a survey's proportion may be shown (NCHS 2017); table columns: n, x or p, and "
        "where known se or deff, df.",
    )
    it.add_argument("--n", type=float, help="persons sampled")
    it.add_argument("--x", type=float, help="of them with the trait")
    it.add_argument("--p", type=float, help="weighted proportion")
    it.add_argument("--se", type=float)
    it.add_argument("--deff", type=float, help="design effect")
    it.add_argument("--df", type=float, help="degrees of freedom of the design")


def interval(said: argparse.Namespace) -> int:
    if said.table:
        table = tables.read(said.table)
        columns = _kept(table)
        x = _required(table, "x")
        n = _required(table, "n") if "n" in table.columns else None
        _no_more(table, x, n)
    else:
        _need(said.events is not None, "--events X or --in FILE")
        x = np.array([said.events])
        n = None if said.of is None else np.array([said.of])
        columns = {"x": [said.events]}
        if n is not None:
            columns["n"] = [said.of]
    if n is not None:
        columns["p"] = list(x / n * said.per)
        for name, limits in BINOMIAL.items():
            low, high = limits(x, n, said.level)
            columns |= {f"{name}_l": list(low * said.per), f"{name}_u": list(high * said.per)}
    for name, limits in POISSON.items():
        low, high = limits(x, said.level)
        columns |= {f"{name}_l": list(low), f"{name}_u": list(high)}
    return _show(said, columns)


def moe(said: argparse.Namespace) -> int:
    acs.refuse_sum(said.label if said.how == "sum" else "")
    if said.how == "sum":
        return _show(said, _sums(said))
    derive = PAIRS[said.how]
    if not said.table:
        _need(len(said.values) == 2, "two ESTIMATE:MOE or --in FILE")
        a, b = (_typed(value) for value in said.values)
        return _show(said, _derived([derive(a, b)]))
    table = tables.read(said.table)
    firsts, seconds = _estimates(table, "_a"), _estimates(table, "_b")
    found = []
    for line, a, b in zip(table.lines, firsts, seconds, strict=True):
        try:
            found.append(derive(a, b))
        except BadInput as fault:
            raise BadInput(fault.says, file=table.file, line=line) from None
    return _show(said, _kept(table) | _derived(found))


def cv(said: argparse.Namespace) -> int:
    columns: Columns = {}
    if said.table:
        table = tables.read(said.table)
        columns, given = _kept(table), _estimates(table)
    else:
        _need(said.values, "ESTIMATE:MOE or --in FILE")
        given = [_typed(value) for value in said.values]
        columns = {"estimate": [one.value for one in given], "moe": [one.moe for one in given]}
    columns["se"] = [one.se for one in given]
    columns["cv"] = [one.cv for one in given]
    columns["class"] = [acs.reliability(one.cv, said.classes) for one in given]
    return _show(said, columns)


def standard(said: argparse.Namespace) -> int:
    if not said.table:
        _need(said.n and (said.p is not None or said.x is not None), "--n with --x or --p, or --in")
        p = said.x / said.n if said.p is None else said.p
        found = [proportion(said.n, p, se=said.se, deff=said.deff, df=said.df)]
        return _show(said, {"n": [said.n]} | _presented(found))
    table = tables.read(said.table)
    n = _required(table, "n")
    p = _required(table, "p") if "p" in table.columns else _required(table, "x") / np.maximum(n, 1)
    optional = {name: table.numbers(name) for name in ("se", "deff", "df") if name in table.columns}
    found = []
    for row, line in enumerate(table.lines):
        known = {k: float(v[row]) for k, v in optional.items() if not math.isnan(v[row])}
        try:
            found.append(proportion(float(n[row]), float(p[row]), **known))
        except BadInput as fault:
            raise BadInput(fault.says, file=table.file, line=line) from None
    return _show(said, _kept(table) | _presented(found))


def _part(
    parts: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    command: Callable[[argparse.Namespace], int],
    what: str,
) -> argparse.ArgumentParser:
    made = parts.add_parser(name, help=what, description=what)
    made.add_argument("--in", dest="table", metavar="FILE", help="read the figures from a table")
    made.add_argument("--out", default="-", metavar="FILE", help="where to write (- prints)")
    made.add_argument("--json", action="store_true", help="print the result as JSON")
    made.set_defaults(command=command)
    return made


def _sums(said: argparse.Namespace) -> Columns:
    if not said.table:
        _need(said.values, "ESTIMATE:MOE … or --in FILE")
        return _derived([acs.total([_typed(value) for value in said.values], said.label)])
    table = tables.read(said.table)
    for label, line in zip(
        table.text("label") if "label" in table.columns else [], table.lines, strict=False
    ):
        try:
            acs.refuse_sum(label)
        except BadInput as fault:
            raise BadInput(fault.says, file=table.file, line=line, column="label") from None
    by = table.text(said.by) if said.by else [""] * len(table)
    parts: dict[str, list[Estimate]] = {}
    for name, one in zip(by, _estimates(table), strict=True):
        parts.setdefault(name, []).append(one)
    _need(parts, "at least one line in the table")
    sums = _derived([acs.total(of, said.label) for of in parts.values()])
    names: Columns = {said.by: list(parts)} if said.by else {}
    return names | sums


def _derived(found: Sequence[Estimate]) -> Columns:
    return {
        "estimate": [one.value for one in found],
        "moe": [one.moe for one in found],
        "se": [one.se for one in found],
        "cv": [one.cv for one in found],
        "note": [one.note for one in found],
    }


def _presented(found: Sequence[Presentation]) -> Columns:
    names = [field.name for field in dataclasses.fields(Presentation)]
    return {name: [getattr(one, name) for one in found] for name in names}


def _estimates(table: Table, ending: str = "") -> list[Estimate]:
    values, margins = table.numbers(f"estimate{ending}"), table.numbers(f"moe{ending}")
    found = []
    for line, value, margin in zip(table.lines, values, margins, strict=True):
        try:
            found.append(acs.published(float(value), float(margin)))
        except BadInput as fault:
            raise BadInput(fault.says, file=table.file, line=line) from None
    return found


def _typed(text: str) -> Estimate:
    value, _, margin = text.partition(":")
    try:
        return acs.published(float(value), float(margin))
    except ValueError as fault:
        if isinstance(fault, BadInput):
            raise
        raise BadInput(f"“{text}” is not ESTIMATE:MOE, such as 1200:85.") from None


def _required(table: Table, name: str) -> np.ndarray:
    values = table.numbers(name)
    missing = np.isnan(values)
    if missing.any():
        line = table.lines[int(np.argmax(missing))]
        raise BadInput("the value is missing.", file=table.file, line=line, column=name)
    return values


def _no_more(table: Table, x: np.ndarray, n: np.ndarray | None) -> None:
    off = x < 0 if n is None else (x < 0) | (n <= 0) | (x > n)
    if off.any():
        line = table.lines[int(np.argmax(off))]
        says = "the count is negative, or more than the number it is counted from."
        raise BadInput(says, file=table.file, line=line, column="x")


def _kept(table: Table) -> Columns:
    return {name: list(table.text(name)) for name in table.names}


def _need(there: object, what: str) -> None:
    if not there:
        raise BadInput(f"Give {what}.")


def _show(said: argparse.Namespace, columns: Columns) -> int:
    if said.out != "-" or not said.json:
        tables.write(said.out, columns)
    if said.json:
        rows = [
            dict(zip(columns, map(_plain, row), strict=True))
            for row in zip(*columns.values(), strict=True)
        ]
        sys.stdout.write(json.dumps({"rows": rows}, ensure_ascii=False, indent=2) + "\n")
    return 0


def _plain(value: object) -> object:
    return None if isinstance(value, float) and not math.isfinite(value) else value
