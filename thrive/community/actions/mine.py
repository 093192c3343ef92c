"""What readers keep for themselves: drafts, what they follow, how far they have read.

Nobody else reads or counts these, so history does not tell of them.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db import transaction

from thrive.base import clock
from thrive.community.actions.locks import held_thread
from thrive.community.models import Draft, ForumSpace, Post, SpaceMark, Thread, ThreadMark
from thrive.people.models import Person

FIELDS = {"title": 200, "text": 40_000, "kind": 20, "language": 10, "area": 60, "quotes": 10}


@transaction.atomic
def keep_draft(place: str, *, words: Mapping[str, str], token: str, by: Person) -> None:
    """The form as it stands. One that comes late, after its post was written, is not kept."""
    kept = {name: str(words.get(name, ""))[:most] for name, most in FIELDS.items()}
    if not kept["text"].strip() and not kept["title"].strip():
        Draft.objects.filter(person=by, place=place).delete()
        return
    if _is_written(token, by):
        return
    Draft.objects.update_or_create(
        person=by, place=place, defaults={"words": kept, "saved_at": clock.now()}
    )


@transaction.atomic
def throw_draft_away(place: str, *, by: Person) -> None:
    Draft.objects.filter(person=by, place=place).delete()


@transaction.atomic
def follow_thread(thread: Thread, *, mails: bool, by: Person) -> None:
    thread = held_thread(thread)  # a merge carries marks over, and must not miss this one
    ThreadMark.objects.update_or_create(
        person=by,
        thread=thread,
        defaults={"follows": True, "mails": mails},
        create_defaults={"follows": True, "mails": mails, "read_to": thread.last_number},
    )


@transaction.atomic
def unfollow_thread(thread: Thread, *, by: Person) -> None:
    ThreadMark.objects.filter(person=by, thread=thread).update(follows=False, mails=False)


@transaction.atomic
def follow_space(space: ForumSpace, *, mails: bool, by: Person) -> None:
    SpaceMark.objects.update_or_create(
        person=by,
        space=space,
        defaults={"mails": mails},
        create_defaults={"mails": mails, "since": clock.now()},
    )


@transaction.atomic
def unfollow_space(space: ForumSpace, *, by: Person) -> None:
    SpaceMark.objects.filter(person=by, space=space).delete()


@transaction.atomic
def read_to(thread: Thread, number: int, *, by: Person) -> None:
    """Somebody who follows the thread has seen it up to this post. It never goes back."""
    ThreadMark.objects.filter(person=by, thread=thread, read_to__lt=number).update(read_to=number)


def _is_written(token: str, by: Person) -> bool:
    try:
        known = uuid.UUID(token)
    except ValueError:
        return False
    return Post.objects.filter(author=by, token=known).exists()
