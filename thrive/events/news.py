"""News of the calendar for those who follow a city or an action area: dates that are still ahead."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import get_language

from thrive.base.models import Entry
from thrive.events.models import Event
from thrive.events.moments import when
from thrive.notices.followed import Fact, Thing
from thrive.notices.sources import Window
from thrive.people.links import address
from thrive.people.models import Person


def of_city(person: Person, city: Thing, window: Window) -> list[Fact]:
    return _new(person, window, Q(community__slug=city.slug))


def of_area(person: Person, area: Thing, window: Window) -> list[Fact]:
    return _new(person, window, Q(areas__has=area.slug))


def _new(person: Person, window: Window, about: Q) -> list[Fact]:
    entries = Entry.objects.filter(
        number__gt=window.after, number__lte=window.upto, on_kind="event", what="publish_event"
    ).exclude(by_kind="person", by_id=str(person.public_id))
    since = dict(entries.values_list("on_id", "at"))
    if not since:
        return []
    rows = Event.objects.visible_to(person).going_ahead().ahead().filter(about, uid__in=since)
    language = get_language() or "en"
    return [
        Fact(
            event.title_in(language),
            address("event", event.slug, language=language),
            since[str(event.uid)],
            when(event, language),
        )
        for event in rows.select_related("community").order_by("starts_at", "pk")
    ]
