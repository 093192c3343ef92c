"""The moderators' queue and log; and what facilitators look after."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from thrive.base import clock
from thrive.community.models import (
    Appeal,
    ForumSpace,
    HeldBackNote,
    ModerationAct,
    Post,
    Report,
    SpacePerson,
    Thread,
)
from thrive.community.queries import rows
from thrive.community.queries.rows import COLUMNS, ThreadRow
from thrive.community.queries.wordlist import words_watched
from thrive.community.reach import readable
from thrive.community.rules.writing import ADULTS
from thrive.community.wordlist import found_in
from thrive.community.words import Access, Does, HeldFor, Kind
from thrive.people.models import Person

MOST = 50
SILENT = datetime.timedelta(days=30)
GREETED_WITHIN = datetime.timedelta(days=2)
LOG = ("at", "what", "of", "post", "reason", "by", "appeal")


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


@dataclass(frozen=True, slots=True)
class CarePage:
    """What a space needs before it goes quiet. `short`: spaces for youth without two adults;
    `silent`: people who joined a month ago or more and never wrote, as a number, not as a list."""

    unanswered: tuple[ThreadRow, ...]
    ungreeted: tuple[ThreadRow, ...]
    short: tuple[tuple[ForumSpace, int], ...]
    new_people: int
    silent: int
    members: int


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


def log_rows() -> Iterator[tuple[Any, ...]]:
    """Every act of moderation, oldest first. People stand by role, never by name."""
    found = ModerationAct.objects.select_related("appeal").order_by("at", "pk")
    for act in found.iterator(chunk_size=500):
        appeal = getattr(act, "appeal", None)
        yield (
            act.at.isoformat(timespec="seconds"),
            act.what,
            act.of,
            f"{act.post_id}",
            act.reason,
            "moderator" if act.by_id else "report",
            appeal.status if appeal else "",
        )


def held_back_notes(viewer: Any) -> list[HeldBackNote]:
    notes = HeldBackNote.objects.visible_to(viewer).select_related("thread__space", "community")
    return list(notes.order_by("-at", "-pk")[:200])


def care_page(viewer: Person) -> CarePage:
    seen = readable(viewer)
    now = clock.now()
    language = get_language() or "en"
    waiting = Thread.objects.unanswered().filter(
        space__in=seen, started_at__lt=now - GREETED_WITHIN
    )
    chosen = waiting.order_by("started_at", "pk").values_list(*COLUMNS)
    asks = chosen.filter(kind=Kind.QUESTION)[:MOST]
    hello = chosen.filter(kind=Kind.INTRODUCTION)[:MOST]
    people = Person.objects.present()
    return CarePage(
        unanswered=tuple(rows.rows_of(asks, viewer, language)),
        ungreeted=tuple(rows.rows_of(hello, viewer, language)),
        short=tuple(_short()),
        new_people=people.filter(created__gt=now - SILENT).count(),
        silent=people.filter(created__lte=now - SILENT, posts=None).count(),
        members=people.count(),
    )


def _short() -> Iterator[tuple[ForumSpace, int]]:
    cleared = SpacePerson.objects.cleared().filter(space__access=Access.YOUTH)
    counts: dict[int, int] = {}
    for space in cleared.values_list("space_id", flat=True):
        counts[space] = counts.get(space, 0) + 1
    for one in ForumSpace.objects.running().filter(access=Access.YOUTH).order_by("name"):
        if counts.get(one.pk, 0) < ADULTS:
            yield one, counts.get(one.pk, 0)
