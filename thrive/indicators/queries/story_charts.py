"""A number in a story or a session: its chart, its table and its source, from the shelf of today."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from thrive.cities.models import Community
from thrive.indicators.data.tables import tract_maps
from thrive.indicators.queries import words
from thrive.indicators.queries.figures import bar, source_of, trend_figure
from thrive.indicators.queries.lines import Line, line
from thrive.indicators.queries.places import STATE, placed
from thrive.indicators.queries.shelf import Shelf, on_shelf
from thrive.places.queries import folded
from thrive.ui.drawn.bars import Bars
from thrive.ui.drawn.trend import Trend


@dataclass(frozen=True, slots=True)
class StoryChart:
    """`trend` where there are several years, `bars` where the place stands beside county and state;
    neither where nothing may be shown. `missing` says so in words."""

    name: str
    definition: str
    where: str
    finding: str
    trend: Trend | None
    bars: Bars | None
    lines: tuple[Line, ...]
    source: str
    illustrative: bool
    missing: str = ""


def story_chart(shelf: Shelf, indicator: str, place: str) -> StoryChart:
    about, where = shelf.abouts.get(indicator), placed(place)
    years = shelf.trend(place, indicator) if about else []
    if about is None or not years:
        name = str(about.name) if about else indicator
        gone = _("This number is not published for this place today.")
        return StoryChart(name, "", where.name, "", None, None, (), "", False, gone)
    told = trend_figure(years, about, where)
    several = len({one.year for one in years if one.is_shown}) > 1
    lines, bars = told.lines, None
    numbers = list(years)
    if not several:
        beside = [(where.name, years[-1])]
        for ref in _around(place):
            other = shelf.number(ref, indicator, years[-1].year)
            if other:
                beside.append((placed(ref).name, other))
        lines = tuple(line(name, one, about) for name, one in beside)
        numbers = [one for _name, one in beside]
        if any(one.is_shown for one in numbers):
            label = f"{about.name}: " + "; ".join(f"{one.label} {one.said}" for one in lines)
            bars = Bars(label, tuple(map(bar, lines)), words.suffix(about), dots=True)
    return StoryChart(
        name=str(about.name),
        definition=str(about.definition),
        where=where.name,
        finding=told.finding if several else _side_by_side(lines),
        trend=told.trend if several else None,
        bars=bars,
        lines=lines,
        source=source_of(numbers),
        illustrative=any(one.is_illustrative for one in numbers),
    )


def _side_by_side(lines: tuple[Line, ...]) -> str:
    """The places with their numbers, in a sentence each."""
    return " ".join(
        f"{one.label}: {one.said or one.reason}{'.' if one.said else ''}" for one in lines
    )


def places_of(community: Community) -> list[tuple[str, str]]:
    """(code, name) of every place a story or a session of this city may be about."""
    found: list[str] = []
    geography = community.geography
    if geography:
        found.append(f"place:{geography.geoid}")
    if community.county:
        found.append(f"county:{community.county.geoid}")
    found.append(STATE)
    mapped = tract_maps().get(geography.geoid) if geography else None
    found += [f"tract2010:{geoid}" for geoid in sorted(mapped.outlines)] if mapped else []
    return [(one, placed(one).name) for one in found]


def numbers_of(community: Community) -> list[tuple[str, str]]:
    """(slug, name) of every number that is published of the city itself, by name."""
    if community.geography is None:
        return []
    shelf = on_shelf()
    slugs = shelf.measured(f"place:{community.geography.geoid}")
    named = [(slug, str(shelf.abouts[slug].name)) for slug in slugs if slug in shelf.abouts]
    return sorted(named, key=lambda one: folded(one[1]))


def _around(place: str) -> list[str]:
    """What a place lies in, step by step: of a tract its city, its county, the state."""
    found: list[str] = []
    at = placed(place).within
    while at and at not in found:
        found.append(at)
        at = placed(at).within
    return found
