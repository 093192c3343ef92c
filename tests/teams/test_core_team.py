"""The Core Team: six seats, six people, set at step g; then seats change hands with a reason."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.cities import way
from tests.cities.reading import words
from tests.teams import table
from tests.teams.table import Cast
from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.cities.actions import coaching
from thrive.cities.actions.roles import end_city_role, hold_city_role
from thrive.notices.models import OutboundMessage
from thrive.people.actions import accept_invitation, erase_me
from thrive.people.actions.invitations import role_in_words
from thrive.people.holdings import everything_about
from thrive.program import registry
from thrive.teams.actions import core
from thrive.teams.models import CoreTeam, CoreTeamSeat
from thrive.teams.queries.facts import team_facts
from thrive.teams.rules import core as rules
from thrive.teams.rules.core import Holder

pytestmark = pytest.mark.django_db
BOOK = registry.current()
WHY = "She moved to another city and asked us to find somebody."


@pytest.fixture
def cast() -> Cast:
    return Cast()


def _change(team: CoreTeam, by: object, seat: str = "resident_2", **said: str) -> CoreTeamSeat:
    holder = Holder(said.get("name", "Irma J."), said.get("email", ""), said.get("of", ""))
    reason, note = said.get("reason", WHY), said.get("note", "")
    return core.change_seat(
        team, seat=seat, holder=holder, rulebook=BOOK, reason=reason, note=note, by=by
    )


def test_step_g_turns_the_answers_into_six_seats(cast: Cast) -> None:
    application = table.on_its_way(cast)

    team = core.freeze_core_team(application, by=cast.luz)

    held = dict(team.seats.today().values_list("seat", "name"))
    assert held == {code: f"Somebody {code}" for code in way.SEATS}
    assert team.seats.get(seat="city_1").person == cast.ruth
    assert "g" in application.steps.values_list("step", flat=True)
    assert list(cast.ruth.city_roles.values_list("role", flat=True)) == ["core"]


def test_before_step_g_the_seats_are_provisional(cast: Cast) -> None:
    application = table.on_its_way(cast)
    application.answers.filter(question="cbo_adult").update(value={"looking": "on"})

    facts = team_facts(application.community)

    assert facts.core_filled == 5
    assert facts.core_missing == ("Organization serving adults",)
    assert facts.core_frozen_on is None


def test_a_team_that_is_not_whole_is_not_set(cast: Cast) -> None:
    application = table.on_its_way(cast)
    application.answers.filter(question="cbo_adult").update(value={"looking": "on"})

    with pytest.raises(Refused) as refusal:
        core.freeze_core_team(application, by=cast.luz)

    assert refusal.value.sentence == "This seat is still open: Organization serving adults."
    assert not CoreTeam.objects.exists()


WHO = [
    ("ruth", ""),
    ("luz", ""),
    ("imani", ""),
    (
        "theo",
        "Luz coaches Visalia. Ask them, or have the city handed over to you.",
    ),
    ("devon", "This is for the coach of the city."),
    ("rosa", "Only the Core Team of the city, its coach or the program can change this."),
    ("nobody", "Only the Core Team of the city, its coach or the program can change this."),
]


@pytest.mark.parametrize(("key", "sentence"), WHO)
def test_who_may_hand_a_seat_on(cast: Cast, key: str, sentence: str) -> None:
    team = table.core_team(cast)

    answer = rules.may_open_seat(getattr(cast, key), team)

    assert str(answer.sentence) == sentence


@pytest.mark.parametrize(
    ("seat", "said", "sentence"),
    [
        ("resident_2", {"reason": " "}, "Say why, in a sentence. It stays in the team."),
        ("resident_2", {"name": " "}, "Write the name of the person."),
        ("cbo_adult", {}, "Write the organization this person speaks for."),
        (
            "resident_2",
            {"email": "city_1@example.org"},
            "This person already holds a seat: First person from the city.",
        ),
        (
            "resident_2",
            {"name": "somebody RESIDENT_1"},
            "This person already holds a seat: First resident leader.",
        ),
        (
            "cbo_adult",
            {"of": "organization CBO_youth"},
            "One organization would hold both of its seats. The city’s coach can allow it with a "
            "note that says how it serves all ages.",
        ),
    ],
)
def test_what_a_seat_asks_of_whoever_takes_it(
    cast: Cast, seat: str, said: dict[str, str], sentence: str
) -> None:
    team = table.core_team(cast)

    with pytest.raises(Refused) as refusal:
        _change(team, cast.ruth, seat, **said)

    assert refusal.value.sentence == sentence


def test_the_coach_may_let_one_organization_hold_both_seats_with_a_note(cast: Cast) -> None:
    team = table.core_team(cast)
    note = "It runs programs for all ages, in two buildings."

    _change(team, cast.luz, "cbo_adult", of="Organization cbo_youth", note=note)

    team.refresh_from_db()
    page = words(way.desk(cast.ruth).get("/cities/visalia/core-team/"))
    assert team.note == note
    assert "This meets III.A.1.g; glossary variant noted." in page
    assert note in page


def test_a_core_member_cannot_write_the_coachs_note(cast: Cast) -> None:
    team = table.core_team(cast)
    note = "It runs programs for all ages, in two buildings."

    with pytest.raises(Refused):
        _change(team, cast.ruth, "cbo_adult", of="Organization cbo_youth", note=note)

    assert team.seats.today().get(seat="cbo_adult").organization == "Organization cbo_adult"


def test_who_held_the_seat_stays_in_the_record_and_loses_access(cast: Cast) -> None:
    team, irma = table.core_team(cast), way.person("Irma")

    _change(team, cast.luz, "city_1", name="Irma J.", email="irma@example.org")

    before = team.seats.exclude(until=None).get()
    assert (before.person, before.until_reason) == (cast.ruth, WHY)
    assert not cast.ruth.city_roles.today().exists()
    assert list(irma.city_roles.today().values_list("role", flat=True)) == ["core"]
    told = dict(
        OutboundMessage.objects.filter(template__contains="seat_").values_list(
            "to_email", "subject"
        )
    )
    assert told == {
        "city_1@example.org": "Visalia: your seat in the Core Team has ended",
        "irma@example.org": "Visalia: you hold a seat in the Core Team",
    }


def test_a_seat_left_open_is_named_as_missing(cast: Cast) -> None:
    team = table.core_team(cast)

    core.vacate_seat(team, seat="cbo_adult", reason=WHY, by=cast.ruth)

    facts = team_facts(team.community)
    assert (facts.core_filled, facts.core_missing) == (5, ("Organization serving adults",))
    assert facts.core_frozen_on == clock.today()


def test_whoever_is_invited_takes_the_seat_and_may_act_for_the_city(cast: Cast) -> None:
    team = table.core_team(cast)
    held = team.seats.get(seat="resident_1")
    invitation = core.invite_to_seat(held, language="es", by=cast.ruth)
    elvira = way.person("resident_1")

    accept_invitation(invitation, by=elvira)

    held.refresh_from_db()
    assert held.person == elvira
    assert role_in_words(invitation) == "First resident leader"
    assert list(elvira.city_roles.values_list("role", flat=True)) == ["core"]


def test_an_invitation_to_a_seat_that_passed_on_is_refused(cast: Cast) -> None:
    team = table.core_team(cast)
    invitation = core.invite_to_seat(team.seats.get(seat="resident_1"), language="en", by=cast.luz)
    _change(team, cast.luz, "resident_1", name="Nena Q.")

    with pytest.raises(Refused) as refusal:
        accept_invitation(invitation, by=way.person("resident_1"))

    assert refusal.value.sentence == (
        "Somebody else holds this seat now. Ask the Core Team for a new invitation."
    )


@pytest.mark.database
@pytest.mark.parametrize(
    "columns",
    [
        {"seat": "city_1", "name": "Other"},
        {"seat": "extra", "name": "Other", "email": "CITY_2@example.org"},
        {"seat": "extra", "name": "SOMEBODY city_2"},
    ],
)
def test_the_database_keeps_one_holder_a_seat_and_one_seat_a_person(
    cast: Cast, columns: dict[str, str]
) -> None:
    team = table.core_team(cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        CoreTeamSeat.objects.create(team=team, since=clock.now(), **columns)


def test_a_city_that_comes_in_again_keeps_who_still_sits_there(cast: Cast) -> None:
    application = table.on_its_way(cast)
    team = core.freeze_core_team(application, by=cast.luz)
    core.vacate_seat(team, seat="cbo_adult", reason=WHY, by=cast.luz)
    application.steps.filter(step="g").delete()

    core.freeze_core_team(way.fresh(application), by=cast.luz)

    assert team.seats.today().count() == 6
    assert team.seats.count() == 7


def test_a_coach_handed_over_no_longer_runs_the_team(cast: Cast) -> None:
    team = table.core_team(cast)
    note = "All is well; the team meets on Mondays."
    coaching.assign_coach(team.community, coach=cast.theo, note=note, by=cast.imani)

    answers = [bool(rules.may_open_seat(by, team)) for by in (cast.luz, cast.theo)]

    assert answers == [False, True]


def test_an_erased_person_leaves_an_open_seat_and_no_name(cast: Cast) -> None:
    team = table.core_team(cast)
    own = everything_about(cast.ruth)["teams"]["core_team"]

    erase_me(cast.ruth, by=cast.ruth)

    row = team.seats.get(seat="city_1")
    assert [one["seat"] for one in own] == ["city_1"]
    assert (row.name, row.email, row.person, row.until is None) == ("", "", None, False)


def test_history_names_nobody(cast: Cast) -> None:
    team = table.core_team(cast)
    _change(team, cast.luz, name="Irma J.", email="irma@example.org")

    told = [f"{e.on_text} {e.by_text} {e.facts}" for e in Entry.objects.about(team.ref())]

    assert len(told) == 1
    assert [line for line in told if "Irma" in line or "irma" in line or "moved" in line] == []


def test_when_a_role_in_the_core_team_ends_its_seat_is_open(cast: Cast) -> None:
    """Decided: who may no longer act for the city holds no seat; the role and the seat end together."""
    team = table.core_team(cast)
    role = team.community.roles.get(person=cast.ruth, role="core")

    end_city_role(role, by=cast.luz)

    page = words(way.desk(cast.luz).get("/cities/visalia/core-team/"))
    mails = OutboundMessage.objects.filter(template__endswith="seat_ended")
    assert not team.seats.today().filter(seat="city_1").exists()
    assert team_facts(team.community).core_missing == ("First person from the city",)
    assert "5 of 6" in page
    assert [mail.to_email for mail in mails] == [cast.ruth.email]
    whats = Entry.objects.order_by("number").values_list("what", flat=True)
    assert list(whats)[-2:] == ["vacate_seat", "end_city_role"]


def test_the_end_of_another_role_leaves_the_seat_alone(cast: Cast) -> None:
    team = table.core_team(cast)
    role = hold_city_role(team.community, person=cast.ruth, role="contact", by=cast.luz)

    end_city_role(role, by=cast.ruth)

    assert team.seats.today().get(seat="city_1").person == cast.ruth
