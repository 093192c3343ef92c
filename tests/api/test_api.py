"""The read API: the rulebook as data, cities and places, and refusals that say why."""

from __future__ import annotations

from collections import Counter

import pytest
from django.test import Client

from tests.portal import standing
from thrive.api.documentation import operations
from thrive.api.urls import api
from thrive.program import current

pytestmark = pytest.mark.django_db


@pytest.fixture
def vallejo():
    solano = standing.county("Solano", "06095")
    return standing.city("Vallejo", "vallejo", solano, population=126_090)


def test_the_rulebook_tells_tiers_tables_and_steps(client):
    book = client.get("/api/v1/rulebook/").json()

    cells = Counter(cell for row in book["requirements"] for cell in row["tiers"].items())
    ticks = Counter(tier for row in book["offerings"] for tier in row["tiers"])
    assert [(tier["slug"], tier["cap"]) for tier in book["tiers"]] == [
        *[("affiliate", None), ("pilot", 20), ("vanguard", 8)],
    ]
    assert ticks == {"affiliate": 4, "pilot": 9, "vanguard": 9}
    assert cells[("affiliate", "required")] == 3
    assert (cells[("pilot", "required")], cells[("pilot", "optional")]) == (9, 1)
    assert (cells[("vanguard", "required")], cells[("vanguard", "prior_ok")]) == (5, 5)
    assert [row["code"] for row in book["requirements"] if row["responsible"] == "act"] == ["T2_4"]


def test_an_unchanged_rulebook_is_not_sent_twice(client):
    first = client.get("/api/v1/rulebook/")

    again = client.get("/api/v1/rulebook/", headers={"if-none-match": first["ETag"]})

    assert first["ETag"] == f'"{current().fingerprint()}"'
    assert (again.status_code, again.content) == (304, b"")


def test_past_rules_can_be_read(client):
    standing.cycle("first", accepts_applications=False)

    by_version = client.get("/api/v1/rulebook/?version=1").json()
    by_cycle = client.get("/api/v1/rulebook/?cycle=first").json()

    assert (by_version["version"], by_cycle["version"]) == ("1", "2")


def test_a_city_is_told_with_its_standing_and_its_source(client, vallejo):
    standing.enroll(vallejo, standing.cycle())

    told = client.get("/api/v1/cities/vallejo/").json()

    assert told["standing"] == {
        "status": "taking_part",
        "tier": "pilot",
        "stage": "engage",
        "cycle": "second",
        "since": "2026-03-02",
    }
    assert (told["population"], told["county"]) == (126_090, "solano")
    assert told["population_source"]["publisher"] == "U.S. Census Bureau"


def test_the_list_takes_the_same_filters_as_the_page(client, vallejo):
    standing.city("Napa", "napa", standing.county("Napa", "06055"))

    told = client.get("/api/v1/cities/?county=solano").json()

    assert (told["count"], [city["slug"] for city in told["cities"]]) == (1, ["vallejo"])
    assert told["next"] is None


def test_counties_carry_their_codes_and_cities(client):
    told = client.get("/api/v1/places/counties/").json()

    assert told["count"] == 58
    assert sum(county["cities"] for county in told["counties"]) == 483


def test_cycles_tell_their_seats(client, vallejo):
    standing.enroll(vallejo, standing.cycle())

    [told] = client.get("/api/v1/cycles/").json()["cycles"]

    assert told["seats"] == [
        {"tier": "affiliate", "cap": None, "taken": 0},
        {"tier": "pilot", "cap": 20, "taken": 1},
        {"tier": "vanguard", "cap": 8, "taken": 0},
    ]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/cities/atlantis/", 404),
        ("/api/v1/rulebook/?version=9", 404),
        ("/api/v1/rulebook/?cycle=never", 404),
        ("/api/v1/cities/?page=zero", 422),
        ("/api/v1/nothing/", 404),
    ],
)
def test_a_refusal_is_a_sentence(client, path, status):
    answer = client.get(path)

    assert answer.status_code == status
    assert answer.json()["refused"].endswith(".")


@pytest.mark.parametrize("accept", ["*/*", "text/html", "application/json"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(method, accept):
    elsewhere = Client(enforce_csrf_checks=True)

    answer = getattr(elsewhere, method)("/api/v1/cities/", headers={"accept": accept})

    assert (answer.status_code, answer["Allow"], answer.json()) == (
        *(405, "GET, HEAD", {"refused": "The API can only be read, with GET."}),
    )


def test_the_documentation_page_shows_every_address(client):
    page = client.get("/api/v1/docs")

    text = page.content.decode()
    assert [path in text for path in api.get_openapi_schema()["paths"]] == [True] * 11
    assert "cdn" not in text


def test_every_answer_of_the_schema_is_described():
    told = operations(api.get_openapi_schema())

    assert [bool(each.summary and each.explains) for each in told] == [True] * 11
