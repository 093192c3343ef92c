"""How a number moved: unbroken stretches of a series, the change over the newest, a line ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thrive.indicators.queries.numbers import Number
from thrive.method.errors import BadInput
from thrive.method.precision import acs
from thrive.method.precision.forecast import Ahead, straight_on

ARROW = 5.0  # percent of change from which a number without a margin counts as moved
UP, DOWN, FLAT, UNKNOWN = "up", "down", "flat", ""


@dataclass(frozen=True, slots=True)
class Change:
    """From `first` to `last`. `way` is up, down, flat (no more than chance may do) or "" unknown.

    `difference` in the value's unit, `moe` its 90 % margin, None where the numbers have none.
    """

    first: Number
    last: Number
    way: str
    difference: float
    moe: float | None


def runs(numbers: Sequence[Number]) -> list[list[Number]]:
    """Stretches within which numbers may be compared: one data set, one way of making them, one
    length of period. Hidden numbers part nothing and stand in no run."""
    found: list[list[Number]] = []
    before = None
    for one in numbers:
        key = (one.edition.dataset, one.made.is_computed, _span(one.period))
        if not one.is_shown:
            continue
        if key != before:
            found.append([])
        found[-1].append(one)
        before = key
    return found


def overlap(first: Number, last: Number) -> bool:
    """Whether two periods share a year: their people were partly asked once for both."""
    return int(last.period[:4]) <= first.year and first.period != last.period


def change(run: Sequence[Number]) -> Change | None:
    """Over a run, from its first number; None where there is nothing to compare."""
    if len(run) < 2 or overlap(run[0], run[-1]):
        return None
    first, last = run[0], run[-1]
    assert first.value is not None
    assert last.value is not None
    difference = last.value - first.value
    moved = UP if difference > 0 else DOWN
    if first.moe is not None and last.moe is not None:
        of = acs.difference(
            acs.Estimate(last.value, last.moe), acs.Estimate(first.value, first.moe)
        )
        return Change(first, last, moved if abs(difference) > of.moe else FLAT, difference, of.moe)
    enough = first.value and abs(difference) >= abs(first.value) * ARROW / 100
    return Change(first, last, moved if enough else FLAT, difference, None)


def ahead(run: Sequence[Number]) -> list[Ahead]:
    """Three years on, by a straight line; nothing where that would mislead (see `forecast`)."""
    if any(one.is_unstable or len(one.period) > 4 for one in run):
        return []
    values = [one.value for one in run if one.value is not None]
    moes = [one.moe for one in run if one.moe is not None]
    try:
        found = straight_on(
            [one.year for one in run], values, moes if len(moes) == len(values) else ()
        )
    except BadInput:
        return []
    most = 100.0 if run[-1].high is not None and run[-1].high <= 100 else None
    return [one for one in found if one.value >= 0 and (most is None or one.value <= most)]


def _span(period: str) -> int:
    return int(period[-4:]) - int(period[:4])
