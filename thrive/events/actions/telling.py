"""Mail to people who have a place, wait for one, or asked for one; each in their own language."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from thrive.base import clock
from thrive.base.refs import SYSTEM
from thrive.events.links import place_token
from thrive.events.models import Registration
from thrive.events.moments import when
from thrive.notices.actions import take_back
from thrive.notices.mail import send_notice
from thrive.people.links import address

A_DAY, AN_HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)


def tell(place: Registration, template: str, *, by: Any, **more: Any) -> None:
    """One mail. Every template may use `title`, `when`, `where`, `join`, `link` and `file`."""
    if not place.address:
        return
    event, language = place.event, place.language
    context = {
        "title": event.title_in(language),
        "when": when(event, language),
        "where": event.place,
        "file": address("event_file", event.slug, language=language),
    }
    if place.status == "registered":
        context["join"] = event.link
    options = {name: more.pop(name) for name in ("dedupe_key", "not_before") if name in more}
    send_notice(
        template,
        to=place.person or place.email,
        language=language,
        context={**context, **more, **_to_members(place)},
        about=event.ref(),
        by=by,
        secrets=_to_guests(place),
        **options,
    )


def tell_all(places: Iterable[Registration], template: str, *, by: Any, **more: Any) -> None:
    for place in places:
        tell(place, template, by=by, **more)


def remind(place: Registration) -> None:
    """A day before, to whoever has a place by then: written now, sent on that day."""
    event = place.event
    on = event.starts_at - A_DAY
    if place.status == "registered" and on > clock.now() + AN_HOUR:
        place.reminder = f"event-reminder-{uuid.uuid4().hex}"
        tell(place, "event_reminder", by=SYSTEM, dedupe_key=place.reminder, not_before=on)
        place.save(update_fields=["reminder"])


def forget_reminders(places: Iterable[Registration]) -> None:
    """Nobody is reminded of what has moved, was cancelled, or is no longer theirs."""
    take_back([place.reminder for place in places if place.reminder])


def _to_members(place: Registration) -> dict[str, str]:
    if place.person_id is None:
        return {}
    return {"link": address("event", place.event.slug, language=place.language)}


def _to_guests(place: Registration) -> dict[str, str] | None:
    if place.person_id is not None:
        return None
    return {"link": address("guest_place", place_token(place), language=place.language)}
