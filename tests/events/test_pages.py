"""The calendar's pages: bounded queries, filters in the address, who sees what, both languages."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cities import way
from tests.events import ground
from tests.journey.ground import coach_of, enrolled, in_the_design_team, of_city
from thrive.cities.models import InfoSession
from thrive.events.actions import registering
from thrive.events.queries import calendar, filters
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


def _client(person: Person | None = None) -> Client:
    client = Client()
    if person:
        client.force_login(person, backend="thrive.people.sessions.ByEmailAndPassword")
    return client


def _queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def _titles(viewer: Any, **said: str) -> list[str]:
    page = calendar.agenda_page(viewer, filters.read(said))
    return [entry.title for day in page.days for entry in day.entries]


@pytest.mark.parametrize("view", ["month", "agenda", "list"])
def test_the_calendar_asks_the_same_for_one_and_for_three(view: str) -> None:
    ruth = of_city(enrolled("Vallejo").community)
    client, path = _client(ruth), f"/events/?view={view}&month={ground.evening(10):%Y-%m}"
    ground.event()
    client.get(path)
    one = _queries(client, path)
    for number in (2, 3):
        city = enrolled(f"City {number}").community
        ground.event(community=city, by=way.person(f"Admin {number}", "admin"))

    assert _queries(client, path) == one <= 10


def test_an_event_asks_the_same_for_one_and_for_three_places() -> None:
    event = ground.event()
    client, path = way.desk(ground.host()), f"/events/{event.slug}/"
    registering.register(event, wish=ground.wish(), by=way.person("Rosa"))
    client.get(path)
    one = _queries(client, path)
    for name in ("Ana", "Kai"):
        registering.register(event, wish=ground.wish(), by=way.person(name))

    assert _queries(client, path) == one


def test_every_filter_narrows_and_stands_in_the_address() -> None:
    city = enrolled("Merced").community
    admin = way.person("Imani", "admin")
    ground.event(title="Plain", by=admin)
    ground.event(
        title="Chosen",
        by=admin,
        kind="training",
        training="advocacy",
        module="equity",
        offering="T1_6",
        community=city,
        areas=("economic-supports", "safe-stable-housing"),
        languages=("en", "hmn"),
        audiences=("youth",),
    )
    nobody = _client().get("/events/").wsgi_request.user

    for name, value in (
        ("kind", "training"),
        ("area", "economic-supports"),
        ("city", "merced"),
        ("language", "hmn"),
        ("audience", "youth"),
    ):
        assert _titles(nobody, **{name: value}) == ["Chosen"], name
    assert _titles(nobody, tier="affiliate") == ["Plain"]
    assert _titles(nobody, tier="pilot") == ["Plain", "Chosen"]
    assert _titles(nobody, area="supports") == ["Plain", "Chosen"]
    said = filters.read({"kind": "training", "city": "merced", "area": "nonsense"})
    assert said.query(view="agenda") == "kind=training&city=merced&view=agenda"


@pytest.mark.parametrize(
    "query",
    [
        "month=0000-00",
        "month=9999-99",
        "month=٢٠٢٦-١١",
        "view=list&page=99999999999999999999",
        "view=list&page=-²",
        "kind='%3B DROP TABLE&area=%25_&city=..%2F..&language=😀",
    ],
)
@pytest.mark.parametrize("path", ["/events/", "/events/calendar.ics"])
def test_an_odd_address_is_no_crash(path: str, query: str) -> None:
    assert _client().get(f"{path}?{query}").status_code == 200


def test_who_sees_an_event() -> None:
    vallejo = enrolled("Vallejo")
    merced = enrolled("Merced", "affiliate")
    ruth, sunny = of_city(vallejo.community), of_city(merced.community, "Sunny")
    kai = way.person("Kai")
    in_the_design_team(vallejo, kai)
    luz, imani = coach_of(vallejo.community), way.person("Imani", "admin")
    for who, title in (("public", "P"), ("members", "M"), ("tier", "T"), ("city", "C")):
        ground.event(who=who, title=title, community=vallejo.community, offering="T1_6", by=imani)
    ground.event(title="D", draft=True, community=vallejo.community, by=imani)
    nobody = _client().get("/events/").wsgi_request.user

    assert _titles(nobody) == ["P"]
    assert _titles(sunny) == ["P", "M"]
    assert _titles(kai) == ["P", "M", "T", "C"]
    assert _titles(ruth) == ["P", "M", "T", "C", "D"]
    assert _titles(luz) == ["P", "M", "T", "C", "D"]


def test_what_one_may_not_see_is_not_there() -> None:
    city, imani = enrolled("Vallejo").community, way.person("Imani", "admin")
    event = ground.event(who="city", community=city, by=imani)

    for path in ("", "register/", "people/", "change/"):
        answer = _client(way.person(f"Stranger {path or 'x'}")).get(f"/events/{event.slug}/{path}")
        assert answer.status_code == 404, path
    assert _client().get(f"/events/{event.slug}.ics").status_code == 404


def test_staff_who_owe_the_second_step_read_what_everybody_reads() -> None:
    draft, luz = ground.event(draft=True), ground.host()

    assert _client(luz).get(f"/events/{draft.slug}/").status_code == 302
    assert "Reading a map together" not in _client(luz).get("/events/?view=agenda").content.decode()
    assert way.desk(luz).get(f"/events/{draft.slug}/").status_code == 200


def test_an_event_of_another_tier_says_how_to_move_up() -> None:
    mina = of_city(enrolled("Watsonville", "affiliate").community, "Mina")
    event = ground.event(offering="T1_6")

    page = _client(mina).get(f"/events/{event.slug}/").content.decode()

    assert "is not in your city’s tier. It is for Pilot and Vanguard cities" in page
    assert 'href="/get-involved/tiers/"' in page


def test_information_sessions_stand_beside_the_events() -> None:
    InfoSession.objects.create(starts_at=ground.evening(5), language="es", place="Online")
    ground.event(title="A workshop")
    nobody = _client().get("/events/").wsgi_request.user

    assert _titles(nobody) == ["Information session for cities that want to join", "A workshop"]
    assert _titles(nobody, kind="workshop") == ["A workshop"]
    assert _titles(nobody, language="en") == ["A workshop"]


def test_the_page_says_it_in_spanish_where_somebody_wrote_it() -> None:
    both = ground.event(title="Reading a map", title_es="Leer un mapa")
    one = ground.event(title="Only in English")

    assert "<h1>Leer un mapa</h1>" in _client().get(f"/es/events/{both.slug}/").content.decode()
    page = _client().get(f"/es/events/{one.slug}/").content.decode()
    assert '<h1 lang="en">Only in English</h1>' in page


def test_a_plan_with_faults_keeps_what_was_typed(settings: Any) -> None:
    settings.DEMO = True
    client = _client(way.person("Imani", "admin"))
    session = client.session
    session["demo"] = True
    session.save()
    said = {
        "kind": "workshop",
        "title": "Typed and kept",
        "day": f"{ground.evening(9):%Y-%m-%d}",
        "starts": "17:30",
        "ends": "16:00",
        "zone": "America/Los_Angeles",
        "who": "public",
        "place": "City Hall",
    }

    answer = client.post("/events/new/", said)

    assert answer.status_code == 422
    assert "It has to end after it starts." in answer.content.decode()
    assert 'value="Typed and kept"' in answer.content.decode()
