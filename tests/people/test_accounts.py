"""allauth's pages stand in a list of ours, so that they load late: it is the list allauth has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import allauth.urls
from django.urls import URLResolver

from thrive.base.later import Pattern, load
from thrive.people import accounts

# In allauth the provider's name may be anything without a slash, which is what `str` lets through.
SAME = {"^(?P<provider_id>[^/]+)/": "<str:provider_id>/"}


def test_addresses_and_views_are_those_of_the_library() -> None:
    ours = set(_named(accounts.urlpatterns, ""))
    theirs = {one for one in _named(allauth.urls.urlpatterns, "") if one[0]}

    assert len(ours) == len(accounts.urlpatterns)
    assert ours == theirs


def _named(patterns: Iterable[Pattern], before: str) -> Iterator[tuple[str | None, str, Any]]:
    for one in patterns:
        route = str(one.pattern)
        route = before + SAME.get(route, route)
        if isinstance(one, URLResolver):
            yield from _named(one.url_patterns, route)
        else:
            load([one])
            yield one.name, route, one.callback
