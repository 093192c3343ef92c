"""Cities with a seat, their people, and mentoring pairs in any state, for tests."""

from __future__ import annotations

import datetime

from tests.cities import way
from thrive.base import clock
from thrive.cities.actions import mentoring as acts
from thrive.cities.models import (
    CityRole,
    CoachAssignment,
    Community,
    Enrollment,
    MentorPairing,
    ProgramCycle,
)
from thrive.people.models import Person

TOPICS = "By-laws of a youth commission."
REASON = "The work we planned is done."


def seated(name: str, tier: str = "pilot", status: str = "active") -> Community:
    community = way.city(name)
    Enrollment.objects.create(
        community=community,
        cycle=ProgramCycle.objects.current() or way.cycle(),
        tier=tier,
        status=status,
        effective_on=clock.today() - datetime.timedelta(days=400),
    )
    return community


def of(community: Community, name: str, role: str = "core") -> Person:
    who = Person.objects.filter(name=name).first() or way.person(name)
    CityRole.objects.create(community=community, person=who, role=role, since=clock.now())
    return who


def coach_of(community: Community, name: str = "Theo") -> Person:
    who = Person.objects.filter(name=name).first() or way.person(name, "coach")
    CoachAssignment.objects.create(community=community, coach=who, started_at=clock.now())
    return who


def proposed(mentor: Community, mentee: Community, by: Person) -> MentorPairing:
    areas = ["youth-development-civic-engagement"]
    return acts.propose_pair(mentor, mentee, areas=areas, topics=TOPICS, by=by)


def paired(
    mentor: Community, mentee: Community, by_mentor: Person, by_mentee: Person
) -> MentorPairing:
    return acts.accept_pair(proposed(mentor, mentee, by_mentor), by=by_mentee)


def at_work(mentor: Community, mentee: Community) -> MentorPairing:
    """An active pair, written down directly: for cities whose people a test does not need."""
    now = clock.now()
    return MentorPairing.objects.create(
        mentor=mentor,
        mentee=mentee,
        topics=TOPICS,
        status="active",
        proposed_for="mentor",
        proposed_at=now,
        mentor_yes_at=now,
        mentee_yes_at=now,
        started_at=now,
    )


def day(ago: int) -> datetime.date:
    return clock.today() - datetime.timedelta(days=ago)
