"""My desk: each errand appears when it waits for me, says why, and goes when it is done."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from tests.cities import mentoring_ground, way
from tests.journey import ground
from tests.teams import agreement_ground, table
from thrive.base import clock
from thrive.cities.actions import mentoring
from thrive.cities.models import Community
from thrive.journey.actions import commitment, milestones, onboarding, standing
from thrive.journey.rules.first_steps import ITEMS
from thrive.people.actions import invite
from thrive.people.models import Person
from thrive.portal import needs
from thrive.portal.needs import journey as journey_needs
from thrive.portal.needs.need import FEW, Need, few, in_order
from thrive.portal.queries.desk import desk_page
from thrive.teams.actions import core, meetings
from thrive.teams.models import ActionItem, CoreTeamSeat, Meeting

pytestmark = pytest.mark.django_db
REASON = "The date on the plan is missing."
FIRST_STEPS = "Open the first steps"
STEPS = {one.code: one for one in ITEMS}
DAY = datetime.datetime(2026, 3, 2, 17, tzinfo=datetime.UTC)


def desk(person: Person) -> list[tuple[str, str]]:
    """What waits, and the words on its button; each leads to an address that exists. The first steps
    of a new city have tests of their own."""
    found = needs.of(needs.mine_of(Person.objects.get(pk=person.pk)))
    assert [need.url for need in found if not resolve(need.url.partition("?")[0])] == []
    return [(need.what, need.button) for need in found if need.button != FIRST_STEPS]


def meeting(community: Community, days: float, status: str, seat: CoreTeamSeat) -> Meeting:
    return Meeting.objects.create(
        community=community,
        title="Ten parks",
        starts_at=clock.now() + datetime.timedelta(days=days),
        place="Library",
        co_seat=seat,
        agenda="Lights",
        status=status,
    )


def test_the_letter_waits_for_everybody_who_signs_until_they_have() -> None:
    made = agreement_ground.team()
    ruth, coach = made.people["city_1"], made.coach
    before = desk(ruth)

    agreement_ground.signs(made, "city_1")

    assert before == [("Sign the Letter of Agreement of Vallejo", "Read and sign")]
    assert (desk(ruth), desk(coach)) == ([], [])


def test_a_youth_who_signed_waits_for_the_guardian() -> None:
    made = agreement_ground.team()
    ximena = made.people["ximena"]

    agreement_ground.signs(
        made, "ximena", guardian_name="Ana Rivera", guardian_email="ana.rivera@example.org"
    )

    waits = ("A parent or guardian signs with you: Vallejo", "See where it stands")
    assert waits in desk(ximena)
    assert "Sign the Letter of Agreement of Vallejo" not in dict(desk(ximena))


def test_an_affiliate_has_no_letter_to_sign() -> None:
    made = agreement_ground.team(tier="affiliate")

    assert desk(made.people["city_1"]) == []


def test_an_invitation_to_a_seat_names_the_city_and_the_part() -> None:
    cast = table.Cast()
    seat = table.core_team(cast).seats.get(seat="resident_2")
    guest = way.person("Guest")
    CoreTeamSeat.objects.filter(pk=seat.pk).update(email=guest.email)

    core.invite_to_seat(CoreTeamSeat.objects.get(pk=seat.pk), language="en", by=cast.ruth)

    found = needs.of(needs.mine_of(guest))
    assert [need.what for need in found] == ["You are invited to the Core Team of Visalia"]
    assert found[0].why.startswith("Your part: Second resident leader.")
    invite(email=guest.email, role="coach", language="en", by=cast.imani)
    assert len(desk(guest)) == 2


def test_a_step_that_came_back_says_why_and_goes_when_it_is_sent_again() -> None:
    seat = ground.enrolled()
    ruth, luz = ground.of_city(seat.community), ground.coach_of(seat.community)
    ground.sent(seat, "T2_3", ruth)
    assert desk(ruth) == []

    milestones.send_back(seat, code="T2_3", reason=REASON, by=luz)

    back = needs.of(needs.mine_of(ruth))
    assert [(need.what, need.why) for need in back] == [
        (
            "Vallejo: “Host a community listening session” came back",
            f"The reason: {REASON}",
        )
    ]
    milestones.submit(seat, code="T2_3", by=ruth)
    assert desk(ruth) == []


def test_what_act_hands_over_waits_for_the_city() -> None:
    seat = ground.enrolled()
    ruth, luz = ground.of_city(seat.community), ground.coach_of(seat.community)
    ground.sent(seat, "T2_4", luz)
    waits = desk(ruth), desk(luz)

    milestones.accept(seat, code="T2_4", by=ruth)

    assert waits == (
        [("Vallejo: accept “Data collection and analysis plan”", "Read and accept")],
        [],
    )
    assert desk(ruth) == []


def test_a_coach_finds_a_few_checks_one_by_one_and_many_in_one_line() -> None:
    seat = ground.enrolled()
    ruth, luz = ground.of_city(seat.community), ground.coach_of(seat.community)
    ground.sent(seat, "T2_3", ruth)
    one = desk(luz)
    for code in ("T2_5", "T2_7", "T2_9"):
        ground.sent(seat, code, ruth)
    many = desk(luz)

    for code in ("T2_3", "T2_5", "T2_7", "T2_9"):
        milestones.verify(seat, code=code, by=luz)

    assert one == [("Vallejo: check “Host a community listening session”", "Look and verify")]
    assert many == [("4 steps of 1 city wait for your check", "Open my cities")]
    assert desk(luz) == []


def first_steps(person: Person) -> list[tuple[str, str]]:
    found = needs.of(needs.mine_of(person))
    return [(need.what, need.url) for need in found if need.button == FIRST_STEPS]


def test_the_next_first_step_waits_for_whoever_does_it() -> None:
    seat = ground.enrolled(joined=10)
    ruth, luz = ground.of_city(seat.community, role="contact"), ground.coach_of(seat.community)
    before = first_steps(ruth), first_steps(luz)

    onboarding.tick(seat, step=STEPS["welcome_call"], on=ground.day(3), by=luz)
    Person.objects.filter(pk=ruth.pk).update(last_login=clock.now())

    at = "/cities/vallejo/onboarding/"
    assert before == (
        [("Vallejo, first steps: Accounts of the first contacts", at)],
        [("Vallejo, first steps: Welcome call", at)],
    )
    assert first_steps(ruth) == [("Vallejo, first steps: Tour of the toolkit", at)]
    assert first_steps(luz) == [("Vallejo, first steps: Dates of the cycle", at)]


@pytest.mark.parametrize(("joined", "status"), [(181, "active"), (10, "paused")])
def test_a_city_that_joined_long_ago_or_rests_is_not_reminded_of_first_steps(
    joined: int, status: str
) -> None:
    seat = ground.enrolled(joined=joined, status=status)

    assert first_steps(ground.of_city(seat.community)) == []


@pytest.mark.parametrize("cities", [1, 3])
def test_first_steps_take_two_queries_at_most_however_many_cities(cities: int) -> None:
    person = way.person("Everybody", "coach")
    for number in range(cities):
        seat = ground.enrolled(f"City {number}", joined=10)
        ground.of_city(seat.community, "Everybody")
        ground.coach_of(seat.community, "Everybody")
    mine = needs.mine_of(person)

    with CaptureQueriesContext(connection) as seen:
        found = list(journey_needs.first_steps(mine))

    assert (len(seen), len(found)) == (2, 2 * cities)


def test_the_first_step_waits_for_the_agreement_not_for_the_coach() -> None:
    seat = ground.enrolled()
    ruth, luz = ground.of_city(seat.community), ground.coach_of(seat.community)
    ground.sent(seat, "T2_1", ruth)
    before = desk(luz)

    seat.agreement_in_force_on = clock.today()
    seat.save()

    assert before == []
    assert [button for _what, button in desk(luz)] == ["Look and verify"]


def test_a_commitment_that_was_returned_leads_to_its_page() -> None:
    seat = ground.enrolled()
    ruth, luz = ground.of_city(seat.community), ground.coach_of(seat.community)
    act = commitment.record_act(seat, act=ground.act(), by=ruth)
    to_check = needs.of(needs.mine_of(luz))

    commitment.return_act(act, reason=REASON, by=luz)

    back = needs.of(needs.mine_of(ruth))
    assert [need.url for need in to_check] == ["/cities/vallejo/commitment/"]
    assert [(need.url, need.why) for need in back] == [
        ("/cities/vallejo/commitment/", f"The reason: {REASON}")
    ]
    assert desk(luz) == []


def test_minutes_are_written_then_approved() -> None:
    cast = table.Cast()
    team = table.core_team(cast)
    ruth, resident = cast.ruth, team.seats.get(seat="resident_1")
    ahead = meeting(team.community, 3, "agenda", resident)
    assert "Ten parks" not in str(desk(ruth))

    Meeting.objects.filter(pk=ahead.pk).update(starts_at=clock.now() - datetime.timedelta(days=1))
    to_write = desk(ruth)
    Meeting.objects.filter(pk=ahead.pk).update(status="held")
    to_approve = desk(ruth)
    meetings.approve_minutes(Meeting.objects.get(pk=ahead.pk), by=ruth)

    signs = ("Sign the Letter of Agreement of Visalia", "Read and sign")
    assert set(to_write) == {("Write the minutes of “Ten parks”", "Write them now"), signs}
    assert set(to_approve) == {("Approve the minutes of “Ten parks”", "Read the minutes"), signs}
    assert desk(ruth) == [signs]
    assert desk(cast.rosa) == []


def test_to_dos_stand_there_from_a_week_before_and_what_is_late_comes_first() -> None:
    cast = table.Cast()
    team = table.core_team(cast, tier="affiliate")
    mine, resident = team.seats.get(seat="city_1"), team.seats.get(seat="resident_1")
    held = meeting(team.community, -20, "approved", resident)
    for what, days, seat in (
        ("Book the room.", 3, mine),
        ("Count the lamps.", -2, mine),
        ("Ask the school.", 30, mine),
        ("Print the map.", 3, resident),
        ("Call the county.", 3, None),
    ):
        due = clock.today() + datetime.timedelta(days=days)
        ActionItem.objects.create(meeting=held, what=what, seat=seat, due_on=due)
    before = desk(cast.ruth), desk(cast.luz)

    for item in ActionItem.objects.filter(seat=mine):
        meetings.finish_action_item(item, by=cast.ruth)

    assert before == (
        [("Count the lamps", "Open the meeting"), ("Book the room", "Open the meeting")],
        [("Call the county", "Open the meeting")],
    )
    assert desk(cast.ruth) == []


def test_an_open_seat_waits_for_the_core_team() -> None:
    cast = table.Cast()
    team = table.core_team(cast, tier="affiliate")
    whole = desk(cast.ruth)

    core.vacate_seat(team, seat="cbo_adult", reason="They moved away.", by=cast.ruth)

    found = needs.of(needs.mine_of(cast.ruth))
    assert whole == []
    assert [(need.what, need.why) for need in found if need.button == "Fill the seat"] == [
        (
            "An open seat in the Core Team of Visalia",
            "Nobody holds this seat: Organization serving adults.",
        )
    ]
    assert desk(cast.rosa) == []


def test_an_administrator_confirms_stages_and_levels() -> None:
    seat = ground.enrolled()
    luz, imani = ground.coach_of(seat.community), way.person("Imani", "admin")
    change = standing.propose_stage(seat, to="grow", why="The council has voted.", by=luz)
    ratings = dict.fromkeys(("leadership", "data", "budgeting", "planning"), 3)
    shows = "A budget page for children, and a team that meets each month."
    reading = standing.rate_capacities(seat, ratings=ratings, level=2, evidence=shows, by=luz)
    before = desk(imani)

    standing.decline_stage(change, answer="Two conditions are open.", by=imani)
    standing.confirm_reading(reading, by=imani)

    assert before == [
        ("Vallejo: a change of stage is proposed", "Read and decide"),
        ("Vallejo: a reading of its level", "Read and confirm"),
    ]
    assert (desk(imani), desk(luz)) == ([], [])


def test_mentoring_waits_for_an_answer_and_for_a_word_on_a_contact() -> None:
    hayward, vallejo = mentoring_ground.seated("Hayward", "vanguard"), ground.enrolled()
    fern = mentoring_ground.of(hayward, "Fern")
    ruth = ground.of_city(vallejo.community)
    pair = mentoring_ground.proposed(hayward, vallejo.community, fern)
    proposed = desk(fern), desk(ruth)
    pair = mentoring.accept_pair(pair, by=ruth)
    contact = mentoring.write_mentor_contact(
        pair, happened_on=clock.today(), minutes=30, topics="How youth vote.", by=fern
    )
    waits = desk(fern), [button for _what, button in desk(ruth)]

    mentoring.confirm_mentor_contact(contact, by=ruth)

    assert proposed == ([], [("Proposed: Hayward mentors Vallejo", "Read and answer")])
    assert waits == ([], ["Confirm it"])
    assert (desk(fern), desk(ruth)) == ([], [])


def test_a_paused_city_asks_for_nothing() -> None:
    seat = ground.enrolled()
    ruth, luz = ground.of_city(seat.community), ground.coach_of(seat.community)
    ground.sent(seat, "T2_3", ruth)

    seat.status = "paused"
    seat.save()

    assert desk(luz) == []


def test_of_many_of_a_kind_a_few_stand_there_and_one_line_leads_on() -> None:
    def need(number: int, due: datetime.date | None = None) -> Need:
        since = DAY + datetime.timedelta(days=number)
        return Need(f"Thing {number}", "Because.", f"/{number}/", "Open", since, due)

    many = [need(number) for number in range(FEW + 2)]

    assert [one.what for one in few(many)][-2:] == [
        "Thing 4",
        "2 more of this kind, first: Thing 5",
    ]
    late = need(9, due=clock.today() - datetime.timedelta(days=1))
    assert [one.what for one in in_order([need(1), late])] == ["Thing 9", "Thing 1"]


@pytest.mark.parametrize("cities", [1, 3])
def test_a_full_desk_takes_the_same_queries_however_much_is_on_it(cities: int) -> None:
    person = _everything(cities)

    with CaptureQueriesContext(connection) as seen:
        page = desk_page(person)

    assert len(seen) == 26
    assert len(page.needs) > 4


def _everything(cities: int) -> Person:
    """One who acts for, sits in, coaches and administers as many cities, with errands in each."""
    person = way.person("Everybody", "coach", "admin")
    for number in range(cities):
        cast: Any = _Only(person)
        team = table.core_team(cast, f"City {number}")
        seat = ground.Enrollment.objects.get(community=team.community)
        ground.sent(seat, "T2_3", person)
        standing.propose_stage(seat, to="grow", why="The council has voted.", by=person)
        resident = team.seats.get(seat="resident_1")
        held = meeting(team.community, -2, "held", resident)
        ActionItem.objects.create(meeting=held, what="Print.", due_on=clock.today())
        core.vacate_seat(team, seat="cbo_adult", reason="They moved.", by=person)
        invited = CoreTeamSeat.objects.get(team=team, seat="resident_2", until=None)
        CoreTeamSeat.objects.filter(pk=invited.pk).update(email=f"guest{number}@example.org")
    return person


class _Only:
    """A cast in which one person plays every part."""

    def __init__(self, person: Person) -> None:
        self.ruth = self.rosa = self.luz = self.imani = person
