"""What the search finds here: events on the calendar that everybody, or every member, may see."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.conf import settings

from thrive.base import clock
from thrive.events.models import Event
from thrive.events.moments import when
from thrive.events.words import Kind, Who
from thrive.search import Document
from thrive.search.actions import put, remove

SHOWN_TO = {Who.PUBLIC.value: "public", Who.MEMBERS.value: "members"}
A_YEAR = datetime.timedelta(days=366)  # older events are found on the calendar, not by words


def events() -> Iterator[Document]:
    rows = Event.objects.going_ahead().filter(who__in=SHOWN_TO, ends_at__gt=clock.now() - A_YEAR)
    for event in rows.select_related("community"):
        yield from documents_of(event)


def documents_of(event: Event) -> Iterator[Document]:
    for language, _name in settings.LANGUAGES:
        kind = Kind(event.kind).label
        city = event.community.name if event.community else ""
        yield Document(
            kind="event",
            ref_id=str(event.pk),
            language=language,
            title=event.title_in(language),
            body=f"{when(event, language)} {city} {event.place} {kind} {event.about_in(language)}",
            url_name="event",
            url_args=(event.slug,),
            visibility=SHOWN_TO[event.who],
            city=event.community.slug if event.community else "",
            at=event.starts_at,
        )


def say_what_is_found(event: Event) -> None:
    """After each change: found while it stands on the calendar for everybody or for members."""
    if event.who in SHOWN_TO and event.status in ("open", "full", "closed", "held"):
        put(*documents_of(event))
    else:
        remove("event", str(event.pk))
