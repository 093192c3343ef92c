"""Who hears of a post that waited: the same people as if it had never waited, and once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.community import ground
from thrive.community.actions import editing, mine, moderating
from thrive.community.models import Mention, Post, Thread, ThreadMark
from thrive.notices import delivery
from thrive.notices.models import OutboundMessage
from thrive.people.actions import withdraw_consent
from thrive.people.models import Person
from thrive.people.rules import guardian_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def jo() -> Person:
    return ground.member("Jo", "moderator")


def told() -> list[tuple[str, str]]:
    rows = OutboundMessage.objects.filter(template__startswith="notices/mail/forum_")
    wanted = rows.exclude(
        template__in=[f"notices/mail/forum_{n}" for n in ("to_read", "safety", "moderated")]
    )
    return list(wanted.order_by("to_email").values_list("to_email", "status"))


def called_upon() -> tuple[Thread, Post, Person]:
    """Ruth wrote, left, and is mentioned in a young person's post that waits; others went on."""
    ruth, fern, lupe = ground.member("Ruth"), ground.member("Fern"), ground.young()
    found = ground.thread(ground.space(), ruth)
    mine.unfollow_thread(found, by=ruth)
    post = ground.reply(found, lupe, "Thank you @Ruth", quotes=1)
    ground.reply(found, fern)
    ThreadMark.objects.filter(person=ruth).update(read_to=3)
    return found, post, ruth


def test_who_is_mentioned_in_a_post_that_waited_is_told_once(jo: Person, settings: Any) -> None:
    settings.EMAIL_DELIVERY = {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    _found, post, ruth = called_upon()
    assert (told(), Mention.objects.count()) == ([], 0)

    moderating.let_through(post, by=jo)
    OutboundMessage.objects.update(not_before=post.written_at)
    delivery.deliver()
    assert told() == [(ruth.email, "kept")]
    assert Mention.objects.get().person == ruth

    OutboundMessage.objects.all().delete()
    editing.edit_post(post, text="Thank you @Ruth and @Fern", language="en", by=post.author)
    moderating.let_through(post, by=jo)
    moderating.hide(post, of="other", reason="Wrong place.", by=jo)
    moderating.restore(post, by=jo)
    assert told() == []


def test_nobody_is_told_of_what_they_may_not_read_by_then(jo: Person, settings: Any) -> None:
    settings.EMAIL_DELIVERY = {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    _found, post, ruth = called_upon()
    moderating.let_through(post, by=jo)
    assert post.author is not None
    consent = post.author.consents.get()
    withdraw_consent(consent, by=guardian_of(consent))

    OutboundMessage.objects.update(not_before=post.written_at)
    delivery.deliver()

    assert told() == [(ruth.email, "cancelled")]


def test_what_was_hidden_while_it_waited_is_told_of_when_it_is_shown(jo: Person) -> None:
    _found, post, ruth = called_upon()
    moderating.hide(post, of="other", reason="Wrong place.", by=jo)
    assert told() == []

    moderating.restore(post, by=jo)

    assert told() == [(ruth.email, "queued")]


def test_what_an_appeal_has_shown_is_not_news_again(jo: Person) -> None:
    _found, post, ruth = called_upon()
    sunny = ground.member("Sunny", "moderator")
    moderating.hide(post, of="other", reason="Wrong place.", by=jo)
    act = moderating.appeal(post.acts.get(), words="Please look again.", by=post.author)
    moderating.answer_appeal(act, grant=True, answer="You are right.", by=sunny)
    ThreadMark.objects.filter(person=ruth).update(read_to=3)

    made = moderating.report(Post.objects.get(pk=post.pk), reason="safety", words="", by=ruth)
    moderating.dismiss(made, by=jo)

    assert ThreadMark.objects.get(person=ruth).read_to == 3
    assert (told(), Post.objects.get(pk=post.pk).status) == ([(ruth.email, "queued")], "shown")


def test_a_thread_that_waited_reaches_who_follows_its_space_by_mail(jo: Person) -> None:
    desk, ruth, lupe = ground.space(), ground.member("Ruth"), ground.young()
    mine.follow_space(desk, mails=True, by=ruth)
    found = ground.thread(desk, lupe)
    assert told() == []

    moderating.let_through(found.posts.get(), by=jo)

    assert told() == [(ruth.email, "queued")]
