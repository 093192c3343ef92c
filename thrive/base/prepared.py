"""Queries written once. Django takes longer to write most of our queries than the database to
answer them, so what a busy page asks is written at its first visit and kept.

    @prepared
    def _open_steps(cities: Collection[int], today: datetime.date) -> QuerySet[NextStep]:
        return NextStep.objects.filter(city__in=cities, due__lte=today).order_by("due", "pk")

    _open_steps({4, 7}, clock.today())     # the rows, as a list

The function runs once, with a placeholder in the place of every argument, and says the query; from
then on only the values change. Arguments are plain values, never None, or collections of numbers,
of words or of UUIDs; whatever else a query depends on has to be an argument too. One that looks at
the clock by itself would keep the day it was written, and is refused with TypeError.
"""

from __future__ import annotations

import functools
import inspect
import json
import threading
from collections.abc import Callable, Collection
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Expression, QuerySet, Value

from thrive.base import clock

P = ParamSpec("P")
Row = TypeVar("Row")

_writing = threading.RLock()  # after a start, many ask for the same at once
_MEMBERS = {"of int": "bigint", "of str": "text", "of UUID": "uuid"}


class Given(Expression):
    """The place of an argument in a written query; `members` the SQL type of a collection's."""

    def __init__(self, name: str, members: str) -> None:
        super().__init__()
        self.name, self.members = name, members

    def __str__(self) -> str:
        raise TypeError(
            f"“{self.name}” is not known yet: no lookup may make text of it (iexact does)."
        )

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Given]]:  # type: ignore[override]
        if not self.members:
            return "%s", [self]
        if connection.vendor == "sqlite":
            return "(SELECT value FROM json_each(%s))", [self]
        each = f"SELECT CAST(value AS {self.members})"
        return f"({each} FROM jsonb_array_elements_text(CAST(%s AS jsonb)))", [self]

    def in_database(self, value: Any, connection: Any) -> Any:
        if self.members:
            return json.dumps(
                [one if isinstance(one, int | str) else _kept(one, connection) for one in value],
                default=str,
            )
        return value if isinstance(value, int | str) else _kept(value, connection)


def _kept(value: Any, connection: Any) -> Any:
    """As the field of its kind keeps it: dates, moments, UUIDs."""
    field = Value(value)._resolve_output_field()  # type: ignore[attr-defined]
    return field.get_db_prep_value(value, connection) if field else value


def prepared(says: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """A function that answers with the rows of the query that `says` says."""
    signature = inspect.signature(says)
    written: dict[tuple[Any, ...], _Written | None] = {}

    @functools.wraps(says)
    def rows(*args: P.args, **kwargs: P.kwargs) -> list[Row]:
        values = signature.bind(*args, **kwargs).arguments
        kinds = tuple(map(_kind_of, values.values()))
        key = (*values, *kinds)
        if key not in written:
            places = {name: _place(name, kind) for name, kind in zip(values, kinds, strict=True)}
            with _writing:
                written[key] = written.get(key) or _write(says, places)
        query = written[key]
        return query.read(values) if query else []

    return rows


def fetched(thing: Any, name: str, rows: list[Any]) -> None:
    """From now on `thing.<name>.all()` is these rows, as if prefetch_related had brought them."""
    related = getattr(thing, name)
    for row in rows:
        setattr(row, related.field.name, thing)
    kept = related.all()
    kept._result_cache, kept._prefetch_done = rows, True
    vars(thing).setdefault("_prefetched_objects_cache", {})[name] = kept


class _Written:
    """One query with its SQL and the compiler that knows what the columns are."""

    def __init__(self, queryset: QuerySet[Any, Any]) -> None:
        self.queryset = queryset
        self.compiler = queryset.query.get_compiler(queryset.db)
        self.sql, self.params = self.compiler.as_sql()
        columns = [column for column, _sql, _alias in self.compiler.select]
        self.converters = self.compiler.get_converters(columns[: self.compiler.col_count])

    def read(self, values: dict[str, Any]) -> list[Any]:
        asked, compiler = _another(self.queryset), _another(self.compiler)
        connection = compiler.connection = connections[asked.db]  # each thread has its own
        params = tuple(
            one.in_database(values[one.name], connection) if isinstance(one, Given) else one
            for one in self.params
        )
        compiler.as_sql = lambda *_args, **_kwargs: (self.sql, params)
        compiler.get_converters = lambda _columns: self.converters
        asked._query = _another(asked.query)
        asked._query.get_compiler = lambda *_args, **_kwargs: compiler
        return list(asked)


def _another(thing: Any) -> Any:
    """A second object with the same attributes; Django's own copies cost more than the query."""
    twin = object.__new__(type(thing))
    vars(twin).update(vars(thing))
    return twin


def _write(says: Callable[..., QuerySet[Any, Any]], places: dict[str, Any]) -> _Written | None:
    """None where there is nothing to find, as among no cities at all."""
    try:
        with clock.hidden():
            return _Written(says(**places))
    except EmptyResultSet:
        return None
    except clock.ClockHidden:
        why = f"{says.__qualname__} looks at the clock: make the day an argument."
        raise TypeError(why) from None


def _kind_of(value: Any) -> str:
    if value is None:
        raise TypeError("A prepared query takes no None: SQL says IS NULL where others say =.")
    if isinstance(value, str) or not isinstance(value, Collection):
        return "one"
    return next((f"of {type(member).__name__}" for member in value), "none")


def _place(name: str, kind: str) -> Given | tuple[()]:
    """A collection with nothing in it is itself: Django knows what that makes of a query."""
    return () if kind == "none" else Given(name, "" if kind == "one" else _MEMBERS[kind])
