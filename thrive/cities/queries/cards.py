"""Cards of the pipeline: where one application stands, how long, and who acts next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.cities.lifecycle import APPLICATION
from thrive.cities.models import (
    Answer,
    CityApplication,
    CoachAssignment,
    EligibilityReview,
    InvitationStep,
    WaitListPlace,
)
from thrive.cities.queries.status import STUCK_AFTER
from thrive.cities.rules.invitation import CLOSED, first_ahead
from thrive.cities.rules.reviewing import REVIEWERS
from thrive.people.models import Person
from thrive.program import registry
from thrive.program.rulebook import Rulebook

DECIDED = "decided"
ASKED = "help_kind"  # the question in which a city says what it hopes for
# What a card shows; a page of hundreds does not read the rest.
_FIELDS = (
    *("code", "origin", "status", "rulebook_key", "rulebook_version", "is_demo"),
    *("official_confirmed_at", "sent_at", "moved_at"),
    *("community__name", "community__slug", "community__county__name"),
)


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
class Known:
    """What other tables say about an application. `number` is its place in line, 0 for none."""

    done: frozenset[str]
    reviews: tuple[str, ...]
    asked: str
    number: int
    coach: Person | None


def cards_of(applications: Any) -> list[Card]:
    """A card for each, in seven queries; the applications know only what a card shows."""
    rows = list(applications.select_related("community__county").only(*_FIELDS))
    each = {row.pk: row for row in rows}
    done = _gathered(InvitationStep.objects.filter(application__in=each), "step")
    reviews = _gathered(EligibilityReview.objects.filter(application__in=each), "status")
    asked = _gathered(Answer.objects.filter(application__in=each, question=ASKED), "value")
    waiting = _gathered(WaitListPlace.objects.waiting().filter(application__in=each), "number")
    places = {row.community_id for row in rows}
    held = CoachAssignment.objects.today().filter(community__in=places)
    coached = dict(held.values_list("community", "coach"))
    people = Person.objects.in_bulk(set(coached.values()))
    return [
        _card(
            row,
            Known(
                frozenset(done[row.pk]),
                tuple(reviews[row.pk]),
                str(next(iter(asked[row.pk]), "")),
                next(iter(waiting[row.pk]), 0),
                people.get(coached.get(row.community_id, 0)),
            ),
        )
        for row in rows
    ]


def card_of(application: CityApplication) -> Card:
    """Reads only what `with_everything` has fetched."""
    asked: list[Answer] = application.asked_for  # type: ignore[attr-defined]
    waiting: list[WaitListPlace] = application.waiting  # type: ignore[attr-defined]
    held: list[CoachAssignment] = application.community.today  # type: ignore[attr-defined]
    return _card(
        application,
        Known(
            frozenset(one.step for one in application.steps.all()),
            tuple(one.status for one in application.reviews.all()),
            str(asked[0].value) if asked else "",
            waiting[0].number if waiting else 0,
            held[0].coach if held else None,
        ),
    )


def with_everything(applications: Any) -> Any:
    """Fetch at once what a card needs and the whole of each: six queries beside the first."""
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


def _gathered(rows: Any, column: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for application, value in rows.values_list("application", column):
        found[application].append(value)
    return found


def _card(application: CityApplication, known: Known) -> Card:
    rulebook = application.rulebook
    step = first_ahead(rulebook, known.done)
    over = application.status in (*CLOSED, "wait_listed") or step is None
    at = DECIDED if over or step is None else step
    days = max((clock.now() - application.moved_at).days, 0)
    who, act = _next(application, at, known)
    return Card(
        application=application,
        step=at,
        days=days,
        stuck=not over and days > STUCK_AFTER,
        next_by=who,
        next_act=act,
        coach=known.coach,
        asked=asked_choices(rulebook).get(known.asked, ""),
        number=known.number,
    )


def _next(application: CityApplication, step: str, known: Known) -> tuple[str, str]:
    """Who acts next, and what they do. Pure over what was fetched."""
    administrator, staff = _("Administrator"), str(known.coach or _("A coach"))
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
