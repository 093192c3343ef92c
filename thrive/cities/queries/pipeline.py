"""The pipeline: every application at its step, how long it has stood there, and who acts next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from thrive.base.prepared import prepared
from thrive.cities.models import Answer, CityApplication, CoachAssignment, ProgramCycle
from thrive.cities.queries.cards import (
    ASKED,
    Card,
    ahead_in,
    asked_choices,
    basics,
    cards_of,
    decided,
    newest_decided,
    on_the_way,
)
from thrive.cities.queries.seats import all_cycles
from thrive.people.models import Person
from thrive.program import registry

DECIDED_SHOWN = 6
ON_A_PAGE = 25
VIEWS = ("board", "list")


@dataclass(frozen=True)
class Filters:
    """What stands in the address. Values that mean nothing are left out."""

    coach: str = ""
    origin: str = ""
    asked: str = ""
    stuck: bool = False
    words: str = ""
    cycle: str = ""
    view: str = "board"
    page: str = "1"

    @property
    def is_any(self) -> bool:
        return bool(self.coach or self.origin or self.asked or self.stuck or self.words)


@dataclass(frozen=True)
class Column:
    """The applications whose next step this is."""

    letter: str
    name: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class PipelinePage:
    """`columns` hold what is on its way; `decided` the newest few of `decided_count`, or all of
    them in the file; `rows` a part of the whole in the list."""

    cycle: ProgramCycle | None
    cycles: tuple[ProgramCycle, ...]
    filters: Filters
    columns: tuple[Column, ...]
    decided: tuple[Card, ...]
    decided_count: int
    rows: Page[Card] | None
    names: dict[str, str]
    drafts: int
    coaches: tuple[tuple[str, str], ...]
    asked: tuple[tuple[str, str], ...]

    @property
    def going(self) -> tuple[Card, ...]:
        return tuple(card for column in self.columns for card in column.cards)

    @property
    def total(self) -> int:
        return self.in_progress + self.decided_count

    @property
    def stuck(self) -> int:
        return sum(card.stuck for card in self.going)

    @property
    def in_progress(self) -> int:
        return sum(len(column.cards) for column in self.columns)


class _Rows(Sequence[Card]):
    """First those on their way, step by step, then the decided, read only as far as asked for."""

    def __init__(self, going: Sequence[Card], decided: Any, count: int) -> None:
        self._going, self._decided, self._count = going, decided, count

    def __len__(self) -> int:
        return len(self._going) + self._count

    def __getitem__(self, asked: Any) -> Any:
        start, stop, _step = asked.indices(len(self))
        first = len(self._going)
        over = self._decided[max(start - first, 0) : max(stop - first, 0)]
        return [*self._going[start:stop], *(cards_of(basics(over)) if stop > first else [])]


def read_filters(sent: Mapping[str, str]) -> Filters:
    origin = sent.get("origin", "")
    return Filters(
        coach=sent.get("coach", "")[:40],
        origin=origin if origin in CityApplication.Origin.values else "",
        asked=sent.get("asked", "")[:40],
        stuck=sent.get("stuck", "") == "yes",
        words=sent.get("q", "").strip()[:80],
        cycle=sent.get("cycle", "")[:40],
        view=sent.get("view", "") if sent.get("view", "") in VIEWS else "board",
        page=sent.get("page", "1")[:9],
    )


def pipeline_page(viewer: Any, filters: Filters, *, whole: bool = False) -> PipelinePage:
    """Thirteen queries in the board, whatever the number of applications. `whole` for the file."""
    cycles = tuple(all_cycles())
    chosen = next((one for one in cycles if one.slug == filters.cycle), None)
    cycle = chosen or (cycles[0] if cycles else None)
    rulebook = cycle.rulebook if cycle else registry.current()
    names = {step.letter: str(step.name) for step in rulebook.steps}
    mine = _chosen(CityApplication.objects.visible_to(viewer).filter(cycle=cycle), filters)
    over = decided(mine.none() if filters.stuck else mine)
    listed = not whole and filters.view == "list"
    if filters.is_any or listed:
        ahead, count = basics(on_the_way(mine)), over.count()
        behind = [] if listed else basics(over[: None if whole else DECIDED_SHOWN])
    else:
        ahead, all_of_them = ahead_in(viewer, cycle)
        count = all_of_them - len(ahead)
        behind = newest_decided(viewer, cycle, None if whole else DECIDED_SHOWN)
    cards = cards_of([*ahead, *behind])
    going = [card for card in cards[: len(ahead)] if not filters.stuck or card.stuck]
    going.sort(key=_longest_first)
    columns = tuple(
        Column(letter, name, tuple(card for card in going if card.step == letter))
        for letter, name in names.items()
    )
    rows = _Rows([card for column in columns for card in column.cards], over, count)
    return PipelinePage(
        cycle=cycle,
        cycles=cycles,
        filters=filters,
        columns=columns,
        decided=tuple(cards[len(ahead) :]),
        decided_count=count,
        rows=Paginator(rows, ON_A_PAGE).get_page(filters.page) if listed else None,
        names=names,
        drafts=sum(_drafts(cycle.pk)) if cycle else 0,
        coaches=tuple((str(one), name) for one, name in _coaches("coach")),
        asked=tuple(asked_choices(rulebook).items()),
    )


@prepared
def _drafts(cycle: int) -> QuerySet[CityApplication, int]:
    """Applications that a city writes at and has not sent."""
    rows = CityApplication.objects.filter(cycle=cycle, status="draft", origin="self").order_by()
    return rows.values("cycle").annotate(n=Count("pk")).values_list("n", flat=True)


@prepared
def _coaches(role: str) -> QuerySet[Person, tuple[UUID, str]]:
    rows = Person.objects.present().with_role(role).order_by("shown_name")
    return rows.values_list("public_id", "shown_name")


def _chosen(mine: Any, filters: Filters) -> Any:
    if filters.origin:
        mine = mine.filter(origin=filters.origin)
    if filters.asked:
        said = Answer.objects.filter(application=OuterRef("pk"), question=ASKED)
        mine = mine.filter(Exists(said.filter(value=filters.asked)))
    coached = CoachAssignment.objects.today().filter(community=OuterRef("community"))
    if filters.coach == "none":
        mine = mine.filter(~Exists(coached))
    elif filters.coach:
        mine = mine.filter(Exists(coached.filter(coach__public_id__in=_as_id(filters.coach))))
    for word in filters.words.split()[:6]:
        mine = mine.filter(
            Q(community__name__icontains=word)
            | Q(community__county__name__icontains=word)
            | Q(code__icontains=word)
            | Q(contact_name__icontains=word)
        )
    return mine


def _as_id(text: str) -> list[UUID]:
    """The public id in a list; empty when the text is none, so that nothing is found."""
    try:
        return [UUID(text)]
    except ValueError:
        return []


def _longest_first(card: Card) -> tuple[int, str]:
    """The longest wait first, so that the stuck ones lead."""
    return (-card.days, card.about.place)
