"""The coaching record: who may do what with a contact, and the sentence that says so."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cities.coached import Coached, said, with_step
from tests.house.falling import fall_everywhere, writing_actions
from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.cities import own_data
from thrive.cities.actions import coaching
from thrive.cities.actions import coaching_record as record
from thrive.cities.models import CoachingContact, Enrollment
from thrive.cities.queries.coaching_record import last_contacts, offerings_used, open_next_steps
from thrive.cities.rules import coaching_record as rules
from thrive.cities.rules.coaching_record import hands_of
from thrive.notices.models import OutboundMessage
from thrive.people.actions.leaving import erase_me

pytestmark = pytest.mark.django_db

COACH = "This is for the coach of the city."
ANOTHER = "Luz coaches Visalia. Ask them, or have the city handed over to you."
AUTHOR = "Only the coach who wrote this contact down can correct it."
AUTHOR_OR_ADMIN = "The coach who wrote it, or a program administrator, can withdraw it."
CITY = "The city itself confirms a contact: its Core Team or its contact."
OWN = "This is for the city’s own people and its coach."
GONE = "This contact was withdrawn. It stays as it is."
LATE = (
    "This was written more than 14 days ago. Write a new contact, or withdraw this one with a "
    "reason."
)
CONFIRMED = "The city has already confirmed this contact."
DONE = "This is done already."
NOTES = (
    "Private notes are for the city’s coach and program administrators. The coaching page tells "
    "you that they exist, and since when."
)
CLOSED = "Visalia no longer takes part, so its record is closed. It can still be read."
NOT_OFFERED = (
    "One-to-one coaching (“Ongoing, direct coaching”) is offered to the tiers Pilot and Vanguard; "
    "Visalia is in the tier Affiliate. To move up, fill the six seats of your Core Team and tell "
    "the program that your city is ready for more. Everything done until now stays."
)
PEOPLE = ("luz", "imani", "theo", "devon", "ruth", "rosa", "nobody")
STATES = ("fresh", "confirmed", "late", "withdrawn", "done")


@pytest.fixture
def at() -> Coached:
    return Coached()


def _in_state(at: Coached, state: str) -> CoachingContact:
    contact = at.contact(ago=20, **with_step())
    if state == "confirmed":
        return record.confirm_contact(contact, by=at.ruth)
    if state == "withdrawn":
        return record.withdraw_contact(contact, reason="It was another city.", by=at.luz)
    if state == "done":
        return record.finish_next_step(contact, by=at.ruth)
    if state == "late":
        written = clock.now() - datetime.timedelta(days=14, minutes=1)
        CoachingContact.objects.filter(pk=contact.pk).update(written_at=written)
        contact.refresh_from_db()
    return contact


# Verb → person → state → sentence. Missing: yes. "*" stands for every state.
TABLE: dict[str, dict[str, dict[str, str]]] = {
    "correct": {
        "luz": {"late": LATE, "withdrawn": GONE},
        **{who: {"*": AUTHOR} for who in PEOPLE if who != "luz"},
    },
    "withdraw": {
        "luz": {"withdrawn": GONE},
        "imani": {"withdrawn": GONE},
        "theo": {"*": ANOTHER},
        **{who: {"*": COACH} for who in ("devon", "ruth", "rosa", "nobody")},
    },
    "confirm": {
        "ruth": {"confirmed": CONFIRMED, "withdrawn": GONE},
        "rosa": {"confirmed": CONFIRMED, "withdrawn": GONE},
        **{who: {"*": CITY} for who in ("luz", "imani", "theo", "devon", "nobody")},
    },
    "finish_step": {
        **{who: {"done": DONE, "withdrawn": GONE} for who in ("luz", "imani", "ruth", "rosa")},
        **{who: {"*": OWN} for who in ("theo", "devon", "nobody")},
    },
}


@pytest.mark.parametrize("verb", TABLE)
@pytest.mark.parametrize("state", STATES)
def test_who_may_do_what_with_a_contact(at: Coached, verb: str, state: str) -> None:
    contact = _in_state(at, state)
    rule: Callable[..., Any] = getattr(rules, f"may_{verb}")

    said_to = {
        who: str(rule(hands_of(getattr(at, who), at.city), contact).sentence) for who in PEOPLE
    }

    cell = TABLE[verb]
    assert said_to == {who: cell[who].get("*", cell[who].get(state, "")) for who in PEOPLE}


@pytest.mark.parametrize(
    ("who", "writes", "notes"),
    [
        ("luz", "", ""),
        ("imani", "", ""),
        ("theo", ANOTHER, NOTES),
        *((who, COACH, NOTES) for who in ("devon", "ruth", "rosa", "nobody")),
    ],
)
def test_who_writes_contacts_and_reads_private_notes(
    at: Coached, who: str, writes: str, notes: str
) -> None:
    hands = hands_of(getattr(at, who), at.city)

    answers = rules.may_write_contacts(hands, at.city), rules.may_read_notes(hands)

    assert [str(one.sentence) for one in answers] == [writes, notes]


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"tier": "pilot"}, ""),
        ({"tier": "vanguard"}, ""),
        ({"tier": "pilot", "status": "paused"}, ""),
        ({"tier": "pilot", "status": "withdrawn"}, CLOSED),
        ({"tier": "pilot", "status": "graduated"}, CLOSED),
        ({"tier": "affiliate"}, NOT_OFFERED),
    ],
)
def test_coaching_is_written_down_where_it_is_offered(
    at: Coached, columns: dict[str, str], sentence: str
) -> None:
    Enrollment.objects.filter(pk=at.seat.pk).update(**columns)

    with_it = [hands_of(who, at.city) for who in (at.luz, at.imani)]
    answers = [str(rules.may_write_contacts(hands, at.city).sentence) for hands in with_it]

    assert answers == [sentence, sentence]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ago": -1}, "This day has not come yet. Write a contact down after it happened."),
        ({"minutes": 0}, "Write the minutes as a whole number from 1 to 600."),
        ({"minutes": -5}, "Write the minutes as a whole number from 1 to 600."),
        ({"minutes": 9999}, "Write the minutes as a whole number from 1 to 600."),
        ({"mode": "pigeon"}, "Choose how you were in touch."),
        ({"offering": "T9"}, "Choose one of the kinds of help that this tier is offered."),
        ({"summary": "  "}, "Write a sentence on what you talked about."),
        (
            {"topics": "a,b,c,d,e,f,g"},
            "Write up to 6 topics of a few words each, with commas between them.",
        ),
        (
            {"topics": "t" * 41},
            "Write up to 6 topics of a few words each, with commas between them.",
        ),
        ({"next_step": "Call the mayor."}, "Choose the day by which the next step is done."),
        (
            with_step(days=-40),
            "Choose a day after the contact, at most two years ahead.",
        ),
        (
            with_step(days=800),
            "Choose a day after the contact, at most two years ahead.",
        ),
        ({**with_step(), "next_step_for": "moon"}, "Choose whose turn it is."),
        (
            {"next_step_owner": "Ruth"},
            "Write what the next step is, or leave its day and name empty.",
        ),
    ],
)
def test_a_contact_says_enough(at: Coached, wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        at.contact(**wrong)

    assert refusal.value.sentence == sentence


def test_a_coach_tells_of_days_since_they_became_the_coach(at: Coached) -> None:
    at.contact(ago=100)

    with pytest.raises(Refused) as refusal:
        at.contact(ago=101)

    began = clock.today() - datetime.timedelta(days=100)
    assert refusal.value.sentence == (
        f"Coaching of Visalia began on {began:%B} {began.day}, {began.year}. "
        "Choose that day or a later one."
    )


def test_a_form_sent_twice_is_one_contact(at: Coached) -> None:
    at.contact()

    with pytest.raises(Refused) as refusal:
        at.contact()

    assert refusal.value.sentence == "This contact is already in the record."
    assert CoachingContact.objects.count() == 1


def test_a_next_step_of_the_city_is_one_mail_to_each_of_its_people(at: Coached) -> None:
    at.contact(**with_step())
    at.contact(ago=4, **with_step(next_step_for="coach"))
    at.contact(ago=5)

    mails = OutboundMessage.objects.filter(template="notices/mail/coaching_next_step").order_by(
        "to_email"
    )
    assert [mail.to_email for mail in mails] == [at.rosa.email, at.ruth.email]
    assert [("Send the draft of the resolution." in mail.text) for mail in mails] == [True, True]


def test_a_correction_keeps_the_earlier_words_and_asks_the_city_again(at: Coached) -> None:
    contact = record.confirm_contact(at.contact(), reply="Right.", by=at.ruth)

    record.correct_contact(contact, said=said(minutes=45), by=at.luz)

    contact.refresh_from_db()
    assert (contact.minutes, contact.confirmed_at, contact.reply) == (45, None, "Right.")
    assert [one.said for one in contact.earlier.all()] == [{"minutes": 30}]
    assert Entry.objects.latest("number").facts == {"changed": ["minutes"]}


def test_a_new_next_step_is_open_and_leaves_the_confirmation(at: Coached) -> None:
    contact = at.contact(**with_step())
    record.finish_next_step(contact, by=at.luz)
    record.confirm_contact(contact, by=at.ruth)

    record.correct_contact(contact, said=said(**with_step(next_step="Call the clerk.")), by=at.luz)

    contact.refresh_from_db()
    assert contact.next_step_done_at is None
    assert contact.confirmed_at is not None


def test_a_correction_that_changes_nothing_leaves_no_trace(at: Coached) -> None:
    contact = at.contact()
    before = Entry.objects.count()

    record.correct_contact(contact, said=said(), by=at.luz)

    assert (contact.earlier.count(), Entry.objects.count()) == (0, before)


def test_a_contact_is_withdrawn_with_a_reason_and_never_deleted(at: Coached) -> None:
    contact = at.contact()

    with pytest.raises(Refused) as refusal:
        record.withdraw_contact(contact, reason="no", by=at.luz)
    record.withdraw_contact(contact, reason="It was about Merced.", by=at.luz)

    contact.refresh_from_db()
    assert refusal.value.sentence == "Write the reason in a sentence. It stays in the record."
    assert contact.withdrawn_because == "It was about Merced."
    assert last_contacts([at.city.pk]) == {}


def test_private_notes_are_few(at: Coached) -> None:
    for number in range(12):
        record.write_private_note(at.city, words=f"Note {number}", by=at.luz)

    with pytest.raises(Refused) as refusal:
        record.write_private_note(at.city, words="One more", by=at.luz)

    assert refusal.value.sentence == (
        "There are 12 private notes on this city this year, and that is the most. Write down "
        "what the city may know as a contact: there it can answer."
    )


@pytest.mark.parametrize("words", ["", "  ", "w" * 501])
def test_a_private_note_is_short(at: Coached, words: str) -> None:
    with pytest.raises(Refused) as refusal:
        record.write_private_note(at.city, words=words, by=at.luz)

    assert refusal.value.sentence == "Write between 1 and 500 characters."


def test_a_coach_who_handed_over_reads_nothing_more_and_the_next_one_everything(
    at: Coached,
) -> None:
    record.write_private_note(at.city, words="They meet on Mondays.", by=at.luz)

    coaching.assign_coach(at.city, coach=at.theo, note="Ask for the library.", by=at.imani)

    reads = {who: hands_of(getattr(at, who), at.city).reads for who in ("luz", "theo", "ruth")}
    assert reads == {"luz": False, "theo": True, "ruth": True}
    assert str(rules.may_read_notes(hands_of(at.theo, at.city)).sentence) == ""


def test_what_other_pages_ask_of_many_cities_at_once(at: Coached) -> None:
    other = Coached(place="Merced")
    at.contact(ago=9, **with_step())
    at.contact(ago=3, offering="T1_4")
    record.withdraw_contact(at.contact(ago=1, offering="T1_9"), reason="A slip of mine.", by=at.luz)
    ids = [at.city.pk, other.city.pk]

    with CaptureQueriesContext(connection) as asked:
        found = last_contacts(ids), offerings_used(ids), open_next_steps(ids)

    day = clock.today() - datetime.timedelta(days=3)
    assert found == (
        {at.city.pk: day},
        {at.city.pk: frozenset({"T1_5", "T1_4"})},
        {at.city.pk: 1},
    )
    assert len(asked) == 3


CASES: dict[str, Callable[[Coached], Callable[[], Any]]] = {
    "write_contact": lambda at: lambda: at.contact(**with_step()),
    "correct_contact": lambda at: _on_it(at, "correct_contact", at.luz, said=said(minutes=50)),
    "withdraw_contact": lambda at: _on_it(at, "withdraw_contact", at.luz, reason="Not this city."),
    "confirm_contact": lambda at: _on_it(at, "confirm_contact", at.ruth, reply="So it was."),
    "finish_next_step": lambda at: _on_it(at, "finish_next_step", at.ruth),
    "write_private_note": lambda at: (
        lambda: record.write_private_note(at.city, words="They meet on Mondays.", by=at.luz)
    ),
}


def _on_it(at: Coached, verb: str, by: Any, **more: Any) -> Callable[[], Any]:
    contact = at.contact(**with_step())
    return lambda: getattr(record, verb)(contact, by=by, **more)


def test_every_action_of_the_record_is_broken_off_below() -> None:
    assert set(CASES) == writing_actions(record)


@pytest.mark.parametrize("verb", CASES)
def test_an_action_broken_off_anywhere_leaves_all_or_nothing(verb: str) -> None:
    deed = CASES[verb](Coached())

    assert fall_everywhere(deed) == []


def test_a_person_takes_along_what_they_wrote(at: Coached) -> None:
    record.confirm_contact(at.contact(), reply="Yes, on Tuesday.", by=at.ruth)
    record.write_private_note(at.city, words="They meet on Mondays.", by=at.luz)

    of_luz, of_ruth = own_data.export_coaching(at.luz), own_data.export_coaching(at.ruth)

    assert [one["minutes"] for one in of_luz["written"]] == [30]
    assert [one["words"] for one in of_luz["private_notes"]] == ["They meet on Mondays."]
    assert [one["reply"] for one in of_ruth["confirmed"]] == ["Yes, on Tuesday."]
    assert of_ruth["written"] == of_ruth["private_notes"] == []


def test_an_erased_person_is_forgotten_and_the_work_stays(at: Coached) -> None:
    owner = at.ruth.name
    contact = at.contact(**with_step(next_step_owner=owner))
    record.confirm_contact(contact, by=at.ruth)

    erase_me(at.ruth, by=at.ruth)

    contact.refresh_from_db()
    assert (contact.confirmed_by, contact.next_step_owner) == (None, "")
    assert contact.confirmed_at is not None


def test_an_administrator_writes_from_the_day_anybody_coached_the_city(at: Coached) -> None:
    contact = at.contact(by=at.imani, ago=100)

    assert contact.coach == at.imani
