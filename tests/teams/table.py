"""A city whose teams are at work, for tests: six seats set, and people of every kind."""

from __future__ import annotations

from tests.cities import way
from thrive.base import clock
from thrive.base.refs import SYSTEM
from thrive.cities.actions import coaching, invitation
from thrive.cities.actions.roles import hold_city_role
from thrive.cities.models import CityApplication, CoachAssignment, Community, Enrollment
from thrive.people.models import Person
from thrive.teams.actions import design
from thrive.teams.models import CoreTeam, CoreTeamSeat, DesignTeam
from thrive.teams.rules.newcomers import Newcomer


class Cast:
    """Who may be who: the program's people, and those of the city."""

    def __init__(self) -> None:
        self.imani = way.person("Imani", "admin")
        self.luz = way.person("Luz", "coach")
        self.theo = way.person("Theo", "coach")
        self.devon = way.person("Devon", "expert")
        self.saanvi = way.person("Saanvi", "expert")
        self.ruth = way.person("city_1")
        self.rosa = way.person("Rosa Contact")
        self.nobody = way.person("Somebody Else")


def on_its_way(cast: Cast, place: str = "Visalia", tier: str = "pilot") -> CityApplication:
    """Steps a to f are done; Luz coaches the city."""
    application = way.accepted(way.sent(place), cast.imani, cast.devon, cast.saanvi, tier=tier)
    coaching.assign_coach(application.community, coach=cast.luz, by=cast.imani)
    words = "This is our city, and they want to learn a lot from others."
    invitation.introduce(way.fresh(application), text=words, by=cast.luz)
    return way.fresh(application)


def core_team(cast: Cast, place: str = "Visalia", tier: str = "pilot") -> CoreTeam:
    """Set, as after step g; `cast.ruth` sits in the first seat, `cast.rosa` is the city's contact.

    Written down directly: the way there is walked in `on_its_way` and in the stories.
    """
    community, now = way.city(place), clock.now()
    Enrollment.objects.create(
        community=community, cycle=way.cycle(), tier=tier, effective_on=clock.today()
    )
    CoachAssignment.objects.create(community=community, coach=cast.luz, started_at=now)
    team = CoreTeam.objects.create(community=community, opened_at=now, frozen_at=now)
    for code in way.SEATS:
        said = way.seat(code)
        CoreTeamSeat.objects.create(
            team=team,
            seat=code,
            name=said["name"],
            email=said["email"],
            organization=said["organization"],
            person=cast.ruth if code == "city_1" else None,
            since=now,
        )
    hold_city_role(community, person=cast.ruth, role="core", by=SYSTEM)
    hold_city_role(community, person=cast.rosa, role="contact", by=SYSTEM)
    return team


def design_team(cast: Cast, place: str = "Visalia") -> DesignTeam:
    """Two youth and two adults on paper; nobody represents them yet."""
    community = core_team(cast, place).community
    team = design.form_design_team(fresh(community), by=cast.ruth)
    design.add_members(team, people=[*youth(2), *adults(2)], by=cast.ruth)
    return team


def youth(number: int) -> list[Newcomer]:
    return [Newcomer(f"Young Person{letter}", "youth") for letter in "ABCDEF"[:number]]


def adults(number: int) -> list[Newcomer]:
    return [Newcomer(f"Grown Person{letter}", "adult") for letter in "ABCDEF"[:number]]


def whole(team: DesignTeam, by: Person) -> None:
    """Each subgroup has its representative."""
    for circle in team.subgroups.all():
        first = circle.memberships.today().order_by("pk").first()
        assert first is not None
        design.name_representative(first, chosen=True, by=by)


def joins(team: DesignTeam, person: Person, category: str = "adult") -> Person:
    design.join_team(team, role=category, by=person)
    return person


def a_youth(name: str = "Ximena Rivera") -> Person:
    person = way.person(
        name, age_band="youth", adult_from=clock.today() + clock.datetime.timedelta(days=500)
    )
    person.shown_name = "Ximena R."
    person.save(update_fields=["shown_name"])
    return person


def fresh(community: Community) -> Community:
    return Community.objects.get(pk=community.pk)
