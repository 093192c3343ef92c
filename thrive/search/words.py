"""Words as they are compared, and text with the found words marked. No database here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

from thrive.search.stems import ALGORITHMS, stem

MOST_WORDS = 8
LONGEST_WORD = 40
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"\b[^\W\d_]{4,20}\b")


def folded(text: str) -> str:
    """Without accents and capitals, as the index compares: "Cañón" and "canon" are the same."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold()


def words_of(text: str) -> list[str]:
    """The words somebody asks for: folded, each once, at most eight of at most forty letters."""
    found = (word[:LONGEST_WORD] for word in _WORD.findall(folded(text)))
    return list(dict.fromkeys(found))[:MOST_WORDS]


@dataclass(frozen=True)
class Asked:
    """What is looked for: every word by its stem, and by its beginning too if `begins`.

    `language` is the reader's. What people said to each other is kept in the language they wrote, so
    it is asked by the stems of all languages.
    """

    words: tuple[str, ...]
    language: str = "en"
    begins: bool = True

    def ways(self, word: str, *, of_talk: bool = False) -> tuple[str, ...]:
        """The stems that stand for this word, each once."""
        languages = tuple(ALGORITHMS) if of_talk else (self.language,)
        found = [stem(word, language) for language in languages]
        return tuple(dict.fromkeys([*found, word] if of_talk else found))

    def in_title(self, title_words: str) -> int:
        """How many of the words stand in a title, as the index keeps it."""
        return sum(1 for one in self._in_titles if one.search(title_words))

    @cached_property
    def _in_titles(self) -> tuple[re.Pattern[str], ...]:
        found = []
        for word in self.words:
            whole = "|".join(token(way, self.language) for way in self.ways(word))
            begun = f"|{token(word, self.language)}" if self.begins else ""
            found.append(re.compile(rf"\b(?:(?:{whole})\b{begun})"))
        return tuple(found)

    def means(self, word: str) -> bool:
        """Is this folded word of a text one of those that are looked for?"""
        if self.begins and word.startswith(self.words):
            return True
        return any(stem(word[:LONGEST_WORD], each) in self._stems for each in ALGORITHMS)

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(way for word in self.words for way in self.ways(word, of_talk=True))

    def places_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the found words stand in the text: start and end of each."""
        if not self.words:
            return
        plain = _aligned(text)
        for found in _beginning_like(frozenset(one[:3] for one in self._stems)).finditer(plain):
            start, end = found.span()
            if (not start or not plain[start - 1].isalnum()) and self.means(found.group()):
                yield start, end


@lru_cache(maxsize=500)
def _beginning_like(heads: frozenset[str]) -> re.Pattern[str]:
    """A first look at a text: words that begin as a stem does. Stems keep the first letters."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, sorted(heads)))})[^\W_]*")


def marked(text: str, asked: Asked) -> SafeString:
    """The text as HTML, escaped and in its own letters, with every found word in <mark>."""
    pieces, end = [], 0
    for start, stop in asked.places_in(text):
        pieces += [escape(text[end:start]), "<mark>", escape(text[start:stop]), "</mark>"]
        end = stop
    return mark_safe("".join([*pieces, escape(text[end:])]))


def snippet(text: str, asked: Asked, *, length: int = 200) -> SafeString:
    """About `length` letters of the text around the first found word, marked."""
    first = next(asked.places_in(text), (0, 0))[0]
    start = max(0, first - length // 4)
    if start:
        start = text.rfind(" ", 0, start) + 1
    end = start + length
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    return mark_safe(before + marked(text[start:end], asked) + after)


def indexed(text: str, language: str, scope: str) -> str:
    """The text as the index keeps it: the stem of every word, in plain letters and digits."""
    return " ".join(
        token(stem(word[:LONGEST_WORD], language), scope) for word in _WORD.findall(folded(text))
    )


def token(word: str, scope: str) -> str:
    """The word in letters that every engine takes for one word; its beginning stays a beginning.

    `scope` is the language of its reader, and stands in front in one letter: so a search in one
    language does not even look at the other.
    """
    return (scope[:1] or "x") + (word if word.isascii() else "zz" + word.encode().hex())


def spelled(text: str) -> dict[str, str]:
    """Every word that a slip of the finger may have meant: folded, and as it is written."""
    written = dict.fromkeys(_LETTERS.findall(unicodedata.normalize("NFC", text).lower()))
    pairs = ((folded(word), word) for word in written)
    return {plain: word for plain, word in pairs if plain.isascii() and len(plain) <= 20}


def _plain_letters() -> dict[int, str]:
    """Accented Latin letters and capitals, each with its one plain letter."""
    found = {}
    for point in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        plain = folded(chr(point))
        if len(plain) == 1:
            found[point] = plain
    return found


_PLAIN = _plain_letters()


def _aligned(text: str) -> str:
    """Folded letter by letter, so that a place in it is the same place in the text."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)
