"""Observations as rows of small numbers: every text is a code, so that 50 million can be sorted.

`Coder` takes batches of the OBSERVATION schema and refuses what may not be stored, with a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from thrive.indicators.store.schema import HIDDEN, NUMBERS, OBSERVATION, OK, STATUSES

Rows = NDArray[np.void]
ROW = np.dtype(
    [
        *(("place", "u4"), ("indicator", "u2"), ("period", "u2"), ("groups", "u4")),
        *(("status", "u1"), ("value", "f8"), ("numerator", "f8")),
        *(("denominator", "f8"), ("moe", "f8")),
    ]
)  # 45 bytes a row; a missing number is NaN

_PLACE = re.compile(r"[a-z][a-z0-9_]*:[A-Za-z0-9._-]+")
_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_PERIOD = re.compile(r"(?:\d{4}-)?(\d{4})")
_PAIR = re.compile(r"[a-z][a-z0-9_]*=[^|=\\\x00-\x1f\x7f]+")
_HIDDEN = np.array([status in HIDDEN for status in STATUSES])


class Texts:
    """Each text of a column once, its code being its place in the list."""

    def __init__(self, check: Callable[[str], None]) -> None:
        self.all: list[str] = []
        self._code: dict[str, int] = {}
        self._check = check

    def codes(self, column: pa.Array) -> NDArray[np.int64]:
        """The codes of a column of strings, in its order."""
        encoded = column.dictionary_encode()
        of_text = np.array([self._of(text) for text in encoded.dictionary.to_pylist()], dtype="i8")
        return of_text[encoded.indices.to_numpy()]

    def _of(self, text: str) -> int:
        code = self._code.get(text)
        if code is None:
            self._check(text)
            code = self._code[text] = len(self.all)
            self.all.append(text)
        return code

    def ranks(self) -> NDArray[np.uint64]:
        """The position of each code among the texts in order of their code points."""
        order = sorted(range(len(self.all)), key=self.all.__getitem__)
        ranks = np.empty(len(order), dtype="u8")
        ranks[order] = np.arange(len(order), dtype="u8")
        return ranks


class Coder:
    """Codes batches; afterwards it knows every place, indicator, period and groups there was."""

    def __init__(self) -> None:
        self.place = Texts(_check_place)
        self.indicator = Texts(_check_indicator)
        self.period = Texts(_check_period)
        self.groups = Texts(_check_groups)

    def rows(self, batch: pa.RecordBatch) -> Rows:
        """The batch's observations. Raises ValueError with a sentence for what is not one."""
        _check_schema(batch.schema)
        for name in ("place", "indicator", "period", "year", "groups", "status"):
            if batch.column(name).null_count:
                raise ValueError(f"An observation has no {name}.")
        rows = np.empty(batch.num_rows, dtype=ROW)
        for name in ("place", "indicator", "period", "groups"):
            texts: Texts = getattr(self, name)
            codes = texts.codes(batch.column(name))
            if len(texts.all) > np.iinfo(ROW[name]).max:
                raise ValueError(f"There are more different texts in {name} than can be stored.")
            rows[name] = codes
        self._check_years(rows["period"], batch.column("year").to_numpy())
        rows["status"] = _statuses(batch.column("status"))
        for name in NUMBERS:
            column = batch.column(name)
            known = column.drop_null().to_numpy(zero_copy_only=False)
            if not np.isfinite(known).all():
                raise ValueError(f"A {name} is not a number. Leave it empty and say why by status.")
            rows[name] = column.to_numpy(zero_copy_only=False)
        self._check_hidden(rows)
        return rows

    def years(self) -> NDArray[np.int16]:
        """The last year of each period, by its code."""
        return np.array([year_of(period) for period in self.period.all], dtype="i2")

    def named(self, row: np.void) -> str:
        """Which observation a row is, for a sentence."""
        groups = self.groups.all[row["groups"]] or "everyone"
        period = self.period.all[row["period"]]
        return f"{self.indicator.all[row['indicator']]} of {self.place.all[row['place']]} " + (
            f"in {period}, {groups}"
        )

    def _check_years(self, periods: NDArray[np.uint16], years: NDArray[np.int16]) -> None:
        wrong = np.flatnonzero(self.years()[periods] != years)
        if wrong.size:
            period, year = self.period.all[periods[wrong[0]]], years[wrong[0]]
            raise ValueError(f"The year {year} is not the last year of the period {period}.")

    def _check_hidden(self, rows: Rows) -> None:
        """No number beside a hidden status, and a value where the status says it is there."""
        hidden = _HIDDEN[rows["status"]]
        for name in NUMBERS:
            shown = np.flatnonzero(hidden & ~np.isnan(rows[name]))
            if shown.size:
                row = rows[shown[0]]
                raise ValueError(
                    f"The {name} of {self.named(row)}, stands beside the status "
                    f"{STATUSES[row['status']]}, which hides it."
                )
        empty = np.flatnonzero((rows["status"] == STATUSES.index(OK)) & np.isnan(rows["value"]))
        if empty.size:
            raise ValueError(f"There is no value of {self.named(rows[empty[0]])}, yet it is ok.")


def year_of(period: str) -> int:
    """The last year of a period: 2018 of `2018` and of `2014-2018`."""
    return int(period[-4:])


def _check_schema(schema: pa.Schema) -> None:
    if schema.names != OBSERVATION.names:
        raise ValueError(f"The columns must be {', '.join(OBSERVATION.names)}, in this order.")
    for found, wanted in zip(schema, OBSERVATION, strict=True):
        kind = found.type
        if wanted.name == "status" and pa.types.is_dictionary(kind):
            kind = pa.dictionary(pa.int8(), kind.value_type)  # the width of a code is no matter
        if kind != wanted.type:
            raise ValueError(f"The column {wanted.name} must be {wanted.type}, not {found.type}.")


def _statuses(column: pa.DictionaryArray) -> NDArray[np.uint8]:
    of_text = np.array(
        [
            STATUSES.index(text) if text in STATUSES else 255
            for text in column.dictionary.to_pylist()
        ],
        dtype="u1",
    )
    codes = of_text[column.indices.to_numpy()] if of_text.size else np.empty(0, dtype="u1")
    unknown = np.flatnonzero(codes == 255)
    if unknown.size:
        raise ValueError(f"“{column[int(unknown[0])]}” is no status of an observation.")
    return codes


def _check_place(text: str) -> None:
    if not _PLACE.fullmatch(text):
        raise ValueError(f"“{text}” is no place: write its kind and code, such as county:06095.")


def _check_indicator(text: str) -> None:
    if not _SLUG.fullmatch(text):
        raise ValueError(
            f"“{text}” is no name of an indicator: use small letters, digits, - and _ only."
        )


def _check_period(text: str) -> None:
    if not _PERIOD.fullmatch(text):
        raise ValueError(f"“{text}” is no period: write 2018 or 2014-2018.")


def _check_groups(text: str) -> None:
    pairs = text.split("|") if text else []
    keys = [pair.partition("=")[0] for pair in pairs]
    if not all(_PAIR.fullmatch(pair) for pair in pairs) or keys != sorted(set(keys)):
        raise ValueError(f"“{text}” does not name groups: write key=value, keys in order, with |.")


def kind_of(place: str) -> str:
    """The kind of a place: `county` of `county:06095`."""
    return place.partition(":")[0]


def as_table(rows: Rows, coder: Coder, texts: dict[str, pa.Array]) -> pa.Table:
    """Rows as a table of the OBSERVATION schema; `texts` is `arrow_texts(coder)`."""
    columns = {
        name: texts[name].take(pa.array(rows[name]))
        for name in ("place", "indicator", "period", "groups")
    }
    columns["year"] = pa.array(coder.years()[rows["period"]])
    columns["status"] = pa.DictionaryArray.from_arrays(
        pa.array(rows["status"].astype("i1")), pa.array(STATUSES)
    )
    columns |= {name: pa.array(rows[name], from_pandas=True) for name in NUMBERS}
    return pa.table([columns[name] for name in OBSERVATION.names], schema=OBSERVATION)


def arrow_texts(coder: Coder) -> dict[str, pa.Array]:
    """Each column's texts by code."""
    return {
        name: pa.array(getattr(coder, name).all, pa.string())
        for name in ("place", "indicator", "period", "groups")
    }
