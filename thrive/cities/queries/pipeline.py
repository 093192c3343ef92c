"""The pipeline: every application at its step, how long it has stood there, and who acts next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from thrive.cities.models import CityApplication, CoachAssignment, ProgramCycle
from thrive.cities.queries.cards import ASKED, DECIDED, Card, asked_choices, cards_of
from thrive.people.models import Person
from thrive.program import registry

DECIDED_SHOWN = 4
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

    @property
    def is_any(self) -> bool:
        return bool(self.coach or self.origin or self.asked or self.stuck or self.words)


@dataclass(frozen=True)
class Column:
    letter: str
    name: str
    cards: tuple[Card, ...]

    @property
    def shown(self) -> tuple[Card, ...]:
        """What is decided does not crowd the board; the list has all of it."""
        return self.cards[:DECIDED_SHOWN] if self.letter == DECIDED else self.cards

    @property
    def more(self) -> int:
        return len(self.cards) - len(self.shown)


@dataclass(frozen=True)
class PipelinePage:
    cycle: ProgramCycle | None
    cycles: tuple[ProgramCycle, ...]
    filters: Filters
    columns: tuple[Column, ...]
    cards: tuple[Card, ...]
    drafts: int
    coaches: tuple[Person, ...]
    asked: tuple[tuple[str, str], ...]

    @property
    def stuck(self) -> int:
        return sum(card.stuck for card in self.cards)

    @property
    def in_progress(self) -> int:
        return sum(card.step != DECIDED for card in self.cards)


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
    )


def pipeline_page(viewer: Any, filters: Filters) -> PipelinePage:
    """Eleven queries, whatever the number of applications."""
    cycles = tuple(ProgramCycle.objects.order_by("-accepts_applications", "-starts_on"))
    chosen = next((one for one in cycles if one.slug == filters.cycle), None)
    cycle = chosen or (cycles[0] if cycles else None)
    mine = CityApplication.objects.visible_to(viewer).filter(cycle=cycle)
    cards = tuple(
        card
        for card in sorted(cards_of(_chosen(mine, filters)), key=_longest_first)
        if not filters.stuck or card.stuck
    )
    rulebook = cycle.rulebook if cycle else registry.current()
    names = [(step.letter, str(step.name)) for step in rulebook.steps]
    names.append((DECIDED, _("Decided and closed")))
    written = CityApplication.objects.filter(cycle=cycle, status="draft", origin="self")
    return PipelinePage(
        cycle=cycle,
        cycles=cycles,
        filters=filters,
        columns=tuple(
            Column(letter, name, tuple(card for card in cards if card.step == letter))
            for letter, name in names
        ),
        cards=cards,
        drafts=written.count(),
        coaches=tuple(Person.objects.present().with_role("coach").order_by("shown_name")),
        asked=tuple(asked_choices(rulebook).items()),
    )


def _chosen(mine: Any, filters: Filters) -> Any:
    if filters.origin:
        mine = mine.filter(origin=filters.origin)
    if filters.asked:
        mine = mine.filter(answers__question=ASKED, answers__value=filters.asked)
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
    return mine.distinct()


def _as_id(text: str) -> list[UUID]:
    """The public id in a list; empty when the text is none, so that nothing is found."""
    try:
        return [UUID(text)]
    except ValueError:
        return []


def _longest_first(card: Card) -> tuple[bool, int, str]:
    """Stuck ones first, then by the wait; what is decided, newest first."""
    days = card.days if card.step == DECIDED else -card.days
    return (not card.stuck, days, card.application.community.name)
