"""Rows of this room, held in one order: the seat first, then what hangs on it."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from thrive.base import clock
from thrive.cities.models import Enrollment
from thrive.journey.models import CityMilestone
from thrive.journey.queries.record import moment, row_of
from thrive.journey.rules.checklist import Fact
from thrive.journey.rules.milestones import Moment


def held(enrollment: Enrollment) -> Enrollment:
    """The seat as it is now, with its row held until the transaction ends."""
    chosen = Enrollment.objects.select_for_update(of=("self",), no_key=True)
    return chosen.select_related("community", "cycle").get(pk=enrollment.pk)


def held_step(enrollment: Enrollment, code: str) -> tuple[CityMilestone, Moment]:
    """The step and the moment a rule reads. The row is made when it is the first of its kind, in
    memory only: `keep` writes it. A step that the city's tier does not know is a 404."""
    seat = held(enrollment)
    found = CityMilestone.objects.filter(enrollment=seat, code=code).first()
    step = found or CityMilestone(enrollment=seat, code=code, moved_at=clock.now())
    step.enrollment = seat
    days = step.evidence.values_list("happened_on", flat=True) if found else ()
    row = row_of(seat, code, Fact(step.status, step.prior, tuple(sorted(days))))
    if row is None:
        raise Http404
    return step, moment(seat, row)


def keep(step: CityMilestone, *, status: str, by: Any) -> CityMilestone:
    """Write the step down in its new state (the caller has asked the rule)."""
    step.status, step.moved_at, step.moved_by = status, clock.now(), by
    step.save()
    return step
