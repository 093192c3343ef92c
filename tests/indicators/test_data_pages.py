"""The pages of numbers: what they say, what they do not, in how many queries, and their files."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cities import way
from tests.indicators.ground import staff
from thrive.base.decisions import Refused
from thrive.base.refs import SYSTEM
from thrive.cities.actions.pages import open_city_pages
from thrive.cities.models import Community
from thrive.indicators.actions.public_tables import publish_public_tables
from thrive.indicators.actions.targets import end_target, set_target
from thrive.indicators.models import CAUTIONS, Making, Release
from thrive.indicators.queries import city_numbers, words
from thrive.indicators.queries.places import by_slug
from thrive.indicators.queries.shelf import on_shelf
from thrive.places.actions import load_places

pytestmark = pytest.mark.django_db
VALLEJO = "/data/preschool-enrollment/vallejo/"


@pytest.fixture(scope="module")
def told(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Real public tables and the invented one, published once for the whole module."""
    before, settings.DATA_DIR = settings.DATA_DIR, tmp_path_factory.mktemp("numbers")
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        load_places(by=SYSTEM)
        open_city_pages(by=SYSTEM)
        publish_public_tables(
            first=staff(),
            second=staff("Omar"),
            datasets=("svi-2018", "svi-2022", "acs1-b17020"),
            invented=True,
        )
        try:
            yield
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)
            settings.DATA_DIR = before


def _page(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/data/", "Numbers you can check"),
        ("/data/?q=escuela", "Nothing found"),
        ("/es/data/?q=escuela", "Se sienten seguros en la escuela"),
        ("/data/?place=Atlantis", "We know no city called “Atlantis”."),
        ("/data/poverty/", "Poverty, all ages in California: 14.3%"),
        ("/data/poverty/?place=Atlantis", "We know no city or county called “Atlantis”."),
        ("/data/poverty/vallejo/", "It is not the city’s own number."),
        ("/es/data/poverty/solano-county/", "Condado de Solano"),
        ("/data/crowding/solano-county/", "the years cannot be joined"),
        ("/data/crowding/marysville/", "Fewer than 20,000 people live in Marysville"),
        ("/data/child-poverty/?by=race&year=2018", "Hispanic or Latino"),
        ("/data/early-prenatal-care/vallejo/", "There is no number of it for Vallejo yet."),
        (VALLEJO, "These values are invented"),
        (f"{VALLEJO}embed/", "Illustrative: these values are invented."),
        ("/cities/vallejo/numbers/", "Vallejo in numbers"),
        ("/data/compare/?one=vallejo&other=merced", "Higher in Merced, by more than chance would do."),
        ("/data/compare/?one=vallejo&other=Atlantis", "We know no city or county called “Atlantis”."),
        ("/data/catalog/", "Illustrative numbers"),
        ("/data/catalog/svi-2018/", "application/ld+json"),
    ],
)  # fmt: skip
def test_what_a_page_says(told: None, path: str, said: str) -> None:
    assert said in _page(path)


@pytest.mark.parametrize(
    "path",
    [
        *("/data/nope/", "/data/nope/vallejo/", "/data/poverty/atlantis/", "/data/catalog/nope/"),
        *("/data/poverty/vallejo/numbers.exe", "/data/poverty/all-county-1999.csv"),
        *("/cities/atlantis/numbers/", "/cities/vallejo/numbers.exe"),
    ],
)
def test_what_is_not_there_is_a_404(told: None, path: str) -> None:
    assert Client().get(path).status_code == 404


def test_a_place_that_somebody_typed_leads_on_and_keeps_the_year(told: None) -> None:
    answer = Client().get(
        "/data/child-poverty/", {"place": "california", "year": "2016", "by": "age"}
    )

    assert answer["Location"] == "/data/child-poverty/california/?year=2016&by=age"


def test_a_city_with_very_many_numbers_has_them_on_several_pages(
    told: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf, vallejo = on_shelf(), by_slug("vallejo")
    assert vallejo is not None
    whole = city_numbers.city_numbers(shelf, vallejo)
    all_of_them = [row.about.slug for one in whole.sections for row in one.rows]
    monkeypatch.setattr(city_numbers, "BY_SLUG", {})  # so that all of them stand beyond it
    monkeypatch.setattr(city_numbers, "INDICATORS", ())
    monkeypatch.setattr(city_numbers, "ON_A_PAGE", 2)

    pages = [city_numbers.city_numbers(shelf, vallejo, str(turn)) for turn in (1, 2, 3)]

    last = pages[0].links.paginator.num_pages
    assert last > 2
    assert {one.count for one in pages} == {whole.count} == {len(all_of_them)}
    assert [len(one.sections[-1].rows) for one in pages[:2]] == [2, 2]
    assert (pages[0].sections[0].area is not None, pages[1].sections[0].area) == (True, None)
    html = _page("/cities/vallejo/numbers/?page=2")
    here, before = (
        f"/data/{page.sections[-1].rows[0].about.slug}/" for page in reversed(pages[:2])
    )
    assert (here in html, before in html, "?page=3" in html) == (True, False, True)


def test_the_invented_is_never_shown_without_saying_so(told: None) -> None:
    city, real = _page("/cities/vallejo/numbers/"), _page("/data/poverty/vallejo/")

    [rows] = [json.loads(Client().get("/cities/vallejo/numbers.json").content)["numbers"]]
    invented = {row["indicator"] for row in rows if row["illustrative"]}
    marked = city.count("Illustrative</span>")
    assert marked == len(invented) == 5
    assert "nvented" not in real


@pytest.mark.parametrize(
    ("paths", "most"),
    [
        (("/data/poverty/vallejo/", VALLEJO), 5),  # and who spoke of it, how it was made, what is planned
        (("/cities/vallejo/numbers/", "/cities/lodi/numbers/"), 2),
        (("/data/", "/es/data/"), 2),  # and the document the program recommends
        (("/data/compare/?one=vallejo&other=merced", "/data/compare/?one=lodi&other=solano-county"), 1),
        (("/data/catalog/", "/data/catalog/"), 4),
    ],
)  # fmt: skip
def test_a_page_asks_the_database_as_often_for_little_as_for_much(
    told: None, paths: tuple[str, str], most: int
) -> None:
    counts = []
    for path in paths:
        Client().get(path)
        with CaptureQueriesContext(connection) as asked:
            Client().get(path)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= most


def test_every_kind_of_file_holds_the_numbers_of_the_page(told: None) -> None:
    path = "/data/crowding/vallejo/numbers"
    in_json = Client().get(f"{path}.json").json()["numbers"]
    content = io.BytesIO(Client().get(f"{path}.parquet").content)
    in_parquet = parquet.read_table(content).to_pylist()
    in_csv = Client().get(f"{path}.csv").content.decode("utf-8-sig").splitlines()
    in_xlsx = Client().get(f"{path}.xlsx").content

    assert in_parquet == in_json
    assert len(in_csv) == len(in_json) + 1
    assert in_xlsx[:2] == b"PK"
    assert {row["place"] for row in in_json} >= {"Vallejo", "Solano County", "California"}


def test_data_json_names_a_file_for_everything_and_each_opens(told: None) -> None:
    told_1 = json.loads(_page("/data.json"))
    told_3 = json.loads(_page("/data.json?version=3"))

    needed = {
        *("title", "description", "keyword", "modified", "publisher", "contactPoint"),
        *("identifier", "accessLevel"),
    }
    assert [needed - set(one) for one in told_1["dataset"]] == [set()] * 4
    assert len(told_3["dataset"]) == 4
    files = [one["distribution"][0]["downloadURL"] for one in told_1["dataset"]]
    opened = [Client().get(url.removeprefix(settings.SITE_URL)).status_code for url in files]
    assert opened == [200] * 4


def test_only_the_embed_stands_in_a_frame(told: None) -> None:
    page, embed = Client().get(VALLEJO), Client().get(f"{VALLEJO}embed/")

    assert page["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert "X-Frame-Options" not in embed
    assert "frame-ancestors *" in embed["Content-Security-Policy"]
    assert "unsafe" not in embed["Content-Security-Policy"]


def test_a_target_stands_beside_the_chart_and_a_new_one_ends_it(told: None) -> None:
    vallejo, boss = Community.objects.get(slug="vallejo"), way.person("Tessa", "admin")

    for value in (55.0, 60.0):
        set_target(
            vallejo,
            indicator="preschool-enrollment",
            value=value,
            by_year=2030,
            decided_in="Resolution 22-014",
            by=boss,
        )

    page = _page(VALLEJO)
    assert "Target: 60.0% by 2030" in page
    assert "Target: 55.0% by 2030" not in page
    end_target(vallejo, indicator="preschool-enrollment", by=boss)
    assert "Target:" not in _page(VALLEJO)


@pytest.mark.parametrize(
    ("who", "value", "year", "sentence"),
    [
        (("Ines", "data"), 55, 2030, "This is for the coach of the city."),
        (("Tessa", "admin"), 130, 2030, "A percentage lies between 0 and 100."),
        (("Tessa", "admin"), 55, 1999, "Choose a year from"),
    ],
)
def test_a_target_that_may_not_be(
    told: None, who: tuple[str, str], value: float, year: int, sentence: str
) -> None:
    by, vallejo = way.person(*who), Community.objects.get(slug="vallejo")

    with pytest.raises(Refused) as refused:
        set_target(
            vallejo,
            indicator="preschool-enrollment",
            value=value,
            by_year=year,
            decided_in="x",
            by=by,
        )

    assert refused.value.sentence.startswith(sentence)


def test_every_caution_there_is_is_said_in_words_and_every_series_finds_its_own(told: None) -> None:
    said = {one for row in Making.objects.all() for one in row.cautions}

    assert set(words.CAUTIONS) == CAUTIONS
    assert said == {"whole_tracts", "rounded_base", "independent"}


def test_the_public_tables_are_the_ones_of_the_package_and_two_people_approved_them(
    told: None,
) -> None:
    releases = Release.objects.select_related("dataset")

    found = on_shelf().number("state:06", "child-poverty")

    assert found is not None
    assert (found.value, found.moe, found.year) == (17.3858, 0.269, 2018)
    assert [one.status for one in releases] == ["published"] * 4
    assert all(one.first_yes_by_id != one.second_yes_by_id for one in releases)
    assert Path(settings.DATA_DIR).joinpath("releases").is_dir()
