"""`thrive disclosure` on files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from thrive.method.commands import run

TABLE = """area,year,n,note
A,2020,5,x
A,2021,40,
A,2022,30,
B,2020,50,
B,2021,60,
B,2022,0,y
C,2020,20,
C,2021,33,
C,2022,44,
"""
BY = ["--by", "area,year", "--value", "n"]


def protect(folder: Path, text: str, *words: str) -> int:
    (folder / "counts.csv").write_text(text)
    out = ["--out", str(folder / "out.csv"), "--audit", str(folder / "audit.csv")]
    return run(["disclosure", "protect", str(folder / "counts.csv"), *BY, *out, *words])


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_protected_table_keeps_its_columns_and_gains_its_totals(tmp_path: Path) -> None:
    code = protect(tmp_path, TABLE)

    out = lines(tmp_path / "out.csv")
    assert code == 0
    assert list(out[0]) == ["area", "year", "n", "note", "status"]
    assert len(out) == 16
    assert out[0] == {
        "area": "A", "year": "2020", "n": "", "note": "x", "status": "suppressed_primary"
    }  # fmt: skip
    assert {"area": "*", "year": "*", "n": "282", "note": "", "status": "ok"} in out
    assert all((line["n"] == "") == (line["status"] != "ok") for line in out)
    assert lines(tmp_path / "audit.csv")[0]["why"] == "hidden because its own count is below 11"


def test_the_attack_on_a_protected_table_pins_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    protect(tmp_path, TABLE)

    code = run(["disclosure", "attack", str(tmp_path / "out.csv"), *BY, "--width", "9", "--json"])

    report = json.loads(capsys.readouterr().out)
    audit = {
        f"{line['area']} × {line['year']}": (int(line["lower"]), int(line["upper"]))
        for line in lines(tmp_path / "audit.csv")
        if line["status"] != "ok"
    }
    assert (code, report["pinned"], report["narrow"]) == (0, 0, 0)
    assert {c["cell"]: (c["lower"], c["upper"]) for c in report["cells"]} == audit


def test_a_single_hidden_cell_in_a_row_is_pinned_and_the_exit_code_is_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published = tmp_path / "published.csv"
    published.write_text("area,year,n\nA,2020,\nA,2021,40\nA,*,45\n")

    code = run(["disclosure", "attack", str(published), *BY])

    assert code == 3
    assert capsys.readouterr().out == "A × 2020: 5 to 5 pinned by adding and subtracting\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (TABLE + "A,2020,7,\n", "line 11: the cell A × 2020 stands twice (first on line 2)."),
        (TABLE + "D,2020,-1,\n", "line 11, column n: -1 is negative, and a count cannot be."),
        (TABLE + "D,2020,1.5,\n", "line 11, column n: 1.5 is not a whole number"),
        (TABLE + "D,2020,,\n", "line 11, column n: the count is empty"),
        (TABLE + "A,*,76,\n", "line 11, column n: A × * says 76 where its cells, or another"),
        ("area,n\nA,4\n", "there is no column year"),
        ("area,year,n\n", "the file holds no cells"),
    ],
)
def test_a_fault_in_the_file_is_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    code = protect(tmp_path, text)

    assert code == 2
    assert says in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["counts.csv"]


def test_a_table_whose_small_count_is_public_already_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "before.csv").write_text("area,year,n\nA,2020,5\n")

    code = protect(tmp_path, TABLE, "--previous", str(tmp_path / "before.csv"))

    assert code == 1
    assert "A × 2020 is 5 and already public" in capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()


def test_linked_tables_are_hidden_alike_and_both_written(tmp_path: Path) -> None:
    (tmp_path / "ages.csv").write_text("area,age,n\nA,0-5,45\nA,6+,30\nB,0-5,60\nB,6+,50\n")
    (tmp_path / "tree.csv").write_text("dimension,code,parent\narea,A,north\narea,B,north\n")

    code = protect(
        tmp_path, "".join(TABLE.splitlines(True)[:7]),
        "--linked", str(tmp_path / "ages.csv"), "--hierarchy", str(tmp_path / "tree.csv"),
    )  # fmt: skip

    linked = lines(tmp_path / "ages_published.csv")
    assert code == 0
    assert {line["area"] for line in linked} == {"A", "B", "north", "*"}
    assert [line["n"] for line in linked if (line["area"], line["age"]) == ("A", "*")] == ["75"]


def test_the_score_of_a_release_and_its_ladder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    release = tmp_path / "release.toml"
    release.write_text(
        "smallest_cell = 4\nsmallest_denominator = 900\npopulation = 12000\n"
        '[by]\nsex = true\n"age band" = 5\nrace = "all"\n'
    )

    code = run(["disclosure", "score", str(release), "--json"])

    report = json.loads(capsys.readouterr().out)
    assert code == 1
    assert [step["score"] for step in report] == [25, 23, 20, 19, 14, 12]
    assert report[-1]["result"] == "release"
