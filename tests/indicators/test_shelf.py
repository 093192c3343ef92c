"""The shelf: the newest published release answers, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cities import way
from tests.indicators.files.way import csv
from tests.indicators.ground import ROWS, dataset, draft, published, staff
from thrive.indicators.actions import reviewing
from thrive.indicators.models import Dataset
from thrive.indicators.queries.shelf import on_shelf

pytestmark = pytest.mark.django_db
SOLANO = "county:06095"
LATER = ("06095,2023,child-poverty,All,330,30000",)
NEXT = ("06095,2024,child-poverty,All,360,30000",)


@pytest.fixture(autouse=True)
def _releases_stay_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


def _value(year: int | None = None) -> float | None:
    found = on_shelf().number(SOLANO, "child-poverty", year)
    return found.value if found else None


def test_only_what_two_people_approved_answers() -> None:
    draft()

    assert on_shelf().indicators == []
    assert _value() is None


def test_a_newer_release_answers_its_years_and_the_older_one_the_rest() -> None:
    published()
    published(csv(*NEXT))

    assert [(one.year, one.value, one.release) for one in on_shelf().trend(SOLANO, "child-poverty")] == [
        (2023, 1.0, "county-poverty, 1"),
        (2024, 1.2, "county-poverty, 2"),
    ]  # fmt: skip


def test_a_correction_stands_in_for_what_it_corrects_and_withdrawn_it_is_gone_at_once() -> None:
    published()
    corrected = published(csv(*LATER))
    assert _value() == 1.1

    reviewing.withdraw(corrected, reason="The agency found an error in it.", by=staff())

    assert _value() == 1.0


def test_a_real_number_goes_before_an_illustrative_one_however_new() -> None:
    published()
    Dataset.objects.filter(pk=dataset("made-up").pk).update(is_illustrative=True)

    published(csv(*LATER), to=Dataset.objects.get(slug="made-up"))

    assert _value() == 1.0
    assert not on_shelf().is_illustrative("child-poverty", "county")


def test_numbers_of_one_city_alone_do_not_stand_on_the_public_shelf() -> None:
    private = dataset("city-only", community=way.city("Vallejo"), visibility="city")

    published(to=private)

    assert on_shelf().indicators == []


def test_a_folder_that_is_not_what_was_approved_answers_nothing() -> None:
    release = published()
    manifest = release.folder / "public" / "manifest.json"

    manifest.write_text(manifest.read_text().replace('"vintage"', '"Vintage"'))

    assert on_shelf().indicators == []


def test_a_hidden_number_says_why_and_keeps_nothing_else() -> None:
    published()

    found = on_shelf().breakdown(SOLANO, "child-poverty", 2023, "race")

    hidden = [one for one in found if not one.is_shown]
    assert [one.groups.removeprefix("race=") for one in found] == [
        *("", "asian", "black", "latino", "white")
    ]
    assert {one.status for one in hidden} == {"suppressed", "suppressed_secondary"}
    assert {(one.value, one.low, one.numerator, one.denominator) for one in hidden} == {(None,) * 4}
    assert all(one.reason.startswith("Withheld") for one in hidden)


def test_looking_at_the_shelf_again_costs_one_query() -> None:
    published(csv(*ROWS))
    on_shelf()

    with CaptureQueriesContext(connection) as asked:
        on_shelf().profile(SOLANO)

    assert len(asked) == 1


def test_an_indicator_with_rows_for_groups_only_is_on_the_shelf() -> None:
    groups = ("White,9000,60000", "Latino,8000,50000")
    published(csv(*(f"06095,2023,child-poverty,{said}" for said in groups)))

    shelf = on_shelf()

    assert shelf.years("child-poverty", "county") == [2023]
    assert shelf.number(SOLANO, "child-poverty") is None
    assert len(shelf.breakdown(SOLANO, "child-poverty", 2023, "race")) == 2
