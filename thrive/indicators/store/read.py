"""What the published numbers answer. Opened on a `public` folder: there is no way from here to raw.

Every answer is a pyarrow table, small enough for a page, in a fixed order: the columns of
OBSERVATION (`status` as text) unless its docstring says otherwise, no row for what is not there.
Hidden observations are rows too, with their status and without numbers, so that a page can say why.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from thrive.indicators.store.engines import Engine, Parameters, engine
from thrive.indicators.store.layouts import bucket_file, bucket_of, indicator_file
from thrive.indicators.store.manifest import Manifest, read_manifest
from thrive.indicators.store.schema import OBSERVATION

ANSWER = pa.schema(
    [field.with_type(pa.string()) if field.name == "status" else field for field in OBSERVATION]
)
AVERAGES = pa.schema(
    [
        *(pa.field(name, pa.string(), nullable=False) for name in ("indicator", "period", "kind")),
        pa.field("places", pa.int64(), nullable=False),
        *(pa.field(name, pa.float64(), nullable=False) for name in ("mean", "lowest", "highest")),
    ]
)


class Observations:
    """The protected view of one release. Cheap to make, and safe to use from many threads."""

    def __init__(self, folder: Path, *, engine: Engine | None = None) -> None:
        """folder: a release's `public` folder; engine: DuckDB in this process unless given.

        Raises ValueError, in a sentence, when the folder holds no published release.
        """
        self.manifest: Manifest = read_manifest(folder)
        if self.manifest.stage != "public":
            raise ValueError("These observations were not reviewed: only public ones are read.")
        self._folder = folder
        self._files = {file.path for file in self.manifest.files}
        self._engine = engine or _duckdb()
        self._engine.prepare(folder)

    def profile(self, place: str) -> pa.Table:
        """Everyone's numbers of one place, by indicator and year: all indicators, all years."""
        order = ("indicator", "year", "period")
        return self._of_place("profile", place, {"place": place}, order)

    def trend(self, place: str, indicator: str, groups: str = "") -> pa.Table:
        """One indicator of one place and one group (everyone unless named), by year."""
        asked = {"place": place, "indicator": indicator, "groups": groups}
        return self._of_place("trend", place, asked, ("year", "period"))

    def map_of(self, indicator: str, year: int, kind: str) -> pa.Table:
        """Everyone's numbers of one indicator in one year for all places of a kind.

        kind: `county`, `place`, `tract2020` … as in `Manifest.kinds`. A period counts by its last
        year; should two periods end in it, both are there, one after the other. By place.
        """
        asked: Parameters = {"indicator": indicator, "year": year, **_between(f"{kind}:")}
        return self._of_indicator("map_of", indicator, asked, ("period", "place"))

    def breakdown(self, place: str, indicator: str, year: int, key: str) -> pa.Table:
        """One indicator of one place in one year: everyone, then each group by `key` alone."""
        asked: Parameters = {"place": place, "indicator": indicator, "year": year}
        asked = {**asked, **_between(f"{key}=")}
        return self._of_place("breakdown", place, asked, ("period", "groups"))

    def all_places(self, indicator: str, year: int) -> pa.Table:
        """Everything of one indicator in one year: everyone by place, then each group by place."""
        asked: Parameters = {"indicator": indicator, "year": year}
        return self._of_indicator("all_places", indicator, asked, ("period", "groups", "place"))

    def averages(self, year: int) -> pa.Table:
        """The AVERAGES of a year: each indicator over the places of a kind, each place counting once.

        `places` is how many have a value for everyone; a place's size plays no part, so this is
        no statewide figure. Columns: indicator, period, kind, places, mean, lowest, highest.
        """
        files = [indicator_file(name) for name in self.manifest.indicators]
        order = ("indicator", "period", "kind")
        return self._asked("averages", files, {"year": year}, order, AVERAGES)

    def _of_place(
        self, question: str, place: str, asked: Parameters, order: Sequence[str]
    ) -> pa.Table:
        file = bucket_file(bucket_of(place, self.manifest.buckets or 1))
        return self._asked(question, [file], asked, order, ANSWER)

    def _of_indicator(
        self, question: str, indicator: str, asked: Parameters, order: Sequence[str]
    ) -> pa.Table:
        return self._asked(question, [indicator_file(indicator)], asked, order, ANSWER)

    def _asked(
        self,
        question: str,
        files: Sequence[str],
        asked: Parameters,
        order: Sequence[str],
        schema: pa.Schema,
    ) -> pa.Table:
        if not self._files.issuperset(files):  # no such indicator, or no place in that bucket
            return schema.empty_table()
        answer = self._engine.ask(question, self._folder, files, asked).cast(schema)
        return _in_order(answer, order)


def _duckdb() -> Engine:
    return engine("duckdb")


def _between(start: str) -> dict[str, str]:
    """The texts that begin with `start`: from it up to where its last character is the next one."""
    return {"first": start, "after": start[:-1] + chr(ord(start[-1]) + 1)}


def _in_order(table: pa.Table, names: Sequence[str]) -> pa.Table:
    """The rows by these columns, which never hold the same in two rows. Files lie in this order
    and DuckDB keeps it, so that looking is nearly always enough."""
    if table.num_rows < 2:
        return table
    rising: Any = None
    for name in reversed(names):
        column = table.column(name).combine_chunks()
        before, after = column.slice(0, len(column) - 1), column.slice(1)
        less = pc.less(before, after)
        rising = less if rising is None else pc.or_(less, pc.and_(pc.equal(before, after), rising))
    if pc.all(rising).as_py():
        return table
    return table.sort_by([(name, "ascending") for name in names])
