"""What people wish, asked by those who write mail. Whoever never chose has the usual wishes."""

from __future__ import annotations

from collections.abc import Collection

from thrive.base import clock
from thrive.base.models import Entry
from thrive.notices.models import NoticeWishes, Rhythm
from thrive.notices.moments import next_digest
from thrive.people.models import Person


def usual(person: Person) -> NoticeWishes:
    """Not saved yet. Told of nothing so far: their history begins with their account."""
    first = Entry.objects.about(person.ref()).values_list("number", flat=True).first()
    wishes = NoticeWishes(person=person, told_to=first or 0)
    wishes.next_at = next_digest(clock.now(), wishes)
    return wishes


def wishes_of(person: Person) -> NoticeWishes:
    found = NoticeWishes.objects.filter(person=person).first()
    return found or usual(person)


def who_wants(rhythm: Rhythm, people: Collection[int]) -> set[int]:
    """Those of these people who chose this rhythm. One query."""
    rows = NoticeWishes.objects.filter(person__in=people, rhythm=rhythm)
    return set(rows.values_list("person_id", flat=True))
