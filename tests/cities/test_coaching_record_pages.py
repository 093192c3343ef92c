"""The coaching record as pages: who opens it, what is kept when something is wrong, what it costs."""

from __future__ import annotations

import csv
import datetime
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import formats

from tests.cities import way
from tests.cities.coached import Coached, said, typed, with_step
from tests.cities.reading import words
from tests.cities.test_coaching_record import NOT_OFFERED
from thrive.base import clock
from thrive.cities.actions import coaching
from thrive.cities.actions import coaching_record as record
from thrive.cities.models import CoachingContact, Enrollment, PrivateNote
from thrive.cities.queries.coaching_record import coached_city, coaching_page

pytestmark = pytest.mark.django_db
PLACES = ("", "coaching.csv", "notes/", "notes/new/")


@pytest.fixture
def at() -> Coached:
    return Coached()


@pytest.mark.parametrize(
    ("who", "statuses"),
    [
        ("luz", [200, 200, 200, 200]),
        ("imani", [200, 200, 200, 200]),
        ("ruth", [200, 200, 403, 403]),
        ("rosa", [200, 200, 403, 403]),
        *((who, [404, 404, 404, 404]) for who in ("theo", "devon", "nobody")),
    ],
)
def test_who_opens_the_record(at: Coached, who: str, statuses: list[int]) -> None:
    browser = way.desk(getattr(at, who))

    found = [browser.get(at.address + place).status_code for place in PLACES]

    assert found == statuses


def test_visitors_sign_in_first(at: Coached) -> None:
    answer = Client().get(at.address)

    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/accounts/login/")


def test_an_affiliate_city_is_refused_by_address_and_by_post(at: Coached) -> None:
    contact = at.contact()
    Enrollment.objects.filter(pk=at.seat.pk).update(tier="affiliate")
    one = f"{at.address}{contact.pk}/"

    got = [way.desk(at.ruth).get(at.address + place) for place in PLACES]
    sent = [
        way.desk(who).post(address, typed())
        for who in (at.ruth, at.luz)
        for address in (at.address, f"{one}confirm/", f"{one}correct/", f"{one}done/")
    ]

    assert {answer.status_code for answer in [*got, *sent]} == {403}
    assert {NOT_OFFERED in words(answer) for answer in [*got, *sent]} == {True}
    assert way.desk(at.nobody).get(at.address).status_code == 404
    assert CoachingContact.objects.count() == 1


def test_a_coach_writes_a_contact_down_and_the_city_confirms_it(at: Coached) -> None:
    due = (clock.today() + datetime.timedelta(days=5)).isoformat()
    sent = way.desk(at.luz).post(
        at.address,
        typed(minutes="other", other_minutes="95", next_step="Call the clerk.", next_step_due=due),
    )
    contact = CoachingContact.objects.get()
    city = way.desk(at.ruth)
    before = words(city.get(at.address))
    city.post(f"{at.address}{contact.pk}/confirm/", {"reply": "It was Tuesday."})
    city.post(f"{at.address}{contact.pk}/done/")

    after = words(city.get(at.address))

    assert (sent.status_code, contact.minutes, contact.topics) == (302, 95, "budget, by-laws")
    assert "1 h 35 min" in before
    assert "1 contact waits for your word that it happened." in before
    assert "Write down a contact" not in before
    assert "Confirmed by the city" in after
    assert "The city says: It was Tuesday." in after
    assert "Nothing is open." in after


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        *(
            (
                {"minutes": "other", "other_minutes": minutes},
                "Write the minutes as a whole number from 1 to 600.",
            )
            for minutes in ("0", "-5", "9999", "half an hour", "", "²")
        ),
        ({"minutes": ""}, "Choose how long it took"),
        ({"held_on": ""}, "Choose a date"),
        ({"held_on": "yesterday"}, "Write the date like 2026-06-10"),
        (
            {"held_on": "tomorrow"},
            "This day has not come yet. Write a contact down after it happened.",
        ),
        ({"held_on": "before"}, "Coaching of Visalia began on"),
        ({"summary": " "}, "Write a sentence on what you talked about"),
        ({"topics": "a,b,c,d,e,f,g"}, "Write up to 6 topics of a few words each"),
        ({"next_step": "Call."}, "Choose the day by which the next step is done."),
        ({"next_step_owner": "Ruth"}, "Write what the next step is, or leave"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    at: Coached, wrong: dict[str, str], sentence: str
) -> None:
    days = {"tomorrow": -1, "before": 101}
    if wrong.get("held_on") in days:
        day = clock.today() - datetime.timedelta(days=days[wrong["held_on"]])
        wrong = {"held_on": day.isoformat()}

    answer = way.desk(at.luz).post(at.address, typed() | wrong)

    html = answer.content.decode()
    assert answer.status_code == 422
    assert f"Error: {sentence}" in words(answer)
    assert all(f'value="{kept}"' in html for kept in wrong.values() if kept.strip()) is True
    assert ("We read the first draft together." in html) is ("summary" not in wrong)
    assert CoachingContact.objects.count() == 0


def test_a_correction_begins_with_what_stands_there(at: Coached) -> None:
    contact = at.contact(minutes=50, topics="parks", **with_step())
    browser = way.desk(at.luz)
    page = browser.get(f"{at.address}{contact.pk}/correct/").content.decode()

    browser.post(
        f"{at.address}{contact.pk}/correct/",
        typed(held_on=contact.held_on.isoformat(), minutes="other", other_minutes="55"),
    )

    seen = words(way.desk(at.ruth).get(at.address))
    assert all(one in page for one in ('value="50"', 'value="parks"', "resolution")) is True
    assert "what stood there before" in seen
    assert "Length in minutes 50" in seen


def test_the_city_reads_that_a_private_note_exists_and_never_what_it_says(at: Coached) -> None:
    way.desk(at.luz).post(f"{at.address}notes/new/", {"words": "The mayor and the clerk differ."})
    day = formats.date_format(clock.today(), "DATE_FORMAT")

    city, coach = way.desk(at.ruth), way.desk(at.luz)
    seen = words(city.get(at.address))

    assert PrivateNote.objects.get().words == "The mayor and the clerk differ."
    assert f"1 private note on {day}, by the coach" in seen
    secrets = [city.get(at.address + place).content.decode() for place in PLACES]
    assert [("mayor and the clerk" in one) for one in secrets] == [False] * 4
    assert "The mayor and the clerk differ." in words(coach.get(f"{at.address}notes/"))


def test_a_file_of_the_record_runs_no_formula(at: Coached) -> None:
    at.contact(summary="=HYPERLINK(1)", topics="+1", **with_step(next_step="@SUM(A1)"))
    at.contact(ago=5, offering="T1_4")

    file = way.desk(at.ruth).get(f"{at.address}coaching.csv?offering=T1_5")

    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert file["Content-Type"] == "text/csv; charset=utf-8"
    assert len(rows) == 2
    assert rows[1][5:8] == ["'+1", "'=HYPERLINK(1)", "'@SUM(A1)"]
    assert len(rows[0]) == len(rows[1])


def test_the_list_is_chosen_by_kind_of_help_and_says_what_is_unused(at: Coached) -> None:
    at.contact(summary="A talk about by-laws.")
    at.contact(ago=9, minutes=90, offering="T1_4", summary="We drew the systems map.")

    seen = words(way.desk(at.ruth).get(f"{at.address}?offering=T1_4"))

    assert "We drew the systems map." in seen
    assert "A talk about by-laws." not in seen
    assert "System mapping workshops 1 h 30 min 1 contact" in seen
    assert "Offered and not used yet: Toolkit with model policies and strategies;" in seen
    assert words(way.desk(at.ruth).get(f"{at.address}?offering=%00x")) != ""


def test_the_hand_over_pack_shows_the_record(at: Coached) -> None:
    at.contact(summary="We drew the systems map.", offering="T1_4", **with_step())
    record.write_private_note(at.city, words="They meet on Mondays.", by=at.luz)
    coaching.assign_coach(at.city, coach=at.theo, note="Ask for the library.", by=at.imani)

    seen = words(way.desk(at.theo).get("/staff/hand-over/visalia/"))

    assert "We drew the systems map." in seen
    assert "Send the draft of the resolution." in seen
    assert "1 private note on" in seen
    assert "Whoever becomes the lead coach of this city may read them" in seen
    assert "They meet on Mondays." not in seen
    assert "They meet on Mondays." in words(way.desk(at.theo).get(f"{at.address}notes/"))
    assert way.desk(at.luz).get(at.address).status_code == 404


@pytest.mark.parametrize("who", ["luz", "ruth"])
def test_the_record_costs_the_same_for_one_and_for_three_contacts(at: Coached, who: str) -> None:
    def cost() -> int:
        viewer = type(at.luz).objects.get(pk=getattr(at, who).pk)
        with CaptureQueriesContext(connection) as asked:
            found = coached_city(viewer, at.slug)
            assert found is not None
            page = coaching_page(*found)
            assert page.lines
        return len(asked)

    _a_full_contact(at, 9)
    one = cost()
    _a_full_contact(at, 8)
    _a_full_contact(at, 7)

    assert cost() == one
    assert one <= 15


def _a_full_contact(at: Coached, ago: int) -> None:
    contact: Any = at.contact(ago=ago, **with_step())
    record.correct_contact(contact, said=said(ago=ago, minutes=45, **with_step()), by=at.luz)
    record.confirm_contact(contact, by=at.ruth)
    record.write_private_note(at.city, words=f"Note of day {ago}.", by=at.luz)


def test_an_empty_record_says_what_comes_next(at: Coached) -> None:
    coach, city = (words(way.desk(who).get(at.address)) for who in (at.luz, at.ruth))

    assert "Write down your first call or visit in the form above." in coach
    assert "When your coach writes down a call or a visit, you read it here" in city
    assert "There are no private notes on this city." in city
