"""`thrive index uncertainty` and `thrive index compare`, as an analyst meets them."""

from __future__ import annotations

import argparse
import csv
import json

import numpy as np
import pytest

from thrive.method.commands.index_questions import add
from thrive.method.errors import BadInput

RECIPE = """
[recipe]
name = "small"
id = "city"
[normalize]
method = "{method}"
[[indicator]]
code = "A"
group = "G"
[[indicator]]
code = "B"
group = "G"
[[indicator]]
code = "C"
group = "T"
[[group]]
code = "G"
parent = "T"
min_share = 0.5
[[group]]
code = "T"
"""
CHOICES = """
[weights]
noise = 0.1
[moe]
A = "A_moe"
[[choice]]
name = "normalization"
alternatives = [{normalize = {method = "z-score"}}]
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with two recipes, a file of choices and forty cities, the last without a value."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "recipe.toml").write_text(RECIPE.format(method="percentile-rank"))
    (tmp_path / "other.toml").write_text(RECIPE.format(method="z-score"))
    (tmp_path / "choices.toml").write_text(CHOICES)
    random = np.random.default_rng(4)
    lines = ["city,A,B,C,A_moe"]
    lines += [
        f"{unit:04d},{a:.3f},{b:.3f},{c:.3f},{abs(moe):.3f}"
        for unit, (a, b, c, moe) in enumerate(random.normal(size=(39, 4)))
    ]
    (tmp_path / "data.csv").write_text("\n".join([*lines, "0039,,,,"]) + "\n")
    return tmp_path


def ask(*words: str) -> int:
    parser = argparse.ArgumentParser()
    add(parser.add_subparsers())
    said = parser.parse_args(words)
    code: int = said.command(said)
    return code


def rows(path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_uncertainty_writes_one_row_a_unit_in_input_order(desk):
    code = ask("uncertainty", "recipe.toml", "data.csv", "--out", "out.csv", "--draws", "50")

    found = rows(desk / "out.csv")
    assert code == 0
    assert list(found[0]) == [
        *("city", "score", "rank", "mean", "median", "lower", "upper"),
        *("score_lower", "score_upper"),
    ]
    assert [row["city"] for row in found] == [f"{unit:04d}" for unit in range(40)]
    assert list(found[39].values()) == ["0039"] + [""] * 8
    assert all(float(row["lower"]) <= float(row["upper"]) for row in found[:39])
    assert sorted(int(row["rank"]) for row in found[:39])[:3] == [1, 2, 3]


def test_the_report_names_seed_recipe_draws_and_what_was_varied(desk, capsys):
    words = ("--draws", "30", "--seed", "7", "--choices", "choices.toml", "--json")

    ask("uncertainty", "recipe.toml", "data.csv", "--out", "out.csv", *words)

    report = json.loads(capsys.readouterr().out)
    assert report["seed"] == 7
    assert report["draws"] == 30
    assert len(report["recipe_sha256"]) == 64
    assert report["ranked_by"] == "T"
    assert report["varied"] == [
        "weights of 3 indicators and 1 group, by up to ±10 %",
        "values of A, by their margins of error",
        "normalization: as it stands, normalize method z-score",
    ]


def test_the_same_seed_writes_the_same_file(desk):
    for name, seed in (("one.csv", "3"), ("again.csv", "3"), ("other.csv", "4")):
        ask(
            *("uncertainty", "recipe.toml", "data.csv", "--out", name),
            *("--draws", "40", "--seed", seed, "--moe", "A=A_moe", "--weights", "0.3"),
        )

    one, again, other = (
        (desk / name).read_bytes() for name in ("one.csv", "again.csv", "other.csv")
    )
    assert one == again
    assert one != other


def test_without_a_word_on_what_to_vary_the_weights_are_varied_by_a_quarter(desk, capsys):
    ask("uncertainty", "recipe.toml", "data.csv", "--out", "out.csv", "--draws", "10")

    said = capsys.readouterr().out
    assert "Varied: weights of 3 indicators and 1 group, by up to ±25 %." in said
    assert "seed 1 → out.csv" in said


def test_shares_come_with_their_bounds(desk, capsys):
    ask(
        *("uncertainty", "recipe.toml", "data.csv", "--out", "out.csv", "--draws", "10"),
        *("--choices", "choices.toml", "--shares", "20", "--json"),
    )

    shares = json.loads(capsys.readouterr().out)["shares"]
    assert shares["factors"] == ["weights", "margins of error", "normalization"]
    assert len(shares["first_lower"]) == len(shares["total_upper"]) == 3


def test_a_table_on_standard_output_keeps_it_for_itself(desk, capsys):
    ask("uncertainty", "recipe.toml", "data.csv", "--out", "-", "--draws", "10")

    streams = capsys.readouterr()
    assert streams.out.startswith("city,score,rank,")
    assert "10 draws, seed 1" in streams.err


def test_values_without_a_margin_are_counted(desk, capsys):
    text = (desk / "data.csv").read_text().splitlines()
    text[1] = text[1].rsplit(",", 1)[0] + ","
    (desk / "data.csv").write_text("\n".join(text) + "\n")

    ask(
        "uncertainty",
        "recipe.toml",
        "data.csv",
        "--out",
        "o.csv",
        "--moe",
        "A=A_moe",
        "--draws",
        "9",
    )

    said = capsys.readouterr().out
    assert "1 value of A has no margin of error; taken as exact." in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--draws", "1"], "1 draws are too few"),
        (["--weights", "0"], "nothing is varied"),
        (["--weights", "1.5"], "the noise of the weights is 1.5"),
        (["--levels", "one"], "--levels one is not a list of whole numbers"),
        (["--levels", "7"], "there is no level 7"),
        (["--moe", "A"], "--moe A is not of the form CODE=COLUMN"),
        (["--moe", "Z=A_moe"], "Z, which is no indicator"),
        (["--moe", "A=nothing"], "data.csv: there is no column nothing"),
        (["--moe", "A=B"], "data.csv, line 2, column B: the margin of error is -"),
        (["--of", "Z"], "there is no group Z to rank by"),
        (["--choices", "absent.toml"], "absent.toml: the file cannot be read"),
        (["--shares", "20"], "need at least two things that are varied"),
    ],
)
def test_what_is_off_is_said_in_a_sentence_and_nothing_is_written(desk, words, says):
    text = (desk / "data.csv").read_text().splitlines()
    text[1] = "0000,0.1,-0.5,0.3,0.4"
    (desk / "data.csv").write_text("\n".join(text) + "\n")

    with pytest.raises(BadInput) as fault:
        ask("uncertainty", "recipe.toml", "data.csv", "--out", "out.csv", *words)

    assert says in str(fault.value)
    assert not (desk / "out.csv").exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("weights = 0.25", "weights must be a table [weights]"),
        ("[wieghts]\nnoise = 0.25", "the table wieghts is not known"),
        ("[weights]\nnoize = 0.25", "the key noize is not known"),
        ('[weights]\nnoise = "a lot"', "noise must be a number"),
        ("[weights]\nlevels = [0.5]", "levels must be a list of whole numbers"),
        ("[moe]\nA = 5", "[moe]: A must be text in quotes"),
        ("[weights", "the TOML is broken"),
    ],
)
def test_a_file_of_choices_that_is_off_is_refused_by_its_name(desk, text, says):
    (desk / "choices.toml").write_text(text)

    with pytest.raises(BadInput) as fault:
        ask(
            *("uncertainty", "recipe.toml", "data.csv", "--out", "out.csv"),
            *("--choices", "choices.toml"),
        )

    assert str(fault.value).startswith("choices.toml")
    assert says in str(fault.value)


def test_compare_tells_the_shifts_from_the_greatest_on(desk, capsys):
    code = ask("compare", "recipe.toml", "other.toml", "data.csv", "--out", "shift.csv", "--json")

    found = rows(desk / "shift.csv")
    report = json.loads(capsys.readouterr().out)
    shifts = [int(row["shift"]) for row in found]
    assert code == 0
    assert list(found[0]) == ["city", "rank_a", "rank_b", "shift"]
    assert len(found) == report["units"] == 39
    assert [abs(shift) for shift in shifts] == sorted(map(abs, shifts), reverse=True)
    assert all(int(row["rank_b"]) - int(row["rank_a"]) == int(row["shift"]) for row in found)
    assert report["max_abs_shift"] == abs(shifts[0])
    assert 0.5 < report["spearman"] < 1


def test_a_recipe_compared_with_itself_moves_no_one(desk, capsys):
    code = ask("compare", "recipe.toml", "recipe.toml", "data.csv")

    said = capsys.readouterr().out
    assert code == 0
    assert "Spearman's correlation of the ranks 1.0000; mean shift 0.00 ranks, largest 0." in said
    assert "→" not in said
