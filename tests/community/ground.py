"""A forum for tests, made by the room's own actions."""

from __future__ import annotations

import datetime
from typing import Any

from tests.cities import way
from tests.people.making import agreed, youth
from thrive.base import clock
from thrive.base.refs import SYSTEM
from thrive.community.actions import posting, spaces
from thrive.community.actions.posting import Words
from thrive.community.actions.spaces import SpacePlan
from thrive.community.models import ForumSpace, Post, Thread
from thrive.people.models import Person

OLD = datetime.timedelta(days=90)
TOKEN = "5d1c6f0e-52c4-4a86-9f0c-0d8a2b6f7a11"  # as a form brings it


def space(access: str = "open", name: str = "Policy desk", **more: Any) -> ForumSpace:
    return spaces.open_space(SpacePlan(name, f"{name} (es)", access=access, **more), by=SYSTEM)


def member(name: str, *roles: str, **columns: Any) -> Person:
    """Somebody whose account is not new."""
    made = way.person(name, *roles, created=clock.now() - OLD)
    for column, value in columns.items():
        setattr(made, column, value)
    made.save()
    return made


def council(name: str, body: str = "Vallejo City Council") -> Person:
    return member(name, legislative_body=body)


def young(name: str = "Lupe Vega", *, consented: bool = True) -> Person:
    person = youth(name)
    if consented:
        agreed(person, "account")
    return person


def cleared(where: ForumSpace, *people: Person) -> None:
    for person in people:
        spaces.add_person(where, person=person, part="cleared", by=SYSTEM)


def youth_room(*adults: str) -> ForumSpace:
    room = space("youth", "Youth room")
    cleared(room, *(member(name) for name in adults))
    return room


def thread(where: ForumSpace, by: Person, title: str = "Lights in parks", **more: Any) -> Thread:
    words = more.pop("words", Words("Which lamps are out?"))
    return posting.start_thread(where, title=title, words=words, by=by, **more)


def reply(to: Thread, by: Person, text: str = "Ours too.", **more: Any) -> Post:
    if number := more.pop("quotes", None):
        more["quotes"] = to.posts.get(number=number).pk
    return posting.reply(to, words=Words(text, **more), by=by)


def fresh(found: Thread) -> Thread:
    return Thread.objects.select_related("space").get(pk=found.pk)


def counts(found: Thread) -> tuple[int, int, int]:
    """Replies, last number, numbers given: as the row says them now."""
    now = fresh(found)
    return now.replies, now.last_number, now.numbers
