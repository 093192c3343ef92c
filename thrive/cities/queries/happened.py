"""History in words, for the program's side: who did what to an application or a city, and when."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thrive.base.models import Entry
from thrive.base.prepared import prepared
from thrive.base.refs import Ref
from thrive.cities.queries.team import SAYS
from thrive.people.models import Person
from thrive.program.rulebook import Rulebook

STAFF_SAYS: Mapping[str, str | Promise] = {
    **SAYS,
    "open_session": gettext_lazy("set up an information session"),
    "mark_attendance": gettext_lazy("wrote down who came"),
    "send_follow_up": gettext_lazy("sent the follow-up mail"),
    "ask_reviewer": gettext_lazy("asked a reviewer"),
    "score": gettext_lazy("finished a review"),
    "step_aside": gettext_lazy("stepped aside from the review"),
    "decide": gettext_lazy("decided"),
    "decline_application": gettext_lazy("closed the application with “not now”"),
    "enroll": gettext_lazy("enrolled the city as %(tier_name)s"),
    "change_tier": gettext_lazy("changed the tier from %(before_name)s to %(after_name)s"),
    "pause": gettext_lazy("paused the city"),
    "resume": gettext_lazy("resumed the city"),
    "leave": gettext_lazy("recorded that the city left"),
    "graduate": gettext_lazy("recorded that the city graduated"),
    "assign_coach": gettext_lazy("assigned the coach"),
    "hand_over": gettext_lazy("handed the city to another coach"),
    "give_city_role": gettext_lazy("gave somebody a role in the city"),
    "end_city_role": gettext_lazy("ended somebody’s role in the city"),
    "change_cap": gettext_lazy("changed the seats of %(tier_name)s from %(before)s to %(after)s"),
    "open_cycle": gettext_lazy("opened this cycle"),
    "take_applications": gettext_lazy("opened or closed the door for applications"),
    "open_place": gettext_lazy("opened the page of this place"),
    "name_topics": gettext_lazy("said what the city offers or looks for in mentoring"),
    "open_city_pages": gettext_lazy("opened the pages of all cities"),
    "change_stage": gettext_lazy("moved the city to another stage"),
    "bring_agreement_into_force": gettext_lazy("brought the Letter of Agreement into force"),
}
# Many a day: told in the story of one city, not among the newest of all.
OFTEN: Mapping[str, str | Promise] = {
    "ask_to_sign": gettext_lazy("wrote to those who have not signed"),
    "renew_signing_link": gettext_lazy("asked for a new link to sign"),
    "sign_agreement": gettext_lazy("signed the Letter of Agreement"),
    "keep_signed_paper": gettext_lazy("kept a signed paper"),
    "ask_guardian_to_sign": gettext_lazy("asked a parent or guardian to sign"),
    "cosign_agreement": gettext_lazy("signed as a parent or guardian"),
    "take_back_signature": gettext_lazy("took a signature back as a parent or guardian"),
    "seal_agreement_again": gettext_lazy("sealed the Letter of Agreement anew"),
    "check_capacity": gettext_lazy("answered the self-check of the team"),
}
_NAMED = {
    "tier": "tier_name",
    "before": "before_name",
    "after": "after_name",
    "section": "section",
}
MOST = 200


@dataclass(frozen=True)
class Line:
    """`reason` is what the person wrote for the record."""

    at: datetime.datetime
    who: str
    what: str
    reason: str


def story(*things: Ref, rulebook: Rulebook) -> tuple[Line, ...]:
    """Newest first; staff by name, applicants as “Applicant”. One query a thing, and one more."""
    names = {tier.slug: str(tier.name) for tier in rulebook.tiers}
    if rulebook.application:
        names |= {one.slug: str(one.title) for one in rulebook.application.sections}
    told = (entry for thing in things for entry in _newest(thing.kind, thing.id))
    entries = sorted(told, key=lambda entry: entry.number, reverse=True)[:MOST]
    people = _people(entries)
    return tuple(
        Line(entry.at, _who(entry, people), _what(entry, names), str(entry.facts.get("reason", "")))
        for entry in entries
    )


def _people(entries: Iterable[Entry]) -> dict[str, str]:
    ids = {UUID(entry.by_id) for entry in entries if entry.by_kind == "person"}
    return {str(key): name for key, name in _of_program(ids)}


@prepared
def _newest(kind: str, thing: str) -> QuerySet[Entry]:
    return Entry.objects.filter(on_kind=kind, on_id=thing).order_by("-number")[:MOST]


@prepared
def _of_program(people: Collection[UUID]) -> QuerySet[Person, tuple[UUID, str]]:
    found = Person.objects.of_program().filter(public_id__in=people)
    return found.values_list("public_id", "shown_name")


def _who(entry: Entry, people: Mapping[str, str]) -> str:
    return people.get(entry.by_id) or _(entry.by_text)


def _what(entry: Entry, names: Mapping[str, str]) -> str:
    said = STAFF_SAYS.get(entry.what) or OFTEN.get(entry.what)
    if said is None:
        return entry.what.replace("_", " ")
    facts = {
        key: value if not isinstance(value, list) else "" for key, value in entry.facts.items()
    }
    for fact, name in _NAMED.items():
        facts[name] = names.get(str(facts.get(fact, "")), "")
    try:
        return str(said) % facts
    except KeyError:
        return str(said)
