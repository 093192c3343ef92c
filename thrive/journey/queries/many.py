"""What is on record about many enrollments at once. The reader of one city asks here too."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from thrive.base import clock
from thrive.base.prepared import prepared
from thrive.journey.models import CityMilestone, Evidence
from thrive.journey.queries.contributed import contributed
from thrive.journey.queries.data_plan import accepted_plans, asks_for_a_plan
from thrive.journey.queries.mentored import mentored, mentors
from thrive.journey.rules.checklist import Checklist, Fact, checklist
from thrive.program.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class OnRecord:
    """A step with something on record: its fact, since when it stands so, what was answered last."""

    fact: Fact
    moved_at: datetime.datetime
    answer: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose checklist: the number of an enrollment, its tier, and the rules of its cycle."""

    enrollment: int
    tier: str
    book: Rulebook


@dataclass(frozen=True, slots=True)
class Known:
    """A checklist, and what its steps stand on, by code."""

    found: Checklist
    records: dict[str, OnRecord]


def records_of(enrollments: Collection[int]) -> dict[int, dict[str, OnRecord]]:
    """Enrollment → code → what is on record; an empty dict where nothing is. Two queries."""
    days: dict[int, list[datetime.date]] = defaultdict(list)
    for milestone, day in _evidence(enrollments):
        days[milestone].append(day)
    found: dict[int, dict[str, OnRecord]] = {pk: {} for pk in enrollments}
    for pk, seat, code, status, prior, moved_at, answer in _steps(enrollments):
        fact = Fact(status, prior, tuple(sorted(days[pk])))
        found[seat][code] = OnRecord(fact, moved_at, answer)
    return found


@prepared
def _evidence(enrollments: Collection[int]) -> QuerySet[Evidence, tuple[Any, ...]]:
    shown = Evidence.objects.filter(milestone__enrollment__in=enrollments)
    return shown.values_list("milestone", "happened_on")


@prepared
def _steps(enrollments: Collection[int]) -> QuerySet[CityMilestone, tuple[Any, ...]]:
    rows = CityMilestone.objects.filter(enrollment__in=enrollments)
    columns = ("pk", "enrollment", "code", "status", "prior", "moved_at", "answer")
    return rows.values_list(*columns)


def checklists_of(asked: Collection[Asked]) -> dict[int, Known]:
    """The checklists of many cities, by enrollment. Two queries, however many; one more where
    one of them gets a data plan, one where one is encouraged to mentor, and two for what they share
    with others."""
    records, today = records_of([one.enrollment for one in asked]), clock.today()
    who = [one.enrollment for one in asked if mentors(one.book, one.tier)]
    pairs = mentored(who) if who else {}
    asking = [one.enrollment for one in asked if asks_for_a_plan(one.book, one.tier)]
    plans = accepted_plans(asking) if asking else {}
    shared = contributed(list(records)) if records else {}
    return {
        one.enrollment: _known(
            one, records[one.enrollment], _elsewhere(one, pairs, plans, shared), today
        )
        for one in asked
    }


def _elsewhere(one: Asked, *found: dict[int, dict[str, Fact]]) -> dict[str, Fact]:
    return {code: fact for each in found for code, fact in each.get(one.enrollment, {}).items()}


def _known(
    one: Asked, records: dict[str, OnRecord], elsewhere: dict[str, Fact], today: datetime.date
) -> Known:
    facts = {code: kept.fact for code, kept in records.items()} | elsewhere
    return Known(checklist(one.book, one.tier, facts, today), records)
