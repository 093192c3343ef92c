"""Invitations to a seat of the Core Team and to the Design Team: who may send them, what a yes does."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import Decision, no
from thrive.base.refs import Ref
from thrive.people.models import Invitation, Person
from thrive.people.welcome import Welcome
from thrive.teams.actions.core import take_seat
from thrive.teams.actions.design import join_team
from thrive.teams.models import CoreTeamSeat, DesignTeam
from thrive.teams.rules.core import may_invite_to_seat
from thrive.teams.rules.design import may_add_members
from thrive.teams.words import role_in_words, seat_in_words


def _may_invite_to_seat(by: Any, thing: Ref, role: str) -> Decision:
    held = CoreTeamSeat.objects.select_related("team__community").filter(pk=thing.id).first()
    return may_invite_to_seat(by, held) if held else no(_("There is no such seat."))


def _seat_accepted(invitation: Invitation, person: Person) -> None:
    held = CoreTeamSeat.objects.select_related("team__community").get(pk=invitation.for_id)
    take_seat(held, by=person)


def _may_invite_member(by: Any, thing: Ref, role: str) -> Decision:
    team = _team(thing.id)
    return may_add_members(by, team) if team else no(_("There is no Design Team yet."))


def _member_accepted(invitation: Invitation, person: Person) -> None:
    team = _team(invitation.for_id)
    if team:
        join_team(team, role=invitation.role, by=person)


def _team(slug: str) -> DesignTeam | None:
    rows = DesignTeam.objects.select_related("community")
    return rows.filter(community__slug=slug).first()


TO_A_SEAT = Welcome(_may_invite_to_seat, _seat_accepted, seat_in_words)
TO_THE_DESIGN_TEAM = Welcome(_may_invite_member, _member_accepted, role_in_words)
