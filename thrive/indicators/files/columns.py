"""What the columns of a plain CSV file mean, as people say it once and the platform remembers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from thrive.indicators.files.places import KINDS

TRACTS = ("tract2010", "tract2020")


@dataclass(frozen=True)
class Wide:
    """One column of numbers in a wide file, the indicator it holds, and its companions."""

    column: str
    indicator: str
    groups: str = ""
    numerator: str = ""
    denominator: str = ""
    moe: str = ""


@dataclass(frozen=True)
class Columns:
    """Long where `wide` is empty. `per` computes value = per × numerator ÷ denominator where there
    is none. `names`: what the file calls an indicator → its slug. `group_columns`: key → column.
    `words`: key of a group → what the file says → its value, "" for everyone."""

    place: tuple[str, ...] = ()
    place_kind: str = ""
    tracts: str = ""
    period: str = ""
    period_column: str = ""
    indicator: str = ""
    indicator_column: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    groups_column: str = ""
    group_columns: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    moe: str = ""
    per: float = 0.0
    wide: tuple[Wide, ...] = ()
    missing: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    separated: bool = False
    delimiter: str = ""

    def as_json(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def from_json(cls, said: Any) -> Columns:
        """ValueError names the first thing that is not as it should be."""
        if not isinstance(said, dict):
            raise ValueError("not a table")
        known = {one.name: one for one in fields(cls)}
        made: dict[str, Any] = {}
        for name, value in said.items():
            if name not in known:
                raise ValueError(name)
            made[name] = _checked(name, value)
        found = cls(**made)
        if found.place_kind not in ("", "tract", *KINDS) or found.tracts not in ("", *TRACTS):
            raise ValueError("place_kind")
        return found

    @property
    def complete(self) -> bool:
        """Whether the columns say enough to read a file."""
        numbers = bool(self.value or self.numerator)
        what = bool(self.indicator or self.indicator_column)
        when = bool(self.period or self.period_column)
        return bool(self.place) and when and (bool(self.wide) or (numbers and what))


def _checked(name: str, value: Any) -> Any:
    texts = isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)
    if name == "wide":
        if not isinstance(value, list | tuple):
            raise ValueError(name)
        try:
            return tuple(one if isinstance(one, Wide) else Wide(**one) for one in value)
        except TypeError:
            raise ValueError(name) from None
    if name in ("place", "missing", "withheld"):
        if not texts:
            raise ValueError(name)
        return tuple(value)
    if name in ("names", "group_columns"):
        if not isinstance(value, Mapping) or not _all_texts(value):
            raise ValueError(name)
        return dict(value)
    if name == "words":
        if not isinstance(value, Mapping) or not all(
            isinstance(one, Mapping) and _all_texts(one) for one in value.values()
        ):
            raise ValueError(name)
        return {key: dict(one) for key, one in value.items()}
    if name == "per":
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1e7:
            raise ValueError(name)
        return float(value)
    if name == "separated":
        return bool(value)
    if not isinstance(value, str):
        raise ValueError(name)
    return value


def _all_texts(value: Mapping[Any, Any]) -> bool:
    return all(isinstance(k, str) and isinstance(v, str) for k, v in value.items())


def header_fingerprint(header: Sequence[str]) -> str:
    """The same for the same column names in whatever order."""
    plain = sorted(" ".join(name.casefold().split()) for name in header)
    return hashlib.sha256("\x1f".join(plain).encode()).hexdigest()


_GUESSES = {
    "place": (
        "place",
        "geoid",
        "geo_id",
        "fips",
        "geography",
        "county",
        "city",
        "tract",
        "place code",
    ),
    "period": ("period", "year", "years", "school year", "academic year"),
    "indicator": ("indicator", "measure", "variable"),
    "groups": ("groups",),
    "value": ("value", "estimate", "percent", "percentage", "rate"),
    "numerator": ("numerator", "count", "number", "cases", "events", "students"),
    "denominator": ("denominator", "population", "total", "enrollment"),
    "moe": ("moe", "moe90", "margin of error", "margin_of_error"),
}
_KEYS = ("race", "ethnicity", "sex", "gender", "age", "income", "language", "grade")


def guessed(header: Sequence[str]) -> Columns:
    """What the columns probably mean, by their names; people confirm it."""
    by_name = {" ".join(name.casefold().replace("_", " ").split()): name for name in header}
    exact = {name.casefold(): name for name in header}

    def first(part: str) -> str:
        for guess in _GUESSES[part]:
            if guess in exact or guess in by_name:
                return exact.get(guess) or by_name[guess]
        return ""

    place = first("place")
    return Columns(
        place=(place,) if place else (),
        period_column=first("period"),
        indicator_column=first("indicator"),
        groups_column=first("groups"),
        group_columns={key: by_name[key] for key in _KEYS if key in by_name},
        value=first("value"),
        numerator=first("numerator"),
        denominator=first("denominator"),
        moe=first("moe"),
    )
