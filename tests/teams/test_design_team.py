"""The Design Team: five parts of the city at one table, two subgroups of residents who live it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cities import way
from tests.cities.reading import words
from tests.teams import table
from tests.teams.table import Cast
from thrive.base.decisions import Refused
from thrive.cities.models import Enrollment
from thrive.people.actions import accept_invitation, erase_me
from thrive.people.holdings import everything_about
from thrive.people.models import Person
from thrive.program import registry
from thrive.teams.actions import design
from thrive.teams.models import DesignTeam
from thrive.teams.queries.facts import facts_of, team_facts
from thrive.teams.rules import design as rules
from thrive.teams.rules.newcomers import Newcomer, read_list

pytestmark = pytest.mark.django_db
BOOK = registry.current()
PAGE = "/cities/visalia/design-team/"


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.mark.parametrize(
    ("tier", "sentence"),
    [
        ("pilot", ""),
        ("vanguard", ""),
        (
            "affiliate",
            "Affiliate cities work through their Core Team. A Design Team comes with the Pilot "
            "tier: when your six seats are filled and your city is ready for more, tell your "
            "coach, who can propose the move.",
        ),
    ],
)
def test_only_pilot_and_vanguard_cities_form_one(cast: Cast, tier: str, sentence: str) -> None:
    community = table.core_team(cast).community
    Enrollment.objects.filter(community=community).update(tier=tier)

    answer = rules.may_form(cast.ruth, table.fresh(community))

    assert str(answer.sentence) == sentence


@pytest.mark.parametrize(
    ("key", "may"),
    [
        *(("ruth", True), ("luz", True), ("imani", True)),
        *(("theo", False), ("devon", False), ("rosa", False), ("nobody", False)),
    ],
)
def test_who_may_form_it_and_name_people(cast: Cast, key: str, may: bool) -> None:
    team = table.design_team(cast)
    DesignTeam.objects.all().exclude(pk=team.pk).delete()

    answer = rules.may_add_members(getattr(cast, key), team)

    assert bool(answer) is may
    assert bool(answer.sentence) is not may


def test_a_city_has_one_design_team(cast: Cast) -> None:
    team = table.design_team(cast)

    answer = rules.may_form(cast.ruth, table.fresh(team.community))

    assert str(answer.sentence) == "This city already has its Design Team."


@pytest.mark.parametrize(
    ("youth", "adults", "speak", "sentences"),
    [
        (0, 0, False, (
            "Youth Design Team: it needs 2 members and has 0.",
            "Adult Design Team: it needs 2 members and has 0.",
        )),
        (1, 2, True, ("Youth Design Team: it needs 2 members and has 1.",)),
        (2, 2, False, (
            "Youth Design Team: nobody represents it in the whole team yet.",
            "Adult Design Team: nobody represents it in the whole team yet.",
        )),
        (2, 2, True, ()),
    ],
)  # fmt: skip
def test_a_team_counts_when_both_subgroups_have_two_members_and_a_voice(
    cast: Cast, youth: int, adults: int, speak: bool, sentences: tuple[str, ...]
) -> None:
    team = design.form_design_team(table.fresh(table.core_team(cast).community), by=cast.ruth)
    design.add_members(team, people=[*table.youth(youth), *table.adults(adults)], by=cast.ruth)
    if speak:
        table.whole(team, cast.ruth)

    facts = team_facts(team.community)

    assert facts.why_not == sentences
    assert facts.is_valid is (sentences == ())


def test_the_table_has_five_parts_and_each_is_filled_empty_or_half(cast: Cast) -> None:
    team = table.design_team(cast)
    design.add_members(team, people=[Newcomer("Owen Q.", "city_staff", "Parks")], by=cast.luz)

    parts = team_facts(team.community).coverage

    assert [(part.slug, part.members, part.missing) for part in parts] == [
        ("residents", 4, ()),
        ("community_organizations", 0, ("Community-based organization",)),
        ("youth_organizations", 0, ("Youth organization",)),
        ("city", 1, ("Elected official",)),
        ("institutions", 0, ("Institution",)),
    ]


def test_many_cities_are_asked_about_in_four_queries(
    cast: Cast, django_assert_num_queries: object
) -> None:
    first = table.design_team(cast).community
    second = table.on_its_way(cast, "Merced").community

    with django_assert_num_queries(4):  # type: ignore[operator]
        facts = facts_of([first.pk, second.pk])

    assert [facts[pk].core_filled for pk in (first.pk, second.pk)] == [6, 6]
    assert facts[second.pk].sentence == "The Design Team is not formed yet."


def test_members_of_a_subgroup_choose_who_represents_it(cast: Cast) -> None:
    team = table.design_team(cast)
    elvira = table.joins(team, way.person("Elvira"))
    ximena = table.joins(team, table.a_youth(), "youth")
    adult = team.memberships.get(name="Grown PersonA")

    answers = [bool(rules.may_name_representative(by, adult)) for by in (elvira, ximena, cast.luz)]

    assert answers == [True, False, True]


def test_somebody_outside_a_subgroup_cannot_represent_it(cast: Cast) -> None:
    team = table.design_team(cast)
    [owen] = design.add_members(team, people=[Newcomer("Owen Q.", "city_staff")], by=cast.luz)

    with pytest.raises(Refused) as refusal:
        design.name_representative(owen, chosen=True, by=cast.luz)

    assert refusal.value.sentence == (
        "Representatives come from a subgroup. Put the person in one first."
    )


def test_whoever_leaves_the_subgroup_no_longer_represents_it(cast: Cast) -> None:
    team = table.design_team(cast)
    table.whole(team, cast.ruth)
    speaker = team.memberships.filter(is_representative=True, category="youth").get()

    design.sit_in(speaker, subgroup=None, by=cast.ruth)

    assert team_facts(team.community).representatives["youth"] == 0


def test_an_invited_person_keeps_the_place_they_had_on_paper(cast: Cast) -> None:
    team = table.design_team(cast)
    paper = Newcomer("Ines T.", "cbo", "Manos del Campo", "ines@example.org")
    [row] = design.add_members(team, people=[paper], by=cast.ruth)
    invitation = design.invite_member(
        team, email="ines@example.org", category="cbo", language="es", by=cast.ruth
    )

    accept_invitation(invitation, by=way.person("Ines"))

    row.refresh_from_db()
    assert (row.on_paper, row.organization, row.person.name) == (False, "Manos del Campo", "Ines")
    assert team.memberships.count() == 5


def test_somebody_under_18_joins_as_a_youth_resident_only(cast: Cast) -> None:
    team = table.design_team(cast)

    with pytest.raises(Refused) as refusal:
        design.join_team(team, role="cbo", by=table.a_youth())

    assert refusal.value.sentence == (
        "Under 18 you join as a youth resident. Ask for an invitation that says so."
    )


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Ana Díaz", ("Ana Díaz", "adult", "", "")),
        ("Ana; Casa Semilla; Ana@Example.org", ("Ana", "adult", "Casa Semilla", "ana@example.org")),
        ("Noor\telected official\tCity Council", ("Noor", "elected", "City Council", "")),
    ],
)
def test_a_line_of_a_list_is_a_name_and_what_else_is_known(
    line: str, read: tuple[str, ...]
) -> None:
    [one], faults = read_list(line, usual="adult", rulebook=BOOK)

    assert faults == ()
    assert (one.name, one.category, one.organization, one.email) == read


@pytest.mark.parametrize(
    ("text", "number", "sentence"),
    [
        ("ana@example.org", 1, "A line begins with a name."),
        ("Ana\n\nBo; x@", 3, "“x@” is not an email."),
        ("Ana; A; B", 1, "“B” is one part too many."),
        ("Ana\nana", 2, "ana stands in the list twice."),
        ("\n".join(f"Person {n}" for n in range(61)), 61, "Add at most 60 people at once."),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text: str, number: int, sentence: str) -> None:
    _found, [fault] = read_list(text, usual="adult", rulebook=BOOK)

    assert (fault.line, fault.sentence) == (number, sentence)


def test_a_pasted_list_with_a_fault_adds_nobody_and_loses_nothing(cast: Cast) -> None:
    team = table.design_team(cast)
    text = "Keisha M.; Bayline; Youth organization\nGrown PersonA\nSamir; not@an"

    answer = way.desk(cast.ruth).post(f"{PAGE}list/", {"usual": "adult", "people": text})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Line 3: “not@an” is not an email." in page
    assert "Grown PersonA is in the team already." in page
    assert "Keisha M.; Bayline; Youth organization" in page
    assert team.memberships.count() == 4


def test_a_pasted_list_adds_everybody(cast: Cast) -> None:
    team = table.design_team(cast)
    text = "Keisha M.; Bayline; Youth organization\nSamir D.; Carquinez"

    way.desk(cast.ruth).post(f"{PAGE}list/", {"usual": "cbo", "people": text})

    added = team.memberships.filter(category__in=("youth_org", "cbo"))
    assert list(added.order_by("pk").values_list("name", "organization", "category")) == [
        ("Keisha M.", "Bayline", "youth_org"),
        ("Samir D.", "Carquinez", "cbo"),
    ]


def test_the_public_reads_only_adults_who_opened_their_profile(cast: Cast) -> None:
    team = table.design_team(cast)
    table.joins(team, way.person("Open Adult", visibility="public"))
    table.joins(team, way.person("Quiet Adult", visibility="program"))
    table.joins(team, table.a_youth(), "youth")

    page = words(Client().get(PAGE))

    assert "Open Adult" in page
    assert [n for n in ("Quiet", "Ximena", "Grown", "Young Person") if n in page] == []
    assert "6 more people take part." in page


def test_their_own_team_reads_youth_by_first_name_and_initial(cast: Cast) -> None:
    team = table.design_team(cast)
    table.joins(team, table.a_youth(), "youth")

    page = words(way.desk(cast.ruth).get(PAGE))

    assert "Young P." in page
    assert "Young PersonA" not in page
    assert "A youth member" in page
    assert "Rivera" not in page


def test_missing_supporters_are_a_gap_and_not_an_error(cast: Cast) -> None:
    team = table.design_team(cast)
    table.whole(team, cast.ruth)
    youth = team.subgroups.get(kind="youth")
    design.add_support(youth, kind="coach", name="Luz", by=cast.luz)

    page = words(way.desk(cast.ruth).get(PAGE))

    assert (
        "Nobody of this kind supports them yet: Community-based organization, Youth organization."
        in page
    )
    assert team_facts(team.community).is_valid


def test_everybody_may_leave_and_a_membership_ends_with_a_reason(cast: Cast) -> None:
    team = table.design_team(cast)
    elvira = table.joins(team, way.person("Elvira"))
    mine = team.memberships.get(person=elvira)
    other = team.memberships.get(name="Grown PersonA")

    asked = [
        str(rules.may_end_membership(by, row, reason).sentence)
        for by, row, reason in (
            (elvira, mine, ""),
            (elvira, other, "She has moved to another city."),
            (cast.ruth, other, ""),
            (cast.ruth, other, "She has moved to another city."),
        )
    ]

    assert asked == [
        "",
        "Only the Core Team of the city, its coach or the program can change this.",
        "Say why, in a sentence. It stays in the team.",
        "",
    ]


def test_an_erased_member_leaves_dates_and_no_name(cast: Cast) -> None:
    team = table.design_team(cast)
    elvira = table.joins(team, way.person("Elvira"))
    own = everything_about(elvira)["teams"]["design_team"]

    erase_me(elvira, by=elvira)

    row = team.memberships.order_by("pk").last()
    assert [one["category"] for one in own] == ["adult"]
    assert row is not None
    assert (row.name, row.email, row.person) == ("", "", None)
    assert row.left_on is not None


def _queries(client: Client, path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize("who", ["", "ruth", "luz"])
def test_the_pages_ask_as_often_for_many_people_as_for_few(cast: Cast, who: str) -> None:
    team = table.design_team(cast)
    table.joins(team, way.person("First Adult"))
    client = way.desk(getattr(cast, who)) if who else Client()
    few = [_queries(client, path) for path in (PAGE, "/cities/visalia/core-team/")]
    for number in range(3):
        person: Person = way.person(f"Adult {number}")
        table.joins(team, person)
        design.invite_member(
            team, email=f"a{number}@example.org", category="adult", language="en", by=cast.ruth
        )

    many = [_queries(client, path) for path in (PAGE, "/cities/visalia/core-team/")]

    assert many == few
    assert max(many) <= 17
