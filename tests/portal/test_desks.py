"""Desks: what needs somebody next, and nothing that is somebody else's."""

from __future__ import annotations

import datetime

import pytest

from tests.portal import standing
from thrive.base import clock
from thrive.cities.models import (
    CityRole,
    CoachAssignment,
    CoApplicant,
    EligibilityReview,
    WaitListPlace,
)
from thrive.people.models import GuardianConsent, Invitation, ProgramRole
from thrive.portal.queries.desk import desk_page
from thrive.portal.queries.staff import staff_desk_page

pytestmark = pytest.mark.django_db
SIGN_IN = "thrive.people.sessions.ByEmailAndPassword"


@pytest.fixture
def solano():
    return standing.county("Solano", "06095")


@pytest.fixture
def elvira():
    return standing.person("elvira@example.org", name="Elvira P.", shown_name="Elvira P.")


def staff(email: str, role: str = "admin"):
    person = standing.person(email, name="Staff", shown_name="Staff")
    ProgramRole.objects.create(person=person, role=role, given_by_kind="system")
    return person


def writes(person, application, number: int = 1):
    return CoApplicant.objects.create(
        application=application,
        number=number,
        email=person.email,
        person=person,
        link_hash=f"co-{application.pk}-{number}",
        invited_at=standing.DAY,
        joined_at=standing.DAY,
    )


def test_a_new_member_finds_a_desk_that_says_where_to_start(client, elvira):
    client.force_login(elvira, backend=SIGN_IN)

    page = client.get("/desk/")

    assert page.context["page"].is_new_here
    assert "Your desk is clear" in page.content.decode()


def test_a_visitor_is_asked_to_sign_in_first(client):
    answer = client.get("/desk/")

    assert answer.status_code == 302
    assert "/accounts/login/" in answer["Location"]


def test_an_unfinished_application_waits_on_the_desk(elvira, solano):
    vallejo = standing.city("Vallejo", "vallejo", solano)
    writes(elvira, standing.apply(vallejo, standing.cycle(), status="draft"))

    page = desk_page(elvira)

    assert [(need.what, need.button) for need in page.needs] == [
        ("Finish the application of Vallejo", "Go on writing")
    ]
    assert [each.city for each in page.applications] == ["Vallejo"]


def test_a_reviewer_finds_what_they_were_asked_to_score(solano):
    devon, other = staff("devon@example.org", "expert"), staff("luz@example.org", "coach")
    application = standing.apply(
        standing.city("Visalia", "visalia", solano), standing.cycle(), status="in_review"
    )
    EligibilityReview.objects.create(
        application=application, reviewer=devon, assigned_at=standing.DAY
    )

    assert [need.what for need in desk_page(devon).needs] == ["Score the application of Visalia"]
    assert desk_page(other).needs == ()


def test_a_youth_is_told_who_has_to_say_yes():
    ximena = standing.person(
        "ximena@example.org", age_band="youth", adult_from=datetime.date(2030, 1, 1)
    )

    before = desk_page(ximena).needs
    GuardianConsent.objects.create(person=ximena, asked_at=clock.now())
    asked = desk_page(ximena).needs
    GuardianConsent.objects.update(given_at=clock.now())

    assert [need.what for need in before] == ["Ask a parent or guardian"]
    assert [need.what for need in asked] == ["Waiting for your guardian"]
    assert desk_page(ximena).needs == ()


def test_an_invitation_waits_under_its_address(elvira):
    Invitation.objects.create(
        email="Elvira@example.org",
        role="coach",
        token_hash="hash",
        invited_by_kind="system",
        expires_at=clock.now() + datetime.timedelta(days=3),
    )

    assert [need.what for need in desk_page(elvira).needs] == ["You have 1 invitation"]


def test_a_coach_sees_their_cities_and_a_contact_theirs(elvira, solano):
    luz, period = staff("luz@example.org", "coach"), standing.cycle()
    vallejo = standing.city("Vallejo", "vallejo", solano)
    standing.enroll(vallejo, period)
    CoachAssignment.objects.create(community=vallejo, coach=luz, started_at=standing.DAY)
    CityRole.objects.create(community=vallejo, person=elvira, role="contact", since=standing.DAY)

    assert [(each.name, each.tier.slug) for each in desk_page(luz).coaches] == [
        ("Vallejo", "pilot")
    ]
    assert [each.name for each in desk_page(elvira).acts_for] == ["Vallejo"]
    assert desk_page(elvira).coaches == ()


@pytest.mark.parametrize("things", [1, 3])
def test_a_desk_takes_the_same_queries_however_much_is_on_it(
    solano, things, django_assert_num_queries
):
    luz, period = staff("luz@example.org", "coach"), standing.cycle()
    for number in range(things):
        community = standing.city(f"City {number}", f"city-{number}", solano)
        standing.enroll(community, period)
        CoachAssignment.objects.create(community=community, coach=luz, started_at=standing.DAY)
        CityRole.objects.create(community=community, person=luz, role="contact", since=standing.DAY)
        application = standing.apply(community, period, status="in_review")
        writes(luz, application)
        EligibilityReview.objects.create(
            application=application, reviewer=luz, assigned_at=standing.DAY
        )

    with django_assert_num_queries(21):
        desk_page(luz)


def test_the_staff_desk_is_for_staff(client, elvira):
    client.force_login(elvira, backend=SIGN_IN)

    assert client.get("/staff/").status_code == 403


def test_counts_of_the_staff_desk_equal_their_lists(solano):
    imani, period = staff("imani@example.org"), standing.cycle(pilot_cap=1)
    moment = standing.DAY + datetime.timedelta(days=20)
    standing.enroll(standing.city("Vallejo", "vallejo", solano), period)
    standing.apply(standing.city("Benicia", "benicia", solano), period)
    waiting = standing.apply(standing.city("Dixon", "dixon", solano), period, status="wait_listed")
    WaitListPlace.objects.create(
        cycle=period, tier="pilot", application=waiting, number=1, joined_at=standing.DAY
    )

    with clock.at(moment):
        page = staff_desk_page(imani)

    assert [(held.taken, held.cap, held.waiting) for held in page.seats][1] == (1, 1, 1)
    assert page.in_progress == 1
    assert [card.about.place for card in page.stuck] == ["Benicia"]
    assert [place.application.community.name for place in page.line] == ["Dixon"]
    assert page.waiting == 1


@pytest.mark.parametrize("applications", [1, 3])
def test_the_staff_desk_takes_the_same_queries_however_many_apply(
    solano, applications, django_assert_max_num_queries
):
    imani, period = staff("imani@example.org"), standing.cycle()
    for number in range(applications):
        standing.apply(standing.city(f"City {number}", f"city-{number}", solano), period)

    with django_assert_max_num_queries(26):
        staff_desk_page(imani)
