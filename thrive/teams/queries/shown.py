"""How people of a team are named to whom: youth by first name and initial, others if they opted in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from thrive.people.models import Person
from thrive.people.names import first_name_and_initial
from thrive.teams.models import DesignTeamMembership


def open_to(viewer: Any, people: Iterable[int | None]) -> frozenset[int]:
    """Which of these accounts the viewer may see named. One query, none for nobody."""
    asked = {pk for pk in people if pk is not None}
    if not asked:
        return frozenset()
    rows = Person.objects.visible_to(viewer).filter(pk__in=asked)
    return frozenset(rows.values_list("pk", flat=True))


def shown_in_team(membership: DesignTeamMembership, shown: frozenset[int]) -> str:
    """To their own team: adults by name, youth by the name they chose or first name and initial.

    `shown` are the accounts that may be shown to others at all: a youth whose guardian has not
    answered is not named.
    """
    person = membership.person
    if membership.category != "youth" and not (person and person.is_youth):
        return (person.name if person else "") or membership.name or _("Somebody who has left")
    if person is None:
        return first_name_and_initial(membership.name) or _("Somebody who has left")
    if person.is_youth and person.pk not in shown:
        return _("A young person whose guardian has not answered yet")
    return str(person)
