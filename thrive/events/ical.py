"""The lines of a calendar file (RFC 5545, section 3.1): escaped, folded at 75 octets, ended by CRLF.

A filtered feed holds hundreds of events and is asked for all day, so its lines are written straight
as text. What a time zone's rules look like is `icalendar`'s work, done once for each zone.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable

END = "\r\n"
WIDEST = 75
FIRST, LAST = datetime.date(2018, 1, 1), datetime.date(2050, 1, 1)  # of a zone's rules
# What a text may not hold (RFC 5545, TSAFE-CHAR): control characters, tab and line breaks aside.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SIGNS = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": "\\n"})


def text(name: str, *values: str) -> str:
    """One line; several values are a list, parted by commas."""
    return folded(f"{name}:{','.join(map(escaped, values))}")


def escaped(value: str) -> str:
    if not value.isprintable():
        value = _CONTROL.sub("", value.replace("\r\n", "\n"))
    return value.translate(_SIGNS)


def utc(name: str, moment: datetime.datetime) -> str:
    return f"{name}:{moment.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}{END}"


def local(name: str, moment: datetime.datetime, zone: str) -> str:
    """By the clock of a zone; `moment` already stands in it."""
    if zone == "UTC":
        return utc(name, moment)
    return f"{name};TZID={zone}:{moment:%Y%m%dT%H%M%S}{END}"


def folded(line: str) -> str:
    """No line is wider than 75 octets, and no letter is cut in two."""
    if line.isascii():
        if len(line) <= WIDEST:
            return line + END
        rest = range(WIDEST, len(line), WIDEST - 1)
        return END.join((line[:WIDEST], *(f" {line[at : at + WIDEST - 1]}" for at in rest), ""))
    parts, width, room = [""], 0, WIDEST
    for letter in line:
        size = len(letter.encode())
        if width + size > room:
            parts.append("")
            width, room = 0, WIDEST - 1
        parts[-1] += letter
        width += size
    return f"{END} ".join(parts) + END


def component(name: str, lines: Iterable[str]) -> str:
    return f"BEGIN:{name}{END}{''.join(lines)}END:{name}{END}"


@functools.lru_cache(maxsize=64)
def zone_rules(zone: str) -> str:
    """The VTIMEZONE of a zone of the tz database; nothing for UTC, which needs none."""
    if zone == "UTC":
        return ""
    from icalendar import Timezone

    rules = Timezone.from_tzid(zone, first_date=FIRST, last_date=LAST)
    rules.pop("COMMENT", None)  # RFC 5545, 3.6.5: none may stand there
    return str(rules.to_ical().decode())
