"""`thrive inequality`: measures of inequality for every case of a table, or of a survey."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from thrive.method import tables
from thrive.method.inequality import Measure, measures
from thrive.method.inequality.bootstrap import DRAWS, SEED
from thrive.method.inequality.cases import cases
from thrive.method.inequality.survey import design, survey_measures
from thrive.method.progress import progress

Row = tuple[str, Measure]


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", metavar="INPUT", help="table of groups, or of persons (--survey)")
    parser.add_argument("--out", default="-", metavar="FILE", help="where to write (- prints)")
    parser.add_argument("--draws", type=int, default=DRAWS, help="bootstrap draws (%(default)s)")
    parser.add_argument("--seed", type=int, default=SEED, help="of the draws (%(default)s)")
    parser.add_argument(
        "--force", action="store_true", help="measure though more than 15 %% of groups are missing"
    )
    parser.add_argument("--json", action="store_true", help="print a report as JSON")
    survey = parser.add_argument_group("survey", "one line a person instead of one a group")
    survey.add_argument("--survey", action="store_true", help="INPUT holds persons")
    survey.add_argument("--outcome", default="y", metavar="COLUMN", help="0 to 1 (%(default)s)")
    survey.add_argument("--order", default="subgroup_order", metavar="COLUMN", help="%(default)s")
    for name in ("weight", "psu", "strata"):
        survey.add_argument(f"--{name}", metavar="COLUMN")
    parser.set_defaults(command=measure)


def measure(said: argparse.Namespace) -> int:
    table = tables.read(said.input)
    if said.survey:
        sample = design(table, said.outcome, said.order, said.weight, said.psu, said.strata)
        found = [(Path(said.input).stem, one) for one in survey_measures(sample)]
    else:
        found = [
            (case, one)
            for case, groups in progress(list(cases(table).items()), "cases")
            for one in measures(groups, draws=said.draws, seed=said.seed, force=said.force)
        ]
    if said.out != "-" or not said.json:
        tables.write(said.out, _columns(found))
    if said.json:
        sys.stdout.write(json.dumps(_report(said, found), ensure_ascii=False, indent=2) + "\n")
    return 0


def _columns(found: Iterable[Row]) -> dict[str, list[object]]:
    names = ("case", "measure", "estimate", "se", "lowerci", "upperci", "note")
    rows = [
        (case, one.code, one.estimate, one.se, one.lower, one.upper, one.note)
        for case, one in found
    ]
    return {name: [row[k] for row in rows] for k, name in enumerate(names)}


def _report(said: argparse.Namespace, found: list[Row]) -> dict[str, object]:
    rows = [{"case": case, **asdict(one)} for case, one in found]
    return {
        "input": said.input,
        "out": said.out,
        "draws": said.draws,
        "seed": said.seed,
        "cases": len({case for case, _ in found}),
        "measures": len(found),
        "refused": sum(math.isnan(one.estimate) for _, one in found),
        "rows": [
            {
                name: None if isinstance(value, float) and math.isnan(value) else value
                for name, value in row.items()
            }
            for row in rows
        ],
    }
