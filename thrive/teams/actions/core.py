"""The Core Team: set at step g, seats handed on afterwards. Rows end; they are never deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from thrive.base import clock, history
from thrive.base.decisions import no, require
from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.cities.actions.invitation import confirm_team
from thrive.cities.actions.locks import locked
from thrive.cities.actions.roles import hold_city_role
from thrive.cities.models import CityApplication, CityRole, Community
from thrive.cities.rules import invitation as steps
from thrive.people.actions import invite
from thrive.people.models import Invitation, Person
from thrive.program.rulebook import Rulebook
from thrive.teams.actions.telling import tell_member
from thrive.teams.models import CoreTeam, CoreTeamSeat
from thrive.teams.rules import core as rules
from thrive.teams.rules.core import Holder


@transaction.atomic
def freeze_core_team(application: CityApplication, *, note: str = "", by: Any) -> CoreTeam:
    """Step g: the six seats, as they stand in the application, become the Core Team.

    A city that came in once before keeps its team: who sits there still stays, the others follow.
    """
    application = locked(application)
    require(steps.may_confirm_team(by, application, note))
    named = steps.people_named(application)
    team, _is_new = CoreTeam.objects.get_or_create(
        community=application.community, defaults={"opened_at": clock.now()}
    )
    team.frozen_at = clock.now()
    team.note = note.strip() if steps.both_seats_of_one(named) else ""
    team.save(update_fields=["frozen_at", "note"])
    _seat_all(team, named)
    confirm_team(application, note=note, by=by)
    history.record("freeze_core_team", on=team, by=by, seats=sorted(named))
    return team


def _seat_all(team: CoreTeam, named: Mapping[str, Mapping[str, str]]) -> None:
    emails = [str(one.get("email") or "").lower() for one in named.values()]
    accounts = {person.email: person for person in _accounts(emails)}
    for row in team.seats.today():
        if row.seat not in named or row.email != str(named[row.seat].get("email") or "").lower():
            _end(row)
    for code, one in named.items():
        if not team.seats.today().filter(seat=code).exists():
            _sit(team, code, _holder(one), accounts)


def _sit(team: CoreTeam, seat: str, holder: Holder, accounts: Mapping[str, Person]) -> CoreTeamSeat:
    return CoreTeamSeat.objects.create(
        team=team,
        seat=seat,
        name=holder.name,
        email=holder.email,
        organization=holder.organization,
        person=accounts.get(holder.email),
        since=clock.now(),
    )


def _holder(one: Mapping[str, str]) -> Holder:
    return Holder(
        str(one["name"]).strip()[:120],
        str(one.get("email") or "").strip().lower(),
        str(one.get("organization") or "").strip()[:160],
    )


def _accounts(emails: list[str]) -> list[Person]:
    """Members with one of these addresses; people of the program hold no seat in a city."""
    found = Person.objects.present().filter(email__in=[one for one in emails if one])
    return list(found.exclude(pk__in=Person.objects.of_program()))


@transaction.atomic
def change_seat(
    team: CoreTeam,
    *,
    seat: str,
    holder: Holder,
    rulebook: Rulebook,
    reason: str,
    note: str = "",
    seen: str = "",
    by: Any,
) -> CoreTeamSeat:
    """The seat passes to somebody else. Who held it loses the access that came with it.

    `seen` is the mark (`rules.mark_of_seat`) of what the page showed; empty asks for nothing.
    """
    team = _locked(team)
    rule = rules.may_change_seat(
        by, team, seat, holder, rulebook=rulebook, reason=reason, note=note
    )
    require(rule)
    holder = _holder(holder.plain())
    before = team.seats.today().select_related("person").filter(seat=seat).first()
    require(rules.is_as_seen(before, seen))
    accounts = {one.email: one for one in _accounts([holder.email])}
    require(rules.sits_nowhere_else(team, accounts.get(holder.email), besides=seat))
    if before:
        _end(before, reason)
    taken = _sit(team, seat, holder, accounts)
    held = {**rules.held_today(team), seat: holder.plain()}
    if steps.both_seats_of_one(held) and not team.note:
        team.note = note.strip()
        team.save(update_fields=["note"])
    stopped = before is not None and _stop_acting(team, before)
    history.record("change_seat", on=team, by=by, seat=seat, was_open=before is None)
    if taken.person:
        _let_act(team.community, taken.person, by=by)
        tell_member(taken.person, "seat_given", about=team, by=by)
    if before:
        _tell_stopped(team, before, stopped, by=by)
    return taken


@transaction.atomic
def vacate_seat(team: CoreTeam, *, seat: str, reason: str, by: Any) -> CoreTeamSeat:
    """The seat is open from now on, until somebody is named."""
    team = _locked(team)
    require(rules.may_vacate_seat(by, team, seat, reason=reason))
    held = team.seats.today().select_related("person").get(seat=seat)
    _end(held, reason)
    stopped = _stop_acting(team, held)
    history.record("vacate_seat", on=team, by=by, seat=seat)
    _tell_stopped(team, held, stopped, by=by)
    return held


def vacate_with_role(role: CityRole, *, by: Any) -> None:
    """A role in the Core Team has ended: the seat that came with it is open. In the transaction of
    ending the role, before its history."""
    team = CoreTeam.objects.filter(community=role.community).first()
    if role.role != CityRole.Role.CORE or team is None:
        return
    team = CoreTeam.objects.select_for_update(of=("self",), no_key=True).get(pk=team.pk)
    for held in team.seats.held_by(role.person).select_related("person"):
        _end(held)
        history.record("vacate_seat", on=team, by=by, seat=held.seat)
        if by != role.person:
            tell_member(role.person, "seat_ended", about=team, by=by)


@transaction.atomic
def invite_to_seat(held: CoreTeamSeat, *, language: str, by: Any) -> Invitation:
    """A private link to the address written down for the seat."""
    require(rules.may_invite_to_seat(by, held))
    thing = Ref("core_seat", str(held.pk), str(held.team))
    return invite(email=held.email, role=held.seat, for_thing=thing, language=language, by=by)


@transaction.atomic
def take_seat(held: CoreTeamSeat, *, by: Person) -> CoreTeamSeat:
    """Whoever was invited to the seat has an account now, and may act for the city."""
    team = _locked(held.team)
    held = CoreTeamSeat.objects.select_for_update(no_key=True).get(pk=held.pk)
    if held.until or held.person_id not in (None, by.pk):
        require(no(_("Somebody else holds this seat now. Ask the Core Team for a new invitation.")))
    require(rules.sits_nowhere_else(team, by, besides=held.seat))
    held.person = by
    held.save(update_fields=["person"])
    history.record("take_seat", on=team, by=by, seat=held.seat)
    _let_act(team.community, by, by=by)
    return held


def _let_act(community: Community, person: Person, *, by: HasRef | Ref) -> None:
    hold_city_role(community, person=person, role=CityRole.Role.CORE, by=by)


def _stop_acting(team: CoreTeam, held: CoreTeamSeat) -> bool:
    """The role in the city ends with the seat. Was there one?"""
    if held.person is None:
        return False
    roles = team.community.roles.today().filter(person=held.person, role=CityRole.Role.CORE)
    return bool(roles.update(until=clock.now()))


def _tell_stopped(team: CoreTeam, held: CoreTeamSeat, stopped: bool, *, by: Any) -> None:
    """Into history and by mail; after all rows are written."""
    if held.person is None:
        return
    if stopped:
        facts = {"role": CityRole.Role.CORE.value, "person": str(held.person.public_id)}
        history.record("end_city_role", on=team.community, by=by, **facts)
    tell_member(held.person, "seat_ended", about=team, by=by)


def _end(held: CoreTeamSeat, reason: str = "") -> None:
    held.until, held.until_reason = clock.now(), reason.strip()
    held.save(update_fields=["until", "until_reason"])


def _locked(team: CoreTeam) -> CoreTeam:
    """The roles that come with its seats first, then the team: whoever ends a role holds it already
    when asking for the team."""
    roles = CityRole.objects.select_for_update(no_key=True).order_by("pk")
    list(roles.filter(community=team.community_id, role=CityRole.Role.CORE, until=None))
    chosen = CoreTeam.objects.select_for_update(of=("self",), no_key=True)
    return chosen.select_related("community").get(pk=team.pk)
