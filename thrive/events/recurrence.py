"""Rules by which events come back: read strictly, bounded, and expanded by the local clock.

A rule is an RRULE of RFC 5545, section 3.3.10. What this house takes of it is small on purpose:
whole days only, an end that is said, at most `MOST` times within `YEARS` years. Whatever else a
rule says is refused with a sentence, before anything is expanded. To expand one, each day of those
years is looked at once: so no rule, however it contradicts itself, takes longer than another.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext as _

from thrive.base.decisions import Decision, Refused, no

MOST = 60
YEARS = 3
LONGEST_RULE = 240
_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAYS = rf"(?:{'|'.join(_WEEK)})"
_NUMBERS = r"\d{1,2}(?:,\d{1,2}){0,11}"
# What may stand after each name. Anything else is not a rule we take.
_PARTS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9]\d?",
    "COUNT": r"[1-9]\d?",
    "UNTIL": r"\d{8}(?:T\d{6}Z?)?",
    "BYDAY": rf"(?:-?[1-5])?{_DAYS}(?:,(?:-?[1-5])?{_DAYS}){{0,6}}",
    "BYMONTHDAY": rf"-?{_NUMBERS}",
    "BYMONTH": _NUMBERS,
    "BYSETPOS": r"-?[1-5]",
    "WKST": _DAYS,
}


def checked_zone(name: str) -> ZoneInfo:
    """A time zone of the tz database by its name; `Refused` for any other."""
    if name not in available_timezones():
        raise Refused(
            no(
                _("There is no time zone “%(name)s”. Write one like America/Los_Angeles.")
                % {"name": name[:60]}
            )
        )
    return ZoneInfo(name)


def checked_rule(text: str, zone: str) -> str:
    """The rule in one spelling, its UNTIL in UTC; or `Refused` with what is wrong about it."""
    rule = text.strip().upper().removeprefix("RRULE:")
    if not rule or len(rule) > LONGEST_RULE:
        raise Refused(no(_("Write a rule like FREQ=MONTHLY;BYDAY=3TH;COUNT=12.")))
    said: dict[str, str] = {}
    for part in rule.rstrip(";").split(";"):
        name, _sign, value = part.partition("=")
        if name in said or not re.fullmatch(_PARTS.get(name, r"(?!)"), value, re.ASCII):
            raise Refused(_not_a_part(part))
        said[name] = value
    if "FREQ" not in said or ("COUNT" in said) == ("UNTIL" in said):
        raise Refused(
            no(_("Say how often (FREQ) and when it ends: either COUNT or UNTIL, not both."))
        )
    if int(said.get("COUNT", 1)) > MOST:
        raise Refused(_too_many())
    if said["FREQ"] in ("DAILY", "WEEKLY") and re.search(r"\d", said.get("BYDAY", "")):
        raise Refused(_not_a_part(f"BYDAY={said['BYDAY']}"))
    if "UNTIL" in said:
        said["UNTIL"] = f"{_until(said['UNTIL'], checked_zone(zone)):%Y%m%dT%H%M%SZ}"
    return ";".join(f"{name}={said[name]}" for name in _PARTS if name in said)


def occurrences(rule: str, starts_at: datetime.datetime, zone: str) -> Sequence[datetime.datetime]:
    """Every moment of the series, the first one included; `Refused` when there are too many.

    Expanded by the wall clock of `zone`: an event at 5:30 pm stays at 5:30 pm when the clocks
    change. The search never leaves `YEARS` years, so an impossible day (February 30) ends soon.
    """
    where = checked_zone(zone)
    said = dict(part.split("=") for part in checked_rule(rule, zone).split(";"))
    first = starts_at.astimezone(where).replace(tzinfo=None)
    farthest = first + datetime.timedelta(days=366 * YEARS)
    until, count = said.pop("UNTIL", None), int(said.pop("COUNT", MOST + 1))
    ends = _until(until, where).astimezone(where).replace(tzinfo=None) if until else farthest
    if ends > farthest:
        raise Refused(_too_long())
    found = [
        datetime.datetime.combine(day, first.time(), where).astimezone(datetime.UTC)
        for day in islice(_days(said, first.date(), farthest.date()), count)
        if datetime.datetime.combine(day, first.time()) <= ends
    ]
    if len(found) > MOST:
        raise Refused(_too_many())
    if len(found) < 2:
        raise Refused(no(_("By this rule it happens less than twice. Plan a single event.")))
    if not until and len(found) < count:
        raise Refused(_too_long())
    if found[0] != starts_at.astimezone(datetime.UTC):
        raise Refused(
            no(_("The first day does not follow the rule. Begin on a day that the rule names."))
        )
    return found


def ended_before(rule: str, moment: datetime.datetime) -> str:
    """The same rule, ending before this moment (RFC 5545: UNTIL is in UTC)."""
    parts = [p for p in rule.split(";") if not p.startswith(("COUNT=", "UNTIL="))]
    until = (moment - datetime.timedelta(seconds=1)).astimezone(datetime.UTC)
    return ";".join([*parts, f"UNTIL={until:%Y%m%dT%H%M%SZ}"])


def _days(
    said: Mapping[str, str], first: datetime.date, last: datetime.date
) -> Iterator[datetime.date]:
    """The days of a rule in order, from the first on; `said` are its parts without an end."""
    interval, setpos = int(said.get("INTERVAL", 1)), int(said.get("BYSETPOS", 0))
    wanted = _period(said, first)
    begins = first.replace(month=1, day=1)  # the first period counts from its own beginning
    span = range(begins.toordinal() - 7, last.toordinal() + 1)
    days = map(datetime.date.fromordinal, span)
    for period, group in groupby(days, key=lambda day: _period(said, day)):
        if period < wanted or (period - wanted) % interval:
            continue
        fitting = [day for day in group if _fits(said, day, first)]
        if setpos:
            place = setpos - 1 if setpos > 0 else setpos
            fitting = fitting[place : place + 1 or None]
        yield from (day for day in fitting if day >= first)


def _period(said: Mapping[str, str], day: datetime.date) -> int:
    """The number of the day's own day, week, month or year: INTERVAL counts them."""
    freq = said["FREQ"]
    if freq == "DAILY":
        return day.toordinal()
    if freq == "WEEKLY":
        return (day.toordinal() - 1 - _WEEK.index(said.get("WKST", "MO"))) // 7
    return day.year * 12 + day.month if freq == "MONTHLY" else day.year


def _fits(said: Mapping[str, str], day: datetime.date, first: datetime.date) -> bool:
    """What the rule asks of a day; where it asks nothing, the day is like the first."""
    freq, by_day, by_number = said["FREQ"], said.get("BYDAY"), said.get("BYMONTHDAY")
    if "BYMONTH" in said and str(day.month) not in _numbers(said["BYMONTH"]):
        return False
    if by_number:
        length = calendar.monthrange(day.year, day.month)[1]
        if not {str(day.day), str(day.day - length - 1)} & _numbers(by_number):
            return False
    if by_day:
        return not _names(said, day).isdisjoint(by_day.split(","))
    if by_number or freq == "DAILY":
        return True
    if freq == "WEEKLY":
        return day.weekday() == first.weekday()
    same_month = freq == "MONTHLY" or "BYMONTH" in said or day.month == first.month
    return same_month and day.day == first.day


def _names(said: Mapping[str, str], day: datetime.date) -> set[str]:
    """How BYDAY may call this day: TH, 3TH, -2TH; counted in its month, or in its year."""
    name = _WEEK[day.weekday()]
    if said["FREQ"] == "YEARLY" and "BYMONTH" not in said:
        place, length = day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
    else:
        place, length = day.day, calendar.monthrange(day.year, day.month)[1]
    return {name, f"{(place - 1) // 7 + 1}{name}", f"-{(length - place) // 7 + 1}{name}"}


def _numbers(text: str) -> set[str]:
    return {str(int(one)) for one in text.split(",")}


def _until(text: str, where: ZoneInfo) -> datetime.datetime:
    """A bare day lasts until its midnight; a moment without Z is by the clock of the place."""
    try:
        day = datetime.datetime.fromisoformat(f"{text}T235959" if len(text) == 8 else text)
    except ValueError as wrong:
        raise Refused(_not_a_part(f"UNTIL={text}")) from wrong
    return (day if day.tzinfo else day.replace(tzinfo=where)).astimezone(datetime.UTC)


def _not_a_part(part: str) -> Decision:
    return no(
        _(
            "“%(part)s” is not part of a rule we take. Rules repeat by day, week, month or year, "
            "and say how often: FREQ=MONTHLY;BYDAY=3TH;COUNT=12."
        )
        % {"part": part[:40]}
    )


def _too_many() -> Decision:
    return no(_("A series has at most %(most)s events. Plan the rest later.") % {"most": MOST})


def _too_long() -> Decision:
    return no(_("The series would run longer than three years. End it earlier."))
