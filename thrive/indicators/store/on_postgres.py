"""PostgreSQL: a public folder is copied into a table once, and asked there afterwards.

For a house that wants its numbers in the database it already runs. Needs the extra `postgres`.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet

from thrive.indicators.store.engines import Parameters
from thrive.indicators.store.manifest import read_manifest
from thrive.indicators.store.schema import OBSERVATION
from thrive.indicators.store.statements import statement

SCHEMA = "observations"  # of the database; a table in it for each release
LOCK = 7_206_314  # of all who load: one at a time
TEXT, SMALL, FLOAT = 'text COLLATE "C"', "smallint", "double precision"
_TYPES = {pa.string(): TEXT, pa.int16(): SMALL, pa.float64(): FLOAT, OBSERVATION[-1].type: TEXT}


class PostgreSQL:
    """A pool of connections. The tables are only written by `prepare` and `forget`."""

    def __init__(self, url: str) -> None:
        """url: `postgresql://…`, as libpq takes it. Connects when first asked."""
        try:
            from psycopg_pool import ConnectionPool
        except ImportError as fault:
            raise ImportError("PostgreSQL's driver is missing: add the extra postgres.") from fault
        self._pool: Any = ConnectionPool(
            url, min_size=0, max_size=8, kwargs={"autocommit": True}, open=True
        )
        self._lock = threading.Lock()
        self._tables: dict[Path, str] = {}

    def ask(
        self, question: str, folder: Path, files: Sequence[str], parameters: Parameters
    ) -> pa.Table:
        sql = statement("postgres", question).replace("{table}", self._table(folder))
        with self._pool.connection() as connection:
            found = connection.execute(sql, parameters)
            columns = zip(*found.fetchall(), strict=True) if found.rowcount else None
            names = [column.name for column in found.description]
        if columns is None:
            return pa.table({name: pa.nulls(0) for name in names})
        return pa.table(dict(zip(names, map(list, columns), strict=True)))

    def prepare(self, folder: Path) -> None:
        """Copy the observations into a table of their own, unless it is there. One transaction."""
        table = self._table(folder)
        with self._pool.connection() as connection, connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            [there] = connection.execute("SELECT to_regclass(%s) IS NOT NULL", [table]).fetchone()
            if there:
                return
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
            columns = ", ".join(f'"{field.name}" {_TYPES[field.type]}' for field in OBSERVATION)
            connection.execute(f"CREATE TABLE {table} ({columns})")
            with connection.cursor().copy(f"COPY {table} FROM STDIN") as copy:
                for text in _copied(folder):
                    copy.write(text)
            connection.execute(f"CREATE INDEX ON {table} (place, indicator, year, groups)")
            connection.execute(f"CREATE INDEX ON {table} (indicator, year, groups, place)")
            connection.execute(f"ANALYZE {table}")

    def forget(self, folder: Path) -> None:
        with self._pool.connection() as connection:
            connection.execute(f"DROP TABLE IF EXISTS {self._table(folder)}")
        with self._lock:
            self._tables.pop(folder, None)

    def close(self) -> None:
        self._pool.close()

    def _table(self, folder: Path) -> str:
        """Named after the manifest's fingerprint: other numbers are another table."""
        with self._lock:
            if folder not in self._tables:
                self._tables[folder] = f"{SCHEMA}.r{read_manifest(folder).fingerprint[:24]}"
            return self._tables[folder]


def _copied(folder: Path) -> Any:
    """The observations as text for COPY: tabs between columns, \\N for what is not there.

    No text of an observation holds a tab, a line end or a backslash (`coding`).
    """
    for file in sorted((folder / "by_place").glob("*.parquet")):
        with parquet.ParquetFile(file) as source:
            for batch in source.iter_batches(batch_size=65_536):
                columns = [batch.column(field.name).to_pylist() for field in OBSERVATION]
                rows = zip(*columns, strict=True)
                yield "".join(
                    "\t".join("\\N" if cell is None else str(cell) for cell in row) + "\n"
                    for row in rows
                )
