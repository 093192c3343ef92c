"""What the search finds here: posts that everybody, or every member, may read.

Posts of closed and youth spaces are never in the index, so no count, snippet or timing can give one
away; nor are posts written by somebody under 18, wherever they stand.
"""

from __future__ import annotations

from collections.abc import Iterator

from thrive.community.models import Post, Thread
from thrive.community.models.threads import READABLE
from thrive.community.words import Access
from thrive.search import Document
from thrive.search.actions import put, remove

SHOWN_TO = {Access.OPEN.value: "public", Access.MEMBERS.value: "members"}
KIND = "post"


def posts() -> Iterator[Document]:
    rows = Post.objects.shown().filter(
        thread__space__access__in=SHOWN_TO, thread__status__in=READABLE, author__age_band="adult"
    )
    chosen = rows.select_related("thread__space__community").order_by("pk")
    for post in chosen.iterator(chunk_size=1000):
        yield from documents_of(post, post.thread)


def documents_of(post: Post, thread: Thread) -> Iterator[Document]:
    """Once, in the language it was written in: one thread is read and searched in many."""
    city = thread.space.community
    yield Document(
        kind=KIND,
        ref_id=str(post.pk),
        language="",
        title=thread.title,
        body=post.text[:5000],
        url_name="post",
        url_args=(str(post.pk),),
        visibility=SHOWN_TO[thread.space.access],
        is_talk=True,
        written=post.language,
        city=city.slug if city else "",
        at=post.written_at,
    )


def say_what_is_found(post: Post, thread: Thread) -> None:
    """After each change of a post: found while it may be read by everybody or every member."""
    if _may_be_found(post, thread):
        put(*documents_of(post, thread))
    else:
        remove(KIND, str(post.pk))


def say_what_is_found_in(thread: Thread) -> None:
    """After a change of the whole thread: hidden, shown again, moved, renamed."""
    rows = list(thread.posts.select_related("author").order_by("number"))
    for post in rows:
        if not _may_be_found(post, thread):
            remove(KIND, str(post.pk))
    put(*(d for post in rows if _may_be_found(post, thread) for d in documents_of(post, thread)))


def _may_be_found(post: Post, thread: Thread) -> bool:
    return (
        post.status == "shown"
        and thread.status in READABLE
        and thread.space.access in SHOWN_TO
        and post.author is not None
        and not post.author.is_youth
    )
