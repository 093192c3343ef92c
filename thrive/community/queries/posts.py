"""One post by its permanent link; a file by the post it came with."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language

from thrive.base.prepared import prepared
from thrive.community.models import (
    Appeal,
    ForumSpace,
    ModerationAct,
    Post,
    PostFile,
    SpacePerson,
    Thread,
    ThreadMerge,
)
from thrive.community.models.moderation import MODERATORS
from thrive.community.queries import rows
from thrive.community.queries.names import unseen
from thrive.community.queries.rows import ThreadRow
from thrive.community.queries.thread import found_thread
from thrive.community.reach import readable
from thrive.people.models import Person


def found_post(viewer: Any, pk: int) -> Post | None:
    """The post, if this person reads its thread and it does not wait for somebody else's eyes."""
    post = next(iter(_post(pk)), None) if 0 < pk < 2**62 else None
    if post is None or found_thread(viewer, post.thread_id) is None:
        return None
    if post.status != "held":
        return post
    moderates = viewer.is_authenticated and viewer.program_roles & {"admin", "moderator"}
    mine = viewer.is_authenticated and post.author_id == viewer.pk
    return post if moderates or mine else None


def found_file(viewer: Any, pk: int) -> PostFile | None:
    """As the post is read: a hidden one by its author and moderators, and while its author may not
    be shown, by moderators."""
    kept = PostFile.objects.filter(pk=pk).first() if 0 < pk < 2**62 else None
    post = found_post(viewer, kept.post_id) if kept else None
    if kept is None or post is None:
        return None
    kept.post = post
    me = viewer.pk if viewer.is_authenticated else 0
    if me and (viewer.program_roles & MODERATORS or post.author_id == me):
        return kept
    author = [(post.author_id, post.author.age_band if post.author else "")]
    return kept if post.status == "shown" and post.author_id not in unseen(author, me) else None


def found_act(person: Person, pk: int) -> ModerationAct | None:
    """What a moderator did with a post of mine."""
    rows = ModerationAct.objects.filter(pk=pk, post__author=person)
    return rows.select_related("post__thread__space", "post__author").first()


def found_appeal(person: Person, pk: int) -> Appeal | None:
    rows = Appeal.objects.visible_to(person).filter(pk=pk)
    return rows.select_related("act__post__thread__space", "act__post__author", "act__by").first()


def spaces_to_choose(viewer: Person, thread: Thread) -> list[ForumSpace]:
    """Where a thread could go: what this person reads, without the space it stands in."""
    rows = ForumSpace.objects.running().filter(pk__in=readable(viewer))
    return list(rows.exclude(pk=thread.space_id).exclude(access="youth").order_by("name"))


def threads_to_merge(viewer: Person, thread: Thread) -> list[ThreadRow]:
    """The newest open threads of the same space; others are found by their address."""
    open_ones = Thread.objects.filter(space=thread.space_id, status="open").exclude(pk=thread.pk)
    newest = open_ones.exclude(title="").order_by("-last_at", "-pk").values_list(*rows.COLUMNS)
    return rows.rows_of(newest[:30], viewer, get_language() or "en")


def came_from(thread: int, into: Thread) -> Post | None:
    """The first post of a merged thread, where it stands now."""
    rows_of = Post.objects.filter(thread=into, came_with__thread=thread)
    return rows_of.select_related("thread").order_by("number").first()


def newest_merge(thread: Thread) -> ThreadMerge | None:
    """What was merged into this thread last, and is still here."""
    made = ThreadMerge.objects.filter(into=thread, undone_at=None)
    return made.order_by("-pk").first()


def people_in(space: ForumSpace) -> list[SpacePerson]:
    rows = SpacePerson.objects.today().filter(space=space, person__erased_at=None)
    return list(rows.select_related("person").order_by("part", "since", "pk"))


@prepared
def _post(pk: int) -> QuerySet[Post]:
    return Post.objects.filter(pk=pk).select_related("thread__space", "author")
