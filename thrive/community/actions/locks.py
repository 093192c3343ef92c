"""Rows are held in one order: the thread, then its post, then its space; so nobody waits in a
circle, and the counts of a thread are always those of its posts.

A merge holds two threads, the older row first. Whoever waited for a thread that was merged meanwhile
goes on to where its posts went, holding both: no circle, because a merge never waits for a thread
that is merged already. People are held before anything else, in the order of their keys.
"""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet

from thrive.base.prepared import prepared
from thrive.community.lifecycle import THREAD
from thrive.community.models import ForumSpace, Post, Thread
from thrive.community.models.threads import READABLE
from thrive.people.models import Person


def held_thread(thread: Thread) -> Thread:
    """The thread; of a merged one, the thread its posts are in."""
    found = _held(thread.pk)
    while found.merged_into_id:
        found = _held(found.merged_into_id)
    return found


def held_pair(one: Thread, other: Thread) -> tuple[Thread, Thread]:
    """Two threads for a merge. One that is merged already comes as it is, and is not waited for."""
    found = {}
    for pk in sorted({one.pk, other.pk}):
        gone = Thread.objects.select_related("space").filter(pk=pk, status="merged").first()
        found[pk] = gone or _held(pk)
    return found[one.pk], found[other.pk]


def _held(pk: int) -> Thread:
    found = _locked(pk)
    if not found:
        raise Thread.DoesNotExist(f"There is no thread {pk} any more.")
    return found[0]


@prepared
def _locked(pk: int) -> QuerySet[Thread]:
    rows = Thread.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("space").filter(pk=pk)


def held_post(post: Post) -> Post:
    """The post with its thread, both held, wherever a merge has taken it meanwhile."""
    rows = Post.objects.select_for_update(no_key=True, of=("self",)).select_related("author")
    thread = held_thread(Thread(pk=post.thread_id))
    found = rows.filter(pk=post.pk, thread=thread).first()
    while found is None:
        thread = held_thread(Thread(pk=Post.objects.values_list("thread_id").get(pk=post.pk)[0]))
        found = rows.filter(pk=post.pk, thread=thread).first()
    found.thread = thread
    return found


def counted(thread: Thread) -> None:
    """Count a held thread anew from its posts. Two queries and one to write."""
    shown = thread.posts.shown()
    replies = shown.aggregate(n=Count("pk", filter=Q(number__gt=1)))["n"]
    last = shown.order_by("-number").values_list("number", "written_at", "author_id").first()
    thread.replies = replies
    if last:
        thread.last_number, thread.last_at, thread.last_by_id = last
    thread.save(update_fields=["replies", "last_number", "last_at", "last_by"])


def moved(thread: Thread, move: str) -> None:
    """The held thread makes a move; its space counts it while it can be read."""
    before = thread.status in READABLE
    thread.status = THREAD.after(thread.status, move)
    thread.save(update_fields=["status"])
    after = thread.status in READABLE
    if before != after:
        one_more(thread.space_id, 1 if after else -1)


def one_more(space: int, step: int) -> None:
    ForumSpace.objects.filter(pk=space).update(threads=F("threads") + step)


def held_people(*people: Person) -> list[Person]:
    """Until the transaction ends."""
    chosen = Person.objects.filter(pk__in={one.pk for one in people})
    return list(chosen.select_for_update(no_key=True).order_by("pk"))
