"""Whatever breaks while first steps, a roadmap or a council date is written: all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.house import falling
from tests.journey import ground
from tests.journey.roadmap_ground import means, plan
from thrive.cities.models import Enrollment
from thrive.journey.actions import council, onboarding, roadmap
from thrive.journey.actions.council import OnAgenda
from thrive.journey.actions.roadmap import Hop
from thrive.journey.models import AlignedResource, CouncilDate, MilestoneHop, RoadmapMilestone
from thrive.journey.rules.first_steps import ITEMS
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
Deed = Callable[[], Any]
CASES: dict[str, Callable[[Enrollment, Person], Deed]] = {}
TOOLKIT = next(one for one in ITEMS if one.code == "toolkit")
AGENDA = OnAgenda("City Council", ground.day(-9), "Resolution", is_public=True)


def case(begin: Callable[[Enrollment, Person], Deed]) -> Callable[[Enrollment, Person], Deed]:
    """`begin` makes the ground and answers with the deed; its name is the action's."""
    CASES[begin.__name__] = begin
    return begin


def seat() -> Enrollment:
    return Enrollment.objects.select_related("community").get()


def goal() -> RoadmapMilestone:
    return RoadmapMilestone.objects.get()


@case
def tick(made: Enrollment, ruth: Person) -> Deed:
    return lambda: onboarding.tick(seat(), step=TOOLKIT, on=ground.day(3), note="Two.", by=ruth)


@case
def untick(made: Enrollment, ruth: Person) -> Deed:
    tick(made, ruth)()
    return lambda: onboarding.untick(seat(), step=TOOLKIT, by=ruth)


@case
def add_milestone(made: Enrollment, ruth: Person) -> Deed:
    """The first one: the roadmap begins with it."""
    return lambda: roadmap.add_milestone(seat(), plan=plan(), by=ruth)


@case
def add_resource(made: Enrollment, ruth: Person) -> Deed:
    add_milestone(made, ruth)()
    return lambda: roadmap.add_resource(seat(), means=means(milestone=goal()), by=ruth)


@case
def add_hop(made: Enrollment, ruth: Person) -> Deed:
    add_milestone(made, ruth)()
    return lambda: roadmap.add_hop(seat(), row=goal(), hop=Hop("Ordinance 14"), by=ruth)


@case
def change_hop(made: Enrollment, ruth: Person) -> Deed:
    add_hop(made, ruth)()
    new = Hop("Ordinance 14", passed_on=ground.day(1))
    row = MilestoneHop.objects.get
    return lambda: roadmap.change_hop(seat(), row=row(), hop=new, seen=1, by=ruth)


@case
def change_milestone(made: Enrollment, ruth: Person) -> Deed:
    add_milestone(made, ruth)()
    new = plan("Lights in nine parks")
    return lambda: roadmap.change_milestone(seat(), row=goal(), plan=new, seen=1, by=ruth)


@case
def change_resource(made: Enrollment, ruth: Person) -> Deed:
    add_resource(made, ruth)()

    def change() -> AlignedResource:
        row, new = AlignedResource.objects.get(), means(dollars=90)
        return roadmap.change_resource(seat(), row=row, means=new, seen=1, by=ruth)

    return change


@case
def finish(made: Enrollment, ruth: Person) -> Deed:
    add_milestone(made, ruth)()
    return lambda: roadmap.finish(seat(), row=goal(), on=ground.day(1), by=ruth)


@case
def plan_again(made: Enrollment, ruth: Person) -> Deed:
    finish(made, ruth)()
    return lambda: roadmap.plan_again(seat(), row=goal(), by=ruth)


@case
def take_off(made: Enrollment, ruth: Person) -> Deed:
    add_resource(made, ruth)()
    return lambda: roadmap.take_off(seat(), row=goal(), by=ruth)


@case
def put_back(made: Enrollment, ruth: Person) -> Deed:
    take_off(made, ruth)()
    return lambda: roadmap.put_back(seat(), row=goal(), by=ruth)


@case
def show_to_everybody(made: Enrollment, ruth: Person) -> Deed:
    add_milestone(made, ruth)()
    return lambda: roadmap.show_to_everybody(seat(), by=ruth)


@case
def hide(made: Enrollment, ruth: Person) -> Deed:
    show_to_everybody(made, ruth)()
    return lambda: roadmap.hide(seat(), by=ruth)


@case
def put_on_agenda(made: Enrollment, ruth: Person) -> Deed:
    return lambda: council.put_on_agenda(seat(), agenda=AGENDA, by=ruth)


@case
def take_off_agenda(made: Enrollment, ruth: Person) -> Deed:
    put_on_agenda(made, ruth)()
    return lambda: council.take_off_agenda(seat(), row=CouncilDate.objects.get(), by=ruth)


def test_every_writing_action_of_these_modules_is_tried() -> None:
    assert set(CASES) == falling.writing_actions(council, onboarding, roadmap)


@pytest.mark.parametrize("name", CASES)
def test_a_fall_between_any_two_statements_leaves_all_or_nothing(name: str) -> None:
    made = ground.enrolled()
    deed = CASES[name](made, ground.of_city(made.community))

    assert falling.fall_everywhere(deed) == []
