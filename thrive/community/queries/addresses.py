"""Addresses of many threads and spaces: reversed once a language, then only the last part changes."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language

_PLACES = {"thread": 987_654_321, "forum_space": "a-space"}


def address_of(name: str, what: int | str) -> str:
    """As `reverse(name, args=[what])`, at a tenth of its price."""
    start, end = _halves(name, get_language())
    return f"{start}{what}{end}"


@lru_cache(maxsize=16)
def _halves(name: str, language: str | None) -> tuple[str, str]:
    place = _PLACES[name]
    start, _place, end = reverse(name, args=[place]).partition(str(place))
    return start, end
