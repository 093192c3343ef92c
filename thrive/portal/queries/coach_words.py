"""The words of a line of the coach desk, each put together once a language: the page says them for
every city, and a rulebook and a language never change."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from thrive.base.lifecycle import Words
from thrive.events.queries.used import NOT_COUNTED
from thrive.program import registry

TURNS: dict[str, Words] = {
    "coach": gettext_lazy("You act next."),
    "city": gettext_lazy("The city acts next."),
    "act": gettext_lazy("ACT acts next."),
    "admin": gettext_lazy("An administrator acts next."),
}


@lru_cache(maxsize=32)
def offers(key: str, version: str, tier: str, language: str) -> Mapping[str, str]:
    """Code → name of what Table I offers to a tier, as far as its use is written down."""
    offered = registry.rulebook(key, version).offered_to(tier)
    return {one.code: one.name.said_in(language) for one in offered if one.code not in NOT_COUNTED}


@lru_cache(maxsize=16)
def turn(who: str, language: str) -> str:
    return str(TURNS[who])


@lru_cache(maxsize=512)
def day(one: datetime.date, language: str) -> str:
    return date_format(one)


@lru_cache(maxsize=256)
def steps_done(done: int, asked: int, language: str) -> str:
    return _("%(done)s of %(asked)s done") % {"done": done, "asked": asked}


@lru_cache(maxsize=64)
def steps_missing(n: int, language: str) -> str:
    return ngettext("%(n)s waits for the city", "%(n)s wait for the city", n) % {"n": n}


@lru_cache(maxsize=64)
def more_waits(n: int, language: str) -> str:
    return ngettext("%(n)s more thing waits", "%(n)s more things wait", n) % {"n": n}


@lru_cache(maxsize=256)
def offers_unused(n: int, offered: int, language: str) -> str:
    return _("%(n)s of %(offered)s") % {"n": n, "offered": offered}


@lru_cache(maxsize=64)
def signatures_missing(n: int, language: str) -> str:
    return ngettext("%(n)s signature missing", "%(n)s signatures missing", n) % {"n": n}


@lru_cache(maxsize=512)
def days_ago(n: int, language: str) -> str:
    return ngettext("%(n)s day ago", "%(n)s days ago", n) % {"n": n}


@lru_cache(maxsize=64)
def open_next_steps(n: int, language: str) -> str:
    return ngettext("%(n)s open next step", "%(n)s open next steps", n) % {"n": n}
