"""Two people at one seat of the Core Team at the same moment: one gets it, the other a sentence."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from tests.cities import way
from tests.cities.test_seats_at_once import real_database
from tests.house.together import at_once
from tests.teams import table
from tests.teams.table import Cast
from thrive.base import history
from thrive.base.models import Entry
from thrive.cities.actions.roles import end_city_role
from thrive.program import registry
from thrive.teams.actions import core
from thrive.teams.models import CoreTeam, CoreTeamSeat
from thrive.teams.rules.core import Holder, mark_of_seat

__all__ = ["real_database"]
pytestmark = pytest.mark.database
WHY = "She moved to another city and asked us to find somebody."
ANOTHER = "This person already holds another seat of this Core Team. One seat a person."
GONE = "Somebody else holds this seat now. Ask the Core Team for a new invitation."
SEEN = "Somebody else has just changed this seat. Open the Core Team again and look."


def _team(cast: Cast, place: str = "Visalia") -> CoreTeam:
    with transaction.atomic():
        return table.core_team(cast, place)


def _change(team: CoreTeam, seat: str, who: str, by: Any, seen: str = "") -> Any:
    holder, book = Holder(who, f"{who.lower()}@example.org"), registry.current()
    said = {"seat": seat, "holder": holder, "rulebook": book, "reason": WHY, "seen": seen}
    return lambda: core.change_seat(team, by=by, **said)


def test_two_accounts_take_one_seat_at_once(real_database: None) -> None:
    held = _team(Cast()).seats.get(seat="resident_1")
    two = [way.person("Irma"), way.person("Joao")]

    told = at_once(*(lambda who=who: core.take_seat(held, by=who) for who in two))

    assert told == ["", GONE]
    assert CoreTeamSeat.objects.get(pk=held.pk).person in two
    assert Entry.objects.filter(what="take_seat").count() == 1


def test_two_people_fill_one_open_seat_at_once_and_the_second_hears_of_the_first(
    real_database: None,
) -> None:
    cast = Cast()
    team = _team(cast)
    core.vacate_seat(team, seat="resident_1", reason=WHY, by=cast.luz)
    seen = mark_of_seat(None)

    told = at_once(
        _change(team, "resident_1", "Irma", cast.ruth, seen),
        _change(team, "resident_1", "Joao", cast.luz, seen),
    )

    assert told == ["", SEEN]
    assert team.seats.today().filter(seat="resident_1").count() == 1
    assert list(history.verify()) == []


def test_one_person_named_for_two_seats_at_once_gets_one(real_database: None) -> None:
    cast = Cast()
    team, irma = _team(cast), way.person("Irma")

    told = at_once(
        _change(team, "resident_1", "Irma", cast.ruth),
        _change(team, "resident_2", "Irma", cast.luz),
    )

    assert (told[0], told[1].startswith("This person already holds a seat: ")) == ("", True)
    assert team.seats.today().filter(person=irma).count() == 1
    assert team.seats.today().count() == 6


def test_a_second_seat_by_another_email_is_answered_with_a_sentence(real_database: None) -> None:
    """The invitation went to another address of somebody who sits in this team already."""
    cast = Cast()
    held = _team(cast).seats.get(seat="resident_1")
    other = _team(cast, "Merced").seats.get(seat="resident_1")

    told = at_once(
        lambda: core.take_seat(held, by=cast.ruth), lambda: core.take_seat(other, by=cast.rosa)
    )

    assert told == ["", ANOTHER]
    assert held.team.seats.held_by(cast.ruth).get().seat == "city_1"


def test_a_role_ends_while_its_seat_changes_hands(real_database: None) -> None:
    """Both orders of the two come out whole; nobody waits in a circle."""
    cast = Cast()
    team = _team(cast)
    role = team.community.roles.get(person=cast.ruth, role="core")

    told = at_once(
        lambda: end_city_role(role, by=cast.luz), _change(team, "city_1", "Irma", cast.imani)
    )

    role.refresh_from_db()
    assert told in (["", ""], ["", "This role has already ended."])
    assert role.until is not None
    assert team.seats.today().get(seat="city_1").name == "Irma"
    assert list(history.verify()) == []
