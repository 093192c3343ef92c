"""Sixty cities of one coach, written down in bulk for a benchmark. Everything here is invented."""

from __future__ import annotations

import datetime
from typing import Any

from thrive.base import clock
from thrive.base.refs import SYSTEM
from thrive.cities.actions.pages import open_city_pages
from thrive.cities.models import (
    CoachAssignment,
    CoachingContact,
    Community,
    Enrollment,
    ProgramCycle,
)
from thrive.demo.journey_told import CODES, MATRIX
from thrive.journey.models import CityMilestone, Evidence, ProgressionAssessment
from thrive.people.actions import give_role
from thrive.people.models import Person
from thrive.places.actions import load_places
from thrive.teams.actions.agreement import version_in_use
from thrive.teams.models import (
    AgreementSignature,
    CoreTeam,
    CoreTeamSeat,
    DesignTeam,
    DesignTeamMembership,
    Meeting,
    Subgroup,
)

CITIES = 60
MEMBERS = 17  # of a Design Team, as in the demo's Vallejo
STATES = {
    "V": "verified",
    "P": "completed_prior",
    "S": "submitted",
    "I": "in_progress",
    "k": "skipped",
}


def sixty(signing: int) -> Person:
    """The coach of all of them. `signing`: how many have an agreement that is not in force yet."""
    coach = Person.objects.create(
        email="coach@example.org", name="Coach", shown_name="Coach", affiliation="other"
    )
    give_role(coach, role="coach", by=SYSTEM)
    cycle = ProgramCycle.objects.create(
        slug="bench",
        name="Benchmark",
        starts_on=_day(900),
        ends_on=_day(-400),
        rulebook_version="2",
        pilot_cap=CITIES,
    )
    load_places(by=SYSTEM)
    open_city_pages(by=SYSTEM)
    version = version_in_use()
    cities = Community.objects.filter(kind=Community.Kind.CITY).order_by("name")[:CITIES]
    for number, (community, letters) in enumerate(zip(cities, _turns(), strict=False)):
        tier = "affiliate" if "–" in letters else "vanguard" if "P" in letters else "pilot"
        seat = Enrollment.objects.create(
            community=community,
            cycle=cycle,
            tier=tier,
            stage="grow",
            effective_on=_day(500),
            agreement_in_force_on=None if number < signing else _day(400),
        )
        CoachAssignment.objects.create(community=community, coach=coach, started_at=_at(490))
        _steps(seat, letters)
        _contacts(community, coach, number)
        _teams(seat, version, signed=number % 9)
    return coach


def _turns() -> Any:
    while True:
        yield from MATRIX.values()


def _steps(seat: Enrollment, letters: str) -> None:
    told = {
        code: STATES[one] for code, one in zip(CODES, letters.split(), strict=True) if one in STATES
    }
    kept = CityMilestone.objects.bulk_create(
        CityMilestone(
            enrollment=seat,
            code=code,
            status=status,
            prior=status == "completed_prior",
            moved_at=_at(9 * place),
        )
        for place, (code, status) in enumerate(told.items(), 1)
    )
    Evidence.objects.bulk_create(
        Evidence(
            milestone=step,
            kind="record",
            happened_on=_day(30 + ago),
            words="We met, and wrote down what was said.",
            added_at=_at(20 + ago),
        )
        for step in kept
        for ago in (1, 2)
    )
    ProgressionAssessment.objects.create(
        enrollment=seat,
        assessed_on=_day(60),
        **dict.fromkeys(("leadership", "data", "budgeting", "planning"), 3),
        level=2,
        evidence="What we did together in the last year shows it.",
        status="confirmed",
        rated_at=_at(60),
    )


def _contacts(community: Community, coach: Person, number: int) -> None:
    offered = ("T1_5", "T1_3", "T1_6")
    CoachingContact.objects.bulk_create(
        CoachingContact(
            community=community,
            coach=coach,
            held_on=_day(20 * ago + number),
            minutes=45,
            offering=offered[ago % 3],
            summary="We went through the steps that are still to do.",
            next_step="Send the summary." if ago == 1 else "",
            next_step_due=_day(-7) if ago == 1 else None,
            written_at=_at(20 * ago + number),
        )
        for ago in range(12)
    )


def _teams(seat: Enrollment, version: Any, signed: int) -> None:
    """Six seats, a Design Team of 17 on paper, `signed` signatures, and four meetings."""
    community = seat.community
    core = CoreTeam.objects.create(community=community, opened_at=_at(480), frozen_at=_at(470))
    CoreTeamSeat.objects.bulk_create(
        CoreTeamSeat(team=core, seat=one.code, name=f"Holder {one.code}", since=_at(470))
        for one in seat.cycle.rulebook.seats
    )
    holders = list(core.seats.order_by("pk"))
    team = DesignTeam.objects.create(community=community, formed_on=_day(430))
    groups = {kind: Subgroup.objects.create(team=team, kind=kind) for kind in ("youth", "adult")}
    DesignTeamMembership.objects.bulk_create(
        DesignTeamMembership(
            team=team,
            name=f"Member {number}",
            category=kind,
            subgroup=groups[kind],
            on_paper=True,
            joined_on=_day(420),
        )
        for number in range(MEMBERS)
        for kind in [("youth", "adult")[number % 2]]
    )
    AgreementSignature.objects.bulk_create(
        AgreementSignature(
            enrollment=seat,
            version=version,
            seat=holder,
            capacity=[holder.seat],
            name=holder.name,
            method="electronic",
            language="en",
            text_sha256=version.sha256_en,
            means_it=True,
            accepts_electronic=True,
            signed_on=_day(40),
            kept_at=_at(40),
            status="signed",
        )
        for holder in holders[:signed]
    )
    states = ((-12, "agenda"), (8, "held"), (40, "approved"), (70, "approved"))
    Meeting.objects.bulk_create(
        Meeting(
            community=community,
            title="Design Team",
            starts_at=_at(ago),
            place="City Hall",
            co_seat=holders[-1],
            agenda="Welcome",
            status=status,
        )
        for ago, status in states
    )


def _day(ago: int) -> datetime.date:
    return clock.today() - datetime.timedelta(days=ago)


def _at(ago: int) -> datetime.datetime:
    return clock.now() - datetime.timedelta(days=ago)
