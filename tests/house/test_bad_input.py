"""Whatever stands in an address: a clear sentence, never a crash, never an echoed script.

Generated from the site map, so that a new address cannot be forgotten.
"""

from __future__ import annotations

import re
from itertools import cycle
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from tests.house.addresses import Place, addresses
from tests.house.demo_told import browser, with_links
from tests.house.sent_badly import fault, paths, taken_back
from thrive.base.web import EVERYONE

pytestmark = pytest.mark.django_db
FILTERS = (
    *("page", "q", "words", "kind", "status", "role", "band", "affiliation", "cycle", "county"),
    *("region", "tier", "standing", "size", "sort", "view", "coach", "step", "origin", "stuck"),
    *("city", "place", "next", "lang", "key", "version", "state", "days", "fix", "map"),
    *("year", "by", "one", "other"),
)
CAST = ["", "imani"]
ODD = (
    "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "w" * 400,
    "99999999999999999999",
    "-1",
    "a%22b%20OR%20NEAR(%20*%20AND%20%5E%20%7B%7D%20-%3A",  # what a search reads as operators
    "%27%22%60%3B--",
    "%zz%%%",
    "%C2%B2",  # a digit to some, a number to none
    "%2F%2Fevil.example%2F",
)
UNREADABLE = "page=%00", "page=%ff%fe%c3%28"  # refused in one place, whatever stands beside them
UNKNOWN = ("nope", "0", "99999999999999999999", "²", "%00", "%ff", "a b", "w" * 400)
METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")


@pytest.fixture(scope="module")
def told(story: dict[str, str], django_db_blocker: Any) -> dict[str, str]:
    with django_db_blocker.unblock():
        return with_links(story)


@pytest.mark.parametrize("key", CAST, ids=[key or "visitor" for key in CAST])
def test_whatever_stands_in_an_address(told: dict[str, str], settings: Any, key: str) -> None:
    """All filters at once, each with another odd text, until each had half of them; the two who ask
    begin at other ends. A page that never looked at its filters is asked once."""
    settings.DEMO = True
    faults = []
    client = browser(key)
    half = range(CAST.index(key), len(ODD), len(CAST))
    queries = [
        "&".join(f"{name}={ODD[(turn + at) % len(ODD)]}" for at, name in enumerate(FILTERS))
        for turn in half
    ]
    queries.append(UNREADABLE[CAST.index(key)])
    for _place, path in paths(told, "GET", key):
        for query in queries:
            answer = taken_back(lambda p=path, q=query: client.get(p, QUERY_STRING=q))
            faults += fault(query[:40], path, answer)
            if "GET" not in vars(answer.wsgi_request):
                break

    assert faults == []


@pytest.mark.parametrize("key", ["", "imani"], ids=["visitor", "imani"])
def test_things_that_do_not_exist(told: dict[str, str], settings: Any, key: str) -> None:
    """Whoever is let in nowhere is asked the first of the odd words, the others all of them. Addresses
    that no view answers are one and the same page: it is asked for once a word."""
    settings.DEMO = True
    faults, nowhere = [], set()
    client = browser(key)
    for place in [one for one in addresses() if one.arguments]:
        open_to_all = place.access is None or place.access.who == EVERYONE.who
        for text in UNKNOWN if key or open_to_all else UNKNOWN[:1]:
            path = _with(place, told, text)
            if not _is_answered(path):
                if text in nowhere:
                    continue
                nowhere.add(text)
            for ask in _asked(client, place):
                answer = taken_back(lambda ask=ask, path=path: ask(path))
                faults += fault("unknown", path, answer)

    assert faults == []


def _asked(client: Client, place: Place) -> list[Any]:
    """What the address answers to; all other methods have a test of their own."""
    methods = place.access.methods if place.access and place.access.methods else ("GET", "POST")
    return [getattr(client, method.lower()) for method in methods if method in ("GET", "POST")]


def _is_answered(path: str) -> bool:
    try:
        return resolve(unquote(path)) is not None
    except Resolver404:
        return False


def _with(place: Place, told: dict[str, str], text: str) -> str:
    """The address with an odd word in every place of an argument."""
    route = place.pattern.replace("^", "").replace("$", "").replace("\\Z", "")
    return "/" + re.sub(r"\(\?P<\w+>[^)]*\)|<[^>]+>", text, route).lstrip("/")


def test_a_method_we_do_not_know(told: dict[str, str], settings: Any) -> None:
    """Each address is asked by two of them in turn: which are refused is decided in one place."""
    settings.DEMO = True
    faults = []
    client = browser("imani")
    methods = cycle(METHODS)
    for place, path in paths(told, "GET", "imani") + paths(told, "POST", "imani"):
        for method in (next(methods), next(methods)):
            answer = taken_back(lambda m=method, path=path: client.generic(m, path, b"x=1"))
            faults += fault(method, path, answer)
            if place.view.__module__.startswith("thrive.") and "api" not in path:
                faults += [] if answer.status_code == 405 else [f"{path}: {answer.status_code}"]

    assert faults == []
