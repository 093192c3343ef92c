"""One line of the calendar, whichever room it comes from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from thrive.cities.models import InfoSession
from thrive.events.models import Event
from thrive.events.moments import zone_words
from thrive.events.words import LANGUAGE_WORDS, Kind, Support


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as a line of the calendar, whichever room it lives in.

    `state` is "", full, closed, held, cancelled or draft; `lang` of the title if not the page's.
    """

    title: str
    url: str
    starts: datetime.datetime
    ends: datetime.datetime
    zone: str
    kind: str
    state: str = ""
    state_words: str = ""
    place: str = ""
    city: str = ""
    lang: str = ""
    areas: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()

    @property
    def day(self) -> datetime.date:
        return self.starts.date()

    @property
    def hours(self) -> str:
        words = _("%(begins)s to %(until)s") % {
            "begins": formats.time_format(self.starts),
            "until": formats.time_format(self.ends),
        }
        return f"{words}, {zone_words(self.zone, self.starts)}"

    @property
    def note(self) -> str:
        """One line under the title: hours, place, kind, how it stands."""
        said = (str(self.starts.year), self.hours, self.place, self.kind_words, self.state_words)
        return " · ".join(word for word in said if word)

    @property
    def kind_words(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def language_words(self) -> str:
        return ", ".join(str(LANGUAGE_WORDS[one]) for one in self.languages)

    @property
    def support_words(self) -> list[str]:
        return [str(Support(one).label) for one in self.supports]


def entry_of(event: Event) -> Entry:
    state = "" if event.status == "open" else event.status
    return Entry(
        title=event.said_title,
        url=event.get_absolute_url(),
        starts=event.starts,
        ends=event.ends,
        zone=event.zone,
        kind=event.kind,
        state=state,
        state_words=str(event.get_status_display()) if state else "",
        place=event.place or (_("Online") if event.link else ""),
        city=event.community.name if event.community else "",
        lang=event.title_lang,
        areas=event.areas,
        languages=event.languages,
        supports=event.supports,
    )


def session_entry(session: InfoSession) -> Entry:
    starts = timezone.localtime(session.starts_at)
    return Entry(
        title=_("Information session for cities that want to join"),
        url=reverse("get_involved"),
        starts=starts,
        ends=starts + datetime.timedelta(minutes=45),
        zone="America/Los_Angeles",
        kind=Kind.INFO_SESSION,
        place=session.place,
        languages=(session.language,),
    )
