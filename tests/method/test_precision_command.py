"""`thrive precision` as an analyst calls it."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import pytest

from thrive.method.commands import run


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    assert run(["precision", *words, "--json"]) == 0
    rows: list[dict[str, object]] = json.loads(capsys.readouterr().out)["rows"]
    return rows


def from_table(tmp_path: Path, text: str, *words: str) -> list[dict[str, str]]:
    (tmp_path / "in.csv").write_text(text)
    given = ["--in", str(tmp_path / "in.csv"), "--out", str(tmp_path / "out.csv")]
    assert run(["precision", *words, *given]) == 0
    with open(tmp_path / "out.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_an_interval_for_a_count(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = asked(capsys, "interval", "--events", "1", "--of", "10", "--per", "1000")

    assert (row["p"], row["wilson_l"]) == (100.0, pytest.approx(17.8762, abs=1e-4))


def test_an_interval_for_events_alone_is_poisson(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = asked(capsys, "interval", "--events", "0")

    assert row["poisson_exact_u"] == pytest.approx(-math.log(0.025))
    assert "wilson_l" not in row


def test_intervals_for_a_table_keep_its_columns(tmp_path: Path) -> None:
    rows = from_table(tmp_path, "place,x,n\nA,0,20\nB,20,20\n", "interval")

    assert [row["place"] for row in rows] == ["A", "B"]
    assert [row["clopper_l"] for row in rows] == ["0.0", pytest.approx("0.8315665290169147")]


def test_a_sum_from_the_call(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = asked(capsys, "moe", "sum", "100:30", "50:40", "0:12", "0:9")

    assert (row["estimate"], row["moe"]) == (150, math.sqrt(900 + 1600 + 144))


def test_sums_of_a_table_by_a_column(tmp_path: Path) -> None:
    text = "city,estimate,moe\nA,100,30\nB,7,2\nA,50,40\n"

    rows = from_table(tmp_path, text, "moe", "sum", "--by", "city")

    assert [(row["city"], row["estimate"], row["moe"]) for row in rows] == [
        ("A", "150.0", "50.0"),
        ("B", "7.0", "2.0"),
    ]


def test_a_pair_of_a_table(tmp_path: Path) -> None:
    text = "estimate_a,moe_a,estimate_b,moe_b\n200,30,800,40\n"

    (row,) = from_table(tmp_path, text, "moe", "ratio")

    assert float(row["moe"]) == pytest.approx(math.sqrt(900 + 0.0625 * 1600) / 800)


def test_reliability_by_either_table_of_classes(capsys: pytest.CaptureFixture[str]) -> None:
    (usual,) = asked(capsys, "cv", "100:23")
    (other,) = asked(capsys, "cv", "100:23", "--classes", "15/30")

    assert usual["cv"] == pytest.approx(100 * 0.23 / 1.645)
    assert (usual["class"], other["class"]) == ("medium reliability", "high reliability")


def test_a_proportion_is_decided(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = asked(capsys, "proportion", "--n", "1200", "--x", "280", "--deff", "1.008")

    assert row["decision"] == "present"


def test_proportions_of_a_table_are_decided_with_what_is_known(tmp_path: Path) -> None:
    rows = from_table(tmp_path, "n,p,se\n400,0.2,0.03\n400,0.2,\n20,0.2,\n", "proportion")

    assert [row["decision"] for row in rows] == ["present", "present", "suppress:sample size<30"]
    assert float(rows[0]["n_effective"]) == pytest.approx(0.16 / 0.0009)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["interval"], "Give --events X or --in FILE."),
        (["moe", "sum"], "Give ESTIMATE:MOE … or --in FILE."),
        (["moe", "ratio", "1:1"], "Give two ESTIMATE:MOE or --in FILE."),
        (["moe", "sum", "a:b"], "“a:b” is not ESTIMATE:MOE, such as 1200:85."),
        (["moe", "sum", "5:1", "--label", "Median age"], "“Median age” does not add"),
        (["cv", "5:-1"], "the margin of error -1 is negative"),
        (["proportion", "--n", "10"], "Give --n with --x or --p, or --in."),
    ],
)
def test_a_call_that_lacks_something_says_what(
    capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    code = run(["precision", *words])

    assert (code, sentence in capsys.readouterr().err) == (2, True)


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("x,n\n1,10\n11,10\n", ["interval"], "line 3, column x: the count is negative, or more"),
        ("x,n\n1,10\n,10\n", ["interval"], "line 3, column x: the value is missing."),
        ("estimate,moe\n1,\n", ["cv"], "line 2: an estimate or its margin of error is missing."),
        ("label,estimate,moe\nGini,1,1\n", ["moe", "sum"], "line 2, column label: “Gini” does not"),
        ("n,p\n10,2\n", ["proportion"], "line 2: The proportion is not between 0 and 1"),
        ("n,x\n0,0\n", ["proportion"], "line 2: The proportion is not between 0 and 1"),
    ],
)
def test_a_fault_in_a_table_names_its_place_and_nothing_is_written(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    text: str,
    words: list[str],
    sentence: str,
) -> None:
    (tmp_path / "in.csv").write_text(text)
    given = ["--in", str(tmp_path / "in.csv"), "--out", str(tmp_path / "out.csv")]

    code = run(["precision", *words, *given])

    assert (code, sentence in capsys.readouterr().err) == (2, True)
    assert not (tmp_path / "out.csv").exists()
