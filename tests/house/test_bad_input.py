"""Whatever is sent to whatever address: a clear sentence, never a crash, never an echoed script.

Generated from the site map, so that a new address cannot be forgotten.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.house.addresses import Place, addresses
from tests.house.demo_told import TOKEN, browser, path_of, the_demo, with_links
from tests.house.forms_sent import SCRIPT, TYPED, Fields, sendings
from thrive.base.web import EVERYONE
from thrive.cities.models import CityApplication, EligibilityReview
from thrive.people.links import fingerprint

pytestmark = pytest.mark.django_db
WHO = ["", "link", "rosa", "imani"]  # "link": no account, but the private link of a draft
REDRAWN = (200, 409, 422)
FILTERS = (
    *("page", "q", "words", "kind", "status", "role", "band", "affiliation", "cycle", "county"),
    *("region", "tier", "standing", "size", "sort", "view", "coach", "step", "origin", "stuck"),
    *("city", "place", "next", "lang", "key", "version", "state", "days", "fix", "map"),
)
ODD = {
    "a huge number": "99999999999999999999",
    "below zero": "-1",
    "search operators": "a%22b%20OR%20NEAR(%20*%20AND%20%5E%20%7B%7D%20-%3A",
    "quotes": "%27%22%60%3B--",
    "NUL": "%00",
    "not UTF-8": "%ff%fe%c3%28",
    "broken percent signs": "%zz%%%",
    "a script": "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "an odd digit": "%C2%B2",
    "another site": "%2F%2Fevil.example%2F",
}
METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    with the_demo(django_db_blocker.unblock()) as arguments:
        yield with_links(arguments)


def _paths(told: dict[str, str], method: str, key: str) -> list[tuple[Place, str]]:
    """What this person is let into (or anybody), by the method."""
    found = []
    for place in addresses():
        path, access = path_of(place, told), place.access
        if path is None or access is None or "logout" in path:
            continue
        if access.methods and method not in access.methods:
            continue
        if key in ("", "link") and access.who != EVERYONE.who:
            continue
        if key == "link" and "code" not in place.arguments:
            continue
        if key == "rosa" and access.who == "program":
            continue
        found.append((place, path))
    return found


def _fault(says: str, path: str, answer: Any) -> list[str]:
    """What is wrong with an answer to bad input, in words."""
    where = f"{path} ({says}): {answer.status_code}"
    if answer.status_code >= 500:
        return [where]
    if answer.streaming:
        return []
    body = answer.content.decode(errors="replace")
    is_page = answer.get("Content-Type", "").startswith("text/html")
    faults = [f"{where} echoes the script"] if is_page and SCRIPT in body else []
    if answer.status_code >= 400 and len(_words(body).split()) < 3:
        faults.append(f"{where} says nothing")
    place = answer.get("Location", "")
    if place.startswith(("//", "http")):
        faults.append(f"{where} leads away to {place}")
    return faults


def _words(body: str) -> str:
    return html.unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", body, flags=re.S))


def _taken_back(ask: Any) -> Any:
    cache.clear()
    with transaction.atomic():
        answer = ask()
        transaction.set_rollback(True)
    return answer


def _forms(client: Client, told: dict[str, str], key: str) -> Fields:
    """Every form this person can find on the site."""
    found = Fields("")
    for _place, path in _paths(told, "GET", key):
        answer = _taken_back(lambda path=path: client.get(path))
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
def test_whatever_is_posted(
    told: dict[str, str], django_db_blocker: Any, settings: Any, key: str
) -> None:
    settings.DEMO = True
    faults, lost = [], []
    with django_db_blocker.unblock():
        client, told = _at_work(key, told)
        forms = _forms(client, told, key)
        for _place, path in _paths(told, "POST", key):
            names, areas = forms.names[path], forms.areas[path]
            for says, sent in sendings(names):
                answer = _taken_back(lambda p=path, s=sent: client.post(p, **s))
                faults += _fault(says, path, answer)
                if says == "typed words" and areas and answer.status_code in REDRAWN:
                    shown = html.unescape(answer.content.decode())
                    lost += [] if TYPED in shown else [path]

    assert sorted(set(faults + lost)) == []


def test_whatever_a_reviewer_sends(
    told: dict[str, str], django_db_blocker: Any, settings: Any
) -> None:
    settings.DEMO = True
    faults = []
    with django_db_blocker.unblock():
        client = browser(_reviewer(told))
        forms = _forms(client, told, "reviewer")
        for path in [p for _place, p in _paths(told, "POST", "reviewer") if "/reviews/" in p]:
            for says, sent in sendings(forms.names[path]):
                answer = _taken_back(lambda p=path, s=sent: client.post(p, **s))
                faults += _fault(says, path, answer)

    assert faults == []


@pytest.mark.parametrize("key", ["", "rosa", "imani"], ids=["visitor", "rosa", "imani"])
def test_a_form_from_another_site(
    told: dict[str, str], django_db_blocker: Any, settings: Any, key: str
) -> None:
    settings.DEMO = True
    wrong = []
    with django_db_blocker.unblock():
        client = browser(key, enforce_csrf_checks=True)
        for _place, path in _paths(told, "POST", key):
            answer = _taken_back(lambda path=path: client.post(path, {"csrfmiddlewaretoken": "x"}))
            if answer.status_code != 403 or "reload it" not in _words(answer.content.decode()):
                wrong.append(f"{path}: {answer.status_code}")

    assert wrong == []


@pytest.mark.parametrize("key", ["", "imani"], ids=["visitor", "imani"])
def test_whatever_stands_in_an_address(
    told: dict[str, str], django_db_blocker: Any, settings: Any, key: str
) -> None:
    settings.DEMO = True
    faults = []
    with django_db_blocker.unblock():
        client = browser(key)
        for _place, path in _paths(told, "GET", key):
            for says, text in {**ODD, "a very long text": "w" * 400}.items():
                query = "&".join(f"{name}={text}" for name in FILTERS)
                answer = _taken_back(lambda p=path, q=query: client.get(p, QUERY_STRING=q))
                faults += _fault(says, path, answer)

    assert faults == []


@pytest.mark.parametrize("key", ["", "imani"], ids=["visitor", "imani"])
def test_things_that_do_not_exist(
    told: dict[str, str], django_db_blocker: Any, settings: Any, key: str
) -> None:
    settings.DEMO = True
    faults = []
    with django_db_blocker.unblock():
        client = browser(key)
        for place in [one for one in addresses() if one.arguments]:
            for text in ("nope", "0", "99999999999999999999", "²", "%00", "%ff", "a b", "w" * 400):
                path = _with(place, told, text)
                for ask in (client.get, client.post):
                    answer = _taken_back(lambda ask=ask, path=path: ask(path))
                    faults += _fault("unknown", path, answer)

    assert faults == []


def _with(place: Place, told: dict[str, str], text: str) -> str:
    """The address with an odd word in every place of an argument."""
    route = place.pattern.replace("^", "").replace("$", "").replace("\\Z", "")
    return "/" + re.sub(r"\(\?P<\w+>[^)]*\)|<[^>]+>", text, route).lstrip("/")


@pytest.mark.parametrize("method", METHODS)
def test_a_method_we_do_not_know(
    told: dict[str, str], django_db_blocker: Any, settings: Any, method: str
) -> None:
    settings.DEMO = True
    faults = []
    with django_db_blocker.unblock():
        client = browser("imani")
        for place, path in _paths(told, "GET", "imani") + _paths(told, "POST", "imani"):
            answer = _taken_back(lambda path=path: client.generic(method, path, b"x=1"))
            faults += _fault(method, path, answer)
            if place.view.__module__.startswith("thrive.") and "api" not in path:
                faults += [] if answer.status_code == 405 else [f"{path}: {answer.status_code}"]

    assert faults == []
