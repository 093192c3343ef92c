"""This platform's own files: what it gives out it reads again, and nothing else passes for one."""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from tests.indicators.files.way import asked, read
from tests.indicators.stored import batch, hidden, row
from thrive.indicators.files import own
from thrive.indicators.files.limits import Limits
from thrive.indicators.files.problems import Broken

ROWS = [row(indicator="child-poverty"), hidden(indicator="child-poverty", groups="race=asian")]


def _parquet(table: pa.Table) -> bytes:
    content = io.BytesIO()
    parquet.write_table(table, content)
    return content.getvalue()


def test_observations_come_back_with_every_status() -> None:
    table = pa.Table.from_batches([batch(ROWS)])

    found, reading, problems = read("thrive", asked(_parquet(table), "own.parquet"))

    assert found.to_pylist() == table.to_pylist()
    assert reading is not None
    assert (reading.rows, problems) == (2, [])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PAR1 no parquet at all", "not_this_format"),
        (b"", "not_this_format"),
        (_parquet(pa.table({"place": ["x"]})), "not_this_format"),
        (_parquet(pa.Table.from_batches([batch([row(indicator="unheard-of")])])), "indicator_unknown"),
        (_parquet(pa.Table.from_batches([batch([])])), "empty"),
    ],
)  # fmt: skip
def test_what_is_none_is_refused_in_words(content: bytes, reason: str) -> None:
    _found, _reading, problems = read("thrive", asked(content, "own.parquet"))

    assert [problem[-1] for problem in problems] == [reason]


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_read() -> None:
    table = pa.Table.from_batches([batch(ROWS)])
    ask = asked(_parquet(table), "own.parquet", limits=Limits(rows=1))

    with pytest.raises(Broken, match="too_large"):
        own.read(ask)
