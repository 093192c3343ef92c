"""A city's page: what is public about it, in the program or not."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from math import cos, hypot, radians
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime

from thrive.base.prepared import prepared
from thrive.cities import gathering
from thrive.cities.gathering import Gathered
from thrive.cities.lifecycle import UNDER_WAY
from thrive.cities.models import CityApplication, CoachAssignment, Community, Enrollment
from thrive.cities.queries.mentoring_facts import PublicPair, public_pairs
from thrive.indicators.models import DataJourney
from thrive.journey.models import CouncilDate, Roadmap
from thrive.journey.queries.council import public_dates
from thrive.places.models import Geography
from thrive.places.regions import Region
from thrive.places.tables import Outline, Source, regions
from thrive.portal.queries.city_way import Way, city_way
from thrive.portal.queries.seats import rules_today
from thrive.portal.queries.standing import current_seat
from thrive.program.rulebook import InvitationStep, Rulebook, Stage, Tier
from thrive.program.text import Text

NEAREST = 8


@dataclass(frozen=True, slots=True)
class TakingPart:
    """A seat in the program. Coaches are named by role, never by name.

    `pairs`: mentoring that both cities accepted; `shows_roadmap`: the city opened it to everybody;
    `council`: dates ahead that it opened to everybody; `gathered`: what other rooms have of it;
    `has_data`: its data journey has begun.
    """

    tier: Tier
    stage: Stage
    cycle: str
    since: datetime.date
    is_paused: bool
    coached_since: datetime.datetime | None
    agreed_on: datetime.date | None
    way: Way
    pairs: tuple[PublicPair, ...]
    shows_roadmap: bool
    council: tuple[CouncilDate, ...]
    gathered: tuple[Gathered, ...]
    has_data: bool


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step of the invitation as the public may know it: which, and on what day."""

    step: InvitationStep
    done_on: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class PathMark:
    """One mark of a path as the `steps` component draws it. `state` is done, now or later."""

    node: str
    title: Text
    state: str
    note: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Neighbor:
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class CityPage:
    community: Community
    standing: str
    is_demo: bool
    taking_part: TakingPart | None
    steps: tuple[StepTaken, ...]
    sent_at: datetime.datetime | None
    region: Region | None
    source: Source | None
    outline: Outline | None
    neighbors: tuple[Neighbor, ...]
    cities_in_county: int

    @property
    def is_public(self) -> bool:
        """Cities always; a place that somebody named, once it applies or takes part."""
        return self.community.kind == Community.Kind.CITY or self.standing != "not_yet"

    @property
    def next_step(self) -> InvitationStep | None:
        return next((taken.step for taken in self.steps if taken.done_on is None), None)

    @property
    def path(self) -> tuple[PathMark, ...]:
        """The invitation: what is done carries its day, what comes next says what the city does."""
        marks = []
        for taken in self.steps:
            step, done = taken.step, taken.done_on
            state = "done" if done else "now" if step == self.next_step else "later"
            does = str(step.city_does)
            to_do = f"{self.community.name} {does[:1].lower()}{does[1:]}"
            note = date_format(localtime(done)) if done else to_do
            marks.append(PathMark(step.letter, step.name, state, note))
        return tuple(marks)


def city_page(community: Community) -> CityPage:
    """At most nineteen queries after the community itself (with its county and geography)."""
    seat = current_seat(community)
    application = None if seat else _under_way(community)
    rules = _rules(seat, application)
    done = {step.step: step.done_on for step in application.steps.all()} if application else {}
    standing = "taking_part" if seat else "applying" if application else "not_yet"
    neighbors, in_county = _neighbors(community)
    place = community.geography
    return CityPage(
        community=community,
        standing=standing,
        is_demo=community.is_demo
        or bool(seat and seat.cycle.is_demo)
        or bool(application and application.is_demo),
        taking_part=_taking_part(community, seat) if seat else None,
        steps=tuple(StepTaken(step, done.get(step.letter)) for step in rules.steps),
        sent_at=application.sent_at if application else None,
        region=next((each for each in regions() if each.slug == community.region), None),
        source=place.source if place else None,
        outline=place.outline if place else None,
        neighbors=neighbors,
        cities_in_county=in_county,
    )


def _taking_part(community: Community, seat: Enrollment) -> TakingPart:
    rules = seat.cycle.rulebook
    seat.community = community
    return TakingPart(
        tier=rules.tier(seat.tier),
        stage=rules.stage(seat.stage),
        cycle=seat.cycle.name,
        since=seat.effective_on,
        is_paused=seat.status == "paused",
        coached_since=next(iter(_coached_since(community.pk)), None),
        agreed_on=seat.agreement_in_force_on,
        way=city_way(seat),
        pairs=public_pairs(community),
        shows_roadmap=bool(_open_roadmaps(community.pk)),
        council=public_dates(community),
        gathered=gathering.gathered("city", community.slug),
        has_data=bool(_data_journeys(community.pk)),
    )


def _rules(seat: Enrollment | None, application: CityApplication | None) -> Rulebook:
    """Those it joined or applied under; for everybody else those of today."""
    if seat:
        return seat.cycle.rulebook
    return application.rulebook if application else rules_today()[1]


def _under_way(community: Community) -> CityApplication | None:
    return (
        community.applications.filter(status__in=UNDER_WAY)
        .prefetch_related("steps")
        .order_by("-started_at", "-pk")
        .first()
    )


@prepared
def _coached_since(community: int) -> QuerySet[CoachAssignment, datetime.datetime]:
    held = CoachAssignment.objects.today().filter(community=community).order_by("pk")
    return held.values_list("started_at", flat=True)[:1]


@prepared
def _data_journeys(community: int) -> QuerySet[DataJourney, int]:
    return DataJourney.objects.filter(community=community).values_list("pk", flat=True)


@prepared
def _open_roadmaps(community: int) -> QuerySet[Roadmap, int]:
    shown = Roadmap.objects.filter(community=community, is_public=True)
    return shown.values_list("pk", flat=True)[:1]


@prepared
def _cities_of(county: int) -> QuerySet[Geography, tuple[Any, ...]]:
    cities = Geography.objects.cities().filter(parent=county)
    return cities.values_list("community__name", "community__slug", "latitude", "longitude")


def _neighbors(community: Community) -> tuple[tuple[Neighbor, ...], int]:
    """The nearest cities of the county, nearest first, and how many it has in all."""
    if community.county_id is None:
        return (), 0
    rows = _cities_of(community.county_id)
    here_y, here_x = community.latitude or 0, community.longitude or 0
    squeeze = cos(radians(here_y))

    def far(row: tuple[str, str, float | None, float | None]) -> float:
        return hypot(((row[3] or 0) - here_x) * squeeze, (row[2] or 0) - here_y)

    near = sorted((row for row in rows if row[1] and row[1] != community.slug), key=far)
    return tuple(Neighbor(row[0], row[1]) for row in near[:NEAREST]), len(rows)
