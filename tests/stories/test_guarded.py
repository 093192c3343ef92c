"""What holds on every answer: headers, cookies, no way out to another site, nothing left behind."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from django.test import Client

from tests.cities import ground, way
from tests.cities.reading import begin, link_in_mail, words
from thrive.base.models import Entry
from thrive.config.logs import AsJson
from thrive.notices.models import OutboundMessage

pytestmark = pytest.mark.django_db
PUBLIC = ("/", "/cities/", "/apply/", "/about/", "/style/", "/accounts/login/", "/nowhere/", "/es/")


@pytest.mark.parametrize("path", PUBLIC)
def test_every_page_carries_a_strict_policy(client: Client, path: str) -> None:
    answer = client.get(path)
    policy = answer["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


def test_refusals_carry_it_too(client: Client) -> None:
    refused = [
        client.post("/about/"),
        client.get("/about/?q=%00"),
        way.desk(way.person("Mel")).get("/staff/people/"),
    ]

    assert [one.status_code for one in refused] == [405, 400, 403]
    for one in refused:
        assert "script-src 'self'" in one["Content-Security-Policy"]


def test_a_405_says_what_to_do_and_what_is_allowed(client: Client) -> None:
    answer = client.put("/about/")

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert "Open it anew." in answer.content.decode()


@pytest.mark.parametrize("accept", ["application/json", "application/json, text/plain, */*"])
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "",
            "This form was open for too long, or cookies are off. Go back, reload it, and send again.",
        ),
        ("/es", "Este formulario estuvo abierto demasiado tiempo"),
    ],
)
def test_a_form_that_expired_answers_as_it_was_asked(
    language: str, sentence: str, accept: str
) -> None:
    browser, path = Client(enforce_csrf_checks=True), f"{language}/apply/resume/"

    page = browser.post(path, {"email": "rosa@example.org"}, headers={"accept": "text/html,*/*"})
    plain = browser.post(path, {"email": "rosa@example.org"}, headers={"accept": accept})

    said = plain.json()["refused"]
    assert (page.status_code, plain.status_code) == (403, 403)
    assert said.startswith(sentence)
    assert said in words(page)


def test_a_405_answers_in_json_where_json_was_asked_for(client: Client) -> None:
    answer = client.put("/about/", headers={"accept": "application/json"})

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert answer.json() == {"refused": "A page cannot be asked for like this. Open it anew."}


@pytest.mark.parametrize(
    "path", ["/desk/", "/me/", "/staff/", "/staff/people/", "/staff/people.csv"]
)
def test_private_pages_are_kept_nowhere(path: str) -> None:
    answer = way.desk(way.person("Imani", "admin")).get(path)

    assert "no-store" in answer["Cache-Control"]


def test_a_public_page_of_somebody_signed_in_stays_out_of_shared_caches() -> None:
    answer = way.desk(way.person("Mel")).get("/about/")

    assert answer["Cache-Control"] == "private"


@pytest.mark.parametrize(
    "to", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_led_to_another_site(to: str) -> None:
    person = way.person("Mel")
    person.set_password("a long password 12")
    person.save()
    person.emailaddress_set.create(email=person.email, verified=True, primary=True)

    answer = Client().post(
        "/accounts/login/", {"login": person.email, "password": "a long password 12", "next": to}
    )

    assert (answer.status_code, answer["Location"]) == (302, "/desk/")


def test_an_unknown_host_is_refused(client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]

    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_links_in_mail_ignore_the_host_of_the_request(client: Client, settings: Any) -> None:
    way.cycle()
    ground.city("Visalia")

    said = {"name": "Rosa", "email": "rosa@example.org", "language": "en", "city": "visalia"}
    client.post("/apply/", said, headers={"host": "evil.example"})

    text = OutboundMessage.objects.get().text
    assert settings.SITE_URL in text
    assert "evil" not in text


def test_cookies_are_out_of_reach_of_scripts(client: Client, settings: Any) -> None:
    way.cycle()
    ground.city("Visalia")
    settings.SESSION_COOKIE_SECURE = True
    begin(client)

    kept = client.cookies["apply"]
    assert (kept["httponly"], kept["samesite"], kept["secure"]) == (True, "Lax", True)


def test_signing_in_as_one_of_the_cast_makes_a_new_session(settings: Any) -> None:
    settings.DEMO = True
    way.person("Rosa", is_demo=True)
    client = Client()
    client.get("/demo/")
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    client.cookies["sessionid"] = session.session_key
    before = session.session_key

    answer = client.post("/demo/", {"as": "rosa"})

    assert answer.status_code == 302
    assert client.session.session_key != before
    assert "planted" not in client.session


@pytest.mark.parametrize("path", ["/demo/", "/mailbox/"])
def test_without_a_demo_there_is_no_door_and_no_mailbox(
    client: Client, settings: Any, path: str
) -> None:
    settings.DEMO = False
    way.person("Rosa", is_demo=True)

    answers = [client.get(path).status_code, client.post(path, {"as": "rosa"}).status_code]

    assert answers in ([404, 404], [404, 405])
    assert "_auth_user_id" not in client.session


def test_a_private_link_stands_in_no_history_no_outbox_page_and_no_log(client: Client) -> None:
    way.cycle()
    ground.city("Visalia")
    begin(client)
    secret = link_in_mail("rosa@example.org", "continue").split("/")[-2]
    imani = way.desk(way.person("Imani", "admin"))
    mail = OutboundMessage.objects.get()

    page = imani.get(f"/staff/outbox/{mail.public_id}/").content.decode()
    history = json.dumps(list(Entry.objects.values("on_text", "by_text", "facts", "on_id")))
    said = logging.makeLogRecord({"msg": "Gone: %s", "args": (f"/es/apply/continue/{secret}/",)})
    line = AsJson().format(said)

    assert json.loads(line)["event"] == "Gone: /es/apply/continue/…/"
    for place in (page, history, line, json.dumps(mail.context)):
        assert secret not in place


def test_a_link_works_until_it_is_renewed(client: Client) -> None:
    way.cycle()
    ground.city("Visalia")
    begin(client)
    first = link_in_mail("rosa@example.org", "continue")
    same = [
        Client().post("/apply/resume/", {"email": email}).content.decode()
        for email in ("rosa@example.org", "else@example.org")
    ]

    assert same[0].replace("rosa@", "else@") == same[1]
    assert Client().post(first).status_code == 404
    assert Client().post(link_in_mail("rosa@example.org", "continue")).status_code == 302
