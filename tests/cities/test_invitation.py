"""The seven steps: earlier ones first, each by the right person, each written down once."""

from __future__ import annotations

import pytest

from tests.cities import way
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.cities.actions import coaching, invitation, sessions
from thrive.cities.models import CityApplication
from thrive.cities.rules import invitation as rules
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
C_FIRST = "Step c comes first: “Read the follow-up email”."
LETTERS = "abcdefg"


@pytest.mark.parametrize("step", LETTERS)
def test_a_step_waits_for_all_before_it(imani: Person, step: str) -> None:
    application = way.after_b(way.sent(), imani)

    answer = rules.may_do_step(imani, application, step)

    on = way.clock.today().strftime("%B %-d, %Y")
    done = {letter: f"Step {letter} was done on {on}." for letter in "ab"}
    expected = {**done, "c": "", **dict.fromkeys("defg", C_FIRST)}
    assert str(answer.sentence) == expected[step]


@pytest.mark.parametrize(
    ("who", "step", "sentence"),
    [
        ("admin", "c", ""),
        ("coach", "c", ""),
        ("expert", "c", "Coaches and program administrators walk a city through its invitation."),
        ("", "c", "Coaches and program administrators walk a city through its invitation."),
        ("admin", "d", C_FIRST),
        ("coach", "d", "Only a program administrator decides about tiers and seats."),
        ("coach", "e", "Only a program administrator decides about tiers and seats."),
        ("expert", "e", "Only a program administrator decides about tiers and seats."),
    ],
)
def test_each_step_has_its_people(imani: Person, who: str, step: str, sentence: str) -> None:
    application = way.after_b(way.sent(), imani)
    by = way.person("Somebody", *([who] if who else []))

    answer = rules.may_do_step(by, application, step)

    assert str(answer.sentence) == sentence


def test_the_coach_of_another_city_is_told_whose_it_is(
    imani: Person, luz: Person, devon: Person
) -> None:
    theo = way.person("Theo", "coach")
    application = way.coached(way.sent(), imani, luz, devon, theo)

    answers = [rules.may_do_step(by, application, "f") for by in (theo, luz)]

    says = "Luz coaches Visalia. Ask them, or have the city handed over to you."
    assert [str(answer.sentence) for answer in answers] == [says, ""]


@pytest.mark.parametrize("status", ["withdrawn", "not_now"])
def test_a_closed_application_takes_no_step(imani: Person, status: str) -> None:
    application = way.after_b(way.sent(), imani)
    CityApplication.objects.update(status=status)

    answer = rules.may_do_step(imani, way.fresh(application), "c")

    words = {"withdrawn": "Withdrawn", "not_now": "Not now"}[status]
    assert answer.sentence == (
        f"This application is closed (“{words}”), so its steps stay as they are."
    )


def test_attendance_finishes_step_b_for_several_cities_at_once(luz: Person) -> None:
    first, second = way.sent("Visalia"), way.sent("Redding")
    held = way.session(days=5)
    for application in (first, second):
        way.signed_up(application, held)
    places = {place.application_id: place.pk for place in held.places.all()}

    with way.later(6):
        came = {places[first.pk]: True, places[second.pk]: False}
        sessions.mark_attendance(held, came=came, by=luz)
        sessions.mark_attendance(held, came=came, by=luz)

    done = first.steps.order_by("step").values_list("step", "by_text")
    assert list(done) == [("a", "Applicant"), ("b", "Coach")]
    assert list(second.steps.values_list("step", flat=True)) == ["a"]
    assert Entry.objects.filter(what="mark_attendance").count() == 2


def test_nobody_attended_before_the_session_begins(luz: Person) -> None:
    held = way.session(days=5)

    with pytest.raises(Refused) as refusal:
        sessions.mark_attendance(held, came={}, by=luz)

    assert refusal.value.sentence == ("This session has not begun, so nobody can have attended it.")


def test_a_conversation_counts_like_a_session_when_it_is_written_down(luz: Person) -> None:
    application = way.sent()

    with pytest.raises(Refused) as refusal:
        sessions.record_conversation(application, note="Call", by=luz)
    sessions.record_conversation(application, note="Call with Rosa on June 3.", by=luz)

    assert refusal.value.sentence == "Write with whom you talked and when, in a sentence."
    assert application.steps.get(step="b").note == "Call with Rosa on June 3."


@pytest.mark.parametrize(
    ("language", "four"),
    [
        ("en", ["three steps", "Core Team of six", "your coach", "Learning Community"]),
        ("es", ["tres pasos", "Equipo Base", "coach", "Comunidad de Aprendizaje"]),
    ],
)
def test_the_follow_up_mail_always_holds_its_four_items(
    luz: Person, language: str, four: list[str]
) -> None:
    application = way.after_b(way.sent(language=language), luz)

    invitation.send_follow_up(application, note="", dates=way.three_dates(), by=luz)

    text = OutboundMessage.objects.get(template__endswith="follow_up").text
    assert [words for words in four if words in text] == four


def test_the_follow_up_can_be_sent_again_and_the_step_keeps_its_first_date(luz: Person) -> None:
    application = way.after_b(way.sent(), luz)
    invitation.send_follow_up(application, note="", dates=way.three_dates(), by=luz)
    first = application.steps.get(step="c").done_on

    with way.later(3):
        dates = way.three_dates()
        invitation.send_follow_up(application, note="One more thing.", dates=dates, by=luz)

    sent = Entry.objects.filter(what="send_follow_up").order_by("number")
    assert [entry.facts["again"] for entry in sent] == [False, True]
    assert OutboundMessage.objects.filter(template__endswith="follow_up").count() == 2
    assert application.steps.get(step="c").done_on == first


def test_the_coach_introduces_the_city_and_its_contacts_may_write(
    imani: Person, luz: Person, devon: Person
) -> None:
    theo, rosa = way.person("Theo", "coach"), way.person("Rosa")
    application = way.coached(way.sent(), imani, luz, devon, theo)
    application.co_applicants.create(
        number=1, email=rosa.email, person=rosa, link_hash="x", invited_at=way.clock.now()
    )

    invitation.introduce(
        application,
        text="This is Visalia. They want to learn how a youth commission works.",
        by=luz,
    )

    assert application.steps.get(step="f").note.startswith("This is Visalia.")
    assert list(rosa.city_roles.values_list("community__slug", "role")) == [("visalia", "contact")]


def _named(application: CityApplication, code: str, **parts: str) -> None:
    answer = application.answers.get(question=code)
    answer.value = {**answer.value, **parts}
    answer.save()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({}, ""),
        (
            {"cbo_adult": {"looking": "on"}},
            "This seat is still open: Organization serving adults.",
        ),
        ({"resident_2": {"name": ""}}, "This seat is still open: Second resident leader."),
        (
            {"resident_2": {"email": "CITY_1@example.org"}},
            "One person cannot hold two seats: First person from the city, and Second resident "
            "leader.",
        ),
        (
            {"resident_1": {"name": "Ana  Díaz"}, "resident_2": {"name": "ana diaz"}},
            "One person cannot hold two seats: First resident leader, and Second resident leader.",
        ),
        (
            {"cbo_adult": {"organization": "organization CBO_YOUTH"}},
            "One organization holds both of its seats. Write why that serves all ages here.",
        ),
    ],
)
def test_the_team_is_set_when_six_people_hold_six_seats(
    change: dict[str, dict[str, str]], sentence: str
) -> None:
    application = way.sent()
    for code, parts in change.items():
        _named(application, code, **parts)

    answer = rules.is_whole(way.fresh(application))

    assert str(answer.sentence) == sentence


def test_one_organization_may_hold_both_seats_with_a_note() -> None:
    application = way.sent()
    _named(application, "cbo_adult", organization="Organization cbo_youth")

    answer = rules.is_whole(application, "It runs both programs for all ages.")

    assert answer.sentence == ""


def test_step_g_freezes_the_team_and_gives_its_people_the_city(
    imani: Person, luz: Person, devon: Person
) -> None:
    theo, core = way.person("Theo", "coach"), way.person("city_1")
    application = way.coached(way.sent(), imani, luz, devon, theo)
    invitation.introduce(application, text="This is Visalia, and they want to learn a lot.", by=luz)

    invitation.confirm_team(application, by=luz)

    from thrive.cities.rules.applying import is_open

    section = application.rulebook.application.section("your-team")
    assert "".join(sorted(application.steps.values_list("step", flat=True))) == LETTERS
    assert is_open(application, section).sentence == (
        "The team is confirmed. Your coach can help with changes."
    )
    assert list(core.city_roles.values_list("role", flat=True)) == ["core"]


def test_a_city_that_joined_by_the_short_way_still_meets_its_coach(
    imani: Person, luz: Person
) -> None:
    from thrive.cities.actions.affiliate import join_as_affiliate
    from thrive.cities.actions.deciding import decline

    application = way.sent()
    decline(application, reason="The city asked us to wait until its election is over.", by=imani)
    join_as_affiliate(way.fresh(application), by=imani)
    coaching.assign_coach(application.community, coach=luz, by=imani)

    way.after_b(application, luz)
    invitation.send_follow_up(application, note="", dates=way.three_dates(), by=luz)

    assert sorted(application.steps.values_list("step", flat=True)) == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("who", "days", "sentence"),
    [
        ("coach", -1, ""),
        ("admin", -1, ""),
        ("coach", 1, "This session has not begun, so nobody can have attended it."),
        ("expert", -1, "Coaches and program administrators hold information sessions."),
        ("", -1, "Coaches and program administrators hold information sessions."),
    ],
)
def test_coaches_write_down_who_came(who: str, days: int, sentence: str) -> None:
    by = way.person("Somebody", *([who] if who else []))

    answer = rules.may_mark_attendance(by, way.session(days=days))

    assert str(answer.sentence) == sentence
