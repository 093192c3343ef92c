"""A Design Team weighs the index: who may what, when, and that nobody's own points come out."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.cities import way
from thrive.base import clock
from thrive.base.decisions import Decision, Refused
from thrive.cities.models import CityRole, Community
from thrive.people.models import Person
from thrive.teams.models import DesignTeam, DesignTeamMembership, Subgroup
from thrive.wellbeing.actions import sittings as acts
from thrive.wellbeing.models import WeighingSitting, WeightVote
from thrive.wellbeing.own_data import erase_points, export_points
from thrive.wellbeing.queries.weights import team_weights
from thrive.wellbeing.rules import sittings as rules

pytestmark = pytest.mark.django_db
EQUAL = {1: 20, 2: 20, 3: 20, 4: 20, 5: 10, 6: 10}
YOUNG = {1: 0, 2: 40, 3: 40, 4: 0, 5: 0, 6: 20}


@pytest.fixture
def city() -> Community:
    place = Community.objects.create(name="Vallejo", slug="vallejo")
    team = DesignTeam.objects.create(community=place, formed_on=clock.today())
    for kind in ("youth", "adult"):
        Subgroup.objects.create(team=team, kind=kind)
    for number in range(6):
        for category in ("youth", "adult"):
            _member(team, f"{category}{number}", category, with_account=number < 2)
    return place


def _member(team: DesignTeam, name: str, category: str, *, with_account: bool) -> None:
    DesignTeamMembership.objects.create(
        team=team, name=name, category=category, joined_on=clock.today(),
        person=way.person(name) if with_account else None, on_paper=not with_account,
    )  # fmt: skip


def lead(city: Community) -> Person:
    person = Person.objects.filter(name="Ruth").first() or way.person("Ruth")
    CityRole.objects.get_or_create(
        community=city, person=person, role="core", defaults={"since": clock.now()}
    )
    return person


def opened(city: Community) -> WeighingSitting:
    return acts.open_sitting(city, question="What matters most?", by=lead(city))


def paper(city: Community, category: str, count: int) -> list[DesignTeamMembership]:
    rows = DesignTeamMembership.objects.filter(team__community=city, person=None)
    return list(rows.filter(category=category).order_by("name")[:count])


def weighed(city: Community, youth: int, adults: int) -> WeighingSitting:
    """So many give points on paper."""
    sitting = opened(city)
    for category, count, points in (("youth", youth, YOUNG), ("adult", adults, EQUAL)):
        for member in paper(city, category, count):
            acts.write_points_down(sitting, membership=member, points=points, by=lead(city))
    return sitting


def person(name: str) -> Person:
    return Person.objects.get(name=name)


def test_a_member_gives_points_once_and_may_change_them(city: Community) -> None:
    sitting, by = opened(city), person("youth0")

    acts.give_points(sitting, points=EQUAL, by=by)
    acts.give_points(sitting, points=YOUNG, by=by)

    [vote] = WeightVote.objects.all()
    assert (vote.group, vote.points["2"]) == ("youth", 40)
    assert export_points(by)[0]["points"] == vote.points


@pytest.mark.parametrize(
    ("points", "says"),
    [
        (EQUAL | {1: 10}, "You have spread 90 of 100 points. Give 10 points more."),
        (EQUAL | {1: 21}, "You have spread 101 points, and there are 100. Take 1 point away."),
        ({1: 100}, "Give every area a whole number of points from 0 to 100."),
        (EQUAL | {1: -1, 2: 41}, "Give every area a whole number of points from 0 to 100."),
    ],
)
def test_one_hundred_points_are_spread(points: dict[int, int], says: str) -> None:
    assert rules.points_are_spread(points).sentence == says


def test_who_may_do_what(city: Community) -> None:
    sitting = opened(city)
    core, member, other = lead(city), person("adult0"), way.person("Someone")
    account = DesignTeamMembership.objects.get(person=member)
    without = paper(city, "adult", 1)[0]

    def said(decision: Decision) -> str:
        return str(decision.sentence) or "yes"

    stranger = "Only members of the Design Team give points, each for themselves."
    assert said(rules.may_give(member, sitting, account)) == "yes"
    assert said(rules.may_give(core, sitting, None)) == stranger
    assert said(rules.may_write_down(core, sitting, without)) == "yes"
    assert said(rules.may_write_down(core, sitting, account)) == (
        "This member has an account and gives their own points."
    )
    for deed in (rules.may_close, lambda by, row: rules.may_write_down(by, row, without)):
        assert said(deed(core, sitting)) == "yes"
        assert not deed(member, sitting)
        assert not deed(other, sitting)
    assert not rules.may_open(core, city, has_team=True, is_open=True)
    assert not rules.may_open(core, city, has_team=False, is_open=False)


def test_a_closed_sitting_takes_no_points_and_may_be_reopened(city: Community) -> None:
    sitting = opened(city)
    acts.close_sitting(sitting, by=lead(city))

    with pytest.raises(Refused, match="This sitting is closed"):
        acts.give_points(sitting, points=EQUAL, by=person("adult0"))
    acts.reopen_sitting(sitting, by=lead(city))
    acts.give_points(sitting, points=EQUAL, by=person("adult0"))

    assert WeightVote.objects.count() == 1


def test_too_few_points_are_never_published(city: Community) -> None:
    sitting = acts.close_sitting(weighed(city, 2, 2), by=lead(city))

    with pytest.raises(Refused, match="Fewer than 5 people gave points"):
        acts.publish_weights(sitting, by=lead(city))


def test_a_small_group_is_withheld_and_so_is_what_would_give_it_away(city: Community) -> None:
    sitting = weighed(city, 4, 4)
    acts.give_points(sitting, points=EQUAL, by=person("adult0"))
    sitting = acts.publish_weights(acts.close_sitting(sitting, by=lead(city)), by=lead(city))

    assert set(sitting.result["points"]) == {"adult"}
    assert [one.key for one in team_weights()] == ["vallejo-1-adult"]


def test_published_weights_are_read_by_everybody_until_they_are_taken_back(
    city: Community, client: Client
) -> None:
    sitting = weighed(city, 4, 4)
    for name in ("youth0", "adult0"):
        points = YOUNG if name == "youth0" else EQUAL
        acts.give_points(sitting, points=points, by=person(name))
    acts.publish_weights(acts.close_sitting(sitting, by=lead(city)), by=lead(city))
    page = "/data/index/weights/vallejo/1/"

    shown = client.get(page).content.decode()
    acts.withdraw_weights(sitting, reason="We want to ask more people.", by=lead(city))

    assert "5 people" in shown
    assert "youth1" not in shown
    assert client.get(page).status_code == 404
    assert team_weights() == []


def test_whoever_is_erased_takes_their_points_along(city: Community) -> None:
    sitting, by = opened(city), person("youth0")
    acts.give_points(sitting, points=YOUNG, by=by)

    erase_points(by)

    assert WeightVote.objects.count() == 0
    assert WeighingSitting.objects.count() == 1


def test_the_workspace_is_the_teams_own(city: Community, client: Client, settings: Any) -> None:
    weighed(city, 4, 4)
    found = {}
    for name in ("youth0", "Someone else"):
        who = Person.objects.filter(name=name).first() or way.person(name)
        browser = Client()
        browser.force_login(who, backend="thrive.people.sessions.ByEmailAndPassword")
        found[name] = browser.get("/cities/vallejo/index-weights/").status_code

    assert found == {"youth0": 200, "Someone else": 404}
    assert client.get("/cities/vallejo/index-weights/").status_code == 302
