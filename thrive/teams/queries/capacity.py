"""The capacity self-check over time: the mean of each statement, month by month."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from thrive.base.decisions import Decision
from thrive.cities.models import Community
from thrive.teams.capacity import STATEMENTS
from thrive.teams.models import CapacityCheck
from thrive.teams.queries.access import Access, access_to, city_at_work, tabs_of
from thrive.teams.rules import capacity as rules

MONTHS = 8  # the newest that stand side by side
LEAST = 3  # fewer answers than this would tell who said what, so their means are not shown


@dataclass(frozen=True)
class Trend:
    """One statement; a mean (1 to 4) for each month, None where too few have answered."""

    words: str
    means: tuple[float | None, ...]


@dataclass(frozen=True)
class CapacityPage:
    """`months`: the first day of each month with the number of checks taken in it, oldest first."""

    community: Community
    access: Access
    tabs: list[tuple[str, str]]
    may_read: Decision
    may_check: Decision
    months: tuple[tuple[datetime.date, int], ...]
    trends: tuple[Trend, ...]
    next_steps: tuple[str, ...]


def capacity_page(viewer: Any, slug: str) -> CapacityPage | None:
    """At most thirteen queries."""
    community = city_at_work(viewer, slug)
    if community is None:
        return None
    access = access_to(viewer, community)
    rows = CapacityCheck.objects.filter(community=community).order_by("-taken_on", "-pk")
    taken = list(rows.values_list("taken_on", "answers", "next_step"))
    by_month: dict[datetime.date, list[dict[str, int]]] = defaultdict(list)
    for day, answers, _next_step in taken:
        by_month[day.replace(day=1)].append(answers)
    months = sorted(by_month)[-MONTHS:]
    return CapacityPage(
        community=community,
        access=access,
        tabs=tabs_of(community, access),
        may_read=rules.may_read_checks(viewer, community),
        may_check=rules.may_check(viewer, community),
        months=tuple((month, len(by_month[month])) for month in months),
        trends=tuple(
            Trend(str(words), tuple(_mean(code, by_month[month]) for month in months))
            for code, words in STATEMENTS.items()
        ),
        next_steps=tuple(
            text for day, _answers, text in taken if text and enough(by_month[day.replace(day=1)])
        )[:5],
    )


def _mean(code: str, answers: list[dict[str, int]]) -> float | None:
    said = [one[code] for one in answers if code in one]
    return sum(said) / len(said) if enough(said) else None


def enough(answers: list[Any]) -> bool:
    return len(answers) >= LEAST
