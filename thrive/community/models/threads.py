"""Threads, their posts, and what a post said before."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.models import Worded
from thrive.base.refs import Ref
from thrive.community.lifecycle import POST, THREAD
from thrive.community.models.spaces import ForumSpace
from thrive.community.words import LANGUAGES, NAMES, HeldFor, Kind
from thrive.people.models import Person

READABLE = ("open", "locked")


class ThreadQuerySet(models.QuerySet["Thread"]):
    def readable(self) -> ThreadQuerySet:
        return self.filter(status__in=READABLE)

    def public(self) -> ThreadQuerySet:
        return self.readable().filter(space__access="open")

    def unanswered(self) -> ThreadQuerySet:
        return self.filter(replies=0, status="open")

    def visible_to(self, viewer: Any) -> ThreadQuerySet:
        """In the spaces one reads; what waits or is hidden, only for its author and moderators. Of a
        merged thread only its address is left (`queries.thread.found_thread`)."""
        from thrive.community.reach import readable

        found = self.filter(space__in=readable(viewer)).exclude(status="merged")
        if not viewer.is_authenticated:
            return found.readable()
        if viewer.program_roles & {"admin", "moderator"}:
            return found
        return found.filter(models.Q(status__in=READABLE) | models.Q(author=viewer))


class Thread(Worded):
    """One conversation.

    `numbers` is the last number given to a post, `last_number` the last one others can read;
    `replies` counts the shown posts after the first. All three, `last_at` and `last_by` change only
    while the row is held. `area` is a slug of the rulebook. `merged_into`: where its posts went.
    """

    space = models.ForeignKey(ForumSpace, on_delete=models.PROTECT, related_name="talks")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.DISCUSSION)
    title = models.CharField(max_length=160, blank=True)
    language = models.CharField(max_length=7, choices=LANGUAGES, default="en")
    area = models.CharField(max_length=60, blank=True)
    author = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="threads"
    )
    status = models.CharField(max_length=6, choices=THREAD.choices, default=THREAD.first)
    is_pinned = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged"
    )
    answer = models.ForeignKey(
        "Post", null=True, blank=True, on_delete=models.SET_NULL, related_name="answers"
    )
    started_at = models.DateTimeField(default=clock.now)
    numbers = models.PositiveIntegerField(default=0)
    last_number = models.PositiveIntegerField(default=0)
    replies = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(default=clock.now)
    last_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ThreadQuerySet.as_manager()

    class Meta:
        indexes = [
            # A list is read newest first from a place in it (keyset), in one space or in many.
            models.Index(fields=["space", "-last_at", "-id"], name="forum_thread_of_space"),
            models.Index(fields=["-last_at", "-id"], name="forum_thread_latest"),
            models.Index(
                fields=["-started_at"],
                condition=models.Q(replies=0, status="open"),
                name="forum_thread_unanswered",
            ),
            models.Index(
                fields=["space"], condition=models.Q(is_pinned=True), name="forum_thread_pinned"
            ),
        ]

    def __str__(self) -> str:
        return self.said_title

    @property
    def said_title(self) -> str:
        return self.title or _("(The author took this down)")

    @property
    def is_locked(self) -> bool:
        return self.status == "locked"

    @property
    def said_language(self) -> str:
        return NAMES.get(self.language, self.language)

    def get_absolute_url(self) -> str:
        return reverse("thread", args=[self.pk])

    def ref(self) -> Ref:
        """Titles are people's own words, so history keeps the kind instead."""
        return Ref("thread", str(self.pk), "A thread of the community")


class PostQuerySet(models.QuerySet["Post"]):
    def shown(self) -> PostQuerySet:
        return self.filter(status="shown")

    def held(self) -> PostQuerySet:
        return self.filter(status="held").order_by("written_at", "pk")

    def visible_to(self, viewer: Any) -> PostQuerySet:
        """Posts of the threads one sees. A hidden or taken-down post keeps its place without its
        words (`queries.thread`); one that waits is there for its author and moderators."""
        found = self.filter(thread__in=Thread.objects.visible_to(viewer).values("pk"))
        if not viewer.is_authenticated:
            return found.exclude(status="held")
        if viewer.program_roles & {"admin", "moderator"}:
            return found
        return found.exclude(~models.Q(author=viewer), status="held")


class Post(Worded):
    """What one person wrote. `number` counts from 1 in its thread; only a merge changes it.

    `html` is `text` rendered and cleaned when it was written. `token` came with the form, so that
    one form makes one post. `body` is the author's legislative body as it read then, for the
    open-meeting rule; nearly always empty. `attached`: how many files came with it, so that pages
    without any ask for none. `came_with`: the merge that brought it here; `began_as` the title of the
    thread it began then. `held_for`: why it waited for a moderator, last time it did.
    """

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="posts")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="posts"
    )
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    language = models.CharField(max_length=7, choices=LANGUAGES, default="en")
    quotes = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="quoted_in"
    )
    status = models.CharField(max_length=10, choices=POST.choices, default=POST.first)
    held_for = models.CharField(max_length=5, choices=HeldFor, blank=True)
    body = models.CharField(max_length=160, blank=True)
    thanks = models.PositiveIntegerField(default=0)
    attached = models.PositiveSmallIntegerField(default=0)
    came_with = models.ForeignKey(
        "ThreadMerge", null=True, blank=True, on_delete=models.SET_NULL, related_name="moved"
    )
    began_as = models.CharField(max_length=160, blank=True)
    token = models.UUIDField(default=uuid.uuid4, editable=False)
    written_at = models.DateTimeField(default=clock.now)
    edited_at = models.DateTimeField(null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "number"], name="forum_post_number"),
            models.UniqueConstraint(fields=["author", "token"], name="one_post_a_form"),
        ]
        indexes = [
            models.Index(fields=["author", "-written_at"], name="forum_post_of_author"),
            models.Index(
                fields=["written_at"], condition=models.Q(status="held"), name="forum_post_held"
            ),
            models.Index(
                fields=["thread", "body"], condition=~models.Q(body=""), name="forum_post_of_body"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.thread_id}/{self.number}"

    @property
    def is_first(self) -> bool:
        return self.number == 1

    def get_absolute_url(self) -> str:
        """The permanent link: it leads to the post, on whatever page of the thread it stands."""
        return reverse("post", args=[self.pk])

    def ref(self) -> Ref:
        return Ref("post", str(self.pk), "A post of the community")


class PostVersion(models.Model):
    """What a post said until `until`, when its author changed it."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="versions")
    text = models.TextField()
    language = models.CharField(max_length=7, choices=LANGUAGES)
    until = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.post_id} until {self.until:%Y-%m-%d}"
