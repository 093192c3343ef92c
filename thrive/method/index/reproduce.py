"""Does a published index follow from its recipe? Column by column, row by row, and if not, why.

The published columns are matched to the built ones in a TOML file:

    [columns]                 # built = published
    "n.EP_POV150" = "EPL_POV150"
    "s.THEME1" = "SPL_THEME1"
    [match]
    id = "FIPS"               # its id column, the recipe's by default
    missing = [-999]          # the recipe's by default
    tolerance = 0             # the largest difference that counts as equal
    file = "published.csv"    # the data file itself by default
    [tolerances]              # of single built columns
    "s.CES" = 0.014
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thrive.method import toml_files
from thrive.method.errors import BadInput
from thrive.method.index.build import Index
from thrive.method.index.recipe import PRESETS, Recipe
from thrive.method.index.recipe_keys import Place, near
from thrive.method.tables import Table

Floats = NDArray[np.float64]
SHOWN = 5  # rows named for each column


@dataclass(frozen=True)
class Match:
    """What is compared with what. `columns`: built name → published name."""

    columns: Mapping[str, str]
    id: str
    missing: tuple[float | str, ...]
    tolerance: float = 0.0
    tolerances: Mapping[str, float] = field(default_factory=dict)
    file: str = ""

    def allowed(self, column: str) -> float:
        return self.tolerances.get(column, self.tolerance)


@dataclass(frozen=True)
class Row:
    id: str
    built: float
    published: float


@dataclass(frozen=True)
class Comparison:
    """One column: of `compared` units with both values, `equal` lie within the tolerance.

    `only_built` and `only_published` count the units that have a value on one side alone; they do
    not follow either. `rows` are the first that do not, `because` sentences that explain them.
    """

    column: str
    published: str
    tolerance: float
    compared: int
    equal: int
    largest: float
    only_built: int
    only_published: int
    rows: tuple[Row, ...]
    because: tuple[str, ...] = ()

    @property
    def mismatches(self) -> int:
        return self.compared - self.equal

    @property
    def follows(self) -> bool:
        return self.equal == self.compared and not self.only_built and not self.only_published


@dataclass(frozen=True)
class Report:
    units: int
    not_published: int
    not_built: int
    columns: tuple[Comparison, ...]

    @property
    def follows(self) -> bool:
        return all(column.follows for column in self.columns)


def read_match(path: str, recipe: Recipe) -> Match:
    """The TOML file that says what is compared, or the ready one of that name.

    BadInput names the file, the line and the key.
    """
    ready = PRESETS / "published" / f"{path}.toml"
    if not Path(path).exists() and ready.exists():
        path = str(ready)
    text = toml_files.text_of(path)
    facts = toml_files.facts_of(text, path)
    tables = ("columns", "match", "tolerances")
    for name in facts:
        if name not in tables:
            raise BadInput(f"the table [{name}] is not known{near(name, tables)}.", file=path)
    columns = _columns(facts, recipe, text, path)
    at = Place(
        facts.get("match", {}),
        "match",
        0,
        ("id", "missing", "tolerance", "file"),
        text,
        path,
    )
    single = Place(facts.get("tolerances", {}), "tolerances", 0, tuple(columns), text, path)
    beside = at.string("file")
    return Match(
        columns,
        at.string("id", recipe.id),
        at.numbers_or_words("missing") if "missing" in at.table else recipe.missing,
        at.number("tolerance", 0.0, low=0.0),
        {name: single.number(name, 0.0, low=0.0) for name in single.table},
        str(Path(path).parent / beside) if beside else "",
    )


def _columns(facts: Mapping[str, Any], recipe: Recipe, text: str, path: str) -> dict[str, str]:
    known = built_columns(recipe)
    at = Place(facts.get("columns", {}), "columns", 0, known, text, path)
    if not at.table:
        raise BadInput('there are no [columns], such as "n.CODE" = "PUBLISHED".', file=path)
    return {name: at.string(name, required=True) for name in at.table}


def built_columns(recipe: Recipe) -> tuple[str, ...]:
    """The names of the output's columns, without the id."""
    names = [f"n.{code}" for code in recipe.codes]
    names += [f"s.{group.code}" for group in recipe.groups]
    names += [f"r.{group.code}" for group in recipe.groups if group.rerank]
    if recipe.flags:
        names += [f"f.{code}" for code in recipe.codes]
        if recipe.flags.groups:
            names += [f"f.{group.code}" for group in recipe.groups]
    return tuple(names)


@dataclass(frozen=True)
class Published:
    """The published columns in the order of the built units, NaN where a unit is not in them."""

    columns: Mapping[str, Floats]
    present: NDArray[np.bool_]
    not_built: int


def published(match: Match, table: Table, ids: Sequence[str]) -> Published:
    """The columns of `match` out of `table`, each unit in its built place, found by its id."""
    where: dict[str, int] = {}
    for row, unit in enumerate(table.text(match.id)):
        if unit in where:
            says = f"the id {unit} stands twice, so its published values are not certain."
            raise BadInput(says, file=table.file, line=table.lines[row], column=match.id)
        where[unit] = row
    at = np.array([where.get(unit, -1) for unit in ids], dtype=np.intp)
    present = at >= 0
    if not present.any():
        raise BadInput("no unit of the data is in the published file.", file=table.file)
    columns = {}
    for built, name in match.columns.items():
        values = table.numbers(name, match.missing)
        columns[built] = np.where(present, values[at], np.nan)
    return Published(columns, present, len(where) - int(np.count_nonzero(present)))


def unequal(built: Floats, given: Floats, tolerance: float) -> NDArray[np.bool_]:
    """Where the two differ by more than `tolerance`, or one of them alone is missing."""
    # A difference of 0.3 - 0.2 and a tolerance of 0.1 are the same distance.
    with np.errstate(invalid="ignore"):
        far = np.abs(built - given) > tolerance * (1 + 1e-9)
    return np.asarray(far | (np.isnan(built) != np.isnan(given)))


def compare(index: Index, match: Match, given: Published) -> list[Comparison]:
    """Each column of `match`, built against published."""
    made = index.columns()
    found = []
    for name, public in match.columns.items():
        built = np.asarray(made[name], dtype=np.float64)
        found.append(
            _column(name, public, built, given.columns[name], given.present, match, index.ids)
        )
    return found


def _column(
    name: str,
    public: str,
    built: Floats,
    given: Floats,
    present: NDArray[np.bool_],
    match: Match,
    ids: Sequence[str],
) -> Comparison:
    both = ~np.isnan(built) & ~np.isnan(given)
    off = unequal(built, given, match.allowed(name)) & present
    distance = np.abs(built[both] - given[both])
    return Comparison(
        column=name,
        published=public,
        tolerance=match.allowed(name),
        compared=int(np.count_nonzero(both)),
        equal=int(np.count_nonzero(both & ~off)),
        largest=float(distance.max()) if distance.size else 0.0,
        only_built=int(np.count_nonzero(off & np.isnan(given))),
        only_published=int(np.count_nonzero(off & np.isnan(built))),
        rows=tuple(
            Row(ids[row], float(built[row]), float(given[row]))
            for row in np.flatnonzero(off)[:SHOWN]
        ),
    )
