"""The outbox for staff and the mailbox of the demonstration."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.people.making import member, staff
from thrive.base.decisions import Decision
from thrive.base.models import Entry
from thrive.base.refs import SYSTEM
from thrive.notices import rules
from thrive.notices.actions import cancel, send_again
from thrive.notices.delivery import deliver
from thrive.notices.lifecycle import OUTBOUND_MESSAGE
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


def mail(by: Person | None = None, **columns: Any) -> OutboundMessage:
    ref = by.ref() if by else SYSTEM
    said = {"to_email": "rosa@example.org", "subject": "Hello Rosa", "text": "Text"}
    named = {"by_kind": ref.kind, "by_id": ref.id, "by_text": ref.text}
    return OutboundMessage.objects.create(**(said | named | columns))


def signed_in(person: Person) -> Client:
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    client = Client()
    client.force_login(person)
    return client


def said(decision: Decision) -> str:
    return "yes" if decision else str(decision.sentence)


THEIRS = "Only a program administrator can do this with mail somebody else caused."
GONE = (
    "This mail held a private code, link or words, so its text was removed after it was sent. "
    "Start the step again, and a new one goes out."
)


@pytest.mark.parametrize("status", OUTBOUND_MESSAGE.states)
@pytest.mark.parametrize("who", ["system", "admin", "coach", "another coach", "member"])
def test_may_send_again_and_cancel(who: str, status: str) -> None:
    coach = staff("coach", "Luz Campos")
    message = mail(by=coach, status=status)
    actors: dict[str, Any] = {
        "system": lambda: SYSTEM,
        "admin": lambda: staff("admin"),
        "coach": lambda: coach,
        "another coach": lambda: staff("coach", "Theo Park"),
        "member": member,
    }
    by = actors[who]()
    theirs = who in ("system", "admin", "coach")
    closed = f"This is already “{OUTBOUND_MESSAGE.states[status]}”, so that step is not open."

    open_again = status in ("sent", "kept", "failed", "cancelled")
    open_cancel = status in ("queued", "kept", "failed")
    assert said(rules.may_send_again(by, message)) == (
        THEIRS if not theirs else "yes" if open_again else closed
    )
    assert said(rules.may_cancel(by, message)) == (
        THEIRS if not theirs else "yes" if open_cancel else closed
    )


def test_a_blanked_mail_cannot_be_sent_again() -> None:
    assert said(rules.may_send_again(SYSTEM, mail(status="sent", secret=True, text=""))) == GONE


def test_sending_again_starts_with_all_attempts_and_is_recorded() -> None:
    message = mail(status="failed", attempts=5, problem="closed")

    again = send_again(message, by=SYSTEM)

    assert (again.status, again.attempts, again.problem) == ("queued", 0, "")
    assert Entry.objects.get().what == "send_again"


def test_a_cancelled_mail_is_not_sent(settings: Any) -> None:
    cancel(mail(), by=SYSTEM)

    assert deliver() == 0


def test_a_coach_sees_the_mails_they_caused_and_an_administrator_all() -> None:
    luz, theo, ana = staff("coach", "Luz C"), staff("coach", "Theo P"), staff("admin")
    mail(by=luz, subject="From Luz")
    other = mail(by=theo, subject="From Theo")
    OutboundMessage.objects.exclude(subject__startswith="From").delete()

    page = signed_in(luz).get("/staff/outbox/").content.decode()
    all_of_it = signed_in(ana).get("/staff/outbox/").content.decode()

    assert ("From Luz" in page, "From Theo" in page) == (True, False)
    assert ("From Luz" in all_of_it, "From Theo" in all_of_it) == (True, True)
    assert signed_in(theo).get(f"/staff/outbox/{other.public_id}/").status_code == 200
    luz_again = Client()
    luz_again.force_login(luz)
    assert luz_again.get(f"/staff/outbox/{other.public_id}/").status_code == 404
    assert luz_again.post(f"/staff/outbox/{other.public_id}/send-again/").status_code == 404


def test_staff_never_read_a_secret() -> None:
    message = mail(text="Your code:\n\nAB12CD", secret=True, status="kept")

    page = signed_in(staff("admin")).get(f"/staff/outbox/{message.public_id}/").content.decode()

    assert "AB12CD" not in page
    assert "so its text is not shown" in page


def test_filtering_the_outbox() -> None:
    mail(status="failed")
    mail(to_email="teo@example.org", subject="Hello Teo")
    client = signed_in(staff("admin"))

    def found(query: str) -> list[str]:
        page = client.get(f"/staff/outbox/?{query}").context["page"]
        return sorted(message.subject for message in page.messages)

    assert found("") == ["Hello Rosa", "Hello Teo"]
    assert found("status=failed") == ["Hello Rosa"]
    assert found("words=teo%40") == ["Hello Teo"]
    assert found("status=nonsense") == ["Hello Rosa", "Hello Teo"]
    assert found("page=99") == ["Hello Rosa", "Hello Teo"]


@pytest.mark.parametrize("mails", [1, 3])
def test_the_outbox_costs_the_same_for_one_and_for_three(
    mails: int, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(staff("admin"))
    for _one in range(mails):
        mail()

    with django_assert_max_num_queries(7):
        client.get("/staff/outbox/")


def test_sending_again_over_http() -> None:
    message, client = mail(status="failed"), signed_in(staff("admin"))

    answer = client.post(f"/staff/outbox/{message.public_id}/send-again/")
    twice = client.post(f"/staff/outbox/{message.public_id}/send-again/")

    message.refresh_from_db()
    assert answer["Location"] == f"/staff/outbox/{message.public_id}/"
    assert (message.status, twice.status_code) == ("queued", 403)


def test_there_is_no_mailbox_outside_a_demonstration(client: Client) -> None:
    assert client.get("/mailbox/").status_code == 404


def test_the_demos_mailbox_shows_made_up_people_and_nobody_else(
    client: Client, settings: Any
) -> None:
    settings.DEMO = True
    cast = member("Rosa Mendez", email="rosa@act.demo", is_demo=True)
    mail(to_email=cast.email, person=cast, subject="To the cast")
    mail(to_email="visitor@example.org", subject="To a visitor trying it")
    mail(to_email="real.person@gmail.com", subject="To a real person")

    page = client.get("/mailbox/").content.decode()

    assert "To the cast" in page
    assert "To a visitor trying it" in page
    assert "To a real person" not in page
    for words in ("real.person", "to+the+cast", "cast%25", "x" * 3000):
        found = client.get(f"/mailbox/?q={words}").content.decode()
        assert ("To the cast" in found) == ("the+cast" in words)
        assert "To a real person" not in found
