"""Program roles and invitations to them, as tables: who × state → answer and sentence."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from tests.people.asking import BYS, LEFT, ONLY_ADMIN, consented, erased, said
from tests.people.making import member, open_invitation, staff, youth
from thrive.base import clock
from thrive.base.refs import SYSTEM
from thrive.people import rules
from thrive.people.actions import give_role, invite, withdraw_invitation
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("by", "may"), [("system", 1), ("admin", 1), ("coach", 0), ("member", 0)])
def test_who_may_give_roles_invite_and_erase_others(by: str, may: int) -> None:
    actor, rosa = BYS[by](), member()

    def expected(to_do: str) -> str:
        return "yes" if may else ONLY_ADMIN.format(to_do)

    assert said(rules.may_give_role(actor, rosa, "coach")) == expected("give program roles")
    assert said(rules.may_invite(actor, role="coach")) == expected("invite people to the program")
    assert said(rules.may_erase(actor, rosa)) == expected("erase somebody else’s account")
    give_role(rosa, role="data", by=SYSTEM)
    assert said(rules.may_end_role(actor, rosa, "data")) == expected("end program roles")
    assert said(rules.may_end_role(rosa, rosa, "data")) == "yes"


ROLES = "admin, coach, expert, data, grants, moderator"


@pytest.mark.parametrize(
    ("made", "role", "answer"),
    [
        (member, "coach", "yes"),
        (member, "king", f"There is no role “king”. The roles are: {ROLES}."),
        (youth, "coach", "Program roles are for people of 18 or older."),
        (consented, "coach", "Program roles are for people of 18 or older."),
        (erased, "coach", LEFT),
        (lambda: staff("coach"), "coach", "This person already has that role."),
        (lambda: staff("coach"), "data", "yes"),
    ],
)
def test_may_hold_role(made: Callable[[], Person], role: str, answer: str) -> None:
    assert said(rules.may_hold_role(made(), role)) == answer


LAST = "This is the last program administrator. Give the role to somebody else first."


@pytest.mark.parametrize("others", [0, 1])
def test_the_last_administrator_cannot_leave(others: int) -> None:
    ana = staff("admin")
    for _other in range(others):
        staff("admin", "Ines Admin")

    answer = "yes" if others else LAST
    assert said(rules.may_end_role(ana, ana, "admin")) == answer
    assert said(rules.may_end_role(SYSTEM, ana, "admin")) == answer
    assert said(rules.may_erase(ana, ana)) == answer


def test_a_role_nobody_holds_cannot_end() -> None:
    assert said(rules.may_end_role(SYSTEM, member(), "coach")) == (
        "This person does not have that role."
    )


def open_one() -> None:
    invite(email="rosa@example.org", role="coach", by=SYSTEM)


def withdrawn_one() -> None:
    withdraw_invitation(invite(email="rosa@example.org", role="coach", by=SYSTEM), by=SYSTEM)


@pytest.mark.parametrize(
    ("who", "days_later", "answer"),
    [
        ("Rosa Mendez", 0, "yes"),
        (
            "Teo Banuelos",
            0,
            "This invitation was sent to another email address. Sign in with that address, "
            "or ask for a new invitation to the one you use here.",
        ),
        (
            "Rosa Mendez",
            14,
            "This invitation has expired. Ask the person who invited you to send a new one.",
        ),
    ],
)
def test_may_accept_invitation(who: str, days_later: int, answer: str) -> None:
    open_one()
    invitation, person = open_invitation("rosa@example.org"), member(who)

    with clock.at(clock.now() + datetime.timedelta(days=days_later, minutes=1)):
        assert said(rules.may_accept_invitation(person, invitation)) == answer


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        ("withdrawn_at", "This invitation was taken back. Ask the person who invited you why."),
        ("accepted_at", "This invitation was already used."),
    ],
)
def test_an_invitation_that_is_closed(state: str, answer: str) -> None:
    open_one()
    invitation = open_invitation("rosa@example.org")
    setattr(invitation, state, clock.now())

    assert said(rules.may_accept_invitation(member(), invitation)) == answer


def test_an_invited_person_who_already_has_the_role() -> None:
    rosa = staff("coach", "Rosa Mendez")
    open_one()

    answer = said(rules.may_accept_invitation(rosa, open_invitation("rosa@example.org")))

    assert answer == "This person already has that role."


def test_may_withdraw_invitation() -> None:
    open_one()
    invitation = open_invitation("rosa@example.org")

    assert said(rules.may_withdraw_invitation(SYSTEM, invitation)) == "yes"
    assert said(rules.may_withdraw_invitation(member(), invitation)) == ONLY_ADMIN.format(
        "invite people to the program"
    )
    invitation.accepted_at = clock.now()
    assert said(rules.may_withdraw_invitation(SYSTEM, invitation)) == (
        "This is already “invitation accepted”, so that step is not open."
    )
