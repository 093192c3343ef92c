"""One city as one line of the coach desk."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.utils import timezone

from thrive.cities.queries.status import STUCK_AFTER
from thrive.journey.queries.words import MARKS
from thrive.journey.rules.checklist import Row
from thrive.portal.queries import coach_words as say
from thrive.portal.queries.coached import Coached, Gathering
from thrive.portal.queries.coached_waits import (
    Wait,
    address,
    for_city,
    for_coach,
    step_address,
    waits_of,
)
from thrive.program.rulebook import Stage, Tier

COACHING = "T1_5"  # the row of Table I that promises a coach of one's own
QUIET_AFTER = 30  # days without a contact
Linked = tuple[str, str]  # words, and the address they lead to ("" for none)


@dataclass(frozen=True, slots=True)
class Line:
    """One city. `quiet` is the days since the last contact (or since the coach came), None where
    its tier has no coaching of its own; `signatures` counts what the agreement still waits for."""

    name: str
    slug: str
    tier: Tier
    stage: Stage
    level: int
    is_demo: bool
    is_paused: bool
    marks: tuple[str, ...]
    done: int
    asked: int
    waits: tuple[Wait, ...]
    checks: tuple[Linked, ...]
    missing: tuple[Linked, ...]
    offered: int
    unused: tuple[Linked, ...]
    next_meeting: Gathering | None
    council_on: datetime.date | None
    council_what: str
    last_contact: datetime.date | None
    quiet: int | None
    signatures: int
    next_steps: int
    language: str

    @property
    def url(self) -> str:
        return address(self.language, "milestones", self.slug)

    @property
    def meetings_url(self) -> str:
        return address(self.language, "meetings", self.slug)

    @property
    def contact_url(self) -> str:
        return address(self.language, "coaching", self.slug)

    @property
    def longest(self) -> Wait | None:
        return self.waits[0] if self.waits else None

    @property
    def days(self) -> int:
        return (self.waits[0].days or 0) if self.waits else 0

    @property
    def is_stuck(self) -> bool:
        return self.days > STUCK_AFTER

    @property
    def is_quiet(self) -> bool:
        return self.quiet is not None and self.quiet > QUIET_AFTER

    @property
    def needs_me(self) -> bool:
        """Is there something here that only its coach can do?"""
        return bool(self.checks) or self.is_quiet

    @property
    def turn(self) -> str:
        return say.turn(self.waits[0].turn, self.language) if self.waits else ""

    @property
    def more(self) -> list[Linked]:
        """What waits beside the longest."""
        return [
            (f"{one.what}: {one.why}" + ("" if one.days is None else f" ({one.days})"), one.url)
            for one in self.waits[1:]
        ]

    @property
    def steps_words(self) -> str:
        return say.steps_done(self.done, self.asked, self.language)

    @property
    def missing_words(self) -> str:
        return say.steps_missing(len(self.missing), self.language)

    @property
    def more_words(self) -> str:
        return say.more_waits(len(self.waits) - 1, self.language)

    @property
    def unused_words(self) -> str:
        return say.offers_unused(len(self.unused), self.offered, self.language)

    @property
    def signatures_words(self) -> str:
        return say.signatures_missing(self.signatures, self.language)

    @property
    def quiet_words(self) -> str:
        return say.days_ago(self.quiet or 0, self.language)

    @property
    def next_steps_words(self) -> str:
        return say.open_next_steps(self.next_steps, self.language)

    @property
    def contact_day(self) -> str:
        return say.day(self.last_contact, self.language) if self.last_contact else ""

    @property
    def council_day(self) -> str:
        return say.day(self.council_on, self.language) if self.council_on else ""

    @property
    def council_url(self) -> str:
        return address(self.language, "commitment", self.slug)

    @property
    def meeting_day(self) -> str:
        """The day of the next meeting in Pacific time; empty for none."""
        if self.next_meeting is None:
            return ""
        return say.day(timezone.localtime(self.next_meeting.starts_at).date(), self.language)


def line_of(city: Coached, today: datetime.date, language: str) -> Line:
    seat, book, found = city.seat, city.seat.book, city.known.found
    paused = seat.status != "active"
    offered = say.offers(seat.rulebook_key, seat.rulebook_version, seat.tier, language)
    quiet = None
    if not paused and COACHING in offered:
        last = city.last_contact or timezone.localtime(city.coached_since).date()
        quiet = (today - last).days
    tally = city.tally
    help_url = address(language, "city_help", city.slug)
    return Line(
        name=city.name,
        slug=city.slug,
        tier=book.tier(seat.tier),
        stage=book.stage(seat.stage),
        level=seat.level,
        is_demo=seat.is_demo,
        is_paused=paused,
        marks=tuple("in_progress" if row.lapsed else MARKS[row.status] for row in found.table),
        done=found.done,
        asked=found.asked,
        waits=waits_of(city, today, language),
        checks=() if paused else _linked(city, language, partial(for_coach, city)),
        missing=() if paused else _linked(city, language, for_city),
        offered=len(offered),
        unused=tuple((name, help_url) for code, name in offered.items() if code not in city.used),
        next_meeting=next((one for one in city.meetings if one.lies_ahead), None),
        council_on=seat.council_on,
        council_what=seat.council_what or "",
        last_contact=city.last_contact,
        quiet=quiet,
        signatures=len(tally.unsigned_seats) + len(tally.subgroups) if tally else 0,
        next_steps=city.next_steps,
        language=language,
    )


def _linked(city: Coached, language: str, fits: Callable[[Row], bool]) -> tuple[Linked, ...]:
    found = city.known.found
    return tuple(
        (row.step.name.said_in(language), step_address(city, row.step.code, language))
        for row in filter(fits, (*found.table, *found.way))
    )
