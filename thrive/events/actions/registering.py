"""A place in an event: asked for, confirmed, given back, passed on to the next in line."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.base.refs import SYSTEM
from thrive.cities.models import Community
from thrive.events.actions.locks import has_free_place, held_event, held_place, say_how_full
from thrive.events.actions.telling import forget_reminders, remind, tell
from thrive.events.lifecycle import REGISTRATION
from thrive.events.models import Event, Registration, SupportRequest
from thrive.events.rules import registering as rules
from thrive.people.models import Person


@dataclass(frozen=True)
class Need:
    """What somebody needs to come; `language` of the interpreter."""

    kind: str
    language: str = ""
    note: str = ""


@dataclass(frozen=True)
class Wish:
    """What somebody says when they sign up. `answers`: question number → text."""

    community: Community | None = None
    language: str = "en"
    needs: Collection[Need] = ()
    answers: Mapping[int, str] = field(default_factory=dict)


@transaction.atomic
def register(event: Event, *, wish: Wish, by: Person) -> Registration:
    """A member signs up: a place, or the end of the line. Asked twice, it is still one."""
    event = held_event(event)
    already = event.registrations.standing().filter(person=by).first()
    if already:
        return already
    require(rules.may_register(by, event))
    _require_needs(by, wish)
    place = _asked(event, wish, person=by)
    _seat(place)
    history.record("register", on=event, by=by, place=place.public_id.hex, status=place.status)
    return place


@transaction.atomic
def ask_for_place(
    event: Event, *, name: str, email: str, is_adult: bool, wish: Wish, visitor: Any, by: Any
) -> Registration:
    """A guest asks: a mail with a signed link goes out, and the place is theirs once they open it.

    So nobody signs up somebody else, and nobody fills a room with made-up addresses. Asked again
    with the same address, the same link goes out again.
    """
    event = held_event(event)
    name, email = name.strip(), email.strip()
    require(rules.may_ask_for_place(event, visitor, name=name, email=email, is_adult=is_adult))
    place = event.registrations.standing().filter(person=None, email__iexact=email).first()
    if place is None:
        place = _asked(event, wish, name=name, email=email)
        history.record("ask_for_place", on=event, by=by, place=place.public_id.hex)
    place.event = event
    template = "event_confirm" if place.status == "asked" else "event_place"
    key = f"event-guest-{place.pk}-{place.status}-{clock.now():%Y%m%d%H}"
    tell(place, template, by=SYSTEM, dedupe_key=key, waiting=place.status == "waiting")
    return place


@transaction.atomic
def confirm_place(place: Registration, *, by: Any) -> Registration:
    """The guest opened the link: a place, or the end of the line. Pressed twice, it stays so."""
    _event, place = held_place(place)
    if place.status in ("registered", "waiting"):
        return place
    require(rules.may_confirm(place))
    _seat(place)
    history.record("confirm_place", on=place.event, by=by, status=place.status)
    return place


@transaction.atomic
def change_place(place: Registration, *, wish: Wish, by: Any) -> Registration:
    """Other answers, other supports."""
    _event, place = held_place(place)
    require(rules.may_change_place(by, place))
    _require_needs(place.person, wish)
    place.community, place.answers = wish.community, _kept(wish)
    place.save(update_fields=["community", "answers"])
    place.needs.all().delete()
    _write_needs(place, wish)
    history.record("change_place", on=place.event, by=by)
    return place


@transaction.atomic
def cancel_place(place: Registration, *, by: Any) -> Registration:
    """Given back: whoever is first in line moves up. Pressed twice, it stays given back."""
    event, place = held_place(place)
    if place.status == "cancelled":
        return place
    require(rules.may_cancel_place(by, place))
    forget_reminders([place])
    place.status = REGISTRATION.after(place.status, "cancel")
    place.settled_at = clock.now()
    place.save(update_fields=["status", "settled_at"])
    history.record("cancel_place", on=event, by=by)
    move_up(event)
    return place


def move_up(event: Event, *, by: Any = SYSTEM) -> int:
    """Free places go to the first in line, in their order; each is told. The event's row is held."""
    moved = 0
    if event.status in ("open", "full", "closed") and not event.has_begun:
        for place in event.registrations.in_line().select_related("person"):
            if not has_free_place(event):
                break
            place.event = event
            place.status = REGISTRATION.after(place.status, "promote")
            place.settled_at = clock.now()
            place.save(update_fields=["status", "settled_at"])
            history.record("promote", on=event, by=by, place=place.public_id.hex)
            tell(place, "event_moved_up", by=SYSTEM)
            remind(place)
            moved += 1
    say_how_full(event)
    return moved


def _asked(event: Event, wish: Wish, **holder: Any) -> Registration:
    last = event.registrations.aggregate(last=Max("number"))["last"] or 0
    place = Registration.objects.create(
        event=event,
        number=last + 1,
        language=wish.language,
        community=wish.community,
        answers=_kept(wish),
        asked_at=clock.now(),
        **holder,
    )
    _write_needs(place, wish)
    return place


def _seat(place: Registration) -> None:
    """A place while there is one, else the end of the line; the mail says which."""
    event = place.event
    free = has_free_place(event) and not event.registrations.in_line().exists()
    place.status = REGISTRATION.after(place.status, "confirm" if free else "wait")
    place.settled_at = clock.now()
    place.save(update_fields=["status", "settled_at"])
    say_how_full(event)
    tell(place, "event_place", by=SYSTEM, waiting=not free)
    remind(place)


def _require_needs(person: Person | None, wish: Wish) -> None:
    for need in wish.needs:
        require(rules.may_need(person, need.kind))


def _write_needs(place: Registration, wish: Wish) -> None:
    SupportRequest.objects.bulk_create(
        SupportRequest(
            registration=place, kind=one.kind, language=one.language, note=one.note.strip()
        )
        for one in wish.needs
    )


def _kept(wish: Wish) -> dict[str, str]:
    return {str(pk): text.strip() for pk, text in wish.answers.items() if text.strip()}
