"""What the site knows about the cities of one coach, read at once."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from thrive.base import clock
from thrive.base.prepared import prepared
from thrive.cities.models import CoachAssignment, Enrollment
from thrive.cities.queries.coaching_record import last_contacts, offerings_used, open_next_steps
from thrive.events.queries import used as helped
from thrive.journey.models import CouncilDate, ProgressionAssessment, StageChange
from thrive.journey.queries.many import Asked, Known, checklists_of
from thrive.program import registry
from thrive.program.rulebook import Rulebook
from thrive.teams.models import CoreTeamSeat, Meeting
from thrive.teams.queries.agreement_many import Signing, tallies_of
from thrive.teams.rules.agreement import TIERS
from thrive.teams.rules.agreement_signers import Tally

NONE: frozenset[str] = frozenset()
_LED = ("community", "community__slug", "community__name", "started_at")
_SEAT = (
    *("community", "pk", "tier", "stage", "status", "effective_on", "agreement_in_force_on"),
    *("cycle__rulebook_key", "cycle__rulebook_version", "cycle__is_demo"),
    *("frozen_at", "held", "proposed_at", "level", "council_on", "council_what"),
)
_MEETING = ("community", "pk", "title", "starts_at", "status", "is_public", "posted_at")


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in the program, in the columns of `_SEAT` after the community.

    `frozen_at`: when the Core Team was set; `held`: how many of its seats are (None for none).
    `proposed_at`: of a change of stage that waits for an administrator. `level` was confirmed last;
    a city without a reading is at level 1. `council_on`, `council_what`: the next council date.
    """

    pk: int
    tier: str
    stage: str
    status: str
    since: datetime.date
    agreed_on: datetime.date | None
    rulebook_key: str
    rulebook_version: str
    is_demo: bool
    frozen_at: datetime.datetime | None
    held: int | None
    proposed_at: datetime.datetime | None
    level: int
    council_on: datetime.date | None
    council_what: str | None

    @property
    def book(self) -> Rulebook:
        return registry.rulebook(self.rulebook_key, self.rulebook_version)

    @property
    def is_signing(self) -> bool:
        """Its Letter of Agreement is asked for, and not in force yet."""
        return self.status == "active" and self.tier in TIERS and self.agreed_on is None


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting whose minutes are not approved yet. `is_open`: its agenda is out for everybody."""

    pk: int
    title: str
    starts_at: datetime.datetime
    status: str
    is_open: bool
    lies_ahead: bool


@dataclass(frozen=True, slots=True)
class Coached:
    """One city of a coach. `tally` is None where nothing is to be signed; `used`: codes of Table I."""

    slug: str
    name: str
    coached_since: datetime.datetime
    seat: Seat
    known: Known
    tally: Tally | None
    meetings: tuple[Gathering, ...]
    last_contact: datetime.date | None
    used: frozenset[str]
    next_steps: int


@dataclass(frozen=True, slots=True)
class Portfolio:
    """`outside`: cities of the coach that take no part in the program today, as (name, slug)."""

    cities: tuple[Coached, ...]
    outside: tuple[tuple[str, str], ...]


def portfolio_of(coach: Any) -> Portfolio:
    """Every city this person coaches today. Twelve queries at most, however many cities."""
    led = {pk: (slug, name, since) for pk, slug, name, since in _led(coach.pk)}
    seats = _seats(led)
    known = checklists_of([Asked(seat.pk, seat.tier, seat.book) for seat in seats.values()])
    meetings = _meetings(seats)
    contacts, steps = last_contacts(seats), open_next_steps(seats)
    coaching, events = offerings_used(seats), helped.offerings_used(seats)
    tallies = tallies_of(
        [Signing(seat.pk, pk, seat.book) for pk, seat in seats.items() if seat.is_signing]
    )
    cities = tuple(
        Coached(
            *led[pk],
            seat=seat,
            known=known[seat.pk],
            tally=tallies.get(pk),
            meetings=tuple(meetings[pk]),
            last_contact=contacts.get(pk),
            used=coaching.get(pk, NONE) | events.get(pk, NONE),
            next_steps=steps.get(pk, 0),
        )
        for pk, seat in seats.items()
    )
    outside = sorted((name, slug) for pk, (slug, name, _since) in led.items() if pk not in seats)
    return Portfolio(cities, tuple(outside))


@prepared
def _led(coach: int) -> QuerySet[CoachAssignment, tuple[Any, ...]]:
    return CoachAssignment.objects.today().filter(coach=coach).values_list(*_LED)


def _seats(communities: Collection[int]) -> dict[int, Seat]:
    """Community → the seat it holds today."""
    rows = _held(set(communities), clock.today())
    return {row[0]: Seat(*row[1:]) for row in rows}


@prepared
def _held(communities: Collection[int], today: datetime.date) -> QuerySet[Enrollment, Any]:
    held = CoreTeamSeat.objects.today().filter(team__community=OuterRef("community"))
    proposed = StageChange.objects.filter(enrollment=OuterRef("pk"), status="proposed")
    read = ProgressionAssessment.objects.filter(enrollment=OuterRef("pk"), status="confirmed")
    council = CouncilDate.objects.filter(community=OuterRef("community")).ahead(today)
    rows = Enrollment.objects.holding_a_seat().filter(community__in=communities)
    rows = rows.annotate(
        frozen_at=F("community__core_team__frozen_at"),
        held=Subquery(held.order_by().values("team").annotate(n=Count("pk")).values("n")),
        proposed_at=Subquery(proposed.values("proposed_at")[:1]),
        level=Coalesce(Subquery(read.order_by("-rated_at", "-pk").values("level")[:1]), 1),
        council_on=Subquery(council.values("meets_on")[:1]),
        council_what=Subquery(council.values("what")[:1]),
    )
    return rows.order_by("pk").values_list(*_SEAT)


def _meetings(communities: Collection[int]) -> dict[int, list[Gathering]]:
    """Community → its meetings ahead and those whose minutes wait, the earliest first."""
    found: dict[int, list[Gathering]] = defaultdict(list)
    now = clock.now()
    for row in _unapproved(set(communities)):
        community, pk, title, starts_at, status, public, posted = row
        is_open = public and posted is not None
        one = Gathering(pk, title, starts_at, status, is_open, lies_ahead=starts_at > now)
        found[community].append(one)
    return found


@prepared
def _unapproved(communities: Collection[int]) -> QuerySet[Meeting, tuple[Any, ...]]:
    rows = Meeting.objects.filter(community__in=communities).exclude(status="approved")
    return rows.order_by("starts_at", "pk").values_list(*_MEETING)
