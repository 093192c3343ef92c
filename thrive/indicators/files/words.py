"""Words of a column → canonical words, each different word judged once."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from thrive.indicators.files.problems import Broken


class Fault(NamedTuple):
    """A word that cannot be used, and why (a key of REASONS)."""

    reason: str


Judge = Callable[[str], "str | Fault"]
SLUG = re.compile(r"[a-z0-9]+(?:[-+.][a-z0-9]+)*\+?")
KEY = re.compile(r"[a-z][a-z0-9_]*")
FIRST, LAST, LONGEST = 1900, 2100, 20
_YEAR = re.compile(r"(\d{4})(?:\.0)?")
_SPAN = re.compile(r"(\d{4})\s*[-–—/]\s*(\d{4}|\d{2})")


class Vocabulary:
    """Canonical words in order of first sight; `codes` numbers them, wrong ones are negative."""

    def __init__(self, judge: Judge, most: int = 1 << 22, column: str = "") -> None:
        self.judge, self.most, self.column = judge, most, column
        self.words: list[str] = []
        self.faults: list[Fault] = []
        self._number: dict[str, int] = {}
        self._seen: dict[str, int] = {}

    def codes(self, texts: pa.Array) -> NDArray[np.int64]:
        """int64 (n,): position in `words`, or −1 − position in `faults`."""
        coded = texts.dictionary_encode()
        table = np.array([self.code(word) for word in coded.dictionary.to_pylist()], np.int64)
        return table[coded.indices.to_numpy()] if len(table) else np.zeros(0, np.int64)

    def code(self, text: str) -> int:
        known = self._seen.get(text)
        if known is not None:
            return known
        if len(self._seen) >= self.most:
            raise Broken("too_many_words", column=self.column)
        found = self.judge(text)
        if isinstance(found, Fault):
            self.faults.append(found)
            code = -len(self.faults)
        else:
            code = self._number.setdefault(found, len(self.words))
            if code == len(self.words):
                self.words.append(found)
        self._seen[text] = code
        return code

    def fault(self, code: int) -> Fault:
        return self.faults[-1 - code]


def period(text: str) -> str | Fault:
    """`2018`, `2014-2018`; a school year such as 2017-18 becomes 2017-2018."""
    text = text.strip()
    if found := _YEAR.fullmatch(text):
        return found[1] if FIRST <= int(found[1]) <= LAST else Fault("period_wrong")
    if found := _SPAN.fullmatch(text):
        first = int(found[1])
        last = int(found[2]) if len(found[2]) == 4 else first - first % 100 + int(found[2])
        if len(found[2]) == 2 and last < first:
            last += 100
        if FIRST <= first < last <= LAST and last - first < LONGEST:
            return f"{first}-{last}"
    return Fault("period_wrong")


def groups(text: str) -> str | Fault:
    """`age=0-5|race=latino` in canonical order; "" is everyone."""
    pairs = {}
    for piece in text.strip().lower().split("|") if text.strip() else []:
        key, equals, value = (part.strip() for part in piece.partition("="))
        if not equals or not KEY.fullmatch(key) or not SLUG.fullmatch(value) or key in pairs:
            return Fault("group_wrong")
        pairs[key] = value
    return "|".join(f"{key}={pairs[key]}" for key in sorted(pairs))


def slug(text: str) -> str:
    """“Latino or Hispanic” → latino-or-hispanic; “<5” → under-5, “65+” keeps its sign."""
    text = re.sub(r"^\s*<\s*", "under ", text.strip().lower())
    text = re.sub(r"\s*(?:&|\band\b)\s*", " and ", text)
    text = re.sub(r"[^a-z0-9+.]+", "-", text.replace("–", "-"))
    return re.sub(r"-*\+(?=.)", "-", text).strip("-.")
