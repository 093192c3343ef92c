"""Which lines give the same place, indicator, period and groups: exact, 16 bytes a row.

Several files of one package share one `Keys`, so its numbers are its own and not those of a
reader's vocabulary.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from thrive.indicators.files.problems import Broken, Problems
from thrive.indicators.files.words import Vocabulary

BITS = {"place": 23, "indicator": 13, "period": 12, "groups": 15}


class Keys:
    def __init__(self) -> None:
        self._number: dict[str, dict[str, int]] = {part: {} for part in BITS}
        self._tables: dict[tuple[int, str], list[int]] = {}
        self._keys: list[NDArray[np.int64]] = []
        self._lines: list[NDArray[np.int64]] = []

    def of(self, words: Vocabulary, codes: NDArray[np.int64], part: str) -> NDArray[np.int64]:
        """Our numbers for a vocabulary's codes. Broken where there are too many different words."""
        table = self._tables.setdefault((id(words), part), [])
        number = self._number[part]
        for word in words.words[len(table) :]:
            table.append(number.setdefault(word, len(number)))
        if len(number) >= 1 << BITS[part]:
            raise Broken("too_many_words", column=words.column)
        return np.array(table, np.int64)[codes]

    def add(self, keys: NDArray[np.int64], lines: NDArray[np.int64]) -> None:
        self._keys.append(keys)
        self._lines.append(lines)

    def tell_twice(self, problems: Problems) -> None:
        """Every line whose key stands on another line too."""
        if not self._keys:
            return
        keys, lines = np.concatenate(self._keys), np.concatenate(self._lines)
        order = np.argsort(keys, kind="stable")
        same = keys[order][1:] == keys[order][:-1]
        if not same.any():
            return
        twice = np.zeros(len(keys), bool)
        twice[order[1:][same]] = True
        twice[order[:-1][same]] = True
        problems.add("twice", np.unique(lines[twice]).tolist())
