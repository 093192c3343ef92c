"""The moderators' queue, and what the open-meeting rule stopped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from thrive.community.models import (
    Appeal,
    HeldBackNote,
    ModerationAct,
    Post,
    Report,
)
from thrive.community.queries.wordlist import words_watched
from thrive.community.wordlist import found_in
from thrive.community.words import Does, HeldFor

MOST = 50


@dataclass(frozen=True, slots=True)
class Reported:
    """A post with its open reports, worst first."""

    post: Post
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A post that waits to be read; `words` of the list that stand in it today."""

    post: Post
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModerationPage:
    """What waits for a moderator, longest wait first; and what was done lately."""

    reported: tuple[Reported, ...]
    held: tuple[Waiting, ...]
    appeals: tuple[Appeal, ...]
    lately: tuple[ModerationAct, ...]

    @property
    def nothing(self) -> bool:
        return not (self.reported or self.held or self.appeals)


def moderation_page() -> ModerationPage:
    """Five queries at most, whatever waits."""
    waiting: dict[int, list[Report]] = {}
    related = Report.objects.open().select_related("post__thread__space", "post__author")
    for one in related[:MOST]:
        waiting.setdefault(one.post_id, []).append(one)
    acts = ModerationAct.objects.select_related("post__thread", "by", "post__author")
    return ModerationPage(
        reported=tuple(Reported(found[0].post, tuple(found)) for found in waiting.values()),
        held=tuple(_waiting()),
        appeals=tuple(
            Appeal.objects.open().select_related("act__post__thread__space", "act__by")[:MOST]
        ),
        lately=tuple(acts.order_by("-at", "-pk")[:20]),
    )


def _waiting() -> Iterator[Waiting]:
    posts = list(Post.objects.held().select_related("thread__space", "author")[:MOST])
    asked = any(post.held_for == HeldFor.WORD for post in posts)
    listed = [one for one in words_watched() if one.does == Does.HOLD] if asked else []
    for post in posts:
        texts = [post.text, post.thread.title] if post.is_first else [post.text]
        words = found_in(listed, texts) if post.held_for == HeldFor.WORD else []
        yield Waiting(post, tuple(one.phrase for one in words))


def held_back_notes(viewer: Any) -> list[HeldBackNote]:
    notes = HeldBackNote.objects.visible_to(viewer).select_related("thread__space", "community")
    return list(notes.order_by("-at", "-pk")[:200])
