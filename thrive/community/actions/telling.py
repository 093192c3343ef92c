"""Mails of the forum. They say what happened and where; never what was written: a post that is
hidden later would live on in them."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import override

from thrive.base.history import HasRef
from thrive.base.refs import Ref
from thrive.community.models import ModerationAct, Post, SpaceMark, Thread, ThreadMark, ThreadMerge
from thrive.community.reach import EVERYWHERE
from thrive.community.words import Reason
from thrive.notices.mail import send_notice, send_notices
from thrive.people.models import Person

MOST = 500  # mails caused by one post; others find it on their page


def tell_of_reply(post: Post, thread: Thread, *, called: Collection[int], by: Person) -> None:
    """One mail to each person who is called on or wants every reply; none to the author."""
    marks = ThreadMark.objects.filter(thread=thread, mails=True).exclude(person=by)
    wanted = Q(pk__in=marks.values("person")) | Q(pk__in=called)
    people = list(Person.objects.present().filter(wanted).order_by("pk")[:MOST])
    for called_on in (True, False):
        send_notices(
            "forum_reply",
            [one for one in people if (one.pk in called) is called_on],
            _words(thread, "post", post.pk) | {"called": called_on},
            about=thread,
            by=by,
            key=f"forum_reply {post.pk}",
        )


def tell_of_thread(thread: Thread, *, by: Person) -> None:
    marks = SpaceMark.objects.filter(space=thread.space, mails=True).exclude(person=by)
    people = [mark.person for mark in marks.select_related("person")[:MOST]]
    said = _words(thread, "thread", thread.pk)
    send_notices("forum_thread", people, said, about=thread, by=by, key=f"forum {thread.pk}")


def tell_of_merge(made: ThreadMerge, *, by: Person) -> None:
    """Everybody who wrote in the thread that went, with the reason in the moderator's words."""
    wrote = Post.objects.shown().filter(came_with=made).values("author")
    people = list(Person.objects.present().filter(pk__in=wrote).exclude(pk=by.pk)[:MOST])
    said = _words(made.into, "thread", made.thread_id) | {"reason": made.reason}
    send_notices("forum_merged", people, said, about=made.into, by=by, key=f"merge {made.pk}")


def tell_moderators(post: Post, *, reason: str, by: HasRef | Ref) -> None:
    """A report, or a post that waits. One mail a post and reason."""
    people = list(Person.objects.present().with_role("moderator"))
    said = {"link": _link("moderation"), "urgent": reason == Reason.SAFETY, "held": not reason}
    send_notices(
        "forum_to_read", people, said, about=post, by=by, key=f"forum_to_read {post.pk} {reason}"
    )


def tell_author(act: ModerationAct, *, by: HasRef | Ref) -> None:
    """What was done with the post, and why, in the moderator's words."""
    author = act.post.author
    if author is None or author.erased_at:
        return
    link = _link("my_forum", language=author.language)
    said = {"what": act.what, "reason": act.reason, "link": link}
    send_notice("forum_moderated", author, author.language, said, act.post, by)


def _words(thread: Thread, address: str, pk: int) -> dict[str, object]:
    """The title only where every member reads it anyway."""
    title = thread.title if thread.space.access in EVERYWHERE else ""
    return {"title": title, "link": _link(address, pk), "settings": _link("my_forum")}


def _link(name: str, *args: object, language: str = "en") -> str:
    with override(language):
        return f"{settings.SITE_URL}{reverse(name, args=args)}"
