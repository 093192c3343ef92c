"""Report → queue → act with its reason → appeal; and the log."""

from __future__ import annotations

import pytest

from tests.cities import way
from tests.community import ground
from thrive.base.decisions import Refused
from thrive.community.actions import moderating
from thrive.community.models import ForumSpace, Post, Thread
from thrive.community.queries.log import LOG, log_rows
from thrive.community.queries.moderation import moderation_page
from thrive.notices.models import OutboundMessage
from thrive.people.models import Person
from thrive.search.queries import search

pytestmark = pytest.mark.django_db


@pytest.fixture
def jo() -> Person:
    return ground.member("Jo", "moderator")


@pytest.fixture
def gus() -> Person:
    return ground.member("Gus")


@pytest.fixture
def post(gus: Person) -> Post:
    return ground.reply(ground.thread(ground.space(), ground.member("Ruth")), gus, "Quail Street.")


def status(post: Post) -> str:
    return Post.objects.get(pk=post.pk).status


@pytest.mark.parametrize(
    ("reason", "after"),
    [("safety", "hidden"), ("names_child", "hidden"), ("unkind", "shown"), ("ad", "shown")],
)
def test_what_may_hurt_somebody_is_hidden_at_once_and_the_rest_stays(
    post: Post, jo: Person, reason: str, after: str
) -> None:
    moderating.report(post, reason=reason, words="", by=ground.member("Mina"))

    assert status(post) == after
    assert (
        OutboundMessage.objects.filter(
            to_email=jo.email,
            template=f"notices/mail/forum_{'safety' if reason == 'safety' else 'to_read'}",
        ).count()
        == 1
    )
    assert ground.counts(post.thread)[0] == (0 if after == "hidden" else 1)


def test_the_author_reads_why_and_somebody_else_looks_again(
    post: Post, gus: Person, jo: Person
) -> None:
    moderating.hide(post, of="unkind", reason="It insults a neighbor.", by=jo)
    mail = OutboundMessage.objects.get(to_email=gus.email, template="notices/mail/forum_moderated")
    assert "It insults a neighbor." in mail.text
    assert search("quail", user=gus, language="en").total == 0

    asked = moderating.appeal(post.acts.get(), words="I meant the street.", by=gus)
    second = ground.member("Kim", "moderator")
    with pytest.raises(Refused, match="somebody else has to answer"):
        moderating.answer_appeal(asked, grant=True, answer="Right.", by=jo)
    moderating.answer_appeal(asked, grant=True, answer="You are right.", by=second)

    assert status(post) == "shown"
    assert search("quail", user=gus, language="en").total == 1
    hid, shown = log_rows(jo)
    assert len(LOG) == len(hid.cells)
    assert (hid.by, hid.what, hid.reason) == ("Jo", "Not shown", "It insults a neighbor.")
    assert (hid.appeal, hid.answer) == ("The post is shown again", "You are right.")
    assert shown.what == "Shown again"


def test_a_moderator_who_is_alone_answers_the_appeal_too(
    post: Post, gus: Person, jo: Person
) -> None:
    moderating.hide(post, of="ad", reason="An advertisement.", by=jo)
    asked = moderating.appeal(post.acts.get(), words="It is a free class.", by=gus)

    moderating.answer_appeal(asked, grant=False, answer="It names a price.", by=jo)

    assert status(post) == "hidden"
    with pytest.raises(Refused, match="already"):
        moderating.appeal(post.acts.earliest("pk"), words="Again", by=gus)


def test_nobody_decides_about_their_own_post_not_even_alone(post: Post, jo: Person) -> None:
    own = ground.reply(post.thread, jo, "Buy my lamps.")
    made = moderating.report(own, reason="safety", words="", by=ground.member("Mina"))
    kim = ground.member("Kim", "moderator")
    moderating.keep_hidden(own, of="ad", reason="An advertisement.", by=kim)
    asked = moderating.appeal(own.acts.last(), words="They are a gift.", by=jo)

    for act in (
        lambda: moderating.dismiss(made, by=jo),
        lambda: moderating.restore(own, by=jo),
        lambda: moderating.answer_appeal(asked, grant=True, answer="Right.", by=jo),
    ):
        with pytest.raises(Refused, match="it is your own post"):
            act()
    assert status(own) == "hidden"

    moderating.answer_appeal(asked, grant=True, answer="A gift, then.", by=kim)  # Jo cannot
    assert status(own) == "shown"


def test_a_dismissed_report_shows_again_what_it_had_hidden(post: Post, jo: Person) -> None:
    made = moderating.report(post, reason="safety", words="", by=ground.member("Mina"))

    moderating.dismiss(made, by=jo)

    assert status(post) == "shown"
    assert moderation_page().nothing


def test_hiding_the_first_post_hides_the_thread_and_showing_it_brings_it_back(
    post: Post, jo: Person, gus: Person
) -> None:
    first = post.thread.posts.get(number=1)

    moderating.hide(first, of="other", reason="Wrong place.", by=jo)
    assert not Thread.objects.visible_to(gus).exists()
    assert ForumSpace.objects.get().threads == 0
    assert search("quail", user=gus, language="en").total == 0

    moderating.restore(first, by=jo)
    assert Thread.objects.visible_to(gus).exists()
    assert ForumSpace.objects.get().threads == 1
    assert search("quail", user=gus, language="en").total == 1


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        ("own", "This post is your own."),
        ("twice", "You reported this post already."),
        ("member hides", "Only a moderator can do this."),
        ("no reason", "Write the reason: the author will read it."),
    ],
)
def test_what_is_not_done_says_why(
    post: Post, gus: Person, jo: Person, deed: str, sentence: str
) -> None:
    mina = ground.member("Mina")
    moderating.report(post, reason="unkind", words="", by=mina)
    deeds = {
        "own": lambda: moderating.report(post, reason="ad", words="", by=gus),
        "twice": lambda: moderating.report(post, reason="ad", words="", by=mina),
        "member hides": lambda: moderating.hide(post, of="ad", reason="x", by=mina),
        "no reason": lambda: moderating.hide(post, of="ad", reason=" ", by=jo),
    }

    with pytest.raises(Refused, match=sentence):
        deeds[deed]()


def test_a_held_first_post_is_let_through_by_somebody_else(jo: Person) -> None:
    room = ground.youth_room("Ann", "Bo")
    made = ground.thread(room, ground.young())
    desk = way.desk(jo)

    answer = desk.post(f"/community/posts/{made.posts.get().pk}/let-through/")

    room.refresh_from_db()
    assert (answer.status_code, ground.fresh(made).status, room.threads) == (302, "open", 1)
