"""What this room holds about a person: seats, memberships, names on paper with their email."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from thrive.base import clock
from thrive.people.models import Person
from thrive.teams.models import CapacityCheck, CoreTeamSeat, DesignTeamMembership


def export_teams(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Seats held and memberships, with their dates."""
    return {
        "core_team": [
            {
                "place": row.team.community.name,
                "seat": row.seat,
                "name": row.name,
                "email": row.email,
                "organization": row.organization,
                "since": row.since,
                "until": row.until,
            }
            for row in _seats(person).select_related("team__community").order_by("since")
        ],
        "design_team": [
            {
                "place": row.team.community.name,
                "category": row.category,
                "name": row.name,
                "email": row.email,
                "organization": row.organization,
                "subgroup": row.subgroup.kind if row.subgroup else "",
                "is_representative": row.is_representative,
                "joined_on": row.joined_on,
                "left_on": row.left_on,
            }
            for row in _memberships(person)
            .select_related("team__community", "subgroup")
            .order_by("joined_on")
        ],
        "capacity_checks": [
            {
                "place": row.community.name,
                "taken_on": row.taken_on,
                "answers": row.answers,
                "next_step": row.next_step,
            }
            for row in CapacityCheck.objects.filter(person=person)
            .select_related("community")
            .order_by("taken_on")
        ],
    }


def erase_teams(person: Person) -> None:
    """Seats and memberships end; their dates stay, without a name."""
    blank = {"name": "", "email": "", "person": None}
    seats = _seats(person)
    seats.filter(until=None).update(until=clock.now())
    seats.update(**blank, until_reason="")
    members = _memberships(person)
    members.filter(left_on=None).update(left_on=clock.today())
    members.update(**blank, is_representative=False, left_reason="")
    CapacityCheck.objects.filter(person=person).update(person=None, next_step="")


def _seats(person: Person) -> QuerySet[CoreTeamSeat]:
    rows = Q(person=person) | Q(person=None, email__iexact=person.email)
    held = CoreTeamSeat.objects.filter(rows).values_list("pk", flat=True)
    return CoreTeamSeat.objects.filter(pk__in=list(held))


def _memberships(person: Person) -> QuerySet[DesignTeamMembership]:
    rows = Q(person=person) | Q(person=None, email__iexact=person.email)
    held = DesignTeamMembership.objects.filter(rows).values_list("pk", flat=True)
    return DesignTeamMembership.objects.filter(pk__in=list(held))
