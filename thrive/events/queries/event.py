"""One event as a page: what it is, for whom, whether one can sign up, and what this viewer may do."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext

from thrive.base.decisions import Decision
from thrive.base.models import Entry as Written
from thrive.events.models import Event, EventQuestion, EventSeries, Material, Registration
from thrive.events.moments import when
from thrive.events.queries.entries import Entry, entry_of
from thrive.events.rules import registering, running
from thrive.events.words import HAPPENED, LANGUAGE_WORDS, Audience, Support
from thrive.program import registry
from thrive.program.rulebook import ActionArea, Offering, TrainingModule

MOST_TOLD = 40


@dataclass(frozen=True)
class Numbers:
    """Places: taken of so many, in line, and who came."""

    taken: int
    waiting: int
    came: int
    capacity: int | None

    @property
    def free(self) -> int | None:
        return None if self.capacity is None else max(self.capacity - self.taken, 0)


@dataclass(frozen=True, slots=True)
class Happened:
    """What was done with an event: by whom in words, never by name."""

    at: datetime.datetime
    what: str
    who: str


@dataclass(frozen=True)
class EventPage:
    """`place` is the viewer's own. `runs`: they see drafts, names and the buttons."""

    event: Event
    when: str
    areas: tuple[ActionArea, ...]
    audiences: tuple[str, ...]
    languages: tuple[str, ...]
    supports: tuple[str, ...]
    offering: Offering | None
    offered_to: tuple[str, ...]
    module: TrainingModule | None
    materials: tuple[Material, ...]
    place: Registration | None
    in_line: int
    numbers: Numbers
    may_register: Decision
    may_run: Decision
    may_publish: Decision
    may_change: Decision
    may_close: Decision
    may_reopen: Decision
    may_cancel: Decision
    may_mark: Decision
    may_follow_up: Decision
    happened: tuple[Happened, ...]

    @property
    def runs(self) -> bool:
        return bool(self.may_run)

    @property
    def register_url(self) -> str:
        return reverse("event_register", args=[self.event.slug])

    @property
    def joins_online(self) -> bool:
        """The link is for those who have a place, and those who run it."""
        has_place = self.place is not None and self.place.status == "registered"
        return bool(self.event.link) and (has_place or self.runs)


def found_event(viewer: Any, slug: str) -> Event | None:
    rows = Event.objects.visible_to(viewer).select_related("community", "series", "host")
    return rows.filter(slug=slug).first()


def event_page(viewer: Any, event: Event) -> EventPage:
    """At most eleven queries."""
    book = registry.current()
    offering = next((one for one in book.offerings if one.code == event.offering), None)
    may_run = running.may_run(viewer, event)
    place = place_of(viewer, event)
    numbers = numbers_of(event)
    return EventPage(
        event=event,
        when=when(event, get_language() or "en"),
        areas=tuple(one for one in book.areas if one.slug in event.areas),
        audiences=tuple(str(Audience(one).label) for one in event.audiences),
        languages=tuple(str(LANGUAGE_WORDS[one]) for one in event.languages),
        supports=tuple(str(Support(one).label) for one in event.supports),
        offering=offering,
        offered_to=tuple(offering.tiers) if offering else (),
        module=next((m for m in book.training_modules if m.slug == event.module), None),
        materials=tuple(event.materials.order_by("pk")),
        place=place,
        in_line=ahead_of(place) + 1 if place and place.status == "waiting" else 0,
        numbers=numbers,
        may_register=_may_register(viewer, event),
        may_run=may_run,
        may_publish=running.may_publish(viewer, event) if may_run else may_run,
        may_change=running.may_change(viewer, event) if may_run else may_run,
        may_close=running.may_close(viewer, event) if may_run else may_run,
        may_reopen=running.may_reopen(viewer, event) if may_run else may_run,
        may_cancel=running.may_cancel(viewer, event) if may_run else may_run,
        may_mark=running.may_mark(viewer, event) if may_run else may_run,
        may_follow_up=running.may_follow_up(viewer, event) if may_run else may_run,
        happened=_happened(event) if may_run else (),
    )


def _may_register(viewer: Any, event: Event) -> Decision:
    if viewer.is_authenticated:
        return registering.may_register(viewer, event)
    open_now = registering.is_open(event)
    return registering.is_offered_to(viewer, event) if open_now else open_now


def place_of(viewer: Any, event: Event) -> Registration | None:
    if not viewer.is_authenticated:
        return None
    place = event.registrations.standing().filter(person=viewer).first()
    if place:
        place.event = event
    return place


def ahead_of(place: Registration) -> int:
    """How many are before this one in line."""
    return place.event.registrations.in_line().filter(number__lt=place.number).count()


def numbers_of(event: Event) -> Numbers:
    """One query."""
    rows = event.registrations.standing().order_by().values_list("status", "attended")
    pairs = list(rows)
    return Numbers(
        taken=sum(status == "registered" for status, _came in pairs),
        waiting=sum(status == "waiting" for status, _came in pairs),
        came=sum(came is True for _status, came in pairs),
        capacity=event.capacity,
    )


def questions_of(event: Event) -> tuple[EventQuestion, ...]:
    return tuple(event.questions.order_by("place", "pk"))


def _happened(event: Event) -> tuple[Happened, ...]:
    """Newest first. One query."""
    rows = Written.objects.about(event.ref()).order_by("-number")[:MOST_TOLD]
    return tuple(
        Happened(
            one.at,
            str(HAPPENED.get(one.what, one.what)),
            gettext(one.by_text) if one.by_text else "",
        )
        for one in rows
    )


@dataclass(frozen=True)
class SeriesPage:
    series: EventSeries
    audiences: tuple[str, ...]
    ahead: tuple[Entry, ...]
    past: tuple[Entry, ...]
    drafts: int
    may_run: Decision


def series_page(viewer: Any, slug: str) -> SeriesPage | None:
    """Every occurrence this viewer may see; None when there is none. Four queries."""
    rows = Event.objects.visible_to(viewer).filter(series__slug=slug)
    events = list(rows.select_related("series", "community", "host").order_by("starts_at", "pk"))
    if not events:
        return None
    series = events[0].series
    assert series is not None
    entries = [(one, entry_of(one)) for one in events]
    return SeriesPage(
        series=series,
        audiences=tuple(str(Audience(one).label) for one in series.audiences),
        ahead=tuple(entry for one, entry in entries if not one.has_begun),
        past=tuple(entry for one, entry in reversed(entries) if one.has_begun),
        drafts=sum(one.status == "draft" for one in events),
        may_run=running.may_run(viewer, events[0]),
    )
