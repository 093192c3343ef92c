"""The staff's part of the invitation: follow-up mail (c), introduction (f), the team is set (g)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from thrive.base import history
from thrive.base.decisions import require
from thrive.cities import introducing
from thrive.cities.actions.locks import locked
from thrive.cities.actions.roles import hold_city_role
from thrive.cities.actions.steps import write_step
from thrive.cities.actions.telling import tell_applicants
from thrive.cities.models import CityApplication, CityRole
from thrive.cities.queries.follow_up import follow_up_words
from thrive.cities.rules import invitation as rules
from thrive.cities.rules.coaching import lead_coach
from thrive.people.models import Person


@transaction.atomic
def send_follow_up(
    application: CityApplication, *, note: str, dates: Sequence[datetime.date], by: Any
) -> None:
    """Step c. Sent again it is one more mail, written down, and the step keeps its first date."""
    application = locked(application)
    require(rules.may_send_follow_up(by, application))
    again = application.steps.filter(step="c").exists()
    words = follow_up_words(application, note=note, dates=dates, by=by)
    tell_applicants(application, "follow_up", by=by, **words)
    history.record(
        "send_follow_up", on=application, by=by, again=again, with_note=bool(note.strip())
    )
    write_step(application, "c", by=by)


@transaction.atomic
def introduce(application: CityApplication, *, text: str, by: Any) -> None:
    """Step f: the coach's words are kept with their date, and the first contacts get access."""
    application = locked(application)
    require(rules.may_introduce(by, application, text))
    write_step(application, "f", by=by, note=text.strip())
    here = application.co_applicants.filter(left_at=None).exclude(person=None)
    for person in Person.objects.present().filter(co_applications__in=here):
        hold_city_role(application.community, person=person, role=CityRole.Role.CONTACT, by=by)
    coach = lead_coach(application.community)
    tell_applicants(application, "introduction", by=by, coach=str(coach or by), words=text.strip())
    first = here.filter(number=1, person__erased_at=None).select_related("person").first()
    if first and first.person:
        introducing.prepare_all(application, first.person)


@transaction.atomic
def confirm_team(application: CityApplication, *, note: str = "", by: Any) -> None:
    """Step g: the six seats are set. Of them, members with an account become the Core Team."""
    application = locked(application)
    require(rules.may_confirm_team(by, application, note))
    write_step(application, "g", by=by, note=note.strip())
    addresses = [seat.get("email", "") for seat in rules.people_named(application).values()]
    named = Person.objects.present().filter(email__in=[a for a in addresses if a])
    for person in named.exclude(pk__in=Person.objects.of_program()):
        hold_city_role(application.community, person=person, role=CityRole.Role.CORE, by=by)
