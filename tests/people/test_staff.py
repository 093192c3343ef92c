"""Roles, invitations and the register, over HTTP as an administrator."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.people.making import PASSWORD, link_in, member, newest_mail, staff, youth
from thrive.base import history
from thrive.base.decisions import YES, Refused
from thrive.base.models import Entry
from thrive.base.refs import SYSTEM, Ref
from thrive.people import welcome
from thrive.people.actions import accept_invitation, end_role, give_role, invite
from thrive.people.models import Invitation, Person
from thrive.people.spreadsheet import safe_cell

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Person:
    ana = staff("admin")
    Authenticator.objects.create(user=ana, type=Authenticator.Type.TOTP, data={})
    client.force_login(ana)
    return ana


def test_an_administrator_gives_and_ends_a_role(client: Client, admin: Person) -> None:
    rosa = member()
    page = f"/staff/people/{rosa.public_id}/"

    client.post(f"{page}give-role/", {"role": "coach"})
    given = Person.objects.get(pk=rosa.pk).program_roles
    client.post(f"{page}end-role/", {"role": "coach"})

    assert given == frozenset({"coach"})
    assert Person.objects.get(pk=rosa.pk).program_roles == frozenset()
    assert rosa.roles.get().until is not None
    about = Entry.objects.about(rosa.ref()).values_list("what", "by_text", "facts")
    assert list(about)[1:] == [
        ("give_role", "Program staff", {"role": "coach"}),
        ("end_role", "Program staff", {"role": "coach"}),
    ]
    assert "Role given: Coach" in client.get(page).content.decode()


def test_the_last_administrator_keeps_the_role_and_reads_why(client: Client, admin: Person) -> None:
    page = f"/staff/people/{admin.public_id}/"

    answer = client.post(f"{page}end-role/", {"role": "admin"})

    assert answer.status_code == 403
    assert "This is the last program administrator." in answer.content.decode()
    assert "This is the last program administrator." in client.get(page).content.decode()


def test_a_role_that_ended_can_be_given_again(admin: Person) -> None:
    rosa = member()
    give_role(rosa, role="coach", by=SYSTEM)
    end_role(rosa, role="coach", by=SYSTEM)

    give_role(rosa, role="coach", by=SYSTEM)

    assert rosa.roles.count() == 2
    assert rosa.program_roles == frozenset({"coach"})


@pytest.mark.parametrize("role", ["coach", "expert", "data", "grants", "moderator"])
def test_the_register_is_for_administrators(client: Client, role: str) -> None:
    other = staff(role, "Luz Campos")
    Authenticator.objects.create(user=other, type=Authenticator.Type.TOTP, data={})
    client.force_login(other)

    assert client.get("/staff/people/").status_code == 403
    assert client.get("/staff/people.csv").status_code == 403
    assert client.get(f"/staff/people/{other.public_id}/").status_code == 403


def test_searching_and_filtering_the_register(client: Client, admin: Person) -> None:
    member("Rosa Mendez", organization="Kaweah Circle")
    member("Teo Banuelos", affiliation="elected")
    youth("Lupe Vega")

    def found(query: str) -> set[str]:
        page = client.get(f"/staff/people/?{query}").context["page"]
        return {person.name for person in page.people}

    assert found("") == {"Ana Ruiz", "Rosa Mendez", "Teo Banuelos", "Lupe Vega"}
    assert found("words=kaweah+rosa") == {"Rosa Mendez"}
    assert found("affiliation=elected") == {"Teo Banuelos"}
    assert found("role=admin") == {"Ana Ruiz"}
    assert found("band=youth") == {"Lupe Vega"}
    assert found("affiliation=nonsense&role=&band=9") == found("")
    assert found("words=%25") == set()


@pytest.mark.parametrize("people", [1, 3])
def test_the_register_costs_the_same_for_one_and_for_three(
    client: Client, admin: Person, people: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(people):
        give_role(member(f"Rosa{number} Mendez"), role="coach", by=SYSTEM)

    with django_assert_max_num_queries(9):
        client.get("/staff/people/")


def test_the_register_as_a_file_keeps_youth_out_of_it_by_name(
    client: Client, admin: Person
) -> None:
    member("=cmd|calc", email="rosa@example.org")
    youth("Lupe Vega")

    rows = client.get("/staff/people.csv").content.decode("utf-8-sig").splitlines()

    assert rows[0].split(",")[:3] == ["Shown name", "Name", "Email"]
    assert len(rows) == 4
    assert not any("Lupe" in row or "lupe@" in row for row in rows)
    assert any(row.startswith("'=cmd|calc") for row in rows)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_run_as_a_formula(sign: str) -> None:
    assert safe_cell(f"{sign}1+1") == f"'{sign}1+1"


def test_an_invited_person_joins_and_takes_the_role(client: Client, admin: Person) -> None:
    client.post(
        "/staff/people/invite/", {"email": "rosa@example.org", "role": "coach", "language": "en"}
    )
    link = link_in(newest_mail("rosa@example.org"))
    visitor = Client()

    before = visitor.get(link).content.decode()
    sent_to_sign_in = visitor.post(link)["Location"]
    member()
    visitor.post("/accounts/login/", {"login": "rosa@example.org", "password": PASSWORD})
    accepted = visitor.post(link)

    assert "Sign in with the email this invitation was sent to" in before
    assert sent_to_sign_in == f"/accounts/login/?next={link}"
    assert accepted["Location"] == "/me/"
    assert Person.objects.get(email="rosa@example.org").program_roles == frozenset({"coach"})
    assert list(history.verify()) == []


def test_a_forwarded_invitation_opens_nothing(client: Client, admin: Person) -> None:
    invite(email="rosa@example.org", role="admin", by=SYSTEM)
    link = link_in(newest_mail("rosa@example.org"))
    thief = Client()
    thief.force_login(member("Teo Banuelos"))

    answer = thief.post(link)

    assert answer.status_code == 403
    assert "This invitation was sent to another email address." in answer.content.decode()


def test_a_second_invitation_replaces_the_first(client: Client) -> None:
    invite(email="rosa@example.org", role="coach", by=SYSTEM)
    invite(email="Rosa@example.org", role="coach", by=SYSTEM)

    assert [one.state for one in Invitation.objects.order_by("pk")] == ["withdrawn", "open"]


def test_a_withdrawn_invitation_cannot_be_used(client: Client, admin: Person) -> None:
    invitation = invite(email="rosa@example.org", role="coach", by=SYSTEM)

    client.post(f"/staff/people/invitations/{invitation.public_id}/withdraw/")

    with pytest.raises(Refused, match="This invitation was taken back"):
        accept_invitation(invitation, by=member())


def test_a_room_above_says_what_accepting_does(monkeypatch: pytest.MonkeyPatch) -> None:
    welcomed: list[tuple[str, str, str]] = []
    monkeypatch.setitem(
        welcome._welcomes,
        "garden",
        welcome.Welcome(
            may_invite=lambda by, thing, role: YES,
            accepted=lambda invitation, person: welcomed.append(
                (invitation.for_id, invitation.role, person.email)
            ),
            words=lambda role: f"{role} of the garden",
        ),
    )
    garden = Ref("garden", "7", "The garden")

    invitation = invite(email="rosa@example.org", role="lead", by=SYSTEM, for_thing=garden)
    accept_invitation(invitation, by=member())

    assert newest_mail("rosa@example.org").subject == "You are invited: The garden"
    assert "lead of the garden" in newest_mail("rosa@example.org").text
    assert welcomed == [("7", "lead", "rosa@example.org")]
