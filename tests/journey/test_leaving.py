"""A city pauses, goes on, leaves or graduates (C33): who may, who is told, and what stays."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cities import way
from tests.cities.reading import words
from tests.journey import ground
from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.cities.actions import seats
from thrive.cities.actions.affiliate import join_as_affiliate
from thrive.cities.models import Applicant, CityRole, Determination, Enrollment, ProgramCycle
from thrive.cities.rules import seats as rules
from thrive.journey.actions import milestones as steps
from thrive.journey.actions import onboarding, roadmap
from thrive.journey.actions.roadmap import Plan
from thrive.journey.models import Evidence, OnboardingTick, RoadmapMilestone
from thrive.journey.rules.first_steps import ITEMS
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
WHY = "The council has ended the contract with its coordinator."
ADMIN_ONLY = "Only a program administrator decides about tiers and seats."
CORE_ONLY = (
    "Only the Core Team of the city or a program administrator ends its part in the program."
)
TOO_SHORT = "Write the reason in a sentence. It stays in the record."


def _closed(state: str) -> str:
    return f"This is already “{state}”, so that step is not open."


STATES = {
    "active": "Taking part",
    "paused": "Paused",
    "withdrawn": "Left the program",
    "graduated": "Graduated",
}
OPEN = {
    "pause": {"active"},
    "resume": {"paused"},
    "leave": {"active", "paused"},
    "graduate": {"active"},
}


@pytest.mark.parametrize("status", STATES)
@pytest.mark.parametrize("move", OPEN)
@pytest.mark.parametrize("who", ["admin", "core", "contact", "coach", "core of another", "nobody"])
def test_who_moves_a_city_in_which_state(
    seat: Enrollment, imani: Person, who: str, move: str, status: str
) -> None:
    people: dict[str, Any] = {
        "admin": lambda: imani,
        "core": lambda: ground.of_city(seat.community),
        "contact": lambda: ground.of_city(seat.community, "Rosa", "contact"),
        "coach": lambda: ground.coach_of(seat.community),
        "core of another": lambda: ground.of_city(ground.enrolled("Merced").community, "Sunny"),
        "nobody": lambda: way.person("Nobody"),
    }
    by = people[who]()
    seat.status = status

    answer = rules.may_move_enrollment(by, seat, move, WHY)

    may = who == "admin" or (who == "core" and move == "leave")
    refusal = CORE_ONLY if move == "leave" else ADMIN_ONLY
    expected = refusal if not may else "" if status in OPEN[move] else _closed(STATES[status])
    assert str(answer.sentence) == expected


def test_a_reason_is_needed_and_a_role_that_ended_gives_nothing(
    seat: Enrollment, ruth: Person
) -> None:
    short = rules.may_move_enrollment(ruth, seat, "leave", "why")
    CityRole.objects.filter(person=ruth).update(until=clock.now())

    ended = rules.may_move_enrollment(ruth, seat, "leave", WHY)

    assert (str(short.sentence), str(ended.sentence)) == (TOO_SHORT, CORE_ONLY)


@pytest.mark.parametrize(
    ("move", "subject"),
    [
        ("pause", "Vallejo is paused"),
        ("leave", "Vallejo has left the program"),
        ("graduate", "Vallejo has graduated"),
    ],
)
def test_the_city_and_its_coach_are_told_with_the_reason(
    seat: Enrollment, ruth: Person, luz: Person, imani: Person, move: str, subject: str
) -> None:
    getattr(seats, move)(seat, reason=WHY, by=imani)

    mails = OutboundMessage.objects.order_by("to_email")
    assert [(mail.to_email, mail.subject) for mail in mails] == [
        ("luz@example.org", subject),
        ("ruth@example.org", subject),
    ]
    assert all(WHY in mail.text for mail in mails)


def test_a_paused_city_goes_on_and_everybody_hears_of_both(
    seat: Enrollment, ruth: Person, imani: Person
) -> None:
    seats.pause(seat, reason=WHY, by=imani)
    with pytest.raises(Refused):
        onboarding.tick(seat, step=ITEMS[0], on=ground.day(1), by=ruth)
    seats.resume(seat, reason="The new coordinator has started.", by=imani)

    onboarding.tick(seat, step=ITEMS[0], on=ground.day(1), by=ruth)

    subjects = list(OutboundMessage.objects.order_by("pk").values_list("subject", flat=True))
    assert subjects == ["Vallejo is paused", "Vallejo goes on"]
    assert OnboardingTick.objects.count() == 1


def test_a_city_leaves_by_its_own_core_team_and_nothing_is_lost(
    seat: Enrollment, ruth: Person, luz: Person, imani: Person
) -> None:
    ground.sent(seat, "T2_3", ruth)
    plan = Plan("Lights in ten parks", ground.day(-90))
    roadmap.add_milestone(seat, plan=plan, by=ruth)
    onboarding.tick(seat, step=ITEMS[0], on=ground.day(1), by=ruth)
    OutboundMessage.objects.all().delete()
    client = way.desk(ruth)
    offered = words(client.get("/cities/vallejo/stage/"))
    asked = words(client.get("/cities/vallejo/leave/"))

    answer = client.post("/cities/vallejo/leave/", {"reason": WHY}, follow=True)

    seat.refresh_from_db()
    told = set(OutboundMessage.objects.values_list("to_email", flat=True))
    pages = [
        client.get(f"/cities/vallejo/{page}/").status_code
        for page in ("milestones", "milestones/T2_3", "onboarding", "roadmap", "stage")
    ]
    assert "Leave the program" in offered
    assert "The seat becomes free and goes to the first city in line." in asked
    assert (seat.status, seat.ended_on) == ("withdrawn", ground.day(0))
    assert WHY in words(answer)
    assert told == {"luz@example.org", "imani@example.org"}
    assert pages == [200] * 5
    assert (Evidence.objects.count(), RoadmapMilestone.objects.count()) == (1, 1)
    with pytest.raises(Refused):
        steps.take_back(seat, code="T2_3", by=ruth)


@pytest.mark.parametrize(
    ("who", "status"), [("contact", 403), ("coach", 403), ("data", 403), ("member", 404)]
)
def test_who_cannot_end_it_reads_why_before_writing(
    seat: Enrollment, who: str, status: int
) -> None:
    people: dict[str, Any] = {
        "contact": lambda: ground.of_city(seat.community, "Rosa", "contact"),
        "coach": lambda: ground.coach_of(seat.community),
        "data": lambda: way.person("Ana", "data"),
        "member": lambda: way.person("Member"),
    }

    answer = way.desk(people[who]()).get("/cities/vallejo/leave/")

    assert answer.status_code == status
    assert (CORE_ONLY in words(answer)) is (status == 403)


def test_what_was_written_is_kept_when_the_reason_is_too_short(
    seat: Enrollment, ruth: Person
) -> None:
    answer = way.desk(ruth).post("/cities/vallejo/leave/", {"reason": "We stop"})

    assert (answer.status_code, TOO_SHORT in words(answer)) == (422, True)
    assert "We stop" in answer.content.decode()
    assert Enrollment.objects.get().status == "active"


def test_a_seat_that_a_city_gives_up_itself_goes_to_the_first_in_line(imani: Person) -> None:
    cycle: ProgramCycle = way.cycle(pilot_cap=1)
    reviewers = [way.person("Devon", "expert"), way.person("Saanvi", "expert")]
    first = way.accepted(way.sent("Merced", into=cycle), imani, *reviewers)
    waiting = way.accepted(way.sent("Visalia", into=cycle), imani, *reviewers)
    join_as_affiliate(waiting, by=Applicant(waiting, 1))
    sunny = ground.of_city(first.community, "Sunny")

    seats.leave(first.community.enrollments.get(), reason=WHY, by=sunny)

    held = Enrollment.objects.holding_a_seat().get()
    last = Determination.objects.filter(application=waiting).latest("decided_at")
    promoted = Entry.objects.get(what="promote")
    assert (held.community.name, held.tier) == ("Visalia", "pilot")
    assert (last.decided_by, promoted.by_kind) == (None, "system")
