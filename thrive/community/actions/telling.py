"""Mails of the forum. They say what happened and where; never what was written: a post that is
hidden later would live on in them."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import override

from thrive.base.history import HasRef
from thrive.base.prepared import prepared
from thrive.base.refs import Ref
from thrive.community.models import ModerationAct, Post, SpaceMark, Thread, ThreadMark, ThreadMerge
from thrive.community.models.threads import READABLE
from thrive.community.queries.names import unseen
from thrive.community.queries.thread import found_thread
from thrive.community.reach import EVERYWHERE
from thrive.community.words import Reason
from thrive.notices.mail import send_notice, send_notices, write_anew
from thrive.notices.models import OutboundMessage, Rhythm
from thrive.people.models import Person

MOST = 500  # mails caused by one post; the digest tells the others
_AT_ONCE = Q(mails=True) | Q(person__notice_wishes__rhythm=Rhythm.AT_ONCE)


def tell_of_reply(post: Post, thread: Thread, *, called: Collection[int], by: Person) -> None:
    """One mail to each person who is called on or wants every reply; none to the author."""
    people = _readers(thread.pk, by.pk, called)
    if not people:
        return
    for called_on in (True, False):
        send_notices(
            "forum_reply",
            [one for one in people if (one.pk in called) is called_on],
            _words(thread, "post", post.pk) | {"called": called_on, "post": post.pk},
            about=thread,
            by=by,
            key=f"forum_reply {post.pk}",
            stop="" if called_on else f"thread {thread.pk}",
            answers=f"thread {thread.pk}",
        )


def tell_of_thread(thread: Thread, *, by: Person) -> None:
    marks = SpaceMark.objects.filter(_AT_ONCE, space=thread.space).exclude(person=by)
    send_notices(
        "forum_thread",
        list(_asked(Q(pk__in=marks.values("person")))),
        _words(thread, "thread", thread.pk),
        about=thread,
        by=by,
        key=f"forum {thread.pk}",
        stop=f"space {thread.space_id}",
        answers=f"thread {thread.pk}",
    )


@prepared
def _readers(thread: int, by: int, called: Collection[int]) -> QuerySet[Person]:
    marks = ThreadMark.objects.filter(_AT_ONCE, thread=thread, follows=True).exclude(person=by)
    return _asked(Q(pk__in=marks.values("person")) | Q(pk__in=called))


def _asked(wanted: Q) -> QuerySet[Person]:
    """Without those who want no mail about what others write."""
    never = Q(notice_wishes__rhythm=Rhythm.NEVER)
    return Person.objects.present().filter(wanted).exclude(never).order_by("pk")[:MOST]


def as_it_stands(message: OutboundMessage) -> bool:
    """Asked when the mail is about to leave: is there still something new to this reader?"""
    reader = message.person
    thread = found_thread(reader, int(message.about_id)) if reader else None
    if reader is None or thread is None or thread.status not in READABLE:
        return False
    number = message.context.get("post")
    rows = Post.objects.shown().select_related("author").filter(thread=thread)
    post = rows.filter(pk=number).first() if number else rows.filter(number=1).first()
    if post is None or _is_hidden(post, reader):
        return False
    mark = ThreadMark.objects.filter(thread=thread, person=reader).first()
    if mark and mark.read_to >= post.number:
        return False
    begun_by = thread.posts.select_related("author").filter(number=1).first()
    unnamed = begun_by is None or _is_hidden(begun_by, reader)
    write_anew(message, message.context | {"title": "" if unnamed else _title(thread)})
    return True


def _is_hidden(post: Post, reader: Person) -> bool:
    people = [(post.author.pk, post.author.age_band)] if post.author else []
    return post.author_id in unseen(people, reader.pk)


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
        "forum_safety" if reason == Reason.SAFETY else "forum_to_read",
        people,
        said,
        about=post,
        by=by,
        key=f"forum_to_read {post.pk} {reason}",
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
    link = _link(address, pk)
    return {"title": _title(thread), "link": link, "settings": _link("notice_settings")}


def _title(thread: Thread) -> str:
    return thread.title if thread.space.access in EVERYWHERE else ""


def _link(name: str, *args: object, language: str = "en") -> str:
    with override(language):
        return f"{settings.SITE_URL}{reverse(name, args=args)}"
