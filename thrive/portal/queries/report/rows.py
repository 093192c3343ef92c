"""The rows behind one number of the report: as a page of its own, and as a file."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Sum
from django.urls import reverse
from django.utils.formats import date_format

from thrive.base.lifecycle import Words
from thrive.portal.queries.report.family import LEAST_OF_YOUTH
from thrive.portal.queries.report.figures import Figure
from thrive.portal.queries.report.page import shown
from thrive.portal.queries.report.scope import Scope

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """`first` is the link, where there is one; `others` are words and text in the columns' order."""

    url: str
    first: str
    others: tuple[tuple[Words, str], ...]


@dataclass(frozen=True)
class FigurePage:
    """`too_few`: the rows are of so few young people that they are not told at all."""

    scope: Scope
    figure: Figure
    title: str
    number: str
    heads: tuple[Words, ...]
    rows: tuple[Row, ...]
    links: Page[Any]
    too_few: bool

    @property
    def back(self) -> str:
        return reverse("reports") + self.scope.address

    @property
    def file(self) -> str:
        return reverse("figure_file", args=[self.figure.code]) + self.scope.address


def figure_page(scope: Scope, figure: Figure, page: int) -> FigurePage:
    """Two queries, three where a column is added up: how many rows, and those of this page."""
    family = figure.family
    rows = figure.rows(scope)
    links = Paginator(rows.values_list(*_paths(figure)), ON_A_PAGE).get_page(page)
    number = links.paginator.count
    too_few = family.youth and 0 < number < LEAST_OF_YOUTH
    if family.sums:
        number = rows.aggregate(total=Sum(family.sums))["total"] or 0
    return FigurePage(
        scope=scope,
        figure=figure,
        title=figure.words(scope),
        number=shown(family, None if too_few else number),
        heads=tuple(column.words for column in family.columns),
        rows=() if too_few else tuple(_row(scope, figure, values) for values in links),
        links=links,
        too_few=too_few,
    )


def file_lines(scope: Scope, figure: Figure) -> Iterator[list[str]]:
    """The same rows for a file, all of them, days as 2026-07-01. Nothing of too few young people."""
    family = figure.family
    found = list(figure.rows(scope).values_list(*_paths(figure)))
    if family.youth and len(found) < LEAST_OF_YOUTH:
        return
    for values in found:
        yield [_plain(said) for said in _said(scope, figure, values)]


def _paths(figure: Figure) -> tuple[str, ...]:
    return (*(column.path for column in figure.family.columns), *figure.family.link[1:])


def _said(scope: Scope, figure: Figure, values: tuple[Any, ...]) -> list[Any]:
    return [
        column.says(value, scope)
        for column, value in zip(figure.family.columns, values, strict=False)
    ]


def _row(scope: Scope, figure: Figure, values: tuple[Any, ...]) -> Row:
    family = figure.family
    first, *others = (_read(said) for said in _said(scope, figure, values))
    named = tuple(column.words for column in family.columns[1:])
    url = ""
    if family.link:
        url = reverse(family.link[0], args=values[len(family.columns) :])
    return Row(url, first, tuple(zip(named, others, strict=True)))


def _read(said: Any) -> str:
    if said is None or said == "":
        return "–"
    return date_format(said) if isinstance(said, datetime.date) else str(said)


def _plain(said: Any) -> str:
    if said is None:
        return ""
    return said.isoformat() if isinstance(said, datetime.date) else str(said)
