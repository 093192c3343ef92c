"""Mail that comes back: over a real SMTP server, for good or for now, and made up by somebody."""

from __future__ import annotations

import io
import smtplib
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.template.loader import get_template
from django.test import Client

from tests.people.making import member
from thrive.base.refs import SYSTEM
from thrive.notices import actions, delivery, listening
from thrive.notices.bouncing import STOPPED, is_held_back, is_stopped, permanent_failure
from thrive.notices.incoming import Incoming, Outcome, take
from thrive.notices.models import Bounce, OutboundMessage
from thrive.notices.signed import returned, returns_to
from thrive.people.actions import erase_me

REPORT = """From: MAILER-DAEMON@mx.example
To: {to}
Subject: Undelivered
Message-ID: <1@mx.example>
Content-Type: multipart/report; report-type=delivery-status; boundary=x

--x
Content-Type: text/plain

It did not work.
--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; rosa@example.org
Action: {action}
Status: {status}

--x--
"""

LETTER = "notices/mail/directory_letter"
DOORS_OF_PEOPLE = "code_email code_join code_password code_sign_in guardian_consent invitation"
DOORS_OF_NOTICES = """application_invitation application_link application_outreach
    application_started agreement_ask agreement_guardian event_confirm official_confirm"""
TOLD_TO_PEOPLE = "account_changed guardian_answered guardian_receipt"
TOLD_IN_NOTICES = """agreement_guardian_signed agreement_in_force agreement_signed answer_refused
    answer_taken directory_letter event_follow_up event_place event_reminder forum_reply"""


@pytest.fixture(autouse=True)
def _mail_comes_in(settings: Any) -> None:
    settings.MAIL_IN = "in.act.example"


def mail(to: str = "rosa@example.org", **columns: Any) -> OutboundMessage:
    said = {"subject": "Hello", "text": "Text", "by_kind": "system", "status": "sent"}
    return OutboundMessage.objects.create(to_email=to, **(said | columns))


def away(_given: object) -> Any:
    raise ConnectionError  # the database


def report(message: OutboundMessage, status: str = "5.1.1", action: str = "failed") -> Outcome:
    to = returns_to(message)
    return take(Incoming(to, REPORT.format(to=to, status=status, action=action).encode()))


@pytest.mark.django_db
def test_three_permanent_failures_stop_an_address_and_each_mail_counts_once() -> None:
    messages = [mail("Rosa@example.org" if n else "rosa@example.org") for n in range(3)]

    for message in messages[:2]:
        assert [report(message), report(message)] == [Outcome.COUNTED] * 2
    assert not is_stopped("rosa@example.org")
    report(messages[2])

    assert is_stopped("ROSA@example.org")
    assert Bounce.objects.count() == 3


@pytest.mark.django_db
def test_refusals_for_now_and_other_reports_do_not_count() -> None:
    for status, action in (
        *(("4.2.2", "failed"), ("4.4.7", "delayed"), ("5.1.1", "delayed"), ("2.0.0", "delivered")),
        *(("5.1.1", "relayed"), ("51.1.1", "failed"), ("", "failed"), ("5", "failed")),
    ):
        assert report(mail(), status, action) == Outcome.DROPPED
    assert take(Incoming(returns_to(mail()), b"Subject: I am away\n\nBye")) == Outcome.DROPPED
    assert not Bounce.objects.exists()


@pytest.mark.django_db
def test_a_made_up_bounce_is_refused(settings: Any) -> None:
    one, other = returns_to(mail()), returns_to(mail())
    start, number, mark = one.partition("@")[0].split("-")

    forged = [
        f"{start}-{number}-{other.partition('@')[0].split('-')[2]}@in.act.example",
        *(f"{start}-{number}-@in.act.example", f"b-zzzzzzzz-{mark}@in.act.example"),
        *(f"{start}-{number}-{mark}@act.example", "rosa@in.act.example", "b-ñ-x@in.act.example"),
        f"b-{'z' * 40}-{mark}@in.act.example",
    ]

    assert [returned(address) for address in forged] == [None] * 7
    found = returned(f"<{one.upper()}>")
    assert (found is not None, len(one.partition("@")[0]) <= 64) == (True, True)
    settings.MAIL_IN = ""
    assert (returned(one), returns_to(mail())) == (None, "")


@pytest.mark.django_db
def test_a_stopped_address_gets_codes_only_until_its_owner_mends_it(settings: Any) -> None:
    settings.EMAIL_DELIVERY = {"EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
    rosa, client = member(), Client()
    for _time in range(3):
        report(mail())
    plain = mail(status="queued")
    letter = mail(status="queued", secret=True, person=rosa, template=LETTER)
    code = mail(status="queued", secret=True, template="people/mail/code_sign_in")
    delivery.deliver()
    client.force_login(rosa, backend="thrive.people.sessions.ByEmailAndPassword")
    for message in (plain, letter, code):
        message.refresh_from_db()
    assert (plain.status, plain.problem, code.status) == ("cancelled", STOPPED, "sent")
    assert (letter.status, letter.text) == ("cancelled", "Text")

    assert "came back several times" in client.get("/me/notices/").content.decode()
    client.post("/me/notices/mend/")

    assert not is_stopped(rosa.email)
    actions.send_again(plain, by=SYSTEM)
    delivery.deliver()
    for message in (plain, letter):
        message.refresh_from_db()
    assert (plain.status, letter.status, letter.text) == ("sent", "sent", "")
    assert "came back several times" not in client.get("/me/notices/").content.decode()
    erase_me(rosa, by=rosa)
    assert not Bounce.objects.exists()


@pytest.mark.django_db
def test_only_what_opens_a_door_is_tried_where_mail_came_back() -> None:
    for _time in range(3):
        report(mail())
    doors = {"people/mail/": DOORS_OF_PEOPLE, "notices/mail/": DOORS_OF_NOTICES}
    told = {"people/mail/": TOLD_TO_PEOPLE, "notices/mail/": TOLD_IN_NOTICES}

    for tried, table in ((True, doors), (False, told)):
        for start, names in table.items():
            for name in names.split():
                get_template(f"{start}{name}.txt")  # the name is a mail of this site

                given = {"template": f"{start}{name}", "secret": True}
                said = (name, is_held_back(mail(**given)), is_held_back(mail("a@b.org", **given)))
                assert said == (name, not tried, False)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


class PostOffice:
    """A real mail server that refuses some, and keeps the envelope of the others."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, bytes]] = []

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, to: str, options: Any
    ) -> str:
        if to.startswith("gone"):
            return "550 5.1.1 No such mailbox"
        if to.startswith("full"):
            return "452 4.2.2 Mailbox full"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.taken.append((envelope.mail_from, envelope.original_content))
        return "250 OK"


@pytest.fixture
def office(settings: Any) -> Iterator[PostOffice]:
    handler = PostOffice()
    server = Controller(handler, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_DELIVERY = {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": server.port,
    }
    yield handler
    server.stop()


@pytest.mark.django_db
def test_a_server_that_refuses_for_good_is_asked_once_and_one_that_is_full_again(
    office: PostOffice,
) -> None:
    gone, full, fine = (
        mail(f"{name}@example.org", status="queued") for name in ("gone", "full", "fine")
    )

    delivery.deliver()

    for message in (gone, full, fine):
        message.refresh_from_db()
    assert (gone.status, gone.problem) == ("failed", "550 5.1.1 No such mailbox")
    assert (full.status, full.attempts, fine.status) == ("queued", 1, "sent")
    assert [bounce.email for bounce in Bounce.objects.all()] == ["gone@example.org"]
    [(sender, content)] = office.taken
    assert sender == returns_to(fine)
    assert b"\nFrom: hello@example.org" in content


@pytest.mark.django_db(transaction=True)
def test_the_door_takes_what_comes_back_and_refuses_what_was_made_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    door = listening.controller("127.0.0.1", free_port())
    door.start()
    message = mail()
    to = returns_to(message)
    said = REPORT.format(to=to, status="5.1.1", action="failed")
    with smtplib.SMTP("127.0.0.1", door.port) as server:
        server.sendmail("", [to], said)
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            server.sendmail("", ["b-1-aaaaaaaaaaaaaaaa@in.act.example"], said)
        monkeypatch.setattr(listening, "is_ours", away)
        server.mail("")
        assert server.rcpt(to)[0] == 451
    door.stop()

    assert Bounce.objects.get().message == message


@pytest.mark.django_db
def test_from_a_pipe_the_exit_code_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    to = returns_to(mail())
    said = REPORT.format(to=to, status="5.1.1", action="failed").encode()

    assert listening.receive(io.BytesIO(said)) == listening.TAKEN
    assert listening.receive(io.BytesIO(said), to) == listening.TAKEN
    assert listening.receive(io.BytesIO(said), "x@in.act.example") == listening.NO_SUCH_ADDRESS
    assert listening.receive(io.BytesIO(b""), "") == listening.NO_SUCH_ADDRESS
    monkeypatch.setattr(listening, "LARGEST", 10)
    assert listening.receive(io.BytesIO(said), to) == listening.TOO_LARGE
    assert Bounce.objects.count() == 1

    monkeypatch.setattr(listening, "LARGEST", 10_000)
    monkeypatch.setattr(listening, "take", away)
    assert listening.receive(io.BytesIO(said), to) == listening.LATER
    monkeypatch.setattr(listening, "is_ours", away)
    assert listening.receive(io.BytesIO(said), to) == listening.LATER


def test_broken_reports_are_no_failure() -> None:
    import email

    for said in (
        b"Content-Type: multipart/report; boundary=x\n\n",
        b"Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n",
        b"\xff\xfe\x00",
    ):
        assert permanent_failure(email.message_from_bytes(said)) == ""
