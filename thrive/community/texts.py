"""What people type: cleaned of what hides or turns letters around, and read for mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST_MENTIONS = 5

# Marks that reverse the writing direction, and letters of no width: they make a text say something
# else than what it shows. The joiners of emoji and of Persian and Indian scripts stay.
_TRICKS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MARKS = re.compile(r"[*_`]|^\s*[>#]+", re.MULTILINE)
_PILED = re.compile("([\u0300-\u036f])[\u0300-\u036f]{3,}")  # marks piled on one letter


def clean(text: str) -> str:
    """The same words without tricks; lines end alike, and no more than two in a row are empty."""
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    plain = _PILED.sub(r"\1", _TRICKS.sub("", plain))
    return re.sub(r"\n{4,}", "\n\n\n", plain).strip()


def clean_line(text: str) -> str:
    return " ".join(clean(text).split())


def mentioned(text: str, names: Iterable[tuple[int, str]]) -> list[int]:
    """Numbers of the people whose shown name stands after an @, at most five.

    `names` are those who take part in the thread: nobody else can be called, so no text finds out
    who has an account.
    """
    folded = text.casefold()
    if "@" not in folded:
        return []
    found = [number for number, name in names if name and f"@{name.casefold()}" in folded]
    return list(dict.fromkeys(found))[:MOST_MENTIONS]


def excerpt(text: str, length: int = 200) -> str:
    """The beginning as one line without marks of emphasis, cut between words."""
    line = " ".join(_MARKS.sub("", text).split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + " …"


def touches_what_hurts(text: str) -> bool:
    """Does a text speak of danger to somebody? Then help lines are shown; nothing is judged."""
    small = text.casefold()
    return any(stem in small for stem in _STEMS) and bool(_HURTS.search(small))


# Plain words that every line of _HURTS needs: a page asks for twenty posts, and most hold none.
_STEMS = (
    *("suicid", "kill", "harm", "myself", "to die", "abus", "hit", "molest", "overdose"),
    *("matar", "quitar", "morir", " pega", " golpea", "violaron"),
)
_HURTS = re.compile(
    r"suicid|kill (?:my|him|her|them)self|kill themselves|self[- ]harm|cut(?:ting)? myself"
    r"|want(?:s)? to die|abus(?:e|ed|ing|o|aron|ada|ado)\b|hits? (?:me|him|her|us)\b|molest"
    r"|matarme|matarse|quitar(?:me|se) la vida|quiero morir|me (?:pega|golpea)|violaron|overdose",
    re.IGNORECASE,
)
