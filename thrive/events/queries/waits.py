"""What waits for somebody in this room, for their desk: one query each."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from thrive.base.prepared import prepared
from thrive.events.models import TAEntry, TARequest

MOST = 20


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
