"""A fall between any two statements of an action, and what it leaves behind.

The connection breaks before the n-th statement, for every n. Each time all rows of all tables are
compared with what stood there before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import FileField
from django.test import Client

WRITES = ("INSERT", "UPDATE", "DELETE")


class Fallen(DatabaseError):
    """The connection broke before this statement."""


def fall_everywhere(deed: Callable[[], Any]) -> list[str]:
    """Every place where a fall left something behind, in words; empty when all is well.

    `deed` finds its rows anew each time. In the end it goes through once, whole.
    """
    before, wrong = rows(), []
    for place, sql in enumerate([*_written(deed), "at the end"], 1):
        try:
            with _falling(place, at_the_end=sql == "at the end"):
                deed()
        except Fallen:
            wrong += [f"{place} {sql}: {one}" for one in left_behind(before)]
        else:
            wrong.append(f"{place} {sql}: somebody caught the fall")
    deed()
    if rows() == before:
        wrong.append("it went through and changed nothing")
    return wrong + without_their_file()


def _written(deed: Callable[[], Any]) -> list[str]:
    """The statements that write. Between two of them a fall leaves what it leaves before the next:
    statements that only read change nothing."""
    said: list[str] = []

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(WRITES):
            said.append(sql[:60])
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(listen):
        deed()
        transaction.set_rollback(True)
    return said


@contextmanager
def _falling(place: int, *, at_the_end: bool) -> Iterator[None]:
    """Before the write of this number; at the end, before whatever follows the last one."""
    number = 0

    def run(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal number
        if sql.startswith(WRITES) or (at_the_end and number == place - 1):
            number += 1
            if number == place:
                raise Fallen(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(run):
        yield


def left_behind(before: dict[str, str]) -> list[str]:
    """Tables that are not as they were, and rows whose file is not there."""
    now = rows()
    changed = [f"{name} changed" for name in now if now[name] != before[name]]
    return changed + without_their_file()


def rows() -> dict[str, str]:
    """Table → all its rows, as the database itself writes them down. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_all_rows())
        return {name: text or "" for name, text in cursor.fetchall()}


_queries: dict[str, str] = {}


def _all_rows() -> str:
    if connection.vendor not in _queries:
        names = sorted(connection.introspection.table_names())
        write = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
        _queries[connection.vendor] = " UNION ALL ".join(write(name) for name in names)
    return _queries[connection.vendor]


def _on_postgresql(table: str) -> str:
    said = "string_agg(t::text, chr(10) ORDER BY t::text)"
    return f"SELECT '{table}', (SELECT {said} FROM \"{table}\" t)"


def _on_sqlite(table: str) -> str:
    with connection.cursor() as cursor:
        columns = [
            one.name for one in connection.introspection.get_table_description(cursor, table)
        ]
    row = " || ',' || ".join(f'quote("{column}")' for column in columns)
    return (
        f"SELECT '{table}', (SELECT group_concat(said, char(10)) FROM "
        f'(SELECT {row} AS said FROM "{table}" ORDER BY 1))'
    )


def without_their_file() -> list[str]:
    """Rows that name a file which is not on disk, or whose bytes are not those they remember."""
    found = []
    for model, column in _file_columns():
        for row in model._default_manager.exclude(**{column: ""}):
            kept = Path(settings.MEDIA_ROOT) / getattr(row, column).name
            mark = getattr(row, "sha256", "")
            if not kept.exists():
                found.append(f"{model.__name__} {row.pk} has lost its file")
            elif mark and hashlib.sha256(kept.read_bytes()).hexdigest() != mark:
                found.append(f"{model.__name__} {row.pk} has another file")
    return found


def nobodys_files() -> list[Path]:
    """Files on disk that no row names, from where uploads are kept."""
    kept = {
        getattr(row, column).name
        for model, column in _file_columns()
        for row in model._default_manager.exclude(**{column: ""})
    }
    folder = Path(settings.MEDIA_ROOT)
    each = (file.relative_to(folder) for file in sorted(folder.rglob("*")) if file.is_file())
    return [file for file in each if str(file) not in kept]


def reached(files: list[Path]) -> list[str]:
    """Addresses under which a stranger gets one of these files (the first and the last are tried)."""
    client = Client()
    return [
        address
        for file in {*files[:1], *files[-1:]}
        for address in (f"/{file}", f"/files/{file}", f"/media/{file}", f"/static/{file}")
        if client.get(address).status_code != 404
    ]


def _file_columns() -> list[tuple[Any, str]]:
    return [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, FileField)
    ]


def writing_actions(*modules: Any) -> set[str]:
    """Names of the actions in these modules: public, atomic, defined there."""
    return {
        name
        for module in modules
        for name, one in vars(module).items()
        if not name.startswith("_")
        and getattr(one, "__module__", "") == module.__name__
        and hasattr(one, "__wrapped__")
    }
