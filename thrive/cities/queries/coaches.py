"""Coaches: who carries how many cities, which city waits for one, and the pack for a hand-over."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.decisions import Decision
from thrive.cities.models import (
    CityApplication,
    CityRole,
    CoachAssignment,
    Community,
    Enrollment,
    ProgramCycle,
)
from thrive.cities.queries.cards import DECIDED, Card, card_of, with_everything
from thrive.cities.queries.happened import Line, story
from thrive.cities.rules import coaching as rules
from thrive.cities.rules import invitation
from thrive.people.models import Person
from thrive.program import registry
from thrive.program.rulebook import InvitationStep as Step
from thrive.program.rulebook import Rulebook, Seat

USUAL_LOAD = (3, 6)  # cities a coach carries, by the field's custom


@dataclass(frozen=True)
class Load:
    """One coach and their cities; `by_tier` counts them: (tier's name, number)."""

    coach: Person
    cities: tuple[Enrollment, ...]
    by_tier: tuple[tuple[str, int], ...]

    @property
    def is_heavy(self) -> bool:
        return len(self.cities) > USUAL_LOAD[1]


@dataclass(frozen=True)
class Waiting:
    """An active city without a lead coach. `since` is when it got its seat."""

    enrollment: Enrollment
    since: datetime.date
    days: int


@dataclass(frozen=True)
class CoachesPage:
    loads: tuple[Load, ...]
    waiting: tuple[Waiting, ...]
    may_assign: Decision

    @property
    def cities(self) -> int:
        return sum(len(load.cities) for load in self.loads)


@dataclass(frozen=True)
class AssignPage:
    community: Community
    now: CoachAssignment | None
    before: tuple[CoachAssignment, ...]
    loads: tuple[Load, ...]
    may_run: Decision
    has_tier: Decision


@dataclass(frozen=True)
class PackPage:
    """Everything the next coach needs, on paper too."""

    community: Community
    enrollment: Enrollment | None
    coach: CoachAssignment | None
    before: tuple[CoachAssignment, ...]
    application: CityApplication | None
    card: Card | None
    steps: tuple[tuple[Step, Any], ...]
    seats: tuple[tuple[Seat, dict[str, str] | None], ...]
    roles: tuple[CityRole, ...]
    open_things: tuple[str, ...]
    story: tuple[Line, ...]
    may_people: Decision
    today: datetime.date


def coaches_page(viewer: Any) -> CoachesPage:
    """Four queries."""
    enrolled = _enrolled()
    return CoachesPage(
        loads=loads(enrolled),
        waiting=tuple(
            Waiting(one, one.effective_on, (clock.today() - one.effective_on).days)
            for one in enrolled
            if not one.community.today  # type: ignore[attr-defined]
        ),
        may_assign=rules.may_run_coaching(viewer),
    )


def loads(enrolled: list[Enrollment] | None = None) -> tuple[Load, ...]:
    """Every coach with their cities in the program, fewest first."""
    rows = _enrolled() if enrolled is None else enrolled
    by_coach: dict[int, list[Enrollment]] = defaultdict(list)
    for one in rows:
        for assignment in one.community.today:  # type: ignore[attr-defined]
            by_coach[assignment.coach_id].append(one)
    coaches = Person.objects.present().with_role("coach").order_by("shown_name")
    made = [_load(coach, by_coach[coach.pk]) for coach in coaches]
    return tuple(sorted(made, key=lambda load: (len(load.cities), str(load.coach))))


def assign_page(viewer: Any, slug: str) -> AssignPage | None:
    community = Community.objects.visible_to(viewer).filter(slug=slug).first()
    if community is None:
        return None
    held = list(community.coach_assignments.select_related("coach").order_by("-started_at"))
    return AssignPage(
        community=community,
        now=next((one for one in held if one.ended_at is None), None),
        before=tuple(one for one in held if one.ended_at),
        loads=loads(),
        may_run=rules.may_run_coaching(viewer),
        has_tier=rules.has_its_tier(community),
    )


def pack_page(viewer: Any, slug: str) -> PackPage | None:
    """Facts, people, steps, dates, open things and history. Bounded queries."""
    rows = Community.objects.visible_to(viewer).select_related("county", "geography")
    community = rows.filter(slug=slug).first()
    if community is None:
        return None
    held = list(community.coach_assignments.select_related("coach").order_by("-started_at"))
    enrollment = community.enrollments.select_related("cycle").order_by("-pk").first()
    mine = CityApplication.objects.visible_to(viewer).filter(community=community)
    found = with_everything(mine).prefetch_related("answers").order_by("-started_at")
    application = found.exclude(status="draft", origin="self").first()
    card = card_of(application) if application else None
    named = invitation.people_named(application) if application else {}
    done = {step.step: step for step in application.steps.all()} if application else {}
    book = application.rulebook if application else _rulebook(enrollment)
    return PackPage(
        community=community,
        enrollment=enrollment,
        coach=next((one for one in held if one.ended_at is None), None),
        before=tuple(one for one in held if one.ended_at),
        application=application,
        card=card,
        steps=tuple((step, done.get(step.letter)) for step in book.steps),
        seats=tuple(
            (seat, dict(named[seat.code]) if seat.code in named else None) for seat in book.seats
        )
        if application
        else (),
        roles=tuple(community.roles.today().select_related("person").order_by("role", "since")),
        open_things=_open_things(card, application, named),
        story=story(
            community.ref(),
            *([application.ref()] if application else []),
            rulebook=book,
        ),
        may_people=rules.may_manage_people(viewer, community),
        today=clock.today(),
    )


def _enrolled() -> list[Enrollment]:
    """Cities that take part in a running cycle, with today's coach as `community.today`."""
    coaching = CoachAssignment.objects.today().only("community", "coach")
    return list(
        Enrollment.objects.holding_a_seat()
        .select_related("community")
        .only("tier", "status", "effective_on", "community__name", "community__slug")
        .prefetch_related(
            Prefetch("community__coach_assignments", queryset=coaching, to_attr="today")
        )
        .order_by("effective_on", "community__name")
    )


def _load(coach: Person, cities: list[Enrollment]) -> Load:
    count: dict[str, int] = defaultdict(int)
    for one in cities:
        count[one.get_tier_display()] += 1
    ordered = sorted(cities, key=lambda one: one.community.name)
    return Load(coach, tuple(ordered), tuple(sorted(count.items())))


def _rulebook(enrollment: Enrollment | None) -> Rulebook:
    cycle = enrollment.cycle if enrollment else ProgramCycle.objects.current()
    return cycle.rulebook if cycle else registry.current()


def _open_things(
    card: Card | None, application: CityApplication | None, named: dict[str, Any]
) -> tuple[str, ...]:
    if card is None or application is None:
        return ()
    things = []
    if card.step != DECIDED:
        things.append(f"{card.next_by} {card.next_act}".strip())
    if card.stuck:
        things.append(_("Nothing has moved for %(days)s days.") % {"days": card.days})
    if "g" not in {step.step for step in application.steps.all()}:
        things += [
            _("Open seat: %(seat)s") % {"seat": seat.name}
            for seat in application.rulebook.seats
            if seat.code not in named
        ]
    return tuple(things)


def person_with(email: str) -> Person | None:
    """The account with this address, if there is one."""
    return Person.objects.present().filter(email__iexact=email).first()
