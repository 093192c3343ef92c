"""What does not go on by itself in a city: whose turn it is, why, and for how many days already."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.journey.queries.words import sentence
from thrive.journey.rules.checklist import COMMITMENT, ROLLING, TEAM, Row
from thrive.portal.queries.coached import Coached
from thrive.teams.queries.agreement import missing_one_by_one

Turn = Literal["coach", "city", "act", "admin"]


@dataclass(frozen=True, slots=True)
class Wait:
    """`days` is None for what holds nothing up. `code` is of a step of the checklist."""

    what: str
    why: str
    turn: Turn
    days: int | None
    url: str
    code: str = ""


def waits_of(city: Coached, today: datetime.date, language: str) -> tuple[Wait, ...]:
    """The longest wait first. A paused city waits for nothing."""
    if city.seat.status != "active":
        return ()
    steps = tuple(_steps(city, today, language))
    found = (
        *(steps or _first_step(city, today, language)),
        *_agreement(city, today, language),
        *_core_team(city, today, language),
        *_stage(city, today, language),
        *_minutes(city, language),
    )
    return tuple(sorted(found, key=lambda one: -1 if one.days is None else one.days, reverse=True))


def address(language: str, name: str, slug: str, *rest: str) -> str:
    """`reverse` for the many links of one page, each address worked out once a language."""
    pattern = _pattern(name, _STAND_INS[: 1 + len(rest)], language)
    for place, word in enumerate((slug, *rest)):
        pattern = pattern.replace(_STAND_INS[place], word)
    return pattern


def numbered(language: str, name: str, slug: str, number: int) -> str:
    """The same, for addresses that end with a number."""
    pattern = _pattern(name, (_STAND_INS[0], _NUMBER), language)
    return pattern.replace(str(_NUMBER), str(number)).replace(_STAND_INS[0], slug)


_STAND_INS = ("--one--", "--two--")
_NUMBER = 987_654_321


@lru_cache(maxsize=64)
def _pattern(name: str, stand_ins: tuple[str | int, ...], language: str) -> str:
    return reverse(name, args=stand_ins)


def step_address(city: Coached, code: str, language: str) -> str:
    if code == COMMITMENT:
        return address(language, "commitment", city.slug)
    return address(language, "milestone", city.slug, code)


def for_coach(city: Coached, row: Row) -> bool:
    """Can its coach check this step now? The first step waits for the agreement."""
    if row.status != "submitted" or row.next != "coach":
        return False
    return row.step.code != TEAM or city.seat.agreed_on is not None


def for_city(row: Row) -> bool:
    """Is this step asked for, and the city has to show something, or to accept it?"""
    return row.next == "city" and row.counts and not row.settled


def _steps(city: Coached, today: datetime.date, language: str) -> Iterator[Wait]:
    """Steps that were begun or sent."""
    found, records = city.known.found, city.known.records
    for row in (*found.table, *found.way):
        code = row.step.code
        on_its_way = row.standing in ("missing", "acts") and row.status != "not_started"
        sent = row.status == "submitted"
        if not (on_its_way or sent or row.lapsed) or (sent and code == TEAM and city.tally):
            continue
        kept = records[code]
        since = _day(kept.moved_at)
        if row.lapsed and row.fact.newest:
            since = row.fact.newest + datetime.timedelta(days=ROLLING[code])
        turn: Turn = "city" if row.next == "nobody" else row.next
        yield Wait(
            row.step.name.said_in(language),
            sentence(row, kept.answer),
            turn,
            (today - since).days,
            step_address(city, code, language),
            code,
        )


def _first_step(city: Coached, today: datetime.date, language: str) -> Iterator[Wait]:
    """Nothing is on its way: the first step that is still asked for."""
    ahead = next((row for row in city.known.found.table if row.counts and not row.settled), None)
    if ahead is None:
        return
    moved = [_day(kept.moved_at) for kept in city.known.records.values()]
    yield Wait(
        ahead.step.name.said_in(language),
        _("Nothing has been shown for it yet."),
        "act" if ahead.next == "act" else "city",
        (today - max([*moved, city.seat.since])).days,
        step_address(city, ahead.step.code, language),
        ahead.step.code,
    )


def _agreement(city: Coached, today: datetime.date, language: str) -> Iterator[Wait]:
    if city.tally is None or city.tally.enough or city.seat.frozen_at is None:
        return
    signed = [line.signature.kept_at for line in city.tally.lines if line.signature]
    since = _day(max([*signed, city.seat.frozen_at]))
    yield Wait(
        _("Letter of Agreement"),
        " ".join(islice(missing_one_by_one(city.tally, city.seat.book), 2)),
        "city",
        (today - since).days,
        address(language, "agreement", city.slug),
    )


def _core_team(city: Coached, today: datetime.date, language: str) -> Iterator[Wait]:
    url = address(language, "core_team", city.slug)
    if city.seat.frozen_at is None:
        days = (today - city.seat.since).days
        yield Wait(_("Core Team"), _("Its six seats are not confirmed yet."), "city", days, url)
        return
    number = len(city.seat.book.seats) - (city.seat.held or 0)
    if number > 0:
        words = ngettext("%(n)s open seat", "%(n)s open seats", number) % {"n": number}
        yield Wait(_("Core Team"), f"{words}.", "city", None, url)


def _stage(city: Coached, today: datetime.date, language: str) -> Iterator[Wait]:
    if city.seat.proposed_at:
        days = (today - _day(city.seat.proposed_at)).days
        words = _("A change of stage is proposed. An administrator confirms it.")
        yield Wait(_("Stage"), words, "admin", days, address(language, "stage", city.slug))


def _minutes(city: Coached, language: str) -> Iterator[Wait]:
    """Named, but never what a city is stuck at."""
    for one in city.meetings:
        if one.status not in ("agenda", "held") or one.lies_ahead:
            continue
        if one.status == "held":
            words = _("Its minutes are not approved yet.")
        else:
            words = _("Its minutes are not written yet.")
        yield Wait(one.title, words, "city", None, numbered(language, "meeting", city.slug, one.pk))


def _day(moment: datetime.datetime) -> datetime.date:
    return timezone.localtime(moment).date()
