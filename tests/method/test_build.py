"""The chain over a table: which units and columns it takes, and what it hands out."""

from __future__ import annotations

import csv
import gzip

import numpy as np
import pytest

from tests.method.shared import shared
from thrive.method import tables
from thrive.method.errors import BadInput
from thrive.method.index.build import Index, build, gather
from thrive.method.index.recipe import parse

NAN = np.nan
HEAD = '[recipe]\nname = "t"\nid = "id"\nmissing = [-999]\n'
TWO = '[[indicator]]\ncode = "a"\ngroup = "G"\n[[indicator]]\ncode = "b"\ngroup = "G"\n'
GROUP = '[[group]]\ncode = "G"\n'
NONE = '[normalize]\nmethod = "none"\n'


def made(tmp_path, text: str, rows: str) -> Index:
    file = tmp_path / "data.csv"
    file.write_text(rows)
    recipe = parse(text)
    return build(recipe, gather(recipe, tables.read(str(file))))


def test_the_output_has_its_columns_in_order_and_ids_as_written(tmp_path):
    text = HEAD + TWO + GROUP + 'rerank = true\n[flags]\nat_least = 0.9\ngroups = "count"\n'

    found = made(tmp_path, text, "id,a,b\n007,1,2\n06,2,1\n 6,3,-999.0\n")

    columns = found.columns()
    assert list(columns) == ["id", "n.a", "n.b", "s.G", "r.G", "f.a", "f.b", "f.G"]
    assert list(columns["id"]) == ["007", "06", " 6"]
    np.testing.assert_array_equal(columns["n.b"], [1, 0, NAN])
    np.testing.assert_array_equal(columns["s.G"], [0.5, 0.25, NAN])
    np.testing.assert_array_equal(columns["f.a"], [0, 0, 1])
    np.testing.assert_array_equal(columns["f.G"], [1, 0, NAN])
    assert found.notes == ("G: 1 of 3 units have no score.",)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("id,a,b\n1,1,2\n1,2,3\n", "data.csv, line 3, column id: the id 1 stands twice"),
        ("id,a,b\n1,1,2\n,2,3\n", "data.csv, line 3, column id: the id is empty"),
        ("id,a,b\n1,1,2\n2,x,3\n", "data.csv, line 3, column a: “x” is not a number"),
        ("id,a,b\n1,1,2\n2,inf,3\n", "data.csv, line 3, column a: the value is infinite"),
        ("id,a,b\n1,-999,2\n2,,3\n", "data.csv, column a: indicator a has no value at all"),
        ("id,a\n1,1\n", "data.csv: there is no column b"),
        ("id,a,b\n", "data.csv: the file has a header and no rows"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_its_place(tmp_path, rows, says):
    with pytest.raises(BadInput) as fault:
        made(tmp_path, HEAD + TWO + GROUP, rows)

    assert says in str(fault.value)


def test_a_unit_without_a_norm_group_is_refused(tmp_path):
    text = HEAD.replace('id = "id"', 'id = "id"\nnorm_group = "state"') + TWO + GROUP

    with pytest.raises(BadInput, match="line 3, column state: the unit has no norm group"):
        made(tmp_path, text, "id,state,a,b\n1,CA,1,2\n2,,2,3\n")


def test_counts_are_divided_before_they_are_filled(tmp_path):
    text = HEAD + NONE + TWO.replace('"a"\n', '"a"\ndivide_by = "people"\nper = 1000\n', 1)

    found = made(
        tmp_path,
        text + GROUP + '[impute]\nmethod = "mean"\n',
        "id,people,a,b\n1,1000,2,1\n2,2000,8,1\n3,10,,1\n",
    )

    assert found.values[:, 0].tolist() == [2.0, 4.0, 3.0]


def test_a_screened_unit_keeps_its_row_and_loses_its_place_among_the_others(tmp_path):
    text = HEAD + TWO + GROUP + "[screen]\nmin_share = 0.6\n"

    found = made(tmp_path, text, "id,a,b\n1,1,5\n2,2,6\n3,9,\n")

    np.testing.assert_array_equal(found.normalized[:, 0], [0, 1, NAN])
    assert found.screened.tolist() == [False, False, True]
    assert "The screen left out 1 of 3 units." in found.notes


def test_a_screen_by_a_column_leaves_out_who_reaches_its_limit(tmp_path):
    text = HEAD + TWO + GROUP + '[screen]\nexclude = "water"\nexclude_from = 100\n'

    found = made(tmp_path, text, "id,water,a,b\n1,0,1,5\n2,100,2,6\n3,20,3,7\n")

    assert found.screened.tolist() == [False, True, False]


def test_a_unit_where_too_few_live_is_left_out(tmp_path):
    text = HEAD + TWO + GROUP + '[screen]\npopulation = "people"\nmin_population = 1\n'

    found = made(tmp_path, text, "id,people,a,b\n1,0,1,5\n2,9,2,6\n3,,3,7\n4,8,3,7\n")

    assert found.screened.tolist() == [True, False, True, False]


def test_a_rank_of_scores_may_be_weighted_by_people(tmp_path):
    rank = 'rerank = true\nties = "max"\ndenominator = "n"\npopulation = "people"\n'

    found = made(tmp_path, HEAD + TWO + GROUP + rank, "id,people,a,b\n1,10,1,1\n2,30,2,2\n")

    assert found.ranks["G"].tolist() == [0.25, 1.0]


def test_tails_are_coded_before_normalizing(tmp_path):
    text = HEAD + NONE + TWO + GROUP + '[treat]\nmethod = "quantiles"\nquantiles = [0.2, 0.8]\n'
    rows = "id,a,b\n" + "".join(f"{i},{i},1\n" for i in range(1, 11))

    found = made(tmp_path, text, rows)

    assert found.values[:, 0].tolist() == [2.5, 2.5, 3, 4, 5, 6, 7, 8, 8.5, 8.5]


def test_a_panel_is_measured_by_its_base_year_and_may_repeat_an_id(tmp_path):
    text = HEAD + '[base_year]\ncolumn = "year"\nvalue = 2010\n[normalize]\nmethod = "min-max"\n'

    found = made(
        tmp_path, text + TWO + GROUP, "id,year,a,b\nx,2010,0,0\ny,2010,10,1\nx,2015,15,2\n"
    )

    assert found.normalized[:, 0].tolist() == [0.0, 1.0, 1.5]


def test_weights_may_come_from_the_first_component_or_from_the_caller(tmp_path):
    text = HEAD + NONE + TWO + GROUP + 'weights = "pca"\n'
    rows = "id,a,b\n1,1,1\n2,2,2\n3,3,3\n4,4,5\n"

    found = made(tmp_path, text, rows)
    given = build(found.recipe, _again(found), {"G": (3, 1)})

    assert found.weights["G"] == pytest.approx((0.5, 0.5))
    assert given.scores["G"].tolist() == [1, 2, 3, 4.25]
    with pytest.raises(BadInput, match="group G has 2 members and 1 weights"):
        build(found.recipe, _again(found), {"G": (3,)})


def _again(index: Index):
    from thrive.method.index.data import Data

    return Data(index.ids, index.values)


@pytest.mark.parametrize(
    "method",
    [
        "percentile-rank",
        "z-score",
        "min-max",
        'goalposts"\ngoalposts = [0, 9]\nreverse = "result',
        "rank",
        "borda",
        "distance-to-max",
        'distance-to-reference"\nreference = "1',
        'distance-to-target"\ntarget = 9\nreverse = "result',
        "fraction-of-max",
    ],
)
def test_a_column_of_one_value_is_refused_by_every_method_that_measures(tmp_path, method):
    text = HEAD + f'[normalize]\nmethod = "{method}"\n' + TWO + GROUP

    with pytest.raises(BadInput) as fault:
        made(tmp_path, text, "id,a,b\n1,4,5\n2,4,6\n3,-999,7\n")

    assert fault.value.file == str(tmp_path / "data.csv")
    assert fault.value.column == "a"
    assert "all values are equal (4), so indicator a tells no unit from another" in str(fault.value)


def test_a_column_that_loses_its_values_on_the_way_is_refused(tmp_path):
    text = HEAD + TWO.replace('"a"\n', '"a"\ndivide_by = "people"\n', 1) + GROUP

    with pytest.raises(BadInput, match="column a: no value of indicator a is left to normalize"):
        made(tmp_path, text, "id,people,a,b\n1,0,1,5\n2,0,2,6\n")


def test_a_column_of_one_value_among_peers_only_is_one_tie(tmp_path):
    text = HEAD.replace('id = "id"', 'id = "id"\nnorm_group = "state"') + TWO + GROUP

    found = made(tmp_path, text, "id,state,a,b\n1,CA,4,1\n2,CA,4,2\n3,NV,5,1\n4,NV,6,2\n")

    assert found.normalized[:, 0].tolist() == [0, 0, 0, 1]


def test_a_column_of_one_value_is_told_where_values_are_taken_as_given(tmp_path):
    found = made(tmp_path, HEAD + NONE + TWO + GROUP, "id,a,b\n1,4,5\n2,4,6\n")

    assert found.notes == ("All values of a are equal: it tells no unit from another.",)


@pytest.mark.parametrize(
    ("method", "answer"), [("percentile-rank", "prank"), ("z-score", "zscore")]
)
def test_an_index_of_85000_units_is_the_reference_answer(method, answer):
    folder = "reference/synthetic_85k/syn85k_"
    about = tables.read(str(shared(f"{folder}iMeta.csv")))
    columns = [about.text(name) for name in ("iCode", "Parent", "Weight", "Direction", "Type")]
    text = f'[recipe]\nname = "s"\nid = "uCode"\n[normalize]\nmethod = "{method}"\n'
    text += 'reverse = "values"\n'
    for code, parent, weight, direction, kind in zip(*columns, strict=True):
        if kind == "Indicator":
            side = "burden" if direction == "1" else "asset"
            text += f'[[indicator]]\ncode = "{code}"\ngroup = "{parent}"\nweight = {weight}\n'
            text += f'direction = "{side}"\n'
        else:
            text += f'[[group]]\ncode = "{code}"\nparent = "{parent}"\nweight = {weight}\n'
            text += "min_share = 0.5\n"
    recipe = parse(text)

    found = build(recipe, gather(recipe, tables.read(str(shared(f"{folder}iData.parquet")))))

    with gzip.open(shared(f"{folder}coinr_{answer}_amean_every25th.csv.gz"), "rt") as stream:
        expected = list(csv.DictReader(stream))
    row = {unit: at for at, unit in enumerate(found.ids)}
    at = [row[line["uCode"]] for line in expected]
    assert len(at) == 3400
    for code, score in found.scores.items():
        numbers = [float(line[code]) if line[code] not in ("", "NA") else NAN for line in expected]
        np.testing.assert_allclose(score[at], numbers, rtol=1e-9, atol=1e-12, err_msg=code)
