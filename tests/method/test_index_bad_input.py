"""What `thrive index build` does with files that are off: one sentence, exit code 2, no output."""

from __future__ import annotations

import gzip
import subprocess
import sys

import numpy as np
import pytest

from thrive.method import tables
from thrive.method.commands import run

RECIPE = """[recipe]
name = "small"
id = "id"
missing = [-999]
[[indicator]]
code = "a"
group = "G"
[[indicator]]
code = "b"
group = "G"
[[group]]
code = "G"
"""
GOOD = "id,a,b\n1,2,3\n2,3,4\n"
BASE_YEAR = '[base_year]\ncolumn = "year"\nvalue = 2010\n'


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "recipe.toml").write_text(RECIPE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(folder, capsys, data: str = "data.csv", out: str = "out.csv") -> str:
    code = run(["index", "build", "recipe.toml", data, "--out", out])
    said = capsys.readouterr()
    assert code == 2
    assert said.out == ""
    assert said.err.startswith("thrive index: ")
    assert said.err.count("\n") == 1
    assert not (folder / out).exists()
    return said.err


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("id,a,b\n1,inf,2\n2,3,1\n", "data.csv, line 2, column a: the value is infinite."),
        ("id,a,b\n1,2,2\n2,-1e999,1\n", "data.csv, line 3, column a: the value is infinite."),
        ("id,a,b\n1,nan,2\n2,3,1\n", "data.csv, line 2, column a: “nan” is not a number"),
        ('id,a,b\n1,"1,000",2\n2,3,1\n', "data.csv, line 2, column a: “1,000” is not a number"),
        ("id,a,b\n1,,2\n2,-999.0,1\n", "data.csv, column a: indicator a has no value at all."),
        ("id,a,b\n1,4,2\n2,4.0,1\n3,-999,7\n", "data.csv, column a: all values are equal (4)"),
        ("id,a,b\n1,2,2\n1,3,1\n", "line 3, column id: the id 1 stands twice (first on line 2)."),
        ("id,a,b\n1,2,2\n ,3,1\n", "data.csv, line 3, column id: the id is empty."),
        ("id,a,b\n", "data.csv: the file has a header and no rows."),
        ("", "data.csv: the file is empty."),
        ("id,A,b\n1,2,2\n", "data.csv: there is no column a. Did you mean A?"),
        ("id,a,b\n1,2\n", "data.csv, line 2: the line has 2 cells where the header has 3."),
        ('id,a,b\n"1,2,3\n', "data.csv, line 2: the CSV is broken"),
    ],
)
def test_a_file_that_is_off_is_named_with_its_place(folder, capsys, data, says):
    (folder / "data.csv").write_text(data)

    assert says in refused(folder, capsys)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ('parent = "G"\n', "in a circle: G → G."),
        ("rerank = true\nmethod = 'goalposts'\n", "line 14: group G: goalposts need goalposts ="),
        ("ties = 'low'\n", "recipe.toml, line 13: group G: ties = 'low' is not one of"),
        ("[wheights]\n", "recipe.toml, line 13: the table [wheights] is not known."),
        (
            "[normalize]\nmethod = 'min-max'\npopulation = 'p'\n",
            "recipe.toml, line 15: [normalize]: population weights percentile ranks and z-scores",
        ),
        (
            BASE_YEAR + "[normalize]\npopulation = 'p'\n",
            "line 5: indicator a: by the people of a base year, a percentile rank is the share of",
        ),
        (
            BASE_YEAR + "[normalize]\nabsent = 'worst'\n",
            'line 5: indicator a: absent = "worst" knows no base year.',
        ),
        (
            "[normalize]\nabsent = 'worst'\nmethod = 'z-score'\n",
            'line 5: indicator a: absent = "worst" needs a worst place',
        ),
        (
            "[normalize]\nabsent = 'worst'\nzeros = 'zero'\n",
            'line 5: indicator a: absent = "worst" needs a worst place',
        ),
        ("absent = 'worst'\n", "line 13: group G: absent is a key of indicators"),
        (
            BASE_YEAR + "[normalize]\nmethod = 'borda'\n",
            "line 5: indicator a: borda knows no base year; use percentile-rank.",
        ),
    ],
)
def test_a_recipe_that_is_off_is_named_with_its_line(folder, capsys, more, says):
    (folder / "recipe.toml").write_text(RECIPE + more)
    (folder / "data.csv").write_text(GOOD)

    assert says in refused(folder, capsys)


def test_fewer_than_nobody_cannot_weigh(folder, capsys):
    (folder / "recipe.toml").write_text(RECIPE + "[normalize]\npopulation = 'p'\n")
    (folder / "data.csv").write_text("id,p,a,b\n1,5,1,2\n2,-5,2,3\n")

    found = refused(folder, capsys)

    assert "data.csv, line 3, column p: the population is negative." in found


@pytest.mark.parametrize("name", ["nothing.csv", "nothing.csv.gz", "nothing.parquet"])
def test_a_file_that_is_not_there_is_named(folder, capsys, name):
    assert f"{name}: the file cannot be read" in refused(folder, capsys, data=name)


def test_a_missing_folder_is_named_and_an_old_file_stays_where_the_new_one_fails(folder, capsys):
    (folder / "data.csv").write_text(GOOD)
    (folder / "old.csv").write_text("old")

    nowhere = refused(folder, capsys, out="no/such/out.csv")
    (folder / "data.csv").write_text("id,a,b\n1,x,2\n")
    code = run(["index", "build", "recipe.toml", "data.csv", "--out", "old.csv"])

    assert "no/such/out.csv: the file cannot be written: No such file or directory." in nowhere
    assert code == 2
    assert (folder / "old.csv").read_text() == "old"


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ("per = 1e308\n", "data.csv, column b: the rate of unit 1 is too large for a number."),
        ("weight = 1e308\nmethod = 'rank'\n", "group G: the score of unit 2 is too large"),
    ],
)
def test_what_outgrows_a_number_is_refused(folder, capsys, keys, says):
    sum_up = RECIPE.replace('code = "b"\n', 'code = "b"\n' + keys) + 'aggregate = "sum"\n'
    (folder / "recipe.toml").write_text(sum_up)
    (folder / "data.csv").write_text(GOOD)

    assert says in refused(folder, capsys)


def test_a_recipe_without_end_is_refused_with_memory_staying_flat(folder, capsys):
    code = run(["index", "build", "/dev/zero", "data.csv", "--out", "out.csv"])

    said = capsys.readouterr().err
    assert code == 2
    assert said == "thrive index: /dev/zero: the file is larger than 1 MiB.\n"


def test_a_line_without_end_from_a_pipe_is_refused_with_memory_staying_flat(folder):
    endless = "import sys\nsys.stdout.write('id,a,b\\n')\nwhile True: sys.stdout.write('9' * 65536)"
    build = (
        "import re, sys\nfrom thrive.method.commands import run\n"
        "code = run(['index', 'build', 'recipe.toml', '-', '--out', 'out.csv'])\n"
        "peak = re.search(r'VmHWM:\\s+(\\d+) kB', open('/proc/self/status').read())\n"
        "print(peak[1])\nsys.exit(code)\n"
    )

    with subprocess.Popen(
        [sys.executable, "-c", endless], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as source:
        found = subprocess.run(
            [sys.executable, "-c", build], stdin=source.stdout, capture_output=True, text=True
        )
        source.kill()

    assert found.returncode == 2
    assert found.stderr == "thrive index: -, line 2: the line is longer than 1 MiB.\n"
    assert int(found.stdout) < 100_000  # KiB, of which Python with NumPy takes some 40,000
    assert not (folder / "out.csv").exists()


def test_windows_line_ends_a_byte_order_mark_and_packing_change_nothing(folder):
    rows = "id,a,b\n007,1,2\n 8,-999.0,1\nZ ,7,9\n"
    windows = b"\xef\xbb\xbf" + rows.replace("\n", "\r\n").encode()
    (folder / "plain.csv").write_text(rows)
    (folder / "windows.csv").write_bytes(windows)
    (folder / "packed.csv.gz").write_bytes(gzip.compress(windows))
    (folder / "recipe.toml").write_bytes(b"\xef\xbb\xbf" + RECIPE.replace("\n", "\r\n").encode())

    for name in ("plain.csv", "windows.csv", "packed.csv.gz"):
        assert run(["index", "build", "recipe.toml", name, "--out", f"out-{name[:5]}.csv"]) == 0

    expected = "id,n.a,n.b,s.G\n007,0.0,0.5,0.25\n 8,,0.0,\nZ ,1.0,1.0,1.0\n"
    for name in ("plain", "windo", "packe"):
        assert (folder / f"out-{name}.csv").read_bytes() == expected.encode()


def test_a_parquet_file_takes_numbers_for_ids_and_missing_values(folder):
    tables.write(
        "data.parquet", {"id": [7, 8, 9], "a": [1, -999, 3], "b": np.array([1.5, 2, np.nan])}
    )

    code = run(["index", "build", "recipe.toml", "data.parquet", "--out", "out.csv"])

    assert code == 0
    assert (folder / "out.csv").read_text() == "id,n.a,n.b,s.G\n7,0.0,0.0,0.0\n8,,1.0,\n9,1.0,,\n"


def test_overrides_thresholds_rescaling_and_ranks_passed_on_go_together(folder):
    recipe = """[recipe]
name = "full"
id = "id"
norm_group = "state"
missing = [-999]
[normalize]
decimals = 4
[[indicator]]
code = "a"
column = "A"
group = "T"
[[indicator]]
code = "b"
group = "T"
direction = "asset"
weight = 2
[[indicator]]
code = "c"
group = "U"
ties = "max"
denominator = "n"
zeros = "zero"
scale = 100
decimals = 1
[[indicator]]
code = "d"
group = "U"
method = "z-score"
decimals = 2
[[group]]
code = "T"
parent = "ALL"
aggregate = "sum"
rerank = true
passes = "rank"
scale = 100
decimals = 1
denominator = "n"
ties = "mean"
[[group]]
code = "U"
parent = "ALL"
missing = "available"
min_leaves = 1
score_decimals = 3
[[group]]
code = "ALL"
rerank = true
min_leaves = 3
rescale = {by = "max", to = 10}
[flags]
at_least = 0.9
groups = "count"
"""
    (folder / "recipe.toml").write_text(recipe)
    (folder / "data.csv").write_text(
        "id,state,A,b,c,d\n1,CA,1,5,0,1\n2,CA,2,6,3,2\n3,CA,3,4,7,-999\n4,NV,3,1,0,3\n"
        "5,NV,9,2,-999.0,-999\n6,NV,4,,4,1\n7,NV,9,3,5,8\n"
    )

    run(["index", "build", "recipe.toml", "data.csv", "--out", "out.csv"])

    # By hand: T = a + 2b by its rank among the state's, U = mean(c, d), ALL = mean / highest · 10.
    assert (folder / "out.csv").read_text().splitlines() == [
        "id,n.a,n.b,n.c,n.d,s.T,s.U,s.ALL,r.T,r.ALL,f.a,f.b,f.c,f.d,f.T,f.U,f.ALL",
        "1,0.0,0.5,0.0,-0.71,1.0,-0.355,3.3172,66.7,0.5,0.0,0.0,0.0,0.0,0.0,0.0,0.0",
        "2,0.5,0.0,50.0,0.71,0.5,25.355,2.9328,33.3,0.0,0.0,0.0,1.0,0.0,0.0,1.0,1.0",
        "3,1.0,1.0,100.0,,3.0,100.0,10.0,100.0,1.0,1.0,1.0,1.0,,2.0,,",
        "4,0.0,1.0,0.0,-0.28,2.0,-0.14,10.0,100.0,1.0,0.0,1.0,0.0,0.0,1.0,0.0,1.0",
        "5,0.6667,0.5,,,1.6667,,,66.7,,0.0,0.0,,,0.0,,",
        "6,0.3333,,50.0,-0.83,,24.585,4.9239,,0.0,0.0,,1.0,0.0,,1.0,",
        "7,0.6667,0.0,100.0,1.11,0.6667,50.555,8.3973,33.3,0.5,0.0,0.0,1.0,1.0,0.0,2.0,2.0",
    ]
