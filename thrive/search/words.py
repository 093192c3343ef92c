"""Words as they are compared, and text with the found words marked. No database here."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

MOST_WORDS = 8
LONGEST_WORD = 40
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Without accents and capitals, as the index compares: "Cañón" and "canon" are the same."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold()


def words_of(text: str) -> list[str]:
    """The words somebody asks for: folded, each once, at most eight of at most forty letters."""
    found = (word[:LONGEST_WORD] for word in _WORD.findall(folded(text)))
    return list(dict.fromkeys(found))[:MOST_WORDS]


def marked(text: str, words: list[str]) -> SafeString:
    """The text as HTML, escaped, with every word that begins with an asked word in <mark>."""
    pieces, end, asked = [], 0, tuple(words)
    for found in _WORD.finditer(text):
        if _folded_word(found.group()).startswith(asked):
            pieces.append(f"{escape(text[end : found.start()])}<mark>{found.group()}</mark>")
            end = found.end()
    return mark_safe("".join(pieces) + escape(text[end:]))


def snippet(text: str, words: list[str], *, length: int = 200) -> SafeString:
    """About `length` letters of the text around the first found word, marked."""
    asked, each = tuple(words), _WORD.finditer(text)
    first = next((one.start() for one in each if _folded_word(one.group()).startswith(asked)), 0)
    start = max(0, first - length // 4)
    if start:
        start = text.rfind(" ", 0, start) + 1
    end = start + length
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    return mark_safe(f"{before}{marked(text[start:end], words)}{after}")


# A page of results looks at a thousand words, most of them the same few hundred.
_folded_word = lru_cache(maxsize=8192)(folded)
