"""Cards of the pipeline: where one application stands, how long, and who acts next."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.prepared import fetched, prepared
from thrive.cities.lifecycle import APPLICATION
from thrive.cities.models import (
    Answer,
    Attachment,
    CityApplication,
    CoachAssignment,
    EligibilityReview,
    InvitationStep,
    ProgramCycle,
    WaitListPlace,
)
from thrive.cities.models.application import SEE_ALL
from thrive.cities.queries.status import STUCK_AFTER
from thrive.cities.rules.invitation import CLOSED, first_ahead
from thrive.cities.rules.reviewing import REVIEWERS
from thrive.program import registry
from thrive.program.rulebook import Rulebook

DECIDED = "decided"
OVER = (*CLOSED, "wait_listed")
MOST_DECIDED = 20  # of those that the board shows
ASKED = "help_kind"  # the question in which a city says what it hopes for


@dataclass(frozen=True, slots=True)
class Basics:
    """The columns of an application that a card reads, in the order of `_COLUMNS`."""

    pk: int
    community: int
    code: str
    place: str
    county: str | None
    origin: str
    status: str
    rulebook_key: str
    rulebook_version: str
    official_confirmed_at: datetime.datetime | None
    sent_at: datetime.datetime | None
    moved_at: datetime.datetime
    is_demo: bool


_COLUMNS = (
    *("pk", "community", "code", "community__name", "community__county__name", "origin", "status"),
    *("rulebook_key", "rulebook_version", "official_confirmed_at", "sent_at", "moved_at"),
    "is_demo",
)


@dataclass(frozen=True, slots=True)
class Card:
    """One application as the board shows it. `step` is the first that is not done, or "decided";
    `coach` is the lead coach's name, empty for none; `number` the place in line, 0 for none."""

    about: Basics
    step: str
    days: int
    stuck: bool
    next_by: str
    next_act: str
    coach: str
    asked: str
    number: int

    @property
    def state(self) -> str:
        return str(APPLICATION.states[self.about.status])

    @property
    def step_name(self) -> str:
        """The name of its step, in the words of its own rulebook."""
        about = self.about
        return str(
            registry.rulebook(about.rulebook_key, about.rulebook_version).step(self.step).name
        )

    @property
    def origin(self) -> str:
        return str(CityApplication.Origin(self.about.origin).label)


@dataclass(frozen=True, slots=True)
class Known:
    """What other tables say about an application."""

    done: frozenset[str]
    reviews: tuple[str, ...]
    asked: str
    number: int
    coach: str


def on_the_way(applications: Any) -> Any:
    """Those with a step still ahead: not closed, not in line, not through the last step."""
    return applications.exclude(status__in=OVER).exclude(_through())


def decided(applications: Any) -> Any:
    """All the others, the one that moved last first."""
    return applications.filter(Q(status__in=OVER) | _through()).order_by("-moved_at", "pk")


def _through() -> Any:
    return Exists(InvitationStep.objects.filter(application=OuterRef("pk"), step="g"))


def basics(applications: Any) -> list[Basics]:
    """One query; columns only, for there may be many."""
    return [Basics(*row) for row in applications.values_list(*_COLUMNS)]


def ahead_in(viewer: Any, cycle: ProgramCycle | None) -> tuple[list[Basics], int]:
    """Of a cycle's applications that somebody of the program may see: those with a step ahead, and
    how many there are in all. Two queries."""
    if cycle is None:
        return [], 0
    if viewer.program_roles & SEE_ALL:
        rows, number = _ahead(viewer.pk, cycle.pk), _number(viewer.pk, cycle.pk)
        return [Basics(*row) for row in rows], sum(number)
    mine = CityApplication.objects.visible_to(viewer).filter(cycle=cycle)
    return basics(on_the_way(mine)), mine.count()


def newest_decided(viewer: Any, cycle: ProgramCycle | None, number: int | None) -> list[Basics]:
    """Of the same applications, those decided last; all of them for None. One query."""
    if cycle is None:
        return []
    if viewer.program_roles & SEE_ALL:
        rows = _all_decided if number is None else _decided
        return [Basics(*row) for row in rows(viewer.pk, cycle.pk)[:number]]
    mine = CityApplication.objects.visible_to(viewer).filter(cycle=cycle)
    return basics(decided(mine)[:number])


@prepared
def _all_decided(person: int, cycle: int) -> QuerySet[CityApplication, tuple[Any, ...]]:
    mine = CityApplication.objects.seen_by_staff(person).filter(cycle=cycle)
    over: QuerySet[CityApplication] = decided(mine)
    return over.values_list(*_COLUMNS)


@prepared
def _decided(person: int, cycle: int) -> QuerySet[CityApplication, tuple[Any, ...]]:
    mine = CityApplication.objects.seen_by_staff(person).filter(cycle=cycle)
    over: QuerySet[CityApplication] = decided(mine)
    return over.values_list(*_COLUMNS)[:MOST_DECIDED]


@prepared
def _ahead(person: int, cycle: int) -> QuerySet[CityApplication, tuple[Any, ...]]:
    mine = CityApplication.objects.seen_by_staff(person).filter(cycle=cycle)
    ahead: QuerySet[CityApplication] = on_the_way(mine)
    return ahead.values_list(*_COLUMNS)


@prepared
def _number(person: int, cycle: int) -> QuerySet[CityApplication, int]:
    mine = CityApplication.objects.seen_by_staff(person).filter(cycle=cycle).order_by()
    return mine.values("cycle").annotate(n=Count("pk")).values_list("n", flat=True)


def cards_of(rows: Sequence[Basics]) -> list[Card]:
    """A card for each, in their order and in five queries."""
    if not rows:
        return []
    each = [row.pk for row in rows]
    done, reviews = _gathered(_steps(each)), _gathered(_reviews(each))
    asked, waiting = _gathered(_hopes(each)), _gathered(_places_in_line(each))
    coaches = dict(_coaches({row.community for row in rows}))
    return [
        _card(
            row,
            Known(
                frozenset(done[row.pk]),
                tuple(reviews[row.pk]),
                str(next(iter(asked[row.pk]), "")),
                next(iter(waiting[row.pk]), 0),
                coaches.get(row.community, ""),
            ),
        )
        for row in rows
    ]


def card_of(application: CityApplication) -> Card:
    """Reads only what `with_its_parts` and `with_seats` have fetched."""
    asked = (one.value for one in application.answers.all() if one.question == ASKED)
    waiting: list[WaitListPlace] = application.waiting  # type: ignore[attr-defined]
    held: list[CoachAssignment] = application.community.today  # type: ignore[attr-defined]
    county = application.community.county
    about = Basics(
        pk=application.pk,
        community=application.community_id,
        code=application.code,
        place=application.community.name,
        county=county.name if county else None,
        origin=application.origin,
        status=application.status,
        rulebook_key=application.rulebook_key,
        rulebook_version=application.rulebook_version,
        official_confirmed_at=application.official_confirmed_at,
        sent_at=application.sent_at,
        moved_at=application.moved_at,
        is_demo=application.is_demo,
    )
    return _card(
        about,
        Known(
            frozenset(one.step for one in application.steps.all()),
            tuple(one.status for one in application.reviews.all()),
            str(next(asked, "")),
            waiting[0].number if waiting else 0,
            held[0].coach.shown_name if held else "",
        ),
    )


def with_its_parts(application: CityApplication) -> CityApplication:
    """Fetch what a card and the rules read of one application, its place in line as `waiting`. Five
    queries."""
    fetched(application, "steps", _its_steps(application.pk))
    fetched(application, "answers", _its_answers(application.pk))
    fetched(application, "reviews", _its_reviews(application.pk))
    fetched(application, "attachments", _its_files(application.pk))
    application.waiting = _its_places(application.pk)  # type: ignore[attr-defined]
    return application


@prepared
def _its_steps(application: int) -> QuerySet[InvitationStep]:
    return InvitationStep.objects.filter(application=application)


@prepared
def _its_answers(application: int) -> QuerySet[Answer]:
    return Answer.objects.filter(application=application)


@prepared
def _its_reviews(application: int) -> QuerySet[EligibilityReview]:
    return EligibilityReview.objects.filter(application=application).select_related("reviewer")


@prepared
def _its_files(application: int) -> QuerySet[Attachment]:
    return Attachment.objects.filter(application=application)


@prepared
def _its_places(application: int) -> QuerySet[WaitListPlace]:
    return WaitListPlace.objects.waiting().filter(application=application)


def asked_choices(rulebook: Rulebook) -> dict[str, str]:
    """What a city can ask for, in the language that is spoken."""
    return _asked_choices(rulebook.key, rulebook.version, get_language())


@lru_cache(maxsize=16)
def _asked_choices(key: str, version: str, language: str | None) -> dict[str, str]:
    """A rulebook never changes, so its words are put together once a language."""
    form = registry.rulebook(key, version).application
    if form is None or ASKED not in {question.code for question in form.questions}:
        return {}
    return {one.value: str(one.label) for one in form.question(ASKED).options}


def _gathered(rows: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for application, value in rows:
        found[application].append(value)
    return found


@prepared
def _steps(applications: Collection[int]) -> QuerySet[InvitationStep, tuple[int, str]]:
    rows = InvitationStep.objects.filter(application__in=applications)
    return rows.values_list("application", "step")


@prepared
def _reviews(applications: Collection[int]) -> QuerySet[EligibilityReview, tuple[int, str]]:
    rows = EligibilityReview.objects.filter(application__in=applications)
    return rows.values_list("application", "status")


@prepared
def _hopes(applications: Collection[int]) -> QuerySet[Answer, tuple[int, Any]]:
    rows = Answer.objects.filter(application__in=applications, question=ASKED)
    return rows.values_list("application", "value")


@prepared
def _places_in_line(applications: Collection[int]) -> QuerySet[WaitListPlace, tuple[int, int]]:
    rows = WaitListPlace.objects.waiting().filter(application__in=applications)
    return rows.values_list("application", "number")


@prepared
def _coaches(communities: Collection[int]) -> QuerySet[CoachAssignment, tuple[int, str]]:
    rows = CoachAssignment.objects.today().filter(community__in=communities)
    return rows.values_list("community", "coach__shown_name")


def _card(about: Basics, known: Known) -> Card:
    rulebook = registry.rulebook(about.rulebook_key, about.rulebook_version)
    step = first_ahead(rulebook, known.done)
    over = about.status in OVER or step is None
    at = DECIDED if over or step is None else step
    days = max((clock.now() - about.moved_at).days, 0)
    who, act = _next(about, at, known)
    return Card(
        about=about,
        step=at,
        days=days,
        stuck=not over and days > STUCK_AFTER,
        next_by=who,
        next_act=act,
        coach=known.coach,
        asked=asked_choices(rulebook).get(known.asked, ""),
        number=known.number,
    )


def _next(application: Basics, step: str, known: Known) -> tuple[str, str]:
    """Who acts next, and what they do. Pure over what was fetched."""
    administrator, staff = _("Administrator"), known.coach or _("A coach")
    match application.status:
        case "withdrawn":
            return "", _("Nothing more to do.")
        case "not_now":
            return _("The city"), _("may join as an Affiliate, or start again.")
        case "wait_listed":
            return administrator, _("gives the next free seat.")
    reviews = [status for status in known.reviews if status != "recused"]
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
        case "d" if "assigned" in reviews:
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
