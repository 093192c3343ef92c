"""Lists of threads, read newest first from a place in them, however deep it is (keyset)."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base.addresses import address_of
from thrive.base.prepared import prepared
from thrive.community.models import Thread, ThreadMark
from thrive.community.models.threads import READABLE
from thrive.community.queries.names import name_of, unseen
from thrive.community.words import NAMES, Kind

ON_A_PAGE = 30
COLUMNS = (
    *("pk", "title", "kind", "language", "status", "is_pinned", "answer_id", "replies"),
    *("last_number", "last_at", "started_at", "author_id", "author__shown_name"),
    *("author__age_band", "last_by_id", "last_by__shown_name", "last_by__age_band"),
    *("space__slug", "space__name", "space__name_es"),
)
_KINDS = dict(Kind.choices)
_OF_THE_SITE = {code for code, _name in settings.LANGUAGES}
_END = datetime.datetime(9000, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a list one reads on: after the thread of this moment and number."""

    at: datetime.datetime = _END
    pk: int = 2**62

    def __str__(self) -> str:
        return f"{int(self.at.timestamp() * 1_000_000)}-{self.pk}"

    @property
    def is_start(self) -> bool:
        return self.at == _END


def place_of(text: str) -> Place:
    """What `str(Place)` wrote; the start of the list for anything else."""
    moment, _dash, pk = text.partition("-")
    if not (text.isascii() and moment.isdecimal() and pk.isdecimal() and len(text) < 36):
        return Place()
    if len(moment) > 17 or len(pk) > 18:
        return Place()
    micro = datetime.timedelta(microseconds=int(moment))
    return Place(datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC) + micro, int(pk))


@dataclass(frozen=True, slots=True)
class ThreadRow:
    pk: int
    title: str
    kind: str
    language: str
    status: str
    is_pinned: bool
    is_answered: bool
    replies: int
    last_at: datetime.datetime
    started_at: datetime.datetime
    author: str
    last_by: str
    space: str
    space_slug: str
    is_new: bool

    @property
    def url(self) -> str:
        return address_of("thread", self.pk)

    @property
    def answers(self) -> str:
        return ngettext("%(n)s reply", "%(n)s replies", self.replies) % {"n": self.replies}

    @property
    def whose(self) -> str:
        return _("%(who)s in %(space)s") % {"who": self.author, "space": self.space}

    @property
    def marks(self) -> list[tuple[str, str, str]]:
        """Pills, as (words, tone, mark)."""
        said = [(_("Pinned"), "", "")] if self.is_pinned else []
        if self.status == "locked":
            said.append((_("Locked"), "", "lock"))
        if self.is_answered:
            said.append((_("Answered"), "ok", "check"))
        elif self.kind != Kind.DISCUSSION:
            said.append((str(_KINDS[self.kind]), "", ""))
        if self.language not in _OF_THE_SITE:
            said.append((NAMES.get(self.language, self.language), "", ""))
        return said


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a list; `next` is the place to read on, or empty at its end."""

    rows: tuple[ThreadRow, ...]
    next: str


def listed(found: list[tuple[Any, ...]], viewer: Any, language: str) -> Listed:
    """`found` may hold one more than a page: then there is a next one."""
    page = found[:ON_A_PAGE]
    last = page[-1] if len(found) > ON_A_PAGE else None
    place = str(Place(last[9], last[0])) if last else ""
    return Listed(tuple(rows_of(page, viewer, language)), place)


def rows_of(found: Iterable[tuple[Any, ...]], viewer: Any, language: str) -> list[ThreadRow]:
    found = list(found)
    me = viewer.pk if viewer.is_authenticated else 0
    people = [pair for row in found for pair in ((row[11], row[13]), (row[14], row[16]))]
    hidden = unseen(people, me)
    marks = dict(_marks(me, [row[0] for row in found])) if me and found else {}
    return [_row(row, hidden, marks, language) for row in found]


def _row(
    row: tuple[Any, ...], hidden: frozenset[int], marks: dict[int, int], language: str
) -> ThreadRow:
    pk, title, kind, spoken, status, pinned, answer, replies, last, last_at, started = row[:11]
    author, author_name, _band, by, by_name, _by_band, slug, name, name_es = row[11:]
    if author in hidden:
        title = _("(Not shown at the moment)")
    return ThreadRow(
        pk=pk,
        title=title or _("(The author took this down)"),
        kind=kind,
        language=spoken,
        status=status,
        is_pinned=pinned,
        is_answered=answer is not None,
        replies=replies,
        last_at=last_at,
        started_at=started,
        author=name_of(author, author_name, hidden),
        last_by=name_of(by, by_name, hidden),
        space=(name_es if language == "es" else "") or name,
        space_slug=slug,
        is_new=pk in marks and marks[pk] < last,
    )


def latest(spaces: Collection[int], place: Place) -> list[tuple[Any, ...]]:
    return _latest(spaces, place.at, place.pk) if spaces else []


def unanswered(spaces: Collection[int], place: Place) -> list[tuple[Any, ...]]:
    return _unanswered(spaces, place.at, place.pk) if spaces else []


def of_space(space: int, place: Place) -> list[tuple[Any, ...]]:
    return _of_space(space, place.at, place.pk)


def of_kind(space: int, kind: str, place: Place) -> list[tuple[Any, ...]]:
    return _of_kind(space, kind, place.at, place.pk)


def pinned(space: int) -> list[tuple[Any, ...]]:
    return _pinned(space)


def _from(
    rows: QuerySet[Thread], at: datetime.datetime, pk: int
) -> QuerySet[Thread, tuple[Any, ...]]:
    before = rows.filter(Q(last_at__lt=at) | Q(pk__lt=pk), last_at__lte=at)
    chosen = before.filter(status__in=READABLE).order_by("-last_at", "-pk")
    return chosen.values_list(*COLUMNS)[: ON_A_PAGE + 1]


def _of_spaces(rows: QuerySet[Thread], spaces: Collection[int]) -> QuerySet[Thread]:
    """Those of many spaces. As a sum the column stays out of indexes: the database then reads the
    newest threads and drops some, where it would else collect all threads of 200 spaces and sort."""
    return rows.alias(home=F("space_id") + 0).filter(home__in=spaces)


@prepared
def _latest(
    spaces: Collection[int], at: datetime.datetime, pk: int
) -> QuerySet[Thread, tuple[Any, ...]]:
    return _from(_of_spaces(Thread.objects.all(), spaces), at, pk)


@prepared
def _unanswered(
    spaces: Collection[int], at: datetime.datetime, pk: int
) -> QuerySet[Thread, tuple[Any, ...]]:
    return _from(_of_spaces(Thread.objects.unanswered(), spaces), at, pk)


@prepared
def _of_space(space: int, at: datetime.datetime, pk: int) -> QuerySet[Thread, tuple[Any, ...]]:
    return _from(Thread.objects.filter(space=space, is_pinned=False), at, pk)


@prepared
def _of_kind(
    space: int, kind: str, at: datetime.datetime, pk: int
) -> QuerySet[Thread, tuple[Any, ...]]:
    return _from(Thread.objects.filter(space=space, kind=kind), at, pk)


@prepared
def _pinned(space: int) -> QuerySet[Thread, tuple[Any, ...]]:
    rows = Thread.objects.readable().filter(space=space, is_pinned=True)
    return rows.order_by("-last_at", "-pk").values_list(*COLUMNS)[:10]


@prepared
def _marks(person: int, threads: Collection[int]) -> QuerySet[ThreadMark, tuple[int, int]]:
    rows = ThreadMark.objects.filter(person=person, thread__in=threads)
    return rows.values_list("thread_id", "read_to")
