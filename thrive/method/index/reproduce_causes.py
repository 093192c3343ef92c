"""Why a published column does not follow: a search through the usual reasons.

1. Another column: the published positions are those of a different column of the file.
2. Another convention: other ties, denominator or treatment of zeros, or the direction turned.
3. Over-rounding: units with one and the same input differ in what was published.
4. From above: a column follows once a mismatching one it is made from is taken as published.

A reason is given only when it accounts for every mismatch (3 is a proof by itself).
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from thrive.method.errors import BadInput
from thrive.method.index.aggregate import score_tree
from thrive.method.index.build import Index, build, flag
from thrive.method.index.data import Data, frame_of
from thrive.method.index.frame import Frame
from thrive.method.index.normalize import normalize
from thrive.method.index.recipe import Normalization, Recipe
from thrive.method.index.reproduce import (
    Comparison,
    Match,
    Published,
    Report,
    compare,
    published,
    unequal,
)
from thrive.method.index.structure import structure
from thrive.method.tables import Table

Floats = NDArray[np.float64]


def reproduce(
    recipe: Recipe, data: Data, match: Match, table: Table, source: Table | None = None
) -> Report:
    """Build the index and hold it against the published columns in `table`.

    `source`, the input's table, is searched for columns that explain a mismatch. BadInput as of
    `build` and `published`.
    """
    index = build(recipe, data)
    given = published(match, table, data.ids)
    found = compare(index, match, given)
    if not all(one.follows for one in found):
        search = _Search(index, data, match, given, source or table)
        found = [dataclasses.replace(one, because=search.reasons(one, found)) for one in found]
    return Report(
        units=len(data.ids),
        not_published=int(np.count_nonzero(~given.present)),
        not_built=given.not_built,
        columns=tuple(found),
    )


@dataclasses.dataclass
class _Search:
    index: Index
    data: Data
    match: Match
    given: Published
    table: Table

    def reasons(self, one: Comparison, every: list[Comparison]) -> tuple[str, ...]:
        if one.follows:
            return ()
        kind, _, code = one.column.partition(".")
        above = self.from_above(one, every)
        if above:
            return (above,)
        if kind == "n":
            return tuple(self.of_indicator(one, code))
        turned = self.turned_leaf(one)
        if turned:
            return (turned,)
        return tuple(self.of_rank(one, code)) if kind == "r" else ()

    def agrees(self, built: Floats, column: str) -> bool:
        off = unequal(built, self.given.columns[column], self.match.allowed(column))
        return not (off & self.given.present).any()

    def of_indicator(self, one: Comparison, code: str) -> Iterator[str]:
        recipe = self.index.recipe
        at = recipe.codes.index(code)
        indicator = recipe.indicators[at]
        frame = frame_of(recipe, self.data)
        own = self.index.values[:, at]
        for how, turned, says in _conventions(indicator.normalize, indicator.reversed):
            if self.tries(own, how, turned, frame, one.column):
                yield f"it follows with {says}."
                return
        for name in self.table.names:
            if name in (indicator.column, one.published, recipe.id):
                continue
            other = self.other(name)
            if other is None or np.isnan(other).all():
                continue
            if self.tries(other, indicator.normalize, indicator.reversed, frame, one.column):
                yield f"it follows from the column {name} instead of {indicator.column}."
                return
        shared = _split_ties(own, self.given.columns[one.column], one.tolerance)
        if shared:
            yield (
                f"{shared:,} units share their value in {indicator.column} with another and differ "
                "in what was published: the input is rounded more than the one that was used."
            )

    def of_rank(self, one: Comparison, code: str) -> Iterator[str]:
        recipe = self.index.recipe
        how = recipe.group[code].rerank
        assert how is not None
        frame = frame_of(recipe, self.data)
        own = self.index.scores[code]
        for other, turned, says in _conventions(how, False):
            if self.tries(own, other, turned, frame, one.column):
                yield f"it follows with {says}."
                return
        candidates = {f"s.{group}": score for group, score in self.index.scores.items()}
        candidates |= {
            self.match.columns[name]: values
            for name, values in self.given.columns.items()
            if name != one.column
        }
        for name, values in candidates.items():
            if name != f"s.{code}" and self.tries(values, how, False, frame, one.column):
                yield f"it follows from {name} instead of s.{code}."
                return

    def tries(self, x: Floats, how: Normalization, turned: bool, frame: Frame, column: str) -> bool:
        try:
            return self.agrees(normalize(x, how, turned, frame), column)
        except BadInput:
            return False

    def other(self, name: str) -> Floats | None:
        if len(self.table) != len(self.data.ids):
            return None
        try:
            return self.table.numbers(name, self.index.recipe.missing)
        except BadInput:
            return None  # a column of text

    def from_above(self, one: Comparison, every: list[Comparison]) -> str:
        """The fewest mismatching columns it is made from that, as published, make it follow."""
        mine = _made_from(self.index.recipe, one.column)
        off = [other.column for other in every if not other.follows and other.column in mine]
        for choice in [(name,) for name in off] + ([tuple(off)] if len(off) > 1 else []):
            if self.agrees(self.replay(choice)[one.column], one.column):
                names = ", ".join(self.match.columns[name] for name in choice)
                return f"it follows once {names} is taken as published."
        return ""

    def turned_leaf(self, one: Comparison) -> str:
        """The single indicator beneath, not compared itself, that was counted the other way."""
        recipe = self.index.recipe
        frame = frame_of(recipe, self.data)
        for name in sorted(_made_from(recipe, one.column) - set(self.match.columns)):
            kind, _, code = name.partition(".")
            if kind != "n":
                continue
            at = recipe.codes.index(code)
            indicator = recipe.indicators[at]
            values = self.index.values[:, at]
            other = normalize(values, indicator.normalize, not indicator.reversed, frame)
            if self.agrees(self.replay((), {code: other})[one.column], one.column):
                return f"it follows with the direction of {code} turned."
        return ""

    def replay(
        self, names: tuple[str, ...], positions: Mapping[str, Floats] | None = None
    ) -> Mapping[str, Floats]:
        """The output's columns, with those of `names` as published and `positions` put in."""
        index, recipe = self.index, self.index.recipe
        normalized = index.normalized.copy(order="F")
        put = {name[2:]: self.given.columns[name] for name in names if name.startswith("n.")}
        for code, column in (put | dict(positions or {})).items():
            normalized[:, recipe.codes.index(code)] = column
        taken = {name: self.given.columns[name] for name in names if name[0] in "sr"}
        made = score_tree(
            recipe, normalized, index.weights, frame_of(recipe, self.data), index.ids, taken
        )
        flags = flag(recipe, normalized)
        columns = {f"s.{code}": values for code, values in made.scores.items()}
        columns |= {f"r.{code}": values for code, values in made.ranks.items()}
        return columns | {f"f.{code}": values for code, values in flags.items()}


def _made_from(recipe: Recipe, column: str) -> set[str]:
    """The built columns that `column` is computed from, at any depth."""
    kind, _, code = column.partition(".")
    if kind == "n":
        return set()
    tree = structure(recipe)
    if kind == "f":
        return {f"n.{leaf}" for leaf in tree.leaves.get(code, (code,))}
    beneath = {f"n.{leaf}" for leaf in tree.leaves[code]}
    groups = list(tree.members[code])
    while groups:
        member = groups.pop()
        if member in tree.members:
            beneath |= {f"s.{member}", f"r.{member}"}
            groups += tree.members[member]
    return beneath | ({f"s.{code}"} if kind == "r" else set())


def _conventions(how: Normalization, turned: bool) -> Iterator[tuple[Normalization, bool, str]]:
    """Every other convention of percentile ranks, and the direction turned, with its words."""
    yield how, not turned, "its direction turned"
    if how.method != "percentile-rank":
        return
    choices = itertools.product(
        ("min", "max", "mean"), ("n-1", "n"), ("rank", "zero"), (turned, not turned)
    )
    for ties, denominator, zeros, way in choices:
        other = dataclasses.replace(how, ties=ties, denominator=denominator, zeros=zeros)
        if other != how:
            changed = [
                f'{key} = "{getattr(other, key)}"'
                for key in ("ties", "denominator", "zeros")
                if getattr(other, key) != getattr(how, key)
            ]
            changed += ["its direction turned"] if way != turned else []
            yield other, way, " and ".join(changed)


def _split_ties(x: Floats, given: Floats, tolerance: float) -> int:
    """How many units share their `x` with another whose published value is a different one."""
    both = ~np.isnan(x) & ~np.isnan(given)
    if not both.any():
        return 0
    _, run = np.unique(x[both], return_inverse=True)
    size = int(run.max()) + 1
    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    np.minimum.at(low, run, given[both])
    np.maximum.at(high, run, given[both])
    # Equal inputs may each be off by the tolerance, in opposite directions.
    split = high - low > 2 * tolerance * (1 + 1e-9)
    return int(np.count_nonzero(split[run]))
