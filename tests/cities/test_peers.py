"""Cities that offer what another looks for: on the area's page, and with reasons to the one who asks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cities import mentoring_ground as ground
from thrive.cities.actions import mentoring as acts
from thrive.cities.queries.peers import offers_of_area, peers_of

pytestmark = pytest.mark.django_db
YOUTH, HOME = "youth-development-civic-engagement", "safe-stable-housing"


def says(
    name: str, mode: str, areas: list[str], tier: str = "pilot", status: str = "active"
) -> Any:
    city = ground.seated(name, tier)
    lead = ground.of(city, f"Lead of {name}")
    acts.name_topics(city, mode=mode, areas=areas, words=f"From {name}", by=lead)
    city.enrollments.update(status=status)
    return city, lead


def test_a_city_finds_those_that_offer_what_it_looks_for_and_reads_why(client: Any) -> None:
    vallejo, ruth = says("Vallejo", "seek", [YOUTH])
    says("Arvin", "offer", [YOUTH, HOME])
    says("Brea", "offer", [HOME])
    says("Ceres", "offer", [YOUTH], status="paused")
    says("Davis", "offer", [YOUTH], tier="vanguard")

    found = peers_of(vallejo, [YOUTH])

    assert [fit.mentor.name for fit in found] == ["Arvin"]
    why = "Arvin helps with what you look for: Youth Development and Civic Engagement."
    assert found[0].why[0] == why
    client.force_login(ruth)
    assert why in client.get("/mentoring/cities/vallejo/").content.decode()


def test_an_areas_page_names_the_cities_that_help_with_it_and_never_what_one_looks_for(
    client: Any,
) -> None:
    says("Arvin", "offer", [YOUTH])
    says("Brea", "seek", [YOUTH])
    says("Ceres", "offer", [YOUTH], status="paused")

    assert [(one.title, one.note) for one in offers_of_area(YOUTH).items] == [
        ("Arvin", "From Arvin")
    ]
    page = client.get(f"/action-areas/{YOUTH}/").content.decode()
    assert ("From Arvin" in page, "From Brea" in page) == (True, False)


def test_any_city_says_what_it_offers_beside_what_it_looks_for(client: Any) -> None:
    vallejo, ruth = says("Vallejo", "seek", [YOUTH])
    client.force_login(ruth)

    client.post(
        "/mentoring/cities/vallejo/topics/?mode=offer", {"areas": [HOME], "words": "Tenants"}
    )

    said = vallejo.mentoring_topics.values_list("mode", "areas").order_by("mode")
    assert list(said) == [("offer", [HOME]), ("seek", [YOUTH])]
