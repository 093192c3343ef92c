"""What this room holds about a person: places and what they needed, feeds, questions, help given."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from thrive.base import clock
from thrive.events.actions.registering import cancel_place
from thrive.events.models import (
    CalendarFeed,
    Event,
    Registration,
    SupportRequest,
    TAEntry,
    TARequest,
    TrainingCompletion,
)
from thrive.people.models import Person


def export_events(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Places with needs and answers, parts of trainings, feeds, events the person hosts."""
    rows = _places(person).select_related("event").prefetch_related("needs").order_by("asked_at")
    parts = TrainingCompletion.objects.filter(person=person).order_by("completed_on", "pk")
    return {
        "places": [
            {
                "event": one.event.title,
                "starts_at": one.event.starts_at,
                "state": one.status,
                "name": one.name,
                "email": one.email,
                "asked_at": one.asked_at,
                "came": one.attended,
                "answers": list(one.answers.values()),
                "needs": [[need.kind, need.language, need.note] for need in one.needs.all()],
            }
            for one in rows
        ],
        "trainings": [
            {"training": one.training, "part": one.module, "on": one.completed_on} for one in parts
        ],
        "feeds": [
            {"made_at": one.made_at, "revoked_at": one.revoked_at}
            for one in CalendarFeed.objects.filter(person=person).order_by("pk")
        ],
        "hosted": [
            {"event": one.title, "starts_at": one.starts_at}
            for one in Event.objects.filter(host=person).order_by("starts_at")
        ],
    }


def export_ta(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Questions asked and answered; help given and confirmed."""
    mine = Q(asked_by=person) | Q(answered_by=person)
    helped = Q(given_by=person) | Q(settled_by=person)
    entries = TAEntry.objects.filter(helped).select_related("community").order_by("written_at")
    return {
        "questions": [
            {"area": one.area, "question": one.question, "answer": one.answer, "at": one.asked_at}
            for one in TARequest.objects.filter(mine).order_by("asked_at")
        ],
        "help": [
            {
                "place": one.community.name,
                "on": one.held_on,
                "minutes": one.minutes,
                "what": one.what,
                "outcome": one.outcome,
                "reply": one.reply,
            }
            for one in entries
        ],
    }


def erase_events(person: Person) -> None:
    """Places to come are given back; those of the past count on, without a name."""
    places = _places(person)
    ahead = places.exclude(status="cancelled").filter(event__starts_at__gt=clock.now())
    for place in list(ahead.select_related("person").order_by("event", "pk")):
        cancel_place(place, by=place.holder)
    SupportRequest.objects.filter(registration__in=places).update(note="")
    places.update(name="", email="", person=None, answers={})
    TrainingCompletion.objects.filter(person=person).update(person=None)
    CalendarFeed.objects.filter(person=person).delete()
    Event.objects.filter(host=person).update(host=None)
    for column in ("asked_by", "assigned_to", "answered_by"):
        TARequest.objects.filter(**{column: person}).update(**{column: None})
    for column in ("given_by", "settled_by"):
        TAEntry.objects.filter(**{column: person}).update(**{column: None})


def _places(person: Person) -> QuerySet[Registration]:
    rows = Q(person=person) | Q(person=None, email__iexact=person.email)
    held = Registration.objects.filter(rows).values_list("pk", flat=True)
    return Registration.objects.filter(pk__in=list(held))
