"""What mentoring waits for in a city: its answer to a proposal, its word on a contact."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from thrive.cities.models import MentorContact, MentorPairing

MOST = 50


def to_answer(cities: Collection[int]) -> tuple[MentorPairing, ...]:
    """Proposals that one of these cities (by number) has to answer, oldest first. One query."""
    asked = Q(mentor__in=cities, mentor_yes_at=None) | Q(mentee__in=cities, mentee_yes_at=None)
    waiting = MentorPairing.objects.filter(asked, status="proposed")
    chosen = waiting.select_related("mentor", "mentee").order_by("proposed_at", "pk")
    return tuple(chosen[:MOST]) if cities else ()


def to_confirm(cities: Collection[int]) -> tuple[MentorContact, ...]:
    """Contacts that one of these cities has to confirm, oldest first. One query."""
    waiting = MentorContact.objects.waiting().filter(pairing__mentee__in=cities)
    chosen = waiting.select_related("pairing__mentor", "pairing__mentee")
    return tuple(chosen.order_by("happened_on", "pk")[:MOST]) if cities else ()
