"""What one text of the toolkit says, in both languages, as plain data.

A version in the database keeps this as JSON; the files in `data/entries` are the same in TOML.
Nothing here asks the database.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

LANGUAGES = ("en", "es")
GAP = re.compile(r"(\[[^\[\]]*\])")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
FACETS = ("areas", "aims", "makers", "instruments", "populations", "cdc")


@dataclass(frozen=True, slots=True)
class Clause:
    """Of a model text: a heading and its paragraphs. `numbered` ones are counted on paper."""

    heading: str
    lines: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """The text in one language. Lists are in the order they are read."""

    title: str = ""
    summary: str = ""
    why: str = ""
    enacted: str = ""
    steps: tuple[str, ...] = ()
    cost_note: str = ""
    equity: tuple[str, ...] = ()
    disparity: str = ""
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Rating:
    """What one named scheme says. `of`: the practice it rated; `as_of`: the edition's year or day,
    "" where its source shows none. Not `confirmed`: somebody still has to look; never public."""

    scheme: str
    level: str
    of: str = ""
    as_of: str = ""
    url: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A city that did it, what it did, and where that can be read."""

    place: str
    en: str
    es: str
    url: str

    def said_in(self, language: str) -> str:
        return self.es if language.startswith("es") else self.en


@dataclass(frozen=True, slots=True)
class Content:
    kind: str
    areas: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    cost: str = ""
    cdc: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    ratings: tuple[Rating, ...] = ()
    examples: tuple[Example, ...] = ()
    en: Said = field(default_factory=Said)
    es: Said = field(default_factory=Said)

    @property
    def public_ratings(self) -> tuple[Rating, ...]:
        """Those that somebody has seen in the scheme's own listing."""
        return tuple(one for one in self.ratings if one.confirmed)

    def said_in(self, language: str) -> Said:
        return self.es if language.startswith("es") else self.en

    def facets(self) -> Iterator[tuple[str, str]]:
        """What the filters ask: (facet, value). Unconfirmed ratings are not among them."""
        for name in FACETS:
            yield from ((name, value) for value in getattr(self, name))
        yield "kinds", self.kind
        yield "costs", self.cost
        rated = [f"{one.scheme}.{one.level}" for one in self.public_ratings]
        yield from (("ratings", value) for value in dict.fromkeys(rated or ["not-rated"]))
        yield from (("indicators", value) for value in self.indicators)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def for_everybody(self) -> dict[str, Any]:
        """As JSON, without what nobody has confirmed."""
        return {**asdict(self), "ratings": [asdict(one) for one in self.public_ratings]}


def read(plain: Mapping[str, Any]) -> Content:
    """From JSON or TOML. KeyError or TypeError when it is not such a text."""
    lists = ("areas", "aims", "makers", "instruments", "populations", "cdc", "indicators")
    return Content(
        kind=plain["kind"],
        cost=plain.get("cost", ""),
        **{name: tuple(plain.get(name, ())) for name in lists},
        related=tuple(plain.get("related", ())),
        ratings=tuple(Rating(**one) for one in plain.get("ratings", ())),
        examples=tuple(Example(**one) for one in plain.get("examples", ())),
        en=_said(plain.get("en", {})),
        es=_said(plain.get("es", {})),
    )


def _said(plain: Mapping[str, Any]) -> Said:
    given = dict(plain)
    clauses = tuple(
        Clause(one["heading"], tuple(one["lines"]), bool(one.get("numbered")))
        for one in given.pop("clauses", ())
    )
    steps, equity = (tuple(given.pop(name, ())) for name in ("steps", "equity"))
    return Said(**given, steps=steps, equity=equity, clauses=clauses)


def plain(text: str) -> str:
    """Without characters that no paper can hold, or that would turn the reading order around."""
    return _UNSEEN.sub("", text)


def neutral(value: Any) -> Any:
    """The same JSON, every text in it `plain`; keys are our own."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {key: neutral(one) for key, one in value.items()}
    return [neutral(one) for one in value] if isinstance(value, list | tuple) else value


def pieces(line: str) -> list[tuple[str, bool]]:
    """The pieces of a line of a model text: (text, is it a gap to fill in?)."""
    return [(text, bool(GAP.fullmatch(text))) for text in GAP.split(line) if text]
