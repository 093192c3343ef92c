"""A figure of the report, its number, and the rows it was counted from."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import Any

from django.utils.translation import get_language

from thrive.portal.queries.report import seats
from thrive.portal.queries.report.families import ASKED, FAMILIES
from thrive.portal.queries.report.family import LEAST_OF_YOUTH, Family, days_since
from thrive.portal.queries.report.plan import counted
from thrive.portal.queries.report.scope import Scope
from thrive.program import registry

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One part of a family: `key` holds a value for each column that splits it."""

    family: Family
    key: Key

    @property
    def code(self) -> str:
        """As it stands in an address: "met-T2_3-pilot"."""
        return "-".join((self.family.code, *self.key))

    def words(self, scope: Scope) -> str:
        book = scope.book
        return _words(self.family.code, self.key, book.key, book.version, get_language())

    def rows(self, scope: Scope) -> Any:
        """Exactly the rows behind the number, in the order they are read."""
        family = self.family
        if family is ASKED:
            rows = seats.asked_of(scope, *self.key)
        else:
            chosen = dict(zip(family.by, self.key, strict=True))
            rows = family.rows(scope).filter(**family.only, **chosen)
        return rows.order_by(*family.order)


@lru_cache(maxsize=1024)
def _words(code: str, key: Key, book: str, version: str, language: str | None) -> str:
    """A rulebook never changes, so its words are put together once a language."""
    rules = registry.rulebook(book, version)
    family = next(family for family in FAMILIES if family.code == code)
    parts = [
        str(values(rules)[value]) for values, value in zip(family.by.values(), key, strict=True)
    ]
    return ": ".join(filter(None, (str(family.words), " · ".join(parts))))


@dataclass(frozen=True, slots=True)
class Counted:
    """`number` is None where young people are too few to be told. Ages are in full days."""

    number: int | None
    middle: float | None = None
    longest: int | None = None


def figures_of(scope: Scope) -> Iterator[Figure]:
    """Every figure there is under the rulebook of the cycle."""
    for family in FAMILIES:
        for key in itertools.product(*(values(scope.book) for values in family.by.values())):
            if _is_there(family, key, scope):
                yield Figure(family, key)


def _is_there(family: Family, key: Key, scope: Scope) -> bool:
    """A step that a tier knows nothing of has no figure for that tier."""
    if family is ASKED:
        return seats.is_asked(scope, *key)
    if family.code == "met":
        return scope.book.requirement(key[0]).cells[key[1]] != "none"
    return True


def figure_named(code: str, scope: Scope) -> Figure | None:
    return next((figure for figure in figures_of(scope) if figure.code == code), None)


def numbers(scope: Scope) -> dict[str, Counted]:
    """Code of a figure → its number. One query for each set of rows, however many there are."""
    found: dict[str, Counted] = {}
    spared: dict[Key, int] = {}
    for families, groups in counted(scope):
        for family in families:
            told = _split(family, groups, scope)
            if family is ASKED:
                spared = {key: one.number or 0 for key, one in told.items()}
            else:
                found |= {
                    Figure(family, key).code: one
                    for key, one in told.items()
                    if _is_there(family, key, scope)
                }
    return found | _asked(scope, found, spared)


def _split(family: Family, groups: list[dict[str, Any]], scope: Scope) -> dict[Key, Counted]:
    totals: dict[Key, int] = defaultdict(int)
    ages: dict[Key, list[int]] = defaultdict(list)
    for group in groups:
        if any(group[column] != value for column, value in family.only.items()):
            continue
        key = tuple(str(group[column]) for column in family.by)
        totals[key] += group[f"sum_{family.sums}" if family.sums else "number"]
        if family.ages:
            ages[key] += [days_since(group[family.ages], scope)] * group["number"]
    keys = itertools.product(*(values(scope.book) for values in family.by.values()))
    return {key: _told(family, totals[key], ages[key]) for key in keys}


def _told(family: Family, number: int, ages: list[int]) -> Counted:
    if family.youth and 0 < number < LEAST_OF_YOUTH:
        return Counted(None)
    return Counted(number, median(ages), max(ages)) if ages else Counted(number)


def _asked(scope: Scope, found: dict[str, Counted], spared: dict[Key, int]) -> dict[str, Counted]:
    """Of how many cities a step is asked: seats of the tier, less those that are spared it."""
    return {
        Figure(ASKED, (code, tier)).code: Counted((found[f"seats-{tier}"].number or 0) - number)
        for (code, tier), number in spared.items()
        if seats.is_asked(scope, code, tier)
    }
