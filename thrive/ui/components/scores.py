"""Scores of an index: tags around `thrive.ui.drawn.scores`, and the key of their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from thrive.base.later import later
from thrive.ui.components.part import escaped

if TYPE_CHECKING:  # every start of the site loads the tags of all rooms
    from thrive.ui.drawn.scores import Scores, Spread

pictures = later("thrive.ui.drawn.scores")
register = template.Library()


@register.simple_tag
def score_rows(*, scores: Scores) -> SafeString:
    """Parts of an index from 0 to 100 (`drawn.scores.Scores`). Stands in a figure."""
    return mark_safe(pictures.drawn(scores))


@register.simple_tag
def spread_rows(*, spread_of: Spread) -> SafeString:
    """How many places lie where, part by part (`drawn.scores.Spread`). Stands in a figure."""
    return mark_safe(pictures.spread(spread_of))


@register.simple_tag
def score_key(
    *, now: Any = "", earlier: Any = "", likely: Any = "", chosen: Any = ""
) -> SafeString:
    """What the marks of scores mean, each only where it is drawn."""
    marks = (
        ('<circle class="dot" cx="12" cy="8" r="6.5"/>', now),
        ('<circle class="dot-hollow" cx="12" cy="8" r="5"/>', earlier),
        ('<line class="rng" x1="5" x2="19" y1="8" y2="8"/>', likely),
        ('<path class="dot-hot" d="M12 1 19 8l-7 7-7-7z"/>', chosen),
    )
    items = "".join(
        f'<li><svg viewBox="0 0 24 16" aria-hidden="true">{mark}</svg>{escaped(words)}</li>'
        for mark, words in marks
        if words
    )
    return mark_safe(f'<ul class="legend plain">{items}</ul>' if items else "")
