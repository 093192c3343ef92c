"""From Numbers to what the charts draw, each with its finding, its table and its sources in words."""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from thrive.indicators.data.tables import TractMap
from thrive.indicators.models import Target
from thrive.indicators.queries import change as changes
from thrive.indicators.queries import words
from thrive.indicators.queries.gaps import Gap, gap
from thrive.indicators.queries.lines import Line, line
from thrive.indicators.queries.numbers import About, Number
from thrive.indicators.queries.places import Placed, placed
from thrive.method.precision.forecast import Ahead
from thrive.ui.drawn.areas import Area, AreaMap
from thrive.ui.drawn.bars import Bar, Bars
from thrive.ui.drawn.trend import Beside, Dot, Goal, Trend


@dataclass(frozen=True, slots=True)
class TrendFigure:
    finding: str
    trend: Trend | None
    lines: tuple[Line, ...]
    source: str
    is_illustrative: bool
    is_broken: bool
    has_band: bool
    ahead: tuple[Ahead, ...]

    @property
    def note(self) -> str:
        """How the forecast is made; or what a break in the line means."""
        if self.ahead:
            return _(
                "The dashed line goes straight on as the years shown did; the pale band is where "
                "nine in ten such numbers would lie. It is no promise."
            )
        if self.is_broken:
            return _("Where the line is broken, the source or the way of counting changed.")
        return ""


@dataclass(frozen=True, slots=True)
class MapFigure:
    finding: str
    picture: AreaMap
    breaks: tuple[str, ...]
    lines: tuple[Line, ...]
    source: str
    is_illustrative: bool
    has_withheld: bool
    has_missing: bool
    has_unstable: bool
    period: str


@dataclass(frozen=True, slots=True)
class BarsFigure:
    finding: str
    bars: Bars
    lines: tuple[Line, ...]
    source: str
    is_illustrative: bool
    has_unstable: bool
    period: str
    gap: Gap | None = None
    note: str = ""


def source_of(numbers: Sequence[Number]) -> str:
    """Each source once, with its edition, and the day the second person had looked."""
    editions = list(dict.fromkeys(one.edition for one in numbers))
    sources = "; ".join(
        f"{one.source}, {one.vintage}" if one.vintage else one.source for one in editions
    )
    if not editions:
        return ""
    day = date_format(max(one.checked_on for one in editions))
    return _("%(sources)s. Checked for disclosure %(day)s.") % {"sources": sources, "day": day}


def trend_figure(
    numbers: Sequence[Number],
    about: About,
    where: Placed,
    *,
    beside: Sequence[tuple[Placed, Sequence[Number]]] = (),
    target: Target | None = None,
) -> TrendFigure:
    """The years of one place. No drawing where nothing is shown: the table says why."""
    stretches = changes.runs(numbers)
    on = tuple(changes.ahead(stretches[-1])) if stretches else ()
    finding = _finding(stretches, about)
    trend = None
    if stretches:
        last = stretches[-1][-1]
        trend = Trend(
            label=f"{about.name}, {where.name}. {finding}",
            runs=tuple(tuple(_dot(one, about) for one in run) for run in stretches),
            suffix=words.suffix(about),
            withheld=tuple(one.year for one in numbers if one.is_withheld),
            forecast=(Dot(last.year, last.value or 0.0, "", last.low, last.high), *map(_on, on))
            if on
            else (),
            goal=goal_of(target, about) if target else None,
            beside=tuple(_beside(other, found) for other, found in beside),
            newest=words.said(last.value, about),
        )
    return TrendFigure(
        finding=finding,
        trend=trend,
        lines=tuple(line(words.period(one.period), one, about) for one in numbers),
        source=source_of([*numbers, *(one for _other, found in beside for one in found)]),
        is_illustrative=any(one.is_illustrative for one in numbers),
        is_broken=len(stretches) > 1,
        has_band=any(one.low is not None for one in numbers),
        ahead=on,
    )


def _finding(stretches: Sequence[Sequence[Number]], about: About) -> str:
    if not stretches:
        return _("No year can be shown")
    run = stretches[-1]
    moved = changes.change(run)
    if moved is None:
        if len(run) > 1:
            return _("These periods share years, so a change between them cannot be told")
        if len(stretches) > 1:
            return _("The way it is counted changed, so the years cannot be joined")
        return _("One period so far: %(period)s") % {"period": words.period(run[-1].period)}
    facts = {
        "first": words.said(moved.first.value, about),
        "last": words.said(moved.last.value, about),
        "since": words.period(moved.first.period),
        "now": words.period(moved.last.period),
    }
    if moved.way == changes.UP:
        return _("It rose from %(first)s in %(since)s to %(last)s in %(now)s") % facts
    if moved.way == changes.DOWN:
        return _("It fell from %(first)s in %(since)s to %(last)s in %(now)s") % facts
    return _("No clear change between %(since)s and %(now)s") % facts


def _dot(one: Number, about: About) -> Dot:
    told = line(words.period(one.period), one, about)
    reach = f" ({told.reach})" if told.reach else ""
    assert one.value is not None
    return Dot(
        one.year, one.value, f"{told.label}: {told.said}{reach}", one.low, one.high, one.is_unstable
    )


def _on(one: Ahead) -> Dot:
    return Dot(one.year, one.value, "", max(one.low, 0.0), one.high)


def goal_of(target: Target, about: About) -> Goal:
    facts = {"value": words.said(target.value, about), "year": target.by_year}
    return Goal(target.by_year, target.value, _("Target: %(value)s by %(year)s") % facts)


def _beside(other: Placed, numbers: Sequence[Number]) -> Beside:
    dots = tuple(Dot(one.year, one.value, "") for one in numbers if one.value is not None)
    return Beside(other.name, dots)


def letters(count: int) -> list[str]:
    """A … Z, then AA, AB …"""
    every = string.ascii_uppercase
    return [every[n] if n < 26 else every[n // 26 - 1] + every[n % 26] for n in range(count)]


def map_figure(
    numbers: Sequence[Number],
    about: About,
    drawn: TractMap,
    breaks: Sequence[float],
    where: Placed,
) -> MapFigure | None:
    """Areas by number, letters keyed to the table. None where no area has a number to show."""
    by_code = {one.place.partition(":")[2]: one for one in numbers}
    shown = sorted(one.value for one in numbers if one.value is not None)
    if not shown or not breaks:
        return None
    areas, lines = [], []
    outlines = [(code, path) for code, path in sorted(drawn.outlines.items()) if code in by_code]
    for letter, (code, path) in zip(letters(len(outlines)), outlines, strict=True):
        number = by_code[code]
        told = line(placed(number.place).name, number, about, letter=letter)
        lines.append(told)
        words_here = f"{told.said}{told.mark} {told.margin}".strip() or told.reason
        areas.append(Area(path, letter, told.label, words_here, _shade(number, breaks)))
    quarter, three = shown[len(shown) // 4], shown[(3 * len(shown)) // 4]
    facts = {
        "low": words.said(shown[0], about),
        "high": words.said(shown[-1], about),
        "quarter": words.said(quarter, about),
        "three": words.said(three, about),
    }
    finding = _("From %(low)s to %(high)s; half of the areas lie between %(quarter)s and %(three)s")
    said = finding % facts
    return MapFigure(
        finding=said,
        picture=AreaMap(
            f"{about.name}, {where.name}. {said}", drawn.width, drawn.height, tuple(areas)
        ),
        breaks=tuple(_breaks(breaks, about)),
        lines=tuple(lines),
        source=source_of(numbers),
        is_illustrative=any(one.is_illustrative for one in numbers),
        has_withheld=any(one.is_withheld for one in numbers),
        has_missing=any(not one.is_shown and not one.is_withheld for one in numbers),
        has_unstable=any(one.is_unstable for one in numbers),
        period=words.period(numbers[0].period),
    )


def _shade(number: Number, breaks: Sequence[float]) -> int:
    if number.value is None:
        return 0 if number.is_withheld else -1
    return 1 + sum(number.value >= each for each in breaks)


def _breaks(breaks: Sequence[float], about: About) -> list[str]:
    said = [words.said(each, about) for each in breaks]
    bare = [each.removesuffix("%") for each in said]
    between = [f"{low}–{high}" for low, high in pairwise(bare)]
    return [
        _("under %(value)s") % {"value": said[0]},
        *between,
        _("%(value)s and up") % {"value": said[-1]},
    ]


def groups_figure(numbers: Sequence[Number], about: About, where: Placed, key: str) -> BarsFigure:
    """Everyone as the line of reference, then each group by its name."""
    everyone = next((one for one in numbers if not one.groups and one.is_shown), None)
    groups = sorted(
        (one for one in numbers if one.groups), key=lambda one: words.groups(one.groups)
    )
    lines = [line(words.groups(one.groups), one, about) for one in groups]
    apart = gap(numbers, about)
    facts = {"high": apart.high, "low": apart.low, "points": apart.said} if apart else {}
    if apart and apart.is_sure:
        finding = _("%(high)s and %(low)s lie %(points)s apart, more than chance would do") % facts
    elif apart and apart.points_range:
        finding = _("The groups lie at most %(points)s apart, which may be chance") % facts
    elif apart:
        finding = _("%(high)s and %(low)s lie %(points)s apart") % facts
    else:
        finding = _("Too few groups can be shown to say how far they lie apart")
    reference = None
    if everyone is not None and everyone.value is not None:
        said = _("All people %(value)s") % {"value": words.said(everyone.value, about)}
        reference = (everyone.value, said)
    return BarsFigure(
        finding=finding,
        bars=Bars(
            label=f"{about.name}, {where.name}, {words.key(key)}. {finding}",
            rows=tuple(map(bar, lines)),
            suffix=words.suffix(about),
            reference=reference,
        ),
        lines=tuple(
            lines if everyone is None else [line(_("All people"), everyone, about), *lines]
        ),
        source=source_of(numbers),
        is_illustrative=any(one.is_illustrative for one in numbers),
        has_unstable=any(one.is_unstable for one in numbers),
        period=words.period(numbers[0].period),
        gap=apart,
    )


def bar(told: Line) -> Bar:
    short = {"withheld": _("withheld"), "missing": _("no number")}.get(told.state, "")
    number = told.number
    return Bar(
        label=told.label,
        value=number.value,
        said=f"{told.said}{told.mark}" if told.said else short,
        moe=told.margin,
        low=number.low,
        high=number.high,
        state=told.state,
        url=told.url,
    )
