"""`thrive inequality` as an analyst calls it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from thrive.method.commands import run

HEADER = (
    "case,subgroup,subgroup_order,estimate,se,population,setting_average,favourable_indicator,"
    "ordered_dimension,indicator_scale,reference_subgroup\n"
)
RACE = """\
race,a,,60,1,1000,,0,0,100,0
race,b,,67,1,300,,0,0,100,1
race,c,,53,2,200,,0,0,100,0
"""
INCOME = """\
income,low,1,20,1,1000,,1,1,100,
income,middle,2,40,1,900,,1,1,100,
income,high,3,70,2,800,,1,1,100,
"""


def written(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_case_gets_its_measures_in_the_order_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(HEADER + INCOME + RACE)

    code = run(["inequality", str(tmp_path / "in.csv"), "--out", str(tmp_path / "out.csv")])

    rows = written(tmp_path / "out.csv")
    assert code == 0
    assert list(rows[0]) == ["case", "measure", "estimate", "se", "lowerci", "upperci", "note"]
    assert [row["case"] for row in rows] == ["income"] * 25 + ["race"] * 17
    assert {row["measure"]: row["estimate"] for row in rows[:25]}["d"] == "50.0"
    assert {row["measure"]: row["estimate"] for row in rows[25:]}["mdru"] == "7.0"


def test_a_refused_measure_is_a_row_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(HEADER + INCOME.replace("high,3", "high,4") + RACE)

    code = run(["inequality", str(tmp_path / "in.csv"), "--out", str(tmp_path / "out.csv")])

    row = next(row for row in written(tmp_path / "out.csv") if row["measure"] == "sii")
    assert code == 0
    assert row == {
        "case": "income",
        "measure": "sii",
        "estimate": "",
        "se": "",
        "lowerci": "",
        "upperci": "",
        "note": "The order of the groups is not consecutive integers (1, 2, 3 …).",
    }


def test_the_report_counts_cases_measures_and_refusals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in.csv").write_text(HEADER + RACE.replace("300,,0,0,100,1", "300,,0,0,100,0"))

    code = run(["inequality", str(tmp_path / "in.csv"), "--json", "--draws", "300", "--seed", "5"])

    report = json.loads(capsys.readouterr().out)
    assert code == 0
    assert {name: report[name] for name in ("cases", "measures", "refused", "draws", "seed")} == {
        "cases": 1,
        "measures": 17,
        "refused": 2,  # without a reference group there is no distance to it
        "draws": 300,
        "seed": 5,
    }
    assert report["rows"][0]["code"] == "d"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("race,c,,x,2,200,,0,0,100,0", "line 4, column estimate: “x” is not a number"),
        ("race,c,,5,-2,200,,0,0,100,0", "line 4, column se: the value is negative."),
        ("race,c,,5,2,-1,,0,0,100,0", "line 4, column population: the value is negative."),
        ("race,c,,5,2,1,,2,0,100,0", "line 4, column favourable_indicator: the value is neither"),
        ("race,c,,5,2,1,,1,0,100,0", "line 4, column favourable_indicator: the value is not the"),
        ("race,c,,5,2,1,,0,0,0,0", "line 4, column indicator_scale: the scale is not above zero."),
        ("race,a,,5,2,1,,0,0,100,0", "line 4, column subgroup: the group a stands twice"),
    ],
)
def test_a_fault_in_the_file_names_its_place_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, sentence: str
) -> None:
    lines = [*RACE.splitlines()[:2], line]
    (tmp_path / "in.csv").write_text(HEADER + "\n".join(lines) + "\n")

    code = run(["inequality", str(tmp_path / "in.csv"), "--out", str(tmp_path / "out.csv")])

    assert code == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()


def test_a_file_without_groups_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in.csv").write_text(HEADER)

    code = run(["inequality", str(tmp_path / "in.csv")])

    assert (code, "there is no line beneath the header." in capsys.readouterr().err) == (2, True)


def test_a_survey_of_persons_gives_the_measures_of_an_order(tmp_path: Path) -> None:
    persons = [
        f"{stratum},{unit},{1 + k % 3},{group},{int((k + unit) % 5 < group)}"
        for stratum in (1, 2)
        for unit in (1, 2, 3)
        for group in (1, 2, 3)
        for k in range(7)
    ]
    (tmp_path / "in.csv").write_text("h,psu,w,subgroup_order,y\n" + "\n".join(persons) + "\n")

    words = ["--survey", "--weight", "w", "--psu", "psu", "--strata", "h"]
    code = run(["inequality", str(tmp_path / "in.csv"), *words, "--out", str(tmp_path / "o.csv")])

    rows = written(tmp_path / "o.csv")
    assert code == 0
    assert [row["measure"] for row in rows] == [
        *("sii", "sii_linear", "rii", "rii_linear"),
        *("aci", "rci", "rci_wagstaff", "rci_erreygers"),
    ]
    assert all(float(row["se"]) > 0 for row in rows)


def test_a_stratum_with_a_single_unit_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    persons = "".join(f"{1 + k // 8},{k // 4},{1 + k % 3},{k % 2}\n" for k in range(12))
    (tmp_path / "in.csv").write_text("h,psu,subgroup_order,y\n" + persons)

    code = run(
        ["inequality", str(tmp_path / "in.csv"), "--survey", "--psu", "psu", "--strata", "h"]
    )

    assert code == 2
    assert "column h: a stratum has a single sampling unit" in capsys.readouterr().err


def test_a_missing_value_may_be_written_as_r_writes_it(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_text(HEADER + INCOME)
    (tmp_path / "na.csv").write_text(
        HEADER + INCOME.replace(",,", ",NA,").replace("100,\n", "100,NA\n")
    )

    for name in ("empty", "na"):
        out = str(tmp_path / f"{name}.out.csv")
        assert run(["inequality", str(tmp_path / f"{name}.csv"), "--out", out]) == 0

    assert written(tmp_path / "na.out.csv") == written(tmp_path / "empty.out.csv")
