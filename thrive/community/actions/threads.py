"""Pin, lock, move a thread; accept an answer."""

from __future__ import annotations

from django.db import transaction

from thrive.base import history
from thrive.base.decisions import Refused, require
from thrive.community import found
from thrive.community.actions.locks import held_thread, moved, one_more
from thrive.community.actions.noting import note_held_back
from thrive.community.models import ForumSpace, Post, Thread
from thrive.community.models.threads import READABLE
from thrive.community.queries import standing
from thrive.community.reach import who_of
from thrive.community.rules import threads as rules
from thrive.community.rules.open_meetings import may_react
from thrive.people.models import Person


@transaction.atomic
def pin(thread: Thread, *, by: Person) -> Thread:
    return _pinned(thread, True, by)


@transaction.atomic
def unpin(thread: Thread, *, by: Person) -> Thread:
    return _pinned(thread, False, by)


@transaction.atomic
def lock(thread: Thread, *, by: Person) -> Thread:
    thread = held_thread(thread)
    require(rules.may_lock(who_of(by, [thread.space], keeps=True), thread))
    moved(thread, "lock")
    history.record("lock", on=thread, by=by)
    return thread


@transaction.atomic
def unlock(thread: Thread, *, by: Person) -> Thread:
    thread = held_thread(thread)
    require(rules.may_unlock(who_of(by, [thread.space], keeps=True), thread))
    moved(thread, "unlock")
    history.record("unlock", on=thread, by=by)
    return thread


@transaction.atomic
def move(thread: Thread, *, to: ForumSpace, by: Person) -> Thread:
    """Into another space, with everything in it; its links stay the same."""
    thread = held_thread(thread)
    require(rules.may_move(who_of(by, [thread.space, to], keeps=True), thread, to))
    here = thread.space
    thread.space, thread.is_pinned = to, False
    thread.save(update_fields=["space", "is_pinned"])
    if thread.status in READABLE:
        steps = {here.pk: -1, to.pk: 1}
        for space in sorted(steps):
            one_more(space, steps[space])
    found.say_what_is_found_in(thread)
    history.record("move_thread", on=thread, by=by, out_of=here.slug, into=to.slug)
    return thread


def accept_answer(thread: Thread, *, post: Post | None, by: Person) -> Thread:
    """This post answered the question; None takes the mark back."""
    try:
        return _accept(thread, post=post, by=by)
    except Refused as refused:
        note_held_back(thread, refused.decision, act="accept", by=by)
        raise


@transaction.atomic
def _accept(thread: Thread, *, post: Post | None, by: Person) -> Thread:
    thread = held_thread(thread)
    who = who_of(by, [thread.space])
    chosen = post or thread.answer
    if chosen is None:
        return thread
    meeting = may_react(standing.table_at(thread, who), thread.space.access, chosen.author_id)
    require(rules.may_accept(who, thread, chosen, meeting=meeting))
    thread.answer = post
    thread.save(update_fields=["answer"])
    verb = "accept_answer" if post else "take_answer_back"
    history.record(verb, on=thread, by=by, number=chosen.number)
    return thread


def _pinned(thread: Thread, pinned: bool, by: Person) -> Thread:
    thread = held_thread(thread)
    require(rules.may_pin(who_of(by, [thread.space], keeps=True), thread))
    thread.is_pinned = pinned
    thread.save(update_fields=["is_pinned"])
    history.record("pin" if pinned else "unpin", on=thread, by=by)
    return thread
