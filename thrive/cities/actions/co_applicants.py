"""The people of an application: invite, join, remove, and find a lost link again."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max

from thrive.base import clock, history
from thrive.base.decisions import Refused, require
from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.cities.actions.locks import locked
from thrive.cities.actions.telling import tell, tell_applicants
from thrive.cities.models import Applicant, CityApplication, CoApplicant
from thrive.cities.rules import applying as rules
from thrive.people.links import address, fingerprint, new_token


@transaction.atomic
def invite(application: CityApplication, *, email: str, by: Applicant) -> CoApplicant:
    """Invite somebody by mail, or write to them again with a fresh link.

    Whoever was removed before is invited like somebody new: they are in when they join again.
    """
    application = locked(application)
    require(rules.may_invite(by, application))
    email = email.strip().lower()
    invited = application.co_applicants.filter(email__iexact=email).first()
    if invited is None:
        invited = CoApplicant(
            application=application, number=_next_number(application), email=email
        )
    if invited.left_at:
        invited.left_at = invited.joined_at = invited.person = None
    invited.invited_at = clock.now()
    token = new_token()
    invited.link_hash = fingerprint(token)
    invited.save()
    history.record("invite_co_applicant", on=application, by=by, number=invited.number)
    tell(
        application,
        "application_invitation",
        to=email,
        by=by,
        secrets={"link": _link(application, token)},
        days=rules.INVITATION_DAYS,
    )
    return invited


@transaction.atomic
def join(invited: CoApplicant, *, by: Any) -> Applicant:
    """Accept the invitation behind the link; a signed-in person keeps it with their account."""
    application = locked(invited.application)
    invited = application.co_applicants.get(pk=invited.pk)
    invited.application = application
    require(rules.may_join(invited))
    person = None if isinstance(by, Ref) else by
    who = Applicant(invited.application, invited.number, person)
    first_time = invited.joined_at is None
    if first_time:
        invited.joined_at = clock.now()
    if person is not None and invited.person is None and not _is_in(invited.application, person):
        invited.person = person
    invited.save(update_fields=["joined_at", "person"])
    if first_time:
        history.record("join_application", on=invited.application, by=who, number=invited.number)
    return who


@transaction.atomic
def remove(co_applicant: CoApplicant, *, by: Applicant) -> None:
    """They lose access at once; what they wrote stays, under their number."""
    application = locked(co_applicant.application)
    co_applicant = application.co_applicants.get(pk=co_applicant.pk)
    require(rules.may_remove(by, co_applicant))
    if co_applicant.left_at is None:
        co_applicant.left_at = clock.now()
        co_applicant.save(update_fields=["left_at"])
        history.record("remove_co_applicant", on=application, by=by, number=co_applicant.number)


@transaction.atomic
def send_links(email: str, *, by: HasRef | Ref) -> int:
    """Write to this address with a fresh link to each application it belongs to. How many?"""
    email = email.strip().lower()
    applications = CityApplication.objects.filter(contact_email__iexact=email)
    for application in applications.order_by("pk"):
        mail_link(application, to=application.contact_email, template="application_link", by=by)
        history.record("renew_link", on=application, by=by)
    invited = CoApplicant.objects.filter(email__iexact=email, left_at=None).exclude(number=1)
    for one in invited.select_related("application__community").order_by("pk"):
        try:
            require(rules.may_join(one))
        except Refused:
            continue
        token = new_token()
        one.link_hash = fingerprint(token)
        one.save(update_fields=["link_hash"])
        history.record("renew_link", on=one.application, by=by)
        link = _link(one.application, token)
        tell(one.application, "application_link", to=one.email, by=by, secrets={"link": link})
    return applications.count() + len(invited)


@transaction.atomic
def ask_to_join(
    application: CityApplication, *, name: str, email: str, words: str, by: HasRef | Ref
) -> None:
    """Somebody who found an application in progress would like to help; its people decide."""
    history.record("ask_to_join", on=application, by=by)
    tell_applicants(
        application, "application_ask_to_join", by=by, name=name, email=email, words=words
    )


@transaction.atomic
def change_contact(application: CityApplication, *, name: str, email: str, by: Applicant) -> None:
    """The first contact's name or address was mended in the form; a new address gets the link."""
    application = locked(application)
    require(rules.is_one_of_them(by, application))
    if (name, email) == (application.contact_name, application.contact_email):
        return
    moved = email.lower() != application.contact_email.lower()
    application.contact_name, application.contact_email = name, email
    application.save(update_fields=["contact_name", "contact_email"])
    history.record("change_contact", on=application, by=by, new_address=moved)
    if moved:
        application.co_applicants.filter(number=1).update(email=email)
        mail_link(application, to=email, template="application_link", by=by)


@transaction.atomic
def attach_account(application: CityApplication, *, person: Any) -> None:
    """The first contact opened their link while signed in: their account knows it from now on."""
    if not _is_in(application, person):
        taken = application.co_applicants.filter(number=1).exists()
        if not taken:
            take_part(application, number=1, email=application.contact_email, person=person)


def take_part(application: CityApplication, *, number: int, email: str, person: Any) -> CoApplicant:
    """A row that ties an account to the application (the caller has asked the rule)."""
    now = clock.now()
    return CoApplicant.objects.create(
        application=application,
        number=number,
        email=email,
        person=person,
        link_hash=fingerprint(new_token()),
        invited_at=now,
        joined_at=now,
    )


def mail_link(application: CityApplication, *, to: str, template: str, by: HasRef | Ref) -> None:
    """A fresh private link for the first contact; the one before stops working."""
    token = new_token()
    application.link_hash = fingerprint(token)
    application.save(update_fields=["link_hash"])
    tell(application, template, to=to, by=by, secrets={"link": _link(application, token)})


def _link(application: CityApplication, token: str) -> str:
    return address("application_continue", token, language=application.language)


def _next_number(application: CityApplication) -> int:
    last = application.co_applicants.aggregate(last=Max("number"))["last"] or 1
    return max(last, 1) + 1


def _is_in(application: CityApplication, person: Any) -> bool:
    return application.co_applicants.filter(person=person, left_at=None).exists()
