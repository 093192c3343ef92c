"""Places and themes one follows: rooms say what happened there, this room keeps who follows.

sources.register("city", followed.source(_("Cities"), "city", city_of, why))   the room of the thing
followed.tells("city", news_of_city)                                            any room above
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language, ngettext

from thrive.base import clock
from thrive.notices.models import Follow
from thrive.notices.sources import Followed, Group, Line, Source, Window
from thrive.people.links import address
from thrive.people.models import Person

MOST = 15  # lines about one thing


@dataclass(frozen=True, slots=True)
class Thing:
    """What is followed: its name, and the page it has (view and slug)."""

    title: str
    view: str
    slug: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is new, as this person may read it now."""

    title: str
    link: str
    at: datetime.datetime
    says: str = ""


Tell = Callable[[Person, Thing, Window], list[Fact]]
Find = Callable[[Person, int], Thing | None]  # nothing where this person reads none
_tells: dict[str, list[Tell]] = {}


def tells(kind: str, tell: Tell) -> None:
    _tells.setdefault(kind, []).append(tell)


def source(label: object, kind: str, find: Find, why: object) -> Source:
    """What `notices.sources` wants to know about this kind of thing."""

    def news(person: Person, window: Window) -> list[Group]:
        told = (
            _told(one, find(person, one.number), window, str(why)) for one in _follows(person, kind)
        )
        return [group for group in told if group]

    def follows(person: Person) -> list[Followed]:
        rows = [(follow, find(person, follow.number)) for follow in _follows(person, kind)]
        return [
            Followed(thing.title, reverse(thing.view, args=[thing.slug]), str(row.number), False)
            for row, thing in rows
            if thing
        ]

    def title(person: Person, number: str) -> str:
        thing = find(person, int(number))
        return thing.title if thing else ""

    @transaction.atomic
    def start(person: Person, number: str) -> bool:
        if find(person, int(number)) is None:
            return False
        row = Follow(person=person, kind=kind, number=int(number), since=clock.now())
        Follow.objects.bulk_create([row], ignore_conflicts=True)
        return True

    def stop(person: Person, number: str) -> None:
        Follow.objects.filter(person=person, kind=kind, number=int(number)).delete()

    return Source(label, news, follows, title, None, stop, start)


def _follows(person: Person, kind: str) -> list[Follow]:
    rows = Follow.objects.filter(person=person, kind=kind).select_related("person")
    return list(rows.order_by("pk"))


def _told(follow: Follow, thing: Thing | None, window: Window, why: str) -> Group | None:
    if thing is None:
        return None
    found = [
        fact
        for tell in _tells.get(follow.kind, [])
        for fact in tell(follow.person, thing, window)
        if fact.at >= follow.since
    ]
    if not found:
        return None
    facts, n = sorted(found, key=lambda fact: fact.at, reverse=True), len(found)
    return Group(
        title=thing.title,
        link=address(thing.view, thing.slug, language=get_language() or "en"),
        says=ngettext("%(n)s new thing.", "%(n)s new things.", n) % {"n": n},
        why=why,
        stop=str(follow),
        newest=facts[0].at,
        count=n,
        lines=tuple(Line(fact.title, fact.link, fact.says) for fact in facts[:MOST]),
    )
