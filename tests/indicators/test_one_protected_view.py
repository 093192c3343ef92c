"""A small cell goes through the whole chain: page, files and API tell the same of it, and nothing is
left to subtract. That no door tells it is shown in `test_every_door.py`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from tests.cities import way
from tests.indicators.files.way import csv
from tests.indicators.ground import dataset, published, staff
from thrive.base.refs import SYSTEM
from thrive.indicators.actions import reviewing
from thrive.indicators.models import Release
from thrive.places.actions import load_places

pytestmark = pytest.mark.django_db
PAGE = "/data/child-poverty/solano-county/"
SMALL = "race=asian"  # 7 of 2,000 in the file
# What nobody may read anywhere: the count, its share, and the second cell that shelters it.
ROWS = (
    "06095,2023,child-poverty,All,3004,30017",
    "06095,2023,child-poverty,White,1503,12007",
    "06095,2023,child-poverty,Latino,1001,11003",
    "06095,2023,child-poverty,Black,493,5004",
    "06095,2023,child-poverty,Asian,7,2003",
)


@pytest.fixture
def chain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Imported, checked, approved by two, published; and one release more, corrected in another row."""
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    load_places(by=SYSTEM)
    published(csv(*ROWS))
    return Client()


def test_what_is_not_there_is_said_by_the_api_and_never_a_fall(chain: Client) -> None:
    doors = (
        *("series/child-poverty/nowhere/", "series/no-such/solano-county/", "averages/1999/"),
        *("places/child-poverty/county/1999/", "places/child-poverty/moon/2023/"),
        *("places/no-such/county/2023/", "averages/99999999999/", "averages/-1/"),
    )

    assert {chain.get(f"/api/v1/{door}").status_code for door in doors} == {404}


def _rows(client: Client, door: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(client.get(door).getvalue())["numbers"]
    return found


def test_file_api_and_page_agree_on_every_number_and_every_silence(chain: Client) -> None:
    in_file = _rows(chain, f"{PAGE}numbers.json?by=race")
    by_api = _rows(chain, "/api/v1/numbers/child-poverty/solano-county/?by=race")
    of_all = _rows(chain, "/data/child-poverty/all-county-2023.json")
    page = chain.get(f"{PAGE}?by=race").getvalue().decode()

    def told(rows: list[dict[str, Any]]) -> dict[str, Any]:
        return {row["groups"]: (row["value"], row["status"]) for row in rows}

    [series] = chain.get("/api/v1/series/child-poverty/solano-county/").json()["releases"]
    [places] = chain.get("/api/v1/places/child-poverty/county/2023/").json()["releases"]
    averages = chain.get("/api/v1/averages/2023/").json()["averages"]

    assert told(in_file) == told(by_api) == told(of_all) == told(series["numbers"])
    assert [row["value"] for row in places["numbers"]] == [told(in_file)[""][0]]
    assert {row["groups"]: (row["mean"], "ok") for row in averages} == {
        groups: said for groups, said in told(in_file).items() if said[0] is not None
    }
    hidden = {groups for groups, (value, _status) in told(in_file).items() if value is None}
    assert len(hidden) == 2
    assert SMALL in hidden
    assert page.count('class="withheld">Withheld') == 2
    for row in in_file:
        empty = {row[name] for name in ("value", "numerator", "denominator", "low_90", "high_90")}
        assert (empty == {None}) if row["groups"] in hidden else row["numerator"] is not None


def test_subtracting_what_is_shown_from_the_total_leaves_more_than_one_cell_open(
    chain: Client,
) -> None:
    rows = {row["groups"]: row for row in _rows(chain, f"{PAGE}numbers.json?by=race")}
    whole = rows[""]["numerator"]

    shown = sum(row["numerator"] for groups, row in rows.items() if groups and row["numerator"])

    left = whole - shown
    assert left >= 7 + 11  # the small cell and the one that shelters it, together
    assert sum(row["numerator"] is None for row in rows.values()) == 2


def test_the_release_before_and_the_next_one_together_tell_no_more(chain: Client) -> None:
    before = {row["groups"]: row["value"] for row in _rows(chain, f"{PAGE}numbers.json?by=race")}
    corrected = [row.replace("White,1503", "White,1502") for row in ROWS]
    corrected[0] = corrected[0].replace("3004", "3003")

    published(csv(*corrected))

    after = {row["groups"]: row["value"] for row in _rows(chain, f"{PAGE}numbers.json?by=race")}
    hidden_before = {groups for groups, value in before.items() if value is None}
    hidden_after = {groups for groups, value in after.items() if value is None}
    assert SMALL in hidden_before & hidden_after
    assert hidden_before <= hidden_after


def test_withdrawn_it_is_gone_from_every_door_at_once(chain: Client) -> None:
    reviewing.withdraw(Release.objects.get(), reason="The county has found an error.", by=staff())
    cache.clear()

    page = chain.get(PAGE).getvalue().decode()
    assert "There is no number of it for Solano County yet." in page
    assert _rows(chain, f"{PAGE}numbers.json") == []
    assert chain.get("/data/child-poverty/all-county-2023.csv").status_code == 404
    assert (
        "The county has found an error."
        in chain.get("/data/catalog/county-poverty/").getvalue().decode()
    )


def test_a_city_s_private_numbers_stand_behind_no_door(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    load_places(by=SYSTEM)
    city = way.city("Vallejo")
    private = dataset("only-ours", community=city, visibility="city", protection="source")

    published(csv(*ROWS), to=private)

    bodies = _bodies_of(Client(), [PAGE, f"{PAGE}numbers.csv", "/data/catalog/", "/data.json"])
    assert [door for door, body in bodies.items() if b"1503" in body or b"only-ours" in body] == []
    assert Client().get("/data/catalog/only-ours/").status_code == 404


def test_the_map_hatches_a_withheld_county_and_says_why_where_the_mouse_rests(
    chain: Client,
) -> None:
    others = [f"060{n:02},2023,child-poverty,All,{1000 + n},{9000 + n}" for n in range(1, 30, 2)]
    alpine = "06003,2023,child-poverty,All,5,311"

    published(csv(*ROWS, *(row for row in others if "06003" not in row), alpine))

    page = chain.get("/data/child-poverty/").getvalue().decode()
    [said] = re.findall(r"<title>([^<]*Alpine County[^<]*)</title>", page)
    assert said.endswith(
        "Alpine County: Withheld: so few people that somebody could be recognized."
    )
    assert "1.6%" not in page


def _bodies_of(client: Client, doors: list[str]) -> dict[str, bytes]:
    return {door: client.get(door).getvalue() for door in doors}
