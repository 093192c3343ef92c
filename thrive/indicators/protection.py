"""The protected view of one table: what is hidden, why, and that it cannot be reckoned back.

`protect` takes the observations of one indicator and one period and gives them back with every
number removed that must not be published:

- estimates of a survey (those with a margin of error) are not hidden for being small; where their
  coefficient of variation is too large they are marked unstable;
- counts of people from 1 to 10, and rows above the scoring criteria of the CalHHS Data
  De-Identification Guidelines, are hidden (`suppressed`);
- further rows are hidden (`suppressed_secondary`) until no hidden count can be found, or bounded
  more tightly than the rule itself tells, by adding and subtracting what is published, in this
  table and with the help of the release before (`thrive.method.disclosure`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from thrive.indicators.protecting.bundles import solved
from thrive.indicators.protecting.scored import allowed, rungs
from thrive.indicators.protecting.sums import IN, OUT, System, system
from thrive.indicators.store.schema import (
    NUMBERS,
    OBSERVATION,
    OK,
    SECONDARY,
    STATUSES,
    SUPPRESSED,
    UNSTABLE,
)
from thrive.method.disclosure.cells import ALL, Cells, Floats, Mask
from thrive.method.disclosure.protect import Impossible
from thrive.method.disclosure.protect import protect as hide
from thrive.method.disclosure.rules import SmallCounts
from thrive.method.precision.acs import Z90

AUDITED = 5_000  # cells up to which the result is audited once more, cell by cell
Key = tuple[str, str]
Steps = tuple[tuple[str, int, bool], ...]


@dataclass(frozen=True)
class Guard:
    """How a data set's numbers are guarded. Limits are data: change them here, with a record.

    `counts`: hide small counts; False for what a public agency published under its own rules.
    `per`: value = per × numerator ÷ denominator, to find a count that is not given. `people`:
    whether the counts are persons. `cv`: percent above which an estimate is unstable.
    """

    counts: bool = True
    people: bool = True
    per: float = 0.0
    threshold: int = 11
    cv: float = 40.0

    def as_json(self) -> dict[str, object]:
        return {"counts": self.counts, "threshold": self.threshold, "cv": self.cv}


@dataclass(frozen=True)
class Protected:
    """`table` in the order given; `statuses` counts its rows; `whole`: nothing less was safe.

    `above`: how rows above the scoring criteria could be made releasable, by the keys of their
    groups (see `scored.rungs`).
    """

    table: pa.Table
    statuses: Counter[str]
    reasons: Counter[str] = field(default_factory=Counter)
    whole: bool = False
    above: Mapping[str, Steps] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Before:
    """A row of the release before: its numbers as imported, and whether they were published."""

    numerator: float
    denominator: float
    shown: bool


class _Rows(SmallCounts):
    """The small counts, and further cells that must be hidden whatever their count."""

    def __init__(self, threshold: int, more: Mask) -> None:
        super().__init__(threshold)
        object.__setattr__(self, "more", more)

    def primary(self, counts: Floats) -> Mask:
        more: Mask = self.more  # type: ignore[attr-defined]
        return np.asarray(super().primary(counts) | more)


def protect(
    table: pa.Table,
    guard: Guard | None = None,
    *,
    populations: Mapping[str, int] | None = None,
    before: Mapping[Key, Before] | None = None,
) -> Protected:
    """Observations of one indicator and one period → the same rows, protected."""
    guard = guard or Guard()
    status = np.array(table.column("status").cast(pa.string()).to_pylist(), object)
    numbers = {name: _floats(table, name) for name in NUMBERS}
    _mark_unstable(status, numbers, guard.cv)
    reasons: Counter[str] = Counter()
    whole = False
    above: dict[str, Steps] = {}
    counted = (status == OK) & np.isnan(numbers["moe"])
    if guard.counts and guard.people and counted.any():
        part = _counts(numbers, guard)
        unknown = counted & np.isnan(part)
        status[unknown] = SUPPRESSED
        reasons["no_count"] = int(unknown.sum())
        at = np.flatnonzero(counted & ~unknown)
        if len(at):
            whole, above = _hide(
                table, at, part, numbers, status, guard, reasons, populations, before
            )
    hidden = np.isin(status, [SUPPRESSED, SECONDARY])
    for values in numbers.values():
        values[hidden] = np.nan
    return Protected(_with(table, numbers, status), Counter(status.tolist()), reasons, whole, above)


def _mark_unstable(status: NDArray[np.object_], numbers: dict[str, Floats], cv: float) -> None:
    value, moe = numbers["value"], numbers["moe"]
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = 100 * (moe / Z90) / np.abs(value)
    status[(status == OK) & np.isfinite(ratio) & (ratio > cv)] = UNSTABLE


def _counts(numbers: dict[str, Floats], guard: Guard) -> Floats:
    """The count behind each row: as given, from value and whole, or the value of a plain count."""
    part = numbers["numerator"].copy()
    if guard.per:
        share = np.rint(numbers["value"] * numbers["denominator"] / guard.per)
        return np.where(np.isnan(part), share, part)
    return np.where(np.isnan(part), numbers["value"], part)


def _hide(
    table: pa.Table,
    at: NDArray[np.int64],
    part: Floats,
    numbers: dict[str, Floats],
    status: NDArray[np.object_],
    guard: Guard,
    reasons: Counter[str],
    populations: Mapping[str, int] | None,
    before: Mapping[Key, Before] | None,
) -> tuple[bool, dict[str, Steps]]:
    places, groups = table.column("place").to_pylist(), table.column("groups").to_pylist()
    period = str(table.column("period")[0])
    whole = numbers["denominator"]
    keys: list[Key] = [(places[i], groups[i]) for i in at.tolist()]
    known = populations or {}
    rows = {
        key: (float(part[i]), float(whole[i])) for key, i in zip(keys, at.tolist(), strict=True)
    }
    refused = {
        key
        for key, (count, all_) in rows.items()
        if not allowed(count, all_, key[1], period, _population(key[0], all_, known))
    }
    held = {
        key
        for key, was in (before or {}).items()
        if key in rows and not was.shown and _same(rows[key], was)
    }
    shown = {
        key
        for key, was in (before or {}).items()
        if key in rows and was.shown and _same(rows[key], was)
    }
    made = system(rows)
    primary, hidden, all_hidden = _solved(made, keys, refused | held, shown, guard.threshold)
    for key, i in zip(keys, at.tolist(), strict=True):
        if key in primary:
            status[i] = SUPPRESSED
            small = any(0 < count < guard.threshold for count in _three(rows[key]))
            reasons["small" if small else "score" if key in refused else "before"] += 1
        elif key in hidden:
            status[i] = SECONDARY
    return all_hidden, _above(rows, refused, period, known)


def _above(
    rows: Mapping[Key, tuple[float, float]],
    refused: set[Key],
    period: str,
    known: Mapping[str, int],
) -> dict[str, Steps]:
    """Of the rows the criteria refuse, the one that scores most for each set of group keys."""
    found: dict[str, Steps] = {}
    for place, groups in sorted(refused):
        count, whole = rows[place, groups]
        keys = " × ".join(pair.partition("=")[0] for pair in groups.split("|") if pair)
        steps = rungs(count, groups, period, _population(place, whole, known))
        if keys not in found or steps[0][1] > found[keys][0][1]:
            found[keys] = steps
    return found


def _solved(
    made: System, keys: list[Key], also: set[Key], shown: set[Key], threshold: int
) -> tuple[set[Key], set[Key], bool]:
    """(rows hidden for themselves, rows hidden for others, whether all of them had to be)."""
    cells, hierarchy = made.cells(), made.hierarchy()
    row_of = _row_of(made, keys)
    more = np.zeros(len(cells), bool)
    fixed = np.zeros(len(cells), bool)
    dear = np.zeros(len(cells), bool)
    for i, code in enumerate(cells.codes):
        key = row_of.get(code[:-1])
        more[i] = key in also and code[-1] == IN
        # How many people there are is often known elsewhere: it is the last to serve as cover.
        dear[i] = code[-1] == ALL and cells.counts[i] >= threshold
        fixed[i] = key in shown
    primary = _Rows(threshold, more).primary(cells.counts)
    fixed &= ~primary

    def solve(part: Cells, at: NDArray[np.int64]) -> Mask | None:
        rule = _Rows(threshold, more[at])
        none = np.zeros(len(at), bool)
        audit = len(part) <= AUDITED
        for already, last in ((fixed[at], dear[at]), (none, none)):
            try:
                return hide(
                    part, rule, fixed=already, dear=last, hierarchy=hierarchy, audit=audit
                ).hidden
            except Impossible:
                continue
        return None

    hidden, lost = solved(cells, primary, solve)
    return *_told(cells, row_of, primary, hidden), bool(lost.any())


def _row_of(made: System, keys: list[Key]) -> dict[tuple[str, ...], Key]:
    found = {}
    for place, groups in keys:
        pairs = dict(pair.split("=", 1) for pair in groups.split("|")) if groups else {}
        found[(place, *(pairs.get(key, ALL) for key in made.keys))] = (place, groups)
    return found


def _told(
    cells: Cells, row_of: Mapping[tuple[str, ...], Key], primary: Mask, hidden: Mask
) -> tuple[set[Key], set[Key]]:
    first: set[Key] = set()
    second: set[Key] = set()
    for i in np.flatnonzero(hidden | primary).tolist():
        key = row_of.get(cells.codes[i][:-1])
        if key is not None and cells.codes[i][-1] in (IN, OUT, ALL):
            (first if primary[i] else second).add(key)
    return first, second - first


def _population(place: str, whole: float, known: Mapping[str, int]) -> int:
    """Of the place; of a tract a tract's; else at least those counted here."""
    if place in known:
        return known[place]
    return int(whole) if whole == whole and not place.startswith("tract") else 1


def _three(row: tuple[float, float]) -> tuple[float, ...]:
    part, whole = row
    return (part, whole, whole - part) if whole == whole else (part,)


def _same(row: tuple[float, float], was: Before) -> bool:
    pairs = zip(row, (was.numerator, was.denominator), strict=True)
    return all(a == b or (a != a and b != b) for a, b in pairs)


def _floats(table: pa.Table, name: str) -> Floats:
    column = table.column(name).combine_chunks()
    return np.array(column.fill_null(np.nan).to_numpy(zero_copy_only=False), float)


def _with(table: pa.Table, numbers: dict[str, Floats], status: NDArray[np.object_]) -> pa.Table:
    where = {word: i for i, word in enumerate(STATUSES)}
    codes = pa.array([where[word] for word in status.tolist()], pa.int8())
    columns = {name: table.column(name) for name in table.column_names}
    for name, values in numbers.items():
        columns[name] = pa.array(values, pa.float64(), mask=np.isnan(values))
    columns["status"] = pa.DictionaryArray.from_arrays(codes, pa.array(STATUSES, pa.string()))
    return pa.table([columns[name] for name in OBSERVATION.names], schema=OBSERVATION)
