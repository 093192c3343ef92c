"""What people say to each other: a post, and a conversation in a list. Drawn without a template:
a page holds twenty or thirty of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thrive.ui.components.part import element, escaped, initials, one_of

register = template.Library()
STATES = {"", "answer", "held", "hidden", "reported"}
VOICES = {"", "staff", "youth", "open"}


@register.simple_block_tag
def post(
    content: str,
    *,
    number: int,
    url: str,
    who: Any,
    when: datetime.datetime,
    note: Any = "",
    kind: str = "",
    state: str = "",
) -> SafeString:
    """What one person wrote, and what one can do with it. `url` is its permanent link.

    kind: "" resident or partner, staff, youth, open (nobody to show). state: "" answer held hidden
    reported.
    """
    one_of(kind, VOICES, "kind of voice")
    classes = f"post is-{one_of(state, STATES, 'state of a post')}" if state else "post"
    letters = "–" if kind == "open" else initials(str(who))
    circle = f"initial initial-{kind}" if kind else "initial"
    beside = f'<span class="muted">{escaped(note)}</span>' if note else ""
    said = _by_whom(get_language()) % {"number": number, "who": who}
    return mark_safe(
        f'<article class="{classes}" id="p{number}" aria-label="{escaped(said)}">'
        f'<span class="{circle}" aria-hidden="true">{escaped(letters)}</span><div>'
        f'<p class="post-head"><b>{escaped(who)}</b>{beside}'
        f'<a class="muted" href="{escaped(url)}">{_moment(when)}</a></p>'
        f'<div class="post-body">{content.strip()}</div></div></article>'
    )


@register.simple_tag
def plain_post(row: Any) -> SafeString:
    """A post that is nothing but words, with nothing to do about it; `row` tells all the rest."""
    words = (
        f'<div class="said" lang="{escaped(row.language)}" dir="{row.direction}">'
        f"{escaped(row.html)}</div>"
    )
    return post(
        words,
        number=row.number,
        url=row.url,
        who=row.who,
        when=row.written_at,
        note=row.note,
        kind=row.kind,
        state=row.tone,
    )


@register.simple_block_tag
def talk_row(
    content: str,
    *,
    title: Any,
    url: str,
    when: datetime.datetime,
    note: Any = "",
    count: Any = "",
    lang: str = "",
    new: bool = False,
) -> SafeString:
    """One conversation in ul.talks. `content` is its pills, `count` says how many answered, `new`
    that something was written since one read it."""
    marks = content.strip()
    if new:
        marks = f'<span class="pill pill-info">{escaped(_("New"))}</span>{marks}'
    spoken = f' lang="{escaped(lang)}"' if lang else ""
    answers = element("span", {"class": "nowrap"}, escaped(count)) if count else ""
    # The space before the dot does not break: no line of a narrow screen begins with a dot.
    line = "\u00a0· ".join(part for part in (escaped(note), answers, _moment(when)) if part)
    link = element("a", {"href": url}, escaped(title))
    return mark_safe(
        f"<li><h3{spoken}>{link}</h3>"
        f'<p class="row row-s">{marks}<span class="small muted">{line}</span></p></li>'
    )


@register.simple_tag
def noted_links(lines: Iterable[Any]) -> SafeString:
    """Links one below the other, a word beside each. A line has `name`, `url` and `note`."""
    drawn = "".join(
        f'<li><a href="{escaped(line.url)}">{escaped(line.name)}</a><br>'
        f'<span class="small muted">{escaped(line.note)}</span></li>'
        for line in lines
    )
    return mark_safe(f"<ul>{drawn}</ul>")


def _moment(when: datetime.datetime) -> str:
    """Day and hour are written apart and remembered: a list holds few days, and a day few minutes."""
    here, language = timezone.localtime(when), get_language()
    words = f"{_day(here.date(), language)}, {_hour(here.hour, here.minute, language)}"
    return f'<time datetime="{here.isoformat(timespec="minutes")}">{words}</time>'


@lru_cache(maxsize=8)
def _by_whom(_language: str | None) -> str:
    return _("Post %(number)s by %(who)s")


@lru_cache(maxsize=4096)
def _day(day: datetime.date, _language: str | None) -> str:
    return escaped(date_format(day, "DATE_FORMAT"))


@lru_cache(maxsize=4096)
def _hour(hour: int, minute: int, _language: str | None) -> str:
    words = escaped(time_format(datetime.time(hour, minute), "TIME_FORMAT"))
    return element("span", {"class": "nowrap"}, words)
