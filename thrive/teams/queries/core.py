"""The Core Team's page: six seats, who holds them, what is missing."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import Decision
from thrive.base.refs import Ref
from thrive.cities.models import Community
from thrive.cities.rules.invitation import both_seats_of_one
from thrive.people.models import Invitation
from thrive.program.rulebook import Rulebook, Seat
from thrive.teams.models import CoreTeam, CoreTeamSeat
from thrive.teams.queries.access import Access, access_to, city_at_work, rulebook_of, tabs_of
from thrive.teams.queries.provisional import Named, provisional_seats
from thrive.teams.queries.shown import open_to


@dataclass(frozen=True)
class SeatLine:
    """One of the six. `name` is empty for a viewer who may not see it; `row` for one's own team."""

    seat: Seat
    is_held: bool
    name: str
    note: str
    has_account: bool = False
    is_invited: bool = False
    may_invite: bool = False


@dataclass(frozen=True)
class Before:
    """Somebody who held a seat earlier, for those who run the team."""

    seat: Seat
    name: str
    since: datetime.datetime
    until: datetime.datetime
    reason: str


@dataclass(frozen=True)
class CoreTeamPage:
    """`one_organization`: both seats for organizations are held by the same one (C1)."""

    community: Community
    team: CoreTeam | None
    access: Access
    tabs: list[tuple[str, str]]
    seats: tuple[SeatLine, ...]
    before: tuple[Before, ...]
    one_organization: bool
    names_shown: bool

    @property
    def filled(self) -> int:
        return sum(line.is_held for line in self.seats)

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(str(line.seat.name) for line in self.seats if not line.is_held)

    @property
    def may_change(self) -> Decision | bool:
        return self.access.runs and self.team is not None


def core_team_page(viewer: Any, slug: str) -> CoreTeamPage | None:
    """At most thirteen queries, however many people there are."""
    community = city_at_work(viewer, slug)
    if community is None:
        return None
    access, rulebook = access_to(viewer, community), rulebook_of(community)
    team = CoreTeam.objects.filter(community=community).exclude(frozen_at=None).first()
    rows = list(team.seats.select_related("person").order_by("-until")) if team else []
    today = {row.seat: row for row in rows if row.until is None}
    invited = _invited(today) if access.runs else frozenset()
    shown = open_to(viewer, (row.person_id for row in today.values()))
    if team:
        lines = {code: _line(row, rulebook, access, shown, invited) for code, row in today.items()}
        held: Named = {code: {"organization": row.organization} for code, row in today.items()}
    else:
        held = provisional_seats(community, rulebook)
        lines = _provisional(held, rulebook, access)
    return CoreTeamPage(
        community=community,
        team=team,
        access=access,
        tabs=tabs_of(community, access),
        seats=tuple(
            lines.get(seat.code) or SeatLine(seat, False, "", "") for seat in rulebook.seats
        ),
        before=_before(rows, rulebook) if access.runs else (),
        one_organization=both_seats_of_one(held),
        names_shown=access.reads,
    )


def _line(
    row: CoreTeamSeat,
    rulebook: Rulebook,
    access: Access,
    shown: frozenset[int],
    invited: frozenset[str],
) -> SeatLine:
    seat = rulebook.seat(row.seat)
    if not access.reads:
        name = str(row.person) if row.person and row.person_id in shown else ""
        return SeatLine(seat, True, name, row.organization if name else "")
    name = (row.person.name if row.person else "") or row.name or _("Somebody who has left")
    is_invited = str(row.pk) in invited
    return SeatLine(
        seat,
        True,
        name,
        row.organization or (row.email if access.runs else ""),
        has_account=row.person_id is not None,
        is_invited=is_invited,
        may_invite=bool(access.runs) and row.person_id is None and bool(row.email),
    )


def _provisional(
    held: Mapping[str, Mapping[str, str]], rulebook: Rulebook, access: Access
) -> dict[str, SeatLine]:
    return {
        code: SeatLine(
            rulebook.seat(code),
            True,
            str(one.get("name", "")) if access.reads else "",
            str(one.get("organization") or "") if access.reads else "",
        )
        for code, one in held.items()
    }


def _before(rows: list[CoreTeamSeat], rulebook: Rulebook) -> tuple[Before, ...]:
    return tuple(
        Before(
            rulebook.seat(row.seat),
            (row.person.name if row.person else "") or row.name or _("Somebody who has left"),
            row.since,
            row.until,
            row.until_reason,
        )
        for row in rows
        if row.until
    )


def _invited(today: Mapping[str, CoreTeamSeat]) -> frozenset[str]:
    """Numbers of the seats whose link waits for an answer."""
    each = [Ref("core_seat", str(row.pk), "").id for row in today.values()]
    rows = Invitation.objects.open().filter(for_kind="core_seat", for_id__in=each)
    return frozenset(rows.values_list("for_id", flat=True))


def seat_to_change(viewer: Any, slug: str, code: str) -> tuple[CoreTeam, Seat, Rulebook] | None:
    """The team that is set, and one of its seats by code."""
    community = city_at_work(viewer, slug)
    team = CoreTeam.objects.filter(community=community).first() if community else None
    if community is None or team is None or team.frozen_at is None:
        return None
    team.community = community
    rulebook = rulebook_of(community)
    seat = next((seat for seat in rulebook.seats if seat.code == code), None)
    return (team, seat, rulebook) if seat else None
