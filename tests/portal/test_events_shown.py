"""What the calendar and the log of help put on the pages of others: city, area, desk, coach's desk."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cities import way
from tests.cities.reading import words
from tests.events import ground as events
from tests.journey import ground
from thrive.base import clock
from thrive.cities.models import Enrollment
from thrive.events.actions import attendance, registering, ta_log, ta_requests
from thrive.events.models import Event, TARequest
from thrive.people.models import Person
from thrive.portal.needs import help, mine_of
from thrive.portal.queries.coach_desk import coach_desk

pytestmark = pytest.mark.django_db
AREA = "economic-supports"


@pytest.fixture
def seat() -> Enrollment:
    return ground.enrolled("Vallejo")


@pytest.mark.parametrize(
    ("address", "title"),
    [("/cities/vallejo/", "Next dates"), (f"/action-areas/{AREA}/", "Coming up on the calendar")],
)
def test_a_page_shows_what_is_ahead_for_everybody_and_nothing_else(
    seat: Enrollment, address: str, title: str
) -> None:
    by = ground.coach_of(seat.community)
    here = {"community": seat.community, "areas": (AREA,), "by": by}
    ahead = events.event(title="Ten parks", **here)
    events.event(title="Of the team", who="city", **here)
    events.event(title="Being planned", draft=True, **here)
    events.over(events.event(title="Long ago", **here))

    page = Client().get(address).content.decode()

    assert title in page
    assert f'href="{ahead.get_absolute_url()}"' in page
    hidden = ("Of the team", "Being planned", "Long ago")
    assert [one for one in hidden if one in page] == []


def test_an_hour_by_any_of_the_records_is_an_offer_used(seat: Enrollment) -> None:
    luz, ruth = ground.coach_of(seat.community), ground.of_city(seat.community)
    assert _unused(luz) == 8
    ta_log.write_help(
        seat.community, offering="T1_4", held_on=clock.today(), minutes=90,
        what="The map of after-school hours.", by=luz,
    )  # fmt: skip
    night = events.event(offering="T1_3", by=luz)
    place = registering.register(night, wish=events.wish(seat.community), by=ruth)
    attendance.mark_attendance(events.over(night), came={place.pk: True}, by=luz)
    asked = ta_requests.ask_question(
        community=seat.community, area=AREA, question="May a city pay stipends?", by=ruth
    )
    assert _unused(luz) == 6

    ta_requests.answer_question(asked, answer="Yes, from the general fund.", by=luz)

    assert _unused(luz) == 5
    assert 'href="/cities/vallejo/help/"' in way.desk(luz).get("/staff/my-cities/").content.decode()


def _unused(coach: Person) -> int:
    return len(coach_desk(coach, {}).lines[0].unused)


def test_whoever_ran_a_day_is_asked_who_came_until_it_is_written_down(seat: Enrollment) -> None:
    luz = ground.coach_of(seat.community)
    night = events.over(events.event(by=luz))
    events.event(title="Still ahead", by=luz)

    found = list(help.days_to_mark(mine_of(luz)))
    attendance.mark_attendance(Event.objects.get(pk=night.pk), came={}, by=luz)

    assert [one.url for one in found] == [f"/events/{night.slug}/people/"]
    assert list(help.days_to_mark(mine_of(luz))) == []


def test_a_question_with_nobody_stands_on_the_desk_of_administrators(seat: Enrollment) -> None:
    ruth, imani = ground.of_city(seat.community), way.person("Imani", "admin")
    asked = ta_requests.ask_question(
        community=seat.community, area=AREA, question="May a city pay stipends?", by=ruth
    )
    assert TARequest.objects.get().assigned_to is None
    assert "A question from Vallejo is with nobody" in words(way.desk(imani).get("/desk/"))
    assert list(help.stray_questions(mine_of(ruth))) == []

    ta_requests.route_question(asked, to=way.person("Devon", "expert"), by=imani)

    assert list(help.stray_questions(mine_of(imani))) == []
