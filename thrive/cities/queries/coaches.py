"""Coaches: who carries how many cities, which city waits for one, and the pack for a hand-over."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.base.decisions import Decision
from thrive.base.prepared import fetched, prepared
from thrive.cities import gathering
from thrive.cities.gathering import Gathered
from thrive.cities.models import (
    CityApplication,
    CityRole,
    CoachAssignment,
    Community,
    Enrollment,
    ProgramCycle,
)
from thrive.cities.models.application import SEE_ALL
from thrive.cities.queries.cards import DECIDED, Card, card_of, with_its_parts
from thrive.cities.queries.city import city_with_seats, people_of
from thrive.cities.queries.coaching_record import InThePack, record_in_pack
from thrive.cities.queries.happened import Line, story
from thrive.cities.queries.seats import SEATED, Seated
from thrive.cities.rules import coaching as rules
from thrive.cities.rules import invitation
from thrive.cities.rules.coaching_record import hands_of, is_offered
from thrive.people.models import Person
from thrive.program import registry
from thrive.program.rulebook import InvitationStep as Step
from thrive.program.rulebook import Rulebook, Seat

USUAL_LOAD = (3, 6)  # cities a coach carries, by the field's custom


@dataclass(frozen=True)
class Load:
    """One coach and their cities; `by_tier` counts them: (tier's name, number)."""

    coach: Person
    cities: tuple[Seated, ...]
    by_tier: tuple[tuple[str, int], ...]

    @property
    def is_heavy(self) -> bool:
        return len(self.cities) > USUAL_LOAD[1]


@dataclass(frozen=True)
class Waiting:
    """A city without a lead coach, and the days since it got its seat."""

    city: Seated
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
class PeoplePage:
    community: Community
    roles: tuple[CityRole, ...]


@dataclass(frozen=True)
class PackPage:
    """Everything the next coach needs, on paper too. `record` is None where no tier is coached;
    `gathered` is what the rooms above add."""

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
    record: InThePack | None
    gathered: tuple[Gathered, ...]
    story: tuple[Line, ...]
    may_people: Decision
    today: datetime.date


def coaches_page(viewer: Any) -> CoachesPage:
    """Three queries."""
    enrolled, led = _enrolled(), _led()
    return CoachesPage(
        loads=_loads(enrolled, led),
        waiting=tuple(
            Waiting(one, (clock.today() - one.since).days)
            for one in enrolled
            if one.community not in led
        ),
        may_assign=rules.may_run_coaching(viewer),
    )


def loads() -> tuple[Load, ...]:
    """Every coach with their cities in the program, fewest first."""
    return _loads(_enrolled(), _led())


def _loads(enrolled: list[Seated], led: dict[int, int]) -> tuple[Load, ...]:
    by_coach: dict[int, list[Seated]] = defaultdict(list)
    for one in enrolled:
        if one.community in led:
            by_coach[led[one.community]].append(one)
    made = [_load(coach, by_coach[coach.pk]) for coach in _coaching("coach")]
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


def people_page(viewer: Any, slug: str) -> PeoplePage | None:
    """Who may act for a city today. Two queries."""
    community = Community.objects.visible_to(viewer).filter(slug=slug).first()
    if community is None:
        return None
    return PeoplePage(community, people_of(community))


def led_community(viewer: Any, slug: str) -> Community | None:
    """A community with its seats and all its coaches, the newest first."""
    community = city_with_seats(viewer, slug)
    if community is not None:
        fetched(community, "coach_assignments", _coaches(community.pk))
    return community


@prepared
def _coaches(community: int) -> QuerySet[CoachAssignment]:
    held = CoachAssignment.objects.filter(community=community)
    return held.select_related("coach").order_by("-started_at")


def pack_page(viewer: Any, community: Community) -> PackPage:
    """Facts, people, steps, dates, open things and history. Bounded queries."""
    held = list(community.coach_assignments.all())
    application = _newest_application(viewer, community)
    if application:
        application.community = community
        with_its_parts(application)
    enrollment = max(community.enrollments.all(), key=lambda one: one.pk, default=None)
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
        roles=people_of(community),
        open_things=_open_things(card, application, named),
        record=record_in_pack(community, hands_of(viewer, community))
        if is_offered(community)
        else None,
        gathered=gathering.gathered("pack", community.slug),
        story=story(
            community.ref(),
            *([application.ref()] if application else []),
            rulebook=book,
        ),
        may_people=rules.may_manage_people(viewer, community),
        today=clock.today(),
    )


def _newest_application(viewer: Any, community: Community) -> CityApplication | None:
    if viewer.program_roles & SEE_ALL:
        return next(iter(_sent_by(viewer.pk, community.pk)), None)
    mine = CityApplication.objects.visible_to(viewer).filter(community=community)
    return _newest_sent(mine).first()


@prepared
def _sent_by(person: int, community: int) -> QuerySet[CityApplication]:
    return _newest_sent(CityApplication.objects.seen_by_staff(person).filter(community=community))


def _newest_sent(applications: QuerySet[CityApplication]) -> QuerySet[CityApplication]:
    sent = applications.exclude(status="draft", origin="self")
    return sent.select_related("cycle", "outreach_by").order_by("-started_at", "pk")


@prepared
def _coaching(role: str) -> QuerySet[Person]:
    return Person.objects.present().with_role(role).order_by("shown_name")


def _enrolled() -> list[Seated]:
    """Cities that take part in a running cycle, the longest there first."""
    return [Seated(*row) for row in _seats()]


@prepared
def _seats() -> QuerySet[Enrollment, tuple[Any, ...]]:
    rows = Enrollment.objects.holding_a_seat()
    return rows.order_by("effective_on", "community__name").values_list(*SEATED)


def _led() -> dict[int, int]:
    """Community → its lead coach today."""
    return dict(_leading())


@prepared
def _leading() -> QuerySet[CoachAssignment, tuple[int, int]]:
    return CoachAssignment.objects.today().values_list("community", "coach")


def _load(coach: Person, cities: list[Seated]) -> Load:
    count: dict[str, int] = defaultdict(int)
    for one in cities:
        count[one.tier_name] += 1
    ordered = sorted(cities, key=lambda one: one.name)
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
