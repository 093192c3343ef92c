"""Changing one's own post, and taking it down."""

from __future__ import annotations

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.base.markup import to_html
from thrive.community import found
from thrive.community.actions import telling
from thrive.community.actions.attaching import forget_files
from thrive.community.actions.locks import counted, held_post, moved
from thrive.community.lifecycle import POST
from thrive.community.models import Mention, Post, PostVersion, Report, Thread
from thrive.community.models.threads import READABLE
from thrive.community.queries.wordlist import holds
from thrive.community.reach import who_of
from thrive.community.rules import writing as rules
from thrive.people.models import Person


@transaction.atomic
def edit_post(post: Post, *, text: str, language: str, title: str = "", by: Person) -> Post:
    """What it said before is kept and can be read. `title` only with the first post of a thread.

    What would wait if it were new waits again: a young person's first posts, a link in the first
    post of a new account, a word of the moderators' list.
    """
    post = held_post(post)
    thread = post.thread
    require(rules.may_edit(by, post))
    if (text, language) != (post.text, post.language):
        PostVersion.objects.create(
            post=post, text=post.text, language=post.language, until=clock.now()
        )
        post.text, post.html, post.language = text, to_html(text), language
        post.edited_at = clock.now()
        post.save(update_fields=["text", "html", "language", "edited_at"])
    if post.is_first and title and (title, language) != (thread.title, thread.language):
        thread.title, thread.language = title, language
        thread.save(update_fields=["title", "language"])
        found.say_what_is_found_in(thread)
    why = _why_it_waits(post, thread, by)
    waits = post.status == "shown" and bool(why)
    if waits:
        post.status, post.held_for = POST.after(post.status, "hold"), why
        post.save(update_fields=["status", "held_for"])
        if post.is_first and thread.status == "open":
            moved(thread, "hold")
        counted(thread)
        telling.tell_moderators(post, reason="", by=by)
    found.say_what_is_found(post, thread)
    history.record("edit_post", on=post, by=by, held=waits)
    return post


@transaction.atomic
def take_down(post: Post, *, by: Person) -> Post:
    """The words go, and all they said before; the place in the thread stays. Nothing brings them
    back. A thread that only its author wrote in goes with its first post."""
    post = held_post(post)
    thread = post.thread
    require(rules.may_take_down(by, post))
    post.status = POST.after(post.status, "take_down")
    post.text = post.html = post.began_as = ""
    post.save(update_fields=["status", "text", "html", "began_as"])
    post.versions.all().delete()
    if post.attached:
        forget_files(list(post.files.all()), post)
    Mention.objects.filter(post=post).delete()
    Report.objects.filter(post=post, status="open").update(
        status="acted", settled_at=clock.now(), words=""
    )
    if thread.answer_id == post.pk:
        thread.answer = None
    if post.is_first:
        thread.title = ""
    thread.save(update_fields=["answer", "title"])
    counted(thread)
    if post.is_first:
        if not thread.replies and thread.status in (*READABLE, "held"):
            moved(thread, "hide")
        found.say_what_is_found_in(thread)
    found.say_what_is_found(post, thread)
    history.record("take_down", on=post, by=by)
    return post


def _why_it_waits(post: Post, thread: Thread, by: Person) -> str:
    who = who_of(by, [thread.space])
    texts = [post.text, thread.title] if post.is_first else [post.text]
    return rules.why_it_waits(
        who,
        shown=Post.objects.shown().filter(author=by).exclude(pk=post.pk).count(),
        text=" ".join(texts),
        new=rules.is_new(by.created),
        listed=bool(holds(texts)),
    )
