"""An application is sent, or withdrawn."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.actions import official
from thrive.cities.actions.locks import locked
from thrive.cities.actions.seats import lock, step_off
from thrive.cities.actions.steps import write_step
from thrive.cities.actions.telling import tell_applicants
from thrive.cities.lifecycle import APPLICATION
from thrive.cities.models import Applicant, CityApplication
from thrive.cities.rules import applying as rules


@transaction.atomic
def send(application: CityApplication, *, by: Applicant) -> CityApplication:
    """Send it: step a is done, a receipt goes out, the official is asked. Twice is once."""
    application = locked(application)
    if application.sent_at and application.status != "withdrawn":
        return application
    require(rules.may_send(by, application))
    application.status = APPLICATION.after(application.status, "send")
    application.sent_at = application.moved_at = clock.now()
    application.save(update_fields=["status", "sent_at", "moved_at"])
    write_step(application, "a", by=by)
    history.record("send_application", on=application, by=by)
    tell_applicants(application, "application_received", by=by)
    official.write_to(application, by=by)
    return application


@transaction.atomic
def withdraw(application: CityApplication, *, reason: str, by: Any) -> CityApplication:
    """Close it at any step. The reason is optional and private; a place in line is given up."""
    lock(application.cycle)  # a seat may be on its way to the same application
    application = locked(application)
    require(rules.may_withdraw(by, application))
    before = application.status
    application.status = APPLICATION.after(before, "withdraw")
    application.withdrawal_reason, application.moved_at = reason.strip()[:2000], clock.now()
    application.official_hash = ""
    application.save(update_fields=["status", "withdrawal_reason", "moved_at", "official_hash"])
    history.record(
        "withdraw_application",
        on=application,
        by=by,
        before=before,
        reason_given=bool(reason.strip()),
    )
    for place in application.wait_list_places.filter(status="waiting"):
        step_off(place, by=by)
    if before != "draft":
        tell_applicants(application, "application_withdrawn", by=by)
    return application
