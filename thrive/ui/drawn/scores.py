"""Scores from 0 to 100, area by area: now, earlier, the likely range, and with other choices.

Words are HTML and marks are SVG in percent of their width, so that nothing shrinks on a phone.
"""

from __future__ import annotations

from dataclasses import dataclass

from thrive.ui import glyphs
from thrive.ui.components.part import escaped
from thrive.ui.drawn.scale import hatch

QUARTERS = "".join(
    f'<line class="grid" x1="{at}%" x2="{at}%" y1="0" y2="100%"/>' for at in (0, 25, 50, 75, 100)
)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One part. `area` 1 to 6 gives its glyph, 0 none. `said` is the score in words, or why there
    is none; `moved` what it did since `earlier`; `chosen` the score with somebody's choices."""

    name: str
    note: str
    said: str
    area: int = 0
    score: float | None = None
    low: float | None = None
    high: float | None = None
    earlier: float | None = None
    moved: str = ""
    chosen: float | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """`label` says in a sentence or two what is seen."""

    label: str
    rows: tuple[ScoreRow, ...]


def drawn(scores: Scores) -> str:
    fill, defs = hatch(scores.label)
    rows = "".join(_row(one, fill) for one in scores.rows)
    return (
        '<div class="bars doms" data-marks><svg class="vh" width="0" height="0" aria-hidden="true">'
        f"{defs}</svg>{rows}{AXIS}</div>"
        f'<p class="vh">{escaped(scores.label)}</p>'
    )


def _row(one: ScoreRow, fill: str) -> str:
    glyph = f'<span class="g-caa">{glyphs.area(one.area)}</span>' if one.area else ""
    kind = f" caa-{one.area}" if one.area else ""
    known = one.score is not None
    marks = QUARTERS + _marks(one) if known else _nothing(fill)
    said = f"<b>{escaped(one.said)}</b>" if known else escaped(one.said)
    moved = f" <small>{escaped(one.moved)}</small>" if one.moved else ""
    return (
        f'<div class="bar-row"><span class="bl{kind}">{glyph}<span>{escaped(one.name)}'
        f"<small>{escaped(one.note)}</small></span></span>"
        f'<svg class="px" width="100%" height="46" aria-hidden="true">{marks}</svg>'
        f'<span class="bv {"num" if known else "muted tiny"}">{said}{moved}</span></div>'
    )


def _nothing(fill: str) -> str:
    return f'<rect class="wh" y="15" width="100%" height="16" fill="{fill}"/>'


def _marks(one: ScoreRow) -> str:
    drawn = ""
    if one.low is not None and one.high is not None:
        drawn += f'<line class="rng" x1="{_at(one.low)}" x2="{_at(one.high)}" y1="23" y2="23"/>'
    if one.earlier is not None:
        drawn += f'<circle class="dot-hollow" cx="{_at(one.earlier)}" cy="23" r="5.5"/>'
    if one.score is not None:
        drawn += f'<circle class="dot" cx="{_at(one.score)}" cy="23" r="8.5"/>'
    if one.chosen is not None:
        drawn += (
            f'<svg x="{_at(one.chosen)}" y="23" overflow="visible">'
            '<path class="dot-hot" d="M0-8 8 0 0 8-8 0z"/></svg>'
        )
    return drawn


def _at(score: float) -> str:
    return f"{min(max(score, 0.0), 100.0):.1f}%"


AXIS = (
    '<div class="bar-row bar-axis" aria-hidden="true"><span></span>'
    '<svg class="px" width="100%" height="20"><text class="t-s t-n" x="0%" y="14">0</text>'
    '<text class="t-s t-n mid" x="50%" y="14">50</text>'
    '<text class="t-s t-n end" x="100%" y="14">100</text></svg><span></span></div>'
)


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """How many places lie in each of ten steps from 0 to 100. `mark` is a value to see them by."""

    name: str
    note: str
    said: str
    counts: tuple[int, ...]
    area: int = 0
    mark: float | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """Rows share one scale of heights. `label` says what is seen."""

    label: str
    rows: tuple[SpreadRow, ...]


HEIGHT = 44


def spread(of: Spread) -> str:
    most = max((count for one in of.rows for count in one.counts), default=0) or 1
    fill, defs = hatch(of.label)
    rows = "".join(_spread_row(one, most, fill) for one in of.rows)
    return (
        '<div class="bars doms" data-marks><svg class="vh" width="0" height="0" aria-hidden="true">'
        f'{defs}</svg>{rows}{AXIS}</div><p class="vh">{escaped(of.label)}</p>'
    )


def _spread_row(one: SpreadRow, most: int, fill: str) -> str:
    glyph = f'<span class="g-caa">{glyphs.area(one.area)}</span>' if one.area else ""
    kind = f" caa-{one.area}" if one.area else ""
    if any(one.counts):
        step = 100 / len(one.counts)
        marks = "".join(
            f'<rect class="bar" x="{at * step + 0.4:.1f}%" width="{step - 0.8:.1f}%" '
            f'y="{HEIGHT - tall}" height="{tall}"/>'
            for at, count in enumerate(one.counts)
            if (tall := round(HEIGHT * count / most, 1))
        )
        marks += f'<line class="axisline" x1="0" x2="100%" y1="{HEIGHT}" y2="{HEIGHT}"/>'
    else:
        marks = _nothing(fill)
    if one.mark is not None:
        at = _at(one.mark)
        marks += f'<line class="ref" x1="{at}" x2="{at}" y1="0" y2="{HEIGHT}"/>'
    return (
        f'<div class="bar-row"><span class="bl{kind}">{glyph}<span>{escaped(one.name)}'
        f"<small>{escaped(one.note)}</small></span></span>"
        f'<svg class="px" width="100%" height="46" aria-hidden="true">{marks}</svg>'
        f'<span class="bv tiny">{escaped(one.said)}</span></div>'
    )
