"""The moderators' list of words, for pages, forms and posting."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from thrive.base.prepared import prepared
from thrive.community.models import WatchedWord
from thrive.community.wordlist import found_in
from thrive.community.words import Does


def words_watched() -> list[WatchedWord]:
    return list(WatchedWord.objects.select_related("by").order_by("folded"))


def found(texts: Iterable[str]) -> list[WatchedWord]:
    """Which words of the list stand in the texts. One query."""
    return found_in(list(_words()), texts)


def holds(texts: Iterable[str]) -> list[WatchedWord]:
    return [one for one in found(texts) if one.does == Does.HOLD]


@prepared
def _words() -> QuerySet[WatchedWord]:
    return WatchedWord.objects.order_by("folded")
