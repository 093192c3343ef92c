"""A Design Team weighs the index: opened by the coach, points given by phone and on paper, published,
and seen beside the index as it is."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from tests.house.demo_told import browser
from tests.wellbeing import ground
from tests.wellbeing.test_sittings import EQUAL, YOUNG, lead, paper, person
from tests.wellbeing.test_sittings import city as city  # the fixture
from thrive.cities.models import Community

pytestmark = pytest.mark.django_db
WORK = "/cities/vallejo/index-weights/"
INDEX = "/data/index/vallejo/"


def signed_in(who: Any) -> Client:
    client = Client()
    client.force_login(who, backend="thrive.people.sessions.ByEmailAndPassword")
    return client


def words(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def fields(points: dict[int, int]) -> dict[str, str]:
    return {f"w{area}": str(value) for area, value in points.items()}


def test_a_design_team_weighs_the_index(city: Community, settings: Any, tmp_path: Any) -> None:
    settings.DATA_DIR = tmp_path
    ground.published(
        ground.made("public-tables", "place", 2021, ground.releases(*ground.TRACTS), 2021)
    )
    core, youth, adult = (
        signed_in(who) for who in (lead(city), person("youth0"), person("adult0"))
    )
    before = words(Client().get(INDEX))

    # The Core Team opens a sitting; a second one has to wait.
    opened = core.post(f"{WORK}open/", {"question": "What matters most here?"}, follow=True)
    assert "The sitting is open. Tell the team." in words(opened)
    assert "A sitting is open already" in words(
        core.post(f"{WORK}open/", {"question": "And what else?"})
    )

    # A youth spreads too few points, is told how many are left, and loses nothing.
    short = youth.post(f"{WORK}points/", fields(YOUNG | {6: 15}))
    assert (short.status_code, "Give 5 points more." in words(short)) == (422, True)
    assert 'value="40"' in short.content.decode()
    assert "Your points are counted." in words(
        youth.post(f"{WORK}points/", fields(YOUNG), follow=True)
    )
    assert "Your points are counted." in words(
        adult.post(f"{WORK}points/", fields(EQUAL), follow=True)
    )
    assert "No medians yet" in words(core.get(WORK))

    # Those without an account gave theirs on paper; nobody else may write them down.
    for category, points in (("youth", YOUNG), ("adult", EQUAL)):
        for member in paper(city, category, 4):
            address = f"{WORK}points/{member.pk}/"
            assert adult.post(address, fields(points)).status_code != 302
            assert core.post(address, fields(points)).status_code == 302

    # Closed and published, by two presses; youth and adults stand apart.
    core.post(f"{WORK}close/")
    assert "This sitting is closed" in words(adult.post(f"{WORK}points/", fields(EQUAL)))
    core.post(f"{WORK}publish/")
    told = words(Client().get("/data/index/weights/vallejo/1/"))
    assert told.count("5 people") == 2
    assert "10 people" in told

    # Anybody looks at the index with the youth's weights; the published one stays as it was.
    theirs = words(Client().get(f"{INDEX}?team=vallejo-1-youth"))
    assert "Weights of the Design Team of Vallejo, youth" in theirs
    assert "The published index stays as it is." in theirs
    assert words(Client().get(INDEX)).count(" 58 ") == before.count(" 58 ") > 0


def test_a_visitor_is_asked_to_sign_in_before_any_of_it() -> None:
    assert browser("").post(f"{WORK}points/", fields(EQUAL)).status_code == 302
