"""Answering, taking back and ending a pair, and saying what a city offers or looks for: the pages."""

from __future__ import annotations

import pytest

from tests.cities import mentoring_ground as ground
from tests.cities import way
from tests.cities.reading import words
from thrive.cities.models import Community, MentoringTopics, MentorPairing
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
YOUTH = "youth-development-civic-engagement"


@pytest.fixture
def hayward() -> Community:
    return ground.seated("Hayward", "vanguard")


@pytest.fixture
def vallejo() -> Community:
    return ground.seated("Vallejo")


@pytest.fixture
def fern(hayward: Community) -> Person:
    return ground.of(hayward, "Fern")


@pytest.fixture
def ruth(vallejo: Community) -> Person:
    return ground.of(vallejo, "Ruth")


@pytest.fixture
def pair(hayward: Community, vallejo: Community, fern: Person, ruth: Person) -> MentorPairing:
    return ground.proposed(hayward, vallejo, fern)


@pytest.mark.parametrize(
    ("deed", "says"),
    [
        ("accept", "Once both cities have said yes, the pair and its topics are public."),
        ("decline", "The other city reads your reason by mail. Nothing of it is public."),
    ],
)
def test_the_page_says_first_what_will_happen(
    pair: MentorPairing, ruth: Person, deed: str, says: str
) -> None:
    page = words(way.desk(ruth).get(f"/mentoring/{pair.pk}/{deed}/"))

    assert says in page
    assert f"Hayward and Vallejo: {ground.TOPICS}" in page
    pair.refresh_from_db()
    assert pair.status == "proposed"


def test_a_city_says_yes_ends_the_pair_later_and_is_led_back_to_it(
    pair: MentorPairing, fern: Person, ruth: Person
) -> None:
    at = f"/mentoring/{pair.pk}"
    yes = way.desk(ruth).post(f"{at}/accept/")
    without = way.desk(fern).post(f"{at}/end/", {"reason": ""})

    ended = way.desk(fern).post(f"{at}/end/", {"reason": ground.REASON}, follow=True)

    pair.refresh_from_db()
    assert (yes.status_code, yes["Location"]) == (302, f"{at}/")
    assert without.status_code == 422
    assert "Done. The other city has a mail." in words(ended)
    assert (pair.status, pair.reason) == ("ended", ground.REASON)


def test_a_no_needs_its_reason_beside_the_field(pair: MentorPairing, ruth: Person) -> None:
    at = f"/mentoring/{pair.pk}/decline/"

    without = way.desk(ruth).post(at, {"reason": ""})
    said = way.desk(ruth).post(at, {"reason": ground.REASON})

    pair.refresh_from_db()
    assert (without.status_code, said.status_code, pair.status) == (422, 302, "declined")


@pytest.mark.parametrize(
    ("who", "deed", "status"),
    [
        ("fern", "accept", 403),
        ("fern", "withdraw", 200),
        ("ruth", "withdraw", 403),
        ("ruth", "end", 403),
        ("ruth", "dance", 404),
        ("coach", "accept", 403),
        ("stranger", "accept", 404),
        ("admin", "withdraw", 200),
    ],
)
def test_who_opens_which_deed(
    pair: MentorPairing, vallejo: Community, who: str, deed: str, status: int
) -> None:
    made = {
        "coach": lambda: ground.coach_of(vallejo),
        "stranger": lambda: way.person("Stranger"),
        "admin": lambda: way.person("Imani", "admin"),
    }
    person = made[who]() if who in made else Person.objects.get(name=who.title())

    answer = way.desk(person).get(f"/mentoring/{pair.pk}/{deed}/")

    assert answer.status_code == status


def test_a_vanguard_says_what_it_helps_with_and_everybody_reads_it(
    hayward: Community, fern: Person
) -> None:
    at, client = "/mentoring/cities/hayward/topics/", way.desk(fern)
    empty = words(client.get(at))

    client.post(at, {"areas": [YOUTH], "words": "A youth commission with a budget."})
    again = client.get(at).content.decode()

    said = MentoringTopics.objects.get()
    assert "Everybody can read it on the pages of these action areas." in empty
    assert (said.mode, said.areas, said.said_by) == ("offer", [YOUTH], fern)
    assert "A youth commission with a budget." in again
    assert "A youth commission with a budget." in words(client.get("/mentoring/"))


def test_what_a_city_looks_for_stays_with_it_and_the_program(
    vallejo: Community, ruth: Person
) -> None:
    at = "/mentoring/cities/vallejo/topics/"
    page = words(way.desk(ruth).get(at))

    way.desk(ruth).post(at, {"areas": [], "words": "How to pay for a youth council."})

    assert "Only your city, its coach and the program read it." in page
    assert MentoringTopics.objects.get().mode == "seek"
    assert "How to pay" not in words(way.desk(way.person("Member")).get("/mentoring/"))


@pytest.mark.parametrize(
    ("who", "status"), [("stranger", 404), ("coach", 403), ("other city", 404), ("admin", 200)]
)
def test_who_says_it_for_a_city(
    vallejo: Community, hayward: Community, fern: Person, who: str, status: int
) -> None:
    person = {
        "stranger": lambda: way.person("Stranger"),
        "coach": lambda: ground.coach_of(vallejo),
        "other city": lambda: fern,
        "admin": lambda: way.person("Imani", "admin"),
    }[who]()

    answer = way.desk(person).get("/mentoring/cities/vallejo/topics/")

    assert answer.status_code == status
