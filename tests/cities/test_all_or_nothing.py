"""Whatever breaks while a coach or a mentor works with a city, it leaves all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.cities import mentoring_ground
from tests.cities.coached import Coached, said, with_step
from tests.house import falling
from thrive.cities.actions import coaching, coaching_record, mentoring
from thrive.cities.models import CoachingContact, Community, MentorContact, MentorPairing
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
REASON = mentoring_ground.REASON
Deed = Callable[[], Any]
COACHING: dict[str, Callable[[Coached], Deed]] = {}
MENTORING: dict[str, Callable[[Pairing], Deed]] = {}


class Pairing:
    """Hayward, a Vanguard, and Vallejo, each with one of its people."""

    def __init__(self) -> None:
        seated = mentoring_ground.seated
        self.fern = mentoring_ground.of(seated("Hayward", "vanguard"), "Fern")
        self.ruth = mentoring_ground.of(seated("Vallejo"), "Ruth")

    @property
    def cities(self) -> tuple[Community, Community]:
        found = Community.objects.in_bulk(["hayward", "vallejo"], field_name="slug")
        return found["hayward"], found["vallejo"]

    @property
    def pair(self) -> MentorPairing:
        return MentorPairing.objects.get()

    @property
    def contact(self) -> MentorContact:
        return MentorContact.objects.get()

    def propose(self) -> MentorPairing:
        return mentoring_ground.proposed(*self.cities, self.fern)

    def accept(self) -> MentorPairing:
        return mentoring.accept_pair(self.propose(), by=self.ruth)

    def write(self, by: Person) -> MentorContact:
        words: dict[str, Any] = {"minutes": 45, "topics": "How youth vote."}
        return mentoring.write_mentor_contact(
            self.pair, happened_on=mentoring_ground.day(0), by=by, **words
        )


def coached(begin: Callable[[Coached], Deed]) -> Callable[[Coached], Deed]:
    """`begin` makes the ground and answers with the deed; its name is the action's."""
    COACHING[begin.__name__] = begin
    return begin


def paired(begin: Callable[[Pairing], Deed]) -> Callable[[Pairing], Deed]:
    MENTORING[begin.__name__] = begin
    return begin


@coached
def assign_coach(at: Coached) -> Deed:
    """A hand-over: the coach of today ends, the new one begins, the people of the city read it."""
    words = "Theo is closer to the city; the two have met, and know the work."
    return lambda: coaching.assign_coach(at.city, coach=at.theo, note=words, by=at.imani)


@coached
def write_contact(at: Coached) -> Deed:
    """With a next step of the city, which gets a mail."""
    return lambda: at.contact(**with_step())


@coached
def correct_contact(at: Coached) -> Deed:
    at.contact(**with_step())
    new = said(minutes=60, **with_step(9))
    return lambda: coaching_record.correct_contact(
        CoachingContact.objects.get(), said=new, by=at.luz
    )


@coached
def withdraw_contact(at: Coached) -> Deed:
    at.contact()
    return lambda: coaching_record.withdraw_contact(
        CoachingContact.objects.get(), reason="It was another city.", by=at.luz
    )


@coached
def confirm_contact(at: Coached) -> Deed:
    at.contact()
    return lambda: coaching_record.confirm_contact(
        CoachingContact.objects.get(), reply="Yes, thank you.", by=at.ruth
    )


@coached
def finish_next_step(at: Coached) -> Deed:
    at.contact(**with_step())
    return lambda: coaching_record.finish_next_step(CoachingContact.objects.get(), by=at.ruth)


@coached
def write_private_note(at: Coached) -> Deed:
    words = "Go slowly with the new lead."
    return lambda: coaching_record.write_private_note(at.city, words=words, by=at.luz)


@paired
def name_topics(at: Pairing) -> Deed:
    words = "A youth commission with a budget."
    return lambda: mentoring.name_topics(at.cities[0], areas=[], words=words, by=at.fern)


@paired
def propose_pair(at: Pairing) -> Deed:
    return at.propose


@paired
def accept_pair(at: Pairing) -> Deed:
    at.propose()
    return lambda: mentoring.accept_pair(at.pair, by=at.ruth)


@paired
def decline_pair(at: Pairing) -> Deed:
    at.propose()
    return lambda: mentoring.decline_pair(at.pair, reason=REASON, by=at.ruth)


@paired
def withdraw_pair(at: Pairing) -> Deed:
    at.propose()
    return lambda: mentoring.withdraw_pair(at.pair, by=at.fern)


@paired
def end_pair(at: Pairing) -> Deed:
    at.accept()
    return lambda: mentoring.end_pair(at.pair, reason=REASON, by=at.ruth)


@paired
def write_mentor_contact(at: Pairing) -> Deed:
    """By the mentor: the other city gets a mail."""
    at.accept()
    return lambda: at.write(at.fern)


@paired
def confirm_mentor_contact(at: Pairing) -> Deed:
    at.accept()
    at.write(at.fern)
    return lambda: mentoring.confirm_mentor_contact(at.contact, by=at.ruth)


@paired
def take_off_mentor_contact(at: Pairing) -> Deed:
    at.accept()
    at.write(at.fern)
    return lambda: mentoring.take_off_mentor_contact(at.contact, by=at.fern)


def test_every_writing_action_of_these_modules_is_tried() -> None:
    assert set(COACHING) == falling.writing_actions(coaching, coaching_record)
    # To propose is two transactions: the line is served first, whatever becomes of the proposal.
    assert set(MENTORING) == falling.writing_actions(mentoring) | {"propose_pair"}


@pytest.mark.parametrize("name", COACHING)
def test_a_fall_in_the_coaching_leaves_all_or_nothing(name: str) -> None:
    assert falling.fall_everywhere(COACHING[name](Coached())) == []


@pytest.mark.parametrize("name", MENTORING)
def test_a_fall_in_the_mentoring_leaves_all_or_nothing(name: str) -> None:
    assert falling.fall_everywhere(MENTORING[name](Pairing())) == []
