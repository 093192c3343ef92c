"""TOML into a Recipe: every key known, every value of its kind, every fault with its place."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from thrive.method import toml_files
from thrive.method.errors import BadInput
from thrive.method.index import recipe_steps
from thrive.method.index.recipe import (
    AGGREGATES,
    METHODS,
    WEIGHTS,
    Group,
    Indicator,
    Normalization,
    Recipe,
    Rescale,
    presets,
)
from thrive.method.index.recipe_checks import check_tree
from thrive.method.index.recipe_keys import Place, near
from thrive.method.index.recipe_places import line_of

TOP = (
    "recipe",
    "normalize",
    "indicator",
    "group",
    "flags",
    "screen",
    "impute",
    "treat",
    "base_year",
    "uncertainty",
)
NORMALIZATION = tuple(field.name for field in dataclasses.fields(Normalization))


def read(path: str) -> Recipe:
    """The recipe in the file `path`, or the ready recipe of that name."""
    ready = presets()
    if not path.endswith(".toml") and not Path(path).exists():
        if path in ready:
            path = str(ready[path])
        else:
            raise BadInput(
                f"there is no such recipe file, nor a ready recipe of that name{near(path, ready)}.",
                file=path,
            )
    return parse(toml_files.text_of(path), path)


def parse(text: str, file: str = "recipe") -> Recipe:
    """The recipe written in `text`; `file` is what a fault calls it."""
    return _Reader(text, file).recipe(toml_files.facts_of(text, file))


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file

    def place(self, table: Any, name: str, known: tuple[str, ...], number: int = 0) -> Place:
        return Place(table, name, number, known, self.text, self.file)

    def recipe(self, facts: Mapping[str, Any]) -> Recipe:
        for key in facts:
            if key not in TOP:
                line = line_of(self.text, key, 0, "")
                hint = near(key, TOP)
                raise BadInput(f"the table [{key}] is not known{hint}.", file=self.file, line=line)
        if "recipe" not in facts:
            raise BadInput("the table [recipe] is missing.", file=self.file)
        top = self.place(
            facts["recipe"],
            "recipe",
            ("name", "id", "missing", "norm_group", "higher_is", "title", "compared"),
        )
        higher_is = top.choice("higher_is", ("worse", "better"), "worse")
        normalize = self.normalization(
            self.place(facts.get("normalize", {}), "normalize", NORMALIZATION), Normalization()
        )
        recipe = Recipe(
            name=top.string("name", required=True),
            id=top.string("id", required=True),
            missing=top.numbers_or_words("missing"),
            norm_group=top.string("norm_group"),
            higher_is=higher_is,
            normalize=normalize,
            indicators=tuple(
                self.indicator(table, number, normalize, higher_is)
                for number, table in enumerate(self.many(facts, "indicator"))
            ),
            groups=tuple(
                self.group(table, number, normalize)
                for number, table in enumerate(self.many(facts, "group"))
            ),
            flags=recipe_steps.flags(facts, self.text, self.file),
            screen=recipe_steps.screen(facts, self.text, self.file),
            impute=recipe_steps.impute(facts, self.text, self.file),
            treat=recipe_steps.treat(facts, self.text, self.file),
            base_year=recipe_steps.base_year(facts, self.text, self.file),
            uncertainty=recipe_steps.uncertainty(facts, self.text, self.file),
            title=top.string("title"),
            compared=top.string("compared"),
            file=self.file,
            text=self.text,
        )
        check_tree(recipe, self.text)
        return recipe

    def many(self, facts: Mapping[str, Any], name: str) -> list[Any]:
        tables = facts.get(name, [])
        if not isinstance(tables, list):
            raise BadInput(f"{name} must be [[{name}]] tables.", file=self.file)
        return tables

    def normalization(self, at: Place, default: Normalization) -> Normalization:
        """The default with the keys that stand `at` this place put in."""
        given = default
        method = at.choice("method", METHODS, default.method)
        if method != default.method and "clip" not in at.table:
            given = dataclasses.replace(given, clip=method == "goalposts")
        made = dataclasses.replace(
            given,
            method=method,
            ties=at.choice("ties", ("min", "max", "mean"), given.ties),
            denominator=at.choice("denominator", ("n-1", "n"), given.denominator),
            zeros=at.choice("zeros", ("rank", "zero"), given.zeros),
            absent=at.choice("absent", ("missing", "worst"), given.absent),
            decimals=at.integer("decimals", given.decimals, -1),
            rounding=at.choice("rounding", ("half-even", "half-up", "up", "down"), given.rounding),
            scale=at.number("scale", given.scale),
            reverse=at.choice("reverse", ("result", "values"), given.reverse),
            population=at.string("population", given.population),
            sd=at.choice("sd", ("sample", "population"), given.sd),
            mean=at.maybe("mean") if "mean" in at.table else given.mean,
            deviation=at.maybe("deviation") if "deviation" in at.table else given.deviation,
            range=at.pair("range") or given.range,
            goalposts=at.pair("goalposts") or given.goalposts,
            quantiles=at.pair("quantiles") or given.quantiles,
            clip=at.boolean("clip", given.clip),
            reference=at.string("reference", given.reference),
            target=at.maybe("target") if "target" in at.table else given.target,
        )
        if "population" in at.table and method not in ("percentile-rank", "z-score"):
            says = f"population weights percentile ranks and z-scores, not {method}."
            raise at.fault("population", says)
        if made.scale <= 0:
            raise at.fault("scale", f"scale must be above 0, not {made.scale:g}.")
        if made.deviation is not None and made.deviation <= 0:
            raise at.fault("deviation", "deviation must be above 0.")
        if made.quantiles and not 0 <= made.quantiles[0] < made.quantiles[1] <= 1:
            raise at.fault("quantiles", "quantiles must lie between 0 and 1.")
        return made

    def indicator(
        self, table: Any, number: int, normalize: Normalization, higher_is: str
    ) -> Indicator:
        own = (
            *("code", "column", "group", "direction", "weight", "divide_by", "per", "treat"),
            *("people", "label", "unit", "source"),
        )
        at = self.place(table, "indicator", own + NORMALIZATION, number)
        code = at.string("code", required=True)
        direction = at.choice("direction", ("burden", "asset"), "burden")
        if higher_is == "better" and "direction" not in at.table:
            raise at.fault("", 'the key direction is missing ("asset" is kept, "burden" reversed).')
        how = self.normalization(at, normalize)
        if how.absent == "worst":
            worst = "highest" if higher_is == "worse" else "lowest"
            how = dataclasses.replace(how, absent=worst)
        made = Indicator(
            code=code,
            column=at.string("column", code),
            group=at.string("group"),
            direction=direction,
            reversed=direction == ("asset" if higher_is == "worse" else "burden"),
            weight=at.number("weight", 1.0, low=0.0),
            normalize=how,
            divide_by=at.string("divide_by"),
            per=at.number("per", 1.0),
            treat=at.boolean("treat", True),
            people=at.string("people"),
            label=at.string("label"),
            unit=at.string("unit"),
            source=at.string("source"),
        )
        self.complete(at, made.normalize)
        return made

    def complete(self, at: Place, normal: Normalization) -> None:
        """What its method needs must be there."""
        if normal.method == "goalposts" and not (normal.goalposts or normal.quantiles):
            raise at.fault("method", "goalposts need goalposts = [low, high] or quantiles.")
        if normal.method == "distance-to-target" and normal.target is None:
            raise at.fault("method", "distance-to-target needs a target.")
        if normal.method == "distance-to-reference" and not normal.reference:
            raise at.fault("method", "distance-to-reference needs reference, the id of a unit.")
        ends = normal.method in ("percentile-rank", "rank", "borda") or (
            normal.method == "goalposts" and normal.goalposts and normal.clip
        )
        apart = normal.population or normal.zeros == "zero"
        if normal.absent != "missing" and (not ends or apart):
            says = (
                'absent = "worst" needs a worst place: ranks or percentile ranks (without a '
                "population, zeros ranked), or fixed goalposts that clip."
            )
            raise at.fault("absent", says)

    def group(self, table: Any, number: int, normalize: Normalization) -> Group:
        own = (
            *("code", "parent", "weight", "weights", "aggregate", "power", "missing", "min_share"),
            *("min_leaves", "rescale", "rerank", "passes", "score_decimals", "people", "label"),
        )
        at = self.place(table, "group", own + NORMALIZATION, number)
        threshold = "min_share" in at.table or "min_leaves" in at.table
        aggregate = at.choice("aggregate", AGGREGATES, "mean")
        if "absent" in at.table:
            raise at.fault("absent", "absent is a key of indicators; a group's is missing.")
        base = dataclasses.replace(
            normalize, method="percentile-rank", clip=False, absent="missing"
        )
        conventions = self.normalization(at, base)  # checked even where no re-rank takes them
        rerank = conventions if at.boolean("rerank", False) else None
        if rerank:
            self.complete(at, rerank)
        passes = at.choice("passes", ("score", "rank"), "score")
        if passes == "rank" and rerank is None:
            raise at.fault("passes", 'passes = "rank" needs rerank = true.')
        if aggregate == "power" and "power" not in at.table:
            raise at.fault("aggregate", 'aggregate = "power" needs power, the exponent.')
        return Group(
            code=at.string("code", required=True),
            parent=at.string("parent"),
            weight=at.number("weight", 1.0, low=0.0),
            weights=at.choice("weights", WEIGHTS, "given"),
            people=at.string("people"),
            aggregate=aggregate,
            power=at.number("power", 1.0),
            missing=at.choice(
                "missing", ("propagate", "available"), "available" if threshold else "propagate"
            ),
            min_share=at.number("min_share", 0.0, 0.0, 1.0),
            min_leaves=at.integer("min_leaves", 0, 0),
            rescale=self.rescale(at),
            rerank=rerank,
            passes=passes,
            decimals=at.integer("score_decimals", normalize.decimals, -1),
            label=at.string("label"),
        )

    def rescale(self, at: Place) -> Rescale | None:
        table = at.table.get("rescale")
        if table is None:
            return None
        if not isinstance(table, dict) or set(table) - {"by", "to"}:
            raise at.fault("rescale", 'rescale must read like {by = "max", to = 10}.')
        if table.get("by", "max") != "max":
            raise at.fault("rescale", f'rescale: by must be "max", not {table["by"]!r}.')
        to = at.finite("rescale", table.get("to", 1.0), -math.inf, math.inf)
        if to <= 0:
            raise at.fault("rescale", "rescale: to must be above 0.")
        return Rescale("max", to)
