"""The page of one indicator in one place: one frozen object for page, embed and files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thrive.base.prepared import prepared
from thrive.indicators.framework import GROUPS
from thrive.indicators.models import HowMade, Target
from thrive.indicators.queries import words
from thrive.indicators.queries.context import Heard, heard_about
from thrive.indicators.queries.figures import (
    BarsFigure,
    MapFigure,
    TrendFigure,
    bar,
    goal_of,
    groups_figure,
    map_figure,
    source_of,
    trend_figure,
)
from thrive.indicators.queries.how_made import shown_about
from thrive.indicators.queries.lines import Line, line
from thrive.indicators.queries.numbers import About, Edition, Number
from thrive.indicators.queries.outlines import outlines_of
from thrive.indicators.queries.places import Placed, placed
from thrive.indicators.queries.shelf import Shelf
from thrive.program import registry
from thrive.program.rulebook import ActionArea
from thrive.program.text import Text
from thrive.ui.drawn.bars import Bars


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader chose; what is not there gives way to the newest year, the first key."""

    year: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class NumberPage:
    """`numbers` is everything on the page, each once: what its files hold."""

    about: About
    area: ActionArea | None
    group: Text | None
    where: Placed
    within: Placed | None
    told: Line | None
    sentences: tuple[str, ...]
    asked: Asked
    years: tuple[int, ...]
    keys: tuple[tuple[str, str], ...]
    trend: TrendFigure | None
    map: MapFigure | None
    groups: BarsFigure | None
    beside: BarsFigure | None
    heard: tuple[Heard, ...]
    nots: tuple[str, ...]
    edition: Edition | None
    columns: str
    numbers: tuple[Number, ...]
    elsewhere: tuple[Placed, ...]
    target: Target | None
    how_made: HowMade | None

    @property
    def headline(self) -> str:
        facts = {"name": self.about.name, "place": self.where.name}
        if self.told is None or not self.told.said:
            return _("%(name)s in %(place)s") % facts
        value = f"{self.told.said}{self.told.mark}"
        return _("%(name)s in %(place)s: %(value)s") % {**facts, "value": value}

    @property
    def target_said(self) -> str:
        return goal_of(self.target, self.about).said if self.target else ""

    @property
    def is_illustrative(self) -> bool:
        return any(one.is_illustrative for one in self.numbers)


def number_page(shelf: Shelf, about: About, where: Placed, asked: Asked) -> NumberPage:
    """Three queries beside the shelf's: the target, what residents said (more where a consent is not
    on paper), and, where there is a number, how it was made."""
    trend = shelf.trend(where.ref, about.slug)
    years = shelf.years(about.slug, where.kind)
    year = asked.year if asked.year in years else next(iter([*_years(trend), *years][::-1]), None)
    number = next((one for one in trend if one.year == year), None)
    others = [
        (other, shelf.trend(other.ref, about.slug)) for other in _around(where) if year is not None
    ]
    keys = shelf.keys(about.slug, where.kind, year) if year else ()
    key = asked.key if asked.key in keys else next(iter(keys), "")
    split = shelf.breakdown(where.ref, about.slug, year, key) if key and year else []
    areas, map_fig = _map(shelf, about, where, year)
    same = _alike(number, others)
    target = next(iter(_targets(where.slug, about.slug)), None)
    figure = (
        trend_figure(trend, about, where, beside=_same_series(trend, others), target=target)
        if trend
        else None
    )
    beside = _beside(about, where, number, same)
    if figure and beside and len(trend) == 1 and target is None:
        figure = None  # one dot says no more than it does beside the others
    numbers = [*trend, *split, *areas, *same.values()]
    return NumberPage(
        about=about,
        area=next((a for a in registry.current().areas if a.slug == about.area), None),
        group=GROUPS.get(about.group),
        where=where,
        within=placed(where.within) if where.within else None,
        told=line(where.name, number, about) if number else None,
        sentences=tuple(_sentences(about, where, number, figure)),
        asked=Asked(year, key),
        years=tuple(years),
        keys=tuple((name, words.key(name)) for name in keys),
        trend=figure,
        map=map_fig,
        groups=groups_figure(split, about, where, key) if any(n.groups for n in split) else None,
        beside=beside,
        heard=heard_about(about.slug, where.ref),
        nots=tuple(_nots(about, number)),
        edition=number.edition if number else None,
        columns=number.made.columns if number else "",
        numbers=tuple(dict.fromkeys(numbers)),
        elsewhere=tuple(other for other, found in others if any(n.is_shown for n in found)),
        target=target,
        how_made=shown_about(number.edition.dataset, about.slug) if number else None,
    )


@prepared
def _targets(slug: str, indicator: str) -> QuerySet[Target]:
    held = Target.objects.in_force().filter(community__slug=slug, indicator=indicator)
    return held.order_by("pk")


def _years(numbers: list[Number]) -> list[int]:
    return [one.year for one in numbers]


def _around(where: Placed) -> list[Placed]:
    """What the place lies in, near to far."""
    found, at = [], where
    while at.within:
        at = placed(at.within)
        found.append(at)
    return found


def _same_series(
    trend: list[Number], others: list[tuple[Placed, list[Number]]]
) -> list[tuple[Placed, list[Number]]]:
    """Only lines of the data set that the newest number is from, of at least as many years."""
    if not trend:
        return []
    dataset = trend[-1].edition.dataset
    kept = []
    for other, found in others:
        mine = [one for one in found if one.edition.dataset == dataset and one.is_shown]
        if len(mine) > 1:
            kept.append((other, mine))
    return kept


def _alike(
    number: Number | None, others: list[tuple[Placed, list[Number]]]
) -> dict[Placed, Number]:
    """The same period in the same data set: what may stand beside each other."""
    if number is None:
        return {}
    return {
        other: one
        for other, found in others
        for one in found
        if (one.period, one.edition.dataset) == (number.period, number.edition.dataset)
    }


def _beside(
    about: About, where: Placed, number: Number | None, same: dict[Placed, Number]
) -> BarsFigure | None:
    if number is None or not same:
        return None
    lines = [line(where.name, number, about)]
    lines += [line(place.name, one, about) for place, one in same.items()]
    shown = [one for one in lines if one.said]
    if len(shown) < 2:
        return None
    finding = _("%(place)s beside %(others)s") % {
        "place": where.name,
        "others": ", ".join(place.name for place in same),
    }
    return BarsFigure(
        finding=finding,
        bars=Bars(
            label=f"{about.name}. " + "; ".join(f"{one.label} {one.said}" for one in shown),
            rows=tuple(map(bar, lines)),
            suffix=words.suffix(about),
            dots=True,
        ),
        lines=tuple(lines),
        source=source_of([one.number for one in lines]),
        is_illustrative=number.is_illustrative,
        has_unstable=any(one.state == "unstable" for one in lines),
        period=words.period(number.period),
        note=_small(where) if where.is_small else "",
    )


def _small(where: Placed) -> str:
    return _(
        "Fewer than 20,000 people live in %(place)s, so its own number is uncertain: read it "
        "together with the county’s."
    ) % {"place": where.name}


def _map(
    shelf: Shelf, about: About, where: Placed, year: int | None
) -> tuple[list[Number], MapFigure | None]:
    """Of a city its tracts, where we hold their outlines; of the state and a county all counties."""
    drawn, kind = outlines_of(where)
    years = shelf.years(about.slug, kind)
    if drawn is None or not years:
        return [], None
    at = year if year in years else years[-1]
    within = {f"{kind}:{code}" for code in drawn.outlines}
    numbers = shelf.map_of(about.slug, kind, at, within)
    figure = map_figure(numbers, about, drawn, shelf.breaks(about.slug, kind, at), where)
    return (numbers, figure) if figure else ([], None)


def _sentences(
    about: About, where: Placed, number: Number | None, trend: TrendFigure | None
) -> Iterator[str]:
    yield str(about.definition)
    if number is None:
        return
    yield from words.sentences(where.name, number, about)
    if number.is_shown and trend and len(trend.lines) > 1:
        yield f"{trend.finding}."


def _nots(about: About, number: Number | None) -> Iterator[str]:
    """What the number is not."""
    yield _("It is no grade of the people who live there, and no place is ranked by it.")
    if number is None:
        return
    if number.is_illustrative:
        yield _("It is invented, to show how the site works. It says nothing about the real place.")
    yield from words.cautions(number)
    if len(number.period) > 4:
        yield _("It is one number for %(period)s as a whole, not for one of these years.") % {
            "period": words.period(number.period)
        }
    if about.is_sensitive:
        yield _("A higher number can also mean that more people ask for help.")
