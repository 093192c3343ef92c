"""Joining over HTTP, from the age screen to the desk."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.people.making import code_in, link_in, member, newest_mail
from thrive.base import history
from thrive.base.models import Entry
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person
from thrive.people.rules import may_be_shown

pytestmark = pytest.mark.django_db
ADULT = {"name": "Rosa Mendez", "affiliation": "resident", "email": "rosa@example.org"}
YOUTH = {
    "name": "Lupe Vega",
    "affiliation": "youth",
    "email": "lupe@example.org",
    "guardian_email": "parent@example.org",
}


def pass_the_age_screen(client: Client, year: int, language: str = "") -> None:
    client.post(f"{language}/join/", {"month": 1, "year": year})


def test_an_adult_joins_by_code_and_comes_to_the_desk(client: Client) -> None:
    pass_the_age_screen(client, 1980)

    sent = client.post("/accounts/signup/", ADULT)
    code = code_in(newest_mail("rosa@example.org"))
    confirmed = client.post(sent["Location"], {"code": code})

    person = Person.objects.get()
    assert (person.shown_name, person.age_band, person.language) == ("Rosa M.", "adult", "en")
    assert confirmed["Location"] == "/desk/"
    assert client.session["_auth_user_id"] == str(person.pk)
    assert "age" not in client.session
    assert list(Entry.objects.values_list("what", "by_text")) == [("join", "A visitor")]


def test_in_spanish_the_mail_and_the_desk_are_spanish(client: Client) -> None:
    pass_the_age_screen(client, 1980, "/es")

    sent = client.post("/es/accounts/signup/", ADULT)
    mail = newest_mail("rosa@example.org")
    confirmed = client.post(sent["Location"], {"code": code_in(mail)})

    assert mail.language == "es"
    assert Person.objects.get().language == "es"
    assert confirmed["Location"] == "/es/desk/"


def test_a_youth_of_15_names_a_guardian_who_is_asked_once_the_email_is_confirmed(
    client: Client,
) -> None:
    pass_the_age_screen(client, 2011)

    sent = client.post("/accounts/signup/", YOUTH)
    before = OutboundMessage.objects.filter(to_email="parent@example.org").count()
    client.post(sent["Location"], {"code": code_in(newest_mail("lupe@example.org"))})

    youth = Person.objects.get()
    assert before == 0
    assert youth.age_band == "youth"
    assert "Vega" not in youth.shown_name
    assert "Lupe" not in youth.shown_name
    assert not may_be_shown(youth)
    assert newest_mail("parent@example.org").subject == "A young person asks for your yes"
    assert link_in(newest_mail("parent@example.org")).startswith("/consent/")


def test_until_the_guardian_agrees_nobody_else_can_open_a_youths_profile(client: Client) -> None:
    pass_the_age_screen(client, 2011)
    sent = client.post("/accounts/signup/", YOUTH)
    client.post(sent["Location"], {"code": code_in(newest_mail("lupe@example.org"))})
    youth = Person.objects.get()
    neighbor = Client()
    neighbor.force_login(member())

    before = neighbor.get(f"/people/{youth.public_id}/").status_code
    link = link_in(newest_mail("parent@example.org"))
    Client().post(link, {"scope": ["quote"]})

    assert before == 404
    assert neighbor.get(f"/people/{youth.public_id}/").status_code == 200
    assert client.get(f"/people/{youth.public_id}/").status_code == 200
    assert list(history.verify()) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"guardian_email": ""}, "This field is required."),
        ({"guardian_email": "LUPE@example.org"}, "A guardian needs an email of their own."),
        ({"shown_name": "Lupe Vega"}, "Leave your last name out of the shown name."),
        ({"shown_name": "me@home.example"}, "Leave email, phone numbers and web addresses out"),
        ({"affiliation": ""}, "This field is required."),
        ({"email": "nonsense"}, "Enter a valid email address."),
        ({"password1": "short"}, "This password is too short."),
    ],
)
def test_a_mistake_in_the_form_is_said_and_nobody_joins(
    client: Client, change: dict[str, str], says: str
) -> None:
    pass_the_age_screen(client, 2011)

    answer = client.post("/accounts/signup/", YOUTH | change)

    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert Person.objects.count() == 0


def test_joining_with_a_known_email_looks_the_same_and_tells_only_its_owner(client: Client) -> None:
    member("Rosa Mendez", affiliation="elected")
    stranger = Client()
    pass_the_age_screen(client, 1980)
    pass_the_age_screen(stranger, 1980)

    known = client.post("/accounts/signup/", ADULT)
    unknown = stranger.post("/accounts/signup/", ADULT | {"email": "new@example.org"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    shown = client.get(known["Location"]).content.decode()
    other = stranger.get(unknown["Location"]).content.decode()
    assert shown.count("already") == other.count("already")
    assert newest_mail("rosa@example.org").subject == "You already have an account"
    assert Person.objects.filter(email="rosa@example.org").get().affiliation == "elected"
