"""A real Spark cluster, master and worker, gives every number that DuckDB gives.

Run by `./run test-spark`, which starts the cluster (`scripts/private_spark.py`).
"""

import os
import shutil

import pytest

from tests.indicators.comparing import compare_everything
from tests.indicators.stored import batch, row
from thrive.indicators.store.engines import engine
from thrive.indicators.store.read import Observations
from thrive.indicators.store.write import write_release

CLUSTER = os.environ.get("OBSERVATIONS_ENGINE", "")

pytestmark = [
    pytest.mark.skipif(
        not CLUSTER.startswith("spark://"),
        reason="NO SPARK CLUSTER: the Spark engine was not tested. Run ./run test-spark (needs Java).",
    ),
    # PySpark leaves the socket of each answer to be closed with the answer, and Python says so.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def spark():
    cluster = engine(CLUSTER)
    yield cluster
    cluster.close()


def test_spark_answers_every_question_as_duckdb_does(spark, tmp_path):
    compare_everything(spark, tmp_path, most=2)


def test_a_withdrawn_release_is_forgotten(spark, tmp_path):
    write_release(tmp_path, [batch([row()])], stage="public")
    data = Observations(tmp_path / "public", engine=spark)

    before = data.trend("county:06095", "poverty").num_rows
    spark.forget(tmp_path / "public")
    shutil.rmtree(tmp_path / "public" / "by_place")

    assert before == 1
    with pytest.raises(Exception, match="PATH_NOT_FOUND"):
        data.trend("county:06095", "poverty")
