"""What one reads: cards, numbers with a source, people's words, rows of lists."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from thrive.ui.components.part import escaped, one_of, part
from thrive.ui.glyphs import MARKS

register = template.Library()
MILESTONES = {
    "verified": "done",
    "done_before": "done-before",
    "with_coach": "half",
    "in_progress": "quarter",
    "not_started": "open",
    "skipped": "none",
}


@register.simple_block_tag
def card(content: str, *, title: Any, url: str = "", area: int = 0) -> SafeString:
    """A rule and a heading, not a box. `area` 1 to 6 gives the rule the action area's color."""
    return part("card", content=content, title=title, url=url, area=area)


@register.simple_tag
def stat(
    number: Any, *, label: Any, source: Any, unit: Any = "", url: str = "", link: Any = ""
) -> SafeString:
    """A big number that always says what it counts and where it is from. Stands in dl.stats."""
    return part("stat", number=number, label=label, source=source, unit=unit, url=url, link=link)


@register.simple_block_tag
def seat(content: str, *, title: Any = "", open: bool = False) -> SafeString:
    """One seat of a team. `content` is who sits there, or how to fill it. Stands in .seats."""
    return part("seat", content=content, title=title, open=open)


@register.simple_block_tag
def milestone(
    content: str, *, title: Any, state: str, words: Any, note: Any = "", next: bool = False
) -> SafeString:
    """A step and why it counts. `content` explains; `words` is the state in words, `note` by whom.

    state: verified done_before with_coach in_progress not_started skipped. Stands in ol.marks.
    """
    one_of(state, set(MILESTONES), "state of a milestone")
    tone = {"verified": "ok", "done_before": "ok", "not_started": "open"}.get(state, "info")
    return part(
        "milestone",
        content=content,
        title=title,
        mark=MILESTONES[state],
        tone=tone,
        words=words,
        note=note,
        next=next,
    )


@register.simple_tag
def strip(states: Sequence[str], *, label: Any) -> SafeString:
    """Many steps of one city in a row, a mark each; `label` says the same in words."""
    return _strip(tuple(states), escaped(label))


@lru_cache(maxsize=512)
def _strip(states: tuple[str, ...], label: str) -> SafeString:
    for state in states:
        one_of(state, set(MILESTONES), "state of a milestone")
    drawn = "".join(
        f'<g transform="translate({17 * place} 0) scale(.64)">{MARKS[MILESTONES[state]]}</g>'
        for place, state in enumerate(states)
    )
    width = 17 * len(states)
    return mark_safe(
        f'<svg class="strip" viewBox="0 0 {width} 16" width="{width}" height="16" role="img"'
        f' aria-label="{label}">{drawn}</svg>'
    )


@register.simple_tag
def folded(items: Iterable[tuple[Any, str]], *, words: Any) -> SafeString:
    """Lines behind one click, for dense tables: (text, address), with "" for no address."""
    lines = [
        f'<li><a href="{escaped(url)}">{escaped(text)}</a></li>'
        if url
        else f"<li>{escaped(text)}</li>"
        for text, url in items
    ]
    return mark_safe(
        f'<details class="folded"><summary>{escaped(words)}</summary>'
        f"<ul>{''.join(lines)}</ul></details>"
    )


@register.simple_block_tag
def queue_row(content: str, *, title: Any, url: str = "", note: Any = "") -> SafeString:
    """Something that waits; `content` is its pill or its buttons. Stands in ul.queue."""
    return part("queue_row", content=content, title=title, url=url, note=note)


@register.simple_block_tag
def date_row(
    content: str, *, on: datetime.date, title: Any, url: str = "", note: Any = ""
) -> SafeString:
    """A day on the calendar. `content`: <li> of supports (dinner, child care). In ol.dates."""
    return part("date_row", content=content.strip(), on=on, title=title, url=url, note=note)


@register.simple_block_tag
def voice(
    content: str,
    *,
    who: Any,
    lang: str = "",
    gloss: Any = "",
    consent: Any = "",
    withdrawn: bool = False,
) -> SafeString:
    """Somebody's own words, in serif and in their language; `gloss` says them in the page's."""
    return part(
        "voice",
        content=content,
        who=who,
        lang=lang,
        gloss=gloss,
        consent=consent,
        withdrawn=withdrawn,
    )


@register.simple_block_tag
def hop(
    content: str, *, kind: Any, when: Any = "", title: Any = "", url: str = "", state: str = ""
) -> SafeString:
    """One step of an evidence thread. state: "" taken, voice, missing, end. In ol.thread."""
    one_of(state, {"", "voice", "missing", "end"}, "state of a hop")
    return part("hop", content=content, kind=kind, when=when, title=title, url=url, state=state)


@register.simple_tag
def area_tag(number: int, name: Any, *, url: str = "") -> SafeString:
    """A Community Action Area: glyph in its color, and its name."""
    return _area_tag(number, escaped(name), url)


@lru_cache(maxsize=512)
def _area_tag(number: int, name: str, url: str) -> SafeString:
    """The same six tags stand dozens of times in a list. `name` is escaped."""
    return part("area_tag", number=number, name=mark_safe(name), url=url)


@register.simple_block_tag
def side_nav(content: str, *, title: Any) -> SafeString:
    """The pages of a workspace. `content` is <li><a> items, the current one with aria-current."""
    return part("side_nav", content=content, title=title)
