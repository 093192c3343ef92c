"""What a report is about: one cycle of the program, and a quarter of the year or the whole cycle."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.cities.models import ProgramCycle
from thrive.cities.queries.seats import all_cycles
from thrive.program.rulebook import Rulebook

WHOLE = "cycle"


@dataclass(frozen=True, slots=True)
class Period:
    """`code` is "2026-3" for the third quarter of 2026, or "cycle". Both days are inside it."""

    code: str
    starts_on: datetime.date
    ends_on: datetime.date

    @property
    def words(self) -> str:
        if self.code == WHOLE:
            return _("The whole cycle")
        return quarter_words(self.starts_on)


@dataclass(frozen=True)
class Scope:
    """A state ("holds a seat") is read as of the last day that has passed; what happened, inside."""

    cycle: ProgramCycle
    period: Period

    @property
    def book(self) -> Rulebook:
        return self.cycle.rulebook

    @property
    def begins(self) -> datetime.datetime:
        return _midnight(self.period.starts_on)

    @property
    def after(self) -> datetime.datetime:
        """The first moment that does not belong to the period any more."""
        return _midnight(self.period.ends_on + datetime.timedelta(days=1))

    @property
    def last_day(self) -> datetime.date:
        """The day as of which states are read: the period's last, or today while it runs."""
        return min(self.period.ends_on, clock.today())

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        return self.period.starts_on, self.period.ends_on

    @property
    def moments(self) -> dict[str, datetime.datetime]:
        """For a column with a time of the day."""
        return {"gte": self.begins, "lt": self.after}

    @property
    def address(self) -> str:
        return f"?{urlencode({'quarter': self.period.code, 'cycle': self.cycle.slug})}"

    @property
    def runs(self) -> bool:
        return self.period.ends_on > clock.today()


@dataclass(frozen=True)
class Choices:
    """What can be chosen: cycles, and the periods of the chosen one, newest first."""

    cycles: tuple[ProgramCycle, ...]
    periods: tuple[Period, ...]


def read_scope(asked: Mapping[str, str]) -> tuple[Scope | None, Choices]:
    """What the address asks for; a word that means nothing is read as the newest. One query."""
    cycles = tuple(all_cycles())
    if not cycles:
        return None, Choices((), ())
    cycle = next((one for one in cycles if one.slug == asked.get("cycle")), cycles[0])
    periods = periods_of(cycle)
    chosen = next((one for one in periods if one.code == asked.get("quarter")), periods[0])
    return Scope(cycle, chosen), Choices(cycles, periods)


def periods_of(cycle: ProgramCycle) -> tuple[Period, ...]:
    """Calendar quarters that have begun in the cycle, newest first, and last the whole of it."""
    newest = max(min(clock.today(), cycle.ends_on), cycle.starts_on)
    quarters = []
    first = quarter_start(newest)
    while first >= quarter_start(cycle.starts_on):
        ends_on = _next_quarter(first) - datetime.timedelta(days=1)
        quarters.append(Period(f"{first.year}-{_number(first)}", first, ends_on))
        first = quarter_start(first - datetime.timedelta(days=1))
    return (*quarters, Period(WHOLE, cycle.starts_on, cycle.ends_on))


def quarter_start(day: datetime.date) -> datetime.date:
    return day.replace(month=3 * (_number(day) - 1) + 1, day=1)


def quarter_words(day: datetime.date) -> str:
    """The quarter a day lies in: "July to September 2026"."""
    names = {
        1: _("January to March %(year)s"),
        2: _("April to June %(year)s"),
        3: _("July to September %(year)s"),
        4: _("October to December %(year)s"),
    }
    return names[_number(day)] % {"year": day.year}


def _number(day: datetime.date) -> int:
    return (day.month + 2) // 3


def _next_quarter(first: datetime.date) -> datetime.date:
    return quarter_start(first + datetime.timedelta(days=95))


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
