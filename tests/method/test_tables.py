"""Tables in and out: what a spreadsheet, a database or a pipe hands over."""

from __future__ import annotations

import decimal
import os
import threading

import numpy as np
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from thrive.method import tables
from thrive.method.errors import BadInput


def written(path, columns) -> str:
    parquet.write_table(pa.table(columns), path)
    return str(path)


@pytest.mark.parametrize(
    "ids",
    [
        pa.array(["01001", "0100"]).dictionary_encode(),
        pa.array([b"01001", b"0100"], pa.binary()),
        pa.array(["01001", "0100"], pa.large_string()),
    ],
)
def test_ids_of_a_parquet_file_are_the_text_that_stands_in_it(tmp_path, ids):
    table = tables.read(written(tmp_path / "t.parquet", {"id": ids}))

    assert table.text("id") == ["01001", "0100"]


def test_whole_numbers_with_gaps_stay_whole_however_large(tmp_path):
    columns = {"small": [7, None], "large": [2**60 + 1, None]}

    table = tables.read(written(tmp_path / "t.parquet", columns))

    assert table.text("small") == ["7", ""]
    assert table.text("large") == ["1152921504606846977", ""]
    assert table.numbers("large")[0] == 2.0**60


def test_decimals_and_truth_values_are_numbers(tmp_path):
    columns = {
        "decimal": [decimal.Decimal("-999.00"), decimal.Decimal("2.50")],
        "flag": [True, None],
    }

    table = tables.read(written(tmp_path / "t.parquet", columns))

    np.testing.assert_array_equal(table.numbers("decimal", [-999]), [np.nan, 2.5])
    np.testing.assert_array_equal(table.numbers("flag"), [1.0, np.nan])


def test_a_column_that_stands_twice_in_a_parquet_file_is_named(tmp_path):
    twice = pa.table([pa.array([1]), pa.array([2])], names=["a", "a"])
    parquet.write_table(twice, tmp_path / "t.parquet")

    with pytest.raises(BadInput, match="the column 'a' stands twice in the header"):
        tables.read(str(tmp_path / "t.parquet"))


def test_a_broken_parquet_file_is_told_in_one_line(tmp_path):
    (tmp_path / "t.parquet").write_bytes(b"PAR1 and nothing else")

    with pytest.raises(BadInput) as fault:
        tables.read(str(tmp_path / "t.parquet"))

    assert "\n" not in str(fault.value)


def test_columns_without_a_name_are_nobodys(tmp_path):
    (tmp_path / "t.csv").write_text("id,x,,\n01,2,,\n")

    assert tables.read(str(tmp_path / "t.csv")).text("id") == ["01"]


def test_a_header_of_half_a_million_names_is_read_in_no_time(tmp_path):
    (tmp_path / "t.csv").write_text("id" + ",x" * 500_000 + "\n")

    with pytest.raises(BadInput, match="the column 'x' stands twice"):
        tables.read(str(tmp_path / "t.csv"))


def test_a_word_for_missing_counts_only_where_it_is_declared(tmp_path):
    (tmp_path / "t.csv").write_text("x\n1\nNA\n-999.0\n")
    table = tables.read(str(tmp_path / "t.csv"))

    np.testing.assert_array_equal(table.numbers("x", ("NA", -999)), [1, np.nan, np.nan])
    with pytest.raises(BadInput, match="line 3, column x: “NA” is not a number"):
        table.numbers("x", (-999,))


def test_what_is_written_through_a_link_reaches_the_file_behind_it(tmp_path):
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")

    tables.write(str(tmp_path / "link.csv"), {"id": ["01"]})

    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "id\n01\n"


def test_a_pipe_is_written_into_and_not_replaced(tmp_path):
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_text()))
    reader.start()

    tables.write(str(pipe), {"id": ["01"]})

    reader.join()
    assert got == ["id\n01\n"]
    assert pipe.is_fifo()


@pytest.mark.parametrize("place", ["", ".", "nowhere/out.csv"])
def test_a_place_that_cannot_be_written_to_is_named(tmp_path, monkeypatch, place):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(BadInput, match="the file cannot be written"):
        tables.write(place, {"id": ["01"]})

    assert list(tmp_path.iterdir()) == []
