"""The components of the house, built into every template.

Strict: an unknown or a missing argument is an error when the template is compiled. Each one stands
in the style gallery (`thrive/ui/gallery.py`); a test fails when one does not.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.urls import NoReverseMatch
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thrive.base.models import Entry
from thrive.program import registry
from thrive.ui import glyphs
from thrive.ui.components import charts, dates, deeds, figures, part, pieces, scores, talk, words
from thrive.ui.templatetags.addresses import address_of

if TYPE_CHECKING:
    from thrive.ui.california import Picture

register = template.Library()
for _kind in (deeds, pieces, figures, charts, scores, dates, words, talk):
    register.tags.update(_kind.register.tags)
TONES = {"", "ok", "warn", "bad", "info", "open", "plain"}


@register.simple_tag(takes_context=True)
def current(context: Any, name: str) -> str:
    """`aria-current` when the page is at ("page") or below ("true") the address with this name."""
    request = context.get("request")
    try:
        address = address_of(name)
    except NoReverseMatch:
        return ""
    if request is None or not request.path.startswith(address):
        return ""
    return mark_safe(' aria-current="page"' if request.path == address else ' aria-current="true"')


@register.simple_tag
def icon(name: str, *, size: str = "") -> SafeString:
    """A mark by name (`glyphs.MARKS`). Decorative: the word stands beside it. size: "", l, xl."""
    return mark_safe(glyphs.mark(name, f"g g-{size}" if size else "g"))


@register.simple_tag
def area_glyph(number: int, *, size: str = "") -> SafeString:
    """The glyph of Community Action Area 1 to 6, in its color."""
    classes = f"g g-caa caa-{number}" + (f" g-{size}" if size else "")
    return mark_safe(glyphs.area(number, classes))


@register.simple_tag
def tier_badge(tier: str, *, size: str = "") -> SafeString:
    """Arcs and the name of the tier. size: "" in running text, "xl" glyph alone."""
    if size == "xl":
        return mark_safe(glyphs.tier(tier, "tier-xl"))
    name = registry.current().tier(tier).name
    return mark_safe(f'<span class="axis">{glyphs.tier(tier)}{part.escaped(name)}</span>')


@register.simple_tag
def tier_glyph(tier: str) -> SafeString:
    """The arcs alone; the name stands beside them."""
    return mark_safe(glyphs.tier(tier))


@register.simple_tag
def stage_badge(stage: str) -> SafeString:
    """The path A–B–C and the name of the stage."""
    found = registry.current().stage(stage)
    words = f"{part.escaped(found.letter)} · {part.escaped(found.name)}"
    return mark_safe(f'<span class="axis">{glyphs.stage(stage)}{words}</span>')


@register.simple_tag
def level_badge(level: int) -> SafeString:
    drawn = mark_safe(glyphs.level(level))
    words = _("%(level)s of 3") % {"level": level}
    return format_html('<span class="axis">{}{}</span>', drawn, words)


@register.simple_tag
def pill(words: Any, *, tone: str = "", mark: str = "") -> SafeString:
    """A state in words; the mark repeats it, color is third. tone: ok warn bad info open."""
    _known(tone)
    drawn = glyphs.mark(mark, "px") if mark else ""
    classes = f"pill pill-{tone}" if tone else "pill"
    return mark_safe(f'<span class="{classes}">{drawn}{part.escaped(words)}</span>')


@register.simple_tag
def demo_tag() -> SafeString:
    return mark_safe(f'<span class="demo-tag">{part.escaped(_("demo"))}</span>')


@register.inclusion_tag("ui/parts/crumbs.html")
def crumbs(*pairs: Any) -> dict[str, Any]:
    """Label, address, label, address … and last the label of this page, alone."""
    *above, here = pairs
    return {"above": list(zip(above[::2], above[1::2], strict=True)), "here": here}


@register.inclusion_tag("ui/parts/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """What to fix, each line a link to its field. Nothing when there is nothing to fix."""
    return {"form": form, "fields": [field for field in form if field.errors]}


@register.inclusion_tag("ui/parts/pages.html", takes_context=True)
def pagination(context: Any, *, page: Page[Any]) -> dict[str, Any]:
    """Links to the pages of a list; filters in the address are kept."""
    return {
        "page": page,
        "numbers": list(page.paginator.get_elided_page_range(page.number, on_each_side=1)),
        "gap": page.paginator.ELLIPSIS,
        "request": context["request"],
    }


@register.inclusion_tag("ui/parts/log.html")
def timeline(*, entries: Iterable[Entry], words: Any = None) -> dict[str, Any]:
    """History, newest last. `words` maps an entry's verb to its sentence; else the verb stands."""
    said = words or {}
    return {
        "lines": [(entry, said.get(entry.what, entry.what.replace("_", " "))) for entry in entries]
    }


@register.inclusion_tag("ui/parts/meter.html")
def meter(*, taken: int, cap: int | None, label: Any) -> dict[str, Any]:
    """Seats taken of a cap, as a bar and in words. `cap` None: no limit, no bar."""
    share = min(100, round(100 * taken / cap)) if cap else 0
    return {"taken": taken, "cap": cap, "label": label, "share": share}


@register.inclusion_tag("ui/parts/steps.html")
def steps(*, items: Sequence[Any], label: Any, row: bool = False) -> dict[str, Any]:
    """A path of steps. Each item: `node`, `title`, `state` (done, now, later), `note`, `url`."""
    return {"items": items, "label": label, "row": row}


@register.inclusion_tag("ui/parts/person.html")
def person(*, name: str, note: Any = "", kind: str = "") -> dict[str, Any]:
    """Initials, name and a line. kind: "" resident or partner, staff, youth, open (a free seat)."""
    first = "+" if kind == "open" else part.initials(name)
    return {"name": name, "note": note, "kind": kind, "initials": first}


@register.simple_tag
def initials(name: Any) -> str:
    """The letters in the circle beside a name."""
    return part.initials(str(name))


@register.simple_tag
def source_line(*, source: Any, date: datetime.date | str = "") -> SafeString:
    """Where a number comes from and of when it is."""
    when = format_html(", {}", date) if date else ""
    return format_html('<p class="src">{} {}{}</p>', _("Source:"), source, when)


@register.simple_tag
def withheld(*, reason: Any) -> SafeString:
    """A number that is not shown looks withheld and says why."""
    return format_html('<span class="withheld">{}</span>', reason)


@register.inclusion_tag("ui/parts/tabs.html", takes_context=True)
def tabs(context: Any, *, items: Sequence[tuple[Any, str]], label: Any) -> dict[str, Any]:
    """Tabs are links: (words, address). The one we are at is marked."""
    return {"items": items, "label": label, "path": context["request"].path}


@register.simple_tag
def ca_map(*, picture: Picture) -> SafeString:
    """The state with its cities; the same cities as a list for narrow screens."""
    return _drawn(picture, get_language())


@lru_cache(maxsize=8)
def _drawn(picture: Picture, language: str | None) -> SafeString:
    """The same picture in the same language is the same drawing, and it is long."""
    return part.part("california", picture=picture)


@register.simple_block_tag
def alert(content: str, *, tone: str = "info", title: Any = "", role: str = "note") -> SafeString:
    """A boxed message. tone: info ok warn bad plain. role "alert" only for what just went wrong."""
    _known(tone)
    mark = {"ok": "check", "warn": "clock", "bad": "cross"}.get(tone, "info")
    heading = format_html('<p class="alert-title">{}</p>', title) if title else ""
    return format_html(
        '<div class="alert alert-{}" role="{}">{}<div>{}{}</div></div>',
        *(tone, role, mark_safe(glyphs.mark(mark)), heading, content),
    )


@register.simple_block_tag
def empty(content: str, *, title: Any) -> SafeString:
    """Nothing here yet: say why, and what to do."""
    return part.part("empty", content=content, title=title)


@register.simple_block_tag
def panel(content: str, *, title: Any, note: Any = "") -> SafeString:
    """A box for something one acts on, with its heading."""
    return part.part("panel", content=content, title=title, note=note)


@register.simple_block_tag
def table_frame(content: str, *, label: Any) -> SafeString:
    """A region that a wide table may scroll in, reachable by keyboard. `content` is the table."""
    return format_html(
        '<div class="scroll-x" role="region" tabindex="0" aria-label="{}">{}</div>', label, content
    )


@register.simple_tag
def facts(*pairs: Any) -> SafeString:
    """Label, value, label, value … as a definition list; empty values are left out."""
    rows = [
        (name, value)
        for name, value in zip(pairs[::2], pairs[1::2], strict=True)
        if value not in ("", None)
    ]
    return format_html(
        '<dl class="facts">{}</dl>', format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows)
    )


def _known(tone: str) -> None:
    if tone not in TONES:
        raise template.TemplateSyntaxError(f"There is no tone {tone!r}; known are {sorted(TONES)}.")
