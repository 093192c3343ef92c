"""What a city's page leads to: its roadmap and its mentoring, once they are everybody's."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.portal import standing
from thrive.cities.models import Enrollment, MentorPairing
from thrive.journey.models import Roadmap

pytestmark = pytest.mark.django_db
DAY = standing.DAY


@pytest.fixture
def seat() -> Enrollment:
    solano = standing.county("Solano", "06095")
    return standing.enroll(standing.city("Vallejo", "vallejo", solano), standing.cycle(), "pilot")


def test_the_page_links_a_roadmap_only_once_the_city_shows_it(
    seat: Enrollment, client: Client
) -> None:
    roadmap = Roadmap.objects.create(community=seat.community, opened_at=DAY)
    before = client.get("/cities/vallejo/").content.decode()

    roadmap.is_public = True
    roadmap.save()

    assert 'href="/cities/vallejo/roadmap/"' not in before
    assert 'href="/cities/vallejo/roadmap/"' in client.get("/cities/vallejo/").content.decode()


@pytest.mark.parametrize(
    ("status", "tier", "shown"),
    [("active", "vanguard", True), ("proposed", "vanguard", False), ("ended", "vanguard", False),
     ("declined", "vanguard", False), ("active", "pilot", False)],
)  # fmt: skip
def test_the_page_names_pairs_at_work_and_no_others(
    seat: Enrollment, client: Client, status: str, tier: str, shown: bool
) -> None:
    alameda = standing.county("Alameda", "06001")
    hayward = standing.city("Hayward", "hayward", alameda)
    standing.enroll(hayward, seat.cycle, tier)
    MentorPairing.objects.create(
        mentor=hayward, mentee=seat.community, topics="By-laws of a youth commission.",
        status=status, proposed_for="mentor", proposed_at=DAY, started_at=DAY,
    )  # fmt: skip

    pages = [client.get(f"/cities/{slug}/").content.decode() for slug in ("vallejo", "hayward")]

    links = ['Is mentored by <a href="/cities/hayward/">', 'Mentors <a href="/cities/vallejo/">']
    assert [link in page for link, page in zip(links, pages, strict=True)] == [shown, shown]
    assert ["By-laws of a youth" in page for page in pages] == [shown, shown]


def test_the_list_of_pairs_and_the_pages_of_the_cities_say_the_same(
    seat: Enrollment, client: Client
) -> None:
    hayward = standing.city("Hayward", "hayward", standing.county("Alameda", "06001"))
    held = standing.enroll(hayward, seat.cycle, "vanguard")
    MentorPairing.objects.create(
        mentor=hayward, mentee=seat.community, topics="By-laws.", status="active",
        proposed_for="mentor", proposed_at=DAY, started_at=DAY,
    )  # fmt: skip

    for row in (held, seat):
        for status in ("active", "paused"):
            row.status = status
            row.save()
            listed = "Hayward mentors Vallejo" in client.get("/mentoring/").content.decode()
            on_page = "Is mentored by" in client.get("/cities/vallejo/").content.decode()
            assert listed == on_page == (status == "active")
        row.status = "active"
        row.save()
