"""The coach desk: all cities of one coach on one page, one line a city, what needs the coach first."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thrive.base import clock
from thrive.base.lifecycle import Words
from thrive.people.models import Person
from thrive.portal.queries.coach_line import Line, line_of
from thrive.portal.queries.coached import Portfolio, portfolio_of
from thrive.ui.components.pieces import MILESTONES

KEY: dict[str, Words] = {
    "verified": _("verified"),
    "done_before": _("done before joining"),
    "with_coach": _("waits for a check"),
    "in_progress": _("in progress"),
    "not_started": _("not started"),
    "skipped": _("left out"),
}
SORTS: dict[str, tuple[Words, Callable[[Line], Any]]] = {
    "": (
        _("What needs me first"),
        lambda line: (not line.needs_me, not line.is_stuck, -line.days, line.name),
    ),
    "name": (_("Name"), lambda line: line.name),
    "contact": (
        _("Longest without a contact"),
        lambda line: (-1 * (-1 if line.quiet is None else line.quiet), line.name),
    ),
}
SHOWN: dict[str, tuple[Words, Callable[[Line], bool]]] = {
    "": (_("All"), lambda line: True),
    "mine": (_("Needs me"), lambda line: line.needs_me),
    "stuck": (_("Stuck"), lambda line: line.is_stuck),
    "evidence": (_("Evidence missing"), lambda line: bool(line.missing)),
    "signatures": (_("Signatures missing"), lambda line: line.signatures > 0),
    "quiet": (_("No contact for 30 days"), lambda line: line.is_quiet),
    "offers": (_("Offers not used"), lambda line: bool(line.unused)),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that sorts or filters the page; `count` is None for a sorting."""

    name: str
    words: Words
    count: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class CoachDesk:
    """`coach` is None until an administrator has chosen one of `coaches` (public id, name)."""

    coach: Person | None
    is_mine: bool
    coaches: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    total: int
    stuck: int
    mine: int
    outside: tuple[tuple[str, str], ...]
    shown: tuple[Choice, ...]
    sorts: tuple[Choice, ...]
    today: datetime.date

    @property
    def key(self) -> tuple[tuple[str, Words], ...]:
        """The marks of the steps, and what each says."""
        return tuple((MILESTONES[state], words) for state, words in KEY.items())


def coach_desk(viewer: Any, sent: Mapping[str, str]) -> CoachDesk:
    """At most twelve queries for a coach, one more for an administrator, however many cities."""
    coach, coaches = _whose(viewer, sent.get("coach", ""))
    portfolio = portfolio_of(coach) if coach else Portfolio((), ())
    today, language = clock.today(), get_language() or "en"
    lines = [line_of(city, today, language) for city in portfolio.cities]
    fitting = {name: sum(map(fits, lines)) for name, (_words, fits) in SHOWN.items()}
    show, sort = _known(sent.get("show", ""), SHOWN), _known(sent.get("sort", ""), SORTS)
    return CoachDesk(
        coach=coach,
        is_mine=coach == viewer,
        coaches=coaches,
        lines=tuple(sorted(filter(SHOWN[show][1], lines), key=SORTS[sort][1])),
        total=len(lines),
        stuck=fitting["stuck"],
        mine=fitting["mine"],
        outside=portfolio.outside,
        shown=tuple(
            Choice(name, words, fitting[name], name == show)
            for name, (words, _fits) in SHOWN.items()
        ),
        sorts=tuple(Choice(name, words, None, name == sort) for name, (words, _k) in SORTS.items()),
        today=today,
    )


def _whose(viewer: Any, chosen: str) -> tuple[Person | None, tuple[tuple[str, str], ...]]:
    """A coach reads their own desk. Administrators choose; a coach among them begins with theirs."""
    if "admin" not in viewer.program_roles:
        return viewer, ()
    coaches = list(Person.objects.present().with_role("coach").order_by("shown_name", "pk"))
    found = next((one for one in coaches if str(one.public_id) == chosen), None)
    if found is None and "coach" in viewer.program_roles:
        found = viewer
    return found, tuple((str(one.public_id), str(one)) for one in coaches)


def _known(word: str, words: Iterable[str]) -> str:
    return word if word in words else ""
