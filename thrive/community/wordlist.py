"""The moderators' list of words, and how a text is searched for them.

What readers would see is searched, not only what was typed: `id**io**t` reads as one word. Letters of
no width, marks that turn the writing around, accents and capitals make no difference. A word is found
as a whole word; in a script that is written without spaces, inside longer words, too.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from thrive.base.markup import to_html

# Not seen: soft hyphens, letters of no width, marks of direction, tags, variation selectors, empty
# Hangul letters; accents; Arabic and Hebrew vowel points. Vowels of Indian and Southeast Asian
# scripts stay: without them another word is left.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef"
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]"
)
_WORD = re.compile(
    "(?:[^\\W_]|[\u0900-\u0963\u0966-\u0dff\u0e00-\u0e4e\u0e50-\u0eff"
    "\u1000-\u1049\u1050-\u109f\u1780-\u17d3])+"
)
_NO_SPACES = re.compile(  # Thai and Lao, Burmese, Khmer, kana, Chinese characters
    "[\u0e01-\u0eff\u1000-\u109f\u1780-\u17d3\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
_BREAKS = re.compile(r"<(?:/?(?:p|ul|ol|li|blockquote|pre|h3|h4)|br)\b[^>]*>")
_TAGS = re.compile(r"<[^>]*>")


class Listed(Protocol):
    folded: str


L = TypeVar("L", bound=Listed)


def folded(text: str) -> str:
    """The words of a text as they are compared, one space between them."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKD", text)).casefold()
    again = _UNSEEN.sub("", unicodedata.normalize("NFKD", plain))
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", again)))


def found_in(listed: Sequence[L], texts: Iterable[str]) -> list[L]:
    """Which of these stand in any of the texts, each typed as Markdown."""
    if not listed:
        return []
    seen = [folded(one) for text in texts for one in (text, _as_read(text))]
    spaced = [f" {one} " for one in seen]
    tight = [one.replace(" ", "") for one in seen]
    return [one for one in listed if _stands(one.folded, spaced, tight)]


def _stands(word: str, spaced: list[str], tight: list[str]) -> bool:
    if not word:
        return False
    if _NO_SPACES.search(word):
        return any(word.replace(" ", "") in text for text in tight)
    return any(f" {word} " in text for text in spaced)


def _as_read(text: str) -> str:
    return html.unescape(_TAGS.sub("", _BREAKS.sub(" ", to_html(text))))
