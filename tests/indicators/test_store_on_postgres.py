"""A real PostgreSQL gives every number that DuckDB gives. Run by `./run test-postgres`."""

import os

import pytest

from tests.indicators.comparing import compare_everything
from tests.indicators.stored import batch, row
from thrive.indicators.store.engines import engine
from thrive.indicators.store.read import Observations
from thrive.indicators.store.write import write_release

DATABASE = os.environ.get("DATABASE_URL", "")

pytestmark = pytest.mark.skipif(
    not DATABASE.startswith("postgres"),
    reason="NO POSTGRESQL: its engine was not tested. Run ./run test-postgres.",
)


@pytest.fixture(scope="module")
def postgres():
    database = engine(DATABASE)
    yield database
    database.close()


def test_postgresql_answers_every_question_as_duckdb_does(postgres, tmp_path):
    compare_everything(postgres, tmp_path)


def test_a_release_is_loaded_once_and_can_be_dropped(postgres, tmp_path):
    write_release(tmp_path, [batch([row()])], stage="public")
    data = Observations(tmp_path / "public", engine=postgres)
    postgres.prepare(tmp_path / "public")

    answers = [data.trend("county:06095", "poverty").num_rows]
    postgres.forget(tmp_path / "public")
    again = Observations(tmp_path / "public", engine=postgres)
    answers.append(again.trend("county:06095", "poverty").num_rows)
    postgres.forget(tmp_path / "public")

    assert answers == [1, 1]
