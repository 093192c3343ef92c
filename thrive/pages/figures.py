"""Figures in running text, and the marks that name their source. No database here.

A figure is a number that says how many, how much or how often. A year, a day, a numbered item, a
part of a name ("grade 8", "Title II", "AB 434") is none.
"""

from __future__ import annotations

import re

MARK = re.compile(r"\[(\d{1,2})\]")
_LIST_ITEM = re.compile(r"^\s*\d{1,2}[.)]\s", re.MULTILINE)
_LINK = re.compile(r"\]\([^)]*\)|https?://\S+")
_NAMED = re.compile(
    r"\b(?:ages?|grades?|stage|level|tier|step|section|AB|SB|SCR|Prop\.?|Proposition|Measure|COVID-|"
    r"edad(?:es)?|grados?|etapa|nivel|paso|sección|Medida|Propuesta)\s*\d+(?:\s*(?:to|a|–|-|and|y)\s*\d+)?",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:[A-Z][a-z]+ \d{1,2}, (?:19|20)\d\d|\d{1,2} de [a-z]+(?: de (?:19|20)\d\d)?|(?:19|20)\d\d)\b"
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]*)*(?:[.!?]+|\n|$)(?:\s*\[\d{1,2}\])*")


def uncited(text: str, sources: int) -> list[str]:
    """Sentences that hold a figure without a mark, or with a mark that points at no source."""
    return [
        sentence.strip()
        for sentence in _SENTENCE.findall(_LINK.sub("]", _LIST_ITEM.sub("", text)))
        if not _is_cited(sentence, sources)
    ]


def _is_cited(sentence: str, sources: int) -> bool:
    marks = [int(one) for one in MARK.findall(sentence)]
    if any(not 1 <= one <= sources for one in marks):
        return False
    rest = _NAMED.sub("", _DAY.sub("", MARK.sub("", sentence)))
    return bool(marks) or not re.search(r"\d", rest)
