"""Help against the nine rows of Table I: what a city is offered, what it got, what is still unused.

Three sources, each with its own record: coaching contacts (`thrive.cities`), events that people of
the city came to, and the log of this room. Help stands beside need, city by city, by name: there is
no order of merit.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, Sum
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.decisions import Decision
from thrive.cities.models import CoachingContact, Community, Enrollment
from thrive.cities.queries.city import city_with_seats
from thrive.cities.queries.coaching_lines import in_words
from thrive.cities.rules.coaching_record import seat_of
from thrive.events.models import Event, TAEntry, TARequest
from thrive.events.queries.trainings import city_progress
from thrive.events.queries.used import NOT_COUNTED, QUESTIONS
from thrive.events.rules import ta as rules
from thrive.program import registry

A_YEAR = datetime.timedelta(days=365)
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Given:
    """Minutes of one row of Table I by where they are written down, answered questions, occasions."""

    coaching: int = 0
    events: int = 0
    log: int = 0
    questions: int = 0
    times: int = 0
    last: datetime.date | None = None

    @property
    def minutes(self) -> int:
        return self.coaching + self.events + self.log

    def plus(self, part: str, number: int, times: int, last: datetime.date | None) -> Given:
        days = [one for one in (self.last, last) if one]
        sums = {name: getattr(self, name) for name in ("coaching", "events", "log", "questions")}
        sums[part] += number
        return Given(**sums, times=self.times + times, last=max(days) if days else None)


@dataclass(frozen=True)
class Row:
    """One row of Table I for a city. `offered`: its tier is entitled to it."""

    code: str
    name: str
    offered: bool
    given: Given
    length: str

    @property
    def sources(self) -> str:
        """Where its minutes are written down."""
        said = (
            (self.given.coaching, _("coaching record")),
            (self.given.events, _("events")),
            (self.given.log, _("this log")),
            (self.given.questions, _("answered questions")),
        )
        return ", ".join(words for number, words in said if number)

    @property
    def is_unused(self) -> bool:
        return self.offered and not self.given.times and self.is_counted

    @property
    def is_counted(self) -> bool:
        return self.code not in NOT_COUNTED


@dataclass(frozen=True)
class EntryLine:
    row: TAEntry
    offering: str
    length: str
    giver: str
    may_confirm: Decision
    may_doubt: Decision
    may_correct: Decision
    may_withdraw: Decision


@dataclass(frozen=True)
class CityHelp:
    community: Community
    tier: str
    rows: tuple[Row, ...]
    lines: tuple[EntryLine, ...]
    total: str
    may_write: Decision
    of_city: bool
    parts: tuple[int, int]

    @property
    def unused(self) -> tuple[Row, ...]:
        return tuple(one for one in self.rows if one.is_unused)

    @property
    def to_confirm(self) -> int:
        return sum(bool(one.may_confirm) and one.row.status == "written" for one in self.lines)


@dataclass(frozen=True)
class CityBeside:
    """One city in the view of all: what it was given in a year, beside what it still lacks."""

    community: Community
    tier: str
    minutes: int
    length: str
    used: int
    offered: int
    unused: tuple[str, ...]
    open_questions: int
    to_confirm: int


@dataclass(frozen=True)
class HelpOfAll:
    """`offerings`: (name, minutes in words, cities that used it, cities offered it) each."""

    cities: tuple[CityBeside, ...]
    offerings: tuple[tuple[str, str, int, int], ...]
    since: datetime.date


def city_help(viewer: Any, slug: str) -> CityHelp | None:
    """At most fourteen queries; None for whoever may not read it."""
    community = city_with_seats(viewer, slug)
    if community is None or not rules.may_read_help(viewer, community):
        return None
    seat = seat_of(community)
    if seat is None:
        return None
    given = given_to([community.pk]).get(community.pk, {})
    names = {one.code: str(one.name) for one in seat.cycle.rulebook.offerings}
    rows = tuple(
        Row(
            code=one.code,
            name=str(one.name),
            offered=seat.tier in one.tiers,
            given=given.get(one.code, Given()),
            length=_length(given.get(one.code, Given()).minutes),
        )
        for one in seat.cycle.rulebook.offerings
    )
    entries = community.ta_entries.select_related("given_by").order_by("-held_on", "-pk")[:SHOWN]
    return CityHelp(
        community=community,
        tier=seat.tier,
        rows=rows,
        lines=tuple(_entry_line(viewer, community, one, names) for one in entries),
        total=_length(sum(one.given.minutes for one in rows)),
        may_write=rules.may_write_help(viewer, community),
        of_city=bool(community.roles_of(viewer)),
        parts=city_progress(community.pk),
    )


def help_of_all() -> HelpOfAll:
    """Every city with a seat, by name, over the last year. Eight queries for any number."""
    since = clock.today() - A_YEAR
    seats = Enrollment.objects.holding_a_seat().select_related("community", "cycle")
    found = {one.community_id: one for one in seats.order_by("community__name", "pk")}
    given = given_to(found, since)
    asked = dict(
        TARequest.objects.open().filter(community__in=list(found)).order_by()
        .values_list("community").annotate(Count("pk"))
    )  # fmt: skip
    waiting = dict(
        TAEntry.objects.filter(status="written", community__in=list(found)).order_by()
        .values_list("community").annotate(Count("pk"))
    )  # fmt: skip
    cities = tuple(
        _beside(seat, given.get(pk, {}), asked.get(pk, 0), waiting.get(pk, 0))
        for pk, seat in found.items()
    )
    return HelpOfAll(cities=cities, offerings=tuple(_by_offering(found, given)), since=since)


def given_to(
    communities: Collection[int], since: datetime.date | None = None
) -> Mapping[int, Mapping[str, Given]]:
    """Community → code of Table I → what was given. Four queries."""
    found: dict[int, dict[str, Given]] = defaultdict(lambda: defaultdict(Given))
    day = {"held_on__gte": since} if since else {}
    here = list(communities)
    sums = {"sum": Sum("minutes"), "times": Count("pk"), "last": Max("held_on")}
    for part, rows in (
        ("coaching", CoachingContact.objects.standing()),
        ("log", TAEntry.objects.counting()),
    ):
        chosen = rows.filter(community__in=here, **day).order_by()
        for pk, code, minutes, times, last in chosen.values_list("community", "offering").annotate(
            **sums
        ):
            found[pk][code] = found[pk][code].plus(part, minutes, times, last)
    answered = TARequest.objects.filter(community__in=here, answered_at__isnull=False).order_by()
    if since:
        answered = answered.filter(answered_at__date__gte=since)
    asked = answered.values_list("community").annotate(number=Count("pk"), at=Max("answered_at"))
    for pk, number, at in asked:
        found[pk][QUESTIONS] = found[pk][QUESTIONS].plus("questions", number, number, at.date())
    came = Q(registrations__attended=True, registrations__community__in=here)
    events = Event.objects.filter(came).exclude(offering="").order_by()
    if since:
        events = events.filter(starts_at__date__gte=since)
    held = events.values_list(
        "registrations__community", "offering", "pk", "starts_at", "ends_at"
    ).distinct()
    for pk, code, _event, starts, ends in held:
        minutes = int((ends - starts).total_seconds() // 60)
        found[pk][code] = found[pk][code].plus("events", minutes, 1, starts.date())
    return found


def _beside(seat: Enrollment, given: Mapping[str, Given], asked: int, waiting: int) -> CityBeside:
    offered = seat.cycle.rulebook.offered_to(seat.tier)
    counted = [one for one in offered if one.code not in NOT_COUNTED]
    used = [one for one in counted if given.get(one.code, Given()).times]
    minutes = sum(one.minutes for one in given.values())
    return CityBeside(
        community=seat.community,
        tier=seat.tier,
        minutes=minutes,
        length=_length(minutes),
        used=len(used),
        offered=len(counted),
        unused=tuple(str(one.name) for one in counted if one not in used),
        open_questions=asked,
        to_confirm=waiting,
    )


def _by_offering(
    seats: Mapping[int, Enrollment], given: Mapping[int, Mapping[str, Given]]
) -> list[tuple[str, str, int, int]]:
    rows = []
    for one in registry.current().offerings:
        if one.code in NOT_COUNTED:
            continue
        theirs = [given[pk][one.code] for pk in given if one.code in given[pk]]
        offered = sum(seat.tier in one.tiers for seat in seats.values())
        used = sum(bool(each.times) for each in theirs)
        rows.append((str(one.name), _length(sum(each.minutes for each in theirs)), used, offered))
    return rows


def _entry_line(
    viewer: Any, community: Community, row: TAEntry, names: Mapping[str, str]
) -> EntryLine:
    row.community = community
    return EntryLine(
        row=row,
        offering=names.get(row.offering, row.offering),
        length=in_words(row.minutes),
        giver=row.given_by.shown_name if row.given_by else _("Somebody who has left"),
        may_confirm=rules.may_settle(viewer, row, "confirm"),
        may_doubt=rules.may_settle(viewer, row, "doubt"),
        may_correct=rules.may_correct(viewer, row),
        may_withdraw=rules.may_withdraw(viewer, row),
    )


def _length(minutes: int) -> str:
    return in_words(minutes) if minutes else ""
