"""Columns of text, and what they mean, → batches of observations with every row checked.

One engine for all formats: a `Layout` says which column is the place, the period, the groups, and
which columns are numbers; a wide file has several `Series` a row, a long one has one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from thrive.indicators.files.keys import Keys
from thrive.indicators.files.measures import Measures, Series
from thrive.indicators.files.numbers import Marks
from thrive.indicators.files.problems import Problems
from thrive.indicators.files.tables import Chunk
from thrive.indicators.files.words import Fault, Judge, Vocabulary, groups
from thrive.indicators.store.schema import OBSERVATION, STATUSES

Codes = NDArray[np.int64]
JOINT = "\x1f"


@dataclass(frozen=True)
class Layout:
    """What the columns mean.

    `place` are columns joined by `joint` before they are judged. A constant `period` stands for
    all rows where `period_column` is "". `group_columns`: key of a group → its column; the judge
    answers "" for everyone. `held`: a column whose words matching `held_back` say that the source
    hides the row. `keep` drops rows this format has no use for.
    """

    place: tuple[str, ...]
    place_judge: Judge
    series: tuple[Series, ...]
    period: str = ""
    period_column: str = ""
    period_judge: Judge | None = None
    indicator_columns: tuple[str, ...] = ()  # joined by JOINT before they are judged
    indicator_judge: Judge | None = None
    groups_column: str = ""
    group_columns: Mapping[str, tuple[str, Judge]] = field(default_factory=dict)
    pair: tuple[str, ...] = ()  # two columns, key and value of one group, joined by JOINT
    pair_judge: Judge | None = None
    joint: str = ""
    marks: Marks = field(default_factory=Marks)
    keep: Callable[[Chunk], NDArray[np.bool_]] | None = None
    also: tuple[str, ...] = ()  # columns `keep` reads

    @property
    def columns(self) -> list[str]:
        names = [*self.place, self.period_column, *self.indicator_columns, self.groups_column]
        names += [*self.pair, *(column for column, _ in self.group_columns.values())]
        names += [column for one in self.series for column in one.columns]
        return list(dict.fromkeys(name for name in (*names, *self.also) if name))


class Observer:
    """Reads chunks by one layout; afterwards `finish` tells of rows that stand twice."""

    def __init__(self, layout: Layout, problems: Problems, notes: Counter[str], keys: Keys) -> None:
        self.layout, self.problems, self.notes, self.keys = layout, problems, notes, keys
        lay = layout
        self.places = Vocabulary(lay.place_judge, column=" + ".join(lay.place))
        self.periods = Vocabulary(lay.period_judge or str, 1 << 12, lay.period_column)
        column = " + ".join(lay.indicator_columns)
        self.indicators = Vocabulary(lay.indicator_judge or str, 1 << 14, column)
        self.said = Vocabulary(groups, 1 << 15, lay.groups_column)
        self.kinds = {
            key: Vocabulary(judge, 1 << 12, column)
            for key, (column, judge) in lay.group_columns.items()
        }
        self.pairs = Vocabulary(lay.pair_judge or str, 1 << 15, " + ".join(lay.pair))
        self.joined = Vocabulary(str, 1 << 15)
        self.read = 0
        self.measures = Measures(lay.marks, problems, notes)

    def batches(self, chunks: Iterable[Chunk]) -> Iterator[pa.RecordBatch]:
        for chunk in chunks:
            self.read += len(chunk)
            if self.layout.keep is not None and len(chunk):
                kept = self.layout.keep(chunk)
                self.notes["left_out"] += int((~kept).sum())
                chunk = chunk.where(kept)
            if len(chunk):
                yield from self._observed(chunk)

    def _observed(self, chunk: Chunk) -> Iterator[pa.RecordBatch]:
        texts = _joined_texts(chunk, self.layout.place, self.layout.joint)
        place = self._words(self.places, texts, chunk, self.layout.place[0])
        given = None
        if names := self.layout.indicator_columns:
            texts = _joined_texts(chunk, names, JOINT)
            given = self._words(self.indicators, texts, chunk, names[0])
        period = self._column(self.periods, self.layout.period_column, self.layout.period, chunk)
        group = self._groups(chunk)
        for series in self.layout.series:
            indicator = given
            if indicator is None:
                indicator = np.full(len(chunk), self.indicators.code(series.indicator), np.int64)
            mine = self._fixed_groups(series.groups, group)
            found = self.measures.read(series, chunk)
            good = found.good & (place >= 0) & (period >= 0) & (indicator >= 0) & (mine >= 0)
            if not good.any():
                continue
            at = np.flatnonzero(good)
            words = (
                (self.places.words, place),
                (self.indicators.words, indicator),
                (self.periods.words, period),
                (self.joined.words, mine),
            )
            named = [pa.array(list_, pa.string()).take(pa.array(code[at])) for list_, code in words]
            self.keys.add(named_codes(self, place, indicator, period, mine, at), chunk.lines[at])
            last = np.array([int(word[-4:]) for word in self.periods.words], np.int16)
            yield pa.RecordBatch.from_arrays(
                [
                    *named[:3],
                    pa.array(last[period[at]]),
                    named[3],
                    *(_floats(numbers[at]) for numbers in found.numbers),
                    pa.DictionaryArray.from_arrays(
                        pa.array(found.status[at], pa.int8()), pa.array(STATUSES, pa.string())
                    ),
                ],
                schema=OBSERVATION,
            )

    def _column(self, words: Vocabulary, column: str, constant: str, chunk: Chunk) -> Codes:
        if column:
            return self._words(words, chunk.columns[column], chunk, column)
        return np.full(len(chunk), words.code(constant), np.int64)

    def _words(self, words: Vocabulary, texts: pa.Array, chunk: Chunk, column: str) -> Codes:
        codes = words.codes(texts)
        for code in np.unique(codes[codes < 0]).tolist():
            at = np.flatnonzero(codes == code)
            said = [
                text.replace(JOINT, " ") for text in texts.take(pa.array(at[:10_000])).to_pylist()
            ]
            self.problems.add(words.fault(code).reason, chunk.lines[at].tolist(), column, said)
        return codes

    def _groups(self, chunk: Chunk) -> Codes:
        """Codes into `joined`, from the canonical column and the columns of single keys."""
        parts: list[tuple[str, Vocabulary, Codes]] = []
        if self.layout.groups_column:
            column = self.layout.groups_column
            parts.append(
                ("", self.said, self._words(self.said, chunk.columns[column], chunk, column))
            )
        if pair := self.layout.pair:
            texts = _joined_texts(chunk, pair, JOINT)
            parts.append(("", self.pairs, self._words(self.pairs, texts, chunk, pair[-1])))
        for key, (column, _) in self.layout.group_columns.items():
            words = self.kinds[key]
            parts.append((key, words, self._words(words, chunk.columns[column], chunk, column)))
        if not parts:
            return np.full(len(chunk), self.joined.code(""), np.int64)
        # One number a combination; −1 in any part makes the whole −1.
        mixed = np.zeros(len(chunk), np.int64)
        wrong = np.zeros(len(chunk), bool)
        for _, words, codes in parts:
            mixed = mixed * max(len(words.words), 1) + np.maximum(codes, 0)
            wrong |= codes < 0
        mixed[wrong] = -1
        rows, back = np.unique(mixed, return_inverse=True)
        table = np.array([self._joined(parts, row) for row in rows.tolist()], np.int64)
        return table[back.reshape(-1)]

    def _joined(self, parts: list[tuple[str, Vocabulary, Codes]], mixed: int) -> int:
        if mixed < 0:
            return -1
        said = []
        for key, words, _ in reversed(parts):
            mixed, code = divmod(mixed, max(len(words.words), 1))
            word = words.words[code]
            said += [word if not key else f"{key}={word}"] if word else []
        found = groups("|".join(said))
        return -1 if isinstance(found, Fault) else self.joined.code(found)

    def _fixed_groups(self, fixed: str, group: Codes) -> Codes:
        if not fixed:
            return group
        known = np.unique(group[group >= 0])
        table = np.full(len(self.joined.words) + 1, -1, np.int64)
        for code in known.tolist():
            word = self.joined.words[code]
            found = groups("|".join(part for part in (word, fixed) if part))
            table[code] = -1 if isinstance(found, Fault) else self.joined.code(found)
        return np.where(group < 0, -1, table[group])


def _joined_texts(chunk: Chunk, names: tuple[str, ...], joint: str) -> pa.Array:
    parts = [chunk.columns[name] for name in names]
    return parts[0] if len(parts) == 1 else pc.binary_join_element_wise(*parts, joint)


def named_codes(
    observer: Observer, place: Codes, indicator: Codes, period: Codes, group: Codes, at: Codes
) -> NDArray[np.int64]:
    """One number a row, the same only for the same place, indicator, period and groups."""
    key = observer.keys.of(observer.places, place[at], "place")
    key = key << 13 | observer.keys.of(observer.indicators, indicator[at], "indicator")
    key = key << 12 | observer.keys.of(observer.periods, period[at], "period")
    return key << 15 | observer.keys.of(observer.joined, group[at], "groups")


def _floats(numbers: NDArray[np.float64]) -> pa.Array:
    return pa.array(numbers, pa.float64(), mask=np.isnan(numbers))
