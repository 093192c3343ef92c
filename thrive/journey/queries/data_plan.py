"""The step “data plan” (C6), read from the city's data journey: its Core Team accepted ACT's plan."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from django.db.models import F, QuerySet

from thrive.base.prepared import prepared
from thrive.cities.models import Enrollment
from thrive.journey.rules.checklist import DATA_PLAN, Fact
from thrive.program.rulebook import Rulebook

_ACCEPTED = "community__data_journey__accepted_on"


def asks_for_a_plan(book: Rulebook, tier: str) -> bool:
    """Does Table II give this tier a data plan?"""
    return any(row.code == DATA_PLAN and cell != "none" for row, cell in book.asked_of(tier))


def accepted_plans(enrollments: Collection[int]) -> dict[int, dict[str, Fact]]:
    """Enrollment → the step as a fact, where the plan is accepted today, in its time in the seat.
    One query."""
    return {
        pk: {DATA_PLAN: Fact("verified", days=(day,), elsewhere=True)}
        for pk, day in _accepted(enrollments)
    }


@prepared
def _accepted(enrollments: Collection[int]) -> QuerySet[Enrollment, tuple[int, datetime.date]]:
    rows = Enrollment.objects.filter(pk__in=enrollments, **{f"{_ACCEPTED}__gte": F("effective_on")})
    return rows.values_list("pk", _ACCEPTED)
