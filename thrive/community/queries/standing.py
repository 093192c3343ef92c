"""What the rules have to know: cleared adults of a space, members of one body in a thread."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet

from thrive.base.prepared import prepared
from thrive.community.models import ForumSpace, Post, SpacePerson, Thanks, Thread, ThreadMerge
from thrive.community.models.moderation import MODERATORS
from thrive.community.reach import Who, folded
from thrive.community.rules.open_meetings import Table, table_of
from thrive.community.words import Access
from thrive.people.models import Person


def cleared_for(who: Who, space: ForumSpace) -> int:
    """Cleared adults of the space, counted only where a rule asks for them."""
    if space.access == Access.YOUTH or (space.access == Access.CLOSED and who.youth):
        return len(_cleared(space.pk))
    return 0


def nobody_else(by: Person, about: Person | None) -> bool:
    """Whether nobody else moderates, besides whoever it is about: they decide nothing of their own."""
    both = {one.pk for one in (by, about) if one}
    others = Person.objects.present().with_role(*MODERATORS).exclude(pk__in=both)
    return not others.exists()


def body_of(person: Person) -> str:
    return folded(person.legislative_body)


def table_at(thread: Thread, who: Who) -> Table:
    """Fellow members of this person's body who wrote or thanked in the thread. No query for nearly
    everybody: few people sit in a body."""
    if not who.body:
        return Table("", frozenset())
    wrote = _fellows(thread.pk, who.body)
    thanked = _thanked(thread.pk)
    same = {pk for pk, body in thanked if folded(body) == who.body}
    return table_of(who.body, who.number, {*wrote, *same})


def bodies_at(thread: Thread) -> dict[str, set[int]]:
    """Legislative body → who of it wrote in the thread."""
    found: dict[str, set[int]] = defaultdict(set)
    rows = thread.posts.exclude(body="").exclude(status="taken_down")
    for body, person in rows.values_list("body", "author_id"):
        found[body].add(person)
    return found


def written_since(made: ThreadMerge) -> bool:
    """Was anything written in the thread that stays after the merge?"""
    return Post.objects.filter(thread=made.into_id, written_at__gt=made.at).exists()


def voices_of(thread: Thread) -> list[tuple[int, str]]:
    """Who wrote in the thread, by number and shown name."""
    return list(_voices(thread.pk))


@prepared
def _cleared(space: int) -> QuerySet[SpacePerson, int]:
    return SpacePerson.objects.cleared().filter(space=space).values_list("pk", flat=True)


@prepared
def _fellows(thread: int, body: str) -> QuerySet[Post, int]:
    """Taken-down posts do not count: there is nothing left to answer."""
    rows = Post.objects.filter(thread=thread, body=body, author__isnull=False)
    return rows.exclude(status="taken_down").values_list("author_id", flat=True).distinct()


@prepared
def _thanked(thread: int) -> QuerySet[Thanks, tuple[int, str]]:
    rows = Thanks.objects.filter(post__thread=thread).exclude(person__legislative_body="")
    return rows.values_list("person_id", "person__legislative_body")


@prepared
def _voices(thread: int) -> QuerySet[Post, Any]:
    rows = Post.objects.shown().filter(thread=thread, author__isnull=False)
    return rows.values_list("author_id", "author__shown_name").distinct()
