"""A published index held against its recipe: what follows, what does not, and why."""

from __future__ import annotations

import numpy as np
import pytest

from thrive.method import tables
from thrive.method.errors import BadInput
from thrive.method.index.data import gather
from thrive.method.index.recipe import parse
from thrive.method.index.reproduce import Report, read_match
from thrive.method.index.reproduce_causes import reproduce

RECIPE = """
[recipe]
name = "r"
id = "id"
missing = [-999]
[normalize]
decimals = 4
[[indicator]]
code = "a"
group = "G"
[[indicator]]
code = "b"
group = "G"
[[group]]
code = "G"
aggregate = "sum"
rerank = true
[flags]
at_least = 0.9
groups = "count"
"""
MATCH = """
[columns]
"n.a" = "PA"
"n.b" = "PB"
"s.G" = "SG"
"r.G" = "RG"
"f.G" = "FG"
[match]
tolerance = 0
"""


def published() -> dict[str, list[object]]:
    random = np.random.default_rng(4)
    a, b, c = (np.round(random.normal(50, 9, 41), 1) for _ in range(3))

    def rank(x):
        return np.round([(x < one).sum() / (len(x) - 1) for one in x], 4)

    pa, pb = rank(a), rank(b)
    columns = {"id": [f"{unit:03}" for unit in range(41)], "a": a, "b": b, "c": c}
    columns |= {"PA": pa, "PB": pb, "SG": np.round(pa + pb, 4)}
    columns |= {"RG": rank(columns["SG"]), "FG": (pa >= 0.9) * 1 + (pb >= 0.9) * 1}
    columns |= {"PC": rank(c)}
    return {name: list(column) for name, column in columns.items()}


def report(tmp_path, columns, match=MATCH, recipe=RECIPE, beside=None) -> Report:
    (tmp_path / "match.toml").write_text(match)
    tables.write(str(tmp_path / "data.csv"), columns)
    made = parse(recipe)
    table = tables.read(str(tmp_path / "data.csv"))
    found = read_match(str(tmp_path / "match.toml"), made)
    other = tables.read(found.file) if found.file else table
    return reproduce(made, gather(made, table), found, other, table)


def of(found: Report, name: str):
    return next(column for column in found.columns if column.column == name)


def test_what_was_made_by_the_recipe_follows_at_difference_zero(tmp_path):
    found = report(tmp_path, published())

    assert found.follows
    assert [(one.compared, one.equal, one.largest) for one in found.columns] == [(41, 41, 0.0)] * 5


def test_a_wrong_cell_is_named_with_its_row(tmp_path):
    columns = published()
    columns["SG"][6] = 3.0

    found = report(tmp_path, columns)

    wrong = of(found, "s.G")
    assert not found.follows
    assert (wrong.mismatches, wrong.compared) == (1, 41)
    assert [(row.id, row.published) for row in wrong.rows] == [("006", 3.0)]
    assert of(found, "n.a").follows


def test_a_value_on_one_side_only_does_not_follow(tmp_path):
    columns = published()
    columns["PA"][2] = -999

    found = of(report(tmp_path, columns), "n.a")

    assert (found.compared, found.only_built, found.only_published) == (40, 1, 0)
    assert not found.follows


def test_a_rank_taken_over_the_wrong_column_is_traced_to_it(tmp_path):
    columns = published()
    columns["PB"] = columns["PC"]

    found = report(tmp_path, columns)

    assert of(found, "n.b").because == ("it follows from the column c instead of b.",)


def test_what_is_downstream_of_a_wrong_column_is_explained_by_it(tmp_path):
    columns = published()
    pa, pc = np.array(columns["PA"]), np.array(columns["PC"])
    columns["PB"] = list(pc)
    columns["SG"] = sums = list(np.round(pa + pc, 4))
    columns["RG"] = [round(sum(x < one for x in sums) / 40, 4) for one in sums]
    columns["FG"] = list((pa >= 0.9) * 1 + (pc >= 0.9) * 1)

    found = report(tmp_path, columns)

    reasons = {one.column: one.because for one in found.columns if not one.follows}
    assert reasons["n.b"] == ("it follows from the column c instead of b.",)
    assert reasons["s.G"] == ("it follows once PB is taken as published.",)
    assert reasons["r.G"] == ("it follows once PB is taken as published.",)


def test_another_convention_and_a_turned_direction_are_named(tmp_path):
    columns = published()
    columns["PA"] = [round(1 - p, 4) for p in columns["PA"]]
    columns["PB"] = [round(sum(x <= one for x in columns["b"]) / 41, 4) for one in columns["b"]]

    found = report(tmp_path, columns)

    assert of(found, "n.a").because == ("it follows with its direction turned.",)
    assert of(found, "n.b").because == ('it follows with ties = "max" and denominator = "n".',)


def test_an_indicator_counted_the_other_way_is_found_beneath_a_sum(tmp_path):
    columns = published()
    columns["SG"] = list(np.round(np.array(columns["PA"]) + 1 - np.array(columns["PB"]), 4))

    found = report(tmp_path, columns, '[columns]\n"s.G" = "SG"\n')

    assert of(found, "s.G").because == ("it follows with the direction of b turned.",)


def test_an_input_rounded_after_ranking_is_proven_by_its_ties(tmp_path):
    columns = published()
    columns["a"] = [round(value / 10) for value in columns["a"]]

    (reason,) = of(report(tmp_path, columns), "n.a").because

    assert reason.endswith("the input is rounded more than the one that was used.")


def test_a_tolerance_may_be_given_for_all_or_for_one(tmp_path):
    columns = published()
    columns["SG"][0] += 0.01
    columns["PA"][0] += 0.01

    wide = report(tmp_path, columns, MATCH.replace("tolerance = 0", "tolerance = 0.01"))
    single = report(tmp_path, columns, MATCH + '[tolerances]\n"s.G" = 0.01\n')

    assert wide.follows
    assert [one.column for one in single.columns if not one.follows] == ["n.a"]


def test_the_published_values_may_stand_in_another_file_in_another_order(tmp_path):
    columns = published()
    order = list(range(40, 2, -1))
    tables.write(
        str(tmp_path / "other.csv"),
        {
            "GEOID": [columns["id"][row] for row in order] + ["x"],
            "PA": [columns["PA"][row] for row in order] + [0.5],
        },
    )
    match = '[columns]\n"n.a" = "PA"\n[match]\nid = "GEOID"\nfile = "other.csv"\n'

    found = report(tmp_path, columns, match)

    assert found.follows
    assert (found.units, found.not_published, found.not_built) == (41, 3, 1)


@pytest.mark.parametrize(
    ("match", "says"),
    [
        ('[columns]\n"n.A" = "PA"\n', "match.toml, line 2: [columns]: the key n.A is not known"),
        ('[match]\nid = "id"\n', "match.toml: there are no [columns]"),
        (MATCH + "tolerence = 1\n", "the key tolerence is not known (did you mean tolerance?)"),
        (MATCH.replace("PA", "PX"), "there is no column PX"),
        (MATCH.replace("= 0", "= -1"), "tolerance must be at least 0"),
        ("[column]\n", "the table [column] is not known (did you mean columns?)"),
    ],
)
def test_a_fault_in_the_match_is_one_sentence_with_its_place(tmp_path, match, says):
    with pytest.raises(BadInput) as fault:
        report(tmp_path, published(), match)

    assert says in str(fault.value)
