"""Private links let in whom they were sent to, and nobody else; strangers are told nothing."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from tests.cities import way
from tests.cities.reading import begin, fields, link_in_mail, page, words
from thrive.base import clock, history
from thrive.base.models import Entry
from thrive.cities.models import CityApplication, CoApplicant
from thrive.notices.models import OutboundMessage

pytestmark = pytest.mark.django_db


def invite(client: Client, application: CityApplication, email: str) -> str:
    client.post(f"/apply/{application.code}/people/", {"email": email})
    return link_in_mail(email, "continue")


def test_opening_a_link_changes_nothing_and_continue_lets_in(here: Client) -> None:
    application = begin(here)
    link, elsewhere = link_in_mail("rosa@example.org", "continue"), Client()

    opened = elsewhere.get(link)
    still_out = elsewhere.get(page(application, "why-now")).status_code
    elsewhere.post(link)

    assert "apply" not in opened.cookies
    assert (still_out, elsewhere.get(page(application, "why-now")).status_code) == (404, 200)


def test_only_the_hash_of_a_link_is_kept(here: Client) -> None:
    application = begin(here)
    token = link_in_mail("rosa@example.org", "continue").split("/")[-2]

    assert token not in str(CityApplication.objects.values().get(pk=application.pk))
    assert OutboundMessage.objects.get(to_email="rosa@example.org").secret


def test_a_co_applicant_joins_by_link_and_writes_under_a_number(here: Client) -> None:
    application = begin(here)
    link, teo = invite(here, application, "teo@example.org"), Client()

    teo.post(link)
    form = fields(teo.get(page(application, "why-now")))
    teo.post(page(application, "why-now"), {**form, "need": "No light."})

    story = words(here.get(f"/apply/{application.code}/people/"))
    assert "Person 2 wrote on the page “Why now”" in story
    assert "Person 2 joined" in story
    assert [entry.by_id for entry in Entry.objects.filter(what="join_application")] == [
        f"{application.code}/2"
    ]
    assert "teo@example.org" not in str(list(Entry.objects.values()))
    assert list(history.verify()) == []


def test_somebody_removed_is_out_at_once_and_what_they_wrote_stays(here: Client) -> None:
    application = begin(here)
    teo = Client()
    link = invite(here, application, "teo@example.org")
    teo.post(link)
    form = fields(teo.get(page(application, "why-now")))
    teo.post(page(application, "why-now"), {**form, "need": "No light."})

    here.post(f"/apply/{application.code}/people/2/remove/")

    assert teo.get(page(application, "why-now")).status_code == 404
    assert teo.get(link).status_code == 410
    assert application.answers.get(question="need").value == "No light."


def test_somebody_invited_again_is_in_when_they_join_again(here: Client) -> None:
    application = begin(here)
    old, new = Client(), Client()
    old.post(invite(here, application, "teo@example.org"))
    here.post(f"/apply/{application.code}/people/2/remove/")

    link = invite(here, application, "teo@example.org")
    invited = [one.get(page(application, "why-now")).status_code for one in (old, new)]
    new.post(link)
    joined = [one.get(page(application, "why-now")).status_code for one in (old, new)]

    assert (invited, joined) == ([404, 404], [404, 200])
    assert CoApplicant.objects.get().number == 2


def test_an_account_that_was_removed_stays_out_until_it_joins_again(here: Client) -> None:
    application = begin(here)
    teo = way.desk(way.person("Teo"))
    teo.post(invite(here, application, "teo@example.org"))
    here.post(f"/apply/{application.code}/people/2/remove/")

    link = invite(here, application, "teo@example.org")
    codes = [teo.get(page(application, "why-now")).status_code]
    named = [application.code in teo.get("/desk/").content.decode()]
    teo.post(link)
    codes.append(teo.get(page(application, "why-now")).status_code)
    named.append(application.code in teo.get("/desk/").content.decode())

    assert (codes, named) == ([404, 200], [False, True])


def test_a_second_mail_to_somebody_who_is_in_puts_nobody_out(here: Client) -> None:
    application = begin(here)
    teo = Client()
    teo.post(invite(here, application, "teo@example.org"))

    invite(here, application, "teo@example.org")

    assert teo.get(page(application, "why-now")).status_code == 200


def test_the_first_contact_cannot_be_removed(here: Client) -> None:
    application = begin(here)
    here.force_login(way.person("Rosa"), backend="thrive.people.sessions.ByEmailAndPassword")
    here.post(link_in_mail("rosa@example.org", "continue"))

    answer = here.post(f"/apply/{application.code}/people/1/remove/")

    assert (answer.status_code, CoApplicant.objects.get(number=1).left_at) == (403, None)
    assert "The first contact cannot be removed." in words(answer)


@pytest.mark.parametrize(
    ("days", "status", "sentence"),
    [
        (13, 200, "This link is private."),
        (15, 410, "This invitation is too old. Ask the people who wrote to you for a new one."),
    ],
)
def test_an_invitation_waits_two_weeks(here: Client, days: int, status: int, sentence: str) -> None:
    application = begin(here)
    link = invite(here, application, "teo@example.org")

    with clock.at(clock.now() + datetime.timedelta(days=days)):
        answer = Client().get(link)

    assert answer.status_code == status
    assert sentence in words(answer)


@pytest.mark.parametrize("token", ["x", "a" * 43, "%F0%9F%91%BB", "..%2f..", "<script>"])
@pytest.mark.parametrize("view", ["continue", "official"])
def test_a_garbled_link_gets_a_sentence(view: str, token: str) -> None:
    answer = Client().get(f"/apply/{view}/{token}/")

    assert answer.status_code == 404


def test_inviting_again_sends_a_new_link_to_the_same_seat(here: Client) -> None:
    application = begin(here)
    first = invite(here, application, "teo@example.org")
    here.post(f"/apply/{application.code}/people/", {"email": " TEO@Example.org "})
    second = link_in_mail("teo@example.org", "continue")

    assert first != second
    assert CoApplicant.objects.get().number == 2
    assert (Client().get(first).status_code, Client().get(second).status_code) == (404, 200)


def test_twelve_people_are_enough(here: Client) -> None:
    application = begin(here)
    for number in range(12):
        here.post(f"/apply/{application.code}/people/", {"email": f"p{number}@example.org"})

    answer = here.post(f"/apply/{application.code}/people/", {"email": "late@example.org"})

    assert "12 people can write one application. Remove somebody first." in words(answer)
    assert CoApplicant.objects.count() == 12


# ── A lost link ──────────────────────────────────────────────────────────────────────────────


def test_a_lost_link_is_mailed_again_and_the_answer_tells_nothing(here: Client) -> None:
    application = begin(here)
    before = link_in_mail("rosa@example.org", "continue")

    known = Client().post("/apply/resume/", {"email": "ROSA@example.org"})
    unknown = Client().post("/apply/resume/", {"email": "nobody@example.org"})

    said = words(known).replace("rosa@example.org", "…")
    assert said == words(unknown).replace("nobody@example.org", "…")
    after = link_in_mail("rosa@example.org", "continue")
    assert (Client().get(before).status_code, Client().get(after).status_code) == (404, 200)
    assert OutboundMessage.objects.filter(to_email="nobody@example.org").count() == 0
    assert here.get(page(application, "why-now")).status_code == 200


def test_a_browser_that_asks_again_and_again_is_asked_to_wait() -> None:
    client = Client()

    answers = [
        client.post("/apply/resume/", {"email": "nobody@example.org"}).status_code
        for _ in range(11)
    ]

    assert answers == [200] * 10 + [429]


# ── The city official ────────────────────────────────────────────────────────────────────────


def test_the_official_says_yes_on_a_page_of_their_own() -> None:
    application = way.sent("Visalia")
    link, official = link_in_mail("pat@example.org", "official"), Client()

    opened = official.get(link)
    before = way.fresh(application).official_confirmed_at
    answer = official.post(link, {"answer": "yes"})

    assert "Should Visalia go on with this application?" in words(opened)
    assert "rosa@example.org" not in opened.content.decode()
    assert before is None
    assert way.fresh(application).official_confirmed_at is not None
    assert "The review can begin." in words(answer)
    assert "Confirmed on" in words(official.post(link, {"answer": "yes"}))
    assert Entry.objects.filter(what="confirm_application").count() == 1


def test_an_official_who_says_no_closes_nothing() -> None:
    application = way.sent("Visalia")
    link = link_in_mail("pat@example.org", "official")

    answer = Client().post(link, {"answer": "no"})

    fresh = way.fresh(application)
    assert "We told the applicants that they may ask somebody else." in words(answer)
    assert (fresh.status, fresh.official_confirmed_at) == ("sent", None)
    assert Client().get(link).status_code == 404


def test_applicants_ask_another_official_and_the_first_link_stops() -> None:
    application = way.sent("Visalia")
    first = link_in_mail("pat@example.org", "official")
    rosa = Client()
    rosa.post(link_in_mail("rosa@example.org", "continue"))

    rosa.post(
        f"/apply/{application.code}/ask-official/",
        {"name": "Sam Example", "title": "Mayor", "email": "sam@example.org"},
    )

    assert Client().get(first).status_code == 404
    assert Client().get(link_in_mail("sam@example.org", "official")).status_code == 200
    assert application.answers.get(question="official_name").value == "Sam Example"


@pytest.mark.parametrize(
    ("days", "state", "status"), [(59, "sent", 200), (61, "sent", 410), (1, "not_now", 410)]
)
def test_an_official_s_link_ends(days: int, state: str, status: int) -> None:
    application = way.sent("Visalia")
    link = link_in_mail("pat@example.org", "official")
    CityApplication.objects.filter(pk=application.pk).update(status=state)

    with clock.at(clock.now() + datetime.timedelta(days=days)):
        answer = Client().get(link)

    assert answer.status_code == status
