"""Whatever stands in an address: a clear sentence, never a crash, never an echoed script.

Generated from the site map, so that a new address cannot be forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.house.addresses import Place, addresses
from tests.house.demo_told import browser, the_demo, with_links
from tests.house.sent_badly import fault, paths, taken_back

pytestmark = pytest.mark.django_db
FILTERS = (
    *("page", "q", "words", "kind", "status", "role", "band", "affiliation", "cycle", "county"),
    *("region", "tier", "standing", "size", "sort", "view", "coach", "step", "origin", "stuck"),
    *("city", "place", "next", "lang", "key", "version", "state", "days", "fix", "map"),
    *("year", "by", "one", "other"),
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


@pytest.mark.parametrize("key", ["", "imani"], ids=["visitor", "imani"])
def test_whatever_stands_in_an_address(
    told: dict[str, str], django_db_blocker: Any, settings: Any, key: str
) -> None:
    settings.DEMO = True
    faults = []
    with django_db_blocker.unblock():
        client = browser(key)
        for _place, path in paths(told, "GET", key):
            for says, text in {**ODD, "a very long text": "w" * 400}.items():
                query = "&".join(f"{name}={text}" for name in FILTERS)
                answer = taken_back(lambda p=path, q=query: client.get(p, QUERY_STRING=q))
                faults += fault(says, path, answer)

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
                    answer = taken_back(lambda ask=ask, path=path: ask(path))
                    faults += fault("unknown", path, answer)

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
        for place, path in paths(told, "GET", "imani") + paths(told, "POST", "imani"):
            answer = taken_back(lambda path=path: client.generic(method, path, b"x=1"))
            faults += fault(method, path, answer)
            if place.view.__module__.startswith("thrive.") and "api" not in path:
                faults += [] if answer.status_code == 405 else [f"{path}: {answer.status_code}"]

    assert faults == []
