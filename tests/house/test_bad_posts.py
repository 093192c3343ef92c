"""Whatever is posted to whatever form: a clear sentence, nothing typed is lost, never a crash.

Generated from the site map and from the forms on its pages, so that none can be forgotten.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.house.demo_told import TOKEN, browser, with_links
from tests.house.forms_sent import NOTHING, TYPED, WORDS, Fields, sendings
from tests.house.sent_badly import fault, paths, taken_back, words
from thrive.cities.models import CityApplication, EligibilityReview
from thrive.people.links import fingerprint

pytestmark = pytest.mark.django_db
WHO = ["", "link", "rosa", "imani"]  # "link": no account, but the private link of a draft
REDRAWN = (200, 409, 422)
# Mail programs send this POST by themselves, without cookies (RFC 8058): a signed address is the proof.
ONE_CLICK = {"stop_mail"}


@pytest.fixture(scope="module")
def told(story: dict[str, str], django_db_blocker: Any) -> dict[str, str]:
    with django_db_blocker.unblock():
        return with_links(story)


def _forms(client: Client, told: dict[str, str], key: str) -> Fields:
    """Every form this person can find on the site."""
    found = Fields("")
    for _place, path in paths(told, "GET", key):
        answer = taken_back(lambda path=path: client.get(path))
        if answer.status_code == 200 and answer.get("Content-Type", "").startswith("text/html"):
            found.here = path
            found.feed(answer.content.decode())
    return found


def _at_work(key: str, told: dict[str, str]) -> tuple[Client, dict[str, str]]:
    """A browser, and the arguments this person works with."""
    if key != "link":
        return browser(key), told
    draft = CityApplication.objects.filter(status="draft", cycle__accepts_applications=True).first()
    assert draft is not None
    client = browser("")
    CityApplication.objects.filter(link_hash=fingerprint(TOKEN)).update(link_hash="another")
    CityApplication.objects.filter(pk=draft.pk).update(link_hash=fingerprint(TOKEN))
    assert client.post(f"/apply/continue/{TOKEN}/").status_code == 302
    return client, {**told, "code": draft.code}


def _reviewer(told: dict[str, str]) -> str:
    review = EligibilityReview.objects.get(pk=told["review"])
    return str(review.reviewer.email).split("@")[0]


@pytest.mark.parametrize("key", WHO, ids=[key or "visitor" for key in WHO])
def test_whatever_is_posted(told: dict[str, str], settings: Any, key: str) -> None:
    settings.DEMO = True
    faults, lost = [], []
    client, told = _at_work(key, told)
    forms = _forms(client, told, key)
    for turn, (_place, path) in enumerate(paths(told, "POST", key), WHO.index(key)):
        areas = forms.areas[path]
        for says, answer in _answers(client, path, sendings(forms.names[path], turn)):
            faults += fault(says, path, answer)
            if says == WORDS and areas and answer.status_code in REDRAWN:
                shown = html.unescape(answer.content.decode())
                lost += [] if TYPED in shown else [path]

    assert sorted(set(faults + lost)) == []


def _answers(
    client: Client, path: str, sendings: list[tuple[str, dict[str, Any]]]
) -> Iterator[tuple[str, Any]]:
    """What was sent, and the answer. Who is refused before the form is read is asked once only."""
    for says, sent in sendings:
        answer = taken_back(lambda s=sent: client.post(path, **s))
        yield says, answer
        if says == NOTHING and answer.status_code in (403, 404):
            return


def test_whatever_a_reviewer_sends(told: dict[str, str], settings: Any) -> None:
    settings.DEMO = True
    faults = []
    client = browser(_reviewer(told))
    forms = _forms(client, told, "reviewer")
    for path in [p for _place, p in paths(told, "POST", "reviewer") if "/reviews/" in p]:
        for says, answer in _answers(client, path, sendings(forms.names[path])):
            faults += fault(says, path, answer)

    assert faults == []


@pytest.mark.parametrize("key", ["", "rosa", "imani"], ids=["visitor", "rosa", "imani"])
def test_a_form_from_another_site(told: dict[str, str], settings: Any, key: str) -> None:
    settings.DEMO = True
    wrong = []
    client = browser(key, enforce_csrf_checks=True)
    for place, path in paths(told, "POST", key):
        if place.name in ONE_CLICK:
            continue
        answer = taken_back(lambda path=path: client.post(path, {"csrfmiddlewaretoken": "x"}))
        if answer.status_code != 403 or "reload it" not in words(answer.content.decode()):
            wrong.append(f"{path}: {answer.status_code}")

    assert wrong == []
