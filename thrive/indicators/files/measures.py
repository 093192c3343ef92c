"""The numbers of one series in one chunk: value, numerator, denominator, margin, and their status."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from thrive.indicators.files.numbers import (
    ABSENT,
    HELD_BACK,
    WRONG,
    Marks,
    Numbers,
    numbers,
    why_wrong,
)
from thrive.indicators.files.problems import Problems
from thrive.indicators.files.tables import Chunk
from thrive.indicators.store.schema import MISSING, OK, STATUSES, WITHHELD

Z90_OF_95 = 1.645 / 1.96  # a 95 % interval's half width → the 90 % margin
_OK, _MISSING, _WITHHELD = (STATUSES.index(word) for word in (OK, MISSING, WITHHELD))


@dataclass(frozen=True)
class Series:
    """The columns of one number in a row. `per`: value = per × numerator ÷ denominator, computed
    where the file has no value. `low` and `high`: limits of a 95 % interval, turned into a margin.
    `held` is a column in which a text matching `held_words` says that the source hides the number;
    `open_ended`: a sign after which the number is a limit, not a value."""

    indicator: str = ""
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    moe: str = ""
    low: str = ""
    high: str = ""
    groups: str = ""
    per: float = 0.0
    held: str = ""
    held_words: str = ""
    part_of_whole: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        names = (self.value, self.numerator, self.denominator, self.moe, self.low, self.high)
        return tuple(name for name in (*names, self.held) if name)


@dataclass(frozen=True)
class Found:
    """`numbers` in the order of the schema, each float64 (n,); `status` positions in STATUSES."""

    numbers: tuple[NDArray[np.float64], ...]
    status: NDArray[np.int8]
    good: NDArray[np.bool_]


class Measures:
    """Caches each column of a chunk, since several series may share a denominator."""

    def __init__(self, marks: Marks, problems: Problems, notes: Counter[str]) -> None:
        self.marks, self.problems, self.notes = marks, problems, notes
        self._chunk: Chunk | None = None
        self._cache: dict[str, Numbers] = {}
        self._told: set[str] = set()

    def read(self, series: Series, chunk: Chunk) -> Found:
        if chunk is not self._chunk:
            self._chunk, self._cache, self._told = chunk, {}, set()
        n = len(chunk)
        value = self._column(series.value, chunk)
        part, whole = self._column(series.numerator, chunk), self._column(series.denominator, chunk)
        moe = self._margin(series, chunk, value)
        four = (value, part, whole, moe)
        good = np.ones(n, bool)
        for one in four:
            good &= one.kinds != WRONG
        hidden = np.zeros(n, bool)
        for one in (value, part):
            hidden |= one.kinds == HELD_BACK
        hidden |= self._held(series, chunk)
        values, parts, wholes, margins = (one.values.copy() for one in four)
        if series.per:
            with np.errstate(divide="ignore", invalid="ignore"):
                share = series.per * parts / wholes
            computed = np.isnan(values) & np.isfinite(share)
            values[computed] = share[computed]
            none = np.isnan(values) & (wholes == 0) & (parts > 0)
            good &= ~self._tell("no_whole", none, chunk, series.denominator)
        for name, found in ((series.numerator, parts), (series.denominator, wholes)):
            good &= ~self._tell("negative", found < 0, chunk, name)
        good &= ~self._tell("negative", margins < 0, chunk, series.moe)
        if series.part_of_whole:
            over = parts > wholes * (1 + 1e-9) + 1e-9
            good &= ~self._tell("over_whole", over, chunk, series.numerator)
        lone = np.isnan(values) & ~np.isnan(parts) & np.isnan(wholes)
        if not series.value:
            values[lone] = parts[lone]  # a plain count
        missing = np.isnan(values) & ~hidden
        self.notes["withheld"] += int((hidden & good).sum())
        self.notes["missing"] += int((missing & good).sum())
        status = np.full(n, _OK, np.int8)
        status[missing], status[hidden] = _MISSING, _WITHHELD
        for found in (values, parts, wholes, margins):
            found[missing | hidden] = np.nan
        return Found((values, parts, wholes, margins), status, good)

    def _column(self, name: str, chunk: Chunk) -> Numbers:
        if not name:
            n = len(chunk)
            return Numbers(np.full(n, np.nan), np.full(n, ABSENT, np.uint8))
        if name not in self._cache:
            texts = chunk.columns[name]
            found = self._cache[name] = numbers(texts, self.marks)
            at = np.flatnonzero(found.kinds == WRONG)
            if len(at):
                said = texts.take(pa.array(at[:10_000])).to_pylist()
                reasons = [why_wrong(text) for text in said]
                reasons += ["not_a_number"] * (len(at) - len(reasons))
                for reason in sorted(set(reasons)):
                    which = [i for i, one in enumerate(reasons) if one == reason]
                    words = [said[i] for i in which if i < len(said)]
                    self.problems.add(reason, chunk.lines[at[which]].tolist(), name, words)
        return self._cache[name]

    def _margin(self, series: Series, chunk: Chunk, value: Numbers) -> Numbers:
        if not series.low or not series.high:
            return self._column(series.moe, chunk)
        low, high = self._column(series.low, chunk), self._column(series.high, chunk)
        half = np.fmax(high.values - value.values, value.values - low.values) * Z90_OF_95
        return Numbers(half, np.maximum(low.kinds, high.kinds))

    def _held(self, series: Series, chunk: Chunk) -> NDArray[np.bool_]:
        if not series.held:
            return np.zeros(len(chunk), bool)
        found = pc.match_substring_regex(chunk.columns[series.held], series.held_words)
        return np.asarray(found.to_numpy(zero_copy_only=False), bool)

    def _tell(
        self, reason: str, wrong: NDArray[np.bool_], chunk: Chunk, column: str
    ) -> NDArray[np.bool_]:
        if wrong.any() and column and f"{reason} {column}" not in self._told:
            self._told.add(f"{reason} {column}")
            at = np.flatnonzero(wrong)
            said = chunk.columns[column].take(pa.array(at[:10_000])).to_pylist()
            self.problems.add(reason, chunk.lines[at].tolist(), column, said)
        return wrong
