"""Two people at one step of a city at the same moment: one decides, the other reads why not."""

from __future__ import annotations

import pytest

from tests.cities import way
from tests.cities.test_seats_at_once import real_database
from tests.house.together import at_once
from tests.journey import ground
from thrive.base import history
from thrive.base.models import Entry
from thrive.cities.models import Enrollment
from thrive.journey.actions import commitment, milestones, standing
from thrive.journey.models import CityMilestone, CommitmentInstrument, Evidence, StageChange
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

__all__ = ["real_database"]
pytestmark = pytest.mark.database
VERIFIED = "This is already “Verified”, so that step is not open."
IN_PROGRESS = "This is already “In progress”, so that step is not open."
WHY = "The council has voted and residents chose."


def _waits() -> tuple[Enrollment, Person, Person, Person]:
    """A step that waits for a check; Ruth of the city, Luz its coach, Imani the administrator."""
    seat = ground.enrolled()
    ruth, luz = ground.of_city(seat.community), ground.coach_of(seat.community)
    ground.sent(seat, "T2_3", ruth)
    return seat, ruth, luz, way.person("Imani", "admin")


def test_two_verify_at_once_and_it_counts_once(real_database: None) -> None:
    seat, _ruth, *two = _waits()

    told = at_once(*(lambda by=by: milestones.verify(seat, code="T2_3", by=by) for by in two))

    assert told == ["", VERIFIED]
    assert Entry.objects.filter(what="verify_step").count() == 1
    mails = OutboundMessage.objects.filter(template__endswith="step_counts")
    assert mails.count() == 1
    assert list(history.verify()) == []


def test_one_verifies_while_the_other_sends_back(real_database: None) -> None:
    seat, _ruth, luz, imani = _waits()

    told = at_once(
        lambda: milestones.verify(seat, code="T2_3", by=luz),
        lambda: milestones.send_back(seat, code="T2_3", reason=ground.REASON, by=imani),
    )

    status = CityMilestone.objects.get().status
    assert (status, told) in [("verified", ["", VERIFIED]), ("in_progress", ["", IN_PROGRESS])]
    moved = Entry.objects.filter(what__in=("verify_step", "send_back_step"))
    assert moved.count() == 1


def test_the_city_takes_it_back_while_the_coach_verifies(real_database: None) -> None:
    seat, ruth, luz, _imani = _waits()

    told = at_once(
        lambda: milestones.verify(seat, code="T2_3", by=luz),
        lambda: milestones.take_back(seat, code="T2_3", by=ruth),
    )

    status = CityMilestone.objects.get().status
    assert (status, told) in [("verified", ["", VERIFIED]), ("in_progress", ["", IN_PROGRESS])]


def test_the_first_proof_of_a_step_comes_from_two_at_once(real_database: None) -> None:
    seat = ground.enrolled()
    two = [ground.of_city(seat.community, name) for name in ("Ruth", "Rosa")]

    told = at_once(
        *(
            lambda by=by: milestones.give_evidence(
                seat, code="T2_5", proof=ground.proof(words=f"{by.name} was there."), by=by
            )
            for by in two
        )
    )

    assert told == ["", ""]
    assert (CityMilestone.objects.count(), Evidence.objects.count()) == (1, 2)


def test_one_act_recorded_by_two_at_once_is_kept_once(real_database: None) -> None:
    seat = ground.enrolled()
    two = [ground.of_city(seat.community, name) for name in ("Ruth", "Rosa")]

    told = at_once(
        *(lambda by=by: commitment.record_act(seat, act=ground.act(), by=by) for by in two)
    )

    assert told == ["", "An act of this kind with this number is already recorded."]
    assert CommitmentInstrument.objects.count() == 1


def test_a_stage_is_proposed_once_and_settled_once(real_database: None) -> None:
    seat, _ruth, luz, imani = _waits()
    other = way.person("Saba", "admin")

    proposed = at_once(
        *(
            lambda by=by: standing.propose_stage(seat, to="grow", why=WHY, by=by)
            for by in (luz, imani)
        )
    )
    change = StageChange.objects.get()
    settled = at_once(
        lambda: standing.confirm_stage(change, override=WHY, by=imani),
        lambda: standing.decline_stage(StageChange.objects.get(), answer=WHY, by=other),
    )

    assert proposed == ["", "A change of stage is already proposed."]
    assert (settled[0], settled[1].startswith("This is already ")) == ("", True)
    assert Entry.objects.filter(what__in=("change_stage", "decline_stage")).count() == 1
