"""Events: planned, put on the calendar, changed, closed, cancelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.events.actions.locks import held_event, taken
from thrive.events.actions.registering import move_up
from thrive.events.actions.telling import forget_reminders, remind, tell_all
from thrive.events.found import say_what_is_found
from thrive.events.lifecycle import EVENT
from thrive.events.models import Event, EventQuestion, EventSeries, Registration
from thrive.events.recurrence import checked_zone
from thrive.events.rules import running as rules
from thrive.events.rules.running import Plan

# A change of one of these is worth a mail to whoever has a place.
TOLD = ("starts_at", "ends_at", "place", "link")
_COLUMNS = [one.name for one in fields(Plan) if one.name != "questions"]


@transaction.atomic
def plan_event(plan: Plan, *, by: Any, is_demo: bool = False) -> Event:
    """A draft: only those who run it see it."""
    require(rules.may_plan(by, plan.community))
    require(rules.may_set(plan))
    checked_zone(plan.zone)
    event = made(plan, by=by, is_demo=is_demo)
    history.record("plan_event", on=event, by=by, starts_at=plan.starts_at)
    return event


@transaction.atomic
def change_event(event: Event, *, plan: Plan, by: Any) -> Event:
    """This one alone. Whoever has a place is told when time, place or link have changed."""
    event = held_event(event)
    require(rules.may_change(by, event))
    require(rules.may_plan(by, plan.community))
    require(rules.may_set(plan))
    require(rules.may_set_capacity(taken(event), plan.capacity))
    checked_zone(plan.zone)
    changed = write(event, plan)
    if not changed:
        return event
    if event.series_id:
        event.is_apart = True
        event.save(update_fields=["is_apart"])
    history.record("change_event", on=event, by=by, changed=changed)
    after_change(event, changed, by=by)
    return event


@transaction.atomic
def publish_event(event: Event, *, by: Any) -> Event:
    event = held_event(event)
    require(rules.may_publish(by, event))
    _move(event, "publish")
    history.record("publish_event", on=event, by=by)
    return event


@transaction.atomic
def close_event(event: Event, *, by: Any) -> Event:
    """Nobody signs up any more; those in line stay in line."""
    event = held_event(event)
    require(rules.may_close(by, event))
    _move(event, "close")
    history.record("close_event", on=event, by=by)
    return event


@transaction.atomic
def reopen_event(event: Event, *, by: Any) -> Event:
    event = held_event(event)
    require(rules.may_reopen(by, event))
    _move(event, "reopen")
    history.record("reopen_event", on=event, by=by)
    move_up(event)
    return event


@transaction.atomic
def cancel_event(event: Event, *, reason: str, by: Any) -> Event:
    """It does not take place; everybody with a place or in line reads why."""
    event, reason = held_event(event), reason.strip()
    require(rules.may_cancel(by, event, reason))
    places = standing(event)
    forget_reminders(places)
    event.cancel_reason, event.is_apart = reason, event.series_id is not None
    event.save(update_fields=["cancel_reason", "is_apart"])
    _move(event, "cancel")
    history.record("cancel_event", on=event, by=by, reason=reason)
    tell_all(places, "event_cancelled", by=by, reason=reason)
    return event


def made(plan: Plan, *, by: Any, is_demo: bool, **more: Any) -> Event:
    """The rows of one event, without asking anybody."""
    said = {name: getattr(plan, name) for name in _COLUMNS}
    slug = free_slug(Event, f"{slugify(plan.title)[:80] or 'event'}-{plan.starts_at:%Y-%m-%d}")
    event = Event.objects.create(
        **said, slug=slug, host=by if hasattr(by, "pk") else None, is_demo=is_demo, **more
    )
    _write_questions(event, plan)
    return event


def write(event: Event, plan: Plan) -> list[str]:
    """Put what is said into the row; the names of the columns that changed. The row is held."""
    changed = [name for name in _COLUMNS if getattr(event, name) != getattr(plan, name)]
    for name in changed:
        setattr(event, name, getattr(plan, name))
    if questions_of(event) != tuple(plan.questions):
        event.questions.all().delete()
        _write_questions(event, plan)
        changed.append("questions")
    if changed:
        event.sequence += 1
        event.changed_at = clock.now()
        event.save()
    return changed


def after_change(event: Event, changed: Sequence[str], *, by: Any) -> None:
    """Reminders move, a larger room lets people in, mails go out. The row is held."""
    say_what_is_found(event)
    if event.status == "draft":
        return
    if set(changed) & set(TOLD):
        places = standing(event)
        forget_reminders(places)
        for place in places:
            remind(place)
        tell_all(places, "event_changed", by=by)
    move_up(event)


def standing(event: Event) -> list[Registration]:
    """Everybody with a place or in line; their event is this very object."""
    rows = event.registrations.filter(status__in=("registered", "waiting"))
    places = list(rows.select_related("person").order_by("number"))
    for place in places:
        place.event = event
    return places


def questions_of(event: Event) -> tuple[tuple[str, str, bool], ...]:
    rows = event.questions.order_by("place").values_list("words", "words_es", "is_required")
    return tuple(rows)


def free_slug(model: type[Event] | type[EventSeries], wanted: str) -> str:
    """The wanted one, with a number behind it where it is taken."""
    near = model._default_manager.filter(slug__startswith=wanted)
    used = set(near.values_list("slug", flat=True))
    slug, number = wanted, 2
    while slug in used:
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def _move(event: Event, name: str) -> None:
    event.status = EVENT.after(event.status, name)
    event.sequence += 1
    event.changed_at = clock.now()
    event.save(update_fields=["status", "sequence", "changed_at"])
    say_what_is_found(event)


def _write_questions(event: Event, plan: Plan) -> None:
    EventQuestion.objects.bulk_create(
        EventQuestion(event=event, words=words, words_es=spanish, is_required=must, place=place)
        for place, (words, spanish, must) in enumerate(plan.questions)
    )
