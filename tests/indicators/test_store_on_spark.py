"""A real Spark cluster, master and worker, gives every number that DuckDB gives.

Run by `./run test-spark`, which starts the cluster (`scripts/private_spark.py`).
"""

import os

import pytest

from tests.indicators.comparing import compare_everything
from thrive.indicators.store.engines import engine

CLUSTER = os.environ.get("OBSERVATIONS_ENGINE", "")

pytestmark = pytest.mark.skipif(
    not CLUSTER.startswith("spark://"),
    reason="NO SPARK CLUSTER: the Spark engine was not tested. Run ./run test-spark (needs Java).",
)


@pytest.fixture(scope="module")
def spark():
    cluster = engine(CLUSTER)
    yield cluster
    cluster.close()


def test_spark_answers_every_question_as_duckdb_does(spark, tmp_path):
    compare_everything(spark, tmp_path)
