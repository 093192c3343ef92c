"""“My community”: what I follow and what is new in it, who called on me, my drafts, and what
moderators did with my posts and letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import get_language

from thrive.base.prepared import prepared
from thrive.community.models import (
    Draft,
    ForumSpace,
    LetterAct,
    Mention,
    ModerationAct,
    Post,
    SpaceMark,
    Thread,
)
from thrive.community.queries import rows
from thrive.community.queries.names import name_of, unseen
from thrive.community.queries.rows import COLUMNS, ThreadRow
from thrive.community.reach import readable
from thrive.people.models import Person

MOST = 30


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody wrote my name after an @."""

    post: Post
    who: str


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft, and where it is written on."""

    draft: Draft
    sort: str
    number: int
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class MyForum:
    new: tuple[ThreadRow, ...]
    quiet: tuple[ThreadRow, ...]
    spaces: tuple[SpaceMark, ...]
    called: tuple[Called, ...]
    drafts: tuple[Begun, ...]
    acts: tuple[ModerationAct, ...]
    letters: tuple[LetterAct, ...]
    held: tuple[Post, ...]


def my_forum(person: Person) -> MyForum:
    seen = readable(person)
    language = get_language() or "en"
    followed = _followed(person.pk, seen) if seen else []
    listed = rows.rows_of(followed, person, language)
    return MyForum(
        new=tuple(row for row in listed if row.is_new),
        quiet=tuple(row for row in listed if not row.is_new),
        spaces=tuple(mark for mark in _spaces(person.pk) if mark.space_id in set(seen)),
        called=tuple(_called(person, seen)),
        drafts=tuple(_begun(person, seen)),
        acts=tuple(_acts(person.pk)),
        letters=tuple(_letters(person.pk)),
        held=tuple(_held(person.pk)),
    )


def _called(person: Person, seen: list[int]) -> Iterator[Called]:
    posts = [one.post for one in _mentions(person.pk, seen)] if seen else []
    people = [(post.author_id, post.author.age_band if post.author else "") for post in posts]
    hidden = unseen(people, person.pk)
    for post in posts:
        if post.author_id not in hidden:
            name = post.author.shown_name if post.author else ""
            yield Called(post, name_of(post.author_id, name, hidden))


def _begun(person: Person, seen: list[int]) -> Iterator[Begun]:
    """Drafts by place; a place one no longer reads is left out."""
    drafts = list(_drafts(person.pk))
    places = [(draft, *_sort_and_number(draft.place)) for draft in drafts]
    threads = {number for _draft, sort, number in places if sort == "thread"}
    spaces = {number for _draft, sort, number in places if sort == "space"} & set(seen)
    titles = dict(_titles(threads, seen)) if threads and seen else {}
    slugs = dict(_slugs(spaces)) if spaces else {}
    for draft, sort, number in places:
        if sort == "thread" and number in titles:
            url = reverse("reply", args=[number])
            yield Begun(draft, sort, number, titles[number], url)
        elif sort == "space" and number in slugs:
            title = str(draft.words.get("title", ""))
            yield Begun(draft, sort, number, title, reverse("new_thread", args=[slugs[number]]))


def _sort_and_number(place: str) -> tuple[str, int]:
    """“thread 17” as its two halves."""
    sort, _space, number = place.partition(" ")
    return sort, int(number)


def draft_for(person: Any, place: str) -> dict[str, str]:
    """The words of a draft, or nothing. `quotes` only where there is one."""
    if not person.is_authenticated:
        return {}
    found = next(iter(_draft(person.pk, place)), None)
    return {name: words for name, words in found.words.items() if words} if found else {}


@prepared
def _followed(person: int, spaces: list[int]) -> QuerySet[Thread, tuple[Any, ...]]:
    mine = Thread.objects.readable().filter(
        marks__person=person, marks__follows=True, space__in=spaces
    )
    return mine.order_by("-last_at", "-pk").values_list(*COLUMNS)[:MOST]


@prepared
def _spaces(person: int) -> QuerySet[SpaceMark]:
    mine = SpaceMark.objects.filter(person=person).select_related("space")
    return mine.order_by("space__name")


@prepared
def _mentions(person: int, spaces: list[int]) -> QuerySet[Mention]:
    mine = Mention.objects.filter(
        person=person, post__status="shown", post__thread__space__in=spaces
    ).exclude(post__thread__status__in=("held", "hidden"))
    related = mine.select_related("post__thread", "post__author")
    return related.order_by("-post__written_at", "-pk")[:MOST]


@prepared
def _drafts(person: int) -> QuerySet[Draft]:
    return Draft.objects.filter(person=person).order_by("-saved_at", "pk")[:MOST]


@prepared
def _draft(person: int, place: str) -> QuerySet[Draft]:
    return Draft.objects.filter(person=person, place=place)


@prepared
def _titles(threads: set[int], spaces: list[int]) -> QuerySet[Thread, tuple[int, str]]:
    mine = Thread.objects.readable().filter(pk__in=threads, space__in=spaces)
    return mine.values_list("pk", "title")


@prepared
def _slugs(spaces: set[int]) -> QuerySet[ForumSpace, tuple[int, str]]:
    return ForumSpace.objects.filter(pk__in=spaces).values_list("pk", "slug")


@prepared
def _acts(person: int) -> QuerySet[ModerationAct]:
    mine = ModerationAct.objects.filter(post__author=person).select_related(
        "post__thread", "appeal"
    )
    return mine.annotate(number=F("post__number")).order_by("-at", "-pk")[:MOST]


@prepared
def _letters(person: int) -> QuerySet[LetterAct]:
    return LetterAct.objects.filter(writer=person).order_by("-at", "-pk")[:MOST]


@prepared
def _held(person: int) -> QuerySet[Post]:
    return Post.objects.held().filter(author=person).select_related("thread")
