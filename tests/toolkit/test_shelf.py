"""The list: filters in the address, search, comparison; as many queries for three as for one."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.toolkit import ground
from thrive.cities import gathering
from thrive.toolkit.queries.entry import entry_page
from thrive.toolkit.queries.shelf import ShelfFilter, shelf_page

pytestmark = pytest.mark.django_db
ANYBODY = type("Anybody", (), {"is_authenticated": False})()


@pytest.fixture
def three() -> None:
    ground.published()
    ground.published(
        "wages",
        **ground.titled("Living wage", kind="model_policy", areas=("economic-supports",)),
        makers=("voters",),
        instruments=("ballot",),
        aims=("improve",),
        populations=("parents",),
        cost="high",
        ratings=(),
    )
    ground.published("shade", **ground.titled("Shade and lights"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Lights in every park", "Living wage", "Shade and lights"]),
        ("area=economic-supports", ["Living wage"]),
        ("maker=voters", ["Living wage"]),
        ("instrument=resolution", ["Lights in every park", "Shade and lights"]),
        ("rating=not-rated", ["Living wage"]),
        ("rating=wwfh.some-evidence", ["Lights in every park", "Shade and lights"]),
        ("aim=improve", ["Living wage"]),
        ("population=parents", ["Living wage"]),
        ("cost=high", ["Living wage"]),
        ("kind=model_policy", ["Living wage"]),
        ("cost=high&area=protective-environments", []),
        ("q=wage", ["Living wage"]),
        ("q=LIGHTS&cost=low", ["Lights in every park", "Shade and lights"]),
        ("q=%22%27%25--", []),
        ("area=nowhere&page=zz", ["Lights in every park", "Living wage", "Shade and lights"]),
    ],
)
def test_filters_stand_in_the_address(
    client: Any, three: None, query: str, found: list[str]
) -> None:
    page = client.get(f"/toolkit/?{query}").context["page"]

    assert sorted(card.said.title for card in page.cards) == found


def test_a_filter_can_be_left_out_and_the_rest_stays() -> None:
    asked = ShelfFilter.read({"q": "park", "cost": "low", "area": "economic-supports"})

    assert asked.address(cost="", page=1) == "q=park&area=economic-supports"


def test_the_shelf_asks_as_often_for_three_as_for_one(three: None) -> None:
    for asked in (ShelfFilter(), ShelfFilter(cost="low"), ShelfFilter(q="park")):
        with CaptureQueriesContext(connection) as seen:
            shelf_page(asked, "en")
        assert len(seen) <= 5, asked


def test_an_entry_takes_at_most_five_queries(three: None) -> None:
    with CaptureQueriesContext(connection) as seen:
        entry_page(ANYBODY, "lights", "en")

    assert len(seen) <= 5


def test_up_to_three_stand_side_by_side_in_the_order_they_were_named(
    client: Any, three: None
) -> None:
    ground.published("fourth", **ground.titled("Fourth"))
    page = client.get("/toolkit/compare/?e=wages&e=gone&e=lights&e=shade&e=fourth").context["page"]

    assert [card.entry.slug for card in page.cards] == ["wages", "lights"]
    assert {len(cells) for _label, cells in page.rows} == {2}


def test_indicators_lead_on_once_their_room_has_a_page(three: None) -> None:
    page = entry_page(ANYBODY, "lights", "es")

    assert page is not None
    assert [(one.kind, one.id, one.text) for one in page.indicators] == [
        ("indicator", "park-access", "Parque a media milla")
    ]


def test_an_action_area_gathers_what_rooms_have(client: Any, three: None) -> None:
    text = client.get("/action-areas/economic-supports/").content.decode()

    assert "Living wage" in text
    assert "Lights in every park" not in text
    assert client.get("/action-areas/nowhere/").status_code == 404


def test_a_room_to_come_appears_without_a_change_here(
    client: Any, three: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    finders = {**gathering._finders["area"]}
    monkeypatch.setitem(gathering._finders, "area", finders)
    item = gathering.Item("A town meeting", "/cities/")
    gathering.register("area", "events", lambda slug: gathering.Gathered("Events", (item,), 1))

    assert "A town meeting" in client.get("/action-areas/economic-supports/").content.decode()


@pytest.mark.parametrize("path", ["/toolkit/", "/toolkit/ratings/", "/toolkit/compare/"])
@pytest.mark.parametrize("language", ["", "/es"])
def test_pages_open_before_anything_is_published(client: Any, language: str, path: str) -> None:
    assert client.get(language + path).status_code == 200
