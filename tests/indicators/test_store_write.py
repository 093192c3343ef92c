"""Writing a release: complete or not at all, sorted, twice for the public, and never edited."""

import datetime
import json
import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
from hypothesis import HealthCheck, given, settings

from tests.indicators.stored import Row, batch, hidden, key, many, row
from thrive.indicators.store import sorting, write
from thrive.indicators.store.layouts import bucket_of
from thrive.indicators.store.manifest import Coverage, read_manifest, verify
from thrive.indicators.store.raw import raw_batches
from thrive.indicators.store.schema import OBSERVATION
from thrive.indicators.store.sweeping import sweep
from thrive.indicators.store.write import write_release

TWO = [row(place="county:06095"), row(place="county:06001", value=7.0, moe=1.5)]


def refusal(folder: Path, *rows: Row) -> str:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 the sentence is asserted by the caller
        write_release(folder, [batch(list(rows))], stage="raw")
    return str(refused.value)


def test_what_was_imported_is_kept_whole_and_sorted(tmp_path):
    made = write_release(tmp_path, [batch(TWO[:1]), batch(TWO[1:])], stage="raw")

    kept = [each for some in raw_batches(tmp_path) for each in some.to_pylist()]
    assert kept == [TWO[1], TWO[0]]
    assert (made.rows, made.places, made.kinds) == (2, 2, ("county",))
    assert (made.indicators, made.years, made.buckets) == (("poverty",), (2018,), 0)


def test_raw_batches_keep_the_schema(tmp_path):
    write_release(tmp_path, [batch(TWO)], stage="raw")

    assert [each.schema for each in raw_batches(tmp_path)] == [OBSERVATION]


def test_the_public_stage_holds_the_same_rows_by_place_and_by_indicator(tmp_path):
    rows = [*TWO, hidden(indicator="uninsured"), row(indicator="uninsured", period="2017")]

    made = write_release(tmp_path, [batch(rows)], stage="public")

    by_place = parquet.read_table(tmp_path / "public" / "by_place" / "bucket=000.parquet")
    assert {file.path: file.rows for file in made.files} == {
        "by_place/bucket=000.parquet": 4,
        "by_indicator/poverty.parquet": 2,
        "by_indicator/uninsured.parquet": 2,
    }
    assert [key(each)[:3] for each in by_place.to_pylist()] == [
        ("county:06001", "poverty", "2018"),
        ("county:06095", "poverty", "2018"),
        ("county:06095", "uninsured", "2017"),
        ("county:06095", "uninsured", "2018"),
    ]


def test_the_manifest_says_what_stands_in_every_file_and_what_it_was_told(tmp_path):
    made = write_release(tmp_path, [batch(TWO)], stage="public", facts={"vintage": "2014-2018"})

    told = json.loads((tmp_path / "public" / "manifest.json").read_text())
    assert read_manifest(tmp_path / "public") == made == verify(tmp_path / "public")
    assert told["facts"] == {"vintage": "2014-2018"}
    assert [len(file["sha256"]) for file in told["files"]] == [64, 64]


def test_the_manifest_says_what_there_is_of_each_indicator(tmp_path):
    rows = [
        *TWO,
        row(place="place:0681666", period="2017"),
        hidden(indicator="uninsured", period="2014-2018"),
        row(indicator="uninsured", period="2014-2018", groups="age=0-5|race=latino"),
    ]

    made = write_release(tmp_path, [batch(rows)], stage="public")

    assert made.coverage == (
        Coverage("poverty", "2017", "place", 1),
        Coverage("poverty", "2018", "county", 2),
        Coverage("uninsured", "2014-2018", "county", 1),
    )
    assert made.keys == {"uninsured": ("age", "race")}


def test_a_changed_a_missing_and_an_added_file_are_named(tmp_path):
    write_release(tmp_path, [batch(TWO)], stage="public")
    public = tmp_path / "public"
    file, other = public / "by_indicator" / "poverty.parquet", public / "by_indicator" / "x.parquet"
    content = file.read_bytes()

    file.write_bytes(content[:-9] + b"x" + content[-8:])
    with pytest.raises(ValueError, match=r"^by_indicator/poverty\.parquet was changed after"):
        verify(public)
    file.unlink()
    with pytest.raises(ValueError, match=r"^by_indicator/poverty\.parquet is missing"):
        verify(public)
    file.write_bytes(content)
    other.write_bytes(content)
    with pytest.raises(ValueError, match=r"^by_indicator/x\.parquet does not belong"):
        verify(public)


def test_a_folder_without_a_manifest_is_no_release(tmp_path):
    with pytest.raises(ValueError, match="holds no release"):
        verify(tmp_path)


def test_a_release_is_never_written_again(tmp_path):
    write_release(tmp_path, [batch(TWO)], stage="raw")

    with pytest.raises(FileExistsError, match="A release is never edited"):
        write_release(tmp_path, [batch(TWO[:1])], stage="raw")

    assert read_manifest(tmp_path / "raw").rows == 2


def test_a_release_that_fails_half_way_leaves_nothing_behind(tmp_path):
    def breaks_off():
        yield batch(TWO)
        raise OSError("The file broke off.")

    with pytest.raises(OSError, match="broke off"):
        write_release(tmp_path, breaks_off(), stage="public")

    assert list(tmp_path.iterdir()) == []


def test_no_number_is_written_beside_a_status_that_hides_it(tmp_path):
    sentences = [
        refusal(tmp_path, {**hidden(status), name: 3.0})
        for status, name in [
            ("missing", "value"),
            ("withheld_by_source", "moe"),
            ("suppressed", "numerator"),
            ("suppressed_secondary", "denominator"),
        ]
    ]

    assert sentences == [
        f"The {name} of poverty of county:06095 in 2018, everyone, stands beside the status "
        f"{status}, which hides it."
        for status, name in [
            ("missing", "value"),
            ("withheld_by_source", "moe"),
            ("suppressed", "numerator"),
            ("suppressed_secondary", "denominator"),
        ]
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (row(value=None), "There is no value of poverty of county:06095 in 2018, everyone, yet"),
        (row(value=float("nan")), "A value is not a number."),
        (row(moe=float("inf")), "A moe is not a number."),
        (row(place="06095"), "“06095” is no place"),
        (row(place="county:../../etc"), "“county:../../etc” is no place"),
        (row(indicator="../poverty"), "“../poverty” is no name of an indicator"),
        (row(indicator="Poverty"), "“Poverty” is no name of an indicator"),
        (row(period="18-2018"), "“18-2018” is no period"),
        (row(groups="sex=f|age=0-5"), "“sex=f|age=0-5” does not name groups"),
        (row(groups="race"), "“race” does not name groups"),
        (row(groups="race=a|race=b"), "“race=a|race=b” does not name groups"),
        (row(groups="race=a\tb"), "“race=a\tb” does not name groups"),
        ({**row(), "year": 2017}, "The year 2017 is not the last year of the period 2018."),
        ({**row(), "place": None}, "An observation has no place."),
    ],
)
def test_what_is_not_an_observation_is_refused_in_a_sentence(tmp_path, wrong, sentence):
    nullable = pa.schema([field.with_nullable(True) for field in OBSERVATION])
    given_batch = pa.RecordBatch.from_arrays(batch([wrong]).columns, schema=nullable)

    with pytest.raises(ValueError) as refused:  # noqa: PT011 asserted below
        write_release(tmp_path, [given_batch], stage="raw")

    assert str(refused.value).startswith(sentence)


def test_an_unknown_status_is_refused(tmp_path):
    columns = batch([row()]).columns
    columns[-1] = pa.array(["fine"]).dictionary_encode()
    given_batch = pa.RecordBatch.from_arrays(columns, names=OBSERVATION.names)

    with pytest.raises(ValueError, match="“fine” is no status of an observation"):
        write_release(tmp_path, [given_batch], stage="raw")


def test_other_columns_and_other_types_are_refused(tmp_path):
    one = batch([row()])

    with pytest.raises(ValueError, match="The columns must be place, indicator, period"):
        write_release(tmp_path, [one.select(["place", "value"])], stage="raw")
    wider = one.set_column(3, "year", one.column("year").cast(pa.int64()))
    with pytest.raises(ValueError, match="The column year must be int16, not int64"):
        write_release(tmp_path, [wider], stage="raw")


def test_an_observation_that_stands_twice_is_named(tmp_path):
    again = [row(place="place:0681666", groups="race=latino"), *TWO]

    with pytest.raises(ValueError) as refused:  # noqa: PT011 asserted below
        write_release(tmp_path, [batch(again), batch(again[:1])], stage="public")

    assert str(refused.value) == (
        "There are two observations of poverty of place:0681666 in 2018, race=latino."
    )


def test_a_release_without_an_observation_is_refused(tmp_path):
    with pytest.raises(ValueError, match="There is no observation to write"):
        write_release(tmp_path, [batch([])], stage="raw")


@given(rows=many)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_sorting_in_many_pieces_and_buckets_loses_and_changes_nothing(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("release")
    with pytest.MonkeyPatch.context() as small:  # as if memory held seven rows
        small.setattr(sorting, "PIECE", 7)
        small.setattr(write, "ROWS_A_BUCKET", 10)
        write_release(folder, [batch(rows[:50]), batch(rows[50:])], stage="public")
        write_release(folder, [batch(rows[:50]), batch(rows[50:])], stage="raw")

    made = verify(folder / "public")
    in_buckets = [
        (number, each)
        for number in range(made.buckets)
        for file in [folder / "public" / "by_place" / f"bucket={number:03d}.parquet"]
        if file.exists()
        for each in parquet.read_table(file).to_pylist()
    ]
    by_indicator = [
        each
        for name in made.indicators
        for each in parquet.read_table(
            folder / "public" / "by_indicator" / f"{name}.parquet"
        ).to_pylist()
    ]
    raw = [each for some in raw_batches(folder) for each in some.to_pylist()]
    assert raw == sorted(rows, key=lambda r: (*key(r)[:2], r["year"], *key(r)[2:]))
    assert all(bucket_of(each["place"], made.buckets) == number for number, each in in_buckets)
    assert sorted((each for _, each in in_buckets), key=key) == sorted(rows, key=key)
    assert by_indicator == sorted(
        rows, key=lambda r: (r["indicator"], r["year"], r["period"], r["groups"], r["place"])
    )


def test_only_what_a_fall_left_behind_long_ago_is_swept(tmp_path):
    now = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
    old = now.timestamp() - 2 * 86_400
    left = [".importing-svi-x1", "svi/3/.writing-public-x2", "svi/3/.checking-x3"]
    kept = ["svi/3/public", "svi/3/.checked", ".importing-svi-new"]
    for name in (*left, *kept):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "rows.parquet").write_bytes(b"x")
        stamp = now.timestamp() if name.endswith("new") else old
        os.utime(tmp_path / name, (stamp, stamp))

    gone = sweep(tmp_path, now - datetime.timedelta(days=1))

    assert gone == 3
    assert [name for name in left if (tmp_path / name).exists()] == []
    assert [name for name in kept if not (tmp_path / name).exists()] == []
