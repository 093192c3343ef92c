"""What is wrong with a file, by line, column and reason; kept, counted, written and read again."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from thrive.indicators.files.reasons import REASONS
from thrive.program.text import Text

MOST = 10_000  # problems kept in words; all are counted
LONGEST = 120  # characters shown of what stands in the file
HEADER = (
    Text("Line", "Línea"),
    Text("Column", "Columna"),
    Text("What is wrong", "Qué está mal"),
    Text("What the file says", "Lo que dice el archivo"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Problem:
    """`line` counts from 1 in the file as it came; 0 speaks of the file. `value` is what it says."""

    line: int
    column: str
    reason: str
    value: str = ""

    @property
    def sentence(self) -> str:
        return str(REASONS[self.reason])


class Broken(Exception):
    """The file as a whole cannot be read."""

    def __init__(self, reason: str, line: int = 0, column: str = "", value: str = "") -> None:
        super().__init__(reason)
        self.problem = Problem(line, column, reason, shown(value))


@dataclass
class Problems:
    """All problems of one file: the first MOST in words, all of them by reason."""

    kept: list[Problem] = field(default_factory=list)
    by_reason: Counter[str] = field(default_factory=Counter)

    def __len__(self) -> int:
        return self.by_reason.total()

    def add(
        self, reason: str, lines: Sequence[int], column: str = "", values: Iterable[str] = ()
    ) -> None:
        """One problem a line; `values` in step with the lines, or none."""
        self.by_reason[reason] += len(lines)
        room = MOST - len(self.kept)
        given = iter(values)
        for line in lines[:room]:
            self.kept.append(Problem(int(line), column, reason, shown(next(given, ""))))

    def add_one(self, problem: Problem) -> None:
        self.add(problem.reason, [problem.line], problem.column, [problem.value])

    def in_order(self) -> list[Problem]:
        return sorted(self.kept, key=lambda one: (one.line, one.column, one.reason))


def shown(value: str) -> str:
    """What a report repeats of a file: short, on one line, without control characters."""
    plain = "".join(sign if sign.isprintable() else "·" for sign in value[: LONGEST + 1])
    return plain if len(plain) <= LONGEST else plain[:LONGEST] + "…"


def safe(text: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA) else text


def write(problems: Iterable[Problem], path: Path) -> None:
    """The problems with the keys of their reasons, as they are kept."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerows((one.line, one.column, one.reason, one.value) for one in problems)


def read(path: Path) -> Iterator[Problem]:
    with path.open(encoding="utf-8", newline="") as stream:
        for line, column, reason, value in csv.reader(stream):
            yield Problem(int(line), column, reason, value)


def as_csv(problems: Iterable[Problem]) -> str:
    """The report people download, in the language spoken. No cell runs as a formula."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow([str(word) for word in HEADER])
    for one in problems:
        cells = (safe(one.column), one.sentence, safe(one.value))
        rows.writerow([one.line or "", *cells])
    return "\ufeff" + written.getvalue()  # the mark lets Excel read accents
