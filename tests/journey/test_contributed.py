"""“Take part in the Learning Community” (R34, C25): counted from what a city shares with others."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cities import way
from tests.community import ground as forum
from tests.journey import ground
from thrive.cities.models import Enrollment
from thrive.community.models import Post
from thrive.journey.queries.contributed import contributed
from thrive.journey.queries.many import Asked, checklists_of
from thrive.journey.queries.record import checklist_of, moment
from thrive.journey.rules.hands import Hands
from thrive.journey.rules.milestones import may_reopen
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


def standing(seat: Enrollment) -> str:
    row = checklist_of(Enrollment.objects.get(pk=seat.pk)).row("T2_8")
    assert row is not None
    return row.standing


@pytest.mark.parametrize(
    ("access", "status", "days_ago", "reads"),
    [
        ("open", "shown", 90, "met"),
        ("members", "shown", 0, "met"),
        ("open", "shown", 91, "missing"),
        ("open", "held", 0, "missing"),
        ("open", "hidden", 0, "missing"),
        ("closed", "shown", 0, "missing"),
    ],
)
def test_a_post_that_other_cities_can_read_counts_for_ninety_days(
    seat: Enrollment, ruth: Person, access: str, status: str, days_ago: int, reads: str
) -> None:
    author = forum.member("Fern", "admin")
    forum.thread(forum.space(access), author)
    moment = datetime.datetime.combine(ground.day(days_ago), datetime.time(12), datetime.UTC)
    Post.objects.update(author=ruth, status=status, written_at=moment)

    assert standing(seat) == reads


def test_a_resident_of_the_design_team_counts_and_somebody_elsewhere_does_not(
    seat: Enrollment,
) -> None:
    other = ground.enrolled("Merced")
    fern = forum.member("Fern")
    ground.in_the_design_team(seat, fern)

    forum.thread(forum.space(), fern)

    assert (standing(seat), standing(other)) == ("met", "missing")


def test_what_was_written_before_the_city_joined_does_not_count(ruth: Person) -> None:
    young = ground.enrolled("Eureka", joined=1)
    ground.of_city(young.community, "Ruth")
    forum.thread(forum.space(), ruth)
    Post.objects.update(written_at=way.clock.now() - datetime.timedelta(days=3))

    assert standing(young) == "missing"


def test_the_page_of_a_step_that_counts_by_itself_offers_no_reopening(
    seat: Enrollment, ruth: Person
) -> None:
    forum.thread(forum.space(), ruth)
    row = checklist_of(seat).row("T2_8")
    assert row is not None

    no = may_reopen(Hands(coach=True), moment(seat, row), "An old proof.")

    assert (bool(no), "counts by itself" in str(no.sentence)) == (False, True)


@pytest.mark.parametrize("cities", [1, 3])
def test_many_cities_cost_two_queries(cities: int) -> None:
    desk = forum.space()
    seats = [ground.enrolled(name) for name in ("Vallejo", "Merced", "Eureka")[:cities]]
    for number, one in enumerate(seats):
        forum.thread(desk, ground.of_city(one.community, f"Ruth {number}"))
    contributed([one.pk for one in seats])

    with CaptureQueriesContext(connection) as asked:
        found = contributed([one.pk for one in seats])

    assert (len(asked), len(found)) == (2, cities)
    read = checklists_of([Asked(one.pk, one.tier, one.cycle.rulebook) for one in seats])
    assert {known.found.row("T2_8").standing for known in read.values()} == {"met"}  # type: ignore[union-attr]
