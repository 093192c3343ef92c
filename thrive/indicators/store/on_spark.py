"""Spark: an existing standalone cluster, whose workers see the same folder of releases.

Needs the extra `spark` (`thrive[spark]`) and Java 17 where this process runs.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from thrive.indicators.store.engines import Parameters
from thrive.indicators.store.statements import statement

CONFIG = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "1",  # answers are small
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.executor.cores": "1",
    "spark.executor.memory": "1g",
    "spark.driver.memory": "1g",
}


class Spark:
    """One session for a process; Spark itself takes questions from many threads."""

    def __init__(self, master: str) -> None:
        """master: `spark://HOST:PORT`. The workers run this interpreter unless PYSPARK_PYTHON says."""
        try:
            from pyspark.sql import SparkSession
        except ImportError as fault:
            raise ImportError("Spark is not installed: add the extra spark.") from fault
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder: Any = SparkSession.builder
        builder = builder.master(master).appName("thrive observations")
        for name, value in CONFIG.items():
            builder = builder.config(name, value)
        host = os.environ.get("SPARK_LOCAL_IP")
        if host:  # the address at which the workers find this process
            builder = builder.config("spark.driver.host", host)
            builder = builder.config("spark.driver.bindAddress", host)
        self._session = builder.getOrCreate()
        self._session.sparkContext.setLogLevel("ERROR")
        self._lock = threading.Lock()
        self._views: dict[tuple[str, ...], str] = {}

    def ask(
        self, question: str, folder: Path, files: Sequence[str], parameters: Parameters
    ) -> pa.Table:
        view = self._view(tuple(f"file:{folder.resolve() / file}" for file in files))
        sql = statement("pyspark", question).replace("{table}", view)
        return self._session.sql(sql, args=dict(parameters)).toArrow()

    def _view(self, files: tuple[str, ...]) -> str:
        """A name for these files. Made once: Spark reads their footers only then."""
        with self._lock:
            if files not in self._views:
                name = f"observations_{len(self._views)}"
                self._session.read.parquet(*files).createOrReplaceTempView(name)
                self._views[files] = name
            return self._views[files]

    def prepare(self, folder: Path) -> None:
        pass

    def forget(self, folder: Path) -> None:
        start = f"file:{folder.resolve()}/"
        with self._lock:
            for files in [each for each in self._views if each[0].startswith(start)]:
                self._session.catalog.dropTempView(self._views.pop(files))

    def close(self) -> None:
        self._session.stop()
