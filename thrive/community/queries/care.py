"""What spaces need before they go quiet: each line with the one thing to do about it."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import get_language

from thrive.base import clock
from thrive.community.models import ForumSpace, SpacePerson, Thread
from thrive.community.models.threads import READABLE
from thrive.community.queries import rows
from thrive.community.queries.hello import space_for_hello
from thrive.community.queries.rows import COLUMNS, ThreadRow
from thrive.community.reach import readable
from thrive.community.rules.writing import ADULTS
from thrive.community.words import Access, Kind
from thrive.people.models import Person

MOST = 50
SILENT = datetime.timedelta(days=30)
WAITS = (2, 7, 14)  # days without a reply, to choose from


@dataclass(frozen=True, slots=True)
class QuietSpace:
    """`since`: its last post, or the day it was opened."""

    name: str
    since: datetime.datetime
    url: str
    write: str


@dataclass(frozen=True, slots=True)
class CarePage:
    """`days`: how long a thread waits before it stands here. `short`: spaces for youth without two
    adults. `space` where one facilitator looks after it; people are counted for the program only:
    `silent` joined a month ago or more and never wrote, as a number, not as a list; `hello` is where
    they could be asked to say who they are."""

    days: int
    unanswered: tuple[ThreadRow, ...]
    ungreeted: tuple[ThreadRow, ...]
    quiet: tuple[QuietSpace, ...]
    short: tuple[tuple[ForumSpace, int], ...]
    space: ForumSpace | None = None
    hello: str = ""
    new_people: int = 0
    silent: int = 0
    members: int = 0

    @property
    def choices(self) -> list[tuple[int, bool]]:
        return [(days, days == self.days) for days in WAITS]


def care_page(viewer: Person, *, days: int, space: ForumSpace | None = None) -> CarePage:
    """Of all spaces this person reads, or of one. As many queries for one thing as for many."""
    seen = [space.pk] if space else list(readable(viewer))
    now = clock.now()
    days = days if days in WAITS else WAITS[0]
    waiting = Thread.objects.unanswered().filter(
        space__in=seen, started_at__lt=now - datetime.timedelta(days=days)
    )
    chosen = waiting.order_by("started_at", "pk").values_list(*COLUMNS)
    language = get_language() or "en"
    talks = rows.rows_of(chosen.exclude(kind=Kind.INTRODUCTION)[:MOST], viewer, language)
    hello = rows.rows_of(chosen.filter(kind=Kind.INTRODUCTION)[:MOST], viewer, language)
    page = CarePage(
        days=days,
        unanswered=tuple(talks),
        ungreeted=tuple(hello),
        quiet=tuple(_quiet(seen, now - SILENT)),
        short=tuple(_short(seen)),
        space=space,
    )
    return page if space else _with_people(page, now)


def _with_people(page: CarePage, now: datetime.datetime) -> CarePage:
    people, space = Person.objects.present(), space_for_hello()
    return replace(
        page,
        hello=reverse("new_thread", args=[space.slug]) if space else "",
        new_people=people.filter(created__gt=now - SILENT).count(),
        silent=people.filter(created__lte=now - SILENT, posts=None).count(),
        members=people.count(),
    )


def _quiet(seen: Collection[int], before: datetime.datetime) -> Iterator[QuietSpace]:
    readable_ones = Q(talks__status__in=READABLE)
    found = ForumSpace.objects.running().filter(pk__in=seen, opened_at__lt=before)
    last = found.annotate(last=Max("talks__last_at", filter=readable_ones))
    for one in last.filter(Q(last=None) | Q(last__lt=before)).order_by("name")[:MOST]:
        yield QuietSpace(
            name=one.said_name,
            since=one.last or one.opened_at,
            url=one.get_absolute_url(),
            write=reverse("new_thread", args=[one.slug]),
        )


def _short(seen: Collection[int]) -> Iterator[tuple[ForumSpace, int]]:
    youth = ForumSpace.objects.running().filter(access=Access.YOUTH, pk__in=seen)
    counts: dict[int, int] = {}
    for pk in SpacePerson.objects.cleared().filter(space__in=youth).values_list("space", flat=True):
        counts[pk] = counts.get(pk, 0) + 1
    for one in youth.order_by("name"):
        if counts.get(one.pk, 0) < ADULTS:
            yield one, counts.get(one.pk, 0)
