"""Charts and maps: tags around `thrive.ui.drawn`, and the key of a map's shades."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from thrive.base.later import later
from thrive.ui.components.part import escaped

if TYPE_CHECKING:  # every start of the site loads the tags of all rooms
    from thrive.ui.drawn.areas import AreaMap
    from thrive.ui.drawn.bars import Bars
    from thrive.ui.drawn.tracts import TractPicture
    from thrive.ui.drawn.trend import Trend

pictures = later("thrive.ui.drawn")
register = template.Library()
SHADES = 5


@register.simple_tag
def trend_line(*, trend: Trend) -> SafeString:
    """A number over the years (`drawn.trend.Trend`). Stands in a figure, above its table."""
    return mark_safe(pictures.trend.drawn(trend))


@register.simple_tag
def range_bars(*, bars: Bars) -> SafeString:
    """Groups as bars or places as dots, with their ranges (`drawn.bars.Bars`)."""
    return mark_safe(pictures.bars.drawn(bars))


@register.simple_tag
def area_map(*, picture: AreaMap) -> SafeString:
    """Areas in five shades (`drawn.areas.AreaMap`), zoomable where scripts run."""
    return mark_safe(pictures.areas.drawn(picture))


@register.inclusion_tag("ui/parts/tract_map.html")
def tract_map(*, picture: TractPicture, label: Any, pick: str = "") -> dict[str, Any]:
    """Numbered tracts, the chosen ones dark, with pins (`drawn.tracts`); a list stands beside it.

    `pick` names the form's field whose boxes a press on the map ticks, where scripts run.
    """
    return {"picture": picture, "label": label, "pick": pick}


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
