"""Every address that tells numbers is opened in two worlds that differ only in what is hidden."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
import pytest
from django.test import Client

from tests.cities import way
from tests.house.addresses import addresses
from tests.indicators.two_worlds import ONE, OTHER, World, lived
from thrive.base.web import EVERYONE
from thrive.indicators.models import DataStory, Neighborhood, SharedDataset
from thrive.journey.models import RoadmapMilestone
from thrive.notices.models import OutboundMessage
from thrive.search.models import SearchDocument

pytestmark = pytest.mark.django_db
ROOMS = ("thrive.indicators", "thrive.wellbeing", "thrive.api", "thrive.search")
KINDS = ("csv", "json", "xlsx", "parquet")
COUNTY, PLACE = "/data/child-poverty/solano-county/", "/data/chronic-absence/vallejo/"
CITY, INDEX = "/cities/vallejo/", "/data/index/alpine-county/"
TWO = "?tract=06095250900&tract=06095251000"
API = "/api/v1/"
# By the name of the address; {…} are filled in with what the world made.
DOORS: dict[str, tuple[str, ...]] = {
    "data": ("/data/", "/es/data/?q=poverty"),
    "data_json": ("/data.json", "/data.json?version=3"),
    "compare": (
        "/data/compare/?one=Solano+County&other=Alameda+County",
        "/data/compare/?one=Vallejo&other=Alpine+County",
    ),
    "catalog": ("/data/catalog/",),
    "dataset": tuple(f"/data/catalog/{name}/" for name in ("county-poverty", "schools", "homes")),
    "how_made": ("/data/catalog/county-poverty/child-poverty/",),
    "city_numbers": (f"{CITY}numbers/", f"/es{CITY}numbers/"),
    "city_numbers_file": tuple(f"{CITY}numbers.{kind}" for kind in KINDS),
    "indicator": ("/data/child-poverty/", "/data/crowding/", "/data/chronic-absence/"),
    "all_places_file": (
        *(f"/data/child-poverty/all-county-2023.{kind}" for kind in KINDS),
        *(f"/data/crowding/all-county-2021.{kind}" for kind in KINDS),
        *(f"/data/chronic-absence/all-tract2010-2023.{kind}" for kind in KINDS),
    ),
    "number": (
        *(COUNTY, f"/es{COUNTY}?by=race", f"{COUNTY}?by=race&year=2022", PLACE),
        "/data/crowding/alpine-county/",
    ),
    "number_file": (
        *(f"{COUNTY}numbers.{kind}?by=race" for kind in KINDS),
        *(f"{PLACE}numbers.{kind}" for kind in KINDS),
    ),
    "embed": (f"{COUNTY}embed/?by=race", f"{PLACE}embed/"),
    "data_journey": (f"{CITY}data/",),
    "data_phase": (f"{CITY}data/phases/4/",),
    "neighborhoods": (f"{CITY}data/neighborhoods/",),
    "neighborhood": (f"{CITY}data/neighborhoods/{{hood}}/",),
    "tracts": (f"{CITY}data/tracts/{TWO}", f"{CITY}data/tracts/{TWO}&tract=06095251500"),
    "tracts_file": (f"{CITY}data/tracts.csv{TWO}",),
    "pins": (f"{CITY}data/map/",),
    "sensemaking": (f"{CITY}data/sessions/",),
    "sensemaking_session": (f"{CITY}data/sessions/{{session}}/",),
    "data_stories": ("/stories/",),
    "data_story": ("/stories/{story}/",),
    "index_home": ("/data/index/?kind=county", "/es/data/index/?kind=county"),
    "index_file": tuple(f"/data/index/numbers.{kind}?kind=county" for kind in KINDS),
    "index_method": ("/data/index/method/",),
    "index_place": (INDEX, f"{INDEX}?w4=3&scale=wide", "/data/index/solano-county/"),
    "index_peers": (f"{INDEX}peers/",),
    "index_place_file": tuple(f"{INDEX}numbers.{kind}" for kind in KINDS),
    "api-1:numbers": (f"{API}numbers/child-poverty/solano-county/?by=race",),
    "api-1:series": (
        f"{API}series/child-poverty/solano-county/",
        f"{API}series/chronic-absence/vallejo/",
    ),
    "api-1:all_places": (
        f"{API}places/child-poverty/county/2023/",
        f"{API}places/chronic-absence/tract2010/2023/",
    ),
    "api-1:averages": (f"{API}averages/2023/", f"{API}averages/2021/"),
    "api-1:indicators": (f"{API}indicators/",),
    "api-1:editions": (f"{API}index/",),
    "api-1:places": (f"{API}index/places/?kind=county",),
    "api-1:place": (f"{API}index/places/alpine-county/",),
    "roadmap": (f"{CITY}roadmap/",),
    "roadmap_milestone": (f"{CITY}roadmap/{{goal}}/", f"/es{CITY}roadmap/{{goal}}/"),
    "home": ("/",),
    "city": (CITY,),
    "search": ("/search/?q=poverty", "/search/?q=alpine"),
    "sitemap": ("/sitemap.xml",),
}
# Addresses of these rooms, open to everybody, that tell no number of a place.
NO_NUMBERS = {
    *("data_plan", "story_photo", "shared_datasets", "shared_dataset", "take_shared"),
    *("index_published", "index_team", "api-1:weights", "recommendations_file"),
    *("api-1:openapi-json", "api-1:openapi-view", "api-1:api-root", "api-1:rulebook"),
    *("api-1:cities", "api-1:city", "api-1:counties", "api-1:cycles"),
}
# Where a member of the Design Team sees more than everybody does.
TEAM = ("data_journey", "data_phase", "neighborhood", "tracts", "sensemaking_session", "city")
SEALS = re.compile(r'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"|/[\w-]{32,}/')


def _open_to_everybody() -> set[str]:
    return {
        one.name
        for one in addresses()
        if one.view.__module__.startswith(ROOMS) and one.access and one.access.who == EVERYONE.who
    }


def test_no_address_of_these_rooms_is_forgotten() -> None:
    known = _open_to_everybody()

    assert known - set(DOORS) - NO_NUMBERS == set()
    assert NO_NUMBERS - known == set()
    assert set(DOORS) - known == {
        *("home", "city", "search", "sitemap"),
        *("roadmap", "roadmap_milestone"),
    }


def _told(world: World, folder: Path) -> dict[str, Any]:
    """What every door tells in this world, and what mail and search hold."""
    with lived(world, folder) as at:
        made = {
            "hood": Neighborhood.objects.get().pk,
            "session": at.city.sensemaking_sessions.get().pk,
            "story": DataStory.objects.get().slug,
            "goal": RoadmapMilestone.objects.get().pk,
            "shared": SharedDataset.objects.get().slug,
        }
        found: dict[str, Any] = {}
        for desk, client, doors in (("", Client(), DOORS), ("team ", way.desk(at.elvira), TEAM)):
            for path in (path for door in doors for path in DOORS[door]):
                answer = client.get(path.format(**made))
                assert answer.status_code == 200, path
                found[desk + path] = _plain(path, answer.getvalue())
        mails = OutboundMessage.objects.values_list("subject", "text", "html")
        found["mail"] = [SEALS.sub("", part) for mail in mails for part in mail]
        found["search"] = list(SearchDocument.objects.order_by("pk").values_list("title", "body"))
    return found


def _plain(path: str, content: bytes) -> Any:
    """Files as their cells, pages as their words without seals of the moment."""
    file = path.partition("?")[0]
    if file.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return {name: book.read(name) for name in book.namelist() if "docProps" not in name}
    if file.endswith(".parquet"):
        table = parquet.read_table(io.BytesIO(content))
        return table.to_pylist(), table.schema.metadata
    return SEALS.sub("", content.decode())


def test_no_door_tells_in_which_of_two_worlds_one_lives(tmp_path: Path) -> None:
    """Ten children of 1,990 or one of 2,010: if any page, file or feed were not the same, letter by
    letter, it would tell something of them, be it through a total, a year or a release."""
    one, other = (_told(world, tmp_path / name) for name, world in (("1", ONE), ("2", OTHER)))

    assert "10.0%" in one[COUNTY]
    assert "so few people that somebody could be recognized" in one[INDEX]
    assert [door for door in one if one[door] != other[door]] == []
