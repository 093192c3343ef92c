"""Never a dead end: a city that was told not now, or waits, joins as an Affiliate in one step."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.actions.locks import locked
from thrive.cities.actions.seats import enroll, lock
from thrive.cities.actions.seats import step_off as leave_the_line
from thrive.cities.actions.telling import tell_applicants
from thrive.cities.lifecycle import APPLICATION
from thrive.cities.models import CityApplication, Determination, Enrollment, WaitListPlace
from thrive.cities.rules import applying as rules

AFFILIATE = "affiliate"
CHOSEN = gettext_noop("The city chose to join as an Affiliate. Any city can.")


@transaction.atomic
def join_as_affiliate(application: CityApplication, *, by: Any) -> Enrollment:
    """Enroll at once; a place on a wait-list is kept, so a freed seat still reaches the city."""
    cycle = lock(application.cycle)
    application = CityApplication.objects.select_for_update(no_key=True).get(pk=application.pk)
    require(rules.may_join_as_affiliate(by, application))
    now = clock.now()
    application.status = APPLICATION.after(application.status, "join_as_affiliate")
    application.moved_at = now
    application.save(update_fields=["status", "moved_at"])
    application.cycle = cycle
    enrollment = enroll(application, tier=AFFILIATE, by=by)
    _write_down(application)
    history.record("join_as_affiliate", on=application, by=by)
    tell_applicants(application, "joined_as_affiliate", by=by)
    return enrollment


@transaction.atomic
def leave_line(place: WaitListPlace, *, by: Any) -> None:
    """Give up a place on the wait-list. An application that only waited is then closed."""
    lock(place.cycle)
    application = locked(place.application)
    place = application.wait_list_places.get(pk=place.pk)
    require(rules.may_leave_line(by, place))
    leave_the_line(place, by=by)
    if application.status == "wait_listed":
        application.status = APPLICATION.after(application.status, "withdraw")
        application.moved_at = clock.now()
        application.save(update_fields=["status", "moved_at"])
        history.record("withdraw_application", on=application, by=by, before="wait_listed")


def _write_down(application: CityApplication) -> None:
    """The decision, under the rules and with the readings of the first one."""
    first = application.determinations.order_by("decided_at").first()
    rulebook = application.rulebook
    Determination.objects.create(
        application=application,
        outcome=Determination.Outcome.ACCEPTED,
        tier=AFFILIATE,
        rationale=CHOSEN,
        readings=first.readings if first else [],
        scores=first.scores if first else {},
        rulebook_key=rulebook.key,
        rulebook_version=rulebook.version,
        rulebook_fingerprint=rulebook.fingerprint(),
        decided_by=None,
        decided_at=clock.now(),
    )
