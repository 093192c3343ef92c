"""`thrive index uncertainty` and `thrive index compare`: how much a rank is to be trusted."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from thrive.method import tables
from thrive.method.errors import BadInput
from thrive.method.index import comparison
from thrive.method.index import recipe as recipes
from thrive.method.index.build import build
from thrive.method.index.data import gather as gather_data
from thrive.method.index.recipe import Recipe, Uncertainty
from thrive.method.tables import Floats
from thrive.method.uncertainty import choices as choosing
from thrive.method.uncertainty import plan_reading
from thrive.method.uncertainty.intervals import Intervals, intervals, the_root
from thrive.method.uncertainty.sensitivity import sensitivity
from thrive.method.uncertainty.sobol import Shares

if TYPE_CHECKING:
    Doors = argparse._SubParsersAction[argparse.ArgumentParser]

MOVERS = 10
PLAIN = Uncertainty()  # where neither the recipe nor the call says otherwise


def add(doors: Doors) -> None:
    """Give `doors` the commands uncertainty and compare."""
    door = doors.add_parser("uncertainty", help="rank and score intervals over many draws")
    door.add_argument("recipe", metavar="RECIPE", help="a TOML file, or a ready recipe's name")
    door.add_argument("data", metavar="DATA", help="CSV, CSV.gz or Parquet; - is standard input")
    door.add_argument("--out", required=True, metavar="FILE", help="one row a unit")
    door.add_argument("--draws", type=int, help=f"how many ({PLAIN.draws:,})")
    door.add_argument("--seed", type=int, help=f"of all draws ({PLAIN.seed})")
    door.add_argument("--level", type=float, help=f"of the intervals ({PLAIN.level:g})")
    door.add_argument("--weights", type=float, metavar="NOISE", help="0.25: each ±25 percent")
    door.add_argument(
        "--levels", metavar="0,1", help="vary only these weights: 0 indicators, 1 lowest groups, …"
    )
    door.add_argument(
        "--moe",
        action="append",
        default=[],
        metavar="CODE=COLUMN",
        help="the 90 percent margins of error of an indicator; may be given again",
    )
    door.add_argument("--choices", metavar="FILE", help="TOML as a recipe's [uncertainty]")
    door.add_argument("--of", default="", metavar="GROUP", help="rank by this group's score")
    door.add_argument(
        "--shares",
        type=int,
        metavar="ROWS",
        help="also report Sobol' shares of what moves the ranks, from ROWS rows (500 is a start)",
    )
    door.add_argument("--json", action="store_true", help="a report for machines")
    door.set_defaults(command=_uncertainty)
    door = doors.add_parser("compare", help="what another recipe does to the ranks")
    door.add_argument("recipe", metavar="RECIPE_A", help="a TOML file, or a ready recipe's name")
    door.add_argument("other", metavar="RECIPE_B", help="the recipe to compare it with")
    door.add_argument("data", metavar="DATA", help="CSV, CSV.gz or Parquet with both their columns")
    door.add_argument("--out", metavar="FILE", help="one row a unit, by the size of its shift")
    door.add_argument("--of", default="", metavar="GROUP", help="rank by this group's score")
    door.add_argument("--json", action="store_true", help="a report for machines")
    door.set_defaults(command=_compare)


def _uncertainty(said: argparse.Namespace) -> int:
    recipe = recipes.read(said.recipe)
    table = tables.read(said.data)
    declared = _declared(said, recipe)
    plan = plan_reading.plan(recipe, table, declared)
    if said.weights == 0:  # noise of 0 is an answer, not the want of one
        plan = replace(plan, noise=0.0)
    data = choosing.gather(recipe, table, plan.choices)
    found = intervals(recipe, data, plan, of=said.of)
    shares = (
        sensitivity(recipe, data, plan, declared.shares, of=said.of) if declared.shares else None
    )
    tables.write(said.out, _columns(recipe, found))
    unknown = {
        code: int((np.isnan(margin) & ~np.isnan(data.values[:, recipe.codes.index(code)])).sum())
        for code, margin in plan.margins.items()
    }
    report = {
        "recipe": recipe.name,
        "recipe_sha256": recipe.hash,
        "ranked_by": the_root(recipe, said.of),
        "draws": found.runs,
        "seed": found.seed,
        "level": found.level,
        "varied": list(found.varied),
        "values_without_margin": unknown,
        "units": len(found.ids),
        "out": said.out,
        "shares": asdict(shares) if shares else None,
    }
    _say(said, report, _told(recipe, found, unknown, shares, said.out))
    return 0


def _declared(said: argparse.Namespace, recipe: Recipe) -> Uncertainty:
    """What the recipe declares, then the file, then the call: the last word wins."""
    declared = recipe.uncertainty or PLAIN
    if said.choices:
        declared = plan_reading.read(said.choices, declared)
    given = {
        "draws": said.draws,
        "seed": said.seed,
        "level": said.level,
        "shares": said.shares,
        "noise": said.weights,
        "levels": _levels(said.levels) if said.levels else None,
    }
    margins = dict(declared.moe) | dict(map(_pair, said.moe))
    told: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    return replace(declared, moe=tuple(margins.items()), **told)


def _pair(written: str) -> tuple[str, str]:
    code, equals, column = written.partition("=")
    if not (code and equals and column):
        raise BadInput(f"--moe {written} is not of the form CODE=COLUMN.")
    return code, column


def _levels(listed: str) -> tuple[int, ...]:
    try:
        return tuple(int(level) for level in listed.split(","))
    except ValueError:
        raise BadInput(f"--levels {listed} is not a list of whole numbers such as 0,1.") from None


def _columns(recipe: Recipe, found: Intervals) -> dict[str, Sequence[Any] | Floats]:
    return {
        recipe.id: found.ids,
        "score": found.score,
        "rank": _whole(found.rank),
        "mean": found.mean,
        "median": found.median,
        "lower": found.lower,
        "upper": found.upper,
        "score_lower": found.score_lower,
        "score_upper": found.score_upper,
    }


def _whole(ranks: Floats) -> list[int | None]:
    return [None if math.isnan(rank) else int(rank) for rank in ranks.tolist()]


def _told(
    recipe: Recipe, found: Intervals, unknown: dict[str, int], shares: Shares | None, out: str
) -> list[str]:
    said = [
        f"{recipe.name} (recipe {recipe.hash[:12]}): {len(found.ids):,} units, "
        f"{found.runs:,} draws, seed {found.seed} → {out}",
        *(f"Varied: {phrase}." for phrase in found.varied),
    ]
    for code, count in unknown.items():
        if count:
            have = "value of {} has" if count == 1 else "values of {} have"
            said.append(f"{count:,} {have.format(code)} no margin of error; taken as exact.")
    if np.isnan(found.score_lower).all() and not np.isnan(found.score).all():
        said.append("Score intervals are left empty: the choices' scores are not on one scale.")
    width = found.upper - found.lower
    if not np.isnan(width).all():
        widest = int(np.nanargmax(width))
        said.append(
            f"Half of the units' {found.level:.0%} rank intervals are wider than "
            f"{np.nanmedian(width):.10g}; the widest: {found.ids[widest]} {found.says(widest)}."
        )
    if shares:
        said.append(
            f"Shares of the variance of the mean rank shift ({shares.rows:,} rows), "
            f"alone and with interactions:"
        )
        for at, name in enumerate(shares.factors):
            said.append(
                f"    {name}: {shares.first[at]:.2f} "
                f"({shares.first_lower[at]:.2f} to {shares.first_upper[at]:.2f}), "
                f"{shares.total[at]:.2f} "
                f"({shares.total_lower[at]:.2f} to {shares.total_upper[at]:.2f})"
            )
    return said


def _compare(said: argparse.Namespace) -> int:
    first, second = recipes.read(said.recipe), recipes.read(said.other)
    table = tables.read(said.data)
    a, b = (build(recipe, gather_data(recipe, table)) for recipe in (first, second))
    root_a, root_b = (the_root(recipe, said.of) for recipe in (first, second))
    result = comparison.compare(a.ids, a.scores[root_a], b.ids, b.scores[root_b])
    if said.out:
        tables.write(
            said.out,
            {
                first.id: [move.unit for move in result.shifts],
                "rank_a": [move.first for move in result.shifts],
                "rank_b": [move.second for move in result.shifts],
                "shift": [move.shift for move in result.shifts],
            },
        )
    report = {
        "recipe_a": first.name,
        "recipe_a_sha256": first.hash,
        "recipe_b": second.name,
        "recipe_b_sha256": second.hash,
        "units": len(result.units),
        "only_a": list(result.only_first),
        "only_b": list(result.only_second),
        "spearman": _number(result.spearman),
        "kendall": _number(result.kendall),
        "pearson": _number(result.pearson),
        "mean_abs_shift": result.mean_abs_shift,
        "max_abs_shift": result.max_abs_shift,
        "movers": [asdict(move) for move in result.moved()[:MOVERS]],
        "out": said.out,
    }
    _say(said, report, _compared(first, second, result))
    return 0


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value


def _compared(first: Recipe, second: Recipe, result: comparison.Comparison) -> list[str]:
    said = [
        f"{first.name} (recipe {first.hash[:12]}) and {second.name} (recipe {second.hash[:12]}): "
        f"{len(result.units):,} units with a score in both.",
        f"Spearman's correlation of the ranks {result.spearman:.4f}; "
        f"mean shift {result.mean_abs_shift:.2f} ranks, largest {result.max_abs_shift:,}.",
    ]
    for move in result.moved()[:MOVERS]:
        said.append(f"    {move.unit}: {move.first:,} → {move.second:,} ({move.shift:+,})")
    for name, left in ((first.name, result.only_first), (second.name, result.only_second)):
        if left:
            said.append(f"{len(left):,} units have a score in {name} only.")
    return said


def _say(said: argparse.Namespace, report: dict[str, Any], lines: list[str]) -> None:
    stream = sys.stderr if said.out == "-" else sys.stdout
    if said.json:
        plain = json.dumps(report, ensure_ascii=False, indent=2, default=lambda one: one.tolist())
        stream.write(plain + "\n")
    else:
        stream.write("\n".join(lines) + "\n")
