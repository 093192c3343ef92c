"""The demo's pairs stand as printed: Hayward beside three cities, one in line, Garden Grove asks Merced."""

from __future__ import annotations

from typing import Any

import pytest

from thrive.cities.models import Community, MentorContact, MentorPairing
from thrive.journey.queries.record import checklist_of, newest_enrollment

pytestmark = pytest.mark.django_db


def test_hayward_mentors_three_cities_with_one_in_line_and_garden_grove_has_asked_a_third(
    story: Any,
) -> None:
    rows = MentorPairing.objects.select_related("mentor", "mentee")
    pairs = {(one.mentor.name, one.mentee.name, one.status) for one in rows}
    contacts = MentorContact.objects.filter(pairing__mentee__name="Vallejo")
    log = [one.confirmed_at is not None for one in contacts.order_by("happened_on")]
    met = {name: _standing(name) for name in ("Hayward", "Garden Grove")}

    assert pairs == {
        ("Hayward", "Vallejo", "active"),
        ("Hayward", "Santa Maria", "active"),
        ("Hayward", "Lancaster", "active"),
        ("Hayward", "El Centro", "waiting"),
        ("Garden Grove", "Merced", "proposed"),
    }
    assert log == [True, False]
    assert met == {"Hayward": "met", "Garden Grove": "optional"}


def _standing(name: str) -> str:
    seat = newest_enrollment(Community.objects.get(name=name, kind="city").pk)
    assert seat is not None
    row = checklist_of(seat).row("mentoring")
    assert row is not None
    return row.standing
