"""What waits for somebody in this room, for their desk: one query each."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from django.db.models import QuerySet

from thrive.base import clock
from thrive.base.prepared import prepared
from thrive.events.lifecycle import EVENT
from thrive.events.models import Event, TAEntry, TARequest
from thrive.events.rules.ta import ANSWERERS
from thrive.people.models import Person

MOST = 20
TO_HOLD = EVENT.move("hold").leaves


def questions_for(person: int) -> list[TARequest]:
    """Questions that this person answers or passes on."""
    return _questions(person)


def help_to_confirm(cities: Collection[int]) -> list[TAEntry]:
    """Help written down for these cities that nobody has confirmed yet."""
    return _entries(tuple(cities)) if cities else []


@prepared
def _questions(person: int) -> QuerySet[TARequest]:
    rows = TARequest.objects.open().filter(assigned_to=person)
    return rows.select_related("community").order_by("asked_at", "pk")[:MOST]


@prepared
def _entries(cities: Collection[int]) -> QuerySet[TAEntry]:
    rows = TAEntry.objects.waiting().filter(community__in=cities)
    return rows.select_related("community")[:MOST]


def stray_questions() -> list[TARequest]:
    """Open questions that nobody has, or somebody who does not answer any more."""
    return _stray()


@prepared
def _stray() -> QuerySet[TARequest]:
    here = Person.objects.present().with_role(*sorted(ANSWERERS))
    rows = TARequest.objects.open().exclude(assigned_to__in=here.values("pk"))
    return rows.select_related("community").order_by("asked_at", "pk")[:MOST]


def days_to_mark(person: int) -> list[Event]:
    """Events this person ran that are over, and nobody has written down who came. One query."""
    return _over(person, clock.now())


@prepared
def _over(host: int, now: datetime.datetime) -> QuerySet[Event]:
    rows = Event.objects.filter(host=host, ends_at__lte=now, status__in=TO_HOLD, elsewhere="")
    return rows.order_by("ends_at", "pk")[:MOST]
