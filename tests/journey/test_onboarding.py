"""The first steps of a city (R141, C4): what each tier is asked, what counts, who writes it down."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from tests.cities import way
from tests.cities.reading import words
from tests.journey import ground
from tests.teams import table
from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.base.refs import SYSTEM
from thrive.cities.models import CityApplication, Enrollment
from thrive.journey import own_data
from thrive.journey.actions.onboarding import tick, untick
from thrive.journey.models import OnboardingTick
from thrive.journey.queries.onboarding import OnboardingFacts, OpenStep, onboarding_facts
from thrive.journey.rules.first_steps import ITEMS
from thrive.people.actions.roles import give_role
from thrive.people.models import Person
from thrive.teams.actions.core import freeze_core_team
from thrive.teams.actions.meetings import call_meeting
from thrive.teams.models import CoreTeamSeat

pytestmark = pytest.mark.django_db
STEPS = {one.code: one for one in ITEMS}


def facts_of(seat: Enrollment) -> OnboardingFacts:
    return onboarding_facts({seat.pk: seat.tier}, {seat.pk: seat.cycle.rulebook})[seat.pk]


def test_a_tick_stands_with_its_day_and_its_name_and_can_be_taken_back(
    seat: Enrollment, ruth: Person
) -> None:
    tick(seat, step=STEPS["toolkit"], on=ground.day(3), note="Two model policies.", by=ruth)
    tick(seat, step=STEPS["toolkit"], on=ground.day(3), note="Two model policies.", by=ruth)
    page = words(way.desk(ruth).get("/cities/vallejo/onboarding/"))

    untick(seat, step=STEPS["toolkit"], by=ruth)

    assert "Written down by Ruth. Two model policies." in page
    assert not OnboardingTick.objects.exists()
    assert list(Entry.objects.order_by("number").values_list("what", flat=True))[-2:] == [
        "tick_first_step",
        "untick_first_step",
    ]


def test_two_people_do_not_write_the_same_step_twice(seat: Enrollment, ruth: Person) -> None:
    luz = ground.coach_of(seat.community)
    tick(seat, step=STEPS["welcome_call"], on=ground.day(3), by=luz)

    with pytest.raises(Refused) as no:
        tick(seat, step=STEPS["welcome_call"], on=ground.day(2), by=ruth)

    assert no.value.sentence == "This step is already written down."


def test_the_figure_counts_what_is_done(seat: Enrollment, ruth: Person) -> None:
    for code in ("welcome_call", "toolkit", "calendar"):
        tick(seat, step=STEPS[code], on=ground.day(3), by=ruth)
    Enrollment.objects.filter(pk=seat.pk).update(agreement_in_force_on=clock.today())
    seat.refresh_from_db()

    facts = facts_of(seat)
    page = words(way.desk(ruth).get("/cities/vallejo/onboarding/"))

    assert (facts.done, facts.asked) == (4, 11)
    assert facts.open[0] == OpenStep(STEPS["accounts"], "city")
    assert "4 of 11 first steps done for the tier Pilot." in page


def test_a_change_of_tier_asks_for_more_and_keeps_what_was_written(
    seat: Enrollment, ruth: Person
) -> None:
    Enrollment.objects.filter(pk=seat.pk).update(tier="affiliate")
    seat.refresh_from_db()
    tick(seat, step=STEPS["toolkit"], on=ground.day(3), by=ruth)
    before = facts_of(seat)

    Enrollment.objects.filter(pk=seat.pk).update(tier="vanguard")
    seat.refresh_from_db()
    after = facts_of(seat)

    assert ((before.done, before.asked), (after.done, after.asked)) == ((1, 8), (1, 12))


@pytest.fixture
def came_in(imani: Person) -> Callable[[], CityApplication]:
    """A city at step d, by the real way in."""

    def come() -> CityApplication:
        reviewers = [way.person("Devon", "expert"), way.person("Saanvi", "expert")]
        return way.accepted(way.sent("Vallejo"), imani, *reviewers)

    return come


def test_the_first_contact_without_an_account_is_seen(
    came_in: Callable[[], CityApplication], imani: Person
) -> None:
    came_in()
    client = way.desk(imani)
    before = words(client.get("/cities/vallejo/onboarding/"))

    way.person("Rosa")
    opened = words(client.get("/cities/vallejo/onboarding/"))
    Person.objects.filter(name="Rosa").update(last_login=clock.now())
    signed_in = words(client.get("/cities/vallejo/onboarding/"))

    assert "0 of 1 first contact has an account and has signed in." in before
    assert "0 of 1 first contact has an account and has signed in." in opened
    assert "1 of 1 first contact has an account and has signed in." in signed_in
    assert "The mail with the dates went out." in signed_in


def test_only_those_of_the_city_who_work_for_the_program_need_a_second_step(
    seat: Enrollment, ruth: Person
) -> None:
    alone = facts_of(seat).asked

    give_role(ruth, role="moderator", by=SYSTEM)

    assert (alone, facts_of(seat).asked) == (11, 12)


def test_when_all_is_done_the_page_says_so_and_leads_on() -> None:
    cast = table.Cast()
    way.person("Rosa", last_login=clock.now())
    application = table.on_its_way(cast, "Vallejo", "affiliate")
    freeze_core_team(application, by=cast.luz)
    community = application.community
    resident = CoreTeamSeat.objects.get(team__community=community, seat="resident_1")
    call_meeting(
        community,
        of_team="core",
        title="First evening",
        starts_at=clock.now() + datetime.timedelta(days=9),
        place="Library",
        led_with=resident,
        by=cast.luz,
    )
    seat = Enrollment.objects.get(community=community)
    for code in ("welcome_call", "toolkit", "calendar"):
        tick(seat, step=STEPS[code], on=clock.today(), by=cast.luz)

    page = words(way.desk(cast.luz).get("/cities/vallejo/onboarding/"))

    assert "8 of 8 first steps done for the tier Affiliate." in page
    assert "All first steps are done" in page
    assert "Next:" not in page


def test_an_affiliate_reads_why_two_things_are_not_asked() -> None:
    seat = ground.enrolled("Watsonville", "affiliate")
    mina = ground.of_city(seat.community, "Mina")

    page = words(way.desk(mina).get("/cities/watsonville/onboarding/"))

    assert "0 of 8 first steps done for the tier Affiliate." in page
    assert "Design Team with its two subgroups" not in page
    assert "forms no Design Team and signs no Letter of Agreement" in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"on": ""}, "Choose a date"),
        ({"on": "the tenth of June"}, "Write the date like 2026-06-10"),
        ({"on": "2026-02-31"}, "Write the date like 2026-06-10"),
        ({"on": "2199-01-01"}, "This day has not come yet"),
        ({"on": "1999-01-01"}, "This day is long before the city joined. Check the year."),
    ],
)
def test_a_day_that_cannot_be_is_answered_beside_the_field(
    seat: Enrollment, ruth: Person, typed: dict[str, str], sentence: str
) -> None:
    note = "<script>alert(1)</script> we met"

    answer = way.desk(ruth).post("/cities/vallejo/onboarding/toolkit/", {**typed, "note": note})

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert "<script>alert" not in answer.content.decode()
    assert "we met" in answer.content.decode()
    assert not OnboardingTick.objects.exists()


def test_pages_tick_and_take_back(seat: Enrollment, ruth: Person) -> None:
    client = way.desk(ruth)
    at = "/cities/vallejo/onboarding"

    client.post(f"{at}/toolkit/", {"on": str(ground.day(2)), "note": ""})
    made = OnboardingTick.objects.get()
    client.post(f"{at}/toolkit/take-back/")
    again = client.post(f"{at}/toolkit/take-back/")

    assert (made.code, made.happened_on, made.ticked_by) == ("toolkit", ground.day(2), ruth)
    assert not OnboardingTick.objects.exists()
    assert (again.status_code, "This step is not written down." in words(again)) == (403, True)
    assert client.get(f"{at}/core_team/").status_code == 404
    assert words(client.get(f"{at}/")).count("Write down the day") == 4
    assert client.get(f"{at}/mentoring/").status_code == 404


@pytest.mark.parametrize(
    ("who", "status"),
    [("another city", 404), ("member", 404), ("expert", 404), ("data", 403), ("her coach", 200)],
)
def test_who_opens_the_form(seat: Enrollment, who: str, status: int) -> None:
    made: dict[str, Callable[[], Person]] = {
        "another city": lambda: ground.of_city(ground.enrolled("Merced").community, "Sunny"),
        "her coach": lambda: ground.coach_of(seat.community),
        "member": lambda: way.person("Member"),
    }
    person = made.get(who, lambda: way.person("Staff", who))()

    answer = way.desk(person).get("/cities/vallejo/onboarding/toolkit/")

    assert answer.status_code == status


def test_what_a_person_wrote_is_handed_over_and_their_name_is_forgotten(
    seat: Enrollment, ruth: Person
) -> None:
    tick(seat, step=STEPS["toolkit"], on=ground.day(3), note="Two.", by=ruth)

    found = own_data.export_plans(ruth)
    own_data.erase_records(ruth)

    assert found == [
        {
            "place": "Vallejo",
            "kind": "first_step",
            "words": "toolkit",
            "of": ground.day(3),
            "note": "Two.",
        }
    ]
    assert OnboardingTick.objects.get().ticked_by is None


@pytest.mark.parametrize("reader", ["coach", "city"])
def test_the_page_asks_as_much_for_all_steps_as_for_one(
    seat: Enrollment, ruth: Person, reader: str, django_assert_max_num_queries: Any
) -> None:
    luz, counts = ground.coach_of(seat.community), []
    client = way.desk({"coach": luz, "city": ruth}[reader])
    for code in ("welcome_call", "toolkit", "calendar"):
        tick(seat, step=STEPS[code], on=ground.day(3), by=luz)
        client.get("/cities/vallejo/onboarding/")
        with django_assert_max_num_queries(12) as asked:
            client.get("/cities/vallejo/onboarding/")
        counts.append(len(asked))

    assert counts[0] == counts[1] == counts[2]
