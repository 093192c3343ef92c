"""Following a city and an action area: what rooms above tell of comes in the digest, and once."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cities import way
from tests.community import ground
from tests.events import ground as calendar
from thrive.base import history
from thrive.cities.models import Community
from thrive.community.actions import mine
from thrive.notices import actions
from thrive.notices.digests import gather
from thrive.notices.models import Follow
from thrive.notices.sources import Group, Window
from thrive.people.actions import erase_me
from thrive.people.models import Person
from thrive.program import registry

pytestmark = pytest.mark.django_db


def told(person: Person) -> list[Group]:
    return gather(person, Window(0, history.head()[0]))


def test_a_followed_city_tells_of_dates_that_the_reader_may_see_and_that_are_ahead() -> None:
    ruth, city = ground.member("Ruth"), way.city("Merced")
    imani = ground.member("Imani", "admin")
    before = calendar.event(by=imani, title="Before", community=city, who="public")
    client = Client()
    client.force_login(ruth, backend="thrive.people.sessions.ByEmailAndPassword")

    assert client.post(f"/me/notices/city/{city.pk}/follow/").status_code == 302
    assert client.post("/me/notices/city/999999/follow/").status_code == 404
    assert client.post("/me/notices/thread/1/follow/").status_code == 404
    hidden = way.city("Back Alley")
    Community.objects.filter(pk=hidden.pk).update(kind="neighborhood")
    assert client.post(f"/me/notices/city/{hidden.pk}/follow/").status_code == 404
    shown = calendar.event(by=imani, title="Map evening", community=city, who="public")
    calendar.event(by=imani, title="Elsewhere", community=way.city("Lodi"), who="public")
    calendar.event(by=imani, title="For the team", community=city, who="city")
    past = calendar.event(by=imani, title="Over", community=city, who="public")
    calendar.over(past)

    [group] = told(ruth)
    assert [line.title for line in group.lines] == [shown.title]
    assert (group.title, before.title) == ("Merced", "Before")
    assert "Merced" in client.get("/me/notices/").content.decode()
    actions.stop(ruth, group.stop, by=ruth)
    assert (told(ruth), Follow.objects.count()) == ([], 0)


def test_a_thread_that_is_followed_in_two_ways_is_told_once() -> None:
    ruth, fern = ground.member("Ruth", affiliation="resident"), ground.member("Fern")
    desk, area = ground.space(), registry.current().areas[0]
    closed = ground.space("closed", "Residents", affiliation="other")
    mine.follow_space(desk, mails=False, by=ruth)
    assert actions.follow("area", str(area.number), by=ruth)
    ground.thread(desk, fern, "In both", area=area.slug)
    ground.thread(ground.space(name="Elsewhere"), fern, "Only the area", area=area.slug)
    fern.affiliation = "other"
    fern.save()
    ground.thread(closed, fern, "Not for Ruth", area=area.slug)

    lines = {group.title: [line.title for line in group.lines] for group in told(ruth)}

    assert sorted(title for titles in lines.values() for title in titles) == [
        *("In both", "Only the area"),
    ]
    erase_me(ruth, by=ruth)
    assert Follow.objects.count() == 0
