"""The list of cities: what a filter lets through, in which order, and in how many queries."""

from __future__ import annotations

import csv

import pytest
from django.http import QueryDict

from tests.portal import standing
from thrive.portal.queries.cities import CityFilter, cities_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def four():
    """Vallejo takes part, Fairfield applies, La Cañada Flintridge and Ventura do neither."""
    solano = standing.county("Solano", "06095")
    los_angeles = standing.county("Los Angeles", "06037")
    ventura = standing.county("Ventura", "06111")
    period = standing.cycle()
    vallejo = standing.city("Vallejo", "vallejo", solano, population=126_090)
    fairfield = standing.city("Fairfield", "fairfield", solano, population=119_881)
    standing.city(
        *("La Cañada Flintridge", "la-canada-flintridge", los_angeles),
        population=20_573,
        region="los-angeles",
    )
    standing.city(
        *("Ventura", "ventura", ventura),
        legal_name="San Buenaventura (Ventura)",
        population=110_763,
        region="central-coast",
    )
    standing.enroll(vallejo, period)
    standing.apply(fairfield, period)
    return period


def names(query: str) -> list[str]:
    return [row.name for row in cities_page(CityFilter.read(QueryDict(query))).rows]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Fairfield", "La Cañada Flintridge", "Vallejo", "Ventura"]),
        ("q=canada", ["La Cañada Flintridge"]),
        ("q=CAÑADA", ["La Cañada Flintridge"]),
        ("q=san buenaventura", ["Ventura"]),
        ("q=city of vallejo", ["Vallejo"]),
        ("q=%25", []),
        ("county=solano", ["Fairfield", "Vallejo"]),
        ("region=central-coast", ["Ventura"]),
        ("tier=pilot", ["Vallejo"]),
        ("tier=vanguard", []),
        ("standing=taking_part", ["Vallejo"]),
        ("standing=applying", ["Fairfield"]),
        ("standing=not_yet", ["La Cañada Flintridge", "Ventura"]),
        ("size=20-50", ["La Cañada Flintridge"]),
        ("sort=population", ["Vallejo", "Fairfield", "Ventura", "La Cañada Flintridge"]),
        ("sort=county", ["La Cañada Flintridge", "Fairfield", "Vallejo", "Ventura"]),
        ("sort=score", ["Fairfield", "La Cañada Flintridge", "Vallejo", "Ventura"]),
        ("county=atlantis&page=99", ["Fairfield", "La Cañada Flintridge", "Vallejo", "Ventura"]),
    ],
)
def test_a_filter_lets_through_what_it_says(four, query, found):
    assert names(query) == found


def test_a_draft_is_nobodys_business_but_its_writers(four):
    solano = standing.county("Napa", "06055")
    napa = standing.city("Napa", "napa", solano, population=79_246)
    standing.apply(napa, four, status="draft")

    assert "Napa" not in names("standing=applying")


def test_an_address_keeps_the_whole_filter():
    asked = CityFilter.read(QueryDict("q=la&county=solano&sort=population&page=3"))

    assert asked.address() == "?q=la&county=solano&sort=population&page=3"
    assert asked.address(page=1) == "?q=la&county=solano&sort=population"
    assert asked.address(q="", county="", sort="name", page=1) == "?"


def test_the_last_page_stands_for_all_pages_beyond(four):
    page = cities_page(CityFilter.read(QueryDict("page=99")), page_size=3)

    assert (page.page, page.pages, [row.name for row in page.rows]) == (2, 2, ["Ventura"])


def test_the_file_holds_exactly_what_the_filter_lets_through(four, client):
    answer = client.get("/cities.csv?county=solano&sort=population")

    rows = list(csv.DictReader(answer.content.decode().splitlines()))
    assert [(row["Name"], row["Standing"], row["Tier"]) for row in rows] == [
        ("Vallejo", "taking_part", "pilot"),
        ("Fairfield", "applying", ""),
    ]


@pytest.mark.parametrize("more", [0, 3])
def test_the_list_takes_two_queries_however_many_cities(four, more, django_assert_num_queries):
    lake = standing.county("Lake", "06033")
    for number in range(more):
        standing.enroll(standing.city(f"City {number}", f"city-{number}", lake), four)

    with django_assert_num_queries(2):
        cities_page(CityFilter.read(QueryDict("standing=taking_part")))
