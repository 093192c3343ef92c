"""The pages of mentoring: public, a city's own, a pair; who reads what, and how many queries."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cities import mentoring_ground as ground
from tests.cities import way
from tests.cities.reading import words
from thrive.cities.actions import mentoring as acts
from thrive.cities.models import Answer, Community, Enrollment, MentorContact, MentorPairing
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
YOUTH = "youth-development-civic-engagement"


def _queries(ask: Any) -> int:
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert ask().status_code == 200
    return len(counted)


def _several(hayward: Community, number: int) -> list[MentorPairing]:
    """Pairs of Hayward, each with a confirmed and a waiting contact, and one proposal each."""
    made = []
    for each in range(number):
        city = ground.seated(f"Mentee {each} of {number}")
        pairing = ground.at_work(hayward, city)
        by = ground.of(city, f"Person {each} of {number}")
        acts.write_mentor_contact(
            pairing, happened_on=ground.day(0), minutes=20, topics=f"Call {each}.", by=by
        )
        made.append(pairing)
    return made


def test_the_public_reads_pairs_at_work_and_who_can_help() -> None:
    hayward, vallejo = ground.seated("Hayward", "vanguard"), ground.seated("Vallejo")
    fern, ruth = ground.of(hayward, "Fern"), ground.of(vallejo, "Ruth")
    acts.name_topics(hayward, areas=[YOUTH], words="A youth commission with a budget.", by=fern)
    ground.paired(hayward, vallejo, fern, ruth)
    ground.proposed(hayward, merced := ground.seated("Merced"), ground.of(merced, "Sunny"))

    page = words(Client().get("/mentoring/"))

    assert "Hayward mentors Vallejo By-laws of a youth commission." in page
    assert "A youth commission with a budget." in page
    assert "Has room" in page
    assert "Merced" not in page


def test_a_pair_that_rests_or_has_ended_is_not_listed() -> None:
    hayward, vallejo = ground.seated("Hayward", "vanguard"), ground.seated("Vallejo")
    pairing = ground.at_work(hayward, vallejo)
    listed = "Hayward mentors Vallejo"
    before = words(Client().get("/mentoring/"))
    Enrollment.objects.filter(community=vallejo).update(status="paused")
    resting = words(Client().get("/mentoring/"))
    Enrollment.objects.filter(community=vallejo).update(status="active")

    acts.end_pair(pairing, reason=ground.REASON, by=ground.of(hayward, "Fern"))

    ended = words(Client().get("/mentoring/"))
    assert [listed in page for page in (before, resting, ended)] == [True, False, False]


def test_a_city_without_a_word_and_one_without_room_are_said_so() -> None:
    hayward = ground.seated("Hayward", "vanguard")
    for name in ("Lodi", "Chico", "Davis"):
        ground.at_work(hayward, ground.seated(name))

    page = words(Client().get("/mentoring/"))

    assert "Hayward It has not said yet what it can help with. No room just now" in page


def test_an_empty_program_says_what_comes_next() -> None:
    page = words(Client().get("/mentoring/"))

    assert "No pair is at work today." in page
    assert "Until one is, coaches help cities find each other." in page


@pytest.mark.parametrize(
    ("who", "answers"),
    [
        ("fern", {"pair": 200, "city": 404}),
        ("ruth", {"pair": 200, "city": 200}),
        ("theo", {"pair": 200, "city": 200}),
        ("imani", {"pair": 200, "city": 200}),
        ("sunny", {"pair": 404, "city": 404}),
        ("priya", {"pair": 404, "city": 404}),
    ],
)
def test_who_opens_a_pair_and_the_page_of_a_city(who: str, answers: dict[str, int]) -> None:
    hayward, vallejo = ground.seated("Hayward", "vanguard"), ground.seated("Vallejo")
    people = {
        "fern": ground.of(hayward, "Fern"),
        "ruth": ground.of(vallejo, "Ruth"),
        "theo": ground.coach_of(vallejo),
        "imani": way.person("Imani", "admin"),
        "sunny": ground.of(ground.seated("Merced"), "Sunny"),
        "priya": way.person("Priya", "coach"),
    }
    pairing = ground.proposed(hayward, vallejo, people["fern"])
    client = way.desk(people[who])

    found = {
        "pair": client.get(f"/mentoring/{pairing.pk}/").status_code,
        "city": client.get("/mentoring/cities/vallejo/").status_code,
    }

    assert found == answers


def test_a_contact_is_not_reached_through_another_pair() -> None:
    hayward, vallejo = ground.seated("Hayward", "vanguard"), ground.seated("Vallejo")
    fern, ruth = ground.of(hayward, "Fern"), ground.of(vallejo, "Ruth")
    pairing = ground.paired(hayward, vallejo, fern, ruth)
    acts.write_mentor_contact(
        pairing, happened_on=ground.day(0), minutes=20, topics="A call.", by=fern
    )
    contact = MentorContact.objects.get()
    other = ground.at_work(hayward, merced := ground.seated("Merced"))
    sunny = way.desk(ground.of(merced, "Sunny"))

    tried = [
        sunny.post(f"/mentoring/{pk}/contacts/{contact.pk}/confirm/").status_code
        for pk in (pairing.pk, other.pk)
    ]

    assert tried == [404, 404]
    assert MentorContact.objects.waiting().count() == 1


def test_suggestions_stand_on_the_citys_own_page_with_their_reasons() -> None:
    hayward, vallejo = ground.seated("Hayward", "vanguard"), ground.seated("Vallejo")
    Community.objects.update(region="bay-area", population=126_000)
    acts.name_topics(hayward, areas=[YOUTH], words="", by=ground.of(hayward, "Fern"))
    client = way.desk(ruth := ground.of(vallejo, "Ruth"))
    acts.name_topics(vallejo, areas=[YOUTH], words="Parks.", by=ruth)
    Person.objects.update(language="es")

    page = words(client.get("/mentoring/cities/vallejo/"))

    area = "Youth Development and Civic Engagement"
    assert f"Hayward Hayward helps with what you look for: {area}." in page
    assert "It is in your region: Bay Area." in page
    assert "It is about your size: 126,000 residents, and you have 126,000." in page
    assert "People of both cities use this site in Spanish. It has room for 3 more cities." in page
    assert "Ask this city : Hayward" in page


def test_until_it_says_more_a_city_is_known_by_its_application_and_only_to_itself() -> None:
    application = way.sent("Vallejo", action_areas=[YOUTH])
    vallejo = ground.seated("Vallejo")
    ground.seated("Hayward", "vanguard")
    ruth = way.desk(ground.of(vallejo, "Ruth"))

    page = words(ruth.get("/mentoring/cities/vallejo/"))

    assert Answer.objects.filter(application=application, question="action_areas").exists()
    assert "Youth Development and Civic Engagement As named in the city’s application." in page
    assert "As named in" not in words(Client().get("/mentoring/"))


def test_a_proposal_goes_wrong_beside_its_fields_and_keeps_what_was_typed() -> None:
    hayward = ground.seated("Hayward", "vanguard")
    vallejo = ground.seated("Vallejo")
    ruth = way.desk(ground.of(vallejo, "Ruth"))

    opened = ruth.get("/mentoring/propose/?mentor=hayward&mentee=vallejo")
    answer = ruth.post(
        "/mentoring/propose/", {"mentor": "", "mentee": "vallejo", "topics": "Parks"}
    )

    assert '<option value="hayward" selected>' in opened.content.decode()
    assert answer.status_code == 422
    assert "Choose the mentor city" in words(answer)
    assert "Parks" in answer.content.decode()
    assert not MentorPairing.objects.filter(mentor=hayward).exists()


def test_who_acts_for_no_city_is_told_who_proposes() -> None:
    ground.seated("Hayward", "vanguard")
    ground.seated("Vallejo")

    answer = way.desk(way.person("Somebody")).get("/mentoring/propose/")

    assert answer.status_code == 403
    assert "People of one of the two cities, or a program administrator" in words(answer)


def test_a_coach_reads_and_changes_nothing() -> None:
    hayward, vallejo = ground.seated("Hayward", "vanguard"), ground.seated("Vallejo")
    pairing = ground.paired(
        hayward, vallejo, ground.of(hayward, "Fern"), ground.of(vallejo, "Ruth")
    )
    theo = way.desk(ground.coach_of(vallejo))

    page = words(theo.get(f"/mentoring/{pairing.pk}/"))
    written = theo.post(
        f"/mentoring/{pairing.pk}/",
        {"happened_on": ground.day(0), "minutes": "30", "topics": "A call."},
    )
    end = theo.post(f"/mentoring/{pairing.pk}/end/", {"reason": ground.REASON})
    topics = theo.get("/mentoring/cities/vallejo/topics/")

    assert "Keep this contact" not in page
    assert (written.status_code, end.status_code, topics.status_code) == (422, 422, 403)
    assert MentorPairing.objects.get().status == "active"


def test_one_pair_or_three_cost_the_same_number_of_queries() -> None:
    hayward = ground.seated("Hayward", "vanguard")
    fern = ground.of(hayward, "Fern")
    client, counted = way.desk(fern), []
    for number in (1, 2):
        first = _several(hayward, number)[0]
        other = ground.seated(f"Asked {number}")
        ground.proposed(hayward, other, fern) if number == 1 else None
        if number == 2:
            acts.write_mentor_contact(
                first, happened_on=ground.day(0), minutes=20, topics="More.", by=fern
            )
        counted.append(
            [
                _queries(lambda: Client().get("/mentoring/")),
                _queries(lambda: client.get("/mentoring/")),
                _queries(lambda: client.get("/mentoring/cities/hayward/")),
                _queries(lambda pk=first.pk: client.get(f"/mentoring/{pk}/")),
            ]
        )

    assert counted[0] == counted[1]
    assert max(counted[0]) <= 15
