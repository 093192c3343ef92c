"""Seats: caps hold, the line keeps its order, and a freed seat finds the first who waits."""

from __future__ import annotations

import pytest

from tests.cities import way
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.cities.actions import deciding, seats
from thrive.cities.actions.affiliate import join_as_affiliate, leave_line
from thrive.cities.actions.applying import withdraw
from thrive.cities.models import CityApplication, Enrollment, ProgramCycle, WaitListPlace
from thrive.cities.rules import seats as rules
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
WHY = "The council asked for this in writing."


@pytest.fixture
def two() -> tuple[Person, Person]:
    return way.person("Devon", "expert"), way.person("Saanvi", "expert")


@pytest.fixture
def small() -> ProgramCycle:
    return way.cycle(pilot_cap=1, vanguard_cap=1)


def _decided(
    place: str, cycle: ProgramCycle, imani: Person, two: tuple[Person, Person], tier: str = "pilot"
) -> CityApplication:
    application = way.scored(way.sent(place, into=cycle), imani, *two)
    deciding.decide(application, tier=tier, rationale=way.WHY, by=imani)
    return way.fresh(application)


def _line(cycle: ProgramCycle) -> list[tuple[str, int]]:
    waiting = cycle.wait_list.waiting().select_related("application__community")
    return [(place.application.community.name, place.number) for place in waiting]


def test_without_a_free_seat_a_city_gets_its_place_in_line(
    small: ProgramCycle, imani: Person, two: tuple[Person, Person]
) -> None:
    cities = [_decided(name, small, imani, two) for name in ("Vallejo", "Merced", "Lodi")]

    outcomes = [application.status for application in cities]

    assert outcomes == ["accepted", "wait_listed", "wait_listed"]
    assert _line(small) == [("Merced", 1), ("Lodi", 2)]
    assert not cities[1].steps.filter(step="d").exists()


def test_affiliates_have_no_limit(
    small: ProgramCycle, imani: Person, two: tuple[Person, Person]
) -> None:
    names = ("Vallejo", "Merced", "Lodi")

    cities = [_decided(name, small, imani, two, tier="affiliate") for name in names]

    assert [application.status for application in cities] == ["accepted"] * 3


@pytest.mark.parametrize("move", ["leave", "graduate"])
def test_a_freed_seat_goes_to_the_first_in_line_who_is_told(
    small: ProgramCycle, imani: Person, two: tuple[Person, Person], move: str
) -> None:
    for name in ("Vallejo", "Merced", "Lodi"):
        _decided(name, small, imani, two)

    getattr(seats, move)(small.enrollments.get(), reason=WHY, by=imani)

    held = small.enrollments.holding_a_seat().get()
    mail = OutboundMessage.objects.get(template__endswith="seat_is_free")
    application = CityApplication.objects.get(community=held.community)
    assert (held.community.name, held.tier) == ("Merced", "pilot")
    assert _line(small) == [("Lodi", 2)]
    assert mail.about == application.ref()
    assert (application.status, application.steps.filter(step="d").count()) == ("accepted", 1)
    assert application.determinations.count() == 2


def test_a_paused_city_keeps_its_seat(
    small: ProgramCycle, imani: Person, two: tuple[Person, Person]
) -> None:
    for name in ("Vallejo", "Merced"):
        _decided(name, small, imani, two)
    enrollment = small.enrollments.get()

    seats.pause(enrollment, reason=WHY, by=imani)
    paused = small.enrollments.get().status
    seats.resume(enrollment, reason=WHY, by=imani)

    assert (paused, small.enrollments.get().status) == ("paused", "active")
    assert _line(small) == [("Merced", 1)]


def test_an_affiliate_that_waits_keeps_its_place_and_is_moved_up(
    small: ProgramCycle, imani: Person, two: tuple[Person, Person]
) -> None:
    _decided("Vallejo", small, imani, two)
    merced = _decided("Merced", small, imani, two)
    join_as_affiliate(merced, by=imani)

    seats.leave(small.enrollments.get(tier="pilot"), reason=WHY, by=imani)

    held = small.enrollments.holding_a_seat().get()
    assert (held.community.name, held.tier) == ("Merced", "pilot")


def test_moving_a_city_to_another_tier_frees_its_seat(
    small: ProgramCycle, imani: Person, two: tuple[Person, Person]
) -> None:
    for name in ("Vallejo", "Merced"):
        _decided(name, small, imani, two)

    seats.change_tier(small.enrollments.get(), tier="affiliate", reason=WHY, by=imani)

    tiers = dict(small.enrollments.values_list("community__name", "tier"))
    entry = Entry.objects.get(what="change_tier")
    assert tiers == {"Vallejo": "affiliate", "Merced": "pilot"}
    assert (entry.facts["before"], entry.facts["after"], entry.facts["reason"]) == (
        "pilot",
        "affiliate",
        WHY,
    )


def test_more_seats_go_to_those_who_wait_in_order(
    small: ProgramCycle, imani: Person, two: tuple[Person, Person]
) -> None:
    for name in ("Vallejo", "Merced", "Lodi", "Chico"):
        _decided(name, small, imani, two)

    seats.change_cap(small, tier="pilot", cap=3, reason=WHY, by=imani)

    assert _line(small) == [("Chico", 3)]


def test_who_withdraws_leaves_the_line(
    small: ProgramCycle, imani: Person, two: tuple[Person, Person]
) -> None:
    _decided("Vallejo", small, imani, two)
    merced = _decided("Merced", small, imani, two)
    lodi = _decided("Lodi", small, imani, two)

    withdraw(merced, reason="", by=imani)
    leave_line(lodi.wait_list_places.get(), by=imani)
    seats.leave(small.enrollments.get(), reason=WHY, by=imani)

    assert list(WaitListPlace.objects.values_list("status", flat=True)) == ["left", "left"]
    assert not small.enrollments.holding_a_seat().exists()


@pytest.mark.parametrize(
    ("who", "state", "move", "reason", "sentence"),
    [
        ("admin", "active", "pause", WHY, ""),
        (
            "admin",
            "active",
            "pause",
            "why",
            "Write the reason in a sentence. It stays in the record.",
        ),
        (
            "coach",
            "active",
            "pause",
            WHY,
            "Only a program administrator decides about tiers and seats.",
        ),
        (
            "",
            "active",
            "leave",
            WHY,
            "Only the Core Team of the city or a program administrator ends its part in the program.",
        ),
        ("admin", "paused", "pause", WHY, "This is already “Paused”, so that step is not open."),
        ("admin", "paused", "resume", WHY, ""),
        (
            "admin",
            "withdrawn",
            "resume",
            WHY,
            "This is already “Left the program”, so that step is not open.",
        ),
    ],
)
def test_only_administrators_move_a_city_and_say_why(
    small: ProgramCycle, who: str, state: str, move: str, reason: str, sentence: str
) -> None:
    by = way.person("Somebody", *([who] if who else []))
    enrollment = Enrollment(community=way.city("Vallejo"), cycle=small, tier="pilot", status=state)

    answer = rules.may_move_enrollment(by, enrollment, move, reason)

    assert str(answer.sentence) == sentence


@pytest.mark.parametrize(
    ("tier", "cap", "sentence"),
    [
        ("pilot", 3, ""),
        ("pilot", 0, "1 seat is taken, so the cap cannot be lower than that."),
        ("affiliate", 3, "This tier has no limit."),
    ],
)
def test_a_cap_never_falls_below_the_seats_taken(
    small: ProgramCycle,
    imani: Person,
    two: tuple[Person, Person],
    tier: str,
    cap: int,
    sentence: str,
) -> None:
    _decided("Vallejo", small, imani, two)

    answer = rules.may_change_cap(imani, small, tier, cap, WHY)

    assert str(answer.sentence) == sentence


def test_a_full_tier_says_so_when_a_city_is_moved_there(
    small: ProgramCycle, imani: Person, two: tuple[Person, Person]
) -> None:
    _decided("Vallejo", small, imani, two)
    _decided("Merced", small, imani, two, tier="affiliate")

    with pytest.raises(Refused) as refusal:
        seats.change_tier(
            small.enrollments.get(tier="affiliate"), tier="pilot", reason=WHY, by=imani
        )

    assert refusal.value.sentence == (
        "The one Pilot seat of this cycle is taken. The next step is the wait-list."
    )


def test_a_second_cycle_leaves_the_seats_of_the_first_alone(
    small: ProgramCycle, imani: Person, two: tuple[Person, Person]
) -> None:
    _decided("Vallejo", small, imani, two)
    other = way.cycle(pilot_cap=1)

    _decided("Merced", other, imani, two)

    assert [rules.seats_taken(cycle, "pilot") for cycle in (small, other)] == [1, 1]
