"""How people of a team are named to whom: youth by first name and initial, others if they opted in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from thrive.cities.models import Community
from thrive.cities.rules.coaching import lead_coach
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


def may_be_named(accounts: Iterable[int | None]) -> frozenset[int]:
    """Which of these accounts may be shown to others at all. One query, none for nobody."""
    asked = [pk for pk in accounts if pk is not None]
    if not asked:
        return frozenset()
    rows = Person.objects.may_be_shown().filter(pk__in=asked)
    return frozenset(rows.values_list("pk", flat=True))


def in_confidence(viewer: Any, community: Community) -> bool:
    """May the viewer know a young person before a guardian has said yes? The coach of the city, and
    program administrators."""
    if not viewer.is_authenticated:
        return False
    return "admin" in viewer.program_roles or lead_coach(community) == viewer


def shown_in_team(membership: DesignTeamMembership, shown: frozenset[int]) -> str:
    """To their own team: adults by name, youth by the name they chose or first name and initial.

    `shown` are the accounts that this reader may see named: a youth whose guardian has not said yes
    is one of them only for the coach and for themselves (`domain` §4.6).
    """
    person = membership.person
    if membership.category != "youth" and not (person and person.is_youth):
        return (person.name if person else "") or membership.name or _("Somebody who has left")
    if person is None:
        return first_name_and_initial(membership.name) or _("Somebody who has left")
    if person.is_youth and person.pk not in shown:
        return unnamed_youth()
    return str(person)


def unnamed_youth() -> str:
    """Under 18, and no guardian has said yes: the place in the team is all that others read."""
    return _("A youth member")
