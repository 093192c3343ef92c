"""Counting queries, written once for a cycle and a time, and run anew for every report.

Django takes longer to write these queries than the database to answer them. What they ask depends
on the cycle, its rulebook and the days alone, so the written query is kept. No answer ever is.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, Sum, Value

from thrive.portal.queries.report.families import FAMILIES
from thrive.portal.queries.report.family import Family, Rows
from thrive.portal.queries.report.scope import Scope

Group = dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """A written query. `convert`: place of a column → how the database's value becomes ours; `sql`
    is empty where the rulebook leaves nothing to count."""

    sql: str
    params: tuple[Any, ...]
    columns: tuple[str, ...]
    convert: dict[int, Any]

    def run(self) -> list[Group]:
        if not self.sql:
            return []
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.params)
            return [self._group(list(row)) for row in cursor.fetchall()]

    def _group(self, row: list[Any]) -> Group:
        for place, (steps, expression) in self.convert.items():
            for step in steps:
                row[place] = step(row[place], expression, connection)
        return dict(zip(self.columns, row, strict=True))


def counted(scope: Scope) -> Iterator[tuple[list[Family], list[Group]]]:
    """Families of the same rows, and those rows grouped by every column that one of them looks at.
    One query for each set of rows."""
    book = scope.book
    plans = _plans(scope, book.key, book.version, scope.last_day, connection.vendor)
    for rows, families in _together():
        yield families, plans[rows].run()


def _together() -> list[tuple[Rows, list[Family]]]:
    kinds: dict[Rows, list[Family]] = defaultdict(list)
    for family in FAMILIES:
        kinds[family.rows].append(family)
    return list(kinds.items())


@lru_cache(maxsize=32)
def _plans(
    scope: Scope, key: str, version: str, last_day: datetime.date, vendor: str
) -> dict[Rows, Plan]:
    """By their rows. The arguments after the scope are what a query depends on besides the cycle's
    number and the period."""
    found = {}
    for rows, families in _together():
        looks_at = [[*family.by, *family.only, family.ages] for family in families]
        columns = dict.fromkeys(column for each in looks_at for column in each if column)
        totals = {f"sum_{one.sums}": Sum(one.sums) for one in families if one.sums}
        grouped = rows(scope).order_by().annotate(all_of_them=Value(1))
        grouped = grouped.values(*(columns or ["all_of_them"]))
        found[rows] = _written(grouped.annotate(number=Count("pk"), **totals))
    return found


def _written(groups: Any) -> Plan:
    compiler = groups.query.get_compiler(connection.alias)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return Plan("", (), (), {})
    chosen = compiler.select[: compiler.col_count]
    convert = compiler.get_converters([expression for expression, _sql, _alias in chosen])
    return Plan(sql, tuple(params), tuple(groups.query.selected), convert)
