"""News of followed threads and spaces, for the digest: what one may read now, and has not seen.

What happened is read from history, whose numbers are given in the order of commits; so a post that
waited for a moderator is news when it is let through, and no post is news twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from thrive.base.models import Entry
from thrive.community.models import Post, SpaceMark, Thread, ThreadMark
from thrive.community.models.threads import READABLE
from thrive.community.queries.names import unseen
from thrive.community.reach import EVERYWHERE, readable
from thrive.notices.bouncing import STOPPED
from thrive.notices.followed import Fact, Thing
from thrive.notices.models import OutboundMessage
from thrive.notices.sources import Group, Line, Window
from thrive.people.links import address
from thrive.people.models import Person

MOST = 20  # threads named in one space
SHOWN_BY = ("let_through", "restore", "grant_appeal")  # what shows a post that waited


@dataclass(frozen=True, slots=True)
class Shown:
    """A post, and the moment since which others can read it."""

    post: Post
    at: datetime.datetime


def of_threads(person: Person, window: Window) -> list[Group]:
    """One group a followed thread that has new replies."""
    marks = _marks(person)
    if not marks:
        return []
    news: dict[int, list[Shown]] = {}
    for one in _still_new(_first_shown(window, set(marks)), person, "forum_reply"):
        if one.post.number > marks[one.post.thread_id].read_to:
            news.setdefault(one.post.thread_id, []).append(one)
    hidden = _hidden([marks[pk].thread for pk in news], person)
    return [
        _group(marks[pk].thread, replies, marks[pk].thread.author_id in hidden)
        for pk, replies in news.items()
    ]


def of_spaces(person: Person, window: Window) -> list[Group]:
    """One group a followed space that has new threads."""
    rows = SpaceMark.objects.filter(person=person, space__in=readable(person))
    marks = {mark.space_id: mark for mark in rows.select_related("space")}
    if not marks:
        return []
    followed = Thread.objects.readable().filter(space__in=marks)
    begun = _first_shown(window, followed, first=True)
    read = _known(person, begun)
    news: dict[int, list[Shown]] = {}
    for one in _still_new(begun, person, "forum", of_thread=True):
        mark = marks[one.post.thread.space_id]
        if one.post.thread_id not in read and one.at >= mark.since:
            news.setdefault(mark.space_id, []).append(one)
    return [_space_group(marks[pk], found) for pk, found in news.items()]


def of_area(person: Person, area: Thing, window: Window) -> list[Fact]:
    """Threads about an action area in the spaces this person reads."""
    about = Thread.objects.readable().filter(area=area.slug, space__in=readable(person))
    begun = _still_new(_first_shown(window, about, first=True), person, "forum", of_thread=True)
    read = _known(person, begun)
    lines = [(_line(one.post.thread), one.at) for one in begun if one.post.thread_id not in read]
    return [Fact(line.title, line.link, at, line.says) for line, at in lines]


def _known(person: Person, begun: list[Shown]) -> set[int]:
    """Threads among these that the person has read in or follows already."""
    rows = ThreadMark.objects.filter(
        person=person, thread__in=[one.post.thread_id for one in begun]
    )
    return set(rows.values_list("thread_id", flat=True))


def _marks(person: Person) -> dict[int, ThreadMark]:
    rows = ThreadMark.objects.filter(
        person=person,
        follows=True,
        thread__status__in=READABLE,
        thread__space__in=readable(person),
    )
    return {mark.thread_id: mark for mark in rows.select_related("thread__space", "thread__author")}


def _first_shown(window: Window, threads: Any, *, first: bool = False) -> list[Shown]:
    """Posts of these threads that others could read for the first time within the window: only the
    first ones of threads, or only replies."""
    entries = Entry.objects.filter(number__gt=window.after, number__lte=window.upto)
    chosen = _with_people(Post.objects.shown().filter(thread__in=threads))
    chosen = chosen.filter(number=1) if first else chosen.filter(number__gt=1)
    begun = entries.filter(on_kind="thread", what="start_thread" if first else "reply")
    if not first:
        begun = begun.filter(on_id__in=[str(pk) for pk in threads])
    at = {
        (int(pk), facts.get("number", 1)): moment
        for pk, facts, moment in begun.values_list("on_id", "facts", "at")
        if not facts["held"]
    }
    posts = chosen.filter(thread__in={pk for pk, _number in at}) if at else []
    found = [
        Shown(post, at[post.thread_id, post.number])
        for post in posts
        if (post.thread_id, post.number) in at
    ]
    shown = entries.filter(on_kind="post", what__in=SHOWN_BY)
    since = {int(pk): moment for pk, moment in shown.values_list("on_id", "at")}
    waited = list(chosen.filter(pk__in=since)) if since else []
    return found + [Shown(post, since[post.pk]) for post in _not_shown_before(waited, window)]


def _not_shown_before(found: list[Post], window: Window) -> list[Post]:
    """A post that was changed may wait again, or be hidden and restored: that is no news then."""
    if not found:
        return []
    ids = [str(post.pk) for post in found]
    again = Entry.objects.filter(
        on_kind="post", on_id__in=ids, what__in=SHOWN_BY, number__lte=window.after
    )
    known = {int(pk) for pk in again.values_list("on_id", flat=True)}
    begun = Entry.objects.filter(
        on_kind="thread",
        on_id__in=[str(post.thread_id) for post in found],
        what__in=("start_thread", "reply"),
    )
    at_once = {
        (int(pk), facts.get("number", 1))
        for pk, facts in begun.values_list("on_id", "facts")
        if not facts["held"]
    }
    return [
        post
        for post in found
        if post.pk not in known and (post.thread_id, post.number) not in at_once
    ]


def _with_people(posts: QuerySet[Post]) -> QuerySet[Post]:
    return posts.select_related("author", "thread__space").defer("text", "html")


def _still_new(
    news: list[Shown], person: Person, mail: str, *, of_thread: bool = False
) -> list[Shown]:
    """By others, whose words may be shown, and not told of by a mail of its own."""
    others = [one for one in news if one.post.author_id != person.pk]
    authors = [one.post.author for one in others if one.post.author]
    hidden = unseen([(author.pk, author.age_band) for author in authors], person.pk)
    keys = {
        f"{mail} {one.post.thread_id if of_thread else one.post.pk} {person.pk}": one
        for one in others
    }
    rows = OutboundMessage.objects.filter(dedupe_key__in=keys).exclude(problem=STOPPED)
    told = set(rows.values_list("dedupe_key", flat=True))
    return [
        one for key, one in keys.items() if key not in told and one.post.author_id not in hidden
    ]


def _hidden(threads: Iterable[Thread], person: Person) -> Collection[int]:
    people = [(one.author_id, one.author.age_band) for one in threads if one.author]
    return unseen(people, person.pk)


def _group(thread: Thread, replies: list[Shown], unnamed: bool) -> Group:
    n = len(replies)
    stands = []
    if thread.answer_id:
        stands.append(_("The question is answered."))
    if thread.is_locked:
        stands.append(_("The thread is locked."))
    stands.append(ngettext("%(n)s new reply.", "%(n)s new replies.", n) % {"n": n})
    return Group(
        title=title_of(thread, unnamed=unnamed),
        link=address("post", min(one.post.pk for one in replies), language=_here()),
        says=" ".join(stands),
        why=_("You get this because you follow this thread."),
        stop=f"thread {thread.pk}",
        newest=max(one.at for one in replies),
        count=n,
    )


def _space_group(mark: SpaceMark, begun: list[Shown]) -> Group:
    begun = sorted(begun, key=lambda one: one.at, reverse=True)
    n = len(begun)
    return Group(
        title=mark.space.said_name,
        link=address("forum_space", mark.space.slug, language=_here()),
        says=ngettext("%(n)s new thread.", "%(n)s new threads.", n) % {"n": n},
        why=_("You get this because you follow this space."),
        stop=f"space {mark.space_id}",
        newest=begun[0].at,
        count=n,
        lines=tuple(_line(one.post.thread) for one in begun[:MOST]),
    )


def _line(thread: Thread) -> Line:
    n = thread.replies
    says = ngettext("%(n)s reply", "%(n)s replies", n) % {"n": n} if n else ""
    return Line(title_of(thread), address("thread", thread.pk, language=_here()), says)


def title_of(thread: Thread, *, unnamed: bool = False) -> str:
    """Only where every member reads it anyway: a mail lives longer than a title does."""
    if thread.title and not unnamed and thread.space.access in EVERYWHERE:
        return thread.title
    return _("A thread in “%(space)s”") % {"space": thread.space.said_name}


def _here() -> str:
    return get_language() or "en"
