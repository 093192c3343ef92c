"""The search page: what was found, and the ways to narrow it that stand in the address."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.cities.models import Community
from thrive.portal.queries.city_choices import Choice
from thrive.search.queries import Found, Narrowed, search

MONTH, YEAR = datetime.timedelta(days=31), datetime.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class FindingPage:
    found: Found
    choices: tuple[Choice, ...]
    is_narrowed: bool


def finding_page(asked: Mapping[str, str], *, user: Any, language: str) -> FindingPage:
    """What the address asks for. A word that means nothing here is left out, never an error."""
    city = asked.get("city", "")[:120]
    written = asked.get("written", "") if asked.get("written") in ("en", "es") else ""
    when = asked.get("time", "") if asked.get("time") in dict(_times()) else ""
    since, until = _span(when)
    page = asked.get("page", "")
    found = search(
        asked.get("q", "").strip()[:200],
        user=user,
        language=language,
        narrowed=Narrowed(asked.get("kind", ""), city, written, since, until),
        page=int(page) if page.isdecimal() and len(page) < 5 else 1,
    )
    return FindingPage(found, _choices(found, city, written, when), bool(city or written or when))


def _choices(found: Found, city: str, written: str, when: str) -> tuple[Choice, ...]:
    """Only cities that occur in what this person found, or the one in the address."""
    slugs = {*found.cities, city} - {""}
    known = Community.objects.filter(slug__in=slugs) if slugs else Community.objects.none()
    names = [(slug, name) for slug, name in known.order_by("name").values_list("slug", "name")]
    languages = [("en", "English"), ("es", "Español")]
    shown = [
        (_("City"), "city", [("", _("Every city")), *names], city),
        (_("Written in"), "written", [("", _("Every language")), *languages], written),
        (_("Time"), "time", [("", _("Any time")), *_times()], when),
    ]
    return tuple(
        Choice(name, label, tuple(options), chosen) for label, name, options, chosen in shown
    )


def _times() -> list[tuple[str, str]]:
    return [
        ("month", _("The last 31 days")),
        ("year", _("The last year")),
        ("ahead", _("Still to come")),
    ]


def _span(when: str) -> tuple[datetime.datetime | None, datetime.datetime | None]:
    now = clock.now()
    if when == "ahead":
        return now, None
    return {"month": now - MONTH, "year": now - YEAR}.get(when), now if when else None
