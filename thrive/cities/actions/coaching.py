"""One lead coach a city: assigned at step e, handed over with a note, history kept."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.actions.locks import locked
from thrive.cities.actions.steps import meet_coach
from thrive.cities.actions.telling import tell_applicants, tell_staff
from thrive.cities.models import CityApplication, CoachAssignment, Community
from thrive.cities.rules import coaching as rules
from thrive.people.links import address


@transaction.atomic
def assign_coach(community: Community, *, coach: Any, note: str = "", by: Any) -> CoachAssignment:
    """Step e, or a hand-over to another coach (then `note` is for the new one). Asked twice is once."""
    community = Community.objects.select_for_update(no_key=True).get(pk=community.pk)
    before = CoachAssignment.objects.today().filter(community=community).first()
    if before and before.coach_id == coach.pk and rules.may_run_coaching(by):
        return before
    require(rules.may_assign_coach(by, community, coach, note))
    application = _of_this_cycle(community)
    if application:
        application = locked(application)
    now = clock.now()
    if before:
        before.ended_at, before.hand_over_note = now, note.strip()
        before.save(update_fields=["ended_at", "hand_over_note"])
    assignment = CoachAssignment.objects.create(community=community, coach=coach, started_at=now)
    history.record(
        "hand_over" if before else "assign_coach",
        on=community,
        by=by,
        coach=str(coach.public_id),
        before=str(before.coach.public_id) if before else "",
    )
    if application:
        meet_coach(application, by=by)
        tell_applicants(
            application, "coach_assigned", by=by, coach=coach.name or str(coach), mail=coach.email
        )
        link = address("hand_over", community.slug, language=coach.language)
        tell_staff(coach, "coach_new_city", about=application, by=by, note=note.strip(), link=link)
    return assignment


def _of_this_cycle(community: Community) -> CityApplication | None:
    """The application this city came in by."""
    standing = community.standing()
    accepted = community.applications.filter(status="accepted")
    return accepted.filter(cycle=standing.cycle).order_by("-moved_at").first() if standing else None
