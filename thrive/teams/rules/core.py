"""The Core Team: six seats, six people. Set at step g; then a seat changes hands with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.rules.coaching import may_coach
from thrive.cities.rules.invitation import CBO_SEATS, both_seats_of_one, marks_of
from thrive.cities.rules.seats import gives_a_reason
from thrive.program.rulebook import Rulebook
from thrive.teams.models import CoreTeam, CoreTeamSeat
from thrive.teams.rules.belonging import may_run_teams


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom somebody names for a seat."""

    name: str
    email: str = ""
    organization: str = ""

    def plain(self) -> dict[str, str]:
        return {"name": self.name, "email": self.email, "organization": self.organization}


def may_open_seat(by: Any, team: CoreTeam) -> Decision:
    """May this person change seats at all? Before step g the seats are answers, not seats."""
    return first_no(may_run_teams(by, team.community), is_set(team))


def is_set(team: CoreTeam) -> Decision:
    if team.frozen_at:
        return YES
    return no(_("The Core Team is not set yet. Until step g, its seats stand in the application."))


def may_change_seat(
    by: Any,
    team: CoreTeam,
    seat: str,
    holder: Holder,
    *,
    rulebook: Rulebook,
    reason: str,
    note: str = "",
) -> Decision:
    """One holder a seat, one seat a person, and the coach's word on one organization in two (C1)."""
    others = {code: held for code, held in held_today(team).items() if code != seat}
    return first_no(
        may_open_seat(by, team),
        says_why(reason),
        names_somebody(seat, holder),
        holds_no_other(holder, others, rulebook),
        serves_all_ages(by, team, {**others, seat: holder.plain()}, note),
    )


def may_vacate_seat(by: Any, team: CoreTeam, seat: str, *, reason: str) -> Decision:
    return first_no(
        may_open_seat(by, team),
        YES if seat in held_today(team) else no(_("Nobody holds this seat.")),
        says_why(reason),
    )


def may_invite_to_seat(by: Any, held: CoreTeamSeat) -> Decision:
    """A private link for whoever holds the seat but has no account yet."""
    return first_no(
        may_open_seat(by, held.team),
        YES if held.until is None else no(_("Somebody else holds this seat now.")),
        no(_("This person already has an account here.")) if held.person_id else YES,
        YES if held.email else no(_("Write down an email for this seat first.")),
    )


def says_why(reason: str) -> Decision:
    return YES if gives_a_reason(reason) else no(_("Say why, in a sentence. It stays in the team."))


def names_somebody(seat: str, holder: Holder) -> Decision:
    if not holder.name.strip():
        return no(_("Write the name of the person."))
    if seat in CBO_SEATS and not holder.organization.strip():
        return no(_("Write the organization this person speaks for."))
    return YES


def holds_no_other(
    holder: Holder, others: Mapping[str, Mapping[str, str]], rulebook: Rulebook
) -> Decision:
    mine = set(marks_of(holder.plain()))
    for code, held in others.items():
        if mine & set(marks_of(held)):
            return no(
                _("This person already holds a seat: %(seat)s.")
                % {"seat": rulebook.seat(code).name}
            )
    return YES


def sits_nowhere_else(team: CoreTeam, person: Any, *, besides: str) -> Decision:
    """One account, one seat, whatever email stands in it."""
    if person is None or not team.seats.held_by(person).exclude(seat=besides).exists():
        return YES
    return no(_("This person already holds another seat of this Core Team. One seat a person."))


def mark_of_seat(held: CoreTeamSeat | None) -> str:
    """What a form remembers of the seat it was opened for."""
    return str(held.pk) if held else "open"


def is_as_seen(held: CoreTeamSeat | None, seen: str) -> Decision:
    """Two people at once: the second one learns of the first before anything is overwritten."""
    if seen in ("", mark_of_seat(held)):
        return YES
    return no(_("Somebody else has just changed this seat. Open the Core Team again and look."))


def serves_all_ages(
    by: Any, team: CoreTeam, held: Mapping[str, Mapping[str, str]], note: str
) -> Decision:
    if not both_seats_of_one(held) or team.note:
        return YES
    if may_coach(by, team.community) and gives_a_reason(note):
        return YES
    return no(
        _(
            "One organization would hold both of its seats. The city’s coach can allow it with a "
            "note that says how it serves all ages."
        )
    )


def held_today(team: CoreTeam) -> dict[str, dict[str, str]]:
    """Seat code → {"name", "email", "organization"}."""
    rows = team.seats.today().values_list("seat", "name", "email", "organization")
    return {code: Holder(*rest).plain() for code, *rest in rows}
