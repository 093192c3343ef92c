"""Steps as they are taken: shown, sent, checked, sent back; what stays, and who hears of it."""

from __future__ import annotations

import pytest

from tests.cities import way
from tests.journey import ground
from thrive.base import history
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.cities.actions.seats import change_tier
from thrive.cities.models import Enrollment
from thrive.journey.actions import milestones as acts
from thrive.journey.models import CityMilestone, Evidence
from thrive.journey.queries.record import checklist_of
from thrive.notices.models import OutboundMessage
from thrive.people.actions.leaving import erase_me
from thrive.people.holdings import everything_about
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


def _status(seat: Enrollment, code: str) -> str:
    return CityMilestone.objects.get(enrollment=seat, code=code).status


def test_a_step_is_shown_sent_and_verified(seat: Enrollment, ruth: Person, luz: Person) -> None:
    ground.verified(seat, "T2_3", ruth, luz)

    step = CityMilestone.objects.get(enrollment=seat, code="T2_3")
    found = checklist_of(seat)
    assert (step.status, step.moved_by, found.done) == ("verified", luz, 1)
    assert [entry.what for entry in Entry.objects.about(step.ref())] == [
        "give_evidence",
        "submit_step",
        "verify_step",
    ]
    assert list(OutboundMessage.objects.order_by("pk").values_list("to_email", "subject")) == [
        ("luz@example.org", "Vallejo: a step waits for you"),
        ("ruth@example.org", "Vallejo: a step is done"),
    ]
    assert list(history.verify()) == []


def test_the_same_proof_twice_is_kept_once(seat: Enrollment, ruth: Person) -> None:
    for _time in range(2):
        acts.give_evidence(seat, code="T2_3", proof=ground.proof(), by=ruth)

    assert Evidence.objects.count() == 1


def test_a_step_sent_back_tells_the_city_why_and_keeps_the_proof(
    seat: Enrollment, ruth: Person, luz: Person
) -> None:
    ground.sent(seat, "T2_5", ruth)

    acts.send_back(seat, code="T2_5", reason=ground.REASON, by=luz)

    step = CityMilestone.objects.get(enrollment=seat, code="T2_5")
    mail = OutboundMessage.objects.latest("pk")
    assert (step.status, step.answer, step.evidence.count()) == ("in_progress", ground.REASON, 1)
    assert (mail.to_email, ground.REASON in mail.text) == ("ruth@example.org", True)


def test_acts_plan_is_handed_over_by_the_coach_and_accepted_by_the_city(
    seat: Enrollment, ruth: Person, luz: Person
) -> None:
    with pytest.raises(Refused) as no:
        acts.give_evidence(seat, code="T2_4", proof=ground.proof(), by=ruth)
    acts.give_evidence(seat, code="T2_4", proof=ground.proof(), by=luz)
    acts.submit(seat, code="T2_4", by=luz)
    with pytest.raises(Refused) as not_the_coach:
        acts.accept(seat, code="T2_4", by=luz)

    step = acts.accept(seat, code="T2_4", on=ground.day(1), by=ruth)

    assert no.value.sentence == (
        "ACT writes this with the city and hands it over; then the city accepts it."
    )
    assert not_the_coach.value.sentence == (
        "Only the city’s own people can accept this for the city."
    )
    assert (step.status, step.accepted_on) == ("verified", ground.day(1))


def test_the_design_team_waits_for_the_letter(seat: Enrollment, ruth: Person, luz: Person) -> None:
    ground.sent(seat, "T2_1", ruth)

    with pytest.raises(Refused) as no:
        acts.verify(seat, code="T2_1", by=luz)

    assert "The Letter of Agreement is not in force yet" in no.value.sentence


def test_a_waived_step_is_not_asked_and_can_be_asked_again(
    seat: Enrollment, luz: Person, imani: Person
) -> None:
    with pytest.raises(Refused):
        acts.waive(seat, code="T2_5", reason="No youth group in town yet.", by=luz)
    acts.waive(seat, code="T2_5", reason="No youth group in town yet.", by=imani)
    waived = checklist_of(seat).asked

    acts.ask_again(seat, code="T2_5", reason="There is a youth group now.", by=imani)

    assert (waived, checklist_of(seat).asked) == (8, 9)


def test_a_step_of_another_tier_cannot_be_named(ruth: Person, seat: Enrollment) -> None:
    answer = way.desk(ruth).get("/cities/vallejo/milestones/T2_99/")
    affiliate = ground.enrolled("Eureka", "affiliate")
    joan = ground.of_city(affiliate.community, "Joan")

    none = way.desk(joan).get("/cities/eureka/milestones/T2_6/")

    assert (answer.status_code, none.status_code) == (404, 404)


def test_a_change_of_tier_keeps_what_was_verified(
    seat: Enrollment, ruth: Person, luz: Person, imani: Person
) -> None:
    """R39: Pilot → Vanguard keeps verified steps; Vanguard → Pilot takes no credit along."""
    ground.verified(seat, "T2_3", ruth, luz)
    up = change_tier(seat, tier="vanguard", reason="Ready to guide others.", by=imani)
    ground.sent(up, "T2_5", ruth, ago=500, prior=True)
    acts.verify(up, code="T2_5", by=luz)
    above = checklist_of(up)

    down = change_tier(up, tier="pilot", reason="They asked for more support.", by=imani)

    below = checklist_of(down)
    row = below.row("T2_5")
    assert (above.done, above.asked) == (2, 10)
    assert (below.done, below.asked) == (1, 9)
    assert row is not None
    assert (row.standing, row.status, len(row.fact.days)) == ("missing", "in_progress", 1)
    assert below.row("T2_3").standing == "met"  # type: ignore[union-attr]


def test_an_affiliate_that_moves_up_meets_six_more_rows(imani: Person) -> None:
    seat = ground.enrolled("Eureka", "affiliate")

    change_tier(seat, tier="pilot", reason="Ready for a coach of its own.", by=imani)

    assert checklist_of(Enrollment.objects.get(pk=seat.pk)).asked == 9


def test_what_was_shared_lapses_and_is_renewed(seat: Enrollment, ruth: Person, luz: Person) -> None:
    ground.verified(seat, "T2_8", ruth, luz)

    with way.later(100):
        lapsed = checklist_of(seat).row("T2_8")
        acts.give_evidence(seat, code="T2_8", proof=ground.proof(1), by=ruth)
        open_again = _status(seat, "T2_8")
        acts.submit(seat, code="T2_8", by=ruth)
        acts.verify(seat, code="T2_8", by=luz)
        met = checklist_of(seat).row("T2_8")

    assert (lapsed.standing, open_again, met.standing) == ("missing", "in_progress", "met")  # type: ignore[union-attr]


def test_a_person_takes_their_records_along_and_leaves_the_city_its_proof(
    seat: Enrollment, ruth: Person
) -> None:
    acts.give_evidence(seat, code="T2_3", proof=ground.proof(), by=ruth)
    told = everything_about(ruth)

    erase_me(ruth, by=ruth)

    kept = Evidence.objects.get()
    assert [row["step"] for row in told["milestone_evidence"]] == ["T2_3"]
    assert (kept.given_by, kept.words) == (None, "We met, and wrote down what was said.")
    assert CityMilestone.objects.get().moved_by is None


def test_a_step_is_claimed_before_joining_only_with_proof_of_that_time(luz: Person) -> None:
    seat = ground.enrolled("Hayward", "vanguard", joined=100)
    fern = ground.of_city(seat.community, "Fern")
    ground.coach_of(seat.community, "Theo")
    acts.give_evidence(seat, code="T2_5", proof=ground.proof(50), by=fern)

    with pytest.raises(Refused) as no:
        acts.submit(seat, code="T2_5", prior=True, by=fern)

    assert no.value.sentence == (
        "None of the proof is from before the city joined. Add the proof of that time."
    )
