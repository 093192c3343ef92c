"""The statewide list by tier and stage: counts that open their cities, names inside every group."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from tests.portal import standing
from thrive.portal.queries.cities import CityFilter, cities_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def five():
    """Pilot: Benicia and Vallejo at stage A, Dixon at B. Vanguard: Fairfield at C. Napa: not yet."""
    solano, napa = standing.county("Solano", "06095"), standing.county("Napa", "06055")
    period = standing.cycle()
    for name, tier, stage in (
        ("Vallejo", "pilot", "engage"),
        ("Benicia", "pilot", "engage"),
        ("Dixon", "pilot", "grow"),
        ("Fairfield", "vanguard", "accelerate"),
    ):
        seat = standing.enroll(standing.city(name, name.lower(), solano), period, tier)
        seat.stage = stage
        seat.save()
    standing.city("Napa", "napa", napa)
    return period


def page(query: str):
    return cities_page(CityFilter.read(QueryDict(query)))


def names(query: str) -> list[str]:
    return [row.name for row in page(query).rows]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tier=pilot", ["Benicia", "Dixon", "Vallejo"]),
        ("stage=engage", ["Benicia", "Vallejo"]),
        ("tier=pilot&stage=grow", ["Dixon"]),
        ("tier=affiliate&stage=grow", []),
        ("stage=accelerate&county=napa", []),
        ("stage=best", ["Benicia", "Dixon", "Fairfield", "Napa", "Vallejo"]),
        ("tier=pilot&standing=not_yet", []),
    ],
)
def test_a_tier_and_a_stage_let_through_what_they_say(five, query, found):
    assert names(query) == found


def test_groups_stand_in_the_programs_order_and_names_inside_them(five):
    by_tier = [(row.group, row.name) for row in page("sort=tier").rows]
    by_stage = [(row.group, row.name) for row in page("sort=stage").rows]

    assert by_tier == [
        ("Pilot", "Benicia"),
        ("Pilot", "Dixon"),
        ("Pilot", "Vallejo"),
        ("Vanguard", "Fairfield"),
        ("Not taking part", "Napa"),
    ]
    assert by_stage == [
        ("A · Engage", "Benicia"),
        ("A · Engage", "Vallejo"),
        ("B · Grow", "Dixon"),
        ("C · Accelerate", "Fairfield"),
        ("Not taking part", "Napa"),
    ]


@pytest.mark.parametrize("query", ["", "county=solano", "tier=pilot", "stage=grow&sort=county"])
def test_every_count_opens_exactly_so_many_cities(five, query):
    grid = page(query).grid

    opened = [
        (facet.count, len(names(facet.url.lstrip("?"))))
        for _stage, facets in grid.lines
        for facet in facets
        if "tier=" in facet.url or "stage=" in facet.url
    ]
    assert [count for count, _found in opened] == [found for _count, found in opened]
    assert sum(count for count, _found in opened) == 12  # each city in a cell and in two sums


def test_counts_keep_to_the_other_filters_and_say_which_is_chosen(five):
    grid = page("tier=pilot&stage=engage&county=solano").grid

    chosen = [facet for _stage, facets in grid.lines for facet in facets if facet.is_chosen]
    assert [(facet.words, facet.count) for facet in chosen] == [("Pilot, A · Engage", 2)]


def test_where_no_city_takes_part_there_is_nothing_to_count(five, client):
    assert page("county=napa").grid is None
    assert "city-grid" not in client.get("/cities/?county=napa").content.decode()


def test_the_list_shows_its_groups_and_no_rank(five, client):
    text = client.get("/cities/?sort=stage").content.decode()

    assert text.count('scope="colgroup"') == 4
    assert "Neither is a grade." in text


@pytest.mark.parametrize("query", ["", "tier=pilot", "sort=stage"])
def test_the_list_takes_two_queries(five, query, django_assert_num_queries):
    with django_assert_num_queries(2):
        page(query)
