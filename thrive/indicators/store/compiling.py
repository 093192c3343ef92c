"""From Ibis expressions to the SQL of three engines, with the engines' own named parameters.

Values never stand in the text: each engine binds them. Used ahead of time only (`questions`).
"""

from __future__ import annotations

import json
from typing import Any

import ibis
import ibis.backends.sql.compilers as compilers
from ibis.config import Config, options
from sqlglot import exp

from thrive.indicators.store.questions import QUESTIONS, TABLE, Question
from thrive.indicators.store.statements import ENGINES

_SOURCES = {  # how each engine names what it reads; `{table}` is filled in when it is asked
    "duckdb": 'read_parquet($files) AS "t0"',
    "pyspark": "{table} AS `t0`",
    "postgres": '{table} AS "t0"',
}
_PLACEHOLDERS = {"duckdb": "${}", "pyspark": ":{}", "postgres": "%({})s"}
_FIRST_NUMBER = 32_000  # stands for a parameter until the tree is walked; no year is so late


class _SparkOptions(Config):
    """What Ibis would register with Spark installed. A number is never NaN here, so no cleaning."""

    treat_nan_as_null: bool = False


def statements() -> str:
    """The text of `statements.json`: engine, question, SQL. Needs none of the engines."""
    if options.pyspark is None:
        options.pyspark = _SparkOptions()
    told = {
        engine: {name: compiled(question, engine) for name, question in QUESTIONS.items()}
        for engine in ENGINES
    }
    return json.dumps(told, indent=1) + "\n"


def compiled(question: Question, engine: str) -> str:
    """One question's SQL for one engine, on one line."""
    parameters = {name: ibis.param(kind) for name, kind in question.parameters.items()}
    marks: dict[str, Any] = {
        name: f"@{name}" if kind == "string" else _FIRST_NUMBER + number
        for number, (name, kind) in enumerate(question.parameters.items())
    }
    compiler = getattr(compilers, engine).compiler
    tree = compiler.to_sqlglot(
        question.asks(**parameters),
        params={parameters[name]: mark for name, mark in marks.items()},
    )
    named = {str(mark): name for name, mark in marks.items()}
    seen = set()

    def bound(node: exp.Expression) -> exp.Expression:
        if isinstance(node, exp.Literal) and node.this in named:
            seen.add(node.this)
            return exp.Var(this=_PLACEHOLDERS[engine].format(named[node.this]))
        return node

    sql: str = tree.transform(bound).sql(dialect=compiler.dialect)
    quote = "`" if engine == "pyspark" else '"'
    table = f"{quote}{TABLE}{quote} AS {quote}t0{quote}"
    if seen != set(named) or sql.count(table) != 1:
        raise ValueError(f"The question cannot be told to {engine}: {sql}")
    return sql.replace(table, _SOURCES[engine])
