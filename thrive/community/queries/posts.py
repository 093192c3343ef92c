"""One post by its permanent link."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from thrive.base.prepared import prepared
from thrive.community.models import Appeal, ForumSpace, ModerationAct, Post, SpacePerson, Thread
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


def people_in(space: ForumSpace) -> list[SpacePerson]:
    rows = SpacePerson.objects.today().filter(space=space, person__erased_at=None)
    return list(rows.select_related("person").order_by("part", "since", "pk"))


@prepared
def _post(pk: int) -> QuerySet[Post]:
    return Post.objects.filter(pk=pk).select_related("thread__space", "author")
