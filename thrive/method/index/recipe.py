"""A recipe: everything that decides an index, declared, validated and hashed.

`read(path)` makes one from TOML, `parse(text)` from a string; both raise BadInput with the file,
the line and the key. The format stands in `docs/method/recipes.md`. Every default is filled in
and every override resolved here, so that the steps below ask no questions.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from thrive.method.index.recipe_choices import Choice

METHODS = (
    "percentile-rank",
    "z-score",
    "min-max",
    "goalposts",
    "rank",
    "borda",
    "distance-to-max",
    "distance-to-reference",
    "distance-to-target",
    "fraction-of-max",
    "none",
)
WEIGHTS = ("given", "equal", "population", "pca", "optimized")
AGGREGATES = ("sum", "mean", "geometric", "harmonic", "power", "product", "copeland")
PRESETS = Path(__file__).resolve().parents[1] / "recipes"


@dataclass(frozen=True)
class Normalization:
    """How one column of values, or one group's scores, becomes a position.

    `decimals` -1 rounds nothing. `reverse` says how an indicator is turned around: "result"
    mirrors the position (1 - p for percentile ranks), "values" negates the values first; with
    ties the two differ for ranks. `population` names a column of weights. `mean` and `deviation`
    given, they replace those of the data (a base year's). `absent` "worst" gives a missing value
    the worst position; an indicator's says where that is, "highest" or "lowest".
    """

    method: str = "percentile-rank"
    ties: str = "min"  # min | max | mean
    denominator: str = "n-1"  # n-1 | n
    zeros: str = "rank"  # rank | zero
    absent: str = "missing"  # missing | worst; of an indicator: missing | highest | lowest
    decimals: int = -1
    rounding: str = "half-even"  # half-even | half-up | up | down
    scale: float = 1.0
    reverse: str = "result"  # result | values
    population: str = ""
    sd: str = "sample"  # sample | population
    mean: float | None = None
    deviation: float | None = None
    range: tuple[float, float] = (0.0, 1.0)
    goalposts: tuple[float, float] | None = None
    quantiles: tuple[float, float] | None = None
    clip: bool = False
    reference: str = ""  # the id of the unit to measure the distance to
    target: float | None = None


@dataclass(frozen=True)
class Indicator:
    """One column of the data and its way into a group. `reversed` follows from `direction`."""

    code: str
    column: str
    group: str  # "" where the indicator is only normalized
    direction: str  # burden | asset
    reversed: bool
    weight: float
    normalize: Normalization
    divide_by: str = ""  # a column the values are divided by
    per: float = 1.0  # and the result multiplied by
    treat: bool = True
    people: str = ""  # a column: whom it speaks of, for weights = "population"
    label: str = ""
    unit: str = ""
    source: str = ""


@dataclass(frozen=True)
class Rescale:
    """The group's score divided by its maximum (in the norm group), times `to`."""

    by: str = "max"
    to: float = 1.0


@dataclass(frozen=True)
class Group:
    """A group of indicators and groups. `rerank` holds the conventions of its re-rank, if any."""

    code: str
    parent: str  # "" for a root
    weight: float
    aggregate: str
    power: float
    missing: str  # propagate | available
    min_share: float
    min_leaves: int
    rescale: Rescale | None
    rerank: Normalization | None
    passes: str  # score | rank
    decimals: int  # of the score
    weights: str = "given"  # of its members: given | equal | population | pca | optimized
    people: str = ""  # a column: whom it speaks of, for its parent's weights = "population"
    label: str = ""


@dataclass(frozen=True)
class Flags:
    at_least: float
    groups: str = ""  # "count" or nothing


@dataclass(frozen=True)
class Screen:
    """Units without enough data get no score: shares of indicators present, and not zero."""

    min_share: float = 0.0
    min_nonzero_share: float = 0.0
    each_group: bool = False  # min_share must hold within every lowest group, too
    exclude: str = ""  # a column; a unit whose value reaches `exclude_from` is left out
    exclude_from: float = 0.0
    population: str = ""  # a column; a unit with fewer than `min_population` is left out
    min_population: float = 0.0


@dataclass(frozen=True)
class Impute:
    method: str  # mean | median | value
    group: str = ""  # the mean or median within the groups of this column
    value: float = 0.0


@dataclass(frozen=True)
class Treat:
    """Outliers: winsorize point by point until skew and kurtosis pass, then transform; or clip."""

    method: str  # winsorize | quantiles | log | box-cox
    otherwise: str = ""  # after `winsorize` in vain: "log" | "box-cox" | nothing
    max_points: int = 5
    max_skew: float = 2.0
    max_kurtosis: float = 3.5
    quantiles: tuple[float, float] = (0.01, 0.99)
    population: str = ""


@dataclass(frozen=True)
class BaseYear:
    """The rows whose `column` reads `value` give means, deviations, extremes and goalposts."""

    column: str
    value: str


@dataclass(frozen=True)
class Uncertainty:
    """What `thrive index uncertainty` varies, and how often, where its call says nothing else.

    `noise` of the weights, at `levels` (none named: all); `moe` pairs an indicator with the column
    of its margins of error; `shares`: rows of a sensitivity analysis, 0 for none.
    """

    draws: int = 1000
    seed: int = 1
    level: float = 0.90
    shares: int = 0
    noise: float = 0.0
    levels: tuple[int, ...] = ()
    moe: tuple[tuple[str, str], ...] = ()
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Recipe:
    name: str
    id: str
    missing: tuple[float | str, ...]
    norm_group: str
    higher_is: str  # worse | better: what a higher score says
    normalize: Normalization
    indicators: tuple[Indicator, ...]
    groups: tuple[Group, ...]
    flags: Flags | None = None
    screen: Screen | None = None
    impute: Impute | None = None
    treat: Treat | None = None
    base_year: BaseYear | None = None
    uncertainty: Uncertainty | None = None
    title: str = ""
    compared: str = ""  # with which published numbers, in words
    file: str = field(default="", compare=False)
    text: str = field(default="", compare=False, repr=False)  # the TOML it was read from

    @cached_property
    def canonical(self) -> str:
        """The recipe as JSON, every default written out: the same for any layout of the TOML."""
        facts = dataclasses.asdict(self)
        del facts["file"], facts["text"]
        return json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the canonical form, hexadecimal."""
        return hashlib.sha256(self.canonical.encode()).hexdigest()

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The indicators' codes, in the order of the columns of every matrix."""
        return tuple(indicator.code for indicator in self.indicators)

    @cached_property
    def group(self) -> Mapping[str, Group]:
        """Groups by code."""
        return {group.code: group for group in self.groups}


def presets() -> dict[str, Path]:
    """The ready recipes by name."""
    return {path.stem: path for path in sorted(PRESETS.glob("*.toml"))}


def read(path: str) -> Recipe:
    """The recipe in the TOML file `path`, or the ready one of that name."""
    from thrive.method.index import recipe_reading

    return recipe_reading.read(path)


def parse(text: str, file: str = "recipe") -> Recipe:
    """The recipe written in `text`; `file` is what a fault calls it."""
    from thrive.method.index import recipe_reading

    return recipe_reading.parse(text, file)
