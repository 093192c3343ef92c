"""When an event is, in words: by the clock of its own place, in the language of the reader."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from django.utils import formats, translation
from django.utils.translation import gettext as _

from thrive.events.models import Event

PACIFIC = "America/Los_Angeles"


def zone_words(zone: str, moment: datetime.datetime) -> str:
    """“Pacific time”; elsewhere the zone's own letters, such as MST."""
    if zone == PACIFIC:
        return _("Pacific time")
    return moment.astimezone(ZoneInfo(zone)).strftime("%Z") or zone


def when(event: Event, language: str = "") -> str:
    """“June 10, 2026, 5:30 p.m. to 7 p.m., Pacific time”."""
    with translation.override(language or translation.get_language() or "en"):
        starts, ends = event.starts, event.ends
        begins = f"{formats.date_format(starts)}, {formats.time_format(starts)}"
        until = formats.time_format(ends)
        if not event.lasts_one_day:
            until = f"{formats.date_format(ends)}, {until}"
        words = _("%(begins)s to %(until)s") % {"begins": begins, "until": until}
        return f"{words}, {zone_words(event.zone, event.starts_at)}"


def hours(event: Event, language: str = "") -> str:
    """“5:30 p.m.” – for a line under its day."""
    with translation.override(language or translation.get_language() or "en"):
        return formats.time_format(event.starts)
