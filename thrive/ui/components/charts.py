"""Charts and maps: tags around `thrive.ui.drawn`, and the key of a map's shades."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from thrive.ui.components.part import escaped
from thrive.ui.drawn.areas import AreaMap
from thrive.ui.drawn.areas import drawn as map_of
from thrive.ui.drawn.bars import Bars
from thrive.ui.drawn.bars import drawn as bars_of
from thrive.ui.drawn.trend import Trend
from thrive.ui.drawn.trend import drawn as line_of

register = template.Library()
SHADES = 5


@register.simple_tag
def trend_line(*, trend: Trend) -> SafeString:
    """A number over the years (`drawn.trend.Trend`). Stands in a figure, above its table."""
    return mark_safe(line_of(trend))


@register.simple_tag
def range_bars(*, bars: Bars) -> SafeString:
    """Groups as bars or places as dots, with their ranges (`drawn.bars.Bars`)."""
    return mark_safe(bars_of(bars))


@register.simple_tag
def area_map(*, picture: AreaMap) -> SafeString:
    """Areas in five shades (`drawn.areas.AreaMap`), zoomable where scripts run."""
    return mark_safe(map_of(picture))


@register.simple_tag
def shade_key(*, breaks: Sequence[Any], withheld: Any = "", missing: Any = "") -> SafeString:
    """The five shades in words, lowest first; words for withheld and missing where there are any."""
    if len(breaks) != SHADES:
        raise ValueError(f"A map has {SHADES} shades, not {len(breaks)}.")
    shades = "".join(
        '<li><svg viewBox="0 0 60 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="q{number}" width="60" height="10"/></svg>{escaped(words)}</li>'
        for number, words in enumerate(breaks, 1)
    )
    notes = f'<p class="withheld">{escaped(withheld)}</p>' if withheld else ""
    notes += f'<p class="no-number">{escaped(missing)}</p>' if missing else ""
    return mark_safe(f'<div class="map-key"><ol class="legend-seq">{shades}</ol>{notes}</div>')


@register.simple_tag
def line_key(*, band: Any = "", goal: Any = "", ahead: Any = "", hollow: Any = "") -> SafeString:
    """What the marks of a trend mean, each only where it is drawn."""
    drawn = (
        ('<rect class="ci-band" width="24" height="12" y="2"/>', band),
        ('<path class="line-target" d="M0 8H24"/>', goal),
        ('<path class="line-ahead" d="M0 8H24"/>', ahead),
        ('<circle class="dot-hollow" cx="12" cy="8" r="5"/>', hollow),
    )
    items = "".join(
        f'<li><svg viewBox="0 0 24 16" aria-hidden="true">{mark}</svg>{escaped(words)}</li>'
        for mark, words in drawn
        if words
    )
    return mark_safe(f'<ul class="legend plain">{items}</ul>' if items else "")
