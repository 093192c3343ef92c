"""A city on its way, for tests: a seat, its people, its coach, and steps in any state."""

from __future__ import annotations

import datetime
from typing import Any

from tests.cities import way
from thrive.base import clock
from thrive.cities.models import CityRole, CoachAssignment, Community, Enrollment, ProgramCycle
from thrive.journey.actions import milestones as acts
from thrive.journey.actions.commitment import Act
from thrive.journey.actions.milestones import Proof
from thrive.people.models import Person
from thrive.teams.models import DesignTeam, DesignTeamMembership

REASON = "The date on the plan is missing."


def enrolled(
    place: str = "Vallejo", tier: str = "pilot", *, joined: int = 400, **columns: Any
) -> Enrollment:
    cycle = ProgramCycle.objects.current() or way.cycle()
    return Enrollment.objects.create(
        community=way.city(place),
        cycle=cycle,
        tier=tier,
        effective_on=clock.today() - datetime.timedelta(days=joined),
        **columns,
    )


def of_city(community: Community, name: str = "Ruth", role: str = "core") -> Person:
    who = Person.objects.filter(name=name).first() or way.person(name)
    CityRole.objects.create(community=community, person=who, role=role, since=clock.now())
    return who


def coach_of(community: Community, name: str = "Luz") -> Person:
    who = Person.objects.filter(name=name).first() or way.person(name, "coach")
    CoachAssignment.objects.create(community=community, coach=who, started_at=clock.now())
    return who


def day(ago: int) -> datetime.date:
    return clock.today() - datetime.timedelta(days=ago)


def proof(ago: int = 5, words: str = "We met, and wrote down what was said.", **more: Any) -> Proof:
    return Proof(**{"kind": "record", "happened_on": day(ago), "words": words, **more})


def act(kind: str = "resolution", ago: int = 30, **more: Any) -> Act:
    usual: dict[str, Any] = {
        "number": "2026-014",
        "body": "City Council",
        "action_date": day(ago),
        "ayes": 6,
        "noes": 1,
        "url": "https://city.example.org/2026-014.pdf",
    }
    return Act(kind=kind, **{**usual, **more})


def sent(seat: Enrollment, code: str, by: Person, ago: int = 5, *, prior: bool = False) -> None:
    """Shown once and sent for a check."""
    acts.give_evidence(seat, code=code, proof=proof(ago), by=by)
    acts.submit(seat, code=code, prior=prior, by=by)


def verified(seat: Enrollment, code: str, by: Person, coach: Person, ago: int = 5) -> None:
    sent(seat, code, by, ago)
    acts.verify(seat, code=code, by=coach)


def in_the_design_team(seat: Enrollment, *people: Person) -> None:
    team = DesignTeam.objects.create(community=seat.community, formed_on=day(200))
    for one in people:
        DesignTeamMembership.objects.create(
            team=team,
            person=one,
            name=one.name,
            category="youth" if one.is_youth else "adult",
            is_minor=one.is_youth,
            joined_on=day(190),
        )
