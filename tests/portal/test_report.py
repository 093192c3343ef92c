"""The report reads what was true at the end of a quarter from the days that rows carry."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.portal import standing
from thrive.base import clock, history
from thrive.base.refs import SYSTEM
from thrive.cities.models import CoachingContact, Enrollment, InvitationStep, WaitListPlace
from thrive.journey.models import CityMilestone, Evidence, ProgressionAssessment, StageChange
from thrive.people.actions import give_role
from thrive.portal.queries.report.figures import figure_named, numbers
from thrive.portal.queries.report.page import report_page
from thrive.portal.queries.report.rows import figure_page
from thrive.portal.queries.report.scope import Scope, periods_of, read_scope
from thrive.teams.models import DesignTeam, DesignTeamMembership, Subgroup

pytestmark = pytest.mark.django_db
TODAY = datetime.datetime(2026, 8, 20, 18, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _it_is_august() -> Any:
    with clock.at(TODAY):
        yield


@pytest.fixture
def period() -> Any:
    return standing.cycle()


@pytest.fixture
def vallejo(period: Any) -> Enrollment:
    """Enrolled on March 2, 2026 as Pilot."""
    solano = standing.county("Solano", "06095")
    return standing.enroll(standing.city("Vallejo", "vallejo", solano), period)


def at(month: int, day: int, hour: int = 19) -> datetime.datetime:
    return datetime.datetime(2026, month, day, hour, tzinfo=datetime.UTC)


def report(quarter: str) -> Scope:
    scope, _choices = read_scope({"quarter": quarter})
    assert scope is not None
    assert scope.period.code == quarter
    return scope


def told(quarter: str, *codes: str) -> list[int | None]:
    found = numbers(report(quarter))
    return [found[code].number for code in codes]


def test_quarters_of_a_cycle_are_those_that_have_begun_and_then_the_whole(period):
    codes = [one.code for one in periods_of(period)]

    assert codes == ["2026-3", "2026-2", "2026-1", "cycle"]


def test_a_word_that_means_nothing_is_read_as_the_newest_quarter(period):
    scope, _choices = read_scope({"quarter": "2031-9", "cycle": "atlantis"})

    assert (scope.period.code, scope.cycle, scope.last_day) == (
        *("2026-3", period),
        datetime.date(2026, 8, 20),
    )


def test_a_quarter_ends_at_midnight_in_california(period, vallejo):
    last_minute = datetime.datetime(2026, 7, 1, 6, 59, tzinfo=datetime.UTC)  # 11:59 p.m., June 30
    for minute, code in ((0, "T2_3"), (1, "T2_2")):
        moved = last_minute + datetime.timedelta(minutes=minute)
        CityMilestone.objects.create(
            enrollment=vallejo, code=code, status="verified", moved_at=moved
        )

    assert told("2026-2", "met_new-T2_3", "met_new-T2_2") == [1, 0]
    assert told("2026-3", "met_new-T2_3", "met_new-T2_2") == [0, 1]


def test_a_city_holds_its_place_from_the_day_it_joined_until_the_day_it_left(period, vallejo):
    vallejo.status, vallejo.ended_on = "withdrawn", datetime.date(2026, 7, 4)
    vallejo.save()

    assert told("2026-1", "seats-pilot", "joined-pilot", "left-pilot") == [1, 1, 0]
    assert told("2026-2", "seats-pilot", "joined-pilot", "left-pilot") == [1, 0, 0]
    assert told("2026-3", "seats-pilot", "joined-pilot", "left-pilot") == [0, 0, 1]


def test_a_tier_is_the_one_of_that_day_by_the_history_of_its_changes(period, vallejo):
    with clock.at(at(7, 10)):
        vallejo.tier = "vanguard"
        vallejo.save()
        facts = {"before": "pilot", "after": "vanguard", "reason": "Ready."}
        history.record("change_tier", on=vallejo.community, by=SYSTEM, **facts)

    assert told("2026-2", "seats-pilot", "seats-vanguard", "tier_changes") == [1, 0, 0]
    assert told("2026-3", "seats-pilot", "seats-vanguard", "tier_changes") == [0, 1, 1]


def test_a_stage_and_a_level_are_those_of_that_day(period, vallejo):
    StageChange.objects.create(
        enrollment=vallejo,
        before="engage",
        after="grow",
        status="confirmed",
        proposed_at=at(5, 2),
        settled_at=at(5, 3),
    )
    StageChange.objects.create(
        enrollment=vallejo, before="grow", after="accelerate", proposed_at=at(8, 1)
    )
    ProgressionAssessment.objects.create(
        enrollment=vallejo,
        assessed_on=at(7, 1).date(),
        **dict.fromkeys(("leadership", "data", "budgeting", "planning"), 3),
        level=2,
        status="confirmed",
        rated_at=at(7, 1),
        settled_at=at(7, 2),
    )
    vallejo.stage = "grow"
    vallejo.save()

    assert told("2026-1", "stages-engage", "stages-grow", "levels-1", "levels-2") == [1, 0, 1, 0]
    assert told("2026-2", "stages-engage", "stages-grow", "stage_moves-grow") == [0, 1, 1]
    assert told("2026-3", "stages-grow", "stage_moves-accelerate", "levels-2") == [1, 0, 1]


def test_an_application_stands_at_its_first_open_step_since_the_step_before(period, vallejo):
    napa = standing.city("Napa", "napa", standing.county("Napa", "06055"))
    application = standing.apply(napa, period)  # sent, and step a done, on March 2
    InvitationStep.objects.create(
        application=application, step="b", done_on=at(4, 10), by_text="Member"
    )

    scopes = [numbers(report(code)) for code in ("2026-1", "2026-2")]

    steps = [(found["at_step-b"].number, found["at_step-c"].number) for found in scopes]
    assert steps == [(1, 0), (0, 1)]
    assert (scopes[1]["at_step-c"].middle, scopes[1]["at_step-c"].longest) == (81, 81)
    assert [found["sent"].number for found in scopes] == [1, 0]


def test_a_place_in_line_is_not_an_application_on_its_way(period):
    napa = standing.city("Napa", "napa", standing.county("Napa", "06055"))
    application = standing.apply(napa, period, status="wait_listed")
    WaitListPlace.objects.create(
        cycle=period, tier="pilot", application=application, number=1, joined_at=at(5, 1)
    )

    assert told("2026-1", "waiting-pilot", "at_step-b") == [0, 1]
    assert told("2026-2", "waiting-pilot", "at_step-b") == [1, 0]


def test_a_waived_step_is_asked_of_one_city_fewer(period, vallejo):
    CityMilestone.objects.create(
        enrollment=vallejo, code="T2_5", status="waived", moved_at=at(4, 2)
    )

    assert told("2026-1", "met-T2_5-pilot", "asked-T2_5-pilot") == [0, 1]
    assert told("2026-2", "met-T2_5-pilot", "asked-T2_5-pilot") == [0, 0]


def test_what_has_to_be_renewed_counts_for_90_days(period, vallejo):
    step = CityMilestone.objects.create(
        enrollment=vallejo, code="T2_8", status="verified", moved_at=at(3, 20)
    )
    Evidence.objects.create(
        milestone=step, kind="record", happened_on=at(3, 18).date(), words=".", added_at=at(3, 18)
    )

    assert told("2026-1", "met-T2_8-pilot") == [1]
    assert told("2026-2", "met-T2_8-pilot") == [0]


def test_hours_are_the_minutes_of_the_contacts_that_stand(period, vallejo):
    luz = standing.person("luz@example.org")
    for minutes, withdrawn in ((45, None), (60, None), (30, at(5, 3))):
        CoachingContact.objects.create(
            community=vallejo.community,
            coach=luz,
            held_on=at(5, 2).date(),
            minutes=minutes,
            summary=".",
            written_at=at(5, 2),
            withdrawn_at=withdrawn,
        )

    assert told("2026-2", "hours-T1_5", "coaching-T1_5", "hours-T1_1") == [105, 2, 0]
    assert told("2026-1", "hours-T1_5", "coaching-T1_5") == [0, 0]


def test_a_number_is_counted_anew_for_every_report(period, vallejo):
    before = told("2026-1", "seats-pilot", "joined-pilot")
    fresno = standing.city("Fresno", "fresno", standing.county("Fresno", "06019"))
    standing.enroll(fresno, period)

    after = told("2026-1", "seats-pilot", "joined-pilot")

    assert (before, after) == ([1, 1], [2, 2])


@pytest.mark.parametrize(("youth", "said"), [(0, "0"), (1, None), (10, None), (11, "11")])
def test_few_young_people_are_told_as_few(period, vallejo, youth, said):
    team = DesignTeam.objects.create(community=vallejo.community, formed_on=at(3, 5).date())
    circle = Subgroup.objects.create(team=team, kind="youth")
    for number in range(youth):
        DesignTeamMembership.objects.create(
            team=team,
            name=f"Young {number}",
            category="youth",
            subgroup=circle,
            joined_on=at(3, 6).date(),
        )

    scope = report("2026-2")
    number = numbers(scope)["youth"].number

    assert (None if number is None else str(number)) == said
    assert figure_named("youth", scope).rows(scope).count() == youth


@pytest.mark.parametrize("cities", [1, 3])
def test_the_report_takes_the_same_queries_however_many_cities(
    period, vallejo, cities, django_assert_num_queries
):
    lake = standing.county("Lake", "06033")
    for number in range(cities - 1):
        standing.enroll(standing.city(f"City {number}", f"city-{number}", lake), period)

    with django_assert_num_queries(16):
        report_page(*read_scope({}))


def browser_of(role: str) -> Client:
    """Somebody with this role, second step and all; no role: a member."""
    person = standing.person(f"{role or 'member'}@example.org")
    if role:
        give_role(person, role=role, by=SYSTEM)
        Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    client = Client()
    client.force_login(person, backend="thrive.people.sessions.ByEmailAndPassword")
    return client


@pytest.mark.parametrize(
    ("role", "answer"),
    [("admin", 200), ("coach", 200), ("data", 403), ("expert", 403), ("", 403)],
)
def test_administrators_and_coaches_read_it_and_nobody_else(period, vallejo, role, answer):
    client = browser_of(role)

    answers = [
        client.get(f"/staff/reports{end}").status_code
        for end in ("/", ".csv", "/seats-pilot/", "/seats-pilot.csv")
    ]

    assert answers == [answer] * 4


def test_before_the_first_cycle_the_page_says_what_to_do():
    client = browser_of("admin")

    page = client.get("/staff/reports/")

    assert "There is no cycle to report on" in page.content.decode()
    assert client.get("/staff/reports.csv").status_code == 404


def test_a_number_nobody_knows_is_not_found(period, vallejo):
    assert browser_of("coach").get("/staff/reports/seats-gold/").status_code == 404


@pytest.mark.parametrize("cities", [1, 3])
def test_the_rows_take_the_same_queries_however_many(
    period, vallejo, cities, django_assert_num_queries
):
    lake = standing.county("Lake", "06033")
    for number in range(cities - 1):
        standing.enroll(standing.city(f"City {number}", f"city-{number}", lake), period)
    scope = report("2026-3")
    figure = figure_named("seats-pilot", scope)
    assert figure is not None

    with django_assert_num_queries(2):
        page = figure_page(scope, figure, 1)

    assert (page.number, len(page.rows)) == (str(cities), cities)
