"""The pages of a city's way: who reads them, and how many questions each asks the database."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.cities import way
from tests.cities.reading import words
from tests.journey import ground
from thrive.journey.actions import milestones as acts

pytestmark = pytest.mark.django_db
PAGES = [
    "milestones/",
    "milestones/T2_3/",
    "milestones/T2_3/submit/",
    "commitment/",
    "stage/",
    "progress/",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("visitor", 302),
        ("member", 404),
        ("another city", 404),
        ("expert", 404),
        ("moderator", 404),
        ("contact", 200),
        ("core", 200),
        ("her coach", 200),
        ("another coach", 200),
        ("data", 200),
        ("grants", 200),
        ("admin", 200),
    ],
)
def test_who_reads_a_page(page: str, who: str, status: int) -> None:
    seat = ground.enrolled()
    made = {
        "visitor": lambda: None,
        "member": lambda: way.person("Member"),
        "another city": lambda: ground.of_city(ground.enrolled("Merced").community, "Sunny"),
        "contact": lambda: ground.of_city(seat.community, "Ruth", "contact"),
        "core": lambda: ground.of_city(seat.community),
        "her coach": lambda: ground.coach_of(seat.community),
        "another coach": lambda: way.person("Theo", "coach"),
    }
    person = made.get(who, lambda: way.person("Staff", who))()
    client = way.desk(person) if person else Client()

    answer = client.get(f"/cities/vallejo/{page}")

    assert answer.status_code == status, words(answer)


def test_a_city_without_a_tier_has_no_checklist_yet() -> None:
    place = way.city("Redding")

    answer = way.desk(way.person("Imani", "admin")).get(f"/cities/{place.slug}/milestones/")

    assert answer.status_code == 404
    assert "This city has no checklist yet." in words(answer)


@pytest.mark.parametrize(
    "page", ["milestones/", "milestones/T2_3/", "commitment/", "stage/", "progress/"]
)
def test_a_page_asks_as_much_for_three_things_as_for_one(
    page: str, django_assert_max_num_queries: Any
) -> None:
    seat = ground.enrolled(agreement_in_force_on=ground.day(300))
    coach, ruth = ground.coach_of(seat.community), ground.of_city(seat.community)
    client = way.desk(coach)
    counts = []
    for number, code in enumerate(["T2_3", "T2_5", "T2_7"]):
        ground.verified(seat, code, ruth, coach)
        acts.give_evidence(seat, code="T2_9", proof=ground.proof(words=f"No. {number}"), by=ruth)
        from thrive.journey.actions import commitment

        commitment.record_act(seat, act=ground.act(number=f"No. {number}"), by=ruth)
        client.get(f"/cities/vallejo/{page}")
        with django_assert_max_num_queries(18) as asked:
            client.get(f"/cities/vallejo/{page}")
        counts.append(len(asked))

    assert counts[0] == counts[-1], counts
