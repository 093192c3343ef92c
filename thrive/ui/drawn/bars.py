"""Several numbers side by side, each with its range: groups as bars, places as dots.

Words are HTML and marks are SVG in percent of their width, so that nothing shrinks on a phone.
"""

from __future__ import annotations

from dataclasses import dataclass

from thrive.ui.components.part import escaped
from thrive.ui.drawn.scale import hatch, ticks, written

STATES = frozenset({"", "unstable", "withheld", "missing"})


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. `said` is the number in words, `moe` its margin; a withheld one says so in `said`.

    `url` makes the label a link.
    """

    label: str
    value: float | None
    said: str
    moe: str = ""
    low: float | None = None
    high: float | None = None
    state: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        if self.state not in STATES:
            raise ValueError(f"There is no state of a bar {self.state!r}.")


@dataclass(frozen=True, slots=True)
class Bars:
    """`reference`: a value all rows are seen beside, and its words. `dots`: position, not length.

    `label` says in a sentence or two what is seen.
    """

    label: str
    rows: tuple[Bar, ...]
    suffix: str = ""
    reference: tuple[float, str] | None = None
    dots: bool = False


def drawn(bars: Bars) -> str:
    values = [x for one in bars.rows for x in (one.value, one.low, one.high) if x is not None]
    if bars.reference:
        values.append(bars.reference[0])
    values = values or [0.0, 1.0]
    low = min(values) if bars.dots else min(0.0, *values)
    marks = ticks(low, max(values), 4)
    scale = _Share(marks[0], marks[-1])
    fill, defs = hatch(bars.label)
    needs_hatch = any(one.state == "withheld" for one in bars.rows)
    head = (
        f'<svg class="vh" width="0" height="0" aria-hidden="true">{defs}</svg>'
        if needs_hatch
        else ""
    )
    rows = "".join(_row(one, bars, scale, fill) for one in bars.rows)
    return (
        f'<div class="bars" data-marks>{head}{_reference(bars, scale)}{rows}'
        f'{_axis(marks, scale, bars.suffix)}</div><p class="vh">{escaped(bars.label)}</p>'
    )


@dataclass(frozen=True, slots=True)
class _Share:
    low: float
    high: float

    def __call__(self, value: float) -> str:
        share = (value - self.low) / (self.high - self.low)
        return f"{100 * min(max(share, 0.0), 1.0):.2f}%"


def _reference(bars: Bars, scale: _Share) -> str:
    if bars.reference is None:
        return ""
    value, words = bars.reference
    share = (value - scale.low) / (scale.high - scale.low)
    side = "" if share < 0.25 else " end" if share > 0.75 else " mid"
    text = f'<text class="t-s{side}" x="{scale(value)}" y="13">{escaped(words)}</text>'
    return (
        '<div class="bar-row bar-top" aria-hidden="true"><span></span>'
        f'<svg class="px" width="100%" height="18">{text}</svg><span></span></div>'
    )


def _row(one: Bar, bars: Bars, scale: _Share, fill: str) -> str:
    label = escaped(one.label)
    name = f'<a href="{escaped(one.url)}">{label}</a>' if one.url else label
    marks = _dot(one, scale) if bars.dots else _bar(one, scale)
    if one.state == "withheld":
        marks = f'<rect class="wh" y="7" width="30%" height="20" fill="{fill}"/>'
    elif one.value is None:
        marks = ""
    line = ""
    if bars.reference:
        at = scale(bars.reference[0])
        line = f'<line class="ref" x1="{at}" x2="{at}" y1="0" y2="100%"/>'
    said = f"<b>{escaped(one.said)}</b>" if one.value is not None else escaped(one.said)
    margin = f" <small>{escaped(one.moe)}</small>" if one.moe else ""
    quiet = "num" if one.value is not None else "muted tiny"
    return (
        f'<div class="bar-row"><span class="bl">{name}</span>'
        f'<svg class="px" width="100%" height="34" aria-hidden="true">{marks}{line}'
        f'{_range(one, scale)}</svg><span class="bv {quiet}">{said}{margin}</span></div>'
    )


def _bar(one: Bar, scale: _Share) -> str:
    kind = "bar-2" if one.state == "unstable" else "bar"
    return f'<rect class="{kind}" y="7" width="{scale(one.value or 0.0)}" height="20"/>'


def _dot(one: Bar, scale: _Share) -> str:
    kind = "dot-hollow" if one.state == "unstable" else "dot"
    return (
        '<line class="grid" x1="0" x2="100%" y1="17" y2="17"/>'
        f'<circle class="{kind}" cx="{scale(one.value or 0.0)}" cy="17" r="6.5"/>'
    )


def _range(one: Bar, scale: _Share) -> str:
    if one.low is None or one.high is None:
        return ""
    low, high = scale(one.low), scale(one.high)
    return (
        f'<line class="ci" x1="{low}" x2="{high}" y1="17" y2="17"/>'
        f'<line class="ci" x1="{low}" x2="{low}" y1="12" y2="22"/>'
        f'<line class="ci" x1="{high}" x2="{high}" y1="12" y2="22"/>'
    )


def _axis(marks: list[float], scale: _Share, suffix: str) -> str:
    words = "".join(
        f'<text class="t-s t-n{side}" x="{scale(mark)}" y="14">{escaped(written(mark, suffix))}</text>'
        for mark, side in ((marks[0], ""), (marks[len(marks) // 2], " mid"), (marks[-1], " end"))
    )
    return (
        '<div class="bar-row bar-axis" aria-hidden="true"><span></span>'
        f'<svg class="px" width="100%" height="20">{words}</svg><span></span></div>'
    )
