"""The order in which rows are held: first the series, then its events by number, then places.

An event's row is held for whatever counts or changes its places, so that fifty people at once get
as many places as there are.
"""

from __future__ import annotations

from thrive.base import clock
from thrive.events.lifecycle import EVENT
from thrive.events.models import Event, EventSeries, Registration


def held_event(event: Event) -> Event:
    return Event.objects.select_for_update(no_key=True).get(pk=event.pk)


def held_series(series: EventSeries) -> EventSeries:
    return EventSeries.objects.select_for_update(no_key=True).get(pk=series.pk)


def held_place(place: Registration) -> tuple[Event, Registration]:
    """The place as it stands, with its event; both rows held."""
    event = held_event(Event(pk=place.event_id))
    place = Registration.objects.select_for_update(no_key=True).get(pk=place.pk)
    place.event = event
    return event, place


def taken(event: Event) -> int:
    return event.registrations.with_a_place().count()


def has_free_place(event: Event) -> bool:
    return event.capacity is None or taken(event) < event.capacity


def say_how_full(event: Event) -> None:
    """Open or full, after places were given or freed. The event's row is held."""
    move = {"open": "fill", "full": "free"}.get(event.status)
    if move is None or (event.status == "open") == has_free_place(event):
        return
    event.status = EVENT.after(event.status, move)
    event.changed_at = clock.now()
    event.save(update_fields=["status", "changed_at"])
