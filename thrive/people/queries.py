"""Reading people: by link, one's own page, the register and its pages for administrators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404

from thrive.base.decisions import Decision
from thrive.base.models import Entry
from thrive.people import rules
from thrive.people.links import fingerprint
from thrive.people.models import GuardianConsent, Invitation, Person, PersonQuerySet, ProgramRole
from thrive.people.words import HAPPENED, Affiliation, AgeBand, Role

ON_A_PAGE = 25
LATEST = 30


@dataclass(frozen=True, slots=True)
class OwnPage:
    """`shown` says whether others see this person; `turn_18` is None for adults."""

    person: Person
    roles: list[ProgramRole]
    consents: list[GuardianConsent]
    invitations: list[Invitation]
    shown: Decision
    turn_18: Decision | None
    has_second_step: bool


@dataclass(frozen=True, slots=True)
class Register:
    """The people an administrator looks through; each has `roles_today`."""

    people: Page[Person]
    words: str
    affiliation: str
    role: str
    band: str
    invitations: list[Invitation]


@dataclass(frozen=True, slots=True)
class StaffView:
    """One person as an administrator sees them. `endings` pairs each role held with its rule."""

    person: Person
    email_confirmed: bool
    endings: list[tuple[ProgramRole, Decision]]
    past_roles: list[ProgramRole]
    consents: list[GuardianConsent]
    shown: Decision
    may_erase: Decision
    entries: list[tuple[Entry, str]]  # with what happened, in words


def own(viewer: Any) -> Person:
    """A fresh copy of the signed-in person, with nothing remembered from earlier in the request."""
    found: Person = Person.objects.get(pk=viewer.pk)
    return found


def consent_by_link(token: str) -> GuardianConsent:
    """Raises Http404 for a link that was never made or no longer counts."""
    return get_object_or_404(
        GuardianConsent.objects.select_related("person"), token_hash=fingerprint(token)
    )


def invitation_by_link(token: str) -> Invitation:
    """Raises Http404 for a link that was never made."""
    return get_object_or_404(Invitation, token_hash=fingerprint(token))


def own_page(person: Person) -> OwnPage:
    return OwnPage(
        person=person,
        roles=list(person.roles.current().order_by("since")),
        consents=list(person.consents.order_by("-created")),
        invitations=list(Invitation.objects.open().to(person.email).order_by("created")),
        shown=rules.may_be_shown(person),
        turn_18=rules.may_turn_18(person, person) if person.is_youth else None,
        has_second_step=person.has_second_step,
    )


def register(
    *, words: str = "", affiliation: str = "", role: str = "", band: str = "", page: str = "1"
) -> Register:
    """Newest first. Filters that are not known words are ignored. Four queries."""
    people = chosen_people(words=words, affiliation=affiliation, role=role, band=band)
    return Register(
        people=Paginator(people, ON_A_PAGE).get_page(page),
        words=words,
        affiliation=affiliation,
        role=role,
        band=band,
        invitations=list(Invitation.objects.open().for_program().order_by("-created")),
    )


def chosen_people(
    *, words: str = "", affiliation: str = "", role: str = "", band: str = ""
) -> PersonQuerySet:
    people: PersonQuerySet = Person.objects.present().matching(words)
    if affiliation in Affiliation.values:
        people = people.filter(affiliation=affiliation)
    if role in Role.values:
        people = people.with_role(role)
    if band in AgeBand.values:
        people = people.filter(age_band=band)
    held = ProgramRole.objects.current().order_by("since")
    return people.prefetch_related(Prefetch("roles", held, to_attr="roles_today")).order_by(
        "-created", "-pk"
    )


def staff_view(viewer: Any, person: Person) -> StaffView:
    held = list(person.roles.current().order_by("since"))
    me = person.ref()
    entries = (Entry.objects.about(me) | Entry.objects.by(me)).order_by("-number")
    return StaffView(
        person=person,
        email_confirmed=EmailAddress.objects.filter(user=person, verified=True).exists(),
        endings=[(role, rules.may_end_role(viewer, person, role.role)) for role in held],
        past_roles=list(person.roles.exclude(until=None).order_by("-until")),
        consents=list(person.consents.order_by("-created")),
        shown=rules.may_be_shown(person),
        may_erase=rules.may_erase(viewer, person),
        entries=[(entry, _in_words(entry)) for entry in entries[:LATEST]],
    )


def _in_words(entry: Entry) -> str:
    """Rooms above write entries too; theirs are named by the verb itself."""
    said = str(HAPPENED.get(entry.what) or entry.what.replace("_", " ").capitalize())
    role = entry.facts.get("role")
    return f"{said}: {Role(role).label}" if role in Role.values else said
