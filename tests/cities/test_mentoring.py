"""Two cities become a pair: proposed, answered, at work, ended; the log and who confirms it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.cities import mentoring_ground as ground
from tests.cities import way
from thrive.base import history
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.cities.actions import mentoring as acts
from thrive.cities.actions import seats
from thrive.cities.models import Community, MentorContact, MentorPairing
from thrive.cities.queries.mentoring import pair_page
from thrive.cities.queries.mentoring_facts import mentor_proofs
from thrive.cities.queries.mentoring_waits import to_answer, to_confirm
from thrive.notices.models import OutboundMessage
from thrive.people.actions import erase_me
from thrive.people.holdings import everything_about
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def hayward() -> Community:
    return ground.seated("Hayward", "vanguard")


@pytest.fixture
def vallejo() -> Community:
    return ground.seated("Vallejo")


@pytest.fixture
def fern(hayward: Community) -> Person:
    return ground.of(hayward, "Fern")


@pytest.fixture
def ruth(vallejo: Community) -> Person:
    return ground.of(vallejo, "Ruth", "contact")


def _said(act: Any) -> str:
    try:
        act()
    except Refused as refusal:
        return refusal.sentence
    return ""


def _mails() -> list[tuple[str, str]]:
    rows = OutboundMessage.objects.exclude(about_kind="").order_by("pk")
    return [(one.to_email.split("@")[0], one.template.split("/")[-1]) for one in rows]


def _did(pairing: MentorPairing) -> list[str]:
    return [one.what for one in Entry.objects.about(pairing.ref())]


def test_the_other_city_says_yes_and_the_pair_is_at_work(
    hayward: Community, vallejo: Community, fern: Person, ruth: Person
) -> None:
    pairing = ground.proposed(hayward, vallejo, fern)
    waits = _said(lambda: acts.accept_pair(pairing, by=fern))

    pairing = acts.accept_pair(pairing, by=ruth)

    assert waits == "Hayward has already said yes. Now Vallejo answers."
    assert (pairing.status, pairing.started_at is not None) == ("active", True)
    assert _mails() == [("ruth", "mentor_proposed"), ("fern", "mentor_answer")]
    assert _did(pairing) == ["propose_pair", "start_pair"]
    assert list(history.verify()) == []


def test_after_an_administrators_proposal_both_cities_say_yes(
    hayward: Community, vallejo: Community, fern: Person, ruth: Person
) -> None:
    imani = way.person("Imani", "admin")
    pairing = ground.proposed(hayward, vallejo, imani)
    own = _said(lambda: acts.accept_pair(pairing, by=imani))

    first = acts.accept_pair(pairing, by=ruth).status
    second = acts.accept_pair(pairing, by=fern).status

    assert own == "Hayward and Vallejo answer for themselves."
    assert (first, second) == ("proposed", "active")
    assert _mails() == [
        ("fern", "mentor_proposed"),
        ("ruth", "mentor_proposed"),
        ("fern", "mentor_answer"),
        ("ruth", "mentor_answer"),
    ]
    assert _did(pairing) == ["propose_pair", "accept_pair", "start_pair"]


def test_a_no_carries_its_reason_and_the_two_may_be_asked_again(
    hayward: Community, vallejo: Community, fern: Person, ruth: Person
) -> None:
    pairing = ground.proposed(hayward, vallejo, ruth)

    acts.decline_pair(pairing, reason="We begin our own youth council first.", by=fern)
    again = ground.proposed(hayward, vallejo, fern)

    mail = OutboundMessage.objects.filter(template__endswith="mentor_answer").get()
    assert mail.to_email == ruth.email
    assert "We begin our own youth council first." in mail.text
    assert (again.pk != pairing.pk, again.proposed_for) == (True, "mentor")


def test_a_proposal_can_be_taken_back_until_it_is_answered(
    hayward: Community, vallejo: Community, fern: Person, ruth: Person
) -> None:
    pairing = ground.proposed(hayward, vallejo, fern)
    hers = _said(lambda: acts.withdraw_pair(pairing, by=ruth))

    acts.withdraw_pair(pairing, by=fern)
    late = _said(lambda: acts.accept_pair(pairing, by=ruth))

    assert hers == "Only those who proposed the pair can take it back."
    assert late == "This is already “Taken back”, so that step is not open."


def test_two_cities_have_one_open_pair_whoever_asks(
    hayward: Community, vallejo: Community, fern: Person, ruth: Person
) -> None:
    pairing = ground.proposed(hayward, vallejo, fern)
    waits = _said(lambda: ground.proposed(hayward, vallejo, ruth))
    acts.accept_pair(pairing, by=ruth)

    paired = _said(lambda: ground.proposed(hayward, vallejo, ruth))

    assert waits == "A proposal for these two cities already waits for an answer."
    assert paired == "These two cities are already a pair."


def test_a_vanguard_mentors_three_cities_and_has_room_when_one_ends(
    hayward: Community, vallejo: Community, fern: Person, ruth: Person
) -> None:
    others = [ground.at_work(hayward, ground.seated(name)) for name in ("Lodi", "Chico", "Davis")]
    full = (
        "Hayward already mentors 3 cities, and that is the most for one city. "
        "It has room again when a pair ends."
    )
    refused = _said(lambda: ground.proposed(hayward, vallejo, ruth))

    acts.end_pair(others[0], reason=ground.REASON, by=fern)
    pairing = ground.paired(hayward, vallejo, fern, ruth)

    assert refused == full
    assert pairing.status == "active"


def test_what_the_mentor_writes_down_counts_once_the_mentee_confirms(
    hayward: Community, vallejo: Community, fern: Person, ruth: Person
) -> None:
    pairing = ground.paired(hayward, vallejo, fern, ruth)
    today = ground.day(0)
    contact = acts.write_mentor_contact(
        pairing, happened_on=today, minutes=45, topics="How youth vote.", by=fern
    )
    before = mentor_proofs(hayward, ground.day(100))
    own = _said(lambda: acts.confirm_mentor_contact(contact, by=fern))

    acts.confirm_mentor_contact(contact, by=ruth)

    again = _said(lambda: acts.confirm_mentor_contact(contact, by=ruth))
    [proof] = mentor_proofs(hayward, ground.day(100))
    assert before == ()
    assert own == "Only people of Vallejo confirm a contact: they say whether the help arrived."
    assert again == "This contact is already confirmed."
    assert (proof.mentee, proof.happened_on, proof.topics) == ("Vallejo", today, "How youth vote.")
    assert mentor_proofs(vallejo, ground.day(100)) == ()


def test_who_is_mentored_gets_one_mail_for_all_that_waits_for_their_word(
    hayward: Community, vallejo: Community, fern: Person, ruth: Person
) -> None:
    pairing = ground.paired(hayward, vallejo, fern, ruth)
    told = len(_mails())
    said: dict[str, Any] = {"happened_on": datetime.date(2026, 3, 2), "minutes": 30}
    january = datetime.datetime(2026, 1, 5, tzinfo=datetime.UTC)
    MentorPairing.objects.update(proposed_at=january)

    first = acts.write_mentor_contact(pairing, topics="One.", by=fern, **said)
    acts.write_mentor_contact(pairing, topics="One.", by=fern, **said)
    second = acts.write_mentor_contact(pairing, topics="Two.", by=fern, **said)
    acts.write_mentor_contact(pairing, topics="Our own.", by=ruth, **said)
    waiting = _mails()[told:]
    for contact in (first, second):
        acts.confirm_mentor_contact(contact, by=ruth)
    acts.write_mentor_contact(pairing, topics="Three.", by=fern, **said)

    mail = OutboundMessage.objects.filter(template__endswith="mentor_contact_waits").first()
    assert waiting == [("ruth", "mentor_contact_waits")]
    assert _mails()[told:] == [("ruth", "mentor_contact_waits")] * 2
    assert mail is not None
    assert "Hayward wrote down a contact with Vallejo on March 2, 2026:" in mail.text


def test_what_the_mentee_writes_down_is_confirmed_with_that(
    hayward: Community, vallejo: Community, fern: Person, ruth: Person
) -> None:
    pairing = ground.paired(hayward, vallejo, fern, ruth)
    said: dict[str, Any] = {
        "happened_on": ground.day(0),
        "minutes": 30,
        "topics": "The first budget.",
    }

    contact = acts.write_mentor_contact(pairing, by=ruth, **said)
    same = acts.write_mentor_contact(pairing, by=ruth, **said)

    assert (contact.confirmed_by, contact.written_for) == (ruth, "mentee")
    assert (same.pk, MentorContact.objects.count()) == (contact.pk, 1)


def test_a_mistake_is_taken_off_until_it_is_confirmed(
    hayward: Community, vallejo: Community, fern: Person, ruth: Person
) -> None:
    pairing = ground.paired(hayward, vallejo, fern, ruth)
    wrong, right = (
        acts.write_mentor_contact(
            pairing, happened_on=ground.day(0), minutes=30, topics=topics, by=fern
        )
        for topics in ("Another city’s call.", "The by-laws.")
    )
    acts.confirm_mentor_contact(right, by=ruth)
    hers = _said(lambda: acts.take_off_mentor_contact(wrong, by=ruth))

    acts.take_off_mentor_contact(wrong, by=fern)

    assert hers == "Only the city that wrote a contact down can take it off."
    assert _said(lambda: acts.take_off_mentor_contact(right, by=fern)) == (
        "A confirmed contact stays in the log."
    )
    assert list(pairing.contacts.all()) == [right]


def test_a_pair_rests_while_its_mentor_is_paused_and_goes_on_afterwards(
    hayward: Community, vallejo: Community, fern: Person, ruth: Person
) -> None:
    imani, why = way.person("Imani", "admin"), "The city rests for half a year."
    pairing = ground.paired(hayward, vallejo, fern, ruth)
    seat = hayward.enrollments.get()
    seats.pause(seat, reason=why, by=imani)
    paused = pair_page(ruth, MentorPairing.objects.get()).rests
    refused = _said(
        lambda: acts.write_mentor_contact(
            pairing, happened_on=ground.day(0), minutes=30, topics="A call.", by=ruth
        )
    )

    seats.resume(seat, reason=why, by=imani)

    assert paused == refused == "Hayward is paused. Mentoring rests until it goes on."
    assert pair_page(ruth, MentorPairing.objects.get()).rests == ""
    assert MentorPairing.objects.get().status == "active"


def test_the_confirmed_help_of_an_ended_pair_counts_on_and_that_of_an_earlier_seat_does_not(
    hayward: Community, vallejo: Community, fern: Person, ruth: Person
) -> None:
    pairing = ground.paired(hayward, vallejo, fern, ruth)
    acts.write_mentor_contact(
        pairing, happened_on=ground.day(0), minutes=30, topics="A call.", by=ruth
    )

    acts.end_pair(pairing, reason=ground.REASON, by=ruth)

    assert len(mentor_proofs(hayward, ground.day(0))) == 1
    assert mentor_proofs(hayward, ground.day(-1)) == ()
    assert _mails()[-1] == ("fern", "mentor_ended")


@pytest.mark.parametrize(
    ("who", "seen"),
    [("fern", 1), ("ruth", 1), ("coach", 1), ("admin", 1), ("other coach", 0), ("stranger", 0)],
)
def test_who_sees_a_pair(
    hayward: Community, vallejo: Community, fern: Person, ruth: Person, who: str, seen: int
) -> None:
    ground.proposed(hayward, vallejo, fern)
    people = {
        "fern": fern,
        "ruth": ruth,
        "coach": ground.coach_of(vallejo),
        "admin": way.person("Imani", "admin"),
        "other coach": way.person("Priya", "coach"),
        "stranger": ground.of(ground.seated("Merced"), "Sunny"),
    }

    assert MentorPairing.objects.visible_to(people[who]).count() == seen


def test_one_takes_ones_own_words_along_and_the_cities_keep_the_log(
    hayward: Community, vallejo: Community, fern: Person, ruth: Person
) -> None:
    acts.name_topics(hayward, areas=["safe-stable-housing"], words="Tenant help.", by=fern)
    pairing = ground.paired(hayward, vallejo, fern, ruth)
    said: dict[str, Any] = {"happened_on": ground.day(0), "minutes": 30, "topics": "A call."}
    acts.write_mentor_contact(pairing, by=fern, **said)
    mine = everything_about(fern)["mentoring"]

    erase_me(fern, by=fern)

    kept = MentorContact.objects.get()
    assert [len(mine[part]) for part in ("topics", "proposed", "contacts")] == [1, 1, 1]
    assert (mine["proposed"][0]["mentee"], mine["contacts"][0]["written"]) == ("Vallejo", True)
    assert (kept.written_by, kept.topics) == (None, "A call.")
    assert MentorPairing.objects.get().proposed_by is None


def test_what_waits_for_a_city_is_its_answer_and_its_word_on_a_contact(
    hayward: Community, vallejo: Community, fern: Person, ruth: Person
) -> None:
    pairing = ground.proposed(hayward, vallejo, fern)
    both = [hayward.pk, vallejo.pk]
    asked = [[one.pk for one in to_answer([pk])] for pk in both]
    acts.accept_pair(pairing, by=ruth)

    acts.write_mentor_contact(
        pairing, happened_on=ground.day(0), minutes=30, topics="A call.", by=fern
    )

    assert asked == [[], [pairing.pk]]
    assert (to_answer(both), to_answer([])) == ((), ())
    assert [len(to_confirm([pk])) for pk in both] == [0, 1]
