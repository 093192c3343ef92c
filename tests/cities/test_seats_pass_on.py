"""A seat that becomes free goes to the right city, once, and to nobody who has left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cities import way
from thrive.base import history
from thrive.base.decisions import Refused
from thrive.cities.actions import seats
from thrive.cities.actions.affiliate import join_as_affiliate
from thrive.cities.models import Applicant, CityApplication, Enrollment, ProgramCycle
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
REASON = "The council voted on it last week."


@pytest.fixture
def cycle() -> ProgramCycle:
    """One Pilot and one Vanguard seat."""
    return way.cycle(pilot_cap=1, vanguard_cap=1)


@pytest.fixture
def apply(cycle: ProgramCycle, imani: Person) -> Callable[..., CityApplication]:
    reviewers = [way.person("Devon", "expert"), way.person("Saanvi", "expert")]

    def applied(place: str, tier: str = "pilot") -> CityApplication:
        return way.accepted(way.sent(place, into=cycle), imani, *reviewers, tier=tier)

    return applied


def _seat(application: CityApplication) -> Enrollment:
    return application.community.enrollments.holding_a_seat().get()


def test_a_city_that_left_the_program_is_not_called_back(
    apply: Callable[..., CityApplication], imani: Person
) -> None:
    first, waiting, next_one = apply("Merced"), apply("Visalia"), apply("Lodi")
    join_as_affiliate(waiting, by=Applicant(waiting, 1))
    seats.leave(_seat(waiting), reason=REASON, by=imani)

    seats.leave(_seat(first), reason=REASON, by=imani)

    assert _seat(next_one).tier == "pilot"
    assert not waiting.community.enrollments.holding_a_seat().exists()


def test_two_who_free_the_same_seat_free_it_once(
    apply: Callable[..., CityApplication], imani: Person
) -> None:
    held = _seat(apply("Merced"))
    seen_by_both = Enrollment.objects.get(pk=held.pk)
    seats.leave(held, reason=REASON, by=imani)

    with pytest.raises(Refused):
        seats.leave(seen_by_both, reason=REASON, by=imani)

    with pytest.raises(Refused):
        seats.change_tier(seen_by_both, tier="affiliate", reason=REASON, by=imani)


def test_a_vanguard_city_is_not_moved_down_by_its_old_place_in_line(
    apply: Callable[..., CityApplication], imani: Person
) -> None:
    first, waiting = apply("Merced"), apply("Visalia")
    join_as_affiliate(waiting, by=Applicant(waiting, 1))
    seats.change_tier(_seat(waiting), tier="vanguard", reason=REASON, by=imani)

    seats.leave(_seat(first), reason=REASON, by=imani)

    assert _seat(waiting).tier == "vanguard"


def test_a_pilot_city_that_moves_up_passes_its_own_seat_on(
    apply: Callable[..., CityApplication], imani: Person, cycle: ProgramCycle
) -> None:
    vanguard, up = apply("Merced", "vanguard"), apply("Visalia", "vanguard")
    join_as_affiliate(up, by=Applicant(up, 1))
    seats.change_tier(_seat(up), tier="pilot", reason=REASON, by=imani)
    behind = apply("Lodi", "pilot")

    seats.leave(_seat(vanguard), reason=REASON, by=imani)

    assert (_seat(up).tier, _seat(behind).tier) == ("vanguard", "pilot")
    assert not cycle.wait_list.waiting().exists()
    assert list(history.verify()) == []
