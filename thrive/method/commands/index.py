"""`thrive index`: build an index, reproduce a published one, list recipes, question the ranks.

Exit codes: 0 done · 1 a published column does not follow · 2 a file or a key is off.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from thrive.method import tables
from thrive.method.commands import index_questions
from thrive.method.index import recipe as recipes
from thrive.method.index.build import Index, build
from thrive.method.index.data import gather
from thrive.method.index.reproduce import Comparison, Report, read_match
from thrive.method.index.reproduce_causes import reproduce


def add(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the doors build, reproduce, recipes, uncertainty and compare."""
    doors = parser.add_subparsers(required=True, metavar="COMMAND")
    door = doors.add_parser("build", help="normalize, weight and aggregate by a recipe")
    _sources(door)
    door.add_argument("--out", required=True, metavar="FILE", help="CSV, CSV.gz or Parquet; - here")
    door.set_defaults(command=_build)
    door = doors.add_parser("reproduce", help="hold a built index against a published one")
    _sources(door)
    door.add_argument("--against", required=True, metavar="TOML", help="built = published columns")
    door.set_defaults(command=_reproduce)
    door = doors.add_parser("recipes", help="list the ready recipes")
    door.add_argument("--json", action="store_true", help="a report for machines")
    door.set_defaults(command=_recipes)
    index_questions.add(doors)


def _sources(door: argparse.ArgumentParser) -> None:
    door.add_argument("recipe", metavar="RECIPE", help="a TOML file, or a ready recipe's name")
    door.add_argument("data", metavar="DATA", help="CSV, CSV.gz or Parquet; - is standard input")
    door.add_argument("--json", action="store_true", help="a report for machines")


def _build(said: argparse.Namespace) -> int:
    recipe = recipes.read(said.recipe)
    index = build(recipe, gather(recipe, tables.read(said.data)))
    columns = index.columns()
    tables.write(said.out, columns)
    # A table on standard output keeps it for itself.
    stream = sys.stderr if said.out == "-" else sys.stdout
    report = _of_build(index, said.out, list(columns))
    if said.json:
        stream.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    else:
        lines = [
            f"{recipe.name} (recipe {recipe.hash[:12]}): {len(index.ids):,} units, "
            f"{len(recipe.codes)} indicators, {len(recipe.groups)} groups → {said.out}"
        ]
        stream.write("\n".join([*lines, *index.notes]) + "\n")
    return 0


def _of_build(index: Index, out: str, columns: list[str]) -> Mapping[str, Any]:
    return {
        "recipe": index.recipe.name,
        "recipe_sha256": index.recipe.hash,
        "units": len(index.ids),
        "out": out,
        "columns": columns,
        "weights": index.weights,
        "screened": [
            unit for unit, left in zip(index.ids, index.screened.tolist(), strict=True) if left
        ],
        "notes": index.notes,
    }


def _reproduce(said: argparse.Namespace) -> int:
    recipe = recipes.read(said.recipe)
    match = read_match(said.against, recipe)
    source = tables.read(said.data)
    table = tables.read(match.file) if match.file else source
    report = reproduce(recipe, gather(recipe, source), match, table, source)
    if said.json:
        facts = {
            "recipe": recipe.name,
            "recipe_sha256": recipe.hash,
            "follows": report.follows,
            "units": report.units,
            "not_published": report.not_published,
            "not_built": report.not_built,
            "columns": [_of_column(column) for column in report.columns],
        }
        sys.stdout.write(json.dumps(facts, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("\n".join(_told(report)) + "\n")
    return 0 if report.follows else 1


def _of_column(column: Comparison) -> Mapping[str, Any]:
    facts = asdict(column) | {"mismatches": column.mismatches, "follows": column.follows}
    facts["rows"] = [
        {"id": row.id, "built": _number(row.built), "published": _number(row.published)}
        for row in column.rows
    ]
    return facts


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value


def _told(report: Report) -> list[str]:
    off = [column for column in report.columns if not column.follows]
    lines = [
        f"{len(report.columns) - len(off)} of {len(report.columns)} columns follow, "
        f"over {report.units - report.not_published:,} units."
    ]
    if report.not_published:
        lines.append(f"{report.not_published:,} built units are not in the published file.")
    if report.not_built:
        lines.append(f"{report.not_built:,} published units are not in the data.")
    for column in report.columns:
        lines += _told_column(column)
    return lines


def _told_column(column: Comparison) -> list[str]:
    names = f"{column.column} = {column.published}"
    figures = (
        f"{column.equal:,} of {column.compared:,} equal, largest difference {column.largest:g}"
    )
    if column.follows:
        return [f"follows         {names}: {figures}"]
    lines = [f"does not follow {names}: {figures}"]
    if column.only_built or column.only_published:
        lines.append(
            f"    {column.only_built:,} units have no published value, "
            f"{column.only_published:,} no built one"
        )
    shown = ", ".join(
        f"{row.id} ({_shown(row.built)}, published {_shown(row.published)})" for row in column.rows
    )
    lines.append(f"    first: {shown}")
    return lines + [f"    because {reason}" for reason in column.because]


def _shown(value: float) -> str:
    return "missing" if math.isnan(value) else f"{value:.10g}"


def _recipes(said: argparse.Namespace) -> int:
    ready = [recipes.read(name) for name in recipes.presets()]
    if said.json:
        facts = [
            {
                "name": one.name,
                "title": one.title,
                "id": one.id,
                "indicators": len(one.codes),
                "compared": one.compared,
                "recipe_sha256": one.hash,
            }
            for one in ready
        ]
        sys.stdout.write(json.dumps(facts, ensure_ascii=False, indent=2) + "\n")
    else:
        for one in ready:
            sys.stdout.write(f"{one.name}\n    {one.title}\n    {one.compared}\n")
    return 0
