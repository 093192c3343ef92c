"""Every rule as a table: who × state → answer and sentence. Those of roles: `test_role_rules`."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.people.asking import BYS, LEFT, ONLY_ADMIN, assented, consented, erased, said, withdrawn
from tests.people.making import agreed, member, staff, youth
from thrive.base import clock
from thrive.base.refs import SYSTEM
from thrive.people import rules
from thrive.people.actions import withdraw_consent
from thrive.people.age import Age
from thrive.people.models import Person
from thrive.people.rules import guardian_of
from thrive.people.words import Visibility

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("band", "answer"),
    [
        ("adult", "yes"),
        ("youth", "yes"),
        (
            "child",
            "You cannot have an account here yet. You can still take part: come to a listening "
            "session or an event in your city with a grown-up or a group.",
        ),
    ],
)
def test_may_join(band: str, answer: str) -> None:
    assert said(rules.may_join(Age(band))) == answer


CONTACT = "Leave email, phone numbers and web addresses out of the shown name."
FAMILY = "Leave your last name out of the shown name. It keeps you safer."


@pytest.mark.parametrize(
    ("shown", "is_youth", "answer"),
    [
        ("Lupe V.", True, "yes"),
        ("Heron 47", True, "yes"),
        ("Lupe Vega", False, "yes"),
        ("Lupe Vega", True, FAMILY),
        ("a@b.example", False, CONTACT),
        ("a@b.example", True, CONTACT),
    ],
)
def test_may_be_called(shown: str, is_youth: bool, answer: str) -> None:
    assert said(rules.may_be_called(shown, name="Lupe Vega", youth=is_youth)) == answer


@pytest.mark.parametrize(
    ("guardian", "answer"),
    [
        ("parent@example.org", "yes"),
        ("", "Enter the email of a parent or guardian, so that we can ask them."),
        ("Lupe@Example.org", "A guardian needs an email of their own. This is yours."),
    ],
)
def test_may_name_guardian(guardian: str, answer: str) -> None:
    assert said(rules.may_name_guardian("lupe@example.org", guardian)) == answer


WAITS = "Nothing of yours is shown to others until a parent or guardian agrees."
NO_GUARDIAN = "Their guardian has not agreed to this."
NO_ASSENT = "Their guardian agrees to this. They have not said yes themselves."


@pytest.mark.parametrize(
    ("person", "shown", "photo", "quote"),
    [
        (member, "yes", "yes", "yes"),
        (youth, WAITS, NO_GUARDIAN, NO_GUARDIAN),
        (consented, "yes", NO_ASSENT, NO_GUARDIAN),
        (assented, "yes", "yes", NO_GUARDIAN),
        (withdrawn, WAITS, NO_GUARDIAN, NO_GUARDIAN),
        (erased, LEFT, "yes", "yes"),
    ],
)
def test_may_be_shown_and_may_use(
    person: Callable[[], Person], shown: str, photo: str, quote: str
) -> None:
    somebody = person()

    assert said(rules.may_be_shown(somebody)) == shown
    assert Person.objects.may_be_shown().filter(pk=somebody.pk).exists() is (shown == "yes")
    assert said(rules.may_use(somebody, "photo")) == photo
    assert said(rules.may_use(somebody, "quote")) == quote


@pytest.mark.parametrize("visibility", Visibility.values)
@pytest.mark.parametrize("viewer", ["visitor", "member", "coach", "admin", "self"])
def test_may_see_profile(viewer: str, visibility: str) -> None:
    rosa = member()
    Person.objects.filter(pk=rosa.pk).update(visibility=visibility)
    viewers: dict[str, Callable[[], Any]] = {
        "visitor": AnonymousUser,
        "member": lambda: member("Teo Banuelos"),
        "coach": lambda: staff("coach"),
        "admin": lambda: staff("admin"),
        "self": lambda: rosa,
    }
    opens = {
        "public": {"visitor", "member", "coach", "admin", "self"},
        "community": {"member", "coach", "admin", "self"},
        "program": {"coach", "admin", "self"},
    }

    answer = said(rules.may_see_profile(viewers[viewer](), rosa))

    expected = "yes" if viewer in opens[visibility] else "This profile is not open to you."
    assert answer == expected


@pytest.mark.parametrize("viewer", ["visitor", "member", "coach", "admin", "self"])
def test_a_youth_without_consent_is_seen_by_administrators_and_themselves(viewer: str) -> None:
    lupe = youth()
    viewers: dict[str, Callable[[], Any]] = {
        "visitor": AnonymousUser,
        "member": member,
        "coach": lambda: staff("coach"),
        "admin": lambda: staff("admin"),
        "self": lambda: lupe,
    }

    assert bool(rules.may_see_profile(viewers[viewer](), lupe)) is (viewer in {"admin", "self"})


@pytest.mark.parametrize(
    ("made", "visibility", "answer"),
    [
        (member, "public", "yes"),
        (youth, "community", "yes"),
        (youth, "program", "yes"),
        (
            youth,
            "public",
            "Until you are 18, your profile can be open to signed-in people at most.",
        ),
    ],
)
def test_may_show_profile_to(made: Callable[[], Person], visibility: str, answer: str) -> None:
    assert said(rules.may_show_profile_to(made(), visibility)) == answer


@pytest.mark.parametrize(
    ("asked", "answer"),
    [(0, "yes"), (1, "yes"), (2, "You can ask a guardian 3 times a day. Try again tomorrow.")],
)
def test_may_ask_guardian(asked: int, answer: str) -> None:
    lupe = youth()
    for number in range(asked):
        lupe.consents.create(guardian_email=f"aunt{number}@example.org")

    assert said(rules.may_ask_guardian(lupe, lupe)) == answer
    tomorrow = clock.now() + datetime.timedelta(days=1, minutes=1)
    with clock.at(tomorrow):
        assert said(rules.may_ask_guardian(lupe, lupe)) == "yes"


def test_who_may_ask_a_guardian() -> None:
    lupe, rosa = youth(), member()

    assert said(rules.may_ask_guardian(rosa, lupe)) == (
        "Only the young person can name their guardian."
    )
    assert said(rules.may_ask_guardian(rosa, rosa)) == (
        "Only people under 18 need a guardian to agree."
    )


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        ("asked", "yes"),
        ("given", "yes"),
        (
            "expired",
            "This link has expired. The young person can ask again, and you will get a new one.",
        ),
        ("given long ago", "yes"),
        (
            "withdrawn",
            "This consent was withdrawn. If you change your mind, the young person can ask "
            "again, and you will get a new link.",
        ),
    ],
)
def test_may_answer(state: str, answer: str) -> None:
    lupe = youth()
    consent = lupe.consents.get()
    if state in ("given", "given long ago", "withdrawn"):
        consent = agreed(lupe)
    if state == "withdrawn":
        consent = withdraw_consent(consent, by=guardian_of(consent))
    days = 15 if state in ("expired", "given long ago") else 0

    with clock.at(clock.now() + datetime.timedelta(days=days)):
        assert said(rules.may_answer(consent)) == answer


@pytest.mark.parametrize(
    ("who", "answer"),
    [
        ("guardian", "yes"),
        ("self", "yes"),
        ("admin", "yes"),
        ("system", "yes"),
        ("member", ONLY_ADMIN.format("withdraw a consent for somebody else")),
        ("coach", ONLY_ADMIN.format("withdraw a consent for somebody else")),
    ],
)
def test_may_withdraw_consent(who: str, answer: str) -> None:
    lupe = youth()
    consent = agreed(lupe)
    by: Any = {"guardian": guardian_of(consent), "self": lupe}.get(who) or BYS[who]()

    assert said(rules.may_withdraw_consent(by, consent)) == answer


def test_a_consent_is_withdrawn_once() -> None:
    person = withdrawn()

    assert said(rules.may_withdraw_consent(person, person.consents.get())) == (
        "This is already “consent withdrawn”, so that step is not open."
    )


def test_may_assent() -> None:
    lupe = youth()
    consent = agreed(lupe)

    assert said(rules.may_assent(lupe, consent)) == "yes"
    assert said(rules.may_assent(member(), consent)) == (
        "Only the young person can say yes for themselves."
    )
    consent = withdraw_consent(consent, by=lupe)
    assert said(rules.may_assent(lupe, consent)) == "This consent was withdrawn."


def test_may_turn_18() -> None:
    lupe, rosa = youth(), member()
    assert lupe.adult_from is not None
    birthday_month_is_over = datetime.datetime.combine(
        lupe.adult_from, datetime.time(20), tzinfo=datetime.UTC
    )
    with clock.at(datetime.datetime(2026, 6, 15, tzinfo=datetime.UTC)):
        lupe.adult_from = datetime.date(2026, 7, 1)
        too_early = said(rules.may_turn_18(lupe, lupe))
    lupe.refresh_from_db()

    assert too_early == "You can change to an adult’s account from July 1, 2026."
    assert said(rules.may_turn_18(rosa, lupe)) == "Only the person can make this choice."
    assert said(rules.may_turn_18(rosa, rosa)) == "This account is already an adult’s account."
    with clock.at(birthday_month_is_over):
        assert said(rules.may_turn_18(lupe, lupe)) == "yes"


def test_only_oneself_changes_a_profile_and_takes_a_copy() -> None:
    rosa, admin = member(), staff("admin")

    assert said(rules.may_change_profile(rosa, rosa)) == "yes"
    assert said(rules.may_change_profile(SYSTEM, rosa)) == "yes"
    assert said(rules.may_change_profile(admin, rosa)) == (
        "Only the person can change their own profile."
    )
    assert said(rules.may_export(rosa, rosa)) == "yes"
    assert said(rules.may_export(admin, rosa)) == (
        "Only the person can ask for a copy of their own data."
    )


def test_nobody_is_erased_twice() -> None:
    assert said(rules.may_erase(SYSTEM, erased())) == "This account is already erased."
