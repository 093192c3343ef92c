"""What every deed of mentoring does: hold the rows in one order, and tell the other city."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import formats, translation

from thrive.cities.models import Community, MentorPairing
from thrive.cities.rules import mentoring as rules
from thrive.notices.mail import send_notice
from thrive.people.links import address


def held_rows(*communities: Community) -> list[Community]:
    """The cities' rows, held in the order of their keys until the transaction ends."""
    chosen = Community.objects.filter(pk__in={one.pk for one in communities})
    return list(chosen.select_for_update(no_key=True).order_by("pk"))


def locked(pairing: MentorPairing) -> MentorPairing:
    """The pair as it is now: both cities first, then its own row."""
    held = {one.pk: one for one in held_rows(pairing.mentor, pairing.mentee)}
    found = MentorPairing.objects.select_for_update(no_key=True).get(pk=pairing.pk)
    found.mentor, found.mentee = held[found.mentor_id], held[found.mentee_id]
    return found


def others(pairing: MentorPairing, side: str) -> list[Community]:
    """The cities that have to hear of it: the other one, or both for an administrator."""
    each = {rules.MENTOR: pairing.mentor, rules.MENTEE: pairing.mentee}
    return [city for name, city in each.items() if name != side]


def tell(
    pairing: MentorPairing,
    city: Community,
    template: str,
    *,
    by: Any,
    on: datetime.date | None = None,
    with_me: bool = False,
    **context: Any,
) -> None:
    """One mail to each who acts for the city, in their own language; none about one's own deed.
    `on`: the day it is about. `with_me`: whoever caused it did not mean to, so they read of it too."""
    held = city.roles.today().select_related("person").order_by("pk")
    people = {role.person_id: role.person for role in held if with_me or role.person_id != by.pk}
    for person in people.values():
        send_notice(
            template,
            to=person,
            language=person.language,
            context={
                "place": city.name,
                "mentor": pairing.mentor.name,
                "mentee": pairing.mentee.name,
                "topics": pairing.topics,
                "link": address("mentor_pairing", pairing.pk, language=person.language),
                "day": _said(on, person.language) if on else "",
                **context,
            },
            about=pairing.ref(),
            by=by,
        )


def _said(day: datetime.date, language: str) -> str:
    with translation.override(language):
        return formats.date_format(day, "DATE_FORMAT")
