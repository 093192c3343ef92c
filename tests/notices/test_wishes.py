"""The page where one chooses, and ending mails by one click without signing in (RFC 8058)."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail as django_mail
from django.test import Client

from tests.community import ground
from tests.people.making import member
from thrive.base.decisions import Refused
from thrive.community.actions import mine
from thrive.community.models import SpaceMark, ThreadMark
from thrive.notices import actions, delivery
from thrive.notices.ending import link_of, token_of
from thrive.notices.mail import send_notices
from thrive.notices.models import NoticeWishes

pytestmark = pytest.mark.django_db
CHOSEN = {
    "rhythm": "daily",
    "weekday": "2",
    "hour": "17",
    "quiet_from": "22",
    "quiet_to": "6",
    "zone": "America/New_York",
}


def browser(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="thrive.people.sessions.ByEmailAndPassword")
    return client


def test_choosing_over_http_and_an_hour_that_is_quiet() -> None:
    rosa = member()
    client = browser(rosa)

    wrong = client.post("/me/notices/", {**CHOSEN, "hour": "23"})
    empty = client.post("/me/notices/", {"rhythm": "often", "hour": "99"})
    right = client.post("/me/notices/", CHOSEN)

    assert (wrong.status_code, empty.status_code, right.status_code) == (422, 422, 302)
    assert "This hour lies in your quiet hours" in wrong.content.decode()
    wishes = NoticeWishes.objects.get(person=rosa)
    assert (wishes.rhythm, wishes.hour, wishes.zone) == ("daily", 17, "America/New_York")
    assert wishes.next_at is not None
    assert "The next mail with news" in client.get("/me/notices/").content.decode()


def test_nobody_chooses_for_another() -> None:
    with pytest.raises(Refused, match="Only you choose"):
        actions.choose(member(), by=member("Teo Ruiz"), rhythm="never")


def test_what_one_follows_is_one_list_with_buttons() -> None:
    ruth, desk = ground.member("Ruth"), ground.space()
    found = ground.thread(desk, ground.member("Fern"))
    mine.follow_thread(found, mails=False, by=ruth)
    mine.follow_space(desk, mails=True, by=ruth)
    client = browser(ruth)

    page = client.get("/me/notices/").content.decode()
    client.post(f"/me/notices/thread/{found.pk}/at-once/")
    client.post(f"/me/notices/space/{desk.pk}/stop/")

    assert ("Lights in parks" in page, "Policy desk" in page) == (True, True)
    assert ThreadMark.objects.get(person=ruth).mails
    assert not SpaceMark.objects.exists()
    assert client.post(f"/me/notices/thread/{found.pk}/nonsense/").status_code == 404
    assert client.post("/me/notices/thread/999999/at-once/").status_code == 302


def test_one_click_ends_following_without_signing_in_and_a_get_changes_nothing() -> None:
    ruth = ground.member("Ruth")
    found = ground.thread(ground.space(), ruth)
    client, link = (
        Client(enforce_csrf_checks=True),
        link_of(ruth, f"thread {found.pk}", language="es"),
    )
    path = link.partition("8000")[2]

    asked = client.get(path).content.decode()
    assert ("Lights in parks" in asked, ruth.email in asked) == (True, False)
    assert ThreadMark.objects.get(person=ruth).mails

    done = client.post(path, {"List-Unsubscribe": "One-Click"})
    assert (done.status_code, ThreadMark.objects.get(person=ruth).follows) == (200, False)
    client.post(f"/notices/stop/{token_of(ruth, 'digest')}/")
    assert NoticeWishes.objects.get(person=ruth).rhythm == "never"


def test_a_forged_link_ends_nothing() -> None:
    ruth, client = ground.member("Ruth"), Client()
    token = token_of(ruth, "digest")

    for bad in (token[:-1] + ("A" if token[-1] != "A" else "B"), "x", token.replace(":", "", 1)):
        assert client.post(f"/notices/stop/{bad}/").status_code == 404
    assert not NoticeWishes.objects.exists()


def test_the_mail_that_leaves_carries_the_link_and_the_outbox_does_not(settings: Any) -> None:
    settings.EMAIL_DELIVERY = {"EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
    rosa = member(language="es")
    said = {"urgent": False, "held": True, "link": "https://act.example/"}
    send_notices("forum_to_read", [rosa], said, about=rosa, by=rosa, key="x", stop="thread 7")

    delivery.deliver()

    sent = django_mail.outbox[-1].message()
    link = sent["List-Unsubscribe"].strip("<>")
    text, page = (part.get_payload(decode=True).decode() for part in list(sent.walk())[1:])
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/es/notices/stop/" in link
    assert f"Dejar de recibir estos correos con un clic: {link}" in text
    assert (f'href="{link}"' in page, page.strip().endswith("</html>")) == (True, True)
    kept = rosa.mails.get(template="notices/mail/forum_to_read")
    assert "/notices/stop/" not in kept.text + kept.html
