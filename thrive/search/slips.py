"""One slipped letter: the word that was meant, among words in what this person may find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from thrive.search.models import SearchDocumentQuerySet, SearchWord, open_to
from thrive.search.words import Asked

SHORTEST = 5  # in shorter words one letter makes too many others
MOST_TRIED = 4
MOST_COUNTED = 50
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def meant_by(asked: Asked, visible: SearchDocumentQuerySet, user: Any) -> tuple[Asked, str] | None:
    """The same question with its unknown words put right, and how to say it; nothing if that is not
    possible. A word is only named when a thing holds it that is in `visible`."""
    better: list[str] = []
    said: list[str] = []
    for word in asked.words:
        alone = replace(asked, words=(word,))
        if _times(visible, alone):
            right = (word, word)
        else:
            found = _best(word, asked, visible, user)
            if found is None:
                return None
            right = found
        better.append(right[0])
        said.append(right[1])
    return replace(asked, words=tuple(dict.fromkeys(better)), begins=False), " ".join(said)


def _best(
    word: str, asked: Asked, visible: SearchDocumentQuerySet, user: Any
) -> tuple[str, str] | None:
    """The word of most things, of those one letter away; the first in the alphabet of equals."""
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
        return None
    rows = SearchWord.objects.filter(
        word__in=set(near(word)),
        language__in=(asked.language, ""),
        visibility__in=open_to(user),
    )
    known = dict(rows.order_by("-language", "visibility").values_list("word", "spelled"))
    likely = sorted(known, key=lambda one: (one[0] != word[0], one))[:MOST_TRIED]
    counted = [
        (-_times(visible, replace(asked, words=(one,), begins=False)), place, one)
        for place, one in enumerate(likely)
    ]
    best = min(counted, default=(0, 0, ""))
    return (best[2], known[best[2]]) if best[0] else None


def _times(visible: SearchDocumentQuerySet, asked: Asked) -> int:
    """In how many things the words stand, up to a limit."""
    found = visible.with_words(asked).values_list("pk")[:MOST_COUNTED]
    said = visible.said_with_words(asked).values_list("pk")[:MOST_COUNTED]
    return len(found) + len(said)


def near(word: str) -> Iterator[str]:
    """Every row of letters that is one slip away: one more, one less, another, or two exchanged."""
    for place in range(len(word) + 1):
        before, rest = word[:place], word[place:]
        if rest:
            yield before + rest[1:]
        if len(rest) > 1:
            yield before + rest[1] + rest[0] + rest[2:]
        for letter in LETTERS:
            yield before + letter + rest
            if rest:
                yield before + letter + rest[1:]
