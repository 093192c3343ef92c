"""Two threads about one thing become one; and back, while nothing new was written."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.community import found
from thrive.community.actions import telling
from thrive.community.actions.locks import counted, held_pair, moved
from thrive.community.models import Draft, Post, Thread, ThreadMark, ThreadMerge
from thrive.community.queries import standing
from thrive.community.reach import who_of
from thrive.community.rules import threads as rules
from thrive.community.words import Kind
from thrive.people.models import Person

FAR = 500_000_000  # numbers nobody has, while posts change theirs
_WITH_ITS_FIRST = {"held": "hold", "hidden": "hide"}  # a thread goes where its first post went


@transaction.atomic
def merge(thread: Thread, *, into: Thread, reason: str, by: Person) -> Thread:
    """The posts go into the thread that stays, in the order of time and after its first post. Their
    links, thanks, files and reports stay with them; follows, places read to and drafts go along."""
    thread, into = held_pair(thread, into)
    who = who_of(by, [thread.space, into.space], keeps=True)
    bodies = standing.bodies_at(thread), standing.bodies_at(into)
    require(rules.may_merge(who, thread, into, reason, *bodies))
    made = ThreadMerge.objects.create(
        thread=thread, into=into, posts=thread.numbers, reason=reason, by=by, at=clock.now()
    )
    title, answer = thread.title, thread.answer
    order = _in_time(thread, into)
    thread.posts.filter(number=1, status="shown").update(began_as=title)
    thread.posts.update(thread=into, came_with=made, number=F("number") + 2 * FAR)
    into.posts.filter(number__lt=FAR).update(number=F("number") + FAR)
    _numbered(order)
    _carry(thread, into, order)
    thread.title, thread.answer, thread.merged_into = "", None, into
    thread.numbers = thread.last_number = thread.replies = 0
    thread.is_pinned = False
    thread.save()
    moved(thread, "merge")
    into.numbers = len(order)
    if answer and into.kind == Kind.QUESTION and not into.answer_id:
        into.answer = answer
    into.save(update_fields=["numbers", "answer"])
    counted(into)
    found.say_what_is_found_in(into)
    telling.tell_of_merge(made, by=by)
    history.record("merge_thread", on=thread, by=by, into=str(into.pk), posts=made.posts)
    history.record("take_in_thread", on=into, by=by, out_of=str(thread.pk), posts=made.posts)
    return into


@transaction.atomic
def take_apart(made: ThreadMerge, *, by: Person) -> Thread:
    """The posts go back to the thread they came from. Whoever came to follow the other one goes on
    following both."""
    rows = Thread.objects.select_for_update(no_key=True, of=("self",)).select_related("space")
    back, into = rows.get(pk=made.thread_id), rows.get(pk=made.into_id)
    made = ThreadMerge.objects.get(pk=made.pk)
    came = list(into.posts.filter(came_with=made).order_by("number"))
    who = who_of(by, [into.space], keeps=True)
    require(
        rules.may_take_apart(
            who, made, back, into, came=len(came), grown=standing.written_since(made)
        )
    )
    back.title = came[0].began_as
    stay = list(into.posts.exclude(came_with=made).order_by("number"))
    into.posts.update(number=F("number") + FAR)
    Post.objects.filter(came_with=made).update(thread=back, came_with=None)
    Post.objects.filter(pk=came[0].pk).update(began_as="")  # others began threads merged earlier
    _numbered(came)
    _numbered(stay)
    if into.answer_id in {post.pk for post in came}:
        into.answer = None
    for one, posts in ((back, came), (into, stay)):
        one.numbers = len(posts)
        one.merged_into = None
        one.save()
        ThreadMark.objects.filter(thread=one, read_to__gt=len(posts)).update(read_to=len(posts))
    moved(back, "take_apart")
    if came[0].status in _WITH_ITS_FIRST:
        moved(back, _WITH_ITS_FIRST[came[0].status])
    for one in (back, into):
        counted(one)
        found.say_what_is_found_in(one)
    made.undone_at = clock.now()
    made.save(update_fields=["undone_at"])
    history.record("take_merge_apart", on=back, by=by, out_of=str(into.pk))
    return back


def _in_time(thread: Thread, into: Thread) -> list[Post]:
    """Posts of both as they will stand: who began the thread that stays still begins it."""
    first, *rest = into.posts.only("pk", "number", "thread_id", "written_at").order_by("number")
    come = thread.posts.only("pk", "number", "thread_id", "written_at").order_by("number")
    return [first, *heapq.merge(rest, come, key=lambda post: post.written_at)]


def _numbered(posts: Iterable[Post]) -> None:
    rows = list(posts)
    for number, post in enumerate(rows, 1):
        post.number = number
    Post.objects.bulk_update(rows, ["number"], batch_size=200)


def _carry(thread: Thread, into: Thread, order: list[Post]) -> None:
    """Follows and drafts. What somebody had not read in either thread is still new to them: their
    place is before the first such post."""
    places: dict[int, list[int]] = {thread.pk: [], into.pk: []}
    for place, post in enumerate(order):
        places[post.thread_id].append(place)
    read: dict[int, dict[int, ThreadMark]] = {}
    for mark in ThreadMark.objects.filter(thread__in=(thread, into)):
        read.setdefault(mark.person_id, {})[mark.thread_id] = mark
    rows = []
    for person, marks in read.items():
        left = [
            where[seen] if (seen := marks[pk].read_to if pk in marks else 0) < len(where) else None
            for pk, where in places.items()
        ]
        rows.append(
            ThreadMark(
                person_id=person,
                thread=into,
                read_to=min((place for place in left if place is not None), default=len(order)),
                follows=any(mark.follows for mark in marks.values()),
                mails=any(mark.mails for mark in marks.values()),
            )
        )
    ThreadMark.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["person", "thread"],
        update_fields=["read_to", "follows", "mails"],
        batch_size=200,
    )
    here, there = f"thread {thread.pk}", f"thread {into.pk}"
    for draft in Draft.objects.filter(place=here):
        other = Draft.objects.filter(place=there, person=draft.person_id).first()
        if other is None:
            draft.place = there
            draft.save(update_fields=["place"])
            continue
        both = [str(one.words.get("text", "")) for one in (other, draft)]
        other.words["text"] = "\n\n".join(words for words in both if words)
        other.save(update_fields=["words"])
        draft.delete()
