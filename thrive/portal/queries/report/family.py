"""What a figure is made of: a family of rows, the columns that split it, and what a list of it shows."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.base.lifecycle import Words
from thrive.portal.queries.report.scope import Scope, quarter_words
from thrive.program.rulebook import Rulebook
from thrive.program.text import Text
from thrive.teams.models import DesignTeamMembership

LEAST_OF_YOUTH = 11  # fewer young people than this are never counted out
Values = Callable[[Rulebook], Mapping[str, Words | Text]]
Rows = Callable[[Scope], Any]


@dataclass(frozen=True)
class Column:
    """What a list shows of a row: the words above it, where it is read, how it is said."""

    words: Words
    path: str
    says: Callable[[Any, Scope], Any] = field(default=lambda value, _scope: value)


@dataclass(frozen=True)
class Family:
    """`by`: the columns that split the rows into figures, each with its values and their words.

    `only` narrows the rows first; families with the same `rows` are counted in one query. `sums`
    names a column to add up instead of counting, `ages` one whose days are told besides. `youth`:
    small numbers are not told, and the rows name no city. `link` is the address of a row: its name
    and where its arguments are read.
    """

    code: str
    words: Words
    rows: Rows
    columns: tuple[Column, ...]
    link: tuple[str, ...] = ()
    by: Mapping[str, Values] = field(default_factory=dict)
    only: Mapping[str, Any] = field(default_factory=dict)
    order: tuple[str, ...] = ("pk",)
    sums: str = ""
    ages: str = ""
    youth: bool = False


def tiers(book: Rulebook) -> Mapping[str, Words | Text]:
    return {tier.slug: tier.name for tier in book.tiers}


def stages(book: Rulebook) -> Mapping[str, Words | Text]:
    return {stage.slug: stage.name for stage in book.stages}


def levels(book: Rulebook) -> Mapping[str, Words | Text]:
    return {str(level.number): level.name for level in book.levels}


def steps(book: Rulebook) -> Mapping[str, Words | Text]:
    return {step.letter: step.name for step in book.steps}


def requirements(book: Rulebook) -> Mapping[str, Words | Text]:
    return {row.code: row.name for row in book.requirements}


def offerings(book: Rulebook) -> Mapping[str, Words | Text]:
    return {row.code: row.name for row in book.offerings}


def seats_of_six(book: Rulebook) -> Mapping[str, Words | Text]:
    return {seat.code: seat.name for seat in book.seats}


def fixed(pairs: Any) -> Values:
    """Values that no rulebook changes."""
    known = dict(pairs)
    return lambda _book: known


def adults(_book: Rulebook) -> Mapping[str, Words | Text]:
    return {one.value: one.label for one in DesignTeamMembership.Category if one.value != "youth"}


def named(values: Values) -> Callable[[Any, Scope], Any]:
    """A stored code in the words of the cycle's rulebook."""
    return lambda value, scope: values(scope.book).get(str(value), value)


def day(moment: Any, _scope: Scope) -> Any:
    at_a_time = isinstance(moment, datetime.datetime)
    return timezone.localtime(moment).date() if at_a_time else moment


def quarter(moment: Any, scope: Scope) -> Any:
    return quarter_words(day(moment, scope))


def days_since(moment: datetime.datetime, scope: Scope) -> int:
    """Full days until the end of the period, or until now while it runs."""
    return max((min(scope.after, clock.now()) - moment).days, 0)


def hours(minutes: int, _scope: Scope) -> str:
    return number_format(round(minutes / 60, 1), 1)


def city(path: str) -> Column:
    return Column(_("City"), f"{path}community__name")


def tier(path: str = "tier_then") -> Column:
    return Column(_("Tier"), path, named(tiers))
