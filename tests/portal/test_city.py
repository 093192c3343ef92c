"""A city's page tells what is public about it, and nothing else."""

from __future__ import annotations

import pytest

from tests.portal import standing
from thrive.cities.models import CoachAssignment
from thrive.portal.queries.city import city_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def solano():
    return standing.county("Solano", "06095")


@pytest.fixture
def vallejo(solano):
    return standing.city("Vallejo", "vallejo", solano, population=126_090)


def test_a_city_not_yet_part_of_act_is_shown_where_to_start(client, vallejo):
    standing.cycle()

    page = client.get("/cities/vallejo/")

    assert page.context["page"].standing == "not_yet"
    assert "Vallejo is not yet part of ACT" in page.content.decode()
    assert "?city=vallejo" in page.content.decode()


def test_an_applying_city_shows_steps_and_never_names(client, vallejo):
    standing.apply(vallejo, standing.cycle())

    page = client.get("/cities/vallejo/")

    steps = [(taken.step.letter, taken.done_on is not None) for taken in page.context["page"].steps]
    assert steps == [("a", True)] + [(letter, False) for letter in "bcdefg"]
    assert "Never-Shown" not in page.content.decode()
    assert "never-shown" not in page.content.decode()


def test_an_enrolled_city_shows_its_table_two_rows_and_its_coach_by_role_only(client, vallejo):
    standing.enroll(vallejo, standing.cycle(), "pilot")
    luz = standing.person("luz@example.org", name="Luz Never-Shown", shown_name="Luz Never-Shown")
    CoachAssignment.objects.create(community=vallejo, coach=luz, started_at=standing.DAY)

    page = client.get("/cities/vallejo/")

    part = page.context["page"].taking_part
    assert (part.tier.slug, part.stage.slug, len(part.way.steps), part.way.asked) == (
        *("pilot", "engage", 10, 9),
    )
    assert part.coached_since == standing.DAY
    assert "Never-Shown" not in page.content.decode()


def test_neighbors_are_of_the_county_nearest_first(vallejo, solano):
    standing.city("Vacaville", "vacaville", solano, latitude=38.35, longitude=-121.97)
    standing.city("Benicia", "benicia", solano, latitude=38.06, longitude=-122.15)
    standing.city("Napa", "napa", standing.county("Napa", "06055"))

    page = city_page(vallejo)

    assert [each.name for each in page.neighbors] == ["Benicia", "Vacaville"]
    assert page.cities_in_county == 3


def test_a_city_nobody_knows_is_not_found(client):
    assert client.get("/cities/atlantis/").status_code == 404


@pytest.mark.parametrize("neighbors", [1, 3])
def test_a_city_page_takes_the_same_queries_however_many_neighbors(
    vallejo, solano, neighbors, django_assert_num_queries
):
    for number in range(neighbors):
        standing.city(f"City {number}", f"city-{number}", solano)
    standing.enroll(vallejo, standing.cycle())

    with django_assert_num_queries(19):
        city_page(vallejo)
