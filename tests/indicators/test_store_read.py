"""Every question, against the answer found by looking at every row."""

import threading
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings

from tests.indicators.stored import EVERY_QUESTION, ask, batch, expected, hidden, many, row
from thrive.indicators.store import sorting, write
from thrive.indicators.store.compiling import statements
from thrive.indicators.store.engines import engine
from thrive.indicators.store.read import ANSWER, Observations
from thrive.indicators.store.statements import FILE, statement
from thrive.indicators.store.write import write_release

OTHERS = tuple(f"county:06{number:03d}" for number in range(1, 9, 2))


def published(folder: Path, rows) -> Observations:
    write_release(folder, [batch(rows)], stage="public")
    return Observations(folder / "public")


@given(rows=many)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_question_has_the_answer_of_a_look_at_every_row(tmp_path_factory, rows):
    with pytest.MonkeyPatch.context() as small:
        small.setattr(sorting, "PIECE", 30)
        small.setattr(write, "ROWS_A_BUCKET", 20)
        data = published(tmp_path_factory.mktemp("release"), rows)

    for asked in EVERY_QUESTION:
        answer, wanted = ask(data, *asked), expected(rows, *asked)
        if asked[0] == "averages":
            means = [each.pop("mean") for each in answer]
            assert means == pytest.approx([each.pop("mean") for each in wanted], rel=1e-9, abs=1e-6)
        assert (asked, answer) == (asked, wanted)


def test_all_places_read_straight_are_what_the_statement_of_all_engines_answers(tmp_path):
    years = ("2018", "2014-2018", "2019")
    rows = [row(place=place, period=period) for place in OTHERS for period in years]
    data = published(tmp_path, [*rows, hidden("suppressed", groups="race=asian")])
    file = str(tmp_path / "public" / "by_indicator" / "poverty.parquet")

    for year in (2018, 2019, 2020):
        asked = {"indicator": "poverty", "year": year, "files": file}
        planned = duckdb.sql(statement("duckdb", "all_places"), params=asked).to_arrow_table()
        straight = data.all_places("poverty", year)
        assert straight.to_pylist() == planned.cast(ANSWER).to_pylist()
        for kind in ("county", "place", "tract2010", "zcta"):
            asked |= {"first": f"{kind}:", "after": f"{kind};"}
            planned = duckdb.sql(statement("duckdb", "map_of"), params=asked).to_arrow_table()
            straight = data.map_of("poverty", year, kind)
            assert straight.to_pylist() == planned.cast(ANSWER).to_pylist()


def test_a_hidden_observation_is_answered_with_its_status_and_no_number(tmp_path):
    data = published(tmp_path, [row(), hidden("suppressed", period="2017")])

    trend = data.trend("county:06095", "poverty")

    assert trend.column("status").to_pylist() == ["suppressed", "ok"]
    assert trend.column("value").to_pylist() == [None, 12.5]


def test_an_average_counts_only_places_with_a_number(tmp_path):
    rows = [row(value=10.0), row(place="county:06001", value=20.0), hidden(place="county:06003")]
    data = published(tmp_path, rows)

    assert data.averages(2018).to_pylist() == [
        {
            "indicator": "poverty",
            "period": "2018",
            "groups": "",
            "kind": "county",
            "places": 2,
            "mean": 15.0,
            "lowest": 10.0,
            "highest": 20.0,
        }
    ]


def test_what_was_imported_but_not_reviewed_cannot_be_opened(tmp_path):
    write_release(tmp_path, [batch([row()])], stage="raw")

    with pytest.raises(ValueError, match="were not reviewed"):
        Observations(tmp_path / "raw")
    with pytest.raises(ValueError, match="holds no release"):
        Observations(tmp_path / "public")


def test_what_a_stranger_asks_finds_nothing_and_harms_nothing(tmp_path):
    data = published(tmp_path, [row()])

    for text in ("' OR 1=1 --", "$place", "../raw/observations", "", "%", "county:06095'"):
        assert data.profile(text) == ANSWER.empty_table()
        assert data.trend("county:06095", text) == ANSWER.empty_table()
        assert data.map_of(text, 2018, text or "x") == ANSWER.empty_table()
        assert data.all_places(text, 2018) == ANSWER.empty_table()


def test_many_threads_ask_at_once_and_each_gets_its_own_answer(tmp_path):
    places = [f"county:06{number:03d}" for number in range(40)]
    rows = [row(place=place, value=float(number)) for number, place in enumerate(places)]
    data = published(tmp_path, rows)
    answers: dict[int, list[float]] = {}

    def asks(start: int) -> None:
        answers[start] = [
            data.trend(place, "poverty").column("value")[0].as_py() for place in places[start:]
        ]

    threads = [threading.Thread(target=asks, args=(start,)) for start in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == {start: [float(n) for n in range(start, 40)] for start in range(8)}


def test_the_compiled_statements_say_what_the_questions_say():
    assert FILE.read_text(encoding="utf-8") == statements()


@pytest.mark.parametrize("setting", ["", "sqlite", "spark", "spark://", "mysql://host/x"])
def test_a_setting_that_names_no_engine_is_refused(setting):
    with pytest.raises(ValueError, match="names no engine"):
        engine(setting)


def test_a_place_in_a_bucket_that_nobody_fell_into_has_no_numbers(tmp_path, monkeypatch):
    monkeypatch.setattr(write, "ROWS_A_BUCKET", 1)
    data = published(tmp_path, [row(period="2017"), row(period="2018")])

    found = {place: data.profile(place).num_rows for place in ("county:06095", *OTHERS)}

    assert data.manifest.buckets == 2
    assert found == {"county:06095": 2, **dict.fromkeys(OTHERS, 0)}
