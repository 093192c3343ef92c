"""One lead coach a city: after step d, handed over with a note; coaches act for their own cities."""

from __future__ import annotations

import pytest

from tests.cities import way
from tests.cities.reading import words
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.cities.actions import coaching, roles
from thrive.cities.models import CityRole, CoachAssignment
from thrive.cities.queries.coaches import coaches_page, loads
from thrive.cities.rules import coaching as rules
from thrive.notices.models import OutboundMessage
from thrive.people.actions.leaving import erase_me
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
NOTE = "Their council votes on June 16. Call Rosa first."


@pytest.fixture
def theo() -> Person:
    return way.person("Theo", "coach")


@pytest.fixture
def two() -> tuple[Person, Person]:
    return way.person("Devon", "expert"), way.person("Saanvi", "expert")


def test_a_coach_is_assigned_only_after_step_d(
    imani: Person, luz: Person, two: tuple[Person, Person]
) -> None:
    application = way.scored(way.sent(), imani, *two)

    before = rules.may_assign_coach(imani, application.community, luz)
    way.deciding.decide(application, tier="pilot", rationale=way.WHY, by=imani)
    after = rules.may_assign_coach(imani, application.community, luz)

    assert (str(before.sentence), str(after.sentence)) == (
        "Visalia gets a coach once it has its tier (step d).",
        "",
    )


@pytest.mark.parametrize(
    ("who", "coach", "note", "sentence"),
    [
        ("admin", "theo", NOTE, ""),
        ("coach", "theo", NOTE, "Only a program administrator assigns coaches."),
        ("expert", "theo", NOTE, "Only a program administrator assigns coaches."),
        ("", "theo", NOTE, "Only a program administrator assigns coaches."),
        ("admin", "luz", NOTE, "Luz already coaches this city."),
        ("admin", "devon", NOTE, "Devon is not a coach of the program."),
        (
            "admin",
            "theo",
            "",
            "Write a note for the next coach in a sentence. It stays in the record.",
        ),
    ],
)
def test_a_city_is_handed_over_with_a_note(
    imani: Person,
    luz: Person,
    theo: Person,
    two: tuple[Person, Person],
    who: str,
    coach: str,
    note: str,
    sentence: str,
) -> None:
    application = way.coached(way.sent(), imani, luz, *two)
    by = way.person("Somebody", *([who] if who else []))
    people = {"luz": luz, "theo": theo, "devon": two[0]}

    answer = rules.may_assign_coach(by, application.community, people[coach], note)

    assert str(answer.sentence) == sentence


def test_a_hand_over_keeps_the_history_and_tells_the_city_and_the_coach(
    imani: Person, luz: Person, theo: Person, two: tuple[Person, Person]
) -> None:
    application = way.coached(way.sent(), imani, luz, *two)

    coaching.assign_coach(application.community, coach=theo, note=NOTE, by=imani)
    coaching.assign_coach(application.community, coach=theo, note=NOTE, by=imani)

    held = CoachAssignment.objects.order_by("pk")
    mails = OutboundMessage.objects.filter(template__endswith="coach_new_city")
    assert list(held.values_list("coach__name", "hand_over_note")) == [("Luz", NOTE), ("Theo", "")]
    assert [one.coach for one in held.today()] == [theo]
    assert [NOTE in mail.text for mail in mails.order_by("pk")] == [False, True]
    assert OutboundMessage.objects.filter(template__endswith="coach_assigned").count() == 2
    assert [
        entry.what for entry in Entry.objects.filter(what__in=["assign_coach", "hand_over"])
    ] == [
        "assign_coach",
        "hand_over",
    ]


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("imani", ""),
        ("luz", ""),
        ("theo", "Luz coaches Visalia. Ask them, or have the city handed over to you."),
        ("devon", "This is for the coach of the city."),
        ("member", "This is for the coach of the city."),
    ],
)
def test_a_coach_acts_for_their_own_cities_only(
    imani: Person,
    luz: Person,
    theo: Person,
    two: tuple[Person, Person],
    who: str,
    sentence: str,
) -> None:
    application = way.coached(way.sent(), imani, luz, *two)
    people = {
        "imani": imani,
        "luz": luz,
        "theo": theo,
        "devon": two[0],
        "member": way.person("Member"),
    }

    answer = rules.may_coach(people[who], application.community)

    assert str(answer.sentence) == sentence


def test_another_coach_is_refused_by_address_too(
    imani: Person, luz: Person, theo: Person, two: tuple[Person, Person]
) -> None:
    application = way.coached(way.sent(), imani, luz, *two)
    browser, base = way.desk(theo), f"/staff/applications/{application.code}/"

    answers = [
        browser.post(f"{base}introduction/", {"text": "This is Visalia, and they want to learn."}),
        browser.get(f"{base}introduction/"),
        browser.post(f"{base}team/", {"note": ""}),
        browser.get("/staff/cities/visalia/people/"),
        browser.post("/staff/coaches/visalia/", {"coach": str(theo.public_id), "note": NOTE}),
    ]

    sentence = "Luz coaches Visalia. Ask them, or have the city handed over to you."
    assert [answer.status_code for answer in answers] == [422, 403, 422, 403, 403]
    assert [sentence in words(answer) for answer in answers] == [True, True, True, True, False]
    assert not application.steps.filter(step="f").exists()


def test_who_carries_how_many_and_who_waits(
    imani: Person, luz: Person, theo: Person, two: tuple[Person, Person]
) -> None:
    way.coached(way.sent("Coached"), imani, luz, *two)
    way.accepted(way.sent("Waiting"), imani, *two)

    with way.later(3):
        page = coaches_page(imani)

    assert [(str(load.coach), len(load.cities)) for load in page.loads] == [("Theo", 0), ("Luz", 1)]
    assert [(one.city.name, one.days) for one in page.waiting] == [("Waiting", 3)]


def test_a_city_that_left_no_longer_counts_for_its_coach(
    imani: Person, luz: Person, two: tuple[Person, Person]
) -> None:
    from thrive.cities.actions import seats

    application = way.coached(way.sent(), imani, luz, *two)

    seats.leave(application.community.standing(), reason="The council voted to leave.", by=imani)

    assert [len(load.cities) for load in loads()] == [0]


def test_the_hand_over_pack_holds_what_the_next_coach_needs(
    imani: Person, luz: Person, two: tuple[Person, Person]
) -> None:
    application = way.coached(way.sent(resident_2={"looking": "on"}), imani, luz, *two)

    pack = words(way.desk(luz).get("/staff/hand-over/visalia/"))

    wanted = [
        "Open seat: Second resident leader",
        "Luz introduces the city.",
        "rosa@example.org",
        "e · Meet your coach",
        "Imani assigned the coach",
    ]
    assert [each for each in wanted if each in pack] == wanted
    assert application.code


def test_the_pack_of_a_city_with_a_coach_is_not_for_other_coaches(
    imani: Person, luz: Person, theo: Person, two: tuple[Person, Person]
) -> None:
    way.coached(way.sent(), imani, luz, *two)
    way.accepted(way.sent("Waiting"), imani, *two)

    answers = [
        way.desk(person).get(f"/staff/hand-over/{slug}/").status_code
        for person in (imani, luz, theo)
        for slug in ("visalia", "waiting")
    ]

    assert answers == [200, 200, 200, 200, 403, 200]


@pytest.mark.parametrize("role", ["", "expert", "data", "grants", "moderator"])
def test_the_pack_is_for_coaches_and_administrators(role: str) -> None:
    way.city("Visalia")
    browser = way.desk(way.person("Somebody", *([role] if role else [])))

    assert browser.get("/staff/hand-over/visalia/").status_code == 403


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("imani", ""),
        ("luz", ""),
        ("core", ""),
        ("theo", "Luz coaches Visalia. Ask them, or have the city handed over to you."),
        ("contact", "Only the Core Team of the city, its coach or the program can change this."),
        ("member", "Only the Core Team of the city, its coach or the program can change this."),
    ],
)
def test_who_may_say_who_acts_for_a_city(
    imani: Person,
    luz: Person,
    theo: Person,
    two: tuple[Person, Person],
    who: str,
    sentence: str,
) -> None:
    community = way.coached(way.sent(), imani, luz, *two).community
    people = {"imani": imani, "luz": luz, "theo": theo, "member": way.person("Member")}
    for role in ("core", "contact"):
        people[role] = way.person(f"The {role}")
        roles.give_city_role(community, person=people[role], role=role, by=imani)

    answer = rules.may_give_city_role(people[who], community, way.person("New"), "contact")

    assert str(answer.sentence) == sentence


def test_a_role_is_given_once_and_ends_without_being_deleted(imani: Person) -> None:
    community, rosa = way.city("Visalia"), way.person("Rosa")
    held = roles.give_city_role(community, person=rosa, role="contact", by=imani)

    with pytest.raises(Refused) as twice:
        roles.give_city_role(community, person=rosa, role="contact", by=imani)
    roles.end_city_role(held, by=rosa)
    with pytest.raises(Refused) as ended:
        roles.end_city_role(held, by=imani)

    assert twice.value.sentence == "This person already has that role."
    assert ended.value.sentence == "This role has already ended."
    assert CityRole.objects.count() == 1
    assert not community.roles.today().exists()


def test_nobody_who_left_the_platform_gets_a_role(imani: Person) -> None:
    rosa = way.person("Rosa")
    erase_me(rosa, by=rosa)
    rosa.refresh_from_db()

    answer = rules.may_give_city_role(imani, way.city("Visalia"), rosa, "contact")

    assert answer.sentence == "This person has left the platform."


def test_a_role_is_given_on_the_page_to_somebody_with_an_account(imani: Person) -> None:
    way.city("Visalia")
    way.person("Rosa")
    browser = way.desk(imani)
    url = "/staff/cities/visalia/people/"

    unknown = browser.post(url, {"email": "who@example.org", "role": "core"})
    browser.post(url, {"email": "ROSA@example.org", "role": "core"})
    held = CityRole.objects.get()
    ended = browser.post(f"{url}{held.pk}/end/")

    assert "Nobody here uses this address." in words(unknown)
    assert (held.person.name, held.role, ended.status_code) == ("Rosa", "core", 302)
    assert not CityRole.objects.today().exists()
