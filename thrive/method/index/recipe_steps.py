"""The optional steps of a recipe: flags, screen, impute, treat, base year; None where undeclared."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from thrive.method.index.recipe import BaseYear, Flags, Impute, Screen, Treat
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
