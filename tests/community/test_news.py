"""News of followed threads and spaces in the digest, and mails that leave after their thing changed."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.community import ground
from thrive.base import clock, history
from thrive.base.refs import SYSTEM
from thrive.community.actions import editing, mine, moderating, spaces, threads
from thrive.community.models import Thread
from thrive.notices import actions, delivery
from thrive.notices.digests import gather
from thrive.notices.models import NoticeWishes, OutboundMessage
from thrive.notices.sources import Group, Window
from thrive.people.actions import withdraw_consent
from thrive.people.models import Person
from thrive.people.rules import guardian_of

pytestmark = pytest.mark.django_db


def news_for(person: Person, after: int = 0) -> list[tuple[str, str]]:
    return [(one.title, one.says) for one in gather(person, Window(after, history.head()[0]))]


def now_known(person: Person) -> int:
    return history.head()[0]


def test_replies_by_others_are_grouped_by_thread_and_the_state_stands_first() -> None:
    ruth, fern, joan = (ground.member(name) for name in ("Ruth", "Fern", "Joan"))
    found = ground.thread(ground.space(), ruth, kind="question")
    mine.follow_thread(found, mails=False, by=joan)
    first = ground.reply(found, fern)
    ground.reply(found, ruth, "Both.")
    threads.accept_answer(found, post=first, by=ruth)

    assert news_for(joan) == [("Lights in parks", "The question is answered. 2 new replies.")]
    assert "because you follow this thread" in gather(joan, Window(0, 10**6))[0].why
    mine.read_to(found, 4, by=joan)
    assert news_for(joan) == []


def test_who_had_a_mail_for_it_is_not_told_again() -> None:
    ruth, fern, joan = (ground.member(name) for name in ("Ruth", "Fern", "Joan"))
    found = ground.thread(ground.space(), ruth)
    for reader in (fern, joan):
        mine.follow_thread(found, mails=reader == fern, by=reader)
    ground.reply(found, ruth)

    assert (news_for(fern), len(news_for(joan))) == ([], 1)
    mine.follow_thread(found, mails=False, by=fern)
    assert news_for(fern) == []


def test_as_they_come_means_a_mail_each_and_never_means_none() -> None:
    ruth, fern, joan = (ground.member(name) for name in ("Ruth", "Fern", "Joan"))
    desk = ground.space()
    found = ground.thread(desk, ruth)
    mine.follow_space(desk, mails=False, by=joan)
    mine.follow_thread(found, mails=False, by=joan)
    actions.choose(joan, by=joan, rhythm="at_once")
    actions.choose(ruth, by=ruth, rhythm="never")

    ground.reply(found, fern)
    ground.thread(desk, fern, "Shade")

    rows = OutboundMessage.objects.order_by("pk").values_list("to_email", "template", "stop")
    assert [row for row in rows if "forum" in row[1]] == [
        (joan.email, "notices/mail/forum_reply", f"thread {found.pk}"),
        (joan.email, "notices/mail/forum_thread", f"space {desk.pk}"),
    ]
    assert news_for(joan) == []


def test_a_new_thread_of_a_followed_space_is_told_once_and_not_to_its_author() -> None:
    desk, ruth, fern = ground.space(), ground.member("Ruth"), ground.member("Fern")
    ground.thread(desk, fern, "Before")
    for reader in (ruth, fern):
        mine.follow_space(desk, mails=False, by=reader)
    found = ground.thread(desk, fern)
    ground.reply(found, fern)

    [group] = gather(ruth, Window(0, history.head()[0]))
    assert [(line.title, line.says) for line in group.lines] == [("Lights in parks", "1 reply")]
    assert (group.title, news_for(fern)) == ("Policy desk", [])


def test_a_post_that_waited_is_news_when_it_is_let_through_and_only_once() -> None:
    jo, ruth, lupe = ground.member("Jo", "moderator"), ground.member("Ruth"), ground.young()
    found = ground.thread(ground.space(), ruth)
    mine.follow_thread(found, mails=False, by=ruth)
    post = ground.reply(found, lupe)
    before = now_known(ruth)
    assert news_for(ruth) == []

    moderating.let_through(post, by=jo)
    assert news_for(ruth, before) == [("Lights in parks", "1 new reply.")]
    told = now_known(ruth)
    editing.edit_post(post, text="Changed", language="en", by=lupe)
    post.refresh_from_db()
    assert post.status == "held"
    moderating.let_through(post, by=jo)
    assert news_for(ruth, told) == []


def test_a_post_that_waited_is_news_too_when_a_second_look_shows_it_first() -> None:
    ruth, lupe = ground.member("Ruth"), ground.young()
    jo, sunny = (ground.member(name, "moderator") for name in ("Jo", "Sunny"))
    found = ground.thread(ground.space(), ruth)
    mine.follow_thread(found, mails=False, by=ruth)
    post = ground.reply(found, lupe)
    moderating.hide(post, of="other", reason="Wrong place.", by=jo)
    act = moderating.appeal(post.acts.get(), words="Please look again.", by=lupe)
    assert news_for(ruth) == []

    moderating.answer_appeal(act, grant=True, answer="You are right.", by=sunny)

    assert news_for(ruth) == [("Lights in parks", "1 new reply.")]
    then = now_known(ruth)
    moderating.hide(post, of="other", reason="Wrong place.", by=jo)
    moderating.restore(post, by=jo)
    assert news_for(ruth, after=then) == []


def _hidden(told: dict[str, Any]) -> None:
    moderating.hide(told["post"], of="spam", reason="An advertisement.", by=told["jo"])


def _taken_down(told: dict[str, Any]) -> None:
    editing.take_down(told["post"], by=told["lupe"])


def _left(told: dict[str, Any]) -> None:
    part = told["room"].people.get(person=told["ruth"])
    spaces.end_part(part, by=told["jo"])


def _withdrawn(told: dict[str, Any]) -> None:
    consent = told["lupe"].consents.get()
    withdraw_consent(consent, by=guardian_of(consent))


@pytest.mark.parametrize("happens", [_hidden, _taken_down, _left, _withdrawn])
def test_nothing_leaves_that_cannot_be_read_any_more(happens: Any, settings: Any) -> None:
    settings.EMAIL_DELIVERY = {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    jo, ruth, fern = ground.member("Jo", "moderator"), ground.member("Ruth"), ground.member("Fern")
    lupe, room = ground.young(), ground.space("closed", "Lamp watch")
    for person in (ruth, fern, lupe):
        spaces.add_person(room, person=person, part="member", by=SYSTEM)
    ground.cleared(room, ground.member("Luz"), jo)
    found = ground.thread(room, fern)
    mine.follow_thread(found, mails=False, by=ruth)
    post = ground.reply(found, lupe)
    before = history.head()[0]
    moderating.let_through(post, by=jo)
    window = Window(before, history.head()[0])
    assert [one.title for one in gather(ruth, window)] == ["A thread in “Lamp watch”"]

    happens({"post": post, "jo": jo, "lupe": lupe, "ruth": ruth, "room": room})

    assert gather(ruth, window) == []


def test_a_mail_of_its_own_is_read_again_before_it_leaves(settings: Any) -> None:
    settings.EMAIL_DELIVERY = {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    ruth, fern = ground.member("Ruth"), ground.member("Fern")
    desk, members = ground.space(), ground.space("closed", "Moderators", role="moderator")
    found = [ground.thread(desk, ruth, f"Lights {n}") for n in range(3)]
    with clock.at(clock.now() - datetime.timedelta(days=3)):
        posts = [ground.reply(one, fern) for one in found]
    editing.take_down(posts[0], by=fern)
    mine.read_to(found[1], 2, by=ruth)
    Thread.objects.filter(pk=found[2].pk).update(space=members)  # narrowed: ruth left it behind

    delivery.deliver()

    rows = OutboundMessage.objects.filter(template="notices/mail/forum_reply")
    assert set(rows.values_list("status", "problem")) == {("cancelled", delivery.NOTHING_LEFT)}
    Thread.objects.filter(pk=found[2].pk).update(space=desk, title="")
    mail = rows.order_by("-pk")[0]
    actions.send_again(mail, by=SYSTEM)
    delivery.deliver()
    mail.refresh_from_db()
    assert (mail.status, mail.subject) == ("kept", "A new reply in a thread you follow")


def test_a_reply_at_night_waits_for_the_morning() -> None:
    ruth, fern = ground.member("Ruth"), ground.member("Fern")
    night = datetime.datetime(2026, 7, 2, 6, tzinfo=datetime.UTC)
    with clock.at(night):
        found = ground.thread(ground.space(), ruth)
        ground.reply(found, fern)

    [mail] = OutboundMessage.objects.filter(template="notices/mail/forum_reply")
    assert mail.not_before == night + datetime.timedelta(hours=8)
    assert NoticeWishes.objects.count() == 0


def test_a_digest_asks_the_same_for_one_and_for_three_threads(
    django_assert_max_num_queries: Any,
) -> None:
    ruth, fern, desk = ground.member("Ruth"), ground.member("Fern"), ground.space()
    found = [ground.thread(desk, ruth, f"Lights {n}") for n in range(3)]
    for one in found:
        mine.follow_thread(one, mails=False, by=ruth)

    def asked(threads_with_news: list[Thread]) -> list[Group]:
        for one in threads_with_news:
            ground.reply(one, fern)
        with django_assert_max_num_queries(16):
            return gather(ruth, Window(0, history.head()[0]))

    assert [len(asked(found[:1])), len(asked(found))] == [1, 3]
