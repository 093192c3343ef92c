"""Writing mail: rows, languages, secrets, dedupe, and the transaction they belong to."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, mail_admins
from django.db import connection, transaction
from django.template import engines

from tests.people.making import member
from thrive.base.refs import SYSTEM, Ref
from thrive.notices import mail
from thrive.notices.mail import send_notice
from thrive.notices.models import OutboundMessage
from thrive.people.letters import Paragraph, paragraphs

CITY = Ref("city", "0681666", "Vallejo")
TEXTS = {
    "notices/mail/welcome.txt": (
        '{% extends "notices/mail/layout.txt" %}'
        "{% block subject %}Welcome, {{ city }}\n{% endblock %}"
        "{% block text %}Dear {{ city }} & friends,\n\nOpen it: {{ link }}{% endblock %}"
    ),
    "notices/mail/own_page.txt": "Own page\n\nText",
    "notices/mail/own_page.html": (
        '{% extends "notices/mail/layout.html" %}{% block content %}<p>Own HTML</p>{% endblock %}'
    ),
}


@pytest.fixture(autouse=True)
def _templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two mail templates that only this suite knows."""
    from django.template.loaders.locmem import Loader

    engine = engines["django"].engine  # type: ignore[attr-defined]
    loaders = [Loader(engine, TEXTS), *engine.template_loaders]
    monkeypatch.setitem(engine.__dict__, "template_loaders", loaders)


def send(to: Any = "rosa@example.org", **more: Any) -> OutboundMessage:
    said: dict[str, Any] = {
        "context": {"city": "Vallejo"},
        "about": CITY,
        "by": SYSTEM,
        "secrets": {"link": f"{settings.SITE_URL}/x"},
        **more,
    }
    return send_notice("welcome", to, "en", **said)


@pytest.mark.django_db
def test_a_notice_is_a_row_with_what_it_is_about() -> None:
    rosa = member()

    row = send(rosa)

    assert (row.to_email, row.person, row.subject) == (
        "rosa@example.org",
        rosa,
        "Welcome, Vallejo",
    )
    assert (row.about, row.by, row.status) == (CITY, SYSTEM, "queued")
    assert (row.secret, row.context) == (True, {"city": "Vallejo"})
    assert "Dear Vallejo & friends," in row.text
    assert row.text.startswith("Dear")


@pytest.mark.django_db
def test_the_html_page_says_the_same_with_a_button_and_escapes_words() -> None:
    row = send(context={"city": "<b>Vallejo</b>"})

    assert f'<a class="go" href="{settings.SITE_URL}/x">Open it</a>' in row.html
    assert "Dear &lt;b&gt;Vallejo&lt;/b&gt; &amp; friends," in row.html
    assert "<b>Vallejo</b>" not in row.html


@pytest.mark.django_db
def test_a_template_may_bring_its_own_page() -> None:
    row = send_notice("own_page", "rosa@example.org", "es", {}, None, SYSTEM)

    assert "<p>Own HTML</p>" in row.html
    assert '<html lang="es">' in row.html


@pytest.mark.django_db
def test_the_same_key_writes_one_mail() -> None:
    first = send(dedupe_key="welcome:0681666")

    second = send(dedupe_key="welcome:0681666", context={"city": "Merced"})

    assert second == first
    assert OutboundMessage.objects.get().subject == "Welcome, Vallejo"


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_two_at_once_with_the_same_key_write_one_mail() -> None:
    start, rows = threading.Barrier(2), []

    def write() -> None:
        start.wait()
        rows.append(send(dedupe_key="welcome:0681666").pk)
        connection.close()

    threads = [threading.Thread(target=write) for _one in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(rows) == 2
    assert len(set(rows)) == OutboundMessage.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_rolled_back_takes_its_mail_along() -> None:
    with transaction.atomic():
        send()
        transaction.set_rollback(True)

    assert OutboundMessage.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_the_sender_is_woken_when_the_mail_is_committed(monkeypatch: pytest.MonkeyPatch) -> None:
    woken: list[int] = []
    monkeypatch.setattr(mail, "wake", lambda: woken.append(1))

    with transaction.atomic():
        send()
        before = list(woken)

    assert (before, woken) == ([], [1])


@pytest.mark.django_db
def test_any_mail_of_django_becomes_one_row_an_address(settings: Any) -> None:
    message = EmailMultiAlternatives("Hello", "Text", to=["a@example.org"], bcc=["b@example.org"])
    message.attach_alternative("<p>Text</p>", "text/html")

    message.send()

    assert list(OutboundMessage.objects.order_by("pk").values_list("to_email", "html")) == [
        ("a@example.org", "<p>Text</p>"),
        ("b@example.org", "<p>Text</p>"),
    ]
    settings.ADMINS = [("Ops", "ops@example.org")]
    mail_admins("Broken", "What happened")
    assert OutboundMessage.objects.latest("pk").to_email == "ops@example.org"


@pytest.mark.django_db
def test_a_mail_with_an_attachment_is_refused_aloud() -> None:
    message = EmailMessage("Hello", "Text", to=["a@example.org"])
    message.attach("x.txt", "x")

    with pytest.raises(ValueError, match="keeps no attachments"):
        message.send()


def test_paragraphs_of_a_text() -> None:
    here, away = f"{settings.SITE_URL}/y?z=1", f"{settings.SITE_URL}.evil/"
    text = (
        f"Hello,\n\nYour code:\n\nAB12-CD34\n\nGive your answer: {here}\n\n"
        f"Click here: {away}\n\n--\nOurs, too.\n\nJoin: https://meet.example/1\n\n--\nACT"
    )

    assert paragraphs(text, "https://meet.example/1") == [
        Paragraph("text", "Hello,"),
        Paragraph("text", "Your code:"),
        Paragraph("code", "AB12-CD34"),
        Paragraph("link", "Give your answer", here),
        Paragraph("text", f"Click here: {away}"),  # a person wrote it, not we
        Paragraph("text", "--\nOurs, too."),
        Paragraph("link", "Join", "https://meet.example/1"),
    ]
