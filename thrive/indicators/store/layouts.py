"""The orders in which a release lies, and which file and row group every row goes to.

`raw` is one file sorted by place, indicator, period and groups. `public` holds the same rows twice,
because the questions differ: `by_place/bucket=NNN.parquet` (places dealt out by `bucket_of`, sorted
as raw) answers what is asked of one place, `by_indicator/SLUG.parquet` (sorted by period, groups,
place) what is asked of one indicator.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from thrive.indicators.store.coding import Coder, Rows, kind_of
from thrive.indicators.store.manifest import Coverage
from thrive.indicators.store.sorting import KeyOf, Keys, joined_key

# Rows in a row group at most. A question reads one or two of them, but looks at the statistics of
# all in its file, and that costs as much as reading 500 rows each.
ROW_GROUP, LARGE_ROW_GROUP = 16_384, 131_072
ROWS_A_BUCKET = 131_072
MOST_BUCKETS = 999
RAW_FILE = "observations.parquet"
BY_PLACE, BY_INDICATOR = "by_place", "by_indicator"


def bucket_of(place: str, buckets: int) -> int:
    """Which file of `by_place` holds a place: CRC-32 of its UTF-8 bytes, modulo the number."""
    return zlib.crc32(place.encode()) % buckets


def bucket_file(bucket: int) -> str:
    return f"{BY_PLACE}/bucket={bucket:03d}.parquet"


def indicator_file(indicator: str) -> str:
    return f"{BY_INDICATOR}/{indicator}.parquet"


@dataclass(frozen=True)
class Layout:
    """One order of the rows, and how they are cut into files and row groups.

    Where `runs` changes from row to row a row group ends; `path` names the file of a run's rows.
    """

    key_of: KeyOf
    runs: Callable[[Rows], NDArray[np.int64]]
    path: Callable[[np.void], str]
    row_group: int
    unique: bool  # whether equal keys are looked for: once is enough

    def cut(self, rows: Rows) -> Iterator[tuple[str, Rows]]:
        starts = [0, *(np.flatnonzero(np.diff(self.runs(rows))) + 1), len(rows)]
        for start, end in pairwise(starts):
            yield self.path(rows[start]), rows[start:end]


def whole(coder: Coder) -> Layout:
    """Everything in one file, as imported."""
    return Layout(
        key_of=_by_place_key(coder, 1),
        runs=lambda rows: np.zeros(len(rows), dtype="i8"),
        path=lambda row: RAW_FILE,
        row_group=LARGE_ROW_GROUP,
        unique=True,
    )


def by_place(coder: Coder, buckets: int) -> Layout:
    of_place = np.array([bucket_of(place, buckets) for place in coder.place.all], dtype="i8")
    return Layout(
        key_of=_by_place_key(coder, buckets),
        runs=lambda rows: of_place[rows["place"]],
        path=lambda row: bucket_file(int(of_place[row["place"]])),
        row_group=ROW_GROUP,
        unique=True,
    )


def by_indicator(coder: Coder) -> Layout:
    """Each year's numbers for everyone are row groups of their own: maps ask for nothing else."""
    everyone = np.array([not groups for groups in coder.groups.all], dtype="i8")
    periods = len(coder.period.all)
    return Layout(
        key_of=_by_indicator_key(coder),
        runs=lambda rows: (
            2 * (rows["indicator"].astype("i8") * periods + rows["period"])
            + everyone[rows["groups"]]
        ),
        path=lambda row: indicator_file(coder.indicator.all[row["indicator"]]),
        row_group=LARGE_ROW_GROUP,
        unique=False,
    )


class Tally:
    """What there is of each indicator: counted run by run while `by_indicator` is written."""

    def __init__(self, coder: Coder) -> None:
        self._coder = coder
        kinds = [kind_of(place) for place in coder.place.all]
        self._kinds = sorted(set(kinds))
        self._kind = np.array([self._kinds.index(kind) for kind in kinds])
        self._places: Counter[tuple[str, str, str]] = Counter()
        self._keys: dict[str, set[str]] = {}

    def add(self, run: Rows) -> None:
        """A run of one indicator and period, all of it for everyone or none of it."""
        coder = self._coder
        indicator = coder.indicator.all[run["indicator"][0]]
        if not coder.groups.all[run["groups"][0]]:
            period = coder.period.all[run["period"][0]]
            for kind, count in enumerate(np.bincount(self._kind[run["place"]])):
                if count:
                    self._places[indicator, period, self._kinds[kind]] += int(count)
            return
        period = coder.period.all[run["period"][0]]
        for kind in np.unique(self._kind[run["place"]]):
            self._places[indicator, period, self._kinds[kind]] += 0  # groups only, so far
        known = self._keys.setdefault(indicator, set())
        for code in np.unique(run["groups"]):
            known |= {pair.partition("=")[0] for pair in coder.groups.all[code].split("|")}

    def coverage(self) -> tuple[Coverage, ...]:
        return tuple(Coverage(*which, count) for which, count in sorted(self._places.items()))

    def keys(self) -> dict[str, tuple[str, ...]]:
        return {indicator: tuple(sorted(keys)) for indicator, keys in sorted(self._keys.items())}


def _by_place_key(coder: Coder, buckets: int) -> KeyOf:
    """Bucket, place, indicator, period, groups. The bucket is in the rank of the place."""
    texts = coder.place.all
    order = sorted(
        range(len(texts)), key=lambda code: (bucket_of(texts[code], buckets), texts[code])
    )
    places = np.empty(len(order), dtype="u8")
    places[order] = np.arange(len(order), dtype="u8")
    indicators, periods, groups = _ranks(coder)
    return lambda rows: joined_key(
        [
            (places[rows["place"]], len(places)),
            (indicators[rows["indicator"]], len(indicators)),
            (periods[rows["period"]], len(periods)),
            (groups[rows["groups"]], len(groups)),
        ]
    )


def _by_indicator_key(coder: Coder) -> KeyOf:
    """Indicator, period, groups, place."""
    places = coder.place.ranks()
    indicators, periods, groups = _ranks(coder)
    return lambda rows: joined_key(
        [
            (indicators[rows["indicator"]], len(indicators)),
            (periods[rows["period"]], len(periods)),
            (groups[rows["groups"]], len(groups)),
            (places[rows["place"]], len(places)),
        ]
    )


def _ranks(coder: Coder) -> tuple[Keys, Keys, Keys]:
    """Of indicators, of periods by their last year and then as written, of groups."""
    years, periods = coder.years(), coder.period.all
    order = sorted(range(len(periods)), key=lambda code: (years[code], periods[code]))
    ranks = np.empty(len(order), dtype="u8")
    ranks[order] = np.arange(len(order), dtype="u8")
    return coder.indicator.ranks(), ranks, coder.groups.ranks()
