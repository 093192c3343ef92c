"""Who hears of a post when others can read it for the first time: at once, or let through later."""

from __future__ import annotations

from thrive.base.models import Entry
from thrive.community.actions import telling
from thrive.community.models import Mention, Post, Thread, ThreadMark
from thrive.community.queries import standing
from thrive.community.texts import mentioned
from thrive.people.models import Person


def call_on(post: Post, thread: Thread, by: Person) -> None:
    """Those who are mentioned or quoted, and followers who want each reply by mail."""
    called: list[int] = []
    if "@" in post.text:
        called = [one for one in mentioned(post.text, standing.voices_of(thread)) if one != by.pk]
        rows = [Mention(post=post, person_id=one) for one in called]
        Mention.objects.bulk_create(rows, ignore_conflicts=True)
    if post.quotes and post.quotes.author_id not in (None, by.pk):
        called.append(post.quotes.author_id)
    telling.tell_of_reply(post, thread, called=called, by=by)


def call_late(post: Post, *, by: Person) -> None:
    """A post that waited is told of like any other, the first time it is shown and by its author.

    Whoever read past its place has not read it: their mark goes back to before it.
    """
    author, thread = post.author, post.thread
    if author is None or author.erased_at or not post.held_for:
        return
    if post.acts.filter(what__in=("let_through", "restore")).exists() or _was_held_again(post):
        return
    if post.is_first:
        telling.tell_of_thread(thread, by=author)
        return
    passed = ThreadMark.objects.filter(thread=thread, read_to__gte=post.number)
    passed.exclude(person__in=[author, by]).update(read_to=post.number - 1)
    call_on(post, thread, author)


def _was_held_again(post: Post) -> bool:
    """Shown when it was written, and held by a change."""
    return Entry.objects.about(post.ref()).filter(what="edit_post", facts__held=True).exists()
