"""Places in an event: capacity, the line, guests by mail, youth, tiers, and the mails that follow."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client

from tests.cities import way
from tests.events import ground
from tests.journey.ground import enrolled, of_city
from tests.people.making import link_in, newest_mail, youth
from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.events.actions import planning, registering
from thrive.events.actions.registering import Need
from thrive.events.links import place_token, place_with
from thrive.events.models import Event, Registration
from thrive.events.queries.people import as_csv, people_page
from thrive.events.views.registering import VISITOR
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
ADDRESS = "guest@example.org"


def _take(event: Event, who: Person, **more: Any) -> Registration:
    return registering.register(event, wish=ground.wish(**more), by=who)


def _ask(event: Event, **more: Any) -> Registration:
    said: dict[str, Any] = {"name": "Ada Guest", "email": ADDRESS, "is_adult": True, **more}
    wish = said.pop("wish", ground.wish())
    visitor = said.pop("visitor", _Nobody())
    return registering.ask_for_place(event, **said, wish=wish, visitor=visitor, by=VISITOR)


def _mails(to: str) -> list[str]:
    """Templates of the mails to this address, reminders left out; oldest first."""
    rows = OutboundMessage.objects.filter(to_email=to).order_by("pk")
    names = [row.template.rpartition("/")[2] for row in rows]
    return [name for name in names if name != "event_reminder"]


class _Nobody:
    is_authenticated = False


def _reminders() -> list[tuple[str, str]]:
    rows = OutboundMessage.objects.filter(template__endswith="event_reminder").order_by("pk")
    return [(row.to_email, row.status) for row in rows]


def test_the_third_of_two_places_waits_and_moves_up_in_order() -> None:
    event = ground.event(capacity=2)
    rosa, ana, kai, lee = (way.person(name) for name in ("Rosa", "Ana", "Kai", "Lee"))
    first, _second, third, fourth = (_take(event, who) for who in (rosa, ana, kai, lee))

    registering.cancel_place(first, by=rosa)

    third.refresh_from_db()
    fourth.refresh_from_db()
    event.refresh_from_db()
    assert (third.status, fourth.status, event.status) == ("registered", "waiting", "full")
    assert _mails(kai.email) == ["event_place", "event_moved_up"]


def test_signing_up_twice_is_one_place() -> None:
    event, rosa = ground.event(), way.person("Rosa")

    assert _take(event, rosa) == _take(event, rosa)
    assert event.registrations.count() == 1


def test_a_larger_room_lets_the_line_in() -> None:
    event = ground.event(capacity=1)
    _take(event, way.person("Rosa"))
    waits = _take(event, way.person("Ana"))

    planning.change_event(event, plan=ground.plan(capacity=5), by=ground.host())

    waits.refresh_from_db()
    event.refresh_from_db()
    assert (waits.status, event.status) == ("registered", "open")


def test_a_room_is_never_made_smaller_than_who_has_a_place() -> None:
    event = ground.event(capacity=2)
    for name in ("Rosa", "Ana"):
        _take(event, way.person(name))

    with pytest.raises(Refused, match="2 people have a place already"):
        planning.change_event(event, plan=ground.plan(capacity=1), by=ground.host())


def test_a_guest_has_no_place_until_the_link_was_opened() -> None:
    event = ground.event(capacity=1)
    asked = _ask(event)
    link = link_in(newest_mail(ADDRESS))
    client = Client()

    assert asked.status == "asked"
    assert client.get(link).status_code == 200
    assert asked.event.registrations.with_a_place().count() == 0
    assert client.post(link, {"deed": "confirm"}).status_code == 302

    asked.refresh_from_db()
    assert asked.status == "registered"
    assert _mails(ADDRESS) == ["event_confirm", "event_place"]
    assert client.post(link, {"deed": "cancel"}).status_code == 302
    asked.refresh_from_db()
    assert asked.status == "cancelled"


def test_asking_again_sends_the_same_link_and_no_second_place() -> None:
    event = ground.event()

    assert _ask(event) == _ask(event, email=ADDRESS.upper(), name="Another name")
    assert event.registrations.count() == 1
    assert OutboundMessage.objects.filter(to_email=ADDRESS).count() == 1


def test_a_forged_link_opens_nothing() -> None:
    place = _ask(ground.event())
    token = place_token(place)

    assert place_with(token) == place
    assert place_with(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    assert Client().get(f"/events/place/{token}x/").status_code == 404


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"is_adult": False}, "make an account first"),
        ({"name": "  "}, "Enter your name"),
        ({"email": "nobody"}, "Enter an email"),
    ],
)
def test_what_a_guest_has_to_say(said: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        _ask(ground.event(), **said)


def test_a_youth_comes_once_a_guardian_has_said_yes() -> None:
    event, waits = ground.event(), youth("Iris Lopez")

    with pytest.raises(Refused, match="guardian has to say yes first"):
        _take(event, waits)

    assert _take(event, ground.consented()).status == "registered"


def test_a_stipend_for_a_youth_needs_the_guardians_yes_to_stipends() -> None:
    event = ground.event(supports=("stipend",))
    wish = {"needs": [Need("stipend")]}

    with pytest.raises(Refused, match="guardian has not agreed"):
        _take(event, ground.consented("Lupe Vega"), **wish)

    assert _take(event, way.person("Rosa"), **wish).needs.count() == 1


@pytest.mark.parametrize(
    ("tier", "says"),
    [
        ("pilot", ""),
        ("vanguard", ""),
        ("affiliate", "not in your city’s tier. It is for Pilot and Vanguard cities"),
    ],
)
def test_table_one_says_who_may_come(tier: str, says: str) -> None:
    event = ground.event(offering="T1_6", kind="training", training="advocacy", module="equity")
    ruth = of_city(enrolled("Vallejo", tier).community)

    if not says:
        assert _take(event, ruth).status == "registered"
        return
    with pytest.raises(Refused, match=says):
        _take(event, ruth)


def test_a_guest_is_not_let_into_what_only_some_tiers_are_offered() -> None:
    with pytest.raises(Refused, match="for people of Pilot and Vanguard cities"):
        _ask(ground.event(offering="T1_6"))


def test_only_those_with_a_place_are_reminded_and_at_the_new_time() -> None:
    event = ground.event(capacity=1)
    rosa, ana = way.person("Rosa"), way.person("Ana")
    _take(event, rosa)
    _take(event, ana)
    assert _reminders() == [(rosa.email, "queued")]

    later = ground.plan(12, capacity=1)
    planning.change_event(event, plan=later, by=ground.host())

    assert _reminders() == [(rosa.email, "cancelled"), (rosa.email, "queued")]
    newest = OutboundMessage.objects.filter(template__endswith="event_reminder").latest("pk")
    assert newest.not_before == later.starts_at - datetime.timedelta(days=1)
    assert _mails(ana.email) == ["event_place", "event_changed"]


def test_a_cancelled_event_reminds_nobody_and_says_why() -> None:
    event, rosa = ground.event(), way.person("Rosa")
    _take(event, rosa)

    planning.cancel_event(event, reason="The room has no heating this week.", by=ground.host())

    assert _reminders() == [(rosa.email, "cancelled")]
    assert "no heating" in newest_mail(rosa.email).text


def test_a_mail_speaks_the_language_in_which_somebody_signed_up() -> None:
    event = ground.event(title_es="Leer un mapa juntos")
    rosa = way.person("Rosa")

    _take(event, rosa, language="es")

    mail = OutboundMessage.objects.get(to_email=rosa.email, template__endswith="event_place")
    assert "Leer un mapa juntos" in mail.subject
    assert "/es/events/" in mail.text


def test_what_people_need_is_counted_for_each_event() -> None:
    event = ground.event(supports=("childcare",))
    for name, language in (("Rosa", "es"), ("Ana", "hmn"), ("Kai", "es")):
        needs = [Need("interpreter", language), Need("childcare", "", "ages 3 and 5")]
        _take(event, way.person(name), needs=needs)

    page = people_page(event)

    assert page.supports == (("Interpreter", 3, False), ("Child care", 3, True))
    assert page.interpreters == (("Spanish", 2), ("Hmong", 1)) or page.interpreters == (
        ("Hmong", 1),
        ("Spanish", 2),
    )


def test_the_list_as_a_file_runs_no_formula_and_names_no_youth() -> None:
    event = ground.event()
    registering.confirm_place(_ask(event, name="=HYPERLINK(1)", email="a@example.org"), by=VISITOR)
    young = ground.consented()
    _take(event, young)

    text = as_csv(people_page(event))

    assert "'=HYPERLINK(1)" in text
    assert ",=HYPERLINK" not in text
    assert young.email not in text
    assert "Vega" not in text


def test_history_names_nobody() -> None:
    event = ground.event()
    registering.confirm_place(_ask(event), by=VISITOR)
    _take(event, way.person("Rosa"))

    kept = " ".join(map(str, Entry.objects.about(event.ref()).values_list("facts", "by_text")))

    assert "Ada" not in kept
    assert "Rosa" not in kept
    assert "@" not in kept


def test_erasing_an_account_frees_its_place_for_the_next() -> None:
    from thrive.people.actions import erase_me

    event, rosa, ana = ground.event(capacity=1), way.person("Rosa"), way.person("Ana")
    mine = _take(event, rosa)
    next_in_line = _take(event, ana)

    erase_me(rosa, by=rosa)

    mine.refresh_from_db()
    next_in_line.refresh_from_db()
    assert (mine.person, mine.status, next_in_line.status) == (None, "cancelled", "registered")


def test_nobody_signs_up_once_it_has_begun() -> None:
    event = ground.event(1)

    with (
        clock.at(event.starts_at + datetime.timedelta(minutes=1)),
        pytest.raises(Refused, match="has begun already"),
    ):
        _take(event, way.person("Rosa"))
