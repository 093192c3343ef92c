"""The pipeline: every application at its step, how long it has stood there, and who acts next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.cities.lifecycle import APPLICATION
from thrive.cities.models import (
    Answer,
    CityApplication,
    CoachAssignment,
    ProgramCycle,
    WaitListPlace,
)
from thrive.cities.queries.status import STUCK_AFTER
from thrive.cities.rules.invitation import CLOSED, next_step
from thrive.cities.rules.reviewing import REVIEWERS
from thrive.people.models import Person
from thrive.program import registry

DECIDED = "decided"
DECIDED_SHOWN = 8
ASKED = "help_kind"  # the question in which a city says what it hopes for
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
class Card:
    """One application as the board shows it. `step` is the first that is not done, or "decided"."""

    application: CityApplication
    step: str
    days: int
    stuck: bool
    next_by: str
    next_act: str
    coach: Person | None
    asked: str
    number: int

    @property
    def state(self) -> str:
        return str(APPLICATION.states[self.application.status])


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
    """Nine queries, whatever the number of applications."""
    cycles = tuple(ProgramCycle.objects.order_by("-accepts_applications", "-starts_on"))
    chosen = next((one for one in cycles if one.slug == filters.cycle), None)
    cycle = chosen or (cycles[0] if cycles else None)
    mine = CityApplication.objects.visible_to(viewer).filter(cycle=cycle)
    cards = tuple(
        card
        for card in sorted(map(card_of, _chosen(mine, filters)), key=_longest_first)
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
        asked=_asked_choices(rulebook),
    )


def card_of(application: CityApplication) -> Card:
    """Reads only what `with_everything` has fetched."""
    step = next_step(application)
    over = application.status in (*CLOSED, "wait_listed") or step is None
    at = DECIDED if over or step is None else step
    days = max((clock.now() - application.moved_at).days, 0)
    held = application.community.today  # type: ignore[attr-defined]
    coach = held[0].coach if held else None
    who, act = _next(application, at, coach)
    waiting = application.waiting  # type: ignore[attr-defined]
    return Card(
        application=application,
        step=at,
        days=days,
        stuck=not over and days > STUCK_AFTER,
        next_by=who,
        next_act=act,
        coach=coach,
        asked=_asked_in_words(application),
        number=waiting[0].number if waiting else 0,
    )


def with_everything(applications: Any) -> Any:
    """Fetch at once what a card needs: six queries beside the first."""
    coaching = CoachAssignment.objects.today().select_related("coach")
    asked = Answer.objects.filter(question=ASKED)
    return applications.select_related(
        "community__county", "cycle", "outreach_by"
    ).prefetch_related(
        "steps",
        "reviews",
        Prefetch("answers", queryset=asked, to_attr="asked_for"),
        Prefetch("wait_list_places", queryset=WaitListPlace.objects.waiting(), to_attr="waiting"),
        Prefetch("community__coach_assignments", queryset=coaching, to_attr="today"),
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
    return with_everything(mine.distinct())


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


def _next(application: CityApplication, step: str, coach: Person | None) -> tuple[str, str]:
    """Who acts next, and what they do. Pure over what was fetched."""
    administrator, staff = _("Administrator"), str(coach) if coach else _("A coach")
    match application.status:
        case "withdrawn":
            return "", _("Nothing more to do.")
        case "not_now":
            return _("The city"), _("may join as an Affiliate, or start again.")
        case "wait_listed":
            return administrator, _("gives the next free seat.")
    reviews = [review for review in application.reviews.all() if review.status != "recused"]
    match step:
        case "a":
            return _("The city"), _("finishes and sends the application.")
        case "b":
            return _("The city"), _("comes to an information session.")
        case "c":
            return staff, _("sends the follow-up mail.")
        case "d" if application.status == "draft":
            return _("The city"), _("finishes and sends the application.")
        case "d" if application.official_confirmed_at is None:
            return _("A city official"), _("confirms the application.")
        case "d" if len(reviews) < REVIEWERS:
            return administrator, _("asks two reviewers.")
        case "d" if any(review.status == "assigned" for review in reviews):
            return _("The reviewers"), _("score the application.")
        case "d":
            return administrator, _("decides.")
        case "e":
            return administrator, _("assigns a coach.")
        case "f":
            return staff, _("introduces the city.")
        case "g":
            return _("The city"), _("names its team of six.")
    return "", _("All seven steps are done.")


def _asked_in_words(application: CityApplication) -> str:
    found = application.asked_for  # type: ignore[attr-defined]
    value = found[0].value if found else ""
    return dict(_asked_choices(application.rulebook)).get(str(value), "")


def _asked_choices(rulebook: Any) -> tuple[tuple[str, str], ...]:
    form = rulebook.application
    if form is None or ASKED not in {question.code for question in form.questions}:
        return ()
    return tuple((one.value, str(one.label)) for one in form.question(ASKED).options)
