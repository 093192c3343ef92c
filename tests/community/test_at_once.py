"""Counts are right when many write at the same moment."""

from __future__ import annotations

import uuid

import pytest

from tests.cities.test_seats_at_once import real_database
from tests.community import ground
from tests.house.together import at_once
from thrive.community.actions import letters, merging, posting, thanking
from thrive.community.actions.directory import Shown, list_me, write_letter
from thrive.community.actions.posting import Words
from thrive.community.models import ForumSpace, LetterAct, LetterReport, Post, Thread

__all__ = ["real_database"]
pytestmark = pytest.mark.database


def test_twelve_replies_at_once_are_numbered_and_counted_without_a_gap(real_database: None) -> None:
    people = [ground.member(f"Neighbor {n}") for n in range(12)]
    found = ground.thread(ground.space(), people[0])

    told = at_once(*(lambda who=who: ground.reply(found, who) for who in people))

    assert told == [""] * 12
    assert ground.counts(found) == (12, 13, 13)
    assert sorted(found.posts.values_list("number", flat=True)) == list(range(1, 14))


def test_one_form_sent_eight_times_at_once_is_one_thread_and_one_reply(real_database: None) -> None:
    ruth, desk = ground.member("Ruth"), ground.space()
    words, again = Words("Which lamps?", token=uuid.uuid4()), Words("Ours.", token=uuid.uuid4())

    at_once(*(lambda: ground.thread(desk, ruth, words=words) for _time in range(8)))
    found = ruth.threads.get()
    at_once(*(lambda: posting.reply(found, words=again, by=ruth) for _time in range(8)))

    assert Post.objects.count() == 2
    assert ForumSpace.objects.get().threads == 1
    assert ground.counts(found) == (1, 2, 2)


def test_ten_thanks_at_once_are_ten(real_database: None) -> None:
    people = [ground.member(f"Neighbor {n}") for n in range(11)]
    post = ground.thread(ground.space(), people[0]).posts.get()

    at_once(*(lambda who=who: thanking.thank(post, by=who) for who in people[1:]))

    post.refresh_from_db()
    assert (post.thanks, post.thanked.count()) == (10, 10)


def test_replies_that_race_with_a_merge_and_with_its_opposite_all_land_where_readers_are(
    real_database: None,
) -> None:
    people = [ground.member(f"Neighbor {n}") for n in range(6)]
    jo, desk = ground.member("Jo", "moderator"), ground.space()
    one, other = ground.thread(desk, people[0]), ground.thread(desk, people[1], "Benches")
    first = one.posts.get()

    told = at_once(
        *(lambda who=who: ground.reply(one, who) for who in people),
        *(lambda who=who: ground.reply(other, who) for who in people[:3]),
        lambda: merging.merge(one, into=other, reason="Both.", by=jo),
        lambda: merging.merge(other, into=one, reason="Both.", by=jo),
        lambda: merging.merge(one, into=other, reason="Twice.", by=jo),
        lambda: thanking.thank(first, by=people[2]),
    )

    [stays] = Thread.objects.exclude(status="merged")
    assert len([sentence for sentence in told if sentence]) == 2
    assert ground.counts(stays) == (10, 11, 11)
    assert sorted(stays.posts.values_list("number", flat=True)) == list(range(1, 12))
    assert ForumSpace.objects.get().threads == 1


def test_a_letter_is_reported_once_and_decided_once_whoever_presses_at_the_same_moment(
    real_database: None,
) -> None:
    gus, ruth = ground.member("Gus"), ground.member("Ruth")
    list_me(Shown(), by=ruth)
    letter = write_letter(ruth, text="Buy my course.", by=gus)
    staff = [ground.member(name, "moderator") for name in ("Jo", "Kim", "Lu")]

    at_once(
        *(
            lambda: letters.report_letter(letter, reason="ad", words="", by=ruth)
            for _time in "12345"
        )
    )
    report = LetterReport.objects.get()
    at_once(
        *(
            lambda one=one: letters.stop_letters(report, of="ad", reason="No.", days=30, by=one)
            for one in staff
        ),
        lambda: letters.leave_letter(report, reason="It is fine.", by=staff[0]),
    )

    assert LetterAct.objects.count() == 1
