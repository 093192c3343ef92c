"""A whole thread on one page, for paper or for a records request; and what feeds carry."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from thrive.base import clock
from thrive.base.prepared import prepared
from thrive.community.models import ForumSpace, Post, PostVersion, Thread
from thrive.community.queries.post_row import PostRow
from thrive.community.queries.thread import thread_page
from thrive.community.words import Access

MOST = 500  # posts of a thread on one sheet
IN_A_FEED = 30


@dataclass(frozen=True, slots=True)
class RecordPage:
    """`more`: the thread goes on after this sheet."""

    thread: Thread
    posts: tuple[PostRow, ...]
    printed_at: datetime.datetime
    more: bool


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """What a post says now and said before, newest first. Each version: (words, language, until)."""

    post: Post
    before: tuple[PostVersion, ...]


def record_page(viewer: Any, thread: Thread) -> RecordPage:
    """As this person reads it: what is hidden from them stays hidden on paper."""
    posts: list[PostRow] = []
    number = 1
    while len(posts) < MOST:
        page = thread_page(viewer, thread, number)
        posts += page.posts
        if page.is_last:
            return RecordPage(thread, tuple(posts), clock.now(), False)
        number += 1
    return RecordPage(thread, tuple(posts), clock.now(), True)


def history_page(viewer: Any, post: Post) -> HistoryPage:
    return HistoryPage(post, tuple(post.versions.order_by("-until", "-pk")))


def public_threads(space: ForumSpace | None) -> list[Thread]:
    """What everybody may read, newest first: of one open space, or of all of them."""
    return list(_of_space(space.pk) if space else _public())


def first_posts(threads: list[Thread]) -> dict[int, Post]:
    """The first post of each thread, where it is shown and its author is an adult."""
    return {post.thread_id: post for post in _first([thread.pk for thread in threads])}


@prepared
def _public() -> QuerySet[Thread]:
    rows = Thread.objects.public().select_related("author").order_by("-started_at", "-pk")
    return rows[:IN_A_FEED]


@prepared
def _of_space(space: int) -> QuerySet[Thread]:
    rows = Thread.objects.readable().filter(space=space, space__access=Access.OPEN)
    return rows.select_related("author").order_by("-started_at", "-pk")[:IN_A_FEED]


@prepared
def _first(threads: list[int]) -> QuerySet[Post]:
    rows = Post.objects.shown().filter(thread__in=threads, number=1, author__age_band="adult")
    return rows.select_related("author")
