"""Cities that propose, answer and confirm at the same moment, on a real database with real threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.db import connection

from tests.cities import mentoring_ground as ground
from tests.cities import way
from tests.cities.test_seats_at_once import real_database
from thrive.base import history
from thrive.base.decisions import Refused
from thrive.cities.actions import mentoring as acts
from thrive.cities.models import MentorContact, MentorPairing

__all__ = ["real_database"]
pytestmark = pytest.mark.database
FULL = (
    "Hayward already mentors 3 cities, and that is the most for one city. "
    "It has room again when a pair ends."
)


def _together(deeds: Sequence[Callable[[], Any]]) -> list[str]:
    """What each is told: nothing when it went through, else the sentence."""
    start = threading.Barrier(len(deeds))

    def do(deed: Callable[[], Any]) -> str:
        try:
            start.wait(30)
            deed()
        except Refused as refusal:
            return refusal.sentence
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(deeds)) as threads:
        return sorted(threads.map(do, deeds))


def test_the_last_place_of_a_mentor_is_given_once(real_database: Any) -> None:
    hayward = ground.seated("Hayward", "vanguard")
    fern = ground.of(hayward, "Fern")
    for name in ("Lodi", "Chico"):
        ground.at_work(hayward, ground.seated(name))
    asked = []
    for number in range(12):
        city = ground.seated(f"City {number}")
        asked.append((ground.proposed(hayward, city, fern), ground.of(city, f"Person {number}")))

    said = _together([partial(acts.accept_pair, one, by=by) for one, by in asked])

    assert said == ["", *[FULL] * 11]
    assert MentorPairing.objects.active().filter(mentor=hayward).count() == 3
    assert list(history.verify()) == []


def test_two_cities_that_ask_each_other_at_once_have_one_proposal(
    real_database: Any,
) -> None:
    hayward, vallejo = ground.seated("Hayward", "vanguard"), ground.seated("Vallejo")
    people = [ground.of(hayward, "Fern"), ground.of(vallejo, "Ruth")]

    said = _together([partial(ground.proposed, hayward, vallejo, by) for by in people])

    assert said == ["", "A proposal for these two cities already waits for an answer."]
    assert MentorPairing.objects.count() == 1


def test_both_cities_say_yes_at_once_to_an_administrators_proposal(
    real_database: Any,
) -> None:
    hayward, vallejo = ground.seated("Hayward", "vanguard"), ground.seated("Vallejo")
    people = [ground.of(hayward, "Fern"), ground.of(vallejo, "Ruth")]
    pairing = ground.proposed(hayward, vallejo, way.person("Imani", "admin"))

    said = _together([partial(acts.accept_pair, pairing, by=by) for by in people])

    kept = MentorPairing.objects.get()
    assert said == ["", ""]
    assert (kept.status, kept.said_yes("mentor"), kept.said_yes("mentee")) == ("active", True, True)


def test_a_yes_and_a_step_back_at_once_leave_one_answer(real_database: Any) -> None:
    hayward, vallejo = ground.seated("Hayward", "vanguard"), ground.seated("Vallejo")
    fern, ruth = ground.of(hayward, "Fern"), ground.of(vallejo, "Ruth")
    pairing = ground.proposed(hayward, vallejo, fern)

    said = _together(
        [
            lambda: acts.accept_pair(pairing, by=ruth),
            lambda: acts.withdraw_pair(pairing, by=fern),
        ]
    )

    sentences = {
        "active": "This is already “Active”, so that step is not open.",
        "withdrawn": "This is already “Taken back”, so that step is not open.",
    }
    assert said == ["", sentences[MentorPairing.objects.get().status]]


def test_a_contact_is_kept_once_and_confirmed_once(real_database: Any) -> None:
    hayward, vallejo = ground.seated("Hayward", "vanguard"), ground.seated("Vallejo")
    fern, ruth = ground.of(hayward, "Fern"), ground.of(vallejo, "Ruth")
    pairing = ground.paired(hayward, vallejo, fern, ruth)
    contact: dict[str, Any] = {"happened_on": ground.day(0), "minutes": 30, "topics": "A call."}
    _together([lambda: acts.write_mentor_contact(pairing, by=fern, **contact)] * 4)
    kept = MentorContact.objects.get()

    said = _together([lambda: acts.confirm_mentor_contact(kept, by=ruth)] * 4)

    assert said == ["", *["This contact is already confirmed."] * 3]
