"""What the published numbers answer. Opened on a `public` folder: there is no way from here to raw.

Every answer is a pyarrow table, small enough for a page, in a fixed order: the columns of
OBSERVATION (`status` as text) unless its docstring says otherwise, no row for what is not there.
Hidden observations are rows too, with their status and without numbers, so that a page can say why.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from thrive.indicators.store.engines import Engine, Parameters, engine
from thrive.indicators.store.manifest import Manifest, read_manifest
from thrive.indicators.store.schema import OBSERVATION
from thrive.indicators.store.write import bucket_file, bucket_of, indicator_file

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
        self._engine = engine or _duckdb()
        self._engine.prepare(folder)

    def profile(self, place: str) -> pa.Table:
        """Everyone's numbers of one place, by indicator and year: all indicators, all years."""
        return self._of_place("profile", place, {"place": place})

    def trend(self, place: str, indicator: str, groups: str = "") -> pa.Table:
        """One indicator of one place and one group (everyone unless named), by year."""
        return self._of_place(
            "trend", place, {"place": place, "indicator": indicator, "groups": groups}
        )

    def map_of(self, indicator: str, year: int, kind: str) -> pa.Table:
        """Everyone's numbers of one indicator in one year for all places of a kind, by place.

        kind: `county`, `place`, `tract2020` … as in `Manifest.kinds`. A period counts by its last
        year; should two periods end in it, both are there.
        """
        asked: Parameters = {"indicator": indicator, "year": year, **_between(f"{kind}:")}
        return self._of_indicator("map_of", indicator, asked)

    def breakdown(self, place: str, indicator: str, year: int, key: str) -> pa.Table:
        """One indicator of one place in one year: everyone, then each group by `key` alone."""
        asked: Parameters = {"place": place, "indicator": indicator, "year": year}
        return self._of_place("breakdown", place, {**asked, **_between(f"{key}=")})

    def all_places(self, indicator: str, year: int) -> pa.Table:
        """Everything there is of one indicator in one year, by place and groups: the CSV."""
        return self._of_indicator("all_places", indicator, {"indicator": indicator, "year": year})

    def averages(self, year: int) -> pa.Table:
        """The AVERAGES of a year: each indicator over the places of a kind, each place counting once.

        `places` is how many have a value for everyone; a place's size plays no part, so this is
        no statewide figure. Columns: indicator, period, kind, places, mean, lowest, highest.
        """
        files = [indicator_file(name) for name in self.manifest.indicators]
        return self._asked("averages", files, {"year": year}, AVERAGES)

    def _of_place(self, question: str, place: str, parameters: Parameters) -> pa.Table:
        file = bucket_file(bucket_of(place, self.manifest.buckets))
        return self._asked(question, [file], parameters, ANSWER)

    def _of_indicator(self, question: str, indicator: str, parameters: Parameters) -> pa.Table:
        if indicator not in self.manifest.indicators:
            return ANSWER.empty_table()
        return self._asked(question, [indicator_file(indicator)], parameters, ANSWER)

    def _asked(
        self, question: str, files: Sequence[str], parameters: Parameters, schema: pa.Schema
    ) -> pa.Table:
        return self._engine.ask(question, self._folder, files, parameters).cast(schema)


def _duckdb() -> Engine:
    return engine("duckdb")


def _between(start: str) -> dict[str, str]:
    """The texts that begin with `start`: from it up to where its last character is the next one."""
    return {"first": start, "after": start[:-1] + chr(ord(start[-1]) + 1)}
