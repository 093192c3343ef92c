"""Data staff bring a file, say what it means, read what is wrong, and two people publish it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cities import way
from tests.indicators.files.way import csv
from tests.indicators.ground import ROWS, dataset, draft, solano, staff
from thrive.indicators.actions import catalog
from thrive.indicators.files.columns import Columns, Wide
from thrive.indicators.forms.columns import ColumnsForm
from thrive.indicators.models import Dataset, ImportRun, Release

pytestmark = pytest.mark.django_db
COLUMNS = {
    "place": "place",
    "period_column": "year",
    "indicator_column": "indicator",
    "numerator": "numerator",
    "denominator": "denominator",
    "race": "race",
    "per": "100",
}


@pytest.fixture(autouse=True)
def _releases_stay_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


def _browser(name: str = "Imani", role: str = "data") -> Client:
    return way.desk(staff(name, role))


def _bring(client: Client, content: str, to: Dataset, format: str = "csv", **more: Any) -> Any:
    file = SimpleUploadedFile("counts.csv", content.encode())
    sent = {"dataset": to.pk, "file": file, "format": format, **more}
    return client.post("/data/import/", sent)


def test_a_file_with_errors_is_mended_mapped_checked_and_published_by_two() -> None:
    solano()
    imani, omar, to = _browser(), _browser("Omar"), dataset()

    # a file with an error: mapped, then refused by line
    answer = _bring(imani, csv(*ROWS, "06001,2023,child-poverty,All,many,10"), to)
    assert answer.url.endswith("/columns/")
    assert 'value="numerator" selected' in imani.get(answer.url).content.decode()
    answer = imani.post(answer.url, COLUMNS, follow=True)
    page = answer.content.decode()
    assert "1 problem. Nothing was imported." in page
    assert re.search(r"<td class=\"num\">7</td>\s*<td>numerator</td>", page)
    run = ImportRun.objects.get()
    report = imani.get(f"/data/import/{run.pk}/problems.csv").content.decode()
    assert report.splitlines()[1] == "7,numerator,This is not a number.,many"

    # mended: what was said of its columns stands there already; a draft
    answer = _bring(imani, csv(*ROWS), to)
    assert "What they meant then is filled in." in imani.get(answer.url).content.decode()
    answer = imani.post(answer.url, COLUMNS, follow=True)
    assert "5 rows · 1 place" in answer.content.decode()
    place = Release.objects.get().get_absolute_url()

    # checked, and approved by two people
    imani.post(f"{place}check/")
    assert "rows count 1 to 10 people" in imani.get(place).content.decode()
    imani.post(f"{place}approve/")
    assert "A second person must look" in imani.get(place).content.decode()
    assert imani.post(f"{place}publish/").status_code == 403
    omar.post(f"{place}publish/")

    assert Release.objects.get().status == "published"

    # withdrawn, with a reason
    omar.post(f"{place}withdraw/", {"reason": "The agency has corrected its file."})
    assert "The agency has corrected its file." in omar.get(place).content.decode()


def test_what_the_columns_meant_is_filled_in_the_next_time() -> None:
    client, to = _browser(), dataset()
    client.post(_bring(client, csv(*ROWS), to).url, {**COLUMNS, "withheld": "xx"})

    page = client.get(_bring(client, csv(*ROWS[:3]), to).url).content.decode()

    assert "What they meant then is filled in." in page
    assert 'value="xx"' in page


def test_a_file_that_cannot_be_read_says_why_and_not_how_it_fell() -> None:
    client, to = _browser(), dataset()

    answer = client.get(_bring(client, 'a,"b\n', to).url, follow=True)

    assert "A quotation mark opens here and never closes" in answer.content.decode()


def test_the_mapping_says_what_is_missing_beside_its_field() -> None:
    client, to = _browser(), dataset()
    place = _bring(client, csv(*ROWS), to).url

    answer = client.post(place, {"wide": "nothing here", "names": "x = no-such-thing"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "has no = in it" in page
    assert "No indicator is called" in page


def test_the_release_page_says_what_changed_since_the_one_before() -> None:
    client, to = _browser(), dataset()
    draft(to=to)
    place = draft(csv(*ROWS[:4]), to=to).get_absolute_url()

    client.post(f"{place}check/")

    page = client.get(place).content.decode()
    assert "Beside release 1" in page
    assert re.search(
        r"child-poverty</th><td class=\"num\">0</td><td class=\"num\">1</td><td class=\"num\">0</td>",
        page,
    )


def test_a_calhhs_file_needs_its_indicator() -> None:
    client, to = _browser(), dataset()

    answer = _bring(client, "Year,County\n", to, "calhhs")

    assert answer.status_code == 422
    assert "Choose which indicator this file is" in answer.content.decode()


def test_a_data_set_is_opened_and_its_address_stays_its_own() -> None:
    client = _browser()
    sent = {
        "title": "School counts",
        "slug": "school-counts",
        "publisher": "Vallejo schools",
        "source": "Counts",
        "license": "CC BY 4.0",
        "kind": "observations",
        "protection": "counts",
    }

    client.post("/data/import/new-set/", sent)
    again = client.post("/data/import/new-set/", {**sent, "title": "Other counts"})

    assert Dataset.objects.get().title == "School counts"
    assert "Another data set has this address" in again.content.decode()


@pytest.mark.parametrize("role", ["coach", "grants", "expert"])
def test_who_is_not_data_staff_opens_none_of_it(role: str) -> None:
    place = draft().get_absolute_url()
    client = _browser(f"A {role}", role)

    answers = {client.get(path).status_code for path in ("/data/import/", place)}

    assert answers == {403}


def test_an_administrator_may_approve_and_sees_no_numbers_as_imported() -> None:
    place = draft().get_absolute_url()
    client = _browser("Ada", "admin")
    client.post(f"{place}check/")

    assert client.post(f"{place}approve/").status_code == 302
    assert "Only the program’s data staff" in client.get("/data/import/").content.decode()
    assert client.get("/data/import/1/").status_code == 404


def test_the_page_takes_as_many_questions_for_three_imports_as_for_one(
    django_assert_max_num_queries: Any,
) -> None:
    client, to = _browser(), dataset()
    for n in range(1, 4):
        client.post(_bring(client, csv(*ROWS[:n]), to).url, COLUMNS)

    with django_assert_max_num_queries(14):
        client.get("/data/import/")


WIDE_HEADER = ["geoid", "pct", "pct_moe", "n", "all"]


def _mapped(wide: str) -> ColumnsForm:
    catalog.write_framework()
    said = {"place": "geoid", "period": "2023", "wide": wide}
    return ColumnsForm(said, header=WIDE_HEADER, known=Columns())


def test_a_wide_file_says_its_margins_counts_and_groups_and_is_shown_them_again() -> None:
    line = "pct = child-poverty; margin = pct_moe; count = n; whole = all; groups = race=latino"
    form = _mapped(line)

    assert form.is_valid(), form.errors
    [wide] = form.columns().wide
    assert wide == Wide("pct", "child-poverty", "race=latino", "n", "all", "pct_moe")
    again = ColumnsForm(None, header=WIDE_HEADER, known=form.columns())
    assert again.initial["wide"] == line


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("pct = child-poverty; margins = pct_moe", "“margins” is none of margin, count, whole and groups"),
        ("pct = child-poverty; margin = other", "The file has no column “other”"),
        ("pct = child-poverty; groups = latino", "Write groups like age=0-5|race=latino"),
        ("pct = child-poverty; margin", "“ margin” has no = in it"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_line_stands_beside_the_field(line: str, sentence: str) -> None:
    assert _mapped(line).errors["wide"] == [sentence]
