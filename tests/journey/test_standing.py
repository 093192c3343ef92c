"""Stages move by their conditions (R71); levels are read from four capacities (R11). No ranking."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cities import way
from tests.cities.reading import words
from tests.journey import ground
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.cities.models import Enrollment
from thrive.journey.actions import commitment, standing
from thrive.journey.models import ProgressionAssessment, StageChange
from thrive.journey.queries.facts import journey_facts
from thrive.journey.rules.standing import AT_LEAST, CAPACITIES, highest_level
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
WHY = "The council has voted and residents chose."
SHOWS = "A budget page for children, and a team that meets each month."


def _ready(seat: Enrollment, ruth: Person, luz: Person) -> None:
    commitment.check_act(commitment.record_act(seat, act=ground.act(), by=ruth), by=luz)
    ground.verified(seat, "T2_7", ruth, luz)


def test_a_coach_proposes_and_an_administrator_confirms(
    seat: Enrollment, ruth: Person, luz: Person, imani: Person
) -> None:
    _ready(seat, ruth, luz)
    change = standing.propose_stage(seat, to="grow", why=WHY, by=luz)

    standing.confirm_stage(change, by=imani)

    seat.refresh_from_db()
    entry = Entry.objects.get(what="change_stage")
    assert (seat.stage, StageChange.objects.get().status) == ("grow", "confirmed")
    assert (entry.facts["before"], entry.facts["after"]) == ("engage", "grow")
    assert [one.stage.slug for one in journey_facts(seat.community).stages] == ["engage", "grow"]  # type: ignore[union-attr]


def test_an_open_condition_needs_a_reason_that_stays(
    seat: Enrollment, ruth: Person, luz: Person, imani: Person
) -> None:
    change = standing.propose_stage(seat, to="grow", why=WHY, by=luz)
    with pytest.raises(Refused) as no:
        standing.confirm_stage(change, by=imani)

    standing.confirm_stage(change, override="The vote is next week and certain.", by=imani)

    assert no.value.sentence == (
        "Still open: A resolution or an MOU commits the city. Pilot and Vanguard cities have "
        "chosen at least one action area with the community. Confirm anyway only with a reason."
    )
    assert StageChange.objects.get().override == "The vote is next week and certain."


def test_an_affiliate_needs_no_action_area_to_grow(luz: Person, imani: Person) -> None:
    seat = ground.enrolled("Watsonville", "affiliate")
    mina = ground.of_city(seat.community, "Mina")
    ground.coach_of(seat.community)
    commitment.check_act(commitment.record_act(seat, act=ground.act("mou"), by=mina), by=luz)

    change = standing.propose_stage(seat, to="grow", why=WHY, by=luz)
    standing.confirm_stage(change, by=imani)

    seat.refresh_from_db()
    assert seat.stage == "grow"


def test_the_last_stage_needs_an_approved_plan(
    seat: Enrollment, ruth: Person, luz: Person, imani: Person
) -> None:
    Enrollment.objects.filter(pk=seat.pk).update(stage="grow")
    change = standing.propose_stage(seat, to="accelerate", why=WHY, by=luz)
    with pytest.raises(Refused):
        standing.confirm_stage(change, by=imani)
    ground.verified(seat, "action_plan", ruth, luz)

    standing.confirm_stage(change, by=imani)

    seat.refresh_from_db()
    assert seat.stage == "accelerate"


@pytest.mark.parametrize(
    ("who", "to", "sentence"),
    [
        ("ruth", "grow", "The coach of the city proposes a change of stage."),
        ("theo", "grow", "The coach of the city proposes a change of stage."),
        ("luz", "accelerate", "A city moves one stage at a time."),
        ("luz", "engage", "A city moves one stage at a time."),
    ],
)
def test_who_proposes_what(
    seat: Enrollment, ruth: Person, luz: Person, who: str, to: str, sentence: str
) -> None:
    people = {"ruth": ruth, "luz": luz, "theo": way.person("Theo", "coach")}

    with pytest.raises(Refused) as no:
        standing.propose_stage(seat, to=to, why=WHY, by=people[who])

    assert no.value.sentence == sentence


def test_one_proposal_waits_at_a_time_and_a_coach_cannot_confirm_it(
    seat: Enrollment, ruth: Person, luz: Person, imani: Person
) -> None:
    _ready(seat, ruth, luz)
    change = standing.propose_stage(seat, to="grow", why=WHY, by=luz)
    with pytest.raises(Refused) as twice:
        standing.propose_stage(seat, to="grow", why=WHY, by=luz)
    with pytest.raises(Refused) as not_hers:
        standing.confirm_stage(change, by=luz)

    standing.decline_stage(change, answer="After the hearing in May, please.", by=imani)

    seat.refresh_from_db()
    assert twice.value.sentence == "A change of stage is already proposed."
    assert not_hers.value.sentence == "Only a program administrator can decide this."
    assert (seat.stage, StageChange.objects.get().status) == ("engage", "declined")


@pytest.mark.parametrize("ratings", list(product((2, 3, 4), repeat=4)))
def test_level_two_is_refused_unless_all_four_reach_it(ratings: tuple[int, ...]) -> None:
    level = highest_level(dict(zip(CAPACITIES, ratings, strict=True)))

    assert (level >= 2) == all(one >= AT_LEAST[2] for one in ratings)
    assert (level == 3) == all(one >= AT_LEAST[3] for one in ratings)


@given(st.lists(st.integers(1, 5), min_size=4, max_size=4), st.integers(0, 3))
def test_a_better_rating_never_lowers_a_level(ratings: list[int], place: int) -> None:
    better = list(ratings)
    better[place] = min(5, better[place] + 1)

    before = highest_level(dict(zip(CAPACITIES, ratings, strict=True)))

    assert highest_level(dict(zip(CAPACITIES, better, strict=True))) >= before


def _ratings(*given: int) -> dict[str, int]:
    return dict(zip(CAPACITIES, given, strict=True))


def test_a_city_rates_itself_and_an_administrator_confirms(
    seat: Enrollment, ruth: Person, imani: Person
) -> None:
    with pytest.raises(Refused) as no:
        standing.rate_capacities(
            seat, ratings=_ratings(5, 5, 2, 5), level=2, evidence=SHOWS, by=ruth
        )
    first = standing.rate_capacities(
        seat, ratings=_ratings(3, 3, 3, 4), level=2, evidence=SHOWS, by=ruth
    )
    before = journey_facts(seat.community).level  # type: ignore[union-attr]

    standing.confirm_reading(first, by=imani)

    assert no.value.sentence == "Level 2 needs at least 3 in all four capacities."
    assert (before, journey_facts(seat.community).level) == (1, 2)  # type: ignore[union-attr]


def test_the_history_of_readings_stays(seat: Enrollment, ruth: Person, imani: Person) -> None:
    for marks in ((1, 1, 1, 1), (2, 2, 2, 2)):
        reading = standing.rate_capacities(
            seat, ratings=_ratings(*marks), level=1, evidence=SHOWS, by=ruth
        )
        standing.confirm_reading(reading, by=imani)

    page = words(way.desk(ruth).get("/cities/vallejo/progress/"))

    assert ProgressionAssessment.objects.count() == 2
    assert "Leadership 1 · Data 1 · Budgeting 1 · Planning 1" in page
    assert "Cities are not compared" in page


def test_the_pages_propose_confirm_rate_and_return(
    seat: Enrollment, ruth: Person, luz: Person, imani: Person
) -> None:
    coach, admin, city = way.desk(luz), way.desk(imani), way.desk(ruth)
    at = "/cities/vallejo"
    coach.post(f"{at}/stage/", {"to": "grow", "why": WHY})
    change = StageChange.objects.get()
    refused = admin.post(f"{at}/stage/{change.pk}/confirm/", {"override": ""})
    admin.post(f"{at}/stage/{change.pk}/confirm/", {"override": "The vote is certain next week."})
    typed = dict.fromkeys(CAPACITIES, "3") | {"level": "3", "evidence": SHOWS}
    too_high = city.post(f"{at}/progress/", typed)
    city.post(f"{at}/progress/", {**typed, "level": "2"})
    reading = ProgressionAssessment.objects.get()
    admin.post(f"{at}/progress/{reading.pk}/send-back/", {"reason": "Say more about the budget."})

    seat.refresh_from_db()
    reading.refresh_from_db()
    assert (refused.status_code, "Still open:" in words(refused)) == (422, True)
    assert (too_high.status_code, SHOWS in words(too_high)) == (422, True)
    assert (seat.stage, reading.status) == ("grow", "returned")
    assert "Say more about the budget." in words(city.get(f"{at}/progress/"))
