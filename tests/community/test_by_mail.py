"""Answering a thread by mail, through the real door: rules, drafts, machines, the same mail twice."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

import pytest

from tests.community import ground
from thrive.community.actions import mine, moderating, spaces, threads
from thrive.community.models import Draft, HeldBackNote, Post, Thread
from thrive.community.rules.writing import LONGEST
from thrive.notices.delivery import _as_mail
from thrive.notices.incoming import Incoming, Outcome, take
from thrive.notices.models import OutboundMessage
from thrive.notices.signed import answer_to, answers_to
from thrive.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail_comes_in(settings: Any) -> None:
    settings.MAIL_IN = "in.act.example"


def letter(person: Person, thread: Thread, text: str = "Ours too.", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = f"Ruth <{person.email}>"
    made["To"] = answers_to(person, f"thread {thread.pk}")
    made["Subject"] = "Re: Lights in parks"
    made["Message-ID"] = f"<{Post.objects.count()}-{len(text)}@phone.example>"
    for name, value in headers.items():
        del made[name.replace("_", "-")]
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made


def bring(made: EmailMessage) -> Outcome:
    return take(Incoming(made["To"], made.as_bytes()))


def newest(person: Person) -> OutboundMessage:
    return OutboundMessage.objects.filter(person=person).latest("pk")


def test_a_mail_to_a_follower_can_be_answered_and_becomes_one_post() -> None:
    ruth, fern = ground.member("Ruth", language="es"), ground.member("Fern")
    found = ground.thread(ground.space(), ruth)
    ground.reply(found, fern)
    sent = _as_mail(newest(ruth)).message()
    answer = letter(ruth, found, "Catorce lámparas.\n\n> Hola:\n> hay una respuesta")
    assert sent["Reply-To"] == answer["To"]
    assert "Escriba su respuesta encima de esta línea" in sent.as_string()

    assert [bring(answer), bring(answer)] == [Outcome.POSTED, Outcome.AGAIN]

    post = found.posts.get(number=3)
    assert (post.author, post.text, post.language) == (ruth, "Catorce lámparas.", "es")
    assert ground.counts(found) == (2, 3, 3)


def test_what_the_page_would_refuse_comes_back_and_stands_below_the_draft() -> None:
    jo, ruth = ground.member("Jo", "moderator"), ground.member("Ruth")
    found = ground.thread(ground.space(), ruth)
    mine.keep_draft(f"thread {found.pk}", words={"text": "I began here"}, token="", by=ruth)
    threads.lock(found, by=jo)

    assert bring(letter(ruth, found)) == Outcome.REFUSED

    mail = newest(ruth)
    assert "This thread is locked." in mail.text
    assert ("Ours too." in mail.text, mail.secret) == (True, True)
    assert Draft.objects.get().words["text"] == "I began here\n\nOurs too."
    assert ground.counts(found) == (0, 1, 1)


def test_a_council_member_is_stopped_by_mail_as_on_the_page() -> None:
    avery, noor = ground.council("Avery"), ground.council("Noor")
    found = ground.thread(ground.space(), ground.member("Joan"))
    ground.reply(found, noor)

    assert bring(letter(avery, found)) == Outcome.REFUSED

    assert HeldBackNote.objects.get().person == avery
    assert "The open-meeting law applies" in newest(avery).text
    assert Draft.objects.get(person=avery).words["text"] == "Ours too."


def test_who_left_a_space_learns_nothing_of_it_and_keeps_their_words() -> None:
    jo, ruth = ground.member("Jo", "moderator"), ground.member("Ruth")
    room = ground.space("closed", "Lamp watch")
    part = spaces.add_person(room, person=ruth, part="member", by=jo)
    found = ground.thread(room, ruth, "Who will run")
    spaces.end_part(part, by=jo)

    assert bring(letter(ruth, found)) == Outcome.REFUSED

    mail = newest(ruth)
    assert "There is no such thread" in mail.text
    assert ("Ours too." in mail.text, "Who will run" in mail.text) == (True, False)
    assert not Draft.objects.exists()


def test_a_young_persons_answer_waits_and_they_are_told() -> None:
    lupe, ruth, jo = ground.young(), ground.member("Ruth"), ground.member("Jo", "moderator")
    found = ground.thread(ground.space(), ruth)

    assert bring(letter(lupe, found)) == Outcome.POSTED

    assert found.posts.get(number=2).status == "held"
    assert newest(lupe).subject == "Your answer waits to be read"
    moderating.let_through(found.posts.get(number=2), by=jo)
    without = ground.young("Deja Mora", consented=False)
    assert bring(letter(without, found)) == Outcome.REFUSED
    assert "once a parent or guardian has agreed" in newest(without).text


def test_files_are_left_behind_with_a_line_and_long_or_empty_mails_come_back() -> None:
    ruth, fern = ground.member("Ruth"), ground.member("Fern")
    found = ground.thread(ground.space(), ruth)
    photo = letter(fern, found, "See the photo.")
    photo.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="p.jpg")

    assert bring(photo) == Outcome.POSTED
    assert "Files in a mail are not taken." in newest(fern).text
    assert (found.posts.get(number=2).text, found.posts.get(number=2).attached) == (
        *("See the photo.", 0),
    )
    assert bring(letter(fern, found, "x " * LONGEST)) == Outcome.REFUSED
    assert "This is too long." in newest(fern).text
    assert bring(letter(fern, found, "> only a quote\n")) == Outcome.REFUSED
    assert "no words of your own" in newest(fern).text


def test_machines_are_not_answered() -> None:
    ruth = ground.member("Ruth")
    found, before = ground.thread(ground.space(), ruth), OutboundMessage.objects.count()

    for headers in (
        *({"Auto_Submitted": "auto-replied"}, {"Precedence": "Bulk"}, {"Return_Path": "<>"}),
        *({"List_Id": "<a.example>"}, {"X_Autoreply": "yes"}),
    ):
        assert bring(letter(ruth, found, **headers)) == Outcome.DROPPED
    assert bring(letter(ruth, found, Auto_Submitted="no")) == Outcome.POSTED
    assert OutboundMessage.objects.count() == before


def test_a_forwarded_or_made_up_address_publishes_nothing() -> None:
    ruth, fern = ground.member("Ruth"), ground.member("Fern")
    found = ground.thread(ground.space(), ruth)
    to = answers_to(ruth, f"thread {found.pk}")

    for n in range(2):
        forged = letter(ruth, found, From=f"{fern.email}", Message_ID=f"<{n}@x>")
        assert bring(forged) == Outcome.REFUSED
    assert OutboundMessage.objects.filter(template__endswith="answer_refused").count() == 1
    assert not Draft.objects.exists()
    others = answers_to(fern, f"thread {found.pk}").split("-")
    for bad in (
        "-".join([*to.split("-")[:4], others[4]]),
        to.replace("-thread-", "-space-"),
        "r-1",
    ):
        assert answer_to(bad) is None
    Person.objects.filter(pk=ruth.pk).update(email="new@example.org")
    assert answer_to(to) is None


def test_staff_answer_on_the_page_where_their_second_step_is_asked_for() -> None:
    jo, ruth = ground.member("Jo", "moderator"), ground.member("Ruth")
    found = ground.thread(ground.space(), ruth)
    mine.follow_thread(found, mails=True, by=jo)
    ground.reply(found, ruth)

    assert _as_mail(newest(jo)).message()["Reply-To"] is None
    assert bring(letter(jo, found)) == Outcome.REFUSED
    assert "second sign-in step" in newest(jo).text


def test_lines_that_end_a_header_reach_no_header() -> None:
    ruth, fern = ground.member("Ruth"), ground.member("Fern")
    found = ground.thread(ground.space(), fern)
    raw = letter(ruth, found, "Bcc: all@example.org\r\n\r\nOurs too.").as_bytes()
    raw = raw.replace(b"Subject: Re:", b"Subject: =?utf-8?q?x=0d=0aBcc:_all=40example.org?=")

    assert take(Incoming(answers_to(ruth, f"thread {found.pk}"), raw)) == Outcome.POSTED

    assert "all@example.org" in found.posts.get(number=2).text
    for mail in OutboundMessage.objects.filter(person=fern):
        assert _as_mail(mail).message()["Bcc"] is None


def test_a_mail_that_no_library_can_read_comes_back_once_and_is_not_brought_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ruth = ground.member("Ruth")
    found = ground.thread(ground.space(), ruth)

    def breaks(_mail: Incoming) -> None:
        raise IndexError("in the library’s own parser")

    monkeypatch.setattr(Incoming, "read", breaks)

    assert bring(letter(ruth, found)) == Outcome.REFUSED
    assert "no words of your own" in newest(ruth).text
