"""The capacity self-check: taken again and again. Taken twice a day, the later answers count."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.models import Community
from thrive.people.models import Person
from thrive.teams.models import CapacityCheck
from thrive.teams.rules import capacity as rules


@transaction.atomic
def check_capacity(
    community: Community, *, answers: Mapping[str, int], next_step: str = "", by: Person
) -> CapacityCheck:
    """`answers`: statement code → 1 to 4. History keeps that it was taken, not what was said."""
    require(rules.may_check(by, community))
    taken, _is_new = CapacityCheck.objects.update_or_create(
        community=community,
        person=by,
        taken_on=clock.today(),
        defaults={"answers": dict(answers), "next_step": next_step.strip()},
    )
    history.record("check_capacity", on=community, by=by, statements=len(answers))
    return taken
