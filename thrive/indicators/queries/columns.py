"""Many numbers of one release at once, column by column: the files of all places, the API's series.

The same rules as for one `Number` (`numbers.number_of`), without an object for each: a file of all
tracts has 8,000 rows, and a row made by itself costs thirty times what a row of columns does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import Any

import numpy as np
import pyarrow as pa
from django.utils.translation import get_language
from numpy.typing import NDArray

from thrive.indicators.files.giving import Cell
from thrive.indicators.queries.numbers import REASONS, Edition, Made
from thrive.indicators.queries.places import placed

AT_ONCE = 2_000  # rows made at a time
DIGITS = 6  # behind the point; more would only be dust of binary fractions
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rows:
    """Observations (`table`, the store's ANSWER) of one indicator that one release answers for.

    `per` as in About: 100 for percent, whose interval does not leave 0 to 100.
    """

    table: pa.Table
    edition: Edition
    made: Made
    per: int

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def parts(self) -> Iterator[Rows]:
        """The same rows, AT_ONCE at a time."""
        for start in range(0, len(self), AT_ONCE):
            yield Rows(self.table.slice(start, AT_ONCE), self.edition, self.made, self.per)

    def limits(self) -> tuple[list[Cell], list[Cell]]:
        """Lower and upper end of the 90 % interval; None where there is none."""
        value, moe = _floats(self.table, "value"), _floats(self.table, "moe")
        low, high = value - moe, value + moe
        low = np.where(value >= 0, np.maximum(low, 0.0), low)
        if self.per == 100:
            high = np.where(value <= 100, np.minimum(high, 100.0), high)
        return _cells(low), _cells(high)

    def numbers(self, name: str) -> list[Cell]:
        return _cells(_floats(self.table, name))

    def words(self, name: str) -> list[str]:
        found: list[str] = self.table.column(name).to_pylist()
        return found

    def names(self) -> list[str]:
        return list(map(_named, self.words("place"), repeat(get_language())))

    def reasons(self) -> list[str]:
        return _each(self.words("status"), lambda word: str(REASONS.get(word, "")))


def file_rows(rows: Rows) -> Iterator[tuple[Cell, ...]]:
    """The cells of `downloads.COLUMNS`, row by row."""
    for part in rows.parts():
        low, high = part.limits()
        edition, made = part.edition, part.made
        yield from zip(
            part.names(),
            *(part.words(name) for name in ("place", "indicator", "period", "groups")),
            *(part.numbers(name) for name in ("value", "moe")),
            *(low, high),
            *(part.numbers(name) for name in ("numerator", "denominator")),
            *(part.words("status"), part.reasons()),
            *map(repeat, (made.is_computed, edition.is_illustrative)),
            *map(repeat, (edition.dataset, edition.number, edition.source, edition.license)),
            strict=False,  # what is said of all rows has no end
        )


def plain_rows(rows: Rows) -> list[dict[str, Cell]]:
    """The rows of the API's series: what differs from row to row; the rest is told once."""
    low, high = rows.limits()
    columns = zip(
        *(rows.names(), rows.words("place"), rows.words("period"), rows.words("groups")),
        *(rows.numbers("value"), rows.numbers("moe"), low, high),
        *(rows.numbers("numerator"), rows.numbers("denominator")),
        *(rows.words("status"), rows.reasons()),
        strict=True,
    )
    return [
        {  # written out: made of pairs, a dictionary costs four times as much
            "place": name,
            "place_code": place,
            "period": period,
            "groups": groups,
            "value": value,
            "margin_of_error_90": moe,
            "low_90": least,
            "high_90": most,
            "numerator": part,
            "denominator": whole,
            "status": status,
            "reason": why,
        }
        for name, place, period, groups, value, moe, least, most, part, whole, status, why in columns
    ]


@lru_cache(maxsize=16_384)
def _named(ref: str, _language: str | None) -> str:
    """The tables of places are read once a process, so a place keeps its name."""
    return placed(ref).name


def _each(words: Sequence[str], say: Callable[[str], str]) -> list[str]:
    said = {word: say(word) for word in dict.fromkeys(words)}
    return [said[word] for word in words]


def _floats(table: pa.Table, name: str) -> Floats:
    return np.asarray(table.column(name).to_numpy(), float)  # null: not a number


def _cells(numbers: Floats) -> list[Cell]:
    rounded: list[Any] = np.round(numbers, DIGITS).tolist()
    return [None if cell != cell else cell for cell in rounded]
