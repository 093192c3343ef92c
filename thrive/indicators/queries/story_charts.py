"""A number in a story: its chart, its table and its source, taken from the shelf when it is read."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from thrive.cities.models import Community
from thrive.indicators.data.tables import tract_maps
from thrive.indicators.queries.numbers import Number
from thrive.indicators.queries.shelf import Shelf
from thrive.ui.drawn.bars import Bar, Bars
from thrive.ui.drawn.trend import Dot, Trend

UNITS = {"percent": "%"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a year or a place, the number, its range, or why there is none."""

    what: str
    said: str
    range: str
    reason: str


@dataclass(frozen=True, slots=True)
class StoryChart:
    """`trend` where there are several years, `bars` where the place stands beside county and state;
    neither where nothing may be shown. `missing` says so in words."""

    name: str
    definition: str
    unit: str
    trend: Trend | None
    bars: Bars | None
    rows: tuple[Row, ...]
    source: str
    illustrative: bool
    missing: str = ""


def story_chart(shelf: Shelf, community: Community, indicator: str, place: str) -> StoryChart:
    about = shelf.abouts.get(indicator)
    if about is None:
        gone = _("This number is not published today.")
        return StoryChart(indicator, "", "", None, None, (), "", False, gone)
    years = shelf.trend(place, indicator)
    suffix = UNITS.get(about.unit, "")
    shown = [one for one in years if one.is_shown]
    beside = _beside(shelf, community, indicator, place)
    rows = [_row(one.period, one, suffix) for one in years]
    rows += [_row(name, one, suffix) for name, one in beside if one.place != place]
    several = len({one.year for one in shown}) > 1
    label = f"{about.name}: " + ", ".join(f"{one.what} {one.said or one.reason}" for one in rows)
    return StoryChart(
        name=str(about.name),
        definition=str(about.definition),
        unit=about.unit,
        trend=_trend(label, years, suffix) if several else None,
        bars=None if several or not shown else _bars(label, beside, suffix),
        rows=tuple(rows),
        source="; ".join(dict.fromkeys(one.source for one in years)),
        illustrative=any(one.is_illustrative for one in years),
        missing="" if years else _("This number is not published for this place today."),
    )


def said(number: Number, suffix: str) -> str:
    if number.value is None:
        return ""
    digits = 0 if abs(number.value) >= 1000 else 1
    return f"{number.value:,.{digits}f}{suffix}"


def place_words(community: Community, place: str) -> str:
    """What a place is called: the city, its county, the state, or a tract of the city."""
    kind, _colon, code = place.partition(":")
    if kind == "place" and community.geography and community.geography.geoid == code:
        return community.name
    if kind == "county" and community.county and community.county.geoid == code:
        return _("%(county)s County") % {"county": community.county.name}
    if kind == "state":
        return _("California")
    if kind.startswith("tract"):
        return _("Tract %(number)s") % {"number": code[5:9].lstrip("0") + _part(code)}
    return place


def places_of(community: Community) -> list[tuple[str, str]]:
    """(code, name) of every place a story or a session of this city may be about."""
    found: list[str] = []
    if community.geography:
        found.append(f"place:{community.geography.geoid}")
    if community.county:
        found.append(f"county:{community.county.geoid}")
    found.append("state:06")
    mapped = tract_maps().get(community.geography.geoid) if community.geography else None
    found += [f"tract2010:{geoid}" for geoid in sorted(mapped.outlines)] if mapped else []
    return [(one, place_words(community, one)) for one in found]


def _part(code: str) -> str:
    return f".{code[9:]}" if code[9:] != "00" else ""


def _row(what: str, one: Number, suffix: str) -> Row:
    range_ = ""
    if one.low is not None and one.high is not None:
        range_ = f"{one.low:,.1f}–{one.high:,.1f}{suffix}"
    return Row(what, said(one, suffix), range_, one.reason)


def _trend(label: str, years: list[Number], suffix: str) -> Trend:
    """A line is drawn within a release; from one release to another the series breaks."""
    runs: list[list[Dot]] = []
    last = None
    for one in years:
        if one.value is None:
            last = None
            continue
        dot = Dot(one.year, one.value, said(one, suffix), one.low, one.high, one.is_unstable)
        if one.release != last:
            runs.append([])
        runs[-1].append(dot)
        last = one.release
    hidden = tuple(one.year for one in years if one.is_withheld)
    return Trend(label, tuple(map(tuple, runs)), suffix, hidden)


def _beside(
    shelf: Shelf, community: Community, indicator: str, place: str
) -> list[tuple[str, Number]]:
    """The place, its city, its county and the state, in the year of the place's newest number."""
    mine = shelf.number(place, indicator)
    if mine is None:
        return []
    wide = [code for code, _name in places_of(community) if not code.startswith("tract")]
    found = [(place_words(community, place), mine)]
    for code in wide:
        other = shelf.number(code, indicator, mine.year) if code != place else None
        if other:
            found.append((place_words(community, code), other))
    return found


def _bars(label: str, beside: list[tuple[str, Number]], suffix: str) -> Bars:
    return Bars(
        label,
        tuple(
            Bar(
                name,
                one.value,
                said(one, suffix) or _("withheld"),
                f"±{one.moe:,.1f}" if one.moe is not None and one.is_shown else "",
                one.low,
                one.high,
                ""
                if one.is_shown and not one.is_unstable
                else "unstable"
                if one.is_shown
                else "withheld",
            )
            for name, one in beside
        ),
        suffix,
        dots=True,
    )
