"""`thrive disclosure protect | attack | score`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from thrive.method.errors import BadInput


def add(parser: argparse.ArgumentParser) -> None:
    doors = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_protect(doors.add_parser("protect", help="Hide small counts so that nothing gives them."))
    _add_attack(doors.add_parser("attack", help="What a reader can bound of each hidden cell."))
    _add_score(doors.add_parser("score", help="CalHHS publication score and the way below it."))


def _tables(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", required=True, help="dimensions, comma separated; * marks a total")
    parser.add_argument("--value", required=True, help="column of the counts")
    parser.add_argument("--threshold", type=int, default=11, help="counts below it are small (11)")
    parser.add_argument("--zeros", action="store_true", help="zeros are small counts too")
    parser.add_argument("--hierarchy", metavar="FILE", help="columns dimension, code, parent")
    for name, what in (
        ("--linked", "a table that shares cells, FILE or FILE:col,col; may repeat"),
        ("--previous", "a table already public, FILE or FILE:col,col; may repeat"),
    ):
        parser.add_argument(name, metavar="FILE", action="append", default=[], help=what)
    parser.add_argument(
        "--summary", metavar="FILE", help="published sums: summary, dimensions, weight, equals"
    )
    parser.add_argument("--integers", action="store_true", help="attack with whole counts only")
    parser.add_argument(
        "--knows-rule", action="store_true", help="the attacker reads the status and the threshold"
    )
    parser.add_argument("--width", type=float, help="least width of an attacker's interval")
    parser.add_argument("--json", action="store_true", help="a report on standard output")


def _add_protect(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("counts", metavar="COUNTS.csv")
    _tables(parser)
    parser.add_argument("--share", type=float, default=0.0, help="least width / count (0)")
    parser.add_argument("--out", required=True, metavar="FILE")
    parser.add_argument("--audit", metavar="FILE", help="true counts, intervals, reasons: private")
    parser.set_defaults(command=_protect)


def _add_attack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("published", metavar="PUBLISHED.csv")
    _tables(parser)
    parser.set_defaults(command=_attack)


def _add_score(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("release", metavar="RELEASE.toml", help="what is to be released")
    parser.add_argument("--json", action="store_true", help="a report on standard output")
    parser.set_defaults(command=_score)


def _read(said: argparse.Namespace, first: str, hidden: bool) -> tuple[list[Any], Any, Any]:
    """The files (first, linked, previous), the hierarchy, and their cells."""
    from thrive.method.disclosure import files
    from thrive.method.disclosure.cells import Hierarchy

    by = [name for name in said.by.split(",") if name]
    if len(set(by)) != len(by) or not by:
        raise BadInput("--by names each dimension once.")
    hierarchy = files.read_hierarchy(said.hierarchy) if said.hierarchy else Hierarchy()
    found = [files.read_counts(first, by, said.value, hidden=hidden)]
    for word in said.linked:
        path, names = files.beside(word, said.value)
        found.append(files.read_counts(path, names, said.value, hidden=hidden))
    for word in said.previous:
        path, names = files.beside(word, said.value)
        found.append(files.read_counts(path, names, said.value, hidden=True))
    cells = files.system(found, hierarchy, whole=1 + len(said.linked))
    if said.summary:
        cells = files.with_summaries(cells, said.summary)
    return found, hierarchy, cells


def _protect(said: argparse.Namespace) -> int:
    import numpy as np

    from thrive.method.disclosure import files
    from thrive.method.disclosure.protect import Impossible, protect, reasons
    from thrive.method.disclosure.rules import SmallCounts, Width

    rule = SmallCounts(said.threshold, said.zeros)
    width = Width(rule.span if said.width is None else said.width, said.share)
    outs = _outs(said)
    found, hierarchy, cells = _read(said, said.counts, hidden=False)
    unknown = np.flatnonzero(np.isnan(cells.counts))
    if unknown.size:
        raise BadInput(
            f"the previous release hides {cells.name(int(unknown[0]))}, whose count no file "
            "gives; name a file that does with --linked."
        )
    fixed = np.zeros(len(cells), bool)
    for file in found[1 + len(said.linked) :]:
        for code, count in file.cells.items():
            fixed[files.cell(cells, file.by, code)] |= count == count
    try:
        done = protect(
            cells, rule, width, fixed=fixed, knows_rule=said.knows_rule,
            integers=said.integers, hierarchy=hierarchy,
        )  # fmt: skip
    except Impossible as why:
        sys.stderr.write(f"thrive disclosure: {said.counts}: {why} Nothing was published.\n")
        return 1
    status, why_hidden = done.status, reasons(done, rule)
    if said.audit:
        files.published(
            said.audit, found[0], cells, status, hierarchy, hide=False,
            further=lambda at: {
                "lower": [_plain(done.intervals.lower[i]) for i in at],
                "upper": [_plain(done.intervals.upper[i]) for i in at],
                "demanded_width": [_plain(done.widths[i]) if done.primary[i] else "" for i in at],
                "why": [why_hidden[i] for i in at],
            },
        )  # fmt: skip
    for file, out in zip(found, outs, strict=False):
        files.published(out, file, cells, status, hierarchy)
    _tell_protected(said, done, outs)
    return 0


def _outs(said: argparse.Namespace) -> list[str]:
    """Where each table goes: a linked ages.csv beside --out, as ages_published.csv."""
    from thrive.method.disclosure.files import beside

    out = Path(said.out)
    outs = [said.out]
    for word in said.linked:
        name = Path(beside(word, said.value)[0]).name
        stem, dot, ending = name.partition(".")
        outs.append(str(out.parent / f"{stem}_published{dot}{ending}"))
    inputs = [said.counts, *(beside(word, said.value)[0] for word in said.linked + said.previous)]
    written = [*outs, *([said.audit] if said.audit else [])]
    taken = {str(Path(path).resolve()) for path in inputs if path != "-"}
    for path in written:
        if path != "-" and str(Path(path).resolve()) in taken:
            raise BadInput("the file would be overwritten by what is published.", file=path)
        taken.add(str(Path(path).resolve()))
    return outs


def _tell_protected(said: argparse.Namespace, done: Any, outs: Sequence[str]) -> None:
    hidden = int(done.hidden.sum())
    first = int((done.hidden & done.primary).sum())
    narrowest = done.intervals.width[done.primary]
    report = {
        "cells": len(done.cells),
        "suppressed_primary": first,
        "suppressed_complementary": hidden - first,
        "cost": done.cost,
        "optimal": done.proven_optimal,
        "proven_optimal": done.proven_optimal,
        "lower_bound": done.least,
        "gap": _plain((done.cost - done.least) / done.cost) if done.cost else 0,
        "narrowest_primary_interval": _plain(narrowest.min()) if first else None,
        "exactly_recoverable": int((done.intervals.exact & done.hidden).sum()),
        "published": list(outs),
    }
    if said.json:
        sys.stdout.write(json.dumps(report, indent=2, ensure_ascii=False) + "\n")
        return
    proof = (
        "as few as can be"
        if done.proven_optimal
        else f"cost {done.cost}, proven least {done.least}"
    )
    sys.stderr.write(
        f"{len(done.cells)} cells: {first} hidden by the rule, {hidden - first} more to protect "
        f"them ({proof}). The audit found none that can be computed.\n"
    )


def _plain(value: float) -> int | float | str:
    """A bound as a person writes it: 12, 7.5, inf."""
    number = round(float(value), 6)
    if number in (float("inf"), float("-inf")):
        return "inf" if number > 0 else "-inf"
    return int(number) if number == int(number) else number


def _attack(said: argparse.Namespace) -> int:
    import numpy as np

    from thrive.method.disclosure import files
    from thrive.method.disclosure.attacker import intervals
    from thrive.method.disclosure.blocks import NEAR, Bounds
    from thrive.method.disclosure.rules import SmallCounts

    rule = SmallCounts(said.threshold, said.zeros)
    found, _, cells = _read(said, said.published, hidden=True)
    bounds = Bounds.counts(len(cells), said.integers)
    listed: dict[int, tuple[str, ...]] = {}
    for file in found:
        marks = file.table.text("status") if "status" in file.table.names else []
        for code, row in file.rows.items():
            at = files.cell(cells, file.by, code)
            if cells.counts[at] != cells.counts[at]:
                listed.setdefault(at, code)
                if said.knows_rule and marks and marks[row] == "suppressed_primary":
                    bounds.lower[at] = 0 if said.zeros else 1
                    bounds.upper[at] = rule.threshold - 1
    only = np.zeros(len(cells), bool)
    only[list(listed)] = True
    seen = intervals(cells, np.isnan(cells.counts), bounds, only)
    pinned = [at for at in listed if seen.exact[at]]
    narrow = [
        at for at in listed
        if said.width is not None and seen.width[at] < said.width - NEAR and at not in pinned
    ]  # fmt: skip
    rows = [
        {
            "cell": " × ".join(listed[at]),
            "lower": _plain(seen.lower[at]),
            "upper": _plain(seen.upper[at]),
            "pinned": bool(seen.exact[at]),
            "by_sums": bool(seen.by_sums[at]),
        }
        for at in sorted(listed)
    ]
    if said.json:
        report = {"hidden": len(rows), "pinned": len(pinned), "narrow": len(narrow), "cells": rows}
        sys.stdout.write(json.dumps(report, indent=2, ensure_ascii=False) + "\n")
    else:
        _tell_attacked(rows, len(pinned), len(narrow))
    return 3 if pinned or narrow else 0


def _tell_attacked(rows: list[dict[str, Any]], pinned: int, narrow: int) -> None:
    for row in rows:
        mark = ""
        if row["pinned"]:
            mark = (
                " pinned by adding and subtracting" if row["by_sums"] else " pinned by the bounds"
            )
        sys.stdout.write(f"{row['cell']}: {row['lower']} to {row['upper']}{mark}\n")
    sys.stderr.write(
        f"{len(rows)} hidden cells, {pinned} pinned down, {narrow} narrower than asked.\n"
    )


def _score(said: argparse.Namespace) -> int:
    from thrive.method.disclosure.scoring import ladder, read_release

    steps = ladder(read_release(said.release))
    if said.json:
        report = [
            {
                "step": step.what,
                "score": step.score.total,
                "parts": dict(step.score.parts),
                "condition": step.score.condition,
                "result": step.score.result,
            }
            for step in steps
        ]
        sys.stdout.write(json.dumps(report, indent=2, ensure_ascii=False) + "\n")
    else:
        for step in steps:
            parts = ", ".join(f"{name} {score:+d}" for name, score in step.score.parts)
            sys.stdout.write(f"{step.what}: {step.score.total} ({parts}): {step.score.result}\n")
    return 0 if steps[0].score.releasable else 1
