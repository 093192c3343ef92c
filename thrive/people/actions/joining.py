"""Joining, changing one's profile, and coming of age."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from thrive.base import history
from thrive.base.decisions import require
from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.people import names, rules
from thrive.people.actions.consent import ask_guardian
from thrive.people.age import Age
from thrive.people.models import Person
from thrive.people.words import VISITOR_WORD, AgeBand

VISITOR = Ref("visitor", "", VISITOR_WORD)  # who joins was a visitor until then
_PROFILE = frozenset(
    {
        *("name", "shown_name", "affiliation", "organization", "title", "legislative_body"),
        *("language", "visibility"),
    }
)


@transaction.atomic
def join(
    person: Person,
    *,
    age: Age,
    email: str,
    name: str,
    affiliation: str,
    by: HasRef | Ref,
    shown_name: str = "",
    language: str = "en",
    organization: str = "",
    title: str = "",
    legislative_body: str = "",
    guardian_email: str = "",
    guardian_name: str = "",
    assent: Collection[str] = (),
    password: str | None = None,
    email_confirmed: bool = False,
    is_demo: bool = False,
) -> Person:
    """Make the unsaved `person` a member.

    A youth names a guardian, who is asked as soon as the youth's own email is confirmed.
    `email_confirmed` is for people who come by a way that has proven it (the console, the demo).
    """
    require(rules.may_join(age))
    youth = age.band == AgeBand.YOUTH
    if youth:
        require(rules.may_name_guardian(email, guardian_email))
    shown = shown_name.strip() or (
        names.pseudonym() if youth else names.first_name_and_initial(name)
    )
    require(rules.may_be_called(shown, name=name, youth=youth))
    person.email, person.name, person.shown_name = email.lower(), name.strip(), shown
    person.affiliation, person.organization, person.title = affiliation, organization, title
    person.legislative_body, person.language = legislative_body, language
    person.age_band, person.adult_from, person.is_demo = age.band, age.adult_from, is_demo
    person.set_password(password or None)
    person.save(force_insert=True)
    if email_confirmed:
        EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    history.record("join", on=person, by=by, affiliation=affiliation, age_band=person.age_band)
    if youth:
        ask_guardian(
            person,
            guardian_email=guardian_email,
            guardian_name=guardian_name,
            assent=assent,
            by=person,
        )
    return person


@transaction.atomic
def update_profile(person: Person, *, by: HasRef | Ref, **changes: Any) -> Person:
    """Change some of the fields in `_PROFILE`; others raise TypeError.

    An empty shown name becomes first name and initial, a youth's a pseudonym.
    """
    if unknown := changes.keys() - _PROFILE:
        raise TypeError(f"Not part of a profile: {', '.join(sorted(unknown))}.")
    require(rules.may_change_profile(by, person))
    name = changes.get("name", person.name)
    if "shown_name" in changes and not changes["shown_name"].strip():
        changes["shown_name"] = (
            names.pseudonym() if person.is_youth else names.first_name_and_initial(name)
        )
    shown = changes.get("shown_name", person.shown_name)
    require(rules.may_be_called(shown, name=name, youth=person.is_youth))
    require(rules.may_show_profile_to(person, changes.get("visibility", person.visibility)))
    changed = sorted(field for field, value in changes.items() if getattr(person, field) != value)
    for field in changed:
        setattr(person, field, changes[field])
    if changed:
        person.save(update_fields=changed)
        history.record("update_profile", on=person, by=by, changed=changed)
    return person


@transaction.atomic
def turn_18(person: Person, *, by: HasRef | Ref) -> Person:
    """From the month after the 18th birthday, by the person's own choice: an adult's account.

    The month is forgotten, and so are the guardians' names, emails and links.
    """
    require(rules.may_turn_18(by, person))
    person.age_band, person.adult_from = AgeBand.ADULT, None
    person.save(update_fields=["age_band", "adult_from"])
    person.consents.update(guardian_name="", guardian_email="", token_hash=None)
    history.record("turn_18", on=person, by=by)
    return person
