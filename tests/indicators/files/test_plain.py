"""Plain CSV files: long or wide, whole or hurt, friendly or hostile."""

from __future__ import annotations

import gzip
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.indicators.files.way import HEADER, LONG, ROW, asked, csv, read, read_plain, rows
from thrive.indicators.files.columns import Columns, Wide, header_fingerprint
from thrive.indicators.files.limits import Limits


def test_a_long_file_gives_one_observation_a_line() -> None:
    content = csv(ROW, "06095,2023,child-poverty,Latino,400,3000")

    table, _, problems = read_plain(content)

    assert problems == []
    assert rows(table)[1] == {
        "place": "county:06095",
        "indicator": "child-poverty",
        "period": "2023",
        "year": 2023,
        "groups": "race=latino",
        "value": pytest.approx(100 * 400 / 3000),
        "numerator": 400.0,
        "denominator": 3000.0,
        "moe": None,
        "status": "ok",
    }


def test_a_wide_file_gives_several_observations_a_line() -> None:
    columns = Columns(
        place=("city",),
        place_kind="place",
        period="2014-2018",
        wide=(Wide("poor", "child-poverty", moe="poor_moe"), Wide("crowded", "crowding")),
    )

    table, _, problems = read_plain("city,poor,poor_moe,crowded\nVallejo,17.5,2.1,*\n", columns)

    assert problems == []
    names = ("place", "indicator", "value", "moe", "status")
    assert [tuple(one[name] for name in names) for one in rows(table)] == [
        ("place:0681666", "child-poverty", 17.5, 2.1, "ok"),
        ("place:0681666", "crowding", None, None, "withheld_by_source"),
    ]


def test_every_bad_row_is_told_by_line_column_and_reason() -> None:
    content = csv(
        ROW,
        "99999,2023,child-poverty,All,1,2",
        "06001,20x3,child-poverty,All,1,2",
        "06001,2023,no-such-thing,All,1,2",
        "06001,2023,child-poverty,All,many,2",
        "06003,2023,child-poverty,All,NaN,2",
        "06005,2023,child-poverty,All,1e999,2",
        '06007,2023,child-poverty,All,"1,000",2',
        "06009,2023,child-poverty,All,5,2",
        "06011,2023,child-poverty,All,-5,2",
        "06013,2023,child-poverty",
    )

    table, _, problems = read_plain(content)

    assert problems == [
        (3, "place", "place_unknown"),
        (4, "year", "period_wrong"),
        (5, "indicator", "indicator_unknown"),
        (6, "numerator", "not_a_number"),
        (7, "numerator", "not_finite"),
        (8, "numerator", "not_finite"),
        (9, "numerator", "thousands"),
        (10, "numerator", "over_whole"),
        (11, "numerator", "negative"),
        (12, "", "ragged"),
    ]
    assert table.num_rows == 1


def test_lines_are_counted_through_empty_ones_and_breaks_within_quotes() -> None:
    columns = replace(LONG, group_columns={})
    content = csv(
        '06095,2023,child-poverty,"two\nlines",1,2',
        "",
        ",,,,,",
        "06001,2023,child-poverty,one,x,2",
    )

    _, reading, problems = read_plain(content, columns)

    assert problems == [(6, "numerator", "not_a_number")]
    assert reading is not None
    assert reading.notes["blank"] == 2


def test_the_same_key_twice_is_told_on_both_lines() -> None:
    other = "06001,2023,child-poverty,All,5,50"

    _, _, problems = read_plain(csv(ROW, other, ROW.replace("1000,", "1001,")))

    assert problems == [(2, "", "twice"), (4, "", "twice")]


def test_order_of_columns_and_rows_changes_nothing() -> None:
    lines = [f"060{n:02d},2023,child-poverty,All,{n},1000".split(",") for n in range(1, 59, 2)]
    names = HEADER.split(",")
    order = list(range(len(names)))
    shuffle = random.Random(7)
    shuffle.shuffle(order)
    shuffled = [[line[i] for i in order] for line in lines]
    shuffle.shuffle(shuffled)

    one, _, _ = read_plain(csv(*(",".join(line) for line in lines)))
    two, _, _ = read_plain(
        csv(*(",".join(line) for line in shuffled), header=",".join(names[i] for i in order))
    )

    assert rows(one) == rows(two)
    assert header_fingerprint(names) == header_fingerprint([names[i] for i in order])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", (0, "", "empty")),
        (b"\n", (0, "", "empty")),
        (b"a,b\n1,2\n", (1, "place", "column_missing")),
        (csv("06095,2023,child-poverty,Nu\xf1ez,1,2").encode("latin-1"), (2, "", "encoding")),
        (csv(ROW).encode("utf-16-le"), (1, "", "nul")),
        (csv(ROW, "06001\0,2023").encode(), (3, "", "nul")),
        (csv(ROW, '06001,2023,"child').encode(), (3, "", "quote_open")),
        (csv(ROW, "06001,2023,child-pov")[:-1].encode(), (3, "", "ragged")),
        (csv(ROW, "x" * 5000).encode(), (3, "", "line_too_long")),
        (b"a," * 40 + b"b\n1,2\n", (1, "", "too_many_columns")),
        (csv(ROW, *["06001,2023,child-poverty,All,1,2"] * 30).encode(), (0, "", "too_many_rows")),
        (gzip.compress(csv(ROW).encode(), mtime=0)[:-9], (0, "", "archive_broken")),
        (gzip.compress(b"0" * 1_000_000, mtime=0), (0, "", "archive_bomb")),
        (b"\x00" * 50, (1, "", "nul")),
        (b"\xff\xfe" + csv(ROW).encode("utf-16-le") + b"\x00", (3, "", "encoding")),
    ],
)  # fmt: skip
def test_a_hurt_or_hostile_file_is_refused_in_words(
    content: bytes, problem: tuple[int, str, str]
) -> None:
    limits = Limits(line=2000, columns=30, rows=20, ratio=20)

    table, _, problems = read_plain(content, limits=limits)

    assert problem in problems
    assert len(problems) <= 2
    assert table.num_rows <= 20


def test_a_file_ten_times_over_the_limit_is_refused_before_it_is_read() -> None:
    _, reading, problems = read_plain("x" * 10_000, limits=Limits(file=1000))

    assert problems == [(0, "", "too_large")]
    assert reading is None


@pytest.mark.parametrize(
    ("content", "encoding", "note"),
    [
        (b"\xef\xbb\xbf" + csv(ROW).encode(), "", ""),
        (csv(ROW).encode("utf-16"), "", "utf16"),
        (csv(ROW.replace("All", "Núñez")).encode("cp1252"), "cp1252", "cp1252"),
        (gzip.compress(csv(ROW).encode(), mtime=0), "", ""),
        (csv(ROW).replace("\n", "\r\n").encode(), "", ""),
        (csv(ROW)[:-1].encode(), "", "no_last_newline"),
    ],
)
def test_a_file_in_another_dress_is_read_and_said_so(
    content: bytes, encoding: str, note: str
) -> None:
    table, reading, problems = read_plain(content, encoding=encoding)

    assert problems == []
    assert table.num_rows == 1
    assert reading is not None
    assert [name for name in reading.notes if name != "missing"] == ([note] if note else [])


def test_lost_leading_zeros_are_given_back_and_said_so() -> None:
    table, reading, _ = read_plain(csv(ROW.replace("06095", "6095")))

    assert rows(table)[0]["place"] == "county:06095"
    assert reading is not None
    assert reading.notes["zeros"] == 1


def test_a_tract_without_its_year_is_asked_for_it() -> None:
    _, _, problems = read_plain(csv(ROW.replace("06095", "06095250100")))

    assert problems == [(2, "place", "tract_year")]


def test_a_name_that_a_county_and_a_city_share_is_not_guessed() -> None:
    _, _, problems = read_plain(csv(ROW.replace("06095", "Alameda")))
    table, _, _ = read_plain(csv(ROW.replace("06095", "Alameda County")))

    assert problems == [(2, "place", "place_ambiguous")]
    assert rows(table)[0]["place"] == "county:06001"


TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(TEXT, min_size=1, max_size=7), max_size=8))
def test_whatever_stands_in_a_file_there_is_never_a_fall(cells: list[list[str]]) -> None:
    content = HEADER + "\n" + "\n".join(",".join(line) for line in cells)

    table, _, problems = read_plain(content)

    assert problems or table.num_rows
    assert all(line >= 0 for line, _, _ in problems)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_whatever_bytes_come_there_is_never_a_fall(content: bytes) -> None:
    for format in ("csv", "svi2018", "ces4", "acs-api", "acs-table", "places", "cde"):
        ask = asked(content, columns=LONG, period="2018")

        _, _, problems = read(format, ask)

        assert problems


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 57), min_size=1, max_size=40))
def test_a_row_is_an_observation_unless_its_key_stands_twice(counties: list[int]) -> None:
    lines = [f"06{2 * n + 1:03d},2023,child-poverty,All,1,10" for n in counties]
    twice = {i + 2 for i, n in enumerate(counties) if counties.count(n) > 1}

    table, _, problems = read_plain(csv(*lines))

    assert {line for line, _, _ in problems} == twice
    assert table.num_rows == len(counties)
