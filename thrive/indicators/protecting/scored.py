"""The CalHHS publication scoring criteria, asked of every row by itself.

A row whose count is at least 11 and whose whole is at least 20,001 meets the first condition. Any
other row is scored as a table of its own: its count, its place's population, its period, the
variables that cross it. Above the threshold it is hidden, however large its count.
"""

from __future__ import annotations

import re
from functools import lru_cache

from thrive.method.disclosure.scores import DENOMINATOR, NUMERATOR
from thrive.method.disclosure.scoring import Release, Scored, ladder, score

# Keys of groups → variables of the criteria. Any other key is a variable of ten groups or more.
PLAIN = {"sex": "sex", "language": "language", "orientation": "sexual orientation"}
FIVE = frozenset({"white", "asian", "black", "latino", "hispanic", "mena"})
ROUND = (11, 100, 1_000)  # lower ends of the classes of events that are not small
PEOPLE = (1, 4_001, 20_001, 50_001, 100_001, 250_001, 560_001, 1_000_001, 2_000_001)
_SPAN = re.compile(r"(\d+)-(\d+)")


def allowed(count: float, whole: float, groups: str, period: str, population: int) -> bool:
    """Whether the criteria let a row of this count be published. Zero is shown."""
    if count == 0 or (count >= NUMERATOR and whole == whole and whole >= DENOMINATOR):
        return True
    found = scored(_floor(count, ROUND), groups, period, _floor(population, PEOPLE))
    return found.releasable


def rungs(
    count: float, groups: str, period: str, population: int
) -> tuple[tuple[str, int, bool], ...]:
    """What would make a row releasable, a step each: (what is done, the score then, whether it may
    be released). The count stands in it as its class only."""
    return _rungs(_floor(count, (0, *ROUND)), groups, period, _floor(population, PEOPLE))


@lru_cache(maxsize=65_536)
def _rungs(
    count: int, groups: str, period: str, population: int
) -> tuple[tuple[str, int, bool], ...]:
    asked = _release(count, groups, period, population)
    return tuple((one.what, one.score.total, one.score.releasable) for one in ladder(asked))


@lru_cache(maxsize=65_536)
def scored(count: int, groups: str, period: str, population: int) -> Scored:
    """The score of one row; `count` and `population` at the lower end of their class."""
    return score(_release(count, groups, period, population))


def _release(count: int, groups: str, period: str, population: int) -> Release:
    by = dict(_variable(pair) for pair in groups.split("|")) if groups else {}
    return Release(
        smallest_cell=max(count, 0),
        smallest_denominator=0,
        population=population,
        period=_period(period),
        by=by,
    )


def _floor(number: float, ends: tuple[int, ...]) -> int:
    return max([end for end in ends if end <= number], default=int(number))


def _variable(pair: str) -> tuple[str, str | int | bool]:
    key, _, value = pair.partition("=")
    if key in ("race", "ethnicity"):
        return "race", "five" if value in FIVE else "all"
    if key in PLAIN:
        return PLAIN[key], True
    if key == "gender":
        return "gender identity", "broad"
    if key in ("age", "grade"):
        span = _SPAN.fullmatch(value)
        return "age band", int(span[2]) - int(span[1]) + 1 if span else 1 if value.isdigit() else 5
    return "other variable", 10


def _period(period: str) -> str:
    first, _, last = period.partition("-")
    years = int(last) - int(first) + 1 if last else 1
    return "5 years" if years >= 5 else "2-4 years" if years > 1 else "1 year"
