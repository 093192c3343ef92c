"""The grammar of RFC 5545, rule by rule, for files of events. Each finding is a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_NAME = re.compile(
    r'([A-Z][A-Z0-9-]*)((?:;[A-Z][A-Z0-9-]*=(?:"[^"\x00-\x1f]*"|[^";:,\x00-\x1f]+))*):'
)
_MOMENT = re.compile(r"\d{8}T\d{6}Z?")
_DURATION = re.compile(r"[+-]?P(?:\d+W|\d+D(?:T\d+[HMS])?|T\d+[HMS])")
_OFFSET = re.compile(r"[+-]\d{4}(?:\d{2})?")
_TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0b-\x1f\x7f]|\\[\\;,nN])*")
_LIST = re.compile(rf"{_TEXT.pattern}(?:,{_TEXT.pattern})*")
_DAYS = r"(?:[+-]?\d{1,2})?(?:SU|MO|TU|WE|TH|FR|SA)"
_RULE = {
    "FREQ": r"SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY",
    "UNTIL": r"\d{8}(?:T\d{6}Z?)?",
    "COUNT": r"\d+",
    "INTERVAL": r"\d+",
    "BYDAY": rf"{_DAYS}(?:,{_DAYS})*",
    "BYMONTHDAY": r"-?\d{1,2}(?:,-?\d{1,2})*",
    "BYMONTH": r"\d{1,2}(?:,\d{1,2})*",
    "BYSETPOS": r"-?\d{1,3}(?:,-?\d{1,3})*",
    "WKST": r"SU|MO|TU|WE|TH|FR|SA",
}
# How each property reads, and in which part it must stand once (!), at most once (?), or often (*).
_READS: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(("DTSTAMP", "CREATED", "LAST-MODIFIED"), re.compile(r"\d{8}T\d{6}Z")),
    **dict.fromkeys(("DTSTART", "DTEND", "RECURRENCE-ID"), _MOMENT),
    "RDATE": re.compile(rf"{_MOMENT.pattern}(?:,{_MOMENT.pattern})*"),
    **dict.fromkeys(("SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME"), _TEXT),
    **dict.fromkeys(("TZOFFSETFROM", "TZOFFSETTO"), _OFFSET),
    "CATEGORIES": _LIST,
    "SEQUENCE": re.compile(r"\d+"),
    "STATUS": re.compile("TENTATIVE|CONFIRMED|CANCELLED"),
    "URL": re.compile(r"https?://[!-~]+"),
    "REFRESH-INTERVAL": _DURATION,
    "VERSION": re.compile(r"2\.0"),
}
_PARTS = {
    "VCALENDAR": "PRODID! VERSION! CALSCALE? METHOD? NAME? X-WR-CALNAME? REFRESH-INTERVAL?",
    "VEVENT": "UID! DTSTAMP! DTSTART! DTEND? SUMMARY? DESCRIPTION? LOCATION? URL? STATUS? SEQUENCE?"
    " CREATED? LAST-MODIFIED? RRULE? RECURRENCE-ID? CATEGORIES*",
    "VTIMEZONE": "TZID!",
    "STANDARD": "DTSTART! TZOFFSETFROM! TZOFFSETTO! RRULE? RDATE* TZNAME* COMMENT*",
    "DAYLIGHT": "DTSTART! TZOFFSETFROM! TZOFFSETTO! RRULE? RDATE* TZNAME* COMMENT*",
}


def findings(file: bytes) -> list[str]:
    """What a file has against the grammar; empty when nothing."""
    return [*_lines(file), *_parts(_unfolded(file))]


def _unfolded(file: bytes) -> list[str]:
    return file.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").decode().split("\r\n")[:-1]


def _lines(file: bytes) -> Iterator[str]:
    """3.1: CRLF alone ends a line, none is longer than 75 octets, no letter is cut in two."""
    if not file.endswith(b"\r\n"):
        yield "the file does not end with CRLF"
    for line in file.split(b"\r\n"):
        if b"\n" in line or b"\r" in line:
            yield f"a bare line break in {line[:40]!r}"
        if len(line) > 75:
            yield f"{len(line)} octets: {line[:40]!r}"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"a letter cut in two: {line[-20:]!r}"


def _parts(lines: list[str]) -> Iterator[str]:
    """3.4, 3.6: parts are nested and closed, and each holds what it must, once."""
    open_parts: list[tuple[str, Counter[str]]] = []
    named, told, uids = set(), set(), Counter[tuple[str, str]]()
    uid = again = ""
    for line in lines:
        found = _NAME.match(line)
        if not found:
            yield f"no content line: {line[:50]!r}"
            continue
        name, given, value = found[1], found[2], line[found.end() :]
        if name == "BEGIN":
            open_parts.append((value, Counter()))
            uid = again = ""
            continue
        if not open_parts:
            yield f"{name} stands outside of every part"
            continue
        part, seen = open_parts[-1]
        if name == "END":
            if value != part:
                yield f"{part} is closed as {value}"
            open_parts.pop()
            yield from _held(part, seen)
            uids.update([(uid, again)] if part == "VEVENT" else [])
            continue
        seen[name] += 1
        yield from _value(part, name, given, value)
        if zone := re.search(r";TZID=([^;:]+)", given):
            named.add(zone[1])
        if name == "TZID":
            told.add(value)
        uid, again = (
            (value if name == "UID" else uid),
            (value if name == "RECURRENCE-ID" else again),
        )
    yield from (f"{part} is never closed" for part, _seen in open_parts)
    yield from (f"no VTIMEZONE for {zone}" for zone in sorted(named - told))
    yield from (f"{key} stands {n} times" for key, n in uids.items() if n > 1)


def _held(part: str, seen: Counter[str]) -> Iterator[str]:
    known = {word[:-1]: word[-1] for word in _PARTS.get(part, "").split()}
    if not known:
        yield f"unknown part {part}"
    yield from (f"{part} without {n}" for n, mark in known.items() if mark == "!" and not seen[n])
    yield from (f"{n} in {part}" for n in seen if n not in known)
    yield from (f"{n} twice in {part}" for n in seen if seen[n] > 1 and known.get(n) != "*")


def _value(part: str, name: str, given: str, value: str) -> Iterator[str]:
    """3.3, 3.8: how each value is written."""
    if name == "RRULE":
        said = [piece.partition("=") for piece in value.split(";")]
        names = [piece[0] for piece in said]
        if len(set(names)) < len(names) or "FREQ" not in names or {"COUNT", "UNTIL"} <= {*names}:
            yield f"RRULE {value}"
        yield from (
            f"RRULE part {n}={v}" for n, _s, v in said if not re.fullmatch(_RULE.get(n, r"(?!)"), v)
        )
    elif name in _READS and not _READS[name].fullmatch(value):
        yield f"{name}: {value[:50]!r}"
    moments = name in ("DTSTART", "DTEND", "RECURRENCE-ID") and part == "VEVENT"
    if moments and (";TZID=" in given) == value.endswith("Z"):
        yield f"{name} is neither UTC nor in a zone: {given}{value}"
