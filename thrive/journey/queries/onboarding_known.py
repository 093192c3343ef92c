"""What the house knows about the first steps of one city, or of many at once: for the page of one and
for desks."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.utils import timezone

from thrive.base.prepared import prepared
from thrive.cities.models import CityApplication, CityRole, Enrollment
from thrive.cities.models.application import InvitationStep
from thrive.journey.models import OnboardingTick
from thrive.journey.rules.first_steps import ITEMS, Known
from thrive.people.models import Person, ProgramRole
from thrive.program.rulebook import Rulebook
from thrive.teams.models import CoreTeamSeat, DesignTeamMembership, Meeting
from thrive.teams.queries.provisional import seats_in_answers
from thrive.teams.rules.design import IN_SUBGROUPS, why_not_counted

TICKED = tuple(one for one in ITEMS if one.known is None)


@dataclass(frozen=True, slots=True)
class KnownOf:
    """`ticked`: codes of the steps that somebody wrote down. `code` is of the application the city
    came in by; empty where it came without one."""

    known: Known
    ticked: frozenset[str]
    code: str


def known_of(
    enrollments: Mapping[int, Rulebook], since: datetime.date = datetime.date.min
) -> dict[int, KnownOf]:
    """Enrollment → what is known, for those that joined on `since` or later. One query, and a second
    where a Core Team is not confirmed yet."""
    codes = {seat.code for book in enrollments.values() for seat in book.seats}
    rows = _rows_with(tuple(sorted(codes)))(enrollments, since)
    unset = {row["community_id"]: row["id"] for row in rows if row["core_set_at"] is None}
    named: Mapping[int, Any] = {}
    if unset:
        named = seats_in_answers(unset, enrollments[min(unset.values())])
    return {
        row["id"]: _read(row, enrollments[row["id"]], set(named.get(row["community_id"], ())))
        for row in rows
    }


@lru_cache(maxsize=8)
def _rows_with(
    codes: tuple[str, ...],
) -> Callable[[Collection[int], datetime.date], list[dict[str, Any]]]:
    """The query about seats of these codes, written once."""

    @prepared
    def rows(enrollments: Collection[int], since: datetime.date) -> Any:
        held = Enrollment.objects.filter(pk__in=enrollments, effective_on__gte=since)
        return _annotated(held, codes).values()

    return rows


def _annotated(held: QuerySet[Enrollment], codes: Collection[str]) -> QuerySet[Enrollment]:
    came = CityApplication.objects.filter(
        community=OuterRef("community"), cycle=OuterRef("cycle"), status="accepted"
    ).order_by("-pk")
    found = held.annotate(
        application=Subquery(came.values("code")[:1]),
        contact_email=Subquery(came.values("contact_email")[:1]),
    )
    here = CityRole.objects.today().filter(community=OuterRef(OuterRef("community")))
    is_contact = Q(pk__in=here.filter(role=CityRole.Role.CONTACT).values("person"))
    by_mail = Q(email=OuterRef("contact_email"))
    people = Person.objects.present()
    contacts = people.filter(is_contact | by_mail)
    asked = people.filter(
        Q(pk__in=here.values("person")) | by_mail,
        Exists(ProgramRole.objects.current().filter(person=OuterRef("pk"))),
    )
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    secured = asked.filter(
        Exists(Authenticator.objects.filter(user=OuterRef("pk"), type__in=kinds))
    )
    core = CoreTeamSeat.objects.today().filter(team__community=OuterRef("community"))
    ticks = OnboardingTick.objects.filter(enrollment=OuterRef("pk"))
    meetings = Meeting.objects.filter(community=OuterRef("community")).order_by("starts_at")
    return found.annotate(
        step_c=_day_of("c"),
        step_f=_day_of("f"),
        contacts=_count(contacts),
        signed_in=_count(contacts.exclude(last_login=None)),
        has_account=Exists(people.filter(by_mail)),
        asked=_count(asked),
        secured=_count(secured),
        core_set_at=F("community__core_team__frozen_at"),
        formed_on=F("community__design_team__formed_on"),
        first_meeting_at=Subquery(meetings.values("starts_at")[:1]),
        cycle_starts_on=F("cycle__starts_on"),
        cycle_ends_on=F("cycle__ends_on"),
        **{_of_seat(code): Exists(core.filter(seat=code)) for code in codes},
        **{_ticked(one.code): Exists(ticks.filter(code=one.code)) for one in TICKED},
        **{
            f"{kind}_{what}": _count(
                DesignTeamMembership.objects.today().filter(
                    team__community=OuterRef("community"), subgroup__kind=kind, **which
                )
            )
            for kind in IN_SUBGROUPS
            for what, which in (("members", {}), ("speak", {"is_representative": True}))
        },
    )


def _of_seat(code: str) -> str:
    return f"seat_{code}"


def _ticked(code: str) -> str:
    return f"ticked_{code}"


def _day_of(letter: str) -> Subquery:
    """When a step of the invitation was done, on the way this city came in by."""
    steps = InvitationStep.objects.filter(application__code=OuterRef("application"), step=letter)
    return Subquery(steps.values("done_on")[:1])


def _count(rows: QuerySet[Any]) -> Subquery:
    """How many; None for none."""
    one = rows.order_by().annotate(all_of_them=Value(1)).values("all_of_them")
    return Subquery(one.annotate(n=Count("pk")).values("n"))


def _read(row: dict[str, Any], book: Rulebook, named: set[str]) -> KnownOf:
    held = {seat.code for seat in book.seats if row[_of_seat(seat.code)]}
    filled = held if row["core_set_at"] else named
    without = bool(row["contact_email"]) and not row["has_account"]
    members = {kind: row[f"{kind}_members"] or 0 for kind in IN_SUBGROUPS}
    speak = {kind: row[f"{kind}_speak"] or 0 for kind in IN_SUBGROUPS}
    known = Known(
        contacts=(row["contacts"] or 0) + without,
        signed_in=row["signed_in"] or 0,
        asked=row["asked"] or 0,
        secured=row["secured"] or 0,
        dates_sent_on=_day(row["step_c"]),
        cycle_starts_on=row["cycle_starts_on"],
        cycle_ends_on=row["cycle_ends_on"],
        introduced_on=_day(row["step_f"]),
        seats=len(filled),
        seats_missing=tuple(seat.name for seat in book.seats if seat.code not in filled),
        core_set_on=_day(row["core_set_at"]),
        design_formed_on=row["formed_on"],
        design_missing=why_not_counted(book, members, speak, formed=bool(row["formed_on"])),
        agreed_on=row["agreement_in_force_on"],
        first_meeting_on=_day(row["first_meeting_at"]),
    )
    ticked = frozenset(one.code for one in TICKED if row[_ticked(one.code)])
    return KnownOf(known, ticked, row["application"] or "")


def _day(moment: datetime.datetime | None) -> datetime.date | None:
    return timezone.localtime(moment).date() if moment else None
