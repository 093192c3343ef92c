"""Who writes an application together, and what happened to it, without private data."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thrive.base.models import Entry
from thrive.cities.models import Applicant, CityApplication, CoApplicant
from thrive.cities.queries.writing import form_of

SAYS: Mapping[str, str | Promise] = {
    "start_application": gettext_lazy("began the application"),
    "answer": gettext_lazy("wrote on the page “%(section)s”"),
    "attach_file": gettext_lazy("attached a file"),
    "take_off_file": gettext_lazy("removed a file"),
    "invite_co_applicant": gettext_lazy("invited person %(number)s"),
    "join_application": gettext_lazy("joined"),
    "remove_co_applicant": gettext_lazy("removed person %(number)s"),
    "renew_link": gettext_lazy("asked for a new private link"),
    "change_contact": gettext_lazy("changed the first contact"),
    "ask_to_join": gettext_lazy("asked to join"),
    "send_application": gettext_lazy("sent the application"),
    "ask_official": gettext_lazy("asked the city official to confirm"),
    "confirm_application": gettext_lazy("confirmed the application"),
    "decline_to_confirm": gettext_lazy("could not confirm the application"),
    "sign_up": gettext_lazy("signed up for an information session"),
    "give_back_place": gettext_lazy("gave a place in a session back"),
    "change_session": gettext_lazy("changed the information session"),
    "cancel_session": gettext_lazy("cancelled the information session"),
    "finish_step": gettext_lazy("finished step %(step)s"),
    "wait_in_line": gettext_lazy("put the city on the wait-list"),
    "step_off": gettext_lazy("left the wait-list"),
    "promote": gettext_lazy("gave the city a seat"),
    "join_as_affiliate": gettext_lazy("joined as an Affiliate"),
    "withdraw_application": gettext_lazy("withdrew the application"),
}
MOST_LINES = 100


@dataclass(frozen=True)
class TeamLine:
    """One person of the application. `row` is empty for a first contact without an account."""

    number: int
    email: str
    is_me: bool
    state: str  # here, invited
    row: CoApplicant | None


@dataclass(frozen=True)
class Happened:
    at: datetime.datetime
    who: str
    what: str


@dataclass(frozen=True)
class TeamPage:
    application: CityApplication
    people: tuple[TeamLine, ...]
    story: tuple[Happened, ...]


def team_page(me: Applicant) -> TeamPage:
    """Two queries; the newest entry first."""
    application = me.application
    rows = list(application.co_applicants.select_related("person").order_by("number"))
    numbers = {str(row.person.public_id): row.number for row in rows if row.person}
    first = next((row for row in rows if row.number == 1), None)
    people = [TeamLine(1, application.contact_email, me.number == 1, "here", first)]
    people += [
        TeamLine(
            row.number,
            row.email,
            row.number == me.number,
            "here" if row.joined_at else "invited",
            row,
        )
        for row in rows
        if row.number != 1 and row.left_at is None
    ]
    return TeamPage(application, tuple(people), _story(me, numbers))


def _story(me: Applicant, numbers: Mapping[str, int]) -> tuple[Happened, ...]:
    titles = {section.slug: str(section.title) for section in form_of(me.application).sections}
    entries = Entry.objects.about(me.application.ref()).filter(what__in=SAYS)
    return tuple(
        Happened(entry.at, _who(entry, me, numbers), _what(entry, titles))
        for entry in entries.reverse()[:MOST_LINES]
    )


def _who(entry: Entry, me: Applicant, numbers: Mapping[str, int]) -> str:
    number = numbers.get(entry.by_id)
    if entry.by_kind == "applicant":
        number = int(entry.by_id.rpartition("/")[2])
    if number == me.number:
        return _("You")
    if number is not None:
        return _("Person %(number)s") % {"number": number}
    return _(entry.by_text)


def _what(entry: Entry, titles: Mapping[str, str]) -> str:
    facts: dict[str, Any] = dict(entry.facts)
    section = str(facts.get("section", ""))
    facts["section"] = titles.get(section, section)
    return str(SAYS[entry.what]) % facts
