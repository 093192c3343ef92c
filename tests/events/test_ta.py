"""Technical assistance: questions, who answers, how long it takes; help both sides agree on."""

from __future__ import annotations

import datetime

import pytest

from tests.cities import way
from tests.events import ground
from tests.journey.ground import coach_of, day, enrolled, of_city
from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.cities.models import Community
from thrive.events.actions import attendance, registering, ta_log, ta_requests
from thrive.events.models import TAEntry, TARequest
from thrive.events.queries.ta import help_page, question_page, queue_page
from thrive.events.queries.ta_help import city_help, help_of_all
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
AREA = "economic-supports"


@pytest.fixture
def vallejo() -> Community:
    return enrolled("Vallejo").community


@pytest.fixture
def ruth(vallejo: Community) -> Person:
    return of_city(vallejo)


def _ask(
    community: Community | None, by: Person, text: str = "May a city pay stipends?"
) -> TARequest:
    return ta_requests.ask_question(community=community, area=AREA, question=text, by=by)


def _help(community: Community, by: Person, **more: object) -> TAEntry:
    said = {"offering": "T1_3", "held_on": day(3), "minutes": 60, "what": "We read the counts."}
    return ta_log.write_help(community, **{**said, **more}, by=by)  # type: ignore[arg-type]


def test_a_question_goes_to_the_coach_and_else_to_the_expert_with_the_fewest(
    vallejo: Community, ruth: Person
) -> None:
    devon, saanvi = way.person("Devon", "expert"), way.person("Saanvi", "expert")

    first, second = _ask(vallejo, ruth), _ask(vallejo, ruth)
    luz = coach_of(vallejo)
    third = _ask(vallejo, ruth)

    assert [one.assigned_to for one in (first, second, third)] == [devon, saanvi, luz]
    assert {mail.to_email for mail in OutboundMessage.objects.all()} == {
        *(devon.email, saanvi.email, luz.email)
    }


def test_an_affiliate_may_ask_and_a_stranger_may_not() -> None:
    mina = of_city(enrolled("Watsonville", "affiliate").community, "Mina")

    assert _ask(Community.objects.get(name="Watsonville"), mina).status == "asked"
    with pytest.raises(Refused, match="people of cities that take part"):
        _ask(Community.objects.get(name="Watsonville"), way.person("Stranger"))


def test_five_questions_a_day(vallejo: Community, ruth: Person) -> None:
    for _number in range(5):
        _ask(vallejo, ruth)

    with pytest.raises(Refused, match="five questions today"):
        _ask(vallejo, ruth)


def test_the_time_to_an_answer_is_kept_and_the_answer_becomes_common(
    vallejo: Community, ruth: Person
) -> None:
    luz = coach_of(vallejo)
    request = _ask(vallejo, ruth)
    with clock.at(clock.now() + datetime.timedelta(days=3)):
        ta_requests.answer_question(request, answer="Yes, by resolution.", by=luz)
        ta_requests.publish_question(
            request, question="May a city pay stipends?", answer="Yes.", by=luz
        )
        page, queue = question_page(ruth, request.pk), queue_page(luz, "answered", "1")

    assert page is not None
    assert (page.took, page.row.status) == ("3 days", "published")
    assert (queue.median, queue.answered) == ("3 days", 1)
    [group] = help_page(way.person("Anybody")).faqs
    assert [row.faq_question for row in group.rows] == ["May a city pay stipends?"]


def test_a_question_of_another_city_is_not_there(vallejo: Community, ruth: Person) -> None:
    request = _ask(vallejo, ruth)
    sunny = of_city(enrolled("Merced").community, "Sunny")

    assert question_page(sunny, request.pk) is None
    assert question_page(way.person("Imani", "admin"), request.pk) is not None


def test_both_sides_of_an_hour(vallejo: Community, ruth: Person) -> None:
    tomas = way.person("Tomas", "expert")
    entry = _help(vallejo, tomas, minutes=240)

    with pytest.raises(Refused, match="Somebody who acts for the city"):
        ta_log.confirm_help(entry, by=way.person("Imani", "admin"))
    ta_log.doubt_help(entry, reply="It was one hour.", by=ruth)
    entry = ta_log.correct_help(
        entry, offering="T1_3", held_on=day(3), minutes=60, what="We read the counts.", by=tomas
    )
    entry = ta_log.confirm_help(entry, reply="Yes.", by=ruth)

    assert (entry.status, entry.minutes, entry.settled_by) == ("confirmed", 60, ruth)
    with pytest.raises(Refused):
        ta_log.withdraw_help(entry, by=tomas)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"offering": "T1_8"}, "not offered this row"),
        ({"minutes": 0}, "between 1 and 600"),
        ({"minutes": 601}, "between 1 and 600"),
        ({"what": "  "}, "Say in a sentence"),
        ({"held_on": day(-2)}, "what has happened"),
    ],
)
def test_what_an_entry_has_to_say(said: dict[str, object], says: str) -> None:
    eureka = enrolled("Eureka", "affiliate").community

    with pytest.raises(Refused, match=says):
        _help(eureka, way.person("Tomas", "expert"), **said)


def test_the_nine_rows_of_a_city_show_what_is_unused(vallejo: Community, ruth: Person) -> None:
    luz = coach_of(vallejo)
    _help(vallejo, luz)
    request = _ask(vallejo, ruth)
    ta_requests.answer_question(request, answer="Yes.", by=luz)
    event = ground.event(offering="T1_4")
    registering.register(event, wish=ground.wish(vallejo), by=ruth)
    ground.over(event)
    attendance.mark_attendance(event, came={event.registrations.get().pk: True}, by=ground.host())

    page = city_help(ruth, "vallejo")

    assert page is not None
    assert len(page.rows) == 9
    assert {row.code: row.sources for row in page.rows if row.given.times} == {
        "T1_2": "answered questions",
        "T1_3": "this log",
        "T1_4": "events",
    }
    assert [row.code for row in page.unused] == ["T1_5", "T1_6", "T1_7", "T1_8", "T1_9"]
    assert page.total == "2 h 30 min"


def test_help_stands_beside_need_by_name(
    vallejo: Community, ruth: Person, django_assert_max_num_queries: object
) -> None:
    enrolled("Antioch")
    enrolled("Merced", "affiliate")
    _help(vallejo, way.person("Tomas", "expert"))
    _ask(vallejo, ruth)

    with django_assert_max_num_queries(8):  # type: ignore[operator]
        page = help_of_all()

    assert [one.community.name for one in page.cities] == ["Antioch", "Merced", "Vallejo"]
    last = page.cities[-1]
    assert (last.minutes, last.used, last.offered) == (60, 1, 8)
    assert (last.open_questions, last.to_confirm) == (1, 1)


def test_the_log_of_another_city_is_not_there(vallejo: Community) -> None:
    sunny = of_city(enrolled("Merced").community, "Sunny")

    assert city_help(sunny, "vallejo") is None
    assert city_help(way.person("Rosa"), "vallejo") is None
