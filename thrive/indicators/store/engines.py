"""The engines that may answer, chosen by one setting: DuckDB in this process unless told otherwise.

`duckdb`, `spark://HOST:PORT` (an existing cluster whose workers see the same folder of releases) or
`postgresql://…`. All run the statements compiled from the same expressions (`questions`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import pyarrow as pa

Parameters = Mapping[str, str | int]


class Engine(Protocol):
    def ask(
        self, question: str, folder: Path, files: Sequence[str], parameters: Parameters
    ) -> pa.Table:
        """Run a question of `statements` on one `public` folder, of which `files` (paths within it)
        hold the answer. Safe from many threads at once."""

    def prepare(self, folder: Path) -> None:
        """Make a public folder ready to be asked; at once where nothing has to be loaded."""

    def forget(self, folder: Path) -> None:
        """Drop what `prepare` loaded."""

    def close(self) -> None: ...


@lru_cache(maxsize=4)
def engine(setting: str = "duckdb") -> Engine:
    """The engine that a setting names: one for each setting and process, started when first asked.

    Raises ValueError for a setting of another form, and ImportError with what to install when the
    engine's packages are missing.
    """
    scheme, _, rest = setting.partition("://")
    if setting == "duckdb":
        from thrive.indicators.store.on_duckdb import DuckDB

        return DuckDB()
    if scheme == "spark" and rest:
        from thrive.indicators.store.on_spark import Spark

        return Spark(setting)
    if scheme in ("postgres", "postgresql") and rest:
        from thrive.indicators.store.on_postgres import PostgreSQL

        return PostgreSQL(setting)
    raise ValueError(
        f"“{setting}” names no engine: write duckdb, spark://HOST:PORT or postgresql://…."
    )
