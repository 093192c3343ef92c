"""The home page: only what is on record, and beautiful when nothing is."""

from __future__ import annotations

import pytest

from tests.portal import standing
from thrive.portal.queries.home import home_page

pytestmark = pytest.mark.django_db


def test_an_empty_house_says_that_no_city_has_joined_yet(client):
    page = client.get("/")

    assert page.context["page"].decisions == ()
    assert "No city has joined yet" in page.content.decode()


def test_the_map_shows_who_takes_part_and_who_applies():
    solano, period = standing.county("Solano", "06095"), standing.cycle()
    standing.enroll(standing.city("Vallejo", "vallejo", solano), period)
    standing.apply(standing.city("Fairfield", "fairfield", solano), period)
    standing.city("Benicia", "benicia", solano)

    page = home_page()

    assert [(pin.name, pin.tier.slug) for pin in page.taking_part] == [("Vallejo", "pilot")]
    assert [pin.name for pin in page.applying] == ["Fairfield"]


def test_a_welcome_is_told_with_its_dates_and_what_comes_next(client):
    solano, period = standing.county("Solano", "06095"), standing.cycle()
    vallejo = standing.city("Vallejo", "vallejo", solano)
    standing.welcome(standing.apply(vallejo, period, status="accepted"))

    page = client.get("/")

    [decision] = page.context["page"].decisions
    assert (decision.name, decision.tier.slug, decision.next_step.letter) == (
        *("Vallejo", "pilot", "e"),
    )
    assert "never shown" not in page.content.decode().lower()


def test_seats_are_counted_against_their_caps():
    solano, period = standing.county("Solano", "06095"), standing.cycle()
    standing.enroll(standing.city("Vallejo", "vallejo", solano), period, "pilot")

    held = [(offer.seats.taken, offer.seats.cap) for offer in home_page().tiers]

    assert held == [(0, None), (1, 20), (0, 8)]


@pytest.mark.parametrize("cities", [1, 3])
def test_home_takes_eight_queries_however_many_cities(cities, django_assert_num_queries):
    solano, period = standing.county("Solano", "06095"), standing.cycle()
    for number in range(cities):
        community = standing.city(f"City {number}", f"city-{number}", solano)
        standing.enroll(community, period)
        standing.welcome(standing.apply(community, period, status="accepted"))

    with django_assert_num_queries(8):
        home_page()
