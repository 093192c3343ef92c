"""What a recipe declares under [uncertainty]: read, hashed, refused where off, outdone by the call."""

from __future__ import annotations

import csv
import json

import numpy as np
import pytest

from tests.method.small_index import SMALL
from thrive.method.commands import run
from thrive.method.errors import BadInput
from thrive.method.index.recipe import Uncertainty, parse

TREE = """
[[indicator]]
code = "A"
group = "T"
[[indicator]]
code = "B"
group = "T"
[[group]]
code = "T"
"""
DECLARED = """
[uncertainty]
draws = 40
seed = 7
level = 0.8
[uncertainty.weights]
noise = 0.1
levels = [0]
[uncertainty.moe]
A = "A_moe"
[[uncertainty.choice]]
name = "normalization"
alternatives = [{normalize = {method = "z-score"}}]
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with a recipe that declares its uncertainty, and thirty cities."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "recipe.toml").write_text(SMALL + TREE + DECLARED)
    lines = [
        f"{unit:04d},{a:.3f},{b:.3f},{abs(moe):.3f}"
        for unit, (a, b, moe) in enumerate(np.random.default_rng(4).normal(size=(30, 3)))
    ]
    (tmp_path / "data.csv").write_text("\n".join(["city,A,B,A_moe", *lines]) + "\n")
    return tmp_path


def report(capsys, *words: str) -> dict:
    said = ("index", "uncertainty", "recipe.toml", "data.csv", "--out", "out.csv", "--json")
    assert run([*said, *words]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_recipe_says_what_is_varied_and_how_often(desk, capsys):
    found = report(capsys)

    assert (found["draws"], found["seed"], found["level"]) == (40, 7, 0.8)
    assert found["varied"] == [
        "weights of 2 indicators, by up to ±10 %",
        "values of A, by their margins of error",
        "normalization: as it stands, normalize method z-score",
    ]


def test_the_call_has_the_last_word(desk, capsys):
    found = report(
        capsys,
        *("--draws", "10", "--seed", "2", "--level", "0.5"),
        *("--weights", "0.3", "--moe", "B=A_moe", "--shares", "20"),
    )

    assert (found["draws"], found["seed"], found["level"]) == (10, 2, 0.5)
    assert found["varied"][0] == "weights of 2 indicators, by up to ±30 %"
    assert found["varied"][1] == "values of A, B, by their margins of error"
    assert found["shares"]["rows"] == 20


def test_a_table_of_the_file_takes_the_place_of_the_recipes(desk, capsys):
    (desk / "plan.toml").write_text("draws = 12\n[weights]\nnoise = 0.2\n")

    found = report(capsys, "--choices", "plan.toml")

    assert (found["draws"], found["seed"]) == (12, 7)
    assert found["varied"][0] == "weights of 2 indicators, by up to ±20 %"
    assert len(found["varied"]) == 3


def test_noise_of_nothing_leaves_the_weights_alone(desk, capsys):
    found = report(capsys, "--weights", "0")

    assert not any(phrase.startswith("weights") for phrase in found["varied"])


def test_the_index_itself_is_built_as_if_nothing_were_declared(desk):
    (desk / "plain.toml").write_text(SMALL + TREE)

    for recipe in ("recipe", "plain"):
        assert run(["index", "build", f"{recipe}.toml", "data.csv", "--out", f"{recipe}.csv"]) == 0

    built, plain = ((desk / f"{name}.csv").read_text() for name in ("recipe", "plain"))
    assert built == plain
    assert len(list(csv.reader(built.splitlines()))) == 31


def test_what_is_declared_is_part_of_the_hash():
    plain, declared = parse(SMALL + TREE), parse(SMALL + TREE + DECLARED)
    other = parse(SMALL + TREE + DECLARED.replace("seed = 7", "seed = 8"))

    assert len({plain.hash, declared.hash, other.hash}) == 3
    assert parse(SMALL + TREE + "[uncertainty]\n").uncertainty == Uncertainty()


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ("draw = 5", r"line 17: \[uncertainty\]: the key draw is not known \(did you mean draws\?"),
        ("draws = 1", "line 17: .*draws must be at least 2"),
        ("seed = -1", "seed must be at least 0"),
        ("level = 1.0", "level must lie between 0 and 1"),
        ("shares = 1.5", "shares must be a whole number"),
        ("weights = 0.2", "uncertainty.weights must be a table"),
        ("weights = {noise = 1}", "noise must lie from 0 to below 1"),
        ("weights = {noise = 0.1, levels = [true]}", "levels must be a list of whole numbers"),
        ('moe = {Z = "Z_moe"}', "moe names Z, which is no indicator"),
        ("moe = {A = 1}", "A must be text in quotes"),
        ("choice = [{}]", "choice 1 needs a name"),
        (
            '[[uncertainty.choice]]\nname = "x"\nalternatives = [{leave_out = ["Z"]}]',
            "with the choice “x: without Z”, there is no indicator or group Z",
        ),
        (
            '[[uncertainty.choice]]\nname = "x"\nalternatives = [{leave_out = ["A"]}]\n' * 2,
            "the choice x stands twice",
        ),
    ],
)
def test_an_uncertainty_that_is_off_is_refused_with_the_recipe(keys, says):
    with pytest.raises(BadInput, match=says):
        parse(SMALL + TREE + "[uncertainty]\n" + keys)
