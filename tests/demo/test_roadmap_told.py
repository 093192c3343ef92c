"""The demo's first steps and roadmaps stand as its story says, and go with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.house.demo_told import the_demo
from thrive.cities.models import Enrollment
from thrive.demo.roadmap_told import forget_roadmaps
from thrive.journey.models import AlignedResource, Roadmap, RoadmapMilestone
from thrive.journey.queries.onboarding import onboarding_facts
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
WALKED = {
    **dict.fromkeys(("Hayward", "Garden Grove"), "12 of 12"),
    **dict.fromkeys(("Vallejo", "Merced", "Santa Maria"), "11 of 11"),
    "Lancaster": "5 of 11",
    "El Centro": "9 of 11",
    "Watsonville": "8 of 8",
    "Eureka": "8 of 8",
    "Marysville": "5 of 8",
}


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with the_demo(django_db_blocker.unblock()):
        yield


def test_the_first_steps_of_every_enrolled_city(told: None) -> None:
    seats = Enrollment.objects.holding_a_seat().filter(cycle__slug="demo-cycle")
    held = {one.pk: one for one in seats.select_related("community", "cycle")}
    facts = onboarding_facts(
        {pk: one.tier for pk, one in held.items()},
        {pk: one.cycle.rulebook for pk, one in held.items()},
    )

    found = {held[pk].community.name: f"{one.done} of {one.asked}" for pk, one in facts.items()}
    assert found == WALKED


def test_three_cities_have_a_roadmap_and_two_show_it(told: None) -> None:
    rows = Roadmap.objects.values_list("community__name", "is_public")

    assert dict(rows) == {"Vallejo": True, "Hayward": True, "Santa Maria": False}
    assert all("(demo)" in one.owner for one in AlignedResource.objects.all())


def test_the_roadmaps_go_with_the_people_of_the_demo(told: None, db: None) -> None:
    forget_roadmaps(Person.objects.filter(is_demo=True))

    assert (Roadmap.objects.count(), RoadmapMilestone.objects.count()) == (0, 0)
