"""The coach desk: every city of a coach on one line, what needs the coach first, and why."""

from __future__ import annotations

import csv
import datetime
import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cities import way
from tests.cities.reading import words
from tests.journey import ground
from tests.teams import agreement_ground
from thrive.base import clock
from thrive.cities.models import CoachAssignment, CoachingContact, Community, Enrollment
from thrive.journey.actions import milestones, standing
from thrive.journey.actions.council import OnAgenda, put_on_agenda
from thrive.journey.models import CityMilestone
from thrive.people.models import Person
from thrive.portal.queries.coach_desk import CoachDesk, coach_desk
from thrive.portal.queries.coach_line import Line
from thrive.teams.models import CoreTeam, CoreTeamSeat, Meeting

pytestmark = pytest.mark.django_db
PAGE = "/staff/my-cities/"


def coached(place: str = "Vallejo", tier: str = "pilot", **columns: Any) -> Enrollment:
    """A city that Luz coaches; its seat is 400 days old."""
    seat = ground.enrolled(place, tier, **columns)
    ground.of_city(seat.community)
    ground.coach_of(seat.community)
    return seat


def person(name: str) -> Person:
    return Person.objects.get(name=name)


def line(seat: Enrollment, **sent: str) -> Line:
    found = coach_desk(person("Luz"), sent).lines
    return next(one for one in found if one.slug == seat.community.slug)


def contact(seat: Enrollment, ago: int, **columns: Any) -> CoachingContact:
    return CoachingContact.objects.create(
        community=seat.community,
        coach=person("Luz"),
        held_on=ground.day(ago),
        minutes=30,
        summary="We went through the steps.",
        written_at=clock.now(),
        **columns,
    )


def met(seat: Enrollment, days: float, status: str = "agenda", **columns: Any) -> Meeting:
    made = core_seat(seat)
    return Meeting.objects.create(
        community=seat.community,
        title="Ten parks",
        starts_at=clock.now() + datetime.timedelta(days=days),
        place="Library",
        co_seat=made,
        agenda="Lights",
        status=status,
        **columns,
    )


def core_seat(seat: Enrollment) -> CoreTeamSeat:
    """A Core Team that is set, with one of its six seats held."""
    team, _made = CoreTeam.objects.get_or_create(
        community=seat.community, defaults={"opened_at": clock.now(), "frozen_at": clock.now()}
    )
    return CoreTeamSeat.objects.get_or_create(
        team=team, seat="resident_1", until=None, defaults={"name": "Elvira", "since": clock.now()}
    )[0]


def moved(seat: Enrollment, code: str, ago: int) -> None:
    steps = CityMilestone.objects.filter(enrollment=seat, code=code)
    noon = datetime.datetime.combine(ground.day(ago), datetime.time(12))
    steps.update(moved_at=timezone.make_aware(noon))


def test_a_coach_reads_their_own_cities_and_nobody_elses() -> None:
    coached("Vallejo")
    other = ground.enrolled("Merced")
    ground.coach_of(other.community, "Theo")

    mine = coach_desk(person("Luz"), {"coach": str(person("Theo").public_id)})

    assert [one.name for one in mine.lines] == ["Vallejo"]
    assert mine.coaches == ()


def test_an_administrator_chooses_whose_cities() -> None:
    coached("Vallejo")
    imani = way.person("Imani", "admin")

    before = coach_desk(imani, {})
    after = coach_desk(imani, {"coach": str(person("Luz").public_id)})

    assert (before.coach, before.total) == (None, 0)
    assert [name for _id, name in before.coaches] == ["Luz"]
    assert (after.coach, after.is_mine, after.total) == (person("Luz"), False, 1)


@pytest.mark.parametrize(("role", "status"), [("coach", 200), ("admin", 200), ("expert", 403)])
def test_the_page_is_for_coaches_and_administrators(role: str, status: int) -> None:
    visitor = way.desk(way.person("Somebody", role))

    assert visitor.get(PAGE).status_code == status
    assert visitor.get("/staff/my-cities.csv").status_code == status


def test_a_step_that_was_sent_waits_for_the_coach() -> None:
    seat = coached()
    contact(seat, 2)
    ground.sent(seat, "T2_3", person("Ruth"))

    found = line(seat)

    assert [name for name, _url in found.checks] == ["Host a community listening session"]
    assert found.checks[0][1] == "/cities/vallejo/milestones/T2_3/"
    assert found.needs_me
    milestones.verify(seat, code="T2_3", by=person("Luz"))
    assert (line(seat).checks, line(seat).needs_me) == ((), False)


@pytest.mark.parametrize(("ago", "is_stuck"), [(14, False), (15, True)])
def test_a_city_is_stuck_after_fourteen_days_and_says_why(ago: int, is_stuck: bool) -> None:
    seat = coached()
    ground.sent(seat, "T2_3", person("Ruth"))
    milestones.send_back(seat, code="T2_3", reason=ground.REASON, by=person("Luz"))
    core_seat(seat)
    moved(seat, "T2_3", ago)

    found = line(seat)

    assert (found.is_stuck, found.days) == (is_stuck, ago)
    assert found.longest is not None
    assert found.longest.what == "Host a community listening session"
    assert ground.REASON in found.longest.why
    assert found.turn == "The city acts next."


def test_where_nothing_is_on_its_way_the_first_open_step_waits() -> None:
    seat = coached("Eureka", "affiliate", joined=40)
    core_seat(seat)

    found = line(seat)

    assert found.longest is not None
    assert (found.longest.what, found.days) == (
        "Pass a resolution or MOU that commits the city",
        40,
    )
    assert found.longest.url == "/cities/eureka/commitment/"


def test_a_paused_city_waits_for_nothing() -> None:
    seat = coached(status="paused")

    found = line(seat)

    assert (found.is_paused, found.waits, found.missing, found.quiet) == (True, (), (), None)


def test_missing_evidence_is_what_the_city_still_shows() -> None:
    seat = coached("Eureka", "affiliate")
    ground.verified(seat, "T2_3", person("Ruth"), person("Luz"))

    found = line(seat)

    assert [name for name, _url in found.missing] == [
        "Pass a resolution or MOU that commits the city",
        "Take part in the Learning Community",
    ]
    assert (found.done, found.asked) == (1, 3)


@pytest.mark.parametrize(("ago", "is_quiet"), [(30, False), (31, True)])
def test_a_contact_is_missed_after_thirty_days(ago: int, is_quiet: bool) -> None:
    seat = coached()
    contact(seat, ago + 20)
    contact(seat, ago)

    found = line(seat)

    assert (found.quiet, found.is_quiet) == (ago, is_quiet)
    assert found.last_contact == ground.day(ago)


def test_an_affiliate_has_no_coaching_of_its_own_to_miss() -> None:
    seat = coached("Eureka", "affiliate")

    assert (line(seat).quiet, line(seat).is_quiet) == (None, False)


def test_offers_are_used_once_minutes_count_toward_them() -> None:
    seat = coached()
    contact(seat, 3)
    contact(seat, 2, offering="T1_3")

    found = line(seat)

    assert (found.offered, len(found.unused)) == (8, 6)
    assert "Ongoing, direct coaching" not in dict(found.unused)


def test_open_next_steps_are_counted() -> None:
    seat = coached()
    contact(seat, 3, next_step="Send the summary.", next_step_due=clock.today())

    assert line(seat).next_steps == 1


def test_the_next_council_date_stands_on_the_line_of_its_city() -> None:
    seat = ground.enrolled()
    luz = ground.coach_of(seat.community)
    for ahead, what in ((40, "Second reading"), (9, "Resolution to join")):
        agenda = OnAgenda("City Council", ground.day(-ahead), what)
        put_on_agenda(seat, agenda=agenda, by=luz)

    [line] = coach_desk(luz, {}).lines

    assert (line.council_on, line.council_what) == (ground.day(-9), "Resolution to join")
    assert line.council_url == "/cities/vallejo/commitment/"


def test_the_next_meeting_says_when_it_is_open_to_all() -> None:
    seat = coached()
    met(seat, 20)
    met(seat, 5, is_public=True, posted_at=clock.now())
    met(seat, -9)

    found = line(seat)

    assert found.next_meeting is not None
    assert (found.next_meeting.lies_ahead, found.next_meeting.is_open) == (True, True)
    assert [one.why for one in found.waits if one.what == "Ten parks"] == [
        "Its minutes are not written yet."
    ]


def test_signatures_that_are_missing_are_counted_until_the_agreement_is_in_force() -> None:
    made = agreement_ground.team()
    CoachAssignment.objects.update(coach=way.person("Luz", "coach"))
    agreement_ground.all_but(made, "city_1", "lani")
    waiting = line(made.enrollment)

    agreement_ground.signs(made, "city_1")
    agreement_ground.signs(made, "lani")

    assert waiting.signatures == 2
    assert "Letter of Agreement" in [one.what for one in waiting.waits]
    assert line(made.enrollment).signatures == 0


def test_an_open_seat_and_a_proposed_stage_wait() -> None:
    seat = coached()
    core_seat(seat)
    standing.propose_stage(seat, to="grow", why="The council has voted.", by=person("Luz"))

    found = {(one.what, one.turn) for one in line(seat).waits}

    assert ("Core Team", "city") in found
    assert ("Stage", "admin") in found


def _three() -> CoachDesk:
    """Alpha waits for the coach, Beta is stuck, Gamma has done nothing wrong."""
    for place in ("Gamma", "Beta", "Alpha"):
        seat = coached(place, joined=3)
        core_seat(seat)
        contact(seat, {"Gamma": 9, "Beta": 20, "Alpha": 1}[place])
        if place == "Alpha":
            ground.sent(seat, "T2_3", person("Ruth"), ago=1)
        if place == "Beta":
            milestones.give_evidence(seat, code="T2_3", proof=ground.proof(), by=person("Ruth"))
            moved(seat, "T2_3", 50)
    return coach_desk(person("Luz"), {})


@pytest.mark.parametrize(
    ("sent", "names"),
    [
        ({}, ["Alpha", "Beta", "Gamma"]),
        ({"sort": "name"}, ["Alpha", "Beta", "Gamma"]),
        ({"sort": "contact"}, ["Beta", "Gamma", "Alpha"]),
        ({"show": "mine"}, ["Alpha"]),
        ({"show": "stuck"}, ["Beta"]),
        ({"show": "quiet"}, []),
        ({"show": "nonsense", "sort": "nonsense"}, ["Alpha", "Beta", "Gamma"]),
    ],
)
def test_sorting_and_choosing(sent: dict[str, str], names: list[str]) -> None:
    page = _three()

    chosen = coach_desk(person("Luz"), sent)

    assert [one.name for one in chosen.lines] == names
    assert {one.name: one.count for one in page.shown}["stuck"] == 1


def test_the_file_holds_the_rows_of_the_page() -> None:
    _three()
    visitor = way.desk(person("Luz"))

    text = visitor.get("/staff/my-cities.csv?show=stuck").content.decode()

    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row["City"], row["Days without a move"], row["Stage"]) for row in rows] == [
        ("Beta", "50", "A Engage")
    ]


def test_a_city_that_left_is_named_below() -> None:
    seat = coached()
    Enrollment.objects.filter(pk=seat.pk).update(status="withdrawn")

    page = coach_desk(person("Luz"), {})

    assert (page.total, page.outside) == (0, (("Vallejo", "vallejo"),))


def test_a_coach_without_a_city_is_told_what_comes_next() -> None:
    visitor = way.desk(way.person("Luz", "coach"))

    assert "No city is coached here yet" in words(visitor.get(PAGE))


@pytest.mark.parametrize("cities", [1, 3])
def test_the_page_takes_nineteen_queries_however_many_cities(cities: int) -> None:
    for number in range(cities):
        seat = coached(f"City {number}")
        met(seat, 4)
        contact(seat, 3)
        ground.sent(seat, "T2_3", person("Ruth"))
    assert Community.objects.count() == cities
    visitor = way.desk(person("Luz"))
    visitor.get(PAGE)

    with CaptureQueriesContext(connection) as seen:
        visitor.get(PAGE)

    assert len(seen) == 19
