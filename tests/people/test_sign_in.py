"""Signing in: by code, by password, with a second step; too many tries; and what nobody learns."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from tests.people.making import PASSWORD, code_in, member, newest_mail, staff, youth
from thrive.base.refs import SYSTEM
from thrive.notices.models import OutboundMessage
from thrive.people.actions import erase_me, give_role
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
LOCKED = (
    "Too many tries with a wrong password. Wait 15 minutes, or sign in with a code sent to your "
    "email."
)


def with_password(client: Client, email: str, password: str = PASSWORD) -> Any:
    return client.post("/accounts/login/", {"login": email, "password": password})


def by_code(client: Client, email: str) -> Any:
    asked = client.post("/accounts/login/code/", {"email": email})
    return client.post(asked["Location"], {"code": code_in(newest_mail(email))})


def test_a_code_by_mail_is_enough(client: Client) -> None:
    member(password=None)

    answer = by_code(client, "rosa@example.org")

    assert answer["Location"] == "/desk/"


@pytest.mark.parametrize(("language", "desk"), [("en", "/desk/"), ("es", "/es/desk/")])
def test_the_persons_language_decides_the_desk(client: Client, language: str, desk: str) -> None:
    member(language=language)

    assert with_password(client, "rosa@example.org")["Location"] == desk


def test_the_code_mail_is_in_the_persons_language_whatever_page_asked(client: Client) -> None:
    member(language="es")

    client.post("/accounts/login/code/", {"email": "rosa@example.org"})

    assert newest_mail("rosa@example.org").subject == "Su código para iniciar sesión"


def test_a_code_is_never_in_the_subject_or_the_context(client: Client) -> None:
    member()

    client.post("/accounts/login/code/", {"email": "rosa@example.org"})

    mail = newest_mail("rosa@example.org")
    assert code_in(mail) not in mail.subject
    assert (mail.context, mail.secret) == ({}, True)


def test_asking_for_a_code_looks_the_same_for_known_and_unknown_emails() -> None:
    member()
    known, unknown = Client(), Client()

    first = known.post("/accounts/login/code/", {"email": "rosa@example.org"})
    second = unknown.post("/accounts/login/code/", {"email": "nobody@example.org"})

    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    page, other = known.get(first["Location"]), unknown.get(second["Location"])
    assert words_of(page) == words_of(other)
    assert newest_mail("nobody@example.org").subject == "There is no account with this email"


def test_a_wrong_password_reads_the_same_for_known_and_unknown_emails() -> None:
    member()

    known = with_password(Client(), "rosa@example.org", "wrong")
    unknown = with_password(Client(), "nobody@example.org", "wrong")

    assert known.status_code == unknown.status_code == 200
    assert words_of(known) == words_of(unknown).replace("nobody@example.org", "rosa@example.org")


@pytest.mark.parametrize("email", ["rosa@example.org", "nobody@example.org"])
def test_too_many_wrong_passwords_lock_with_a_sentence(client: Client, email: str) -> None:
    member()

    answers = [with_password(client, email, "wrong") for _turn in range(8)]
    right_but_late = with_password(client, email)

    assert [answer.status_code for answer in answers[:7]] == [200] * 7
    assert right_but_late.status_code == 429
    assert LOCKED in right_but_late.content.decode()
    assert "_auth_user_id" not in client.session


def test_the_lock_is_on_one_email_and_one_computer(client: Client) -> None:
    member()
    member("Teo Banuelos")
    for _turn in range(8):
        with_password(client, "rosa@example.org", "wrong")

    elsewhere = Client(REMOTE_ADDR="10.1.1.1")

    assert with_password(client, "teo@example.org").status_code == 302
    assert with_password(elsewhere, "rosa@example.org").status_code == 302


def test_a_locked_person_still_gets_in_by_code(client: Client) -> None:
    member()
    for _turn in range(9):
        with_password(client, "rosa@example.org", "wrong")

    assert by_code(client, "rosa@example.org")["Location"] == "/desk/"


def test_three_wrong_codes_end_the_try(client: Client) -> None:
    member()
    asked = client.post("/accounts/login/code/", {"email": "rosa@example.org"})
    for _turn in range(3):
        last = client.post(asked["Location"], {"code": "WRONG1"})

    late = client.post(asked["Location"], {"code": code_in(newest_mail("rosa@example.org"))})

    assert last.status_code == 302
    assert "_auth_user_id" not in client.session
    assert late.status_code == 302


def test_staff_without_a_second_step_are_led_to_set_one_up(client: Client) -> None:
    client.force_login(staff("admin"))

    answer = client.get("/staff/people/")

    assert answer["Location"] == "/accounts/2fa/"


def test_staff_with_a_second_step_come_in(client: Client) -> None:
    ana = staff("admin")
    Authenticator.objects.create(user=ana, type=Authenticator.Type.TOTP, data={})
    client.force_login(ana)

    assert client.get("/staff/people/").status_code == 200


@pytest.mark.parametrize(("demo", "location"), [(True, None), (False, "/accounts/2fa/")])
def test_the_demos_own_sign_in_needs_no_second_step_and_only_in_a_demo(
    client: Client, settings: Any, demo: bool, location: str | None
) -> None:
    settings.DEMO = demo
    client.force_login(staff("admin"))
    session = client.session
    session["demo"] = True
    session.save()

    assert client.get("/staff/people/").get("Location") == location


def test_recovery_codes_alone_are_no_second_step() -> None:
    ana = staff("admin")
    Authenticator.objects.create(user=ana, type=Authenticator.Type.RECOVERY_CODES, data={})

    assert not ana.has_second_step


@pytest.mark.parametrize("made", [member, youth])
def test_members_need_no_second_step(client: Client, made: Any) -> None:
    client.force_login(made())

    assert client.get("/me/").status_code == 200


def test_a_password_change_is_told_by_mail(client: Client) -> None:
    member()
    with_password(client, "rosa@example.org")

    client.post(
        "/accounts/password/change/",
        {
            "oldpassword": PASSWORD,
            "password1": "a river of poppies",
            "password2": "a river of poppies",
        },
    )

    mail = newest_mail("rosa@example.org")
    assert (mail.subject, mail.context) == (
        "Your sign-in was changed",
        {"change": "Your password was changed."},
    )


def test_an_erased_person_cannot_sign_in(client: Client) -> None:
    rosa = member()
    client.force_login(rosa)
    erase_me(Person.objects.get(), by=rosa)

    assert client.get("/me/").status_code == 302
    assert with_password(Client(), "rosa@example.org").status_code == 200


def test_program_roles_are_asked_once_a_person(django_assert_num_queries: Any) -> None:
    ana = Person.objects.get(pk=staff("coach").pk)

    with django_assert_num_queries(1):
        roles = [ana.program_roles for _turn in range(5)]

    assert roles == [frozenset({"coach"})] * 5


@pytest.mark.parametrize(
    ("roles", "word"),
    [
        ((), "Member"),
        (("coach",), "Coach"),
        (("coach", "admin"), "Program staff"),
        (("moderator",), "Moderator"),
    ],
)
def test_history_names_a_role_never_a_person(roles: tuple[str, ...], word: str) -> None:
    rosa = member()
    for role in roles:
        give_role(rosa, role=role, by=SYSTEM)

    assert (rosa.ref().kind, rosa.ref().id, rosa.ref().text) == (
        "person",
        str(rosa.public_id),
        word,
    )


def test_a_youth_is_named_so_in_history() -> None:
    assert youth().ref().text == "Youth member"


def test_nothing_was_sent_outside_the_outbox(client: Client, mailoutbox: Any) -> None:
    member()

    client.post("/accounts/login/code/", {"email": "rosa@example.org"})

    assert mailoutbox == []
    assert OutboundMessage.objects.count() == 1
    assert timezone.now() >= OutboundMessage.objects.get().not_before


def words_of(answer: Any) -> str:
    page = re.sub(r'value="[^"]*"', "", answer.content.decode())
    return re.sub(r"nonce=\S+", "", page)


def test_the_page_staff_are_led_to_says_why(client: Client) -> None:
    client.force_login(staff("coach"))

    page = client.get("/accounts/2fa/").content.decode()

    assert "Your role opens other people’s data" in page
