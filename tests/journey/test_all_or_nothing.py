"""Whatever breaks in the middle of an action of this room, it leaves all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.cities import way
from tests.house import falling
from tests.journey import ground
from thrive.cities.actions.attachments import SafeFile
from thrive.cities.models import Enrollment
from thrive.journey.actions import commitment, milestones, standing
from thrive.journey.models import (
    CommitmentInstrument,
    Evidence,
    ProgressionAssessment,
    StageChange,
)
from thrive.journey.rules.standing import CAPACITIES
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
WHY = "The council has voted and residents chose."
SHOWS = "A budget page for children, and a team that meets each month."
PAPER = SafeFile("plan.pdf", "application/pdf", b"%PDF-1.7 a plan")
CODE = "T2_3"
Deed = Callable[[], Any]
CASES: dict[str, Callable[[], Deed]] = {}


class City:
    """Vallejo with Ruth of its Core Team, its coach Luz and the administrator Imani."""

    def __init__(self, tier: str = "pilot") -> None:
        self.made = ground.enrolled(tier=tier)
        self.ruth = ground.of_city(self.made.community)
        self.rosa = ground.of_city(self.made.community, "Rosa", "contact")
        self.luz = ground.coach_of(self.made.community)
        self.imani = way.person("Imani", "admin")

    @property
    def seat(self) -> Enrollment:
        return Enrollment.objects.select_related("community").get()

    def sent(self, code: str = CODE) -> None:
        ground.sent(self.seat, code, self.luz if code == "T2_4" else self.ruth)


def case(begin: Callable[[City], Deed]) -> Callable[[City], Deed]:
    """`begin` makes the ground and answers with the deed; its name is the action's."""
    CASES[begin.__name__] = lambda: begin(City())
    return begin


def _step(
    verb: str, by: Callable[[City], Person], *before: str, code: str = CODE, **more: Any
) -> None:
    """A verb on one step, after these have been done to it."""

    def begin() -> Deed:
        city = City()
        for deed in before:
            if deed == "sent":
                city.sent(code)
            else:
                reason = {"reason": ground.REASON} if deed == "waive" else {}
                getattr(milestones, deed)(city.seat, code=code, by=city.imani, **reason)
        return lambda: getattr(milestones, verb)(city.seat, code=code, by=by(city), **more)

    CASES[verb] = begin


_step("submit", lambda city: city.ruth, "sent", "take_back")
_step("take_back", lambda city: city.ruth, "sent")
_step("verify", lambda city: city.luz, "sent")
_step("accept", lambda city: city.ruth, "sent", code="T2_4")
_step("send_back", lambda city: city.luz, "sent", reason=ground.REASON)
_step("reopen", lambda city: city.luz, "sent", "verify", reason=ground.REASON)
_step("waive", lambda city: city.imani, reason=ground.REASON)
_step("ask_again", lambda city: city.imani, "waive", reason=ground.REASON)
_step("leave_out", lambda city: city.ruth, code="T2_6")
_step("take_up", lambda city: city.ruth, "leave_out", code="T2_6")


@case
def give_evidence(city: City) -> Deed:
    proof = ground.proof(kind="file", file=PAPER)
    return lambda: milestones.give_evidence(city.seat, code=CODE, proof=proof, by=city.ruth)


@case
def take_off_evidence(city: City) -> Deed:
    give_evidence(city)()
    return lambda: milestones.take_off_evidence(Evidence.objects.get(), by=city.ruth)


def _recorded(city: City) -> CommitmentInstrument:
    return commitment.record_act(city.seat, act=ground.act(file=PAPER, url=""), by=city.ruth)


@case
def record_act(city: City) -> Deed:
    return lambda: _recorded(city)


@case
def check_act(city: City) -> Deed:
    _recorded(city)
    return lambda: commitment.check_act(CommitmentInstrument.objects.get(), by=city.luz)


@case
def return_act(city: City) -> Deed:
    commitment.check_act(_recorded(city), by=city.luz)
    return lambda: commitment.return_act(
        CommitmentInstrument.objects.get(), reason=ground.REASON, by=city.luz
    )


def _proposed(city: City) -> StageChange:
    return standing.propose_stage(city.seat, to="grow", why=WHY, by=city.luz)


@case
def propose_stage(city: City) -> Deed:
    return lambda: _proposed(city)


@case
def confirm_stage(city: City) -> Deed:
    _proposed(city)
    return lambda: standing.confirm_stage(StageChange.objects.get(), override=WHY, by=city.imani)


@case
def decline_stage(city: City) -> Deed:
    _proposed(city)
    return lambda: standing.decline_stage(StageChange.objects.get(), answer=WHY, by=city.imani)


def _rated(city: City) -> ProgressionAssessment:
    ratings = dict.fromkeys(CAPACITIES, 3)
    said = {"ratings": ratings, "level": 2, "evidence": SHOWS}
    return standing.rate_capacities(city.seat, by=city.ruth, **said)


@case
def rate_capacities(city: City) -> Deed:
    return lambda: _rated(city)


@case
def confirm_reading(city: City) -> Deed:
    _rated(city)
    return lambda: standing.confirm_reading(ProgressionAssessment.objects.get(), by=city.imani)


@case
def return_reading(city: City) -> Deed:
    _rated(city)
    return lambda: standing.return_reading(
        ProgressionAssessment.objects.get(), reason=ground.REASON, by=city.imani
    )


def test_every_writing_action_of_this_room_is_tried() -> None:
    assert set(CASES) == falling.writing_actions(commitment, milestones, standing)


@pytest.mark.parametrize("name", CASES)
def test_a_fall_between_any_two_statements_leaves_all_or_nothing(name: str) -> None:
    deed = CASES[name]()

    assert falling.fall_everywhere(deed) == []
    assert falling.reached(falling.nobodys_files()) == []
