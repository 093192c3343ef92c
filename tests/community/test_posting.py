"""Threads and replies: counts, tokens, drafts, who is told, what is found."""

from __future__ import annotations

import uuid

import pytest

from tests.community import ground
from thrive.base import history
from thrive.base.decisions import Refused
from thrive.base.models import Entry
from thrive.community.actions import editing, mine, posting, thanking, threads
from thrive.community.actions.posting import Words
from thrive.community.models import (
    Draft,
    ForumSpace,
    HeldBackNote,
    Mention,
    Post,
    Thread,
    ThreadMark,
)
from thrive.community.queries.mine import my_forum
from thrive.community.queries.thread import found_thread, thread_page
from thrive.notices.models import OutboundMessage
from thrive.people.actions import erase_me, withdraw_consent
from thrive.people.rules import guardian_of
from thrive.search.queries import search

pytestmark = pytest.mark.django_db


def test_a_thread_begins_with_its_first_post_and_is_counted() -> None:
    desk, ruth = ground.space(), ground.member("Ruth")

    made = ground.thread(desk, ruth)

    desk.refresh_from_db()
    assert (made.status, desk.threads, ground.counts(made)) == ("open", 1, (0, 1, 1))
    assert made.posts.get().html == "<p>Which lamps are out?</p>\n"
    assert Entry.objects.about(made.ref()).get().what == "start_thread"


def test_one_form_makes_one_post_however_often_it_is_sent() -> None:
    ruth, words = ground.member("Ruth"), Words("Which lamps are out?", token=uuid.uuid4())
    desk = ground.space()
    again = Words("Ours too.", token=uuid.uuid4())

    made = [ground.thread(desk, ruth, words=words) for _time in range(2)]
    replies = [posting.reply(made[0], words=again, by=ruth) for _time in range(3)]

    assert made[0] == made[1]
    assert len(set(replies)) == 1
    assert ground.counts(made[0]) == (1, 2, 2)


def test_a_post_deletes_its_draft_and_a_late_autosave_does_not_bring_it_back() -> None:
    ruth = ground.member("Ruth")
    found = ground.thread(ground.space(), ruth)
    token = uuid.uuid4()
    place = f"thread {found.pk}"
    typed = {"text": "Ours too."}
    mine.keep_draft(place, words=typed, token=str(token), by=ruth)
    assert Draft.objects.get().words["text"] == "Ours too."

    ground.reply(found, ruth, token=token)
    mine.keep_draft(place, words=typed, token=str(token), by=ruth)

    assert not Draft.objects.exists()


def test_a_quoted_and_a_mentioned_person_get_one_mail_and_a_quiet_follower_none() -> None:
    ruth, fern, joan = (ground.member(name) for name in ("Ruth", "Fern", "Joan"))
    found = ground.thread(ground.space(), ruth)
    mine.unfollow_thread(found, by=ruth)
    ground.reply(found, joan)
    OutboundMessage.objects.all().delete()

    ground.reply(found, fern, "Thank you @Ruth", quotes=1)

    [mail] = OutboundMessage.objects.all()
    assert (mail.to_email, mail.template) == (ruth.email, "notices/mail/forum_reply")
    assert "Thank you @Ruth" not in mail.text
    assert Mention.objects.get().person == ruth


def test_a_follower_by_mail_is_told_and_the_title_of_a_closed_space_stays_inside() -> None:
    ruth, fern = ground.member("Ruth"), ground.member("Fern", affiliation="resident")
    room = ground.space("closed", "Residents", affiliation="other")
    found = ground.thread(room, ruth, "Who will run for the seat")
    fern.affiliation = "other"
    OutboundMessage.objects.all().delete()

    ground.reply(found, fern)

    [mail] = OutboundMessage.objects.all()
    assert mail.to_email == ruth.email
    assert "Who will run" not in mail.subject + mail.text + str(mail.context)


def test_what_a_follower_has_read_is_no_longer_new() -> None:
    ruth, fern = ground.member("Ruth"), ground.member("Fern")
    found = ground.thread(ground.space(), ruth)
    ground.reply(found, fern)
    assert [row.pk for row in my_forum(ruth).new] == [found.pk]

    mine.read_to(found, 2, by=ruth)

    assert my_forum(ruth).new == ()
    mine.read_to(found, 1, by=ruth)
    assert ThreadMark.objects.get(person=ruth).read_to == 2


def test_a_changed_post_keeps_what_it_said_and_one_taken_down_keeps_nothing() -> None:
    ruth, fern = ground.member("Ruth"), ground.member("Fern")
    found = ground.thread(ground.space(), ruth)
    post = ground.reply(found, fern, "Fourteen lamps.")

    editing.edit_post(post, text="Fifteen lamps.", language="en", by=fern)
    assert [old.text for old in post.versions.all()] == ["Fourteen lamps."]

    editing.take_down(post, by=fern)
    post.refresh_from_db()
    assert (post.text, post.html, post.status) == ("", "", "taken_down")
    assert not post.versions.exists()
    assert ground.counts(found) == (0, 1, 2)
    assert search("lamps", user=ruth, language="en").total == 1  # the first post asks about them


def test_nobody_changes_or_takes_down_what_another_wrote() -> None:
    ruth, fern = ground.member("Ruth"), ground.member("Fern")
    post = ground.thread(ground.space(), ruth).posts.get()

    with pytest.raises(Refused, match="Only the author can change"):
        editing.edit_post(post, text="x", language="en", by=fern)
    with pytest.raises(Refused, match="Only the author can take"):
        editing.take_down(post, by=fern)


def test_a_lone_thread_goes_with_its_first_post() -> None:
    desk, ruth = ground.space(), ground.member("Ruth")
    found = ground.thread(desk, ruth)

    editing.take_down(found.posts.get(), by=ruth)

    desk.refresh_from_db()
    assert (ground.fresh(found).status, ground.fresh(found).title, desk.threads) == (
        "hidden",
        "",
        0,
    )


def test_own_posts_can_be_taken_down_in_a_locked_thread_and_nothing_is_added() -> None:
    jo, ruth = ground.member("Jo", "moderator"), ground.member("Ruth")
    found = ground.thread(ground.space(), ruth)
    post = ground.reply(found, ruth)
    threads.lock(found, by=jo)

    with pytest.raises(Refused, match="This thread is locked"):
        ground.reply(found, ruth)
    editing.take_down(post, by=ruth)

    assert ground.counts(found) == (0, 1, 2)


def test_only_who_asked_says_what_the_answer_is() -> None:
    ruth, fern = ground.member("Ruth"), ground.member("Fern")
    found = ground.thread(ground.space(), ruth, kind="question")
    post = ground.reply(found, fern)

    with pytest.raises(Refused, match="Whoever asked"):
        threads.accept_answer(found, post=post, by=fern)
    threads.accept_answer(found, post=post, by=ruth)

    assert thread_page(ruth, found_thread(ruth, found.pk), 1).answer == 2  # type: ignore[arg-type]


def test_a_thread_never_moves_to_more_readers() -> None:
    jo, ruth = ground.member("Jo", "moderator"), ground.member("Ruth")
    members, desk = ground.space("members", "Between members"), ground.space()
    found = ground.thread(members, ruth)

    with pytest.raises(Refused, match="More or other people"):
        threads.move(found, to=desk, by=jo)
    threads.move(ground.thread(desk, ruth), to=members, by=jo)

    rows = ForumSpace.objects.order_by("slug").values_list("slug", "threads")
    assert list(rows) == [("between-members", 2), ("policy-desk", 0)]


def test_a_thank_you_counts_once() -> None:
    ruth, fern = ground.member("Ruth"), ground.member("Fern")
    post = ground.thread(ground.space(), ruth).posts.get()

    for _time in range(2):
        thanking.thank(post, by=fern)
    post.refresh_from_db()
    assert post.thanks == 1

    for _time in range(2):
        thanking.take_thanks_back(post, by=fern)
    post.refresh_from_db()
    assert post.thanks == 0


# Open government


def test_the_second_council_member_is_stopped_and_the_clerk_can_see_it() -> None:
    avery, noor = ground.council("Avery"), ground.council("Noor", "Vallejo  city council")
    other = ground.council("Paz", "Santa Maria City Council")
    found = ground.thread(ground.space(), ground.member("Joan"))
    post = ground.reply(found, noor)

    with pytest.raises(Refused, match="The open-meeting law applies"):
        ground.reply(found, avery)
    with pytest.raises(Refused, match="The open-meeting law applies"):
        thanking.thank(post, by=avery)
    ground.reply(found, other)
    thanking.thank(found.posts.get(number=1), by=avery)

    assert ground.counts(found) == (2, 3, 3)
    notes = HeldBackNote.objects.order_by("pk").values_list("person", "act", "outcome")
    assert list(notes) == [(avery.pk, "reply", "stopped"), (avery.pk, "thank", "stopped")]
    assert list(history.verify()) == []


def test_a_thank_you_of_a_fellow_counts_like_a_reply() -> None:
    avery, noor = ground.council("Avery"), ground.council("Noor")
    found = ground.thread(ground.space(), ground.member("Joan"))
    thanking.thank(found.posts.get(), by=noor)

    with pytest.raises(Refused, match="The open-meeting law applies"):
        ground.reply(found, avery)


def test_in_a_closed_space_two_may_talk_after_a_tick_and_a_third_may_not() -> None:
    room = ground.space("closed", "Elected", affiliation="other")
    avery, noor, third = (ground.council(name) for name in ("Avery", "Noor", "Sol"))
    found = ground.thread(room, noor)

    with pytest.raises(Refused, match="Tick the box"):
        ground.reply(found, avery)
    ground.reply(found, avery, understood=True)
    with pytest.raises(Refused, match="enough members of one body"):
        ground.reply(found, third, understood=True)

    outcomes = HeldBackNote.objects.order_by("pk").values_list("outcome", flat=True)
    assert list(outcomes) == ["warned", "stopped"]


# Young people


def test_the_first_three_posts_of_a_young_person_wait_and_a_changed_one_waits_again() -> None:
    room, lupe = ground.youth_room("Jo", "Luz"), ground.young()
    made = [ground.thread(room, lupe, f"Idea {n}") for n in range(3)]
    assert {one.status for one in made} == {"held"}
    assert not Thread.objects.visible_to(ground.young("Deja Mora")).exists()

    for one in made:
        Thread.objects.filter(pk=one.pk).update(status="open")
    Post.objects.update(status="shown")
    fourth = ground.thread(room, lupe, "Idea 4")
    assert fourth.status == "open"

    Thread.objects.exclude(pk=fourth.pk).delete()
    editing.edit_post(fourth.posts.get(), text="Changed", language="en", by=lupe)
    assert (ground.fresh(fourth).status, fourth.posts.get().status) == ("held", "held")


def test_a_youth_room_is_quiet_until_two_cleared_adults_are_there() -> None:
    room, lupe = ground.youth_room("Jo"), ground.young()

    with pytest.raises(Refused, match="quiet until two cleared adults"):
        ground.thread(room, lupe)
    ground.cleared(room, ground.member("Luz"))

    assert ground.thread(room, lupe).status == "held"


def test_nothing_of_a_young_person_is_shown_once_the_guardian_takes_back_their_yes() -> None:
    desk, lupe, ruth = ground.space(), ground.young(), ground.member("Ruth")
    found = ground.thread(desk, ruth)
    ground.reply(found, lupe)
    Post.objects.update(status="shown")
    found.posts.update(status="shown")
    Thread.objects.update(last_number=2)
    consent = lupe.consents.get()

    withdraw_consent(consent, by=guardian_of(consent))

    last = thread_page(ruth, found_thread(ruth, found.pk), 1).posts[-1]  # type: ignore[arg-type]
    assert (last.state, last.html, last.who) == ("unseen", "", "Removed post")
    with pytest.raises(Refused, match="once a parent or guardian has agreed"):
        ground.reply(found, lupe)


def test_search_finds_no_young_person_and_nothing_of_a_closed_space() -> None:
    ruth, lupe = ground.member("Ruth", affiliation="resident"), ground.young()
    members = ground.space("members", "Between members")
    room = ground.space("closed", "Residents", affiliation="resident")
    ground.thread(room, ruth, "Manzanita plan")
    ground.thread(members, ruth, "Toyon plan")
    ground.reply(ground.thread(ground.space(), ruth, "Park"), lupe, "Juniper lamp")
    Post.objects.update(status="shown")
    jo = ground.member("Jo", "moderator")

    def total(words: str, who: object) -> int:
        return search(words, user=who, language="es").total

    class Visitor:
        is_authenticated = False

    assert [total("manzanita", who) for who in (Visitor(), ruth, jo)] == [0, 0, 0]
    assert [total("toyon", who) for who in (Visitor(), ruth)] == [0, 1]
    assert [total("juniper", who) for who in (Visitor(), ruth, jo)] == [0, 0, 0]


def test_who_leaves_takes_their_name_and_a_young_person_their_words() -> None:
    desk, ruth, lupe = ground.space(), ground.member("Ruth"), ground.young()
    found = ground.thread(desk, ruth)
    ground.reply(found, lupe)
    thanking.thank(found.posts.get(number=1), by=lupe)

    erase_me(lupe, by=lupe)
    erase_me(ruth, by=ruth)

    first, second = found.posts.order_by("number")
    assert (first.author, first.text, first.thanks) == (None, "Which lamps are out?", 0)
    assert (second.author, second.text, second.status) == (None, "", "taken_down")
