"""Two places beside each other, fairly: only numbers of the same period, data set and making."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from thrive.indicators.queries import words
from thrive.indicators.queries.lines import Line, line
from thrive.indicators.queries.numbers import About, Number
from thrive.indicators.queries.places import Placed
from thrive.indicators.queries.shelf import Shelf
from thrive.method.precision import acs
from thrive.places.queries import folded


@dataclass(frozen=True, slots=True)
class Pair:
    """`verdict` says in a sentence whether the two can be told apart."""

    about: About
    one: Line
    other: Line
    period: str
    difference: str
    margin: str
    verdict: str
    can_tell: bool | None
    source: str
    is_illustrative: bool

    @property
    def both(self) -> tuple[Line, Line]:
        return self.one, self.other


@dataclass(frozen=True, slots=True)
class FairPage:
    one: Placed
    other: Placed
    pairs: tuple[Pair, ...]
    apart: tuple[str, ...]  # indicators that both have, yet never in a series of their own together

    @property
    def told_apart(self) -> int:
        return sum(pair.can_tell is True for pair in self.pairs)

    @property
    def not_told_apart(self) -> int:
        return sum(pair.can_tell is False for pair in self.pairs)


def fair_page(shelf: Shelf, one: Placed, other: Placed) -> FairPage:
    """No query to the database beyond the shelf's own."""
    mine, theirs = shelf.profile(one.ref), shelf.profile(other.ref)
    series = {_series(number): number for number in theirs}
    found: dict[str, Pair] = {}
    for number in mine:  # by year, so that the newest stays
        beside = series.get(_series(number))
        about = shelf.abouts.get(number.indicator)
        if beside is not None and about is not None:
            found[number.indicator] = _pair(about, one, number, other, beside)
    both = {number.indicator for number in mine} & {number.indicator for number in theirs}
    left = [str(shelf.abouts[slug].name) for slug in sorted(both - set(found))]
    pairs = sorted(found.values(), key=lambda pair: folded(str(pair.about.name)))
    return FairPage(one, other, tuple(pairs), tuple(left))


def _series(number: Number) -> tuple[str, str, str, bool]:
    return number.indicator, number.period, number.edition.dataset, number.made.is_computed


def _pair(about: About, one: Placed, a: Number, other: Placed, b: Number) -> Pair:
    difference = reach = ""
    can_tell: bool | None = None
    if a.value is None or b.value is None:
        verdict = _("One of the two is withheld or missing.")
    else:
        difference = words.said(abs(a.value - b.value), about).removesuffix("%")
        if a.moe is None or b.moe is None:
            verdict = _("No margin is known, so nobody can say whether this is more than chance.")
        else:
            of = acs.difference(acs.Estimate(a.value, a.moe), acs.Estimate(b.value, b.moe))
            reach = words.half_width(of.moe, about)
            can_tell = abs(of.value) > of.moe and not (a.is_unstable or b.is_unstable)
            verdict = _verdict(can_tell, one if of.value > 0 else other)
    return Pair(
        about=about,
        one=line(one.name, a, about),
        other=line(other.name, b, about),
        period=words.period(a.period),
        difference=difference,
        margin=reach,
        verdict=verdict,
        can_tell=can_tell,
        source=a.source,
        is_illustrative=a.is_illustrative,
    )


def _verdict(can_tell: bool, higher: Placed) -> str:
    if can_tell:
        return _("Higher in %(place)s, by more than chance would do.") % {"place": higher.name}
    return _("They cannot be told apart: the difference is within its margin.")
