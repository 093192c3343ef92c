"""Journey 6: a county's file with errors is mended and published, with one cell of 7 in it; residents
read it in chart, table, file and API, and whoever subtracts learns nothing."""

from __future__ import annotations

import csv as csv_files
import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.indicators.files.way import csv
from tests.indicators.ground import ROWS, dataset
from tests.indicators.test_import_pages import COLUMNS, _bring, _browser
from thrive.base.refs import SYSTEM
from thrive.indicators.models import Release
from thrive.places.actions import load_places

pytestmark = pytest.mark.django_db
PAGE = "/data/child-poverty/solano-county/"


def test_a_number_from_a_file_with_errors_to_a_resident(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    load_places(by=SYSTEM)
    ana, omar, resident, to = _browser(), _browser("Omar"), Client(), dataset()

    # the file has an error, told by line; nothing of it reaches anybody
    answer = _bring(ana, csv(*ROWS, "06001,2023,child-poverty,All,many,10"), to)
    page = ana.post(answer.url, COLUMNS, follow=True).content.decode()
    assert "1 problem. Nothing was imported." in page
    assert "There is no number of it for Solano County yet." in _read(resident, PAGE)

    # mended, checked, approved by one: still nobody else reads it
    answer = _bring(ana, csv(*ROWS), to)
    ana.post(answer.url, COLUMNS)
    place = Release.objects.get().get_absolute_url()
    ana.post(f"{place}check/")
    ana.post(f"{place}approve/")
    assert "There is no number of it for Solano County yet." in _read(resident, PAGE)

    # the second yes: chart, table, CSV and API tell the same
    omar.post(f"{place}publish/")
    page = _read(resident, f"{PAGE}?by=race")
    assert "Child poverty in Solano County: 1.0%" in page
    in_table = _table(page)
    in_file = _file(resident)
    by_api = resident.get("/api/v1/numbers/child-poverty/solano-county/").json()["numbers"]
    assert len(in_table) == 5
    assert in_table["Asian"] == "Withheld: so few people that somebody could be recognized."
    assert [row["status"] for row in in_file] == [row["status"] for row in by_api]
    assert [row["value"] for row in in_file] == [_written(row["value"]) for row in by_api]
    assert [words for words in in_table.values() if words.startswith("Withheld")] == [
        row["reason"] for row in in_file if row["reason"]
    ]

    # subtracting: the rest of the total is two cells together, never the seven
    total = next(float(row["numerator"]) for row in in_file if not row["groups"])
    shown = sum(float(row["numerator"] or 0) for row in in_file if row["groups"])
    assert total - shown >= 7 + 11


def _read(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def _table(page: str) -> dict[str, str]:
    """The rows of the table under the groups: label → value or reason."""
    [body] = re.findall(r"<tbody>((?:(?!</tbody>).)*Asian.*?)</tbody>", page, re.DOTALL)
    rows = re.findall(r'<th scope="row">(.*?)</th><td[^>]*>(.*?)</td>', body, re.DOTALL)
    return {label: re.sub(r"<[^>]+>", "", said).strip() for label, said in rows}


def _file(client: Client) -> list[dict[str, Any]]:
    text = client.get(f"{PAGE}numbers.csv?by=race").content.decode("utf-8-sig")
    return list(csv_files.DictReader(io.StringIO(text)))


def _written(value: float | None) -> str:
    return "" if value is None else str(value)
