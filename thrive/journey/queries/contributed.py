"""The step “take part in the Learning Community” (R34, C25), counted by itself: in the last 90 days
somebody of the city wrote where other cities read it, or the city shared a data set."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

from django.db.models import BigIntegerField, DateTimeField, F, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from thrive.base import clock
from thrive.base.prepared import prepared
from thrive.cities.models import Enrollment
from thrive.community.queries.written import last_written
from thrive.journey.rules.checklist import ROLLING, SHARING, Fact


def contributed(enrollments: Collection[int]) -> dict[int, dict[str, Fact]]:
    """Enrollment → the step as a fact, with the newest day and never a name. Two queries, however
    many cities."""
    begins = clock.today() - datetime.timedelta(days=ROLLING[SHARING])
    newest: dict[int, datetime.date] = {}
    people: dict[int, list[tuple[int, datetime.date]]] = {}

    def count(pk: int, seat: datetime.date, day: datetime.date) -> None:
        if day >= max(seat, begins, newest.get(pk, day)):
            newest[pk] = day

    for pk, seat, person, shared in _who_and_what(set(enrollments)):
        if person:
            people.setdefault(person, []).append((pk, seat))
        elif shared:
            count(pk, seat, timezone.localtime(shared).date())
    for person, written in last_written(people, begins) if people else ():
        for pk, seat in people[person]:
            count(pk, seat, timezone.localtime(written).date())
    return {
        pk: {SHARING: Fact("verified", days=(day,), elsewhere=True)} for pk, day in newest.items()
    }


@prepared
def _who_and_what(enrollments: Collection[int]) -> QuerySet[Enrollment, tuple[Any, ...]]:
    """(enrollment, its first day, person, None) for everybody in the city's roles and Design Team;
    (enrollment, its first day, None, moment) for its shared data sets."""
    seats = Enrollment.objects.filter(pk__in=enrollments)
    never, nobody = Cast(Value(None), DateTimeField()), Cast(Value(None), BigIntegerField())
    at_work = seats.filter(community__roles__until=None)
    team = seats.filter(community__design_team__memberships__left_on=None)
    sets = seats.filter(community__shared_datasets__status="shared")
    return at_work.values_list("pk", "effective_on", F("community__roles__person"), never).union(
        team.values_list(
            "pk", "effective_on", F("community__design_team__memberships__person"), never
        ),
        sets.values_list("pk", "effective_on", nobody, F("community__shared_datasets__moved_at")),
    )
