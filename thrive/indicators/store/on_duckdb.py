"""DuckDB within this process: no server, nothing loaded, the Parquet files read where they lie."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from thrive.indicators.store.engines import Parameters
from thrive.indicators.store.statements import statement
from thrive.indicators.store.straight import everyone_of_year, of_year

MEMORY = "256MB"  # the most that one process may use for a question; past it, it spills to disk
SETTINGS = {
    "memory_limit": MEMORY,
    "threads": "1",
    "parquet_metadata_cache": "true",
    "enable_external_file_cache": "false",  # the system's own cache holds the files' pages
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


class DuckDB:
    """One database for a process, one connection for each thread. A fork begins anew."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._pid = os.getpid()
        self._root = duckdb.connect()
        for name, value in SETTINGS.items():
            self._root.execute(f"SET GLOBAL {name} = '{value}'")
        self._own = threading.local()

    def ask(
        self, question: str, folder: Path, files: Sequence[str], parameters: Parameters
    ) -> pa.Table:
        if question == "all_places":
            return of_year(folder / files[0], int(parameters["year"]))
        if question == "map_of":
            year, names = int(parameters["year"]), (parameters["first"], parameters["after"])
            return everyone_of_year(folder / files[0], year, *map(str, names))
        where = [str(folder / file) for file in files]
        asked = {**parameters, "files": where[0] if len(where) == 1 else where}
        return self._connection().sql(statement("duckdb", question), params=asked).to_arrow_table()

    def _connection(self) -> duckdb.DuckDBPyConnection:
        if os.getpid() != self._pid:
            self._begin()
        connection = getattr(self._own, "connection", None)
        if connection is None:
            connection = self._own.connection = self._root.cursor()
        return connection

    def prepare(self, folder: Path) -> None:
        pass

    def forget(self, folder: Path) -> None:
        pass

    def close(self) -> None:
        self._root.close()
