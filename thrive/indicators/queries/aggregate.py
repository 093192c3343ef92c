"""Numbers of a neighborhood that people drew: tracts put together, with what can be said of them.

Counts and shares are put together by the Census Bureau's formulas (`thrive.method.precision.acs`):
sums with the root of the sum of squared margins, of all zero estimates only the largest margin.
What a share is of is taken as exact; where the source does not publish it, it follows from the
count and the percentage. Anything else is refused in words: a median of parts is not their median.
Only published, protected numbers are read; where one tract's number is hidden, there is no sum.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thrive.indicators.queries import words
from thrive.indicators.queries.numbers import About, Number
from thrive.indicators.queries.shelf import Shelf, on_shelf
from thrive.method.errors import BadInput
from thrive.method.precision import acs
from thrive.method.precision.acs import Estimate

KIND = "tract2010"
CLASSES = {
    "high reliability": "high",
    "medium reliability": "medium",
    "low reliability": "low",
    "": "",
}


@dataclass(frozen=True, slots=True)
class Together:
    """One number of the drawn area. `refused` says why there is none; then the rest is empty.

    `value` and `moe` (half the 90 % interval) are in the indicator's unit; `part` and `whole` are
    the counts of a share. `reliability`: high, medium, low, or "" where it cannot be said.
    `derived`: what it is a share of follows from percentages; `illustrative`: it is invented.
    """

    indicator: str
    name: str
    unit: str
    period: str
    source: str
    release: str
    value: float | None = None
    moe: float | None = None
    part: float | None = None
    whole: float | None = None
    reliability: str = ""
    refused: str = ""
    derived: bool = False
    illustrative: bool = False

    @property
    def low(self) -> float | None:
        if self.value is None or self.moe is None:
            return None
        return max(self.value - self.moe, 0.0)

    @property
    def high(self) -> float | None:
        if self.value is None or self.moe is None:
            return None
        most = self.value + self.moe
        return min(most, 100.0) if self.unit == "percent" else most

    @property
    def reliability_words(self) -> str:
        return {
            "high": _("Reliable"),
            "medium": _("Use with care"),
            "low": _("Not reliable: too uncertain to lean on"),
        }.get(self.reliability, "")


def together(tracts: Sequence[str], shelf: Shelf | None = None) -> tuple[Together, ...]:
    """Every number that is published for these tracts (GEOIDs), its newest period each, by name."""
    shelf = shelf or on_shelf()
    rows: dict[tuple[str, str], dict[str, Number]] = defaultdict(dict)
    for geoid in tracts:
        for one in shelf.profile(f"{KIND}:{geoid}"):
            rows[one.indicator, one.period][one.place] = one
    newest: dict[str, str] = {}
    for indicator, period in rows:
        newest[indicator] = max(newest.get(indicator, period), period, key=lambda one: one[-4:])
    made = (
        _one(shelf.abouts.get(indicator), list(rows[indicator, period].values()), len(tracts))
        for indicator, period in newest.items()
    )
    return tuple(sorted(made, key=lambda one: (bool(one.refused), one.name)))


def _one(about: About | None, numbers: list[Number], tracts: int) -> Together:
    first = numbers[0]
    base: dict[str, Any] = {
        "indicator": first.indicator,
        "name": str(about.name) if about else first.indicator,
        "unit": about.unit if about else "",
        "period": words.period(first.period),
        "source": first.source,
        "release": first.release,
        "illustrative": any(one.is_illustrative for one in numbers),
    }
    hidden = sum(not one.is_shown for one in numbers) + tracts - len(numbers)
    if hidden:
        return Together(**base, refused=_hidden_words(hidden, tracts))
    if about and about.is_additive and about.per == 0:
        return _sum(base, numbers)
    if about and about.per and all(one.numerator is not None for one in numbers):
        return _share(base, about, numbers)
    return Together(**base, refused=_not_additive(base["unit"]))


def _sum(base: dict[str, Any], numbers: list[Number]) -> Together:
    found = _total((one.value or 0.0, one.moe) for one in numbers)
    whole_moe = all(one.moe is not None for one in numbers)
    return Together(
        **base,
        value=found.value,
        moe=found.moe if whole_moe else None,
        reliability=CLASSES[acs.reliability(found.cv)] if whole_moe else "",
    )


def _share(base: dict[str, Any], about: About, numbers: list[Number]) -> Together:
    """Σ counts ÷ Σ of what they are of. A margin of a share is that of its count over its whole."""
    parts, whole, derived = [], 0.0, False
    for one in numbers:
        of = one.denominator
        if of is None:
            derived = True
            if not one.value or not one.numerator:
                return Together(**base, refused=_whole_unknown())
            of = one.numerator * about.per / one.value
        parts.append((one.numerator or 0.0, None if one.moe is None else one.moe * of / about.per))
        whole += of
    if whole <= 0:
        return Together(**base, refused=_nobody())
    counted = _total(parts)
    try:
        share = acs.proportion(counted, Estimate(whole, 0.0))
    except BadInput:  # a rate, such as injuries per 1,000: its part does not lie within its whole
        share = acs.ratio(counted, Estimate(whole, 0.0))
    whole_moe = all(one.moe is not None for one in numbers)
    return Together(
        **base,
        value=share.value * about.per,
        moe=share.moe * about.per if whole_moe else None,
        part=counted.value,
        whole=whole,
        reliability=CLASSES[acs.reliability(share.cv)] if whole_moe and share.value else "",
        derived=derived,
    )


def _total(parts: Iterable[tuple[float, float | None]]) -> Estimate:
    return acs.total([Estimate(value, moe or 0.0) for value, moe in parts])


def _hidden_words(hidden: int, tracts: int) -> str:
    return _(
        "No number may be shown for %(hidden)s of %(tracts)s tracts, so there is no sum of all."
    ) % {"hidden": hidden, "tracts": tracts}


def _not_additive(unit: str) -> str:
    named = {
        "percentile": _("A percentile of tracts is not their sum or their mean."),
        "score": _("Scores of tracts do not add up to a score of all."),
        "percent": _("The counts behind these shares are not published, so they cannot be joined."),
    }
    return named.get(unit, _("Numbers of this kind do not add up over tracts."))


def _whole_unknown() -> str:
    return _("In one tract it is zero, and what it is a share of is not published there.")


def _nobody() -> str:
    return _("Nobody lives there whom this number is about.")


def as_csv(found: Iterable[Together], tracts: Sequence[str]) -> str:
    """The same rows as the page. Column names in English, for programs."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(
        [
            *("indicator", "name", "period", "value", "unit", "moe_90", "low_90", "high_90"),
            *("count", "of", "of_is_derived", "reliability", "not_given_because"),
            *("illustrative", "source", "release", "tracts_2010"),
        ]
    )
    for one in found:
        numbers = (one.value, one.moe, one.low, one.high, one.part, one.whole)
        value, moe, low, high, part, whole = ("" if n is None else round(n, 4) for n in numbers)
        rows.writerow(
            [
                *(one.indicator, one.name, one.period, value, one.unit, moe, low, high),
                *(part, whole, "yes" if one.derived else "", one.reliability, one.refused),
                *("yes" if one.illustrative else "", one.source, one.release, " ".join(tracts)),
            ]
        )
    return "\ufeff" + out.getvalue()
