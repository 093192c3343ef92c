"""The demo's first steps, roadmaps and data journeys stand as its story says, and go with it."""

from __future__ import annotations

from typing import Any

import pytest

from thrive.cities.models import Enrollment
from thrive.demo.roadmap_told import forget_roadmaps
from thrive.indicators.models import (
    AssetPin,
    DataPhase,
    DataStory,
    Finding,
    PlanLink,
    SharedDataset,
)
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


def test_the_first_steps_of_every_enrolled_city(story: Any) -> None:
    seats = Enrollment.objects.holding_a_seat().filter(cycle__slug="demo-cycle")
    held = {one.pk: one for one in seats.select_related("community", "cycle")}
    facts = onboarding_facts(
        {pk: one.tier for pk, one in held.items()},
        {pk: one.cycle.rulebook for pk, one in held.items()},
    )

    found = {held[pk].community.name: f"{one.done} of {one.asked}" for pk, one in facts.items()}
    assert found == WALKED


def test_three_cities_have_a_roadmap_and_two_show_it(story: Any) -> None:
    rows = Roadmap.objects.values_list("community__name", "is_public")

    assert dict(rows) == {"Vallejo": True, "Hayward": True, "Santa Maria": False}
    assert all("(demo)" in one.owner for one in AlignedResource.objects.all())


def test_the_roadmaps_go_with_the_people_of_the_demo(story: Any) -> None:
    forget_roadmaps(Person.objects.filter(is_demo=True))

    assert (Roadmap.objects.count(), RoadmapMilestone.objects.count()) == (0, 0)


def test_vallejo_plans_with_what_it_learned_and_merced_makes_sense_of_its_numbers(
    story: Any,
) -> None:
    phases = {
        place: dict(
            DataPhase.objects.filter(journey__community__name=place).values_list("number", "status")
        )
        for place in ("Vallejo", "Merced")
    }

    assert phases["Vallejo"] == {**dict.fromkeys(range(1, 7), "closed"), 7: "under_way"}
    assert phases["Merced"] == {
        **dict.fromkeys((1, 2, 3), "closed"),
        4: "under_way",
        **dict.fromkeys((5, 6, 7), "planned"),
    }
    assert DataStory.objects.filter(status="published").count() == 2
    assert PlanLink.objects.filter(to_kind="roadmap_milestone").count() == 3


def test_nothing_of_the_data_journeys_is_public_without_a_yes(story: Any) -> None:
    """Notes, quotes and pins that everybody reads; and some that wait, so that one could leak."""
    assert Finding.objects.filter(status="noted", consent=None).count() == 2
    assert not Finding.objects.filter(status="shown", consent=None).exists()
    assert AssetPin.objects.filter(kind="danger").exclude(status="team").count() == 0
    assert AssetPin.objects.filter(status="waiting").count() == 1
    assert not SharedDataset.objects.filter(status="shared", checked_at=None).exists()
