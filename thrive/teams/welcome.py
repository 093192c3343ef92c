"""Invitations to a seat of the Core Team and to the Design Team: who may send them, what a yes does."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import Decision, no
from thrive.base.refs import Ref
from thrive.people.models import Invitation, Person
from thrive.teams.actions.core import take_seat
from thrive.teams.actions.design import join_team
from thrive.teams.models import CoreTeamSeat, DesignTeam
from thrive.teams.rules.core import may_invite_to_seat
from thrive.teams.rules.design import may_add_members


def may_send_seat(by: Any, thing: Ref, role: str) -> Decision:
    held = CoreTeamSeat.objects.select_related("team__community").filter(pk=thing.id).first()
    return may_invite_to_seat(by, held) if held else no(_("There is no such seat."))


def seat_accepted(invitation: Invitation, person: Person) -> None:
    held = CoreTeamSeat.objects.select_related("team__community").get(pk=invitation.for_id)
    take_seat(held, by=person)


def may_send_membership(by: Any, thing: Ref, role: str) -> Decision:
    team = _team(thing.id)
    return may_add_members(by, team) if team else no(_("There is no Design Team yet."))


def membership_accepted(invitation: Invitation, person: Person) -> None:
    team = _team(invitation.for_id)
    if team:
        join_team(team, role=invitation.role, by=person)


def _team(slug: str) -> DesignTeam | None:
    rows = DesignTeam.objects.select_related("community")
    return rows.filter(community__slug=slug).first()
