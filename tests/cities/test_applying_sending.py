"""The application over HTTP: sent once it is whole, and open to nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cities import way
from tests.cities.reading import begin, fields, page, value, words
from thrive.base.later import load
from thrive.base.models import Entry
from thrive.cities.models import CityApplication
from thrive.cities.urls import applying as addresses

pytestmark = pytest.mark.django_db


def test_check_and_send_lists_what_is_missing_with_links(here: Client) -> None:
    application = begin(here)

    answer = here.get(page(application, "check-and-send"))

    assert "answers are missing" in words(answer)
    assert f"{page(application, 'why-now')}?fix=1#need" in answer.content.decode()
    assert here.post(page(application, "check-and-send"), {"may_share": "yes"}).status_code == 422


def test_sending_needs_the_consent_and_happens_once(here: Client) -> None:
    application = begin(here)
    _fill(application)
    send = page(application, "check-and-send")

    without = here.post(send, {"seen-may_share": "0.x"})
    first, second = (here.post(send, {"may_share": "yes", "pen": "a" * 16}) for _ in range(2))

    assert without.status_code == 422
    assert "Check the box so that we may read your application." in words(without)
    assert first["Location"] == second["Location"] == f"/apply/{application.code}/receipt/"
    assert Entry.objects.filter(what="send_application").count() == 1
    assert application.code in words(here.get(first["Location"]))


def test_after_sending_the_pages_are_closed_except_the_team(here: Client) -> None:
    application = begin(here)
    _fill(application)
    here.post(page(application, "check-and-send"), {"may_share": "yes"})

    closed = here.get(page(application, "why-now"))
    team = here.get(page(application, "your-team"))

    assert "The application was sent, so these answers stay as they are." in words(closed)
    assert "No light." in words(closed)
    assert "pen" in fields(team)
    refused = here.post(page(application, "why-now"), {"need": "Something else."})
    assert (refused.status_code, value(application, "need")) == (403, "No light.")


# ── Doors ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name",
    [
        "application_section",
        "apply_edit",
        "application_receipt",
        "application_people",
        "application_withdraw",
        "application_ask_official",
        "application_file",
    ],
)
def test_others_find_no_such_page(here: Client, name: str) -> None:
    application = begin(here)
    more = {"application_section": ["why-now"], "application_file": [1]}.get(name, [])
    path = reverse(name, args=[application.code, *more])

    answers = [Client().get(path), _garbled().get(path), Client().post(path)]

    assert {answer.status_code for answer in answers} <= {404, 405}


def test_an_unknown_section_is_not_found(here: Client) -> None:
    application = begin(here)

    assert here.get(page(application, "no-such-page")).status_code == 404


def test_get_on_a_post_address_is_not_allowed(here: Client) -> None:
    application = begin(here)
    load(addresses.urls)
    writing = [one for one in addresses.urls if one.callback.access.methods == ("POST",)]

    answers = {
        one.name: here.get(_path(one, application)).status_code for one in writing if one.name
    }

    assert answers == dict.fromkeys(answers, 405)
    assert len(answers) == 7


def _path(one: Any, application: CityApplication) -> str:
    known = {"code": application.code, "slug": "visalia", "number": 2, "pk": 1}
    return reverse(one.name, kwargs={name: known[name] for name in one.pattern.converters})


def _garbled() -> Client:
    client = Client()
    client.cookies["apply"] = '{"VIS-AAAA-AAAA":1}:forged'
    return client


def _fill(application: CityApplication) -> None:
    said = {**way.ANSWERS, "need": "No light.", **{code: way.seat(code) for code in way.SEATS}}
    del said["may_share"]
    for question, answer in said.items():
        application.answers.update_or_create(
            question=question,
            defaults={"value": answer, "saved_at": application.started_at, "saved_by": 1},
        )
