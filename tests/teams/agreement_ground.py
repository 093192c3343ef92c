"""A city ready to sign its Letter of Agreement: six seats, two subgroups, a youth under 18."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.cities import way
from thrive.base import clock
from thrive.base.refs import Ref
from thrive.cities.models import CoachAssignment, Community, Enrollment
from thrive.people.models import Person
from thrive.teams.actions.agreement import Said, sign
from thrive.teams.models import (
    AgreementSignature,
    CoreTeam,
    CoreTeamSeat,
    DesignTeam,
    DesignTeamMembership,
    Subgroup,
)
from thrive.teams.queries.agreement_read import version_to_read

_numbers = count(1)
VISITOR = Ref("signing_link", "", "Holder of a signing link")


@dataclass
class Team:
    """`seats` and `members` by code or first name; `people` are the accounts of those who have one."""

    community: Community
    enrollment: Enrollment
    coach: Person
    core: CoreTeam
    design: DesignTeam
    seats: dict[str, CoreTeamSeat] = field(default_factory=dict)
    members: dict[str, DesignTeamMembership] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)


def youth(name: str) -> Person:
    day = clock.today() + datetime.timedelta(days=400)
    return way.person(name, age_band="youth", adult_from=day, visibility="community")


def team(name: str = "Vallejo", tier: str = "pilot", **columns: Any) -> Team:
    """Six people on six seats, Ximena (15, with an account) and Lani (adult on paper) as youth,
    Elvira and Marcus as adults."""
    community = way.city(name)
    community.latitude = 38.0
    enrollment = Enrollment.objects.create(
        community=community,
        cycle=way.cycle(),
        tier=tier,
        effective_on=clock.today(),
        **columns,
    )
    coach = way.person(f"Luz {next(_numbers)}", "coach")
    CoachAssignment.objects.create(community=community, coach=coach, started_at=clock.now())
    core = CoreTeam.objects.create(
        community=community, opened_at=clock.now(), frozen_at=clock.now()
    )
    design = DesignTeam.objects.create(community=community, formed_on=clock.today())
    made = Team(community, enrollment, coach, core, design)
    for code in way.SEATS:
        who = way.person(f"Holder {code} {name}")
        made.people[code] = who
        made.seats[code] = CoreTeamSeat.objects.create(
            team=core, seat=code, name=who.name, email=who.email, person=who, since=clock.now()
        )
    groups = {kind: Subgroup.objects.create(team=design, kind=kind) for kind in ("youth", "adult")}
    made.people["ximena"] = youth(f"Ximena Rivera {name}")
    joins(made, "ximena", "youth", groups["youth"], made.people["ximena"], is_minor=True)
    joins(made, "lani", "youth", groups["youth"], None)
    made.people["elvira"] = way.person(f"Elvira Paz {name}")
    joins(made, "elvira", "adult", groups["adult"], made.people["elvira"])
    joins(made, "marcus", "adult", groups["adult"], None)
    return made


def joins(
    made: Team, key: str, category: str, group: Any, who: Person | None, **columns: Any
) -> DesignTeamMembership:
    slug = made.community.slug
    made.members[key] = DesignTeamMembership.objects.create(
        team=made.design,
        name=who.name if who else f"{key.title()} Tester",
        email=who.email if who else f"{key}.{slug}@example.org",
        person=who,
        category=category,
        subgroup=group,
        joined_on=clock.today(),
        **columns,
    )
    return made.members[key]


def said(name: str = "Some Body", **more: Any) -> Said:
    usual: dict[str, Any] = {
        "version": version_to_read().number,
        "language": "en",
        "name": name,
        "means_it": True,
        "accepts_electronic": True,
    }
    return Said(**{**usual, **more})


def signs(made: Team, key: str, **more: Any) -> AgreementSignature:
    """One of the team signs: by account, or without one for their place in the team."""
    by: Any = made.people.get(key, VISITOR)
    place = made.seats.get(key) or made.members.get(key)
    name = place.name if place else "Some Body"
    return sign(made.enrollment, said=said(name, **more), by=by, place=place)


def all_but(made: Team, *left_out: str) -> None:
    """Everybody the agreement needs signs, except these: six seats, Lani and Elvira."""
    for key in (*way.SEATS, "lani", "elvira"):
        if key not in left_out:
            signs(made, key)


def in_force(made: Team) -> Team:
    all_but(made)
    made.enrollment.refresh_from_db()
    return made


def form(**more: Any) -> dict[str, Any]:
    """What a browser sends from the signing page."""
    usual = {
        "version": str(version_to_read().number),
        "name": "Some Body",
        "means_it": "on",
        "accepts_electronic": "on",
    }
    return {**usual, **more}
