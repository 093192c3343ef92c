"""The capacity self-check: the team's own people answer, again and again; the trend is theirs."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cities import way
from tests.cities.reading import words
from tests.teams import table
from tests.teams.table import Cast
from thrive.base.models import Entry
from thrive.people.actions import erase_me
from thrive.teams.actions.capacity import check_capacity
from thrive.teams.capacity import STATEMENTS
from thrive.teams.models import CapacityCheck
from thrive.teams.queries.capacity import capacity_page
from thrive.teams.rules import capacity as rules

pytestmark = pytest.mark.django_db
PAGE = "/cities/visalia/capacity/"


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.mark.parametrize(
    ("key", "answers", "reads"),
    [
        *(("ruth", True, True), ("member", True, True), ("rosa", False, True)),
        *(("luz", False, True), ("theo", False, True), ("devon", False, True)),
        ("nobody", False, False),
    ],
)
def test_the_team_answers_and_the_program_reads(
    cast: Cast, key: str, answers: bool, reads: bool
) -> None:
    team = table.design_team(cast)
    member = table.joins(team, way.person("Member"))
    by = member if key == "member" else getattr(cast, key)
    client = way.desk(by)

    may = rules.may_check(by, team.community)

    assert bool(may) is answers
    assert (client.get(PAGE).status_code == 200) is reads
    assert (client.get(f"{PAGE}check/").status_code == 200) is answers
    assert Client().get(PAGE).status_code == 302


def test_answers_are_kept_once_a_day_and_shown_as_means_by_month(cast: Cast) -> None:
    team = table.design_team(cast)
    client = way.desk(cast.ruth)
    others = [table.joins(team, way.person(name)) for name in ("Elvira", "Marcus")]
    client.post(f"{PAGE}check/", dict.fromkeys(STATEMENTS, "1"))
    client.post(f"{PAGE}check/", {**dict.fromkeys(STATEMENTS, "1"), "next_step": "A laptop"})
    for member in others:
        check_capacity(team.community, answers=dict.fromkeys(STATEMENTS, 4), by=member)

    page = capacity_page(cast.ruth, "visalia")

    assert page is not None
    assert [number for _month, number in page.months] == [3]
    assert {trend.means for trend in page.trends} == {(3.0,)}
    assert "A laptop" in words(client.get(PAGE))


def test_two_answers_would_tell_who_said_what_so_they_are_not_shown(cast: Cast) -> None:
    team = table.design_team(cast)
    said = dict.fromkeys(STATEMENTS, 2)
    check_capacity(team.community, answers=said, next_step="Only mine", by=cast.ruth)
    elvira = table.joins(team, way.person("Elvira"))
    check_capacity(team.community, answers=said, by=elvira)

    page = words(way.desk(elvira).get(PAGE))

    assert page.count("too few answers") == len(STATEMENTS)
    assert "Only mine" not in page


def test_what_is_left_out_is_asked_for_and_the_rest_is_kept(cast: Cast) -> None:
    table.design_team(cast)

    answer = way.desk(cast.ruth).post(f"{PAGE}check/", {"lasting": "3", "next_step": "Kept"})

    assert answer.status_code == 422
    assert "Choose one of the four" in words(answer)
    assert "Kept" in answer.content.decode()
    assert not CapacityCheck.objects.exists()


def test_history_and_an_erased_account_tell_nothing_of_the_answers(cast: Cast) -> None:
    team = table.design_team(cast)
    said = dict.fromkeys(STATEMENTS, 1)
    check_capacity(team.community, answers=said, next_step="My own words", by=cast.ruth)

    erase_me(cast.ruth, by=cast.ruth)

    entry = Entry.objects.get(what="check_capacity")
    row = CapacityCheck.objects.get()
    assert entry.facts == {"statements": len(STATEMENTS)}
    assert (row.person, row.next_step) == (None, "")
