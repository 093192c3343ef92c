"""Who may do what with an application, and when: person × state → answer and sentence."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.cities import way
from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.base.refs import SYSTEM
from thrive.cities.actions import affiliate, applying, seats, signing_up, starting
from thrive.cities.lifecycle import APPLICATION
from thrive.cities.models import Applicant, CityApplication, Determination
from thrive.cities.rules import applying as rules

pytestmark = pytest.mark.django_db
ONLY_THEM = "Only the people of this application can do this."


def at(status: str, place: str = "Visalia") -> CityApplication:
    """An application put into a state by hand, to ask the rules alone."""
    sent = way.sent(place)
    CityApplication.objects.filter(pk=sent.pk).update(status=status)
    return way.fresh(sent)


@pytest.mark.parametrize("status", list(APPLICATION.states))
def test_withdrawing_is_possible_at_every_step_before_an_answer(status: str) -> None:
    application = at(status)

    answer = rules.may_withdraw(Applicant(application, 1), application)

    assert bool(answer) == (status in ("draft", "sent", "in_review", "wait_listed"))


@pytest.mark.parametrize("status", list(APPLICATION.states))
def test_joining_as_an_affiliate_opens_from_not_now_and_from_the_line(status: str) -> None:
    application = at(status)

    answer = rules.may_join_as_affiliate(Applicant(application, 1), application)

    assert bool(answer) == (status in ("not_now", "wait_listed"))


@pytest.mark.parametrize("status", list(APPLICATION.states))
def test_the_review_waits_for_the_city_official(status: str) -> None:
    application = at(status)
    before = rules.may_be_reviewed(application)
    application.official_confirmed_at = clock.now()

    after = rules.may_be_reviewed(application)

    assert (bool(before), bool(after)) == (False, status in ("sent", "in_review"))
    if status == "sent":
        assert before.sentence == (
            "A city official has to confirm the application before the review begins."
        )


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("first contact", True), ("administrator", True), ("coach", False), ("member", False)],
)
def test_only_its_people_and_administrators_act_for_an_application(who: str, allowed: bool) -> None:
    application = at("not_now")
    by: dict[str, Any] = {
        "first contact": Applicant(application, 1),
        "administrator": way.person("Imani", "admin"),
        "coach": way.person("Luz", "coach"),
        "member": way.person("Elvira"),
    }

    answer = rules.may_join_as_affiliate(by[who], application)

    assert (bool(answer), answer.sentence) == (allowed, "" if allowed else ONLY_THEM)


def test_one_application_a_place_and_cycle() -> None:
    cycle = way.cycle()
    way.sent("Visalia", into=cycle)

    with pytest.raises(Refused) as refusal:
        _start("Visalia", cycle)

    assert refusal.value.sentence == "Somebody has already begun an application for Visalia."
    assert _start("Visalia", way.cycle()).status == "draft"


def test_a_coach_may_open_a_second_one_by_outreach() -> None:
    cycle, coach = way.cycle(), way.person("Priya", "coach")
    way.sent("Visalia", into=cycle)

    second = starting.start_outreach(
        way.city("Visalia"),
        cycle=cycle,
        name="Hollis",
        email="hollis@example.org",
        language="es",
        note="Met at a conference.",
        by=coach,
    )

    assert (second.origin, second.status, second.steps.get().step) == ("outreach", "draft", "a")
    with pytest.raises(Refused) as refusal:
        starting.start_outreach(
            way.city("Merced"), cycle=cycle, name="A", email="a@example.org", language="en",
            by=way.person("Elvira"),
        )  # fmt: skip
    assert (
        refusal.value.sentence == "Coaches and program administrators write down a first contact."
    )


def test_closed_applications_say_so() -> None:
    cycle = way.cycle(accepts_applications=False)

    answer = rules.may_start(way.city("Visalia"), cycle)

    assert answer.sentence == (
        "Applications are closed at the moment. Write to us, and we tell you when they open."
    )


def test_sending_twice_is_sending_once() -> None:
    application = way.sent("Visalia")
    me = Applicant(application, 1)
    first = way.fresh(application).sent_at

    again = applying.send(application, by=me)

    assert (again.sent_at, again.steps.filter(step="a").count()) == (first, 1)
    assert _mails(application, "application_received") == 1


def test_an_unfinished_application_cannot_be_sent() -> None:
    draft = _start("Visalia", way.cycle())

    with pytest.raises(Refused) as refusal:
        applying.send(draft, by=Applicant(draft, 1))

    assert refusal.value.sentence == (
        "Some answers are still missing. The list on the page says which."
    )


def test_not_now_opens_affiliate_in_one_step() -> None:
    application = at("not_now")

    enrollment = affiliate.join_as_affiliate(application, by=Applicant(application, 1))

    fresh = way.fresh(application)
    assert (enrollment.tier, enrollment.status, fresh.status) == ("affiliate", "active", "accepted")
    assert fresh.determinations.get().outcome == Determination.Outcome.ACCEPTED
    with pytest.raises(Refused):
        affiliate.join_as_affiliate(fresh, by=Applicant(fresh, 1))
    assert fresh.community.enrollments.count() == 1


def test_a_waiting_city_joins_as_an_affiliate_and_keeps_its_place() -> None:
    application = at("wait_listed")
    place = seats.wait_in_line(application, tier="pilot", by=SYSTEM)

    affiliate.join_as_affiliate(application, by=Applicant(application, 1))

    place.refresh_from_db()
    assert (place.status, place.number) == ("waiting", 1)


def test_leaving_the_line_moves_everybody_up() -> None:
    cycle = way.cycle()
    first, second = way.sent("Visalia", into=cycle), way.sent("Merced", into=cycle)
    CityApplication.objects.update(status="wait_listed")
    places = [
        seats.wait_in_line(way.fresh(one), tier="pilot", by=SYSTEM) for one in (first, second)
    ]

    affiliate.leave_line(places[0], by=Applicant(way.fresh(first), 1))

    assert [p.application_id for p in cycle.wait_list.waiting()] == [second.pk]
    assert way.fresh(first).status == "withdrawn"


def test_withdrawing_gives_up_the_place_in_line_and_keeps_the_reason_private() -> None:
    application = at("wait_listed")
    seats.wait_in_line(application, tier="pilot", by=SYSTEM)

    applying.withdraw(application, reason="Our lead moved away.", by=Applicant(application, 1))

    fresh = way.fresh(application)
    assert (fresh.status, fresh.withdrawal_reason) == ("withdrawn", "Our lead moved away.")
    assert not fresh.wait_list_places.waiting().exists()


def test_starting_again_keeps_the_answers_but_not_the_consent() -> None:
    earlier = at("withdrawn")

    draft = starting.start_again(earlier, cycle=way.cycle(), by=Applicant(earlier, 1))

    assert (draft.earlier, draft.status, draft.official_confirmed_at) == (earlier, "draft", None)
    said = dict(draft.answers.values_list("question", "value"))
    assert (said["need"], "may_share" in said) == (way.ANSWERS["need"], False)
    assert draft.code != earlier.code


def test_an_info_session_is_full_when_it_is_full() -> None:
    held = way.session(capacity=1)
    first, second = way.sent("Visalia"), way.sent("Merced")
    way.signed_up(first, held)
    way.signed_up(first, held)

    with pytest.raises(Refused) as refusal:
        way.signed_up(second, held)

    assert held.places.count() == 1
    assert refusal.value.sentence == "This session is full. Choose another one."
    signing_up.give_back(held.places.get(), by=Applicant(first, 1))
    way.signed_up(second, held)
    assert held.places.get().application == second


def test_a_session_that_began_takes_nobody() -> None:
    held = way.session(days=1)
    application = way.sent("Visalia")

    with clock.at(held.starts_at + datetime.timedelta(minutes=1)):
        answer = rules.may_sign_up(Applicant(application, 1), application, held)

    assert answer.sentence == "This session has already begun."


def test_a_place_of_another_kind_is_opened_once() -> None:
    names = ["Coyote Bend Nation", "  coyote  bend NATION ", "多元社区", "Другой район"]

    opened = {
        starting.open_place(kind="tribal_nation", name=name, by=SYSTEM).slug for name in names
    }

    assert opened == {"coyote-bend-nation", "tribal-nation", "tribal-nation-2"}


def _start(place: str, cycle: Any) -> CityApplication:
    return starting.start(
        way.city(place),
        cycle=cycle,
        name="Rosa",
        email="rosa@example.org",
        language="en",
        by=SYSTEM,
    )


def _mails(application: CityApplication, template: str) -> int:
    from thrive.notices.models import OutboundMessage

    sent = OutboundMessage.objects.about(application.ref())
    return sent.filter(template__endswith=template).count()
