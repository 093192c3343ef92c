"""One number over the years: line, 90 % band, breaks in the series, target and forecast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thrive.ui.components.part import escaped
from thrive.ui.drawn.scale import Scale, hatch, ticks, written

WIDTH, HEIGHT = 640, 300
LEFT, RIGHT, TOP, BOTTOM = 52, 84, 18, 34
LINE = 22  # between two lines of words
MOST_YEARS = 6  # labels under the axis


@dataclass(frozen=True, slots=True)
class Dot:
    """One year. `low` and `high` bound the 90 % interval; `is_hollow`: not reliable."""

    year: int
    value: float
    said: str
    low: float | None = None
    high: float | None = None
    is_hollow: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """Another line to compare with, thin: the county, the state. `name` stands at its end."""

    name: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """What is aimed at by a year, and in which words."""

    year: int
    value: float
    said: str


@dataclass(frozen=True, slots=True)
class Trend:
    """`runs` are unbroken stretches: between two of them the series breaks and no line is drawn.

    `withheld` are years without a number to show. `label` says in a sentence or two what is seen.
    `suffix` follows the numbers on the axis: "%". `newest` is the newest number in words.
    """

    label: str
    runs: tuple[tuple[Dot, ...], ...]
    suffix: str = ""
    withheld: tuple[int, ...] = ()
    forecast: tuple[Dot, ...] = ()
    goal: Goal | None = None
    beside: tuple[Beside, ...] = ()
    newest: str = ""


def drawn(trend: Trend) -> str:
    """The SVG. ValueError when there is no dot at all: then a sentence says why."""
    every = [*_all(trend.runs), *trend.forecast, *_all(each.dots for each in trend.beside)]
    if not any(trend.runs):
        raise ValueError("A trend needs at least one number.")
    years = [dot.year for dot in every] + [*trend.withheld]
    values = [x for dot in every for x in (dot.low, dot.value, dot.high) if x is not None]
    if trend.goal:
        years.append(trend.goal.year)
        values.append(trend.goal.value)
    marks = ticks(
        min(0.0, *values) if min(values) < max(values) * 0.5 else min(values), max(values)
    )
    x = Scale(min(years) - 0.4, max(years) + 0.4, LEFT, WIDTH - RIGHT)
    y = Scale(marks[0], marks[-1], HEIGHT - BOTTOM, TOP)
    parts = [
        *_axes(marks, sorted(set(years)), x, y, trend.suffix),
        *_withheld(trend, x),
        *(piece for other in trend.beside for piece in _other(other, x, y)),
        *(_band(run, x, y, "ci-band") for run in trend.runs if len(run) > 1),
        _band(trend.forecast, x, y, "ci-band ci-ahead"),
        *(_line(run, x, y, "line") for run in trend.runs if len(run) > 1),
        *_forecast(trend, x, y),
        *_goal(trend, x, y),
        *(_mark(dot, x, y, lone=len(run) == 1) for run in trend.runs for dot in run),
        *_names(trend, x, y),
    ]
    return (
        f'<div data-marks="along"><svg class="trend" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escaped(trend.label)}">{"".join(parts)}</svg></div>'
    )


def _all(runs: Iterable[Sequence[Dot]]) -> list[Dot]:
    return [dot for run in runs for dot in run]


def _axes(marks: list[float], years: list[int], x: Scale, y: Scale, suffix: str) -> Iterator[str]:
    for mark in marks:
        yield f'<path class="grid" d="M{LEFT} {y(mark)}H{WIDTH - RIGHT}"/>'
        yield _text("t-s t-n end", LEFT - 8, y(mark) + 4, written(mark, suffix))
    yield f'<path class="axisline" d="M{LEFT} {HEIGHT - BOTTOM}H{WIDTH - RIGHT}"/>'
    span = years[-1] - years[0]
    step = max(1, -(-span // (MOST_YEARS - 1)))
    for year in range(years[-1], years[0] - 1, -step):
        yield _text("t-s t-n mid", x(year), HEIGHT - BOTTOM + 22, str(year))


def _withheld(trend: Trend, x: Scale) -> Iterator[str]:
    if not trend.withheld:
        return
    fill, defs = hatch(trend.label)
    yield defs
    width = abs(x(1) - x(0)) * 0.5
    for year in trend.withheld:
        words = _("%(year)s: withheld, so that nobody can be recognized.") % {"year": year}
        yield (
            f'<rect class="wh" x="{x(year) - width / 2:.2f}" y="{TOP}" width="{width:.2f}" '
            f'height="{HEIGHT - BOTTOM - TOP}" fill="{fill}"><title>{escaped(words)}</title></rect>'
        )


def _points(dots: Sequence[Dot], x: Scale, y: Scale) -> str:
    return "L".join(f"{x(dot.year)} {y(dot.value)}" for dot in dots)


def _line(dots: Sequence[Dot], x: Scale, y: Scale, kind: str) -> str:
    return f'<path class="{kind}" d="M{_points(dots, x, y)}"/>'


def _band(dots: Sequence[Dot], x: Scale, y: Scale, kind: str) -> str:
    """Between the limits of all neighbors that have them."""
    known = [dot for dot in dots if dot.low is not None and dot.high is not None]
    if len(known) < 2:
        return ""
    upper = "L".join(f"{x(dot.year)} {y(dot.high or 0.0)}" for dot in known)
    lower = "L".join(f"{x(dot.year)} {y(dot.low or 0.0)}" for dot in reversed(known))
    return f'<path class="{kind}" d="M{upper}L{lower}Z"/>'


def _other(other: Beside, x: Scale, y: Scale) -> Iterator[str]:
    if not other.dots:
        return
    if len(other.dots) > 1:
        yield _line(other.dots, x, y, "line-2")
    else:
        yield _circle("dot-2", x(other.dots[0].year), y(other.dots[0].value), 4)


def _forecast(trend: Trend, x: Scale, y: Scale) -> Iterator[str]:
    if trend.forecast:
        yield _line(trend.forecast, x, y, "line-ahead")


def _goal(trend: Trend, x: Scale, y: Scale) -> Iterator[str]:
    if trend.goal is None:
        return
    last = _all(trend.runs)[-1]
    at, height = x(trend.goal.year), y(trend.goal.value)
    yield f'<path class="line-target" d="M{x(last.year)} {y(last.value)}L{at} {height}"/>'
    yield _circle("tgt", at, height, 6, trend.goal.said)


def _mark(dot: Dot, x: Scale, y: Scale, *, lone: bool) -> str:
    """A lone dot carries its range as a whisker: there is no band around it."""
    at, height = x(dot.year), y(dot.value)
    whisker = ""
    if lone and dot.low is not None and dot.high is not None:
        ends = f"M{at - 6} {y(dot.low)}h12M{at - 6} {y(dot.high)}h12"
        whisker = f'<path class="ci" d="M{at} {y(dot.low)}V{y(dot.high)}{ends}"/>'
    kind = "dot-hollow" if dot.is_hollow else "dot"
    return whisker + _circle(kind, at, height, 5, dot.said)


def _names(trend: Trend, x: Scale, y: Scale) -> Iterator[str]:
    """The newest number and the names of the other lines, at their ends and apart from each other."""
    dot = _all(trend.runs)[-1]
    words = trend.newest or written(round(dot.value, 1), trend.suffix)
    wanted = [(y(dot.value) - 8, x(dot.year) + 9, "t-b t-n halo", words)]
    for other in trend.beside:
        if other.dots:
            last = other.dots[-1]
            wanted.append((y(last.value) + 4, x(last.year) + 9, "t-s halo", other.name))
    lowest = -float("inf")
    for height, left, kind, text in sorted(wanted):
        lowest = max(height, lowest + LINE)
        yield _text(kind, left, lowest, text)


def _text(kind: str, x: float, y: float, words: str) -> str:
    return f'<text class="{kind}" x="{x:g}" y="{y:g}">{escaped(words)}</text>'


def _circle(kind: str, x: float, y: float, radius: int, title: str = "") -> str:
    said = f"<title>{escaped(title)}</title>" if title else ""
    return f'<circle class="{kind}" cx="{x:g}" cy="{y:g}" r="{radius}">{said}</circle>'
