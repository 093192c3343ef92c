"""The optional tables of a recipe, from flags to uncertainty; None where one is not declared."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from thrive.method.index.recipe import BaseYear, Flags, Impute, Screen, Treat, Uncertainty
from thrive.method.index.recipe_choices import choices
from thrive.method.index.recipe_keys import Place


def flags(facts: Mapping[str, Any], text: str, file: str) -> Flags | None:
    if "flags" not in facts:
        return None
    at = Place(facts["flags"], "flags", 0, ("at_least", "groups"), text, file)
    if "at_least" not in at.table:
        raise at.fault("", "the key at_least is missing.")
    return Flags(at.number("at_least", 0.0), at.choice("groups", ("count", ""), ""))


def screen(facts: Mapping[str, Any], text: str, file: str) -> Screen | None:
    if "screen" not in facts:
        return None
    known = (
        "min_share",
        "min_nonzero_share",
        "each_group",
        "exclude",
        "exclude_from",
        "population",
        "min_population",
    )
    at = Place(facts["screen"], "screen", 0, known, text, file)
    if ("exclude" in at.table) != ("exclude_from" in at.table):
        raise at.fault("exclude", "exclude and exclude_from go together.")
    if ("population" in at.table) != ("min_population" in at.table):
        raise at.fault("population", "population and min_population go together.")
    return Screen(
        at.number("min_share", 0.0, 0.0, 1.0),
        at.number("min_nonzero_share", 0.0, 0.0, 1.0),
        at.boolean("each_group", False),
        at.string("exclude"),
        at.number("exclude_from", 0.0),
        at.string("population"),
        at.number("min_population", 0.0),
    )


def impute(facts: Mapping[str, Any], text: str, file: str) -> Impute | None:
    if "impute" not in facts:
        return None
    at = Place(facts["impute"], "impute", 0, ("method", "group", "value"), text, file)
    method = at.choice("method", ("mean", "median", "value"), "median")
    if (method == "value") != ("value" in at.table):
        raise at.fault("method", 'value goes with method = "value", and only with it.')
    return Impute(method, at.string("group"), at.number("value", 0.0))


def treat(facts: Mapping[str, Any], text: str, file: str) -> Treat | None:
    if "treat" not in facts:
        return None
    known = tuple(field.name for field in dataclasses.fields(Treat))
    at = Place(facts["treat"], "treat", 0, known, text, file)
    quantiles = at.pair("quantiles") or (0.01, 0.99)
    if not 0 <= quantiles[0] < quantiles[1] <= 1:
        raise at.fault("quantiles", "quantiles must lie between 0 and 1.")
    return Treat(
        at.choice("method", ("winsorize", "quantiles", "log", "box-cox"), "winsorize"),
        at.choice("otherwise", ("", "log", "box-cox"), ""),
        at.integer("max_points", 5, 0),
        at.number("max_skew", 2.0, low=0.0),
        at.number("max_kurtosis", 3.5),
        quantiles,
        at.string("population"),
    )


def base_year(facts: Mapping[str, Any], text: str, file: str) -> BaseYear | None:
    if "base_year" not in facts:
        return None
    at = Place(facts["base_year"], "base_year", 0, ("column", "value"), text, file)
    value = at.table.get("value")
    if isinstance(value, int) and not isinstance(value, bool):
        at.table["value"] = str(value)  # a year is a number to whoever writes it
    return BaseYear(at.string("column", required=True), at.string("value", required=True))


VARIED = ("draws", "seed", "level", "shares", "weights", "moe", "choice")


def uncertainty(facts: Mapping[str, Any], text: str, file: str) -> Uncertainty | None:
    if "uncertainty" not in facts:
        return None
    at = Place(facts["uncertainty"], "uncertainty", 0, VARIED, text, file)
    return varied(at, Uncertainty())


def varied(at: Place, base: Uncertainty) -> Uncertainty:
    """`base` with what the table at this place declares in its stead, table by table."""
    level = at.number("level", base.level)
    if not 0 < level < 1:
        raise at.fault("level", f"level must lie between 0 and 1, not {level:g}.")
    noise, levels = base.noise, base.levels
    if "weights" in at.table:
        noise, levels = _noise(at)
    return Uncertainty(
        draws=at.integer("draws", base.draws, 2),
        seed=at.integer("seed", base.seed, 0),
        level=level,
        shares=at.integer("shares", base.shares, 0),
        noise=noise,
        levels=levels,
        moe=_margins(at) if "moe" in at.table else base.moe,
        choices=choices(at.table["choice"], at.file) if "choice" in at.table else base.choices,
    )


def _noise(at: Place) -> tuple[float, tuple[int, ...]]:
    name = f"{at.name}.weights" if at.name else "weights"
    weights = Place(at.table["weights"], name, 0, ("noise", "levels"), at.text, at.file)
    noise = weights.number("noise", 0.0, low=0.0)
    if noise >= 1:
        raise weights.fault("noise", f"noise must lie from 0 to below 1, not {noise:g}.")
    levels = weights.table.get("levels", [])
    if not isinstance(levels, list) or not all(type(one) is int and one >= 0 for one in levels):
        raise weights.fault("levels", f"levels must be a list of whole numbers, not {levels!r}.")
    return noise, tuple(levels)


def _margins(at: Place) -> tuple[tuple[str, str], ...]:
    name = f"{at.name}.moe" if at.name else "moe"
    table = at.table["moe"]
    known = tuple(table) if isinstance(table, dict) else ()
    margins = Place(table, name, 0, known, at.text, at.file)
    return tuple((code, margins.string(code, required=True)) for code in margins.table)
