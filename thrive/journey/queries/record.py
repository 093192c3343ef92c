"""What is on record about an enrollment's steps, as plain facts for the rules."""

from __future__ import annotations

from django.db.models import QuerySet

from thrive.base import clock
from thrive.base.prepared import prepared
from thrive.cities.models import Enrollment
from thrive.journey.queries.contributed import contributed
from thrive.journey.queries.data_plan import accepted_plans, asks_for_a_plan
from thrive.journey.queries.many import records_of
from thrive.journey.queries.mentored import mentored, mentors
from thrive.journey.rules.checklist import (
    NOTHING,
    TEAM,
    Checklist,
    Fact,
    Row,
    checklist,
    read,
    steps_of,
)
from thrive.journey.rules.milestones import Moment
from thrive.teams.queries.facts import team_facts


def facts_of(enrollment: Enrollment) -> dict[str, Fact]:
    """Code → fact, for every step that something is on record for. Two queries, and at most
    four more for `facts_elsewhere`."""
    records = records_of([enrollment.pk])[enrollment.pk]
    return {code: kept.fact for code, kept in records.items()} | facts_elsewhere(enrollment)


def facts_elsewhere(enrollment: Enrollment) -> dict[str, Fact]:
    """The steps that another page of the site shows as done. One query where the tier gets a data
    plan, one where it is encouraged to mentor, and two for what it shares with others."""
    facts: dict[str, Fact] = {}
    if asks_for_a_plan(enrollment.cycle.rulebook, enrollment.tier):
        facts |= accepted_plans([enrollment.pk]).get(enrollment.pk, {})
    if mentors(enrollment.cycle.rulebook, enrollment.tier):
        facts |= mentored([enrollment.pk]).get(enrollment.pk, {})
    return facts | contributed([enrollment.pk]).get(enrollment.pk, {})


def checklist_of(enrollment: Enrollment, facts: dict[str, Fact] | None = None) -> Checklist:
    known = facts_of(enrollment) if facts is None else facts
    return checklist(enrollment.cycle.rulebook, enrollment.tier, known, clock.today())


def row_of(enrollment: Enrollment, code: str, fact: Fact = NOTHING) -> Row | None:
    """One step as the city's tier asks for it; None when its tier does not."""
    for step in steps_of(enrollment.cycle.rulebook, enrollment.tier):
        if step.code == code:
            return read(step, fact, clock.today())
    return None


def moment(enrollment: Enrollment, row: Row) -> Moment:
    return Moment(
        row=row,
        seat=enrollment.status,
        joined_on=enrollment.effective_on,
        team_agreed=row.step.code != TEAM or team_agreed(enrollment),
        today=clock.today(),
    )


def team_agreed(enrollment: Enrollment) -> bool:
    """Are both subgroups complete, and is the Letter of Agreement in force (R27)?"""
    if enrollment.agreement_in_force_on is None:
        return False
    return team_facts(enrollment.community, enrollment.cycle.rulebook).is_valid


@prepared
def _enrollments(community: int) -> QuerySet[Enrollment]:
    rows = Enrollment.objects.filter(community=community)
    return rows.select_related("community", "cycle").order_by("-pk")


def newest_enrollment(community_pk: int) -> Enrollment | None:
    """The seat a city holds today; else the last it held."""
    found = _enrollments(community_pk)
    held = [one for one in found if one.status in ("active", "paused")]
    return next(iter([*held[-1:], *found]), None)
