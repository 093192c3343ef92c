"""Council dates: who writes them down, what is refused, who reads them."""

from __future__ import annotations

import datetime

import pytest
from django.http import Http404
from django.test import Client

from tests.cities import way
from tests.cities.reading import words
from tests.journey import ground
from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.cities.models import Enrollment
from thrive.journey import own_data
from thrive.journey.actions.council import OnAgenda, put_on_agenda, take_off_agenda
from thrive.journey.models import CouncilDate
from thrive.journey.queries.council import next_dates, public_dates
from thrive.journey.rules import council as rules
from thrive.journey.rules.hands import Hands
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
AT = "/cities/vallejo/commitment/"
WHAT = "Resolution to join All Children Thrive"
TODAY = datetime.date(2026, 6, 10)
CORE, COACH, ADMIN = Hands(city=True, core=True), Hands(coach=True), Hands(admin=True)
NOT_YOURS = "The Core Team and the coach of the city write down council dates."
RESTS = "The city is paused or no longer takes part, so nothing changes here now."


def on_agenda(ahead: int = 9, what: str = WHAT, *, is_public: bool = False) -> OnAgenda:
    return OnAgenda("City Council", ground.day(-ahead), what, is_public=is_public)


def form(ahead: int = 9, **more: str) -> dict[str, str]:
    day = str(ground.day(-ahead))
    return {"what": WHAT, "body": "City Council", "meets_on": day, "url": "", **more}


@pytest.mark.parametrize(
    ("me", "seat", "days", "held", "sentence"),
    [
        (CORE, "active", 9, 0, ""),
        (COACH, "active", 0, 11, ""),
        (ADMIN, "active", 400, 0, ""),
        (Hands(city=True), "active", 9, 0, NOT_YOURS),
        (Hands(team=True), "active", 9, 0, NOT_YOURS),
        (Hands(data=True), "active", 9, 0, NOT_YOURS),
        (Hands(), "active", 9, 0, NOT_YOURS),
        (CORE, "paused", 9, 0, RESTS),
        (ADMIN, "graduated", 9, 0, RESTS),
        (
            CORE,
            "active",
            -1,
            0,
            "This day has passed. What was decided is recorded as a commitment.",
        ),
        (CORE, "active", 401, 0, "This day is more than a year ahead. Check the year."),
        (CORE, "active", 9, 12, "Twelve dates lie ahead already. Take one off first."),
    ],
)
def test_who_writes_a_date_down_and_for_which_day(
    me: Hands, seat: str, days: int, held: int, sentence: str
) -> None:
    on = TODAY + datetime.timedelta(days=days)

    assert str(rules.may_put(me, seat, on, TODAY, held).sentence) == sentence


@pytest.mark.parametrize(
    ("me", "seat", "is_off", "sentence"),
    [
        (CORE, "active", False, ""),
        (COACH, "active", False, ""),
        (Hands(team=True), "active", False, NOT_YOURS),
        (CORE, "withdrawn", False, RESTS),
        (CORE, "active", True, "This date was already taken off."),
    ],
)
def test_who_takes_a_date_off(me: Hands, seat: str, is_off: bool, sentence: str) -> None:
    assert str(rules.may_take_off(me, seat, is_off).sentence) == sentence


def test_pressed_twice_it_is_one_date_and_it_can_be_opened_later(
    seat: Enrollment, ruth: Person
) -> None:
    put_on_agenda(seat, agenda=on_agenda(), by=ruth)
    put_on_agenda(seat, agenda=on_agenda(), by=ruth)
    before = public_dates(seat.community)

    row = put_on_agenda(seat, agenda=on_agenda(is_public=True), by=ruth)

    assert before == ()
    assert next_dates(seat.community) == public_dates(seat.community) == (row,)
    assert [one.what for one in Entry.objects.about(row.ref())] == ["put_on_agenda"] * 2


def test_the_next_date_comes_first_and_what_has_passed_is_gone(
    seat: Enrollment, ruth: Person
) -> None:
    later = put_on_agenda(seat, agenda=on_agenda(30, "Second reading"), by=ruth)
    sooner = put_on_agenda(seat, agenda=on_agenda(2, "First reading"), by=ruth)
    ahead = next_dates(seat.community)

    with clock.at(clock.now() + datetime.timedelta(days=5)):
        afterwards = next_dates(seat.community)

    assert (ahead, afterwards) == ((sooner, later), (later,))


def test_a_date_of_another_city_is_not_found(seat: Enrollment, ruth: Person) -> None:
    merced = ground.enrolled("Merced")
    sunny = ground.of_city(merced.community, "Sunny")
    theirs = put_on_agenda(merced, agenda=on_agenda(), by=sunny)

    with pytest.raises(Http404):
        take_off_agenda(seat, row=theirs, by=ruth)

    assert way.desk(ruth).post(f"{AT}agenda/{theirs.pk}/take-off/").status_code == 404


def test_the_pages_write_it_down_show_it_and_take_it_off(seat: Enrollment, ruth: Person) -> None:
    client = way.desk(ruth)
    kept = client.post(f"{AT}agenda/", form())
    row = CouncilDate.objects.get()
    pages = [words(client.get(path)) for path in (AT, "/cities/vallejo/milestones/")]

    client.post(f"{AT}agenda/{row.pk}/take-off/")

    again = client.post(f"{AT}agenda/{row.pk}/take-off/")
    assert (kept.status_code, kept["Location"]) == (302, AT)
    assert [WHAT in page for page in pages] == [True, True]
    assert "No date is written down." in words(client.get(AT))
    assert (again.status_code, "already taken off" in words(again)) == (403, True)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"meets_on": "2020-01-01"}, "This day has passed"),
        ({"meets_on": "next Tuesday"}, "Write the date like 2026-06-10"),
        ({"meets_on": "2199-01-01"}, "This day is more than a year ahead. Check the year."),
        ({"what": ""}, "Write a few words here"),
        ({"body": ""}, "Name the council, board or office"),
        (
            {"url": "ht!tp"},
            "Write the whole address of a web page, such as https://example.org/page",
        ),
    ],
)
def test_what_cannot_be_is_answered_beside_its_field(
    seat: Enrollment, ruth: Person, typed: dict[str, str], sentence: str
) -> None:
    answer = way.desk(ruth).post(f"{AT}agenda/", form(**typed))

    assert (answer.status_code, sentence in words(answer)) == (422, True)
    assert not CouncilDate.objects.exists()


def test_everybody_reads_what_the_city_opened_and_nothing_else(
    seat: Enrollment, ruth: Person
) -> None:
    put_on_agenda(seat, agenda=on_agenda(what="Closed session item"), by=ruth)
    put_on_agenda(seat, agenda=on_agenda(is_public=True), by=ruth)

    page = words(Client().get("/cities/vallejo/"))

    assert [text in page for text in (WHAT, "Closed session item")] == [True, False]
    assert list(CouncilDate.objects.visible_to(way.person("Member")).values_list("what")) == [
        (WHAT,)
    ]
    assert CouncilDate.objects.visible_to(ruth).count() == 2


def test_a_member_of_the_design_team_reads_the_dates_and_writes_none(
    seat: Enrollment, ruth: Person
) -> None:
    marcus = way.person("Marcus")
    ground.in_the_design_team(seat, marcus)
    put_on_agenda(seat, agenda=on_agenda(), by=ruth)
    client = way.desk(marcus)

    page, tried = words(client.get(AT)), client.get(f"{AT}agenda/")

    assert (WHAT in page, "Write down a council date" in page) == (True, False)
    assert tried.status_code == 403
    with pytest.raises(Refused):
        put_on_agenda(seat, agenda=on_agenda(5), by=marcus)


def test_the_dates_speak_spanish(seat: Enrollment, ruth: Person) -> None:
    page = words(way.desk(ruth).get(f"/es{AT}"))

    assert "En la agenda de un concejo" in page
    assert "Anotar una fecha del concejo" in page


def test_a_person_takes_their_dates_along_and_the_city_keeps_them(
    seat: Enrollment, ruth: Person
) -> None:
    row = put_on_agenda(seat, agenda=on_agenda(), by=ruth)

    found = own_data.export_plans(ruth)
    own_data.erase_records(ruth)

    row.refresh_from_db()
    assert [(one["kind"], one["words"], one["note"]) for one in found] == [
        ("council_date", WHAT, "City Council")
    ]
    assert row.written_by is None
