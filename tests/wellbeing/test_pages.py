"""The index as everybody reads it: pages stand, say what they show, and ask few questions."""

from __future__ import annotations

import pytest
from django.test import Client

from thrive.wellbeing.models import IndexEdition

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/data/index/",
        "/data/index/?q=vall",
        "/data/index/?kind=county",
        "/data/index/vallejo/",
        "/data/index/vallejo/?w4=50&scale=position&mean=geometric",
        "/data/index/vallejo/peers/",
        "/data/index/method/",
        "/data/index/published/",
        "/data/index/numbers.csv",
        "/data/index/vallejo/numbers.json",
        "/es/data/index/vallejo/",
        "/data/index/solano-county/",
    ],
)
def test_a_page_stands(conditions: IndexEdition, client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
