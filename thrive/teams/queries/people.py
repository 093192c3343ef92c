"""Everybody in a city's teams, once each: whom a form offers to lead, to have come, to do something."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thrive.base.prepared import prepared
from thrive.cities.models import Community
from thrive.people.names import first_name_and_initial
from thrive.teams.models import CoreTeamSeat, DesignTeamMembership
from thrive.teams.queries.shown import may_be_named, shown_in_team

Somebody = DesignTeamMembership | CoreTeamSeat


@dataclass(frozen=True)
class OneOfThem:
    """`key` names them in a form: m12 by membership, s3 by seat."""

    key: str
    name: str
    row: Somebody
    is_resident: bool


def people_of(community: Community) -> list[OneOfThem]:
    """Members of the Design Team, then the six seats of those who are not members. Three queries."""
    rows = list(
        DesignTeamMembership.objects.today()
        .filter(team__community=community)
        .select_related("person")
        .order_by("joined_on", "pk")
    )
    shown = may_be_named([row.person_id for row in rows])
    found = [
        OneOfThem(f"m{row.pk}", shown_in_team(row, shown), row, row.category in ("youth", "adult"))
        for row in rows
    ]
    here = {mark for row in rows for mark in _marks(row)}
    seats = CoreTeamSeat.objects.today().filter(team__community=community)
    for seat in seats.select_related("person").order_by("pk"):
        if not here & set(_marks(seat)):
            name = name_of_seat(seat)
            found.append(OneOfThem(f"s{seat.pk}", name, seat, seat.seat.startswith("resident")))
    return found


def communities_of(person: int) -> set[int]:
    """Where somebody sits in a team today (see `thrive.cities.belonging`). Two queries."""
    return {*_member_of(person), *_seated_in(person)}


@prepared
def _member_of(person: int) -> QuerySet[DesignTeamMembership, int]:
    rows = DesignTeamMembership.objects.of_person(person)
    return rows.values_list("team__community", flat=True)


@prepared
def _seated_in(person: int) -> QuerySet[CoreTeamSeat, int]:
    return CoreTeamSeat.objects.held_by(person).values_list("team__community", flat=True)


def name_of(somebody: Somebody | None, shown: frozenset[int]) -> str:
    """Somebody in minutes, as their own team reads it. Nobody: the coach."""
    if somebody is None:
        return _("The coach")
    if isinstance(somebody, DesignTeamMembership):
        return shown_in_team(somebody, shown)
    return name_of_seat(somebody)


def name_of_seat(seat: CoreTeamSeat) -> str:
    if seat.person and seat.person.is_youth:
        return first_name_and_initial(seat.name)
    return (seat.person.name if seat.person else "") or seat.name or _("Somebody who has left")


def _marks(row: Somebody) -> list[str]:
    """By what one knows that a membership and a seat are the same person."""
    marks = [f"n:{row.name.casefold()}"] if row.name else []
    marks += [f"e:{row.email.casefold()}"] if row.email else []
    return marks + ([f"p:{row.person_id}"] if row.person_id else [])
