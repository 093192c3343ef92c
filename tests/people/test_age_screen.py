from __future__ import annotations

import datetime
import re
from zoneinfo import ZoneInfo

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.people.making import member
from thrive.base import clock
from thrive.base.models import Entry
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
JUNE = datetime.datetime(2026, 6, 15, 12, tzinfo=ZoneInfo("America/Los_Angeles"))


def ask(client: Client, month: int | str, year: int | str) -> tuple[int, str, str]:
    with clock.at(JUNE):
        answer = client.post("/join/", {"month": month, "year": year})
    return answer.status_code, answer.get("Location", ""), answer.content.decode()


def words_of(page: str) -> str:
    """The main part of the page as it is read."""
    return re.sub(r"<[^>]+>", " ", page.split("<main")[-1].split("<footer")[0])


def test_a_child_of_12_is_turned_away_kindly_and_nothing_is_kept(client: Client) -> None:
    status, _location, page = ask(client, 7, 2013)

    assert status == 200
    assert "You can still take part" in page
    assert "We kept nothing of what you typed." in page
    assert not client.cookies.keys() & {"sessionid", "age"}
    assert Session.objects.count() == 0
    assert Person.objects.count() == 0
    assert Entry.objects.count() == 0


def test_the_page_a_child_reads_names_no_age(client: Client) -> None:
    _status, _location, page = ask(client, 7, 2013)

    assert not {"13", "18"} & set(re.findall(r"\d+", words_of(page)))


def test_the_question_hints_at_no_age(client: Client) -> None:
    text = words_of(client.get("/join/").content.decode())

    assert "When were you born?" in text
    assert not {"13", "18"} & set(re.findall(r"\d+", text))


@pytest.mark.parametrize(
    ("month", "year", "band", "adult_from"),
    [(5, 2011, "youth", "2029-06-01"), (1, 1980, "adult", None)],
)
def test_others_go_on_and_only_the_band_is_kept(
    client: Client, month: int, year: int, band: str, adult_from: str | None
) -> None:
    status, location, _page = ask(client, month, year)

    assert (status, location) == (302, "/accounts/signup/")
    assert client.session["age"] == {"band": band, "adult_from": adult_from}


@pytest.mark.parametrize(
    ("month", "year", "says"),
    [
        (7, 2026, "This month has not come yet. Check the year."),
        (7, 99, "Enter the year with four digits, such as 1987."),
        (7, "last", "Enter the year with four digits, such as 1987."),
        (13, 1990, "Select a valid choice."),
        ("", "", "This field is required."),
    ],
)
def test_what_cannot_be_a_month_of_birth_is_asked_again(
    client: Client, month: int | str, year: int | str, says: str
) -> None:
    status, _location, page = ask(client, month, year)

    assert status == 200
    assert says in page


def test_nobody_signs_up_before_the_age_screen(client: Client) -> None:
    for answer in (client.get("/accounts/signup/"), client.post("/accounts/signup/", {})):
        assert (answer.status_code, answer["Location"]) == (302, "/join/")


def test_a_signed_in_person_is_not_asked(client: Client) -> None:
    client.force_login(member())

    answer = client.get("/join/")

    assert answer["Location"] == "/me/"
