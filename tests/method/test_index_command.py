"""`thrive index` at the shell: its files, its report and its exit codes."""

from __future__ import annotations

import json

import pytest

from thrive.method import tables
from thrive.method.commands import run

RECIPE = """
[recipe]
name = "small"
id = "id"
[[indicator]]
code = "a"
group = "G"
[[group]]
code = "G"
"""
DATA = "id,a,PA\n01,5,0\n02,6,0.5\n03,7,1\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "recipe.toml").write_text(RECIPE)
    (tmp_path / "data.csv").write_text(DATA)
    (tmp_path / "match.toml").write_text('[columns]\n"n.a" = "PA"\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["out.csv", "out.csv.gz", "out.parquet"])
def test_an_index_is_written_in_every_format(folder, capsys, name):
    code = run(["index", "build", "recipe.toml", "data.csv", "--out", name])

    found = tables.read(name)
    assert code == 0
    assert found.names == ["id", "n.a", "s.G"]
    assert found.text("id") == ["01", "02", "03"]
    assert found.numbers("s.G").tolist() == [0.0, 0.5, 1.0]
    assert "3 units, 1 indicators, 1 groups → " in capsys.readouterr().out


def test_the_report_for_machines_bears_the_hash_of_the_recipe(folder, capsys):
    run(["index", "build", "recipe.toml", "data.csv", "--out", "out.csv", "--json"])

    facts = json.loads(capsys.readouterr().out)
    assert len(facts["recipe_sha256"]) == 64
    assert facts["columns"] == ["id", "n.a", "s.G"]
    assert facts["units"] == 3


def test_a_table_on_standard_output_stands_alone_there(folder, capsys):
    run(["index", "build", "recipe.toml", "data.csv", "--out", "-"])

    said = capsys.readouterr()
    assert said.out == "id,n.a,s.G\n01,0.0,0.0\n02,0.5,0.5\n03,1.0,1.0\n"
    assert "small" in said.err


@pytest.mark.parametrize(
    ("recipe", "data", "says"),
    [
        (RECIPE + "weigth = 1\n", DATA, "recipe.toml, line 10: group G: the key weigth"),
        (RECIPE, DATA.replace("6", "six"), "data.csv, line 3, column a: “six” is not a number"),
        (
            RECIPE + '[normalize]\nmethod = "min-max"\n',
            "id,a\n1,2\n2,2\n",
            "data.csv, column a: all values are equal (2)",
        ),
        (
            RECIPE + 'aggregate = "geometric"\n[normalize]\nmethod = "none"\n',
            "id,a\n1,2\nzwei,-2\n",
            "column a: the value of unit zwei is -2; the geometric mean of group G takes no",
        ),
    ],
)
def test_bad_input_exits_with_2_and_writes_nothing(folder, capsys, recipe, data, says):
    (folder / "recipe.toml").write_text(recipe)
    (folder / "data.csv").write_text(data)

    code = run(["index", "build", "recipe.toml", "data.csv", "--out", "out.csv"])

    said = capsys.readouterr()
    assert code == 2
    assert said.err.startswith("thrive index: ")
    assert says in said.err
    assert said.err.count("\n") == 1
    assert not (folder / "out.csv").exists()


def test_a_published_column_that_follows_exits_with_0_and_one_that_does_not_with_1(folder, capsys):
    words = ["index", "reproduce", "recipe.toml", "data.csv", "--against", "match.toml"]

    good = run(words)
    (folder / "data.csv").write_text(DATA.replace("0.5", "0.7"))
    bad = run([*words, "--json"])

    said = capsys.readouterr().out
    assert (good, bad) == (0, 1)
    assert said.startswith("1 of 1 columns follow, over 3 units.")
    facts = json.loads(said[said.index("{") :])
    assert facts["follows"] is False
    assert facts["columns"][0]["rows"] == [{"id": "02", "built": 0.5, "published": 0.7}]


def test_the_ready_recipes_are_listed(capsys):
    code = run(["index", "recipes"])

    assert code == 0
    assert "svi-2022-county\n" in capsys.readouterr().out
