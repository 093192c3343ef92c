"""The deeds that `test_killed` kills: each finds its rows anew, in a process of its own."""

from __future__ import annotations

from thrive.cities.models import CityApplication, Enrollment
from thrive.journey.actions import milestones, standing
from thrive.journey.models import StageChange
from thrive.people.models import Person
from thrive.teams.actions.agreement import Said
from thrive.teams.actions.agreement import sign as sign_it
from thrive.teams.actions.core import freeze_core_team

WHY = "The council has voted and residents chose."


def _seat(place: str) -> Enrollment:
    return Enrollment.objects.select_related("community").get(community__slug=place)


def _who(email: str) -> Person:
    return Person.objects.get(email=email)


def sign(place: str, by: str) -> None:
    """The last signature: it comes into force, is sealed, and everybody gets a copy."""
    said = Said(1, "en", "Ruth Ablaza", means_it=True, accepts_electronic=True)
    sign_it(_seat(place), said=said, by=_who(by))


def set_core_team(place: str, by: str) -> None:
    application = CityApplication.objects.get(community__slug=place)
    freeze_core_team(application, by=_who(by))


def verify(place: str, by: str) -> None:
    milestones.verify(_seat(place), code="T2_3", by=_who(by))


def propose_stage(place: str, by: str) -> None:
    standing.propose_stage(_seat(place), to="grow", why=WHY, by=_who(by))


def confirm_stage(place: str, by: str) -> None:
    change = StageChange.objects.get(enrollment__community__slug=place)
    standing.confirm_stage(change, override=WHY, by=_who(by))
