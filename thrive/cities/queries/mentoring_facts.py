"""Plain facts about cities and pairs: what the rules of mentoring read, and what journeys show."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from thrive.base.prepared import fetched, prepared
from thrive.cities.models import CityRole, Community, Enrollment, MentorContact, MentorPairing
from thrive.cities.rules.mentoring import MENTEE, MENTOR, City, Pair, Sides
from thrive.program import registry


@dataclass(frozen=True, slots=True)
class MentorProof:
    """A contact that the mentee has confirmed."""

    pairing: int
    mentee: str
    happened_on: datetime.date
    topics: str


@dataclass(frozen=True, slots=True)
class PublicPair:
    """A pair at work today, as everybody may know it."""

    mentor: str
    mentor_slug: str
    mentee: str
    mentee_slug: str
    topics: str


def public_pairs(community: Community) -> tuple[PublicPair, ...]:
    """Pairs of this city that both cities accepted and that do not rest (`rules.rests`), the oldest
    first. One query."""
    return tuple(PublicPair(*row) for row in _at_work(community.pk))


@prepared
def _at_work(community: int) -> QuerySet[MentorPairing, tuple[Any, ...]]:
    active = Enrollment.objects.filter(status="active")
    rows = MentorPairing.objects.active().filter(
        Q(mentor=community) | Q(mentee=community),
        Exists(active.filter(community=OuterRef("mentor"), tier="vanguard")),
        Exists(active.filter(community=OuterRef("mentee")).exclude(tier="vanguard")),
    )
    columns = ("mentor__name", "mentor__slug", "mentee__name", "mentee__slug", "topics")
    return rows.order_by("started_at", "pk").values_list(*columns)


def city_facts(community: Community, pairs: int | None = None) -> City:
    """One query unless its enrollments are fetched; one more to count when `pairs` is None."""
    seat = community.standing()
    held = 0
    if pairs is None:
        taken = MentorPairing.objects.taking_a_place().filter(mentor=community)
        states = Counter(taken.values_list("status", flat=True))
        pairs, held = states["active"], states["proposed"]
    tier, status = (seat.tier, seat.status) if seat else ("", "")
    return City(community.name, tier, status, pairs, held)


def with_enrollments(cities: list[Community]) -> list[Community]:
    """The same cities, each with its enrollments fetched. One query."""
    held: dict[int, list[Enrollment]] = {one.pk: [] for one in cities}
    for row in _enrollments(held):
        held[row.community_id].append(row)
    for one in cities:
        fetched(one, "enrollments", held[one.pk])
    return cities


@prepared
def _enrollments(cities: Collection[int]) -> QuerySet[Enrollment]:
    return Enrollment.objects.filter(community__in=cities).order_by("pk")


def pair_facts(pairing: MentorPairing, *, count: bool = False) -> Pair:
    """`count`: also count the mentor's active pairs, for a rule that asks for room."""
    said = {MENTOR: pairing.mentor_yes_at, MENTEE: pairing.mentee_yes_at}
    return Pair(
        mentor=city_facts(pairing.mentor, None if count else 0),
        mentee=city_facts(pairing.mentee, 0),
        status=pairing.status,
        yes=frozenset(side for side, at in said.items() if at),
        waited=pairing.waited,
        called_on=timezone.localtime(pairing.called_at).date() if pairing.called_at else None,
        proposed_on=timezone.localtime(pairing.proposed_at).date(),
    )


def sides(by: Any, mentor: Community, mentee: Community) -> Sides:
    """What this person is to the two cities. One query."""
    held = CityRole.objects.today().filter(person=by, community__in=(mentor, mentee))
    cities = set(held.values_list("community", flat=True))
    return Sides(mentor.pk in cities, mentee.pk in cities, "admin" in by.program_roles)


def area_names(slugs: Iterable[str]) -> tuple[str, ...]:
    """Names of action areas in the order of the rulebook; a slug it does not know is left out."""
    wanted = set(slugs)
    return tuple(str(one.name) for one in registry.current().areas if one.slug in wanted)


def mentor_proofs(community: Community, since: datetime.date) -> tuple[MentorProof, ...]:
    """What this city's mentees have confirmed for its time in a seat, oldest first. One query.

    An ended pair counts on: the help has arrived.
    """
    rows = MentorContact.objects.confirmed().filter(
        pairing__mentor=community, pairing__status__in=("active", "ended"), happened_on__gte=since
    )
    columns = ("pairing", "pairing__mentee__name", "happened_on", "topics")
    return tuple(
        MentorProof(*row) for row in rows.order_by("happened_on", "pk").values_list(*columns)
    )
