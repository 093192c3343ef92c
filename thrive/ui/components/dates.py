"""A month at a glance: a table on a desk, the days with something in them on a phone."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, Protocol

from django import template
from django.utils import formats
from django.utils.safestring import SafeString, mark_safe

from thrive.ui.components.part import escaped

register = template.Library()


class Line(Protocol):
    """One thing on a day. `state` is "" or a word for the mark, `state_words` says it."""

    title: str
    url: str
    starts: datetime.datetime
    state: str
    state_words: str
    lang: str


class Square(Protocol):
    date: datetime.date
    in_month: bool
    is_today: bool
    entries: Sequence[Line]


@register.simple_tag
def month_grid(*, weeks: Sequence[Sequence[Any]], label: Any) -> SafeString:
    """Weeks of seven days, Sunday first. A square has `date`, `in_month`, `is_today`, `entries`."""
    heads = "".join(
        f'<th scope="col">{escaped(formats.date_format(day.date, "D"))}</th>' for day in weeks[0]
    )
    rows = "".join(f"<tr>{''.join(map(_square, week))}</tr>" for week in weeks)
    return mark_safe(
        f'<table class="month"><caption class="vh">{escaped(label)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _square(day: Square) -> str:
    names = [
        name
        for name, said in (
            ("out", not day.in_month),
            ("today", day.is_today),
            ("has", bool(day.entries)),
        )
        if said
    ]
    long = escaped(formats.date_format(day.date, "l, F j" if _is_english() else r"l j \d\e F"))
    head = (
        f'<p class="month-day"><time datetime="{day.date:%Y-%m-%d}"><span class="month-n">'
        f'{day.date.day}</span><span class="month-long">{long}</span></time></p>'
    )
    lines = "".join(map(_line, day.entries))
    mark = f' class="{" ".join(names)}"' if names else ""
    return f"<td{mark}>{head}{f'<ul>{lines}</ul>' if lines else ''}</td>"


def _line(one: Line) -> str:
    hour = escaped(formats.time_format(one.starts))
    lang = f' lang="{escaped(one.lang)}"' if one.lang else ""
    said = f" <small>{escaped(one.state_words)}</small>" if one.state else ""
    mark = f' class="is-{escaped(one.state)}"' if one.state else ""
    return (
        f'<li{mark}><a href="{escaped(one.url)}"><span class="num">{hour}</span> '
        f"<b{lang}>{escaped(one.title)}</b></a>{said}</li>"
    )


def _is_english() -> bool:
    return formats.get_format("DATE_FORMAT").startswith("F")
