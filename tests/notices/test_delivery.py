"""Sending what waits: once, in turn, again after a failure, and by somebody else after a crash."""

from __future__ import annotations

import datetime
import itertools
import threading
from collections import Counter
from typing import Any

import pytest
from django.core import mail as django_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection

from thrive.base import clock
from thrive.notices import delivery
from thrive.notices.models import OutboundMessage

MINUTE = datetime.timedelta(minutes=1)


class Post(BaseEmailBackend):
    """A mail server that remembers what it took, and may be closed."""

    taken: list[str] = []
    open = True

    def send_messages(self, messages: Any) -> int:
        if not Post.open:
            raise ConnectionRefusedError("the post office is closed")
        Post.taken.extend(message.to[0] for message in messages)
        return len(messages)


@pytest.fixture
def post(settings: Any) -> type[Post]:
    settings.EMAIL_DELIVERY = {"EMAIL_BACKEND": f"{__name__}.Post"}
    Post.taken, Post.open = [], True
    return Post


def mail(to: str = "rosa@example.org", **columns: Any) -> OutboundMessage:
    said = {"subject": "Hello", "text": "Text", "html": "<p>Text</p>", "by_kind": "system"}
    return OutboundMessage.objects.create(to_email=to, **(said | columns))


def state(message: OutboundMessage) -> tuple[str, int]:
    message.refresh_from_db()
    return message.status, message.attempts


@pytest.mark.django_db
def test_what_is_due_is_sent_oldest_first(post: type[Post]) -> None:
    now = clock.now()
    mail("late@example.org", not_before=now - MINUTE)
    mail("early@example.org", not_before=now - 2 * MINUTE)
    mail("tomorrow@example.org", not_before=now + datetime.timedelta(days=1))

    sent = delivery.deliver()

    assert (sent, post.taken) == (2, ["early@example.org", "late@example.org"])


@pytest.mark.django_db
def test_a_sent_mail_keeps_its_text_unless_it_holds_a_secret(post: type[Post]) -> None:
    plain, secret = mail(), mail(secret=True)

    delivery.deliver()

    plain.refresh_from_db()
    secret.refresh_from_db()
    assert (plain.status, plain.text, plain.html) == ("sent", "Text", "<p>Text</p>")
    assert (secret.status, secret.text, secret.html) == ("sent", "", "")
    assert secret.subject == "Hello"
    assert secret.sent_at is not None


@pytest.mark.django_db
def test_without_a_mail_server_mail_is_kept(settings: Any) -> None:
    settings.EMAIL_DELIVERY = {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    message = mail(secret=True)

    delivery.deliver()

    assert state(message) == ("kept", 1)
    assert message.text == "Text"


@pytest.mark.django_db
def test_secrets_that_never_left_are_blanked_when_they_are_dead(settings: Any) -> None:
    settings.EMAIL_DELIVERY = {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    message, other = mail(secret=True), mail()
    delivery.deliver()

    with clock.at(clock.now() + datetime.timedelta(days=15)):
        delivery.deliver()

    message.refresh_from_db()
    other.refresh_from_db()
    assert (message.text, other.text) == ("", "Text")


@pytest.mark.django_db
def test_a_closed_server_is_tried_five_times_with_growing_pauses(post: type[Post]) -> None:
    message, post.open = mail(), False
    moment, tried = clock.now() + MINUTE, []

    for _hour in range(300):
        with clock.at(moment):
            delivery.deliver()
        attempts = state(message)[1]
        if attempts > len(tried):
            tried.append(moment)
        moment += MINUTE

    pauses = [(after - before) // MINUTE for before, after in itertools.pairwise(tried)]
    assert pauses == [1, 5, 30, 120]
    assert state(message) == ("failed", 5)
    assert message.problem == "ConnectionRefusedError: the post office is closed"


@pytest.mark.django_db
def test_one_bad_address_does_not_hold_up_the_others(
    post: type[Post], monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = mail("bad@example.org"), mail("good@example.org")
    take = Post.send_messages

    def picky(self: Post, messages: Any) -> int:
        if messages[0].to == ["bad@example.org"]:
            raise ValueError("no such mailbox")
        return take(self, messages)

    monkeypatch.setattr(Post, "send_messages", picky)
    delivery.deliver()

    assert (state(bad), state(good)) == (("queued", 1), ("sent", 1))


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_send_each_mail_once(post: type[Post]) -> None:
    for number in range(40):
        mail(f"person{number}@example.org")
    start = threading.Barrier(4)

    def work() -> None:
        start.wait()
        delivery.deliver()
        connection.close()

    workers = [threading.Thread(target=work) for _worker in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert Counter(post.taken) == Counter(f"person{number}@example.org" for number in range(40))
    assert set(OutboundMessage.objects.values_list("status", "attempts")) == {("sent", 1)}


@pytest.mark.database
@pytest.mark.django_db
def test_a_mail_held_by_a_worker_that_died_is_sent_after_the_lease(post: type[Post]) -> None:
    message = mail()
    held = delivery.claim()  # and then the process is killed: nothing more is written

    meanwhile = delivery.deliver()
    with clock.at(clock.now() + delivery.LEASE + MINUTE):
        afterwards = delivery.deliver()

    assert held == message
    assert (meanwhile, afterwards, post.taken) == (0, 1, ["rosa@example.org"])
    assert state(message) == ("sent", 2)


@pytest.mark.django_db
def test_a_worker_that_wakes_after_its_lease_cannot_overwrite_the_outcome(post: type[Post]) -> None:
    message = mail()
    slow = delivery.claim()
    assert slow is not None
    with clock.at(clock.now() + delivery.LEASE + MINUTE):
        delivery.deliver()

    written = delivery._write(slow, "give_up", problem="late")

    assert not written
    assert state(message) == ("sent", 2)


@pytest.mark.django_db
def test_a_mail_that_kills_every_worker_is_given_up(post: type[Post]) -> None:
    message, moment = mail(), clock.now()

    for _crash in range(delivery.ATTEMPTS):
        with clock.at(moment):
            assert delivery.claim() is not None
        moment += delivery.LEASE + MINUTE
    with clock.at(moment):
        delivery.deliver()

    assert (state(message)[0], post.taken) == ("failed", [])


@pytest.mark.django_db
def test_every_copy_of_a_mail_carries_the_same_message_id(settings: Any) -> None:
    settings.EMAIL_DELIVERY = {"EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
    message = mail(language="es")

    delivery.deliver()
    OutboundMessage.objects.update(status="queued")
    delivery.deliver()

    first, second = (sent.message() for sent in django_mail.outbox)
    assert first["Message-ID"] == second["Message-ID"] == f"<{message.public_id}@example.org>"
    assert first["Content-Language"] == "es"
    assert [part.get_content_type() for part in first.walk()][1:] == ["text/plain", "text/html"]


def test_the_mail_server_of_the_settings(settings: Any) -> None:
    settings.EMAIL_DELIVERY = {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "mail.example",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "act",
        "EMAIL_HOST_PASSWORD": "secret",
        "EMAIL_USE_TLS": True,
        "EMAIL_FILE_PATH": "",
    }

    server: Any = delivery._server()

    assert (server.host, server.port, server.username, server.use_tls, server.timeout) == (
        *("mail.example", 587, "act", True, 30),
    )
