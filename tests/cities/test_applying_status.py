"""Where an application stands: for everybody who has its number, without answers and names."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cities import ground, way
from tests.cities.reading import begin, link_in_mail, page, words
from thrive.base import clock
from thrive.base.refs import SYSTEM
from thrive.cities.actions import seats
from thrive.cities.actions.co_applicants import invite
from thrive.cities.models import Applicant, CityApplication
from thrive.cities.queries.status import status_page

pytestmark = pytest.mark.django_db


def rosa(application: CityApplication) -> Client:
    client = Client()
    client.post(link_in_mail("rosa@example.org", "continue"))
    return client


def put(application: CityApplication, **columns: Any) -> CityApplication:
    CityApplication.objects.filter(pk=application.pk).update(**columns)
    return way.fresh(application)


def test_the_public_page_shows_steps_and_no_answers_and_no_names() -> None:
    application = way.sent("Visalia")

    shown = words(Client().get(f"/apply/status/{application.code}/"))

    assert "Come to an information session" in shown
    for private in ("Rosa", "rosa@", "Pat Example", "Delta Roots", "nine thousand children"):
        assert private not in shown
    assert "For you, as one of its people" not in shown


HEADLINES = [
    ("draft", "The application is being written", True),
    ("sent", "Come to an information session", True),
    ("wait_listed", "On the wait-list", False),
    ("not_now", "Not now: and the door stays open", True),
    ("withdrawn", "This application was withdrawn", False),
]


@pytest.mark.parametrize(("state", "headline", "city_acts"), HEADLINES)
def test_the_headline_says_where_it_stands(state: str, headline: str, city_acts: bool) -> None:
    application = put(way.sent("Visalia"), status=state)

    found = status_page(application, None)

    assert (found.headline, found.city_acts) == (headline, city_acts)


def test_step_d_waits_for_the_official_and_says_so() -> None:
    application = way.sent("Visalia")
    for letter in "bc":
        application.steps.create(step=letter, done_on=clock.now(), by_text="Coach")

    before = status_page(application, None)
    after = status_page(put(application, official_confirmed_at=clock.now()), None)

    assert (before.headline, before.city_acts) == ("A city official has to confirm", True)
    assert (after.headline, after.city_acts) == ("Learn your tier", False)


@pytest.mark.parametrize(("days", "stuck"), [(14, False), (15, True)])
def test_fourteen_days_without_a_move_are_said(days: int, stuck: bool) -> None:
    application = way.sent("Visalia")

    with clock.at(application.moved_at + datetime.timedelta(days=days, minutes=1)):
        found = status_page(application, None)

    assert found.is_stuck == stuck


def test_how_long_a_step_takes_is_told_once_five_cities_have_done_it() -> None:
    cycle = way.cycle()
    application = way.sent("Visalia", into=cycle)
    others = [way.sent(name, into=cycle) for name in ("Merced", "Oxnard", "Fresno", "Chico")]
    found = []

    for days, one in enumerate([application, *others], start=2):
        done_on = one.steps.get(step="a").done_on + datetime.timedelta(days=days, minutes=1)
        one.steps.create(step="b", done_on=done_on, by_text="Coach")
        found.append(status_page(application, None).steps[1].usual)

    assert found == ["", "", "", "", "Usually 4 days"]


def test_the_place_in_line_is_counted_among_those_who_wait() -> None:
    cycle = way.cycle()
    names = ("Visalia", "Merced", "Oxnard")
    line = [put(way.sent(name, into=cycle), status="wait_listed") for name in names]
    places = [seats.wait_in_line(one, tier="pilot", by=SYSTEM) for one in line]

    seats.step_off(places[0], by=SYSTEM)

    assert [status_page(one, None).position for one in line] == [0, 1, 2]


@pytest.mark.parametrize("typed", ["{0}", " {1} ", "{2}"])
def test_a_number_is_found_however_it_was_copied(typed: str) -> None:
    code = way.sent("Visalia").code
    said = typed.format(code, code.lower(), code.replace("-", " "))

    answer = Client().get("/apply/status/", {"code": said})

    assert answer["Location"] == f"/apply/status/{code}/"


@pytest.mark.parametrize(
    ("typed", "status", "sentence"),
    [
        ("VIS-AAAA-AAAA", 404, "We have no application with this number."),
        ("VIS", 422, "An application number has 11 letters and digits"),
        ("", 422, "Enter the number from your mail"),
        ("👻" * 11, 422, "An application number has 11 letters and digits"),
    ],
)
def test_a_wrong_number_gets_a_sentence(typed: str, status: int, sentence: str) -> None:
    answer = Client().get("/apply/status/", {"code": typed})

    assert answer.status_code == status
    assert sentence in words(answer)


def test_guessing_numbers_is_slowed_down() -> None:
    client = Client()

    answers = [client.get(f"/apply/status/VIS-AAAA-{n:04}/").status_code for n in range(21)]

    assert answers == [404] * 20 + [429]


# ── For its people ───────────────────────────────────────────────────────────────────────────


def test_its_people_sign_up_for_a_session_and_give_the_place_back() -> None:
    application, held = way.sent("Visalia"), way.session()
    client = rosa(application)
    path = f"/apply/{application.code}/session/{held.pk}/"

    client.post(path)
    signed = words(client.get(f"/apply/status/{application.code}/"))
    client.post(f"{path}give-back/")

    assert "You have a place" in signed
    assert held.places.count() == 0


def test_its_people_join_as_an_affiliate_in_one_press() -> None:
    application = put(way.sent("Visalia"), status="not_now")
    client = rosa(application)
    shown = words(client.get(f"/apply/status/{application.code}/"))

    client.post(f"/apply/{application.code}/affiliate/")

    assert "Join as an Affiliate now" in shown
    assert application.community.enrollments.get().tier == "affiliate"


def test_a_withdrawn_application_starts_again_from_its_answers() -> None:
    application = way.sent("Visalia")
    client = rosa(application)
    client.post(f"/apply/{application.code}/withdraw/", {"reason": ""})

    answer = client.post(f"/apply/{application.code}/again/", follow=True)

    draft = CityApplication.objects.get(earlier=application)
    assert answer.redirect_chain[-1][0] == page(draft, "check-and-send")
    assert client.post(f"/apply/{application.code}/withdraw/", {}).status_code == 403


def test_a_co_applicant_who_starts_again_keeps_their_number() -> None:
    application = way.sent("Visalia")
    rosa(application).post(f"/apply/{application.code}/people/", {"email": "teo@example.org"})
    teo = Client()
    teo.post(link_in_mail("teo@example.org", "continue"))
    put(application, status="withdrawn")

    teo.post(f"/apply/{application.code}/again/")

    draft = CityApplication.objects.get(earlier=application)
    assert draft.contact_email == "rosa@example.org"
    assert "Person 2 (you)" in words(teo.get(f"/apply/{draft.code}/people/"))


@pytest.mark.parametrize("verb", ["affiliate", "again", "leave-line", "withdraw", "session/1"])
def test_a_number_alone_does_nothing(verb: str) -> None:
    application = put(way.sent("Visalia"), status="not_now")

    answer = Client().post(f"/apply/{application.code}/{verb}/")

    assert (answer.status_code, way.fresh(application).status) == (404, "not_now")


# ── Queries ──────────────────────────────────────────────────────────────────────────────────


def _queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(path)
    assert answer.status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/apply/?q=v", 8),
        ("/apply/{code}/why-now/", 8),
        ("/apply/{code}/check-and-send/", 8),
        ("/apply/{code}/people/", 8),
        ("/apply/status/{code}/", 16),
    ],
)
def test_a_page_asks_as_often_for_three_as_for_one(path: str, most: int) -> None:
    way.cycle()
    for name in ("Visalia", "Vista", "Vernon"):
        ground.city(name)
    client = Client()
    application = begin(client)
    way.session()
    invite(application, email="one@example.org", by=Applicant(application, 1))
    address = path.format(code=application.code)

    with_one = _queries(client, address)
    for number in (2, 3):
        way.session(days=number)
        invite(application, email=f"{number}@example.org", by=Applicant(application, 1))
        way.sent(f"Other {number}")

    assert _queries(client, address) == with_one
    assert with_one <= most
