"""The step “mentor another city” (C11), read from the pairs: a mentored city confirmed a contact."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection

from django.db.models import F

from thrive.cities.models import Enrollment
from thrive.journey.rules.checklist import MENTORING, Fact
from thrive.program.rulebook import Rulebook

_CONTACTS = "community__mentors__contacts"


def mentors(book: Rulebook, tier: str) -> bool:
    """Does the rulebook encourage this tier to mentor?"""
    return any(one.code == MENTORING and tier in one.tiers for one in book.encouraged)


def mentored(enrollments: Collection[int]) -> dict[int, dict[str, Fact]]:
    """Enrollment → the step as a fact, where a contact of its time in the seat is confirmed. An
    ended pair counts on: the help has arrived. One query."""
    days: dict[int, list[datetime.date]] = defaultdict(list)
    rows = Enrollment.objects.filter(
        **{
            "pk__in": enrollments,
            "community__mentors__status__in": ("active", "ended"),
            f"{_CONTACTS}__confirmed_at__isnull": False,
            f"{_CONTACTS}__happened_on__gte": F("effective_on"),
        }
    )
    for pk, day in rows.values_list("pk", f"{_CONTACTS}__happened_on"):
        days[pk].append(day)
    return {
        pk: {MENTORING: Fact("verified", days=tuple(sorted(found)), elsewhere=True)}
        for pk, found in days.items()
    }
