"""The questions in each engine's SQL, as compiled ahead of time from `questions`."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

ENGINES = ("duckdb", "pyspark", "postgres")
FILE = Path(__file__).with_name("statements.json")


@lru_cache(maxsize=1)
def _all() -> Any:
    return json.loads(FILE.read_text(encoding="utf-8"))


def statement(engine: str, question: str) -> str:
    """The SQL of a question on one of ENGINES, with named parameters as that engine writes them."""
    return str(_all()[engine][question])
