"""Who may have a place in an event: by tier, by age, by what is still open."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.base.refs import SYSTEM, Ref
from thrive.cities.belonging import belonging_of
from thrive.events.lifecycle import REGISTRATION
from thrive.events.models import Event, Registration
from thrive.events.rules.running import may_run
from thrive.events.words import Support
from thrive.people.models import Person
from thrive.people.rules import may_be_shown, may_use
from thrive.people.words import Scope
from thrive.program import registry

MOST_WAITING = 500


def is_open(event: Event) -> Decision:
    """Can somebody sign up at this moment, with a place or for the wait-list?"""
    if event.elsewhere:
        return no(_("You sign up for this one on the page of whoever holds it."))
    if event.status == "cancelled":
        return no(_("This event was cancelled."))
    if event.status == "draft":
        return no(_("This event is not on the calendar yet."))
    if event.has_begun or event.status == "held":
        return no(_("This event has begun already, so nobody can sign up any more."))
    if event.status == "closed":
        return no(_("Sign-up is closed. Write to us if you need to come."))
    return YES


def is_offered_to(by: Any, event: Event) -> Decision:
    """Table I: some help is for cities of some tiers. A sentence says which, and how to move up."""
    found = next((o for o in registry.current().offerings if o.code == event.offering), None)
    if found is None or len(found.tiers) == len(registry.current().tiers):
        return YES
    if by.is_authenticated and by.program_roles:
        return YES
    if by.is_authenticated and event.offering in belonging_of(by).offerings:
        return YES
    book = registry.current()
    names = get_text_list([str(book.tier(one).name) for one in found.tiers], _("and"))
    if by.is_authenticated and belonging_of(by).tiers:
        return no(
            _(
                "“%(offering)s” is not in your city’s tier. It is for %(tiers)s cities. A city moves "
                "up when it asks for a seat and one is free: your coach knows the way."
            )
            % {"offering": found.name, "tiers": names}
        )
    return no(
        _(
            "“%(offering)s” is for people of %(tiers)s cities. Sign in if your city is one of them; "
            "every city can apply to become one."
        )
        % {"offering": found.name, "tiers": names}
    )


def may_register(by: Person, event: Event) -> Decision:
    return first_no(is_open(event), is_offered_to(by, event), may_take_part(by))


def may_take_part(by: Person) -> Decision:
    """A youth comes once a guardian has said yes to the account (R133)."""
    if not by.is_youth or may_be_shown(by):
        return YES
    return no(
        _(
            "A parent or guardian has to say yes first. We have asked them by mail; you can ask "
            "again on your account page."
        )
    )


def may_need(by: Person | None, kind: str) -> Decision:
    """A stipend for a youth needs the guardian's yes to stipends, too."""
    if kind != Support.STIPEND or by is None or not by.is_youth:
        return YES
    return may_use(by, Scope.STIPEND)


def may_ask_for_place(
    event: Event, visitor: Any, *, name: str, email: str, is_adult: bool
) -> Decision:
    """A guest: eighteen or older, with a name and an address."""
    return first_no(
        is_open(event),
        is_offered_to(visitor, event),
        YES
        if is_adult
        else no(
            _(
                "If you are under 18, make an account first: then a parent or guardian can say yes. "
                "It takes five minutes."
            )
        ),
        YES if name.strip() else no(_("Enter your name.")),
        is_address(email),
    )


def is_address(email: str) -> Decision:
    try:
        validate_email(email)
    except ValidationError:
        return no(_("Enter an email, like name@example.org"))
    return YES


def may_confirm(place: Registration) -> Decision:
    return first_no(is_open(place.event), REGISTRATION.allows(place.status, "confirm"))


def may_change_place(by: Any, place: Registration) -> Decision:
    """Answers and supports: whoever holds the place, until it begins."""
    return first_no(
        is_theirs(by, place),
        no(_("This place was given back.")) if place.status == "cancelled" else YES,
        no(_("This event has begun already.")) if place.event.has_begun else YES,
    )


def may_cancel_place(by: Any, place: Registration) -> Decision:
    return first_no(
        is_theirs(by, place),
        REGISTRATION.allows(place.status, "cancel"),
        no(_("This event has begun already.")) if place.event.has_begun else YES,
    )


def is_theirs(by: Any, place: Registration) -> Decision:
    """The holder, whoever runs the event, or the platform itself."""
    if by == SYSTEM:
        return YES
    if isinstance(by, Ref):
        mine = place.person_id is None and by == place.holder
        return YES if mine else no(_("This place belongs to somebody else."))
    if place.person_id == by.pk:
        return YES
    return may_run(by, place.event)


def may_have_certificate(by: Any, place: Registration) -> Decision:
    return first_no(
        is_theirs(by, place),
        YES if place.attended else no(_("A certificate is for people who came.")),
    )
