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


def found(does: str, texts: Iterable[str]) -> list[WatchedWord]:
    """Which words of this sort stand in the texts. One query."""
    return found_in(list(_words(does)), texts)


def holds(texts: Iterable[str]) -> list[WatchedWord]:
    return found(Does.HOLD, texts)


@prepared
def _words(does: str) -> QuerySet[WatchedWord]:
    return WatchedWord.objects.filter(does=does).order_by("folded")
