"""When a mail may come: the hour of the digest, and hours in which a person wants quiet.

Hours are those of the person's day, so a change of the clock moves no digest: one at 8 stays at 8.
An hour that the spring change leaves out is the one after it; of an hour that comes twice in autumn
it is the first.
"""

from __future__ import annotations

import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

DAY = datetime.timedelta(days=1)
LONGEST = datetime.timedelta(hours=14)


class Wished(Protocol):
    rhythm: str
    weekday: int
    hour: int
    quiet_from: int
    quiet_to: int
    zone: str


def next_digest(after: datetime.datetime, wished: Wished) -> datetime.datetime | None:
    """The first moment of a digest later than `after`; None for whoever wants none.

    Whoever wants news as they come gets a daily one, too: it holds only what found no mail.
    """
    if wished.rhythm == "never":
        return None
    day = after.astimezone(ZoneInfo(wished.zone)).date()
    while True:
        moment = _on(day, wished.hour, wished.zone)
        if moment > after and (wished.rhythm != "weekly" or day.weekday() == wished.weekday):
            return moment
        day += DAY


def out_of_quiet(moment: datetime.datetime, wished: Wished) -> datetime.datetime:
    """The moment itself, or the end of the quiet hours it falls into; 14 hours later at most, so that
    no mail about a day comes after it."""
    local = moment.astimezone(ZoneInfo(wished.zone))
    if not is_quiet(local.hour, wished):
        return moment
    past_midnight = local.hour < wished.quiet_to
    day = local.date() if past_midnight else local.date() + DAY
    return min(max(moment, _on(day, wished.quiet_to, wished.zone)), moment + LONGEST)


def is_quiet(hour: int, wished: Wished) -> bool:
    start, end = wished.quiet_from, wished.quiet_to
    if start <= end:
        return start <= hour < end
    return hour >= start or hour < end


def _on(day: datetime.date, hour: int, zone: str) -> datetime.datetime:
    local = datetime.datetime.combine(day, datetime.time(hour), ZoneInfo(zone))
    return local.astimezone(datetime.UTC)
