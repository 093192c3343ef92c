"""The roadmap as a drawing: a line of years, and a numbered dot for each milestone on its day."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 720
EDGE = 24
RADIUS = 14
APART = 32
LANES = 6
TOP = 34
MOST_YEARS = 10


@dataclass(frozen=True, slots=True)
class Dot:
    """`x` and `y` are its middle, `text_y` the base line of its number."""

    number: int
    x: float
    y: float
    text_y: float
    kind: str


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """All lengths in the drawing's own units: it is WIDTH wide and as high as it needs."""

    width: int
    height: int
    line_y: int
    label_y: int
    today_x: float
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]


def draw(days: Sequence[tuple[datetime.date, str]], today: datetime.date) -> Strip | None:
    """`days`: each milestone's day and its class, in order. None when there is nothing to draw.

    Dots that stand close go above each other, up to LANES high.
    """
    if not days:
        return None
    first = min(today, days[0][0]) - datetime.timedelta(days=20)
    last = max(today, days[-1][0]) + datetime.timedelta(days=20)
    span = (last - first).days

    def at(day: datetime.date) -> float:
        return round(EDGE + (day - first).days / span * (WIDTH - 2 * EDGE), 1)

    ends: list[float] = []
    places = []
    for day, _kind in days:
        x = at(day)
        lane = next((n for n, end in enumerate(ends) if x - end >= APART), len(ends))
        if lane >= LANES:
            lane = ends.index(min(ends))
        ends[lane : lane + 1] = [x]
        places.append((x, lane))
    line_y = TOP + len(ends) * APART
    return Strip(
        width=WIDTH,
        height=line_y + 34,
        line_y=line_y,
        label_y=line_y + 28,
        today_x=at(today),
        dots=tuple(
            Dot(number, x, y := line_y - 20 - lane * APART, y + 6, kind)
            for number, ((x, lane), (_day, kind)) in enumerate(zip(places, days, strict=True), 1)
        ),
        ticks=_years(first, last, at),
    )


def _years(first: datetime.date, last: datetime.date, at: object) -> tuple[Tick, ...]:
    """The first of January, of every year or of every few."""
    assert callable(at)
    years = range(first.year + 1, last.year + 1)
    step = max(1, -(-len(years) // MOST_YEARS))
    return tuple(Tick(at(datetime.date(year, 1, 1)), str(year)) for year in years[::step])
