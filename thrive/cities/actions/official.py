"""The city official named in an application: ask them, and keep their answer (C24)."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.cities.actions.telling import tell, tell_applicants
from thrive.cities.models import CityApplication, official_of
from thrive.cities.rules import applying as rules
from thrive.people.links import address, fingerprint, new_token

NAMED_BY = ("official_name", "official_title", "official_email")


@transaction.atomic
def ask_official(
    application: CityApplication, *, name: str, title: str, email: str, by: Any
) -> None:
    """Ask again, the same official or another one; the link before stops working."""
    application = CityApplication.objects.select_for_update(no_key=True).get(pk=application.pk)
    require(rules.may_ask_official(by, application))
    now = clock.now()
    for question, value in zip(NAMED_BY, (name, title, email), strict=True):
        answer = application.answers.filter(question=question).first()
        if answer is None:
            application.answers.create(question=question, value=value, saved_at=now, saved_by=0)
        elif answer.value != value:
            answer.value, answer.saved_at, answer.version = value, now, answer.version + 1
            answer.save(update_fields=["value", "saved_at", "version"])
    write_to(application, by=by)


@transaction.atomic
def confirm(application: CityApplication, *, by: HasRef | Ref | None = None) -> None:
    """The official (`by`, when left out) says yes: nothing stands in the way of step d any more."""
    by = by or official_of(application)
    application = CityApplication.objects.select_for_update(no_key=True).get(pk=application.pk)
    if application.official_confirmed_at:
        return
    require(rules.may_confirm(application))
    application.official_confirmed_at = application.moved_at = clock.now()
    application.save(update_fields=["official_confirmed_at", "moved_at"])
    history.record("confirm_application", on=application, by=by)
    tell_applicants(application, "official_said_yes", by=by)


@transaction.atomic
def decline(application: CityApplication, *, by: HasRef | Ref | None = None) -> None:
    """The official cannot confirm. The applicants may name somebody else; nothing is closed."""
    by = by or official_of(application)
    application = CityApplication.objects.select_for_update(no_key=True).get(pk=application.pk)
    require(rules.may_confirm(application))
    application.official_hash, application.official_asked_at = "", None
    application.save(update_fields=["official_hash", "official_asked_at"])
    history.record("decline_to_confirm", on=application, by=by)
    tell_applicants(application, "official_said_no", by=by)


def write_to(application: CityApplication, *, by: HasRef | Ref) -> None:
    """Mail the official named in the answers (the caller holds the application's row)."""
    said = dict(application.answers.filter(question__in=NAMED_BY).values_list("question", "value"))
    email = str(said.get("official_email") or "")
    if not email:
        return
    token = new_token()
    application.official_hash, application.official_asked_at = fingerprint(token), clock.now()
    application.save(update_fields=["official_hash", "official_asked_at"])
    history.record("ask_official", on=application, by=by)
    tell(
        application,
        "official_confirm",
        to=email,
        by=by,
        secrets={"link": address("application_official", token, language=application.language)},
        official=str(said.get("official_name") or ""),
        contact=application.contact_name,
        days=rules.OFFICIAL_DAYS,
    )
