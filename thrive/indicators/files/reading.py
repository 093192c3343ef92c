"""What every reader is asked and what it answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from thrive.indicators.files.columns import Columns
from thrive.indicators.files.keys import Keys
from thrive.indicators.files.limits import USUAL, Limits
from thrive.indicators.files.observing import Layout, Observer
from thrive.indicators.files.places import PlaceJudge
from thrive.indicators.files.problems import Broken, Problems
from thrive.indicators.files.tables import Chunk
from thrive.program.text import Text


@dataclass(frozen=True)
class Ask:
    """The file, and what people said of it.

    `name` as it came; `folder` is for files made on the way and is thrown away afterwards.
    `period`: of what the file does not say itself. `known`: slugs of indicators there are.
    """

    path: Path
    name: str
    folder: Path
    period: str = ""
    columns: Columns | None = None
    known: frozenset[str] = frozenset()
    encoding: str = ""
    tracts: str = ""
    limits: Limits = USUAL


@dataclass(frozen=True)
class Described:
    """An indicator a format brings with it. `direction` is up, down or ""; `unit` a key of UNITS."""

    slug: str
    name: Text
    unit: str
    definition: Text
    direction: str = ""
    additive: bool = False


Chunks = Callable[[Problems], Iterable[Chunk]]


@dataclass
class Part:
    """One table of a file: its rows, what they mean, and its name where there are several."""

    chunks: Chunks
    layout: Layout
    notes: Counter[str] = field(default_factory=Counter)


class Reading:
    """Iterate for the batches; afterwards `problems` and `notes` are complete.

    Nothing read counts unless `problems` is empty at the end.
    """

    def __init__(
        self,
        parts: Iterable[Part],
        *,
        expects: int = 0,
        notes: Counter[str] | None = None,
        found: Mapping[str, Described] | None = None,
        vintage: str = "",
        header: Iterable[str] = (),
    ) -> None:
        self._parts = parts
        self.expects = expects  # about how many lines there are
        self.notes: Counter[str] = Counter(notes or ())
        self.found = dict(found or {})
        self.vintage = vintage
        self.header = list(header)  # names of the columns, where people explain them
        self.problems = Problems()
        self.rows = 0  # lines read so far
        self.observations = 0

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        keys = Keys()
        try:
            for part in self._parts:
                observer = Observer(part.layout, self.problems, self.notes, keys)
                before = self.rows
                for batch in observer.batches(part.chunks(self.problems)):
                    self.rows = before + observer.read
                    self.observations += batch.num_rows
                    yield batch
                self.rows = before + observer.read
                self.notes.update(part.notes)
                if isinstance(part.layout.place_judge, PlaceJudge):
                    self.notes.update(part.layout.place_judge.notes)
            keys.tell_twice(self.problems)
            if not self.observations and not self.problems:
                raise Broken("empty")
        except Broken as fault:
            self.problems.add_one(fault.problem)
        self.notes = Counter({key: n for key, n in self.notes.items() if n})
