"""Mentoring as its pages read it: what it is, the pairs, what waits, and one pair with its log."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse

from thrive.base import clock
from thrive.base.decisions import Decision
from thrive.base.prepared import prepared
from thrive.cities.lifecycle import MENTORING
from thrive.cities.models import (
    CityRole,
    Community,
    Enrollment,
    MentorContact,
    MentoringTopics,
    MentorPairing,
)
from thrive.cities.models.mentoring import OPEN
from thrive.cities.queries.happened import Line
from thrive.cities.queries.mentoring_facts import (
    area_names,
    city_facts,
    pair_facts,
    sides,
    with_enrollments,
)
from thrive.cities.queries.mentoring_story import pair_story
from thrive.cities.queries.mentoring_waits import to_confirm
from thrive.cities.rules import mentoring as rules
from thrive.cities.rules.mentor_line import kept_until, may_leave_line, way_in

ON_A_PAGE = 50
A_REASON = "A reason of enough words."


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair in a list. `note` says what is special about it today, in a sentence."""

    pk: int
    mentor: Community
    mentee: Community
    areas: tuple[str, ...]
    topics: str
    status: str
    since: datetime.datetime
    note: str = ""
    mine: bool = False

    @property
    def standing(self) -> str:
        return str(MENTORING.states[self.status])


@dataclass(frozen=True, slots=True)
class VanguardLine:
    name: str
    slug: str
    areas: tuple[str, ...]
    words: str
    has_room: bool


@dataclass(frozen=True)
class MentoringPage:
    """`waiting`: proposals this person may read; `mine` are those their city has to answer. `ways`:
    in which ways they may ask one mentor or another."""

    pairs: tuple[PairLine, ...]
    vanguards: tuple[VanguardLine, ...]
    cities: tuple[Community, ...]
    waiting: tuple[PairLine, ...]
    to_confirm: tuple[MentorContact, ...]
    ways: frozenset[str]


@dataclass(frozen=True, slots=True)
class Deed:
    name: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class ContactLine:
    contact: MentorContact
    written_by: str
    may_confirm: bool
    may_take_off: bool


@dataclass(frozen=True)
class PairPage:
    """`asked` are the cities that have not answered yet, `until` when a place is kept for them; `rests`
    says why the pair rests, if so; `before`: how many stand before it in the mentor's line, nothing
    if it does not wait."""

    line: PairLine
    pairing: MentorPairing
    me: rules.Sides
    asked: tuple[str, ...]
    until: datetime.date | None
    rests: str
    before: int | None
    deeds: tuple[Deed, ...]
    may_write: Decision
    contacts: Page[MentorContact]
    lines: tuple[ContactLine, ...]
    story: tuple[Line, ...]


def mentoring_page(user: Any) -> MentoringPage:
    """Seven queries for a visitor, at most seven more for a member."""
    taken = MentorPairing.objects.taking_a_place()
    taking = list(_with_seats(taken).order_by("mentor__name", "pk"))
    active = [one for one in taking if one.status == "active"]
    busy: dict[int, int] = {}
    for pairing in taking:
        busy[pairing.mentor_id] = busy.get(pairing.mentor_id, 0) + 1
    vanguards = _vanguards(busy)
    offers = MentoringTopics.objects.filter(mode=MentoringTopics.Mode.OFFER)
    said = {one.community_id: one for one in offers.filter(community__in=vanguards)}
    mine = acted_for(user)
    administers = user.is_authenticated and "admin" in user.program_roles
    return MentoringPage(
        pairs=tuple(_line(one) for one in active if rules.rests(pair_facts(one))),
        vanguards=tuple(_vanguard(one, said.get(one.pk), busy.get(one.pk, 0)) for one in vanguards),
        cities=mine,
        waiting=_waiting(user, mine),
        to_confirm=to_confirm([one.pk for one in mine]),
        ways=_ways(vanguards, busy, mine, admin=administers),
    )


def _ways(
    vanguards: Iterable[Community],
    busy: Mapping[int, int],
    mine: Iterable[Community],
    *,
    admin: bool,
) -> frozenset[str]:
    """One query for whoever acts for a city."""
    ours, looks = {one.pk for one in mine}, look_for_mentor(mine)
    found = {
        way_in(rules.Sides(one.pk in ours, looks, admin), city_facts(one, busy.get(one.pk, 0)))
        for one in vanguards
    }
    return frozenset(found - {""})


def look_for_mentor(cities: Iterable[Community]) -> bool:
    """May one of these cities have a mentor today? One query for any number of them."""
    chosen = list(cities)
    return bool(chosen) and any(
        rules.may_have_mentor(city_facts(one, 0)) for one in with_enrollments(chosen)
    )


def acted_for(user: Any) -> tuple[Community, ...]:
    """Cities in the program that this person acts for, by name. One query."""
    if not user.is_authenticated:
        return ()
    held = CityRole.objects.today().filter(person=user).values("community")
    return tuple(Community.objects.filter(pk__in=held).taking_part().order_by("name"))


def find_pairing(user: Any, pk: int) -> MentorPairing | None:
    """None where this person may not look. Three queries."""
    seen = MentorPairing.objects.visible_to(user) if pk < 2**63 else MentorPairing.objects.none()
    return _with_seats(seen).filter(pk=pk).first()


def pair_page(user: Any, pairing: MentorPairing, page: str = "1") -> PairPage:
    """One pair with its log. Eight queries after the pair."""
    pair = pair_facts(pairing, count=True)
    me = sides(user, pairing.mentor, pairing.mentee)
    today, active = clock.today(), pairing.status == "active"
    log = pairing.contacts.select_related("written_by").order_by("-happened_on", "-pk")
    part = Paginator(log, ON_A_PAGE).get_page(page)
    open_sides = [side for side in (rules.MENTOR, rules.MENTEE) if side not in pair.yes]
    return PairPage(
        line=_line(pairing, mine=me.side in open_sides),
        pairing=pairing,
        me=me,
        asked=tuple(pair.name(side) for side in open_sides) if pair.status == "proposed" else (),
        until=kept_until(pair),
        rests=str(rules.rests(pair).sentence) if active else "",
        before=_before(pairing),
        deeds=_deeds(pairing, pair, me),
        may_write=rules.may_write_contact(me, pair, on=today, today=today),
        contacts=part,
        lines=tuple(_contact(one, pairing, pair, me) for one in part),
        story=pair_story(pairing),
    )


def _before(pairing: MentorPairing) -> int | None:
    if pairing.status != "waiting":
        return None
    line = MentorPairing.objects.in_line(pairing.mentor).values_list("pk", flat=True)
    return sum(1 for _one in takewhile(lambda pk: pk != pairing.pk, line))  # it may just have left


def find_contact(user: Any, pairing: int, contact: int) -> MentorContact | None:
    if max(pairing, contact) >= 2**63:
        return None
    seen = MentorPairing.objects.visible_to(user).filter(pk=pairing)
    found = MentorContact.objects.filter(pairing__in=seen, pk=contact)
    return found.select_related("pairing__mentor", "pairing__mentee").first()


def lines_of(community: Community) -> tuple[PairLine, ...]:
    """Every pair of this city, open ones first, the newest first, for those whom `visible_to` lets
    see them all: its people and coaches, and administrators. One query."""
    rows = sorted(_pairs(community.pk), key=lambda one: one.status not in OPEN)
    return tuple(_line(one) for one in rows[:ON_A_PAGE])


@prepared
def _pairs(community: int) -> QuerySet[MentorPairing]:
    rows = MentorPairing.objects.filter(Q(mentor=community) | Q(mentee=community))
    return rows.select_related("mentor", "mentee").order_by("-proposed_at", "-pk")


def _vanguards(busy: Mapping[int, int]) -> list[Community]:
    """Communities that are Vanguard today, by name. `busy`: how many pairs each mentors. Two
    queries."""
    held = Enrollment.objects.holding_a_seat().in_tier("vanguard").values("community")
    found = Community.objects.filter(pk__in=held).prefetch_related("enrollments")
    return [
        one
        for one in found.order_by("name")
        if rules.may_mentor(city_facts(one, busy.get(one.pk, 0)))
    ]


def _vanguard(one: Community, offer: MentoringTopics | None, pairs: int) -> VanguardLine:
    return VanguardLine(
        name=one.name,
        slug=one.slug,
        areas=area_names(offer.areas) if offer else (),
        words=offer.words if offer else "",
        has_room=bool(rules.has_room(city_facts(one, pairs))),
    )


def _with_seats(pairs: Any) -> Any:
    seats = Enrollment.objects.holding_a_seat()
    return pairs.select_related("mentor", "mentee").prefetch_related(
        Prefetch("mentor__enrollments", seats), Prefetch("mentee__enrollments", seats)
    )


def _waiting(user: Any, mine: Iterable[Community]) -> tuple[PairLine, ...]:
    """Proposals, those this person's own city has to answer first."""
    seen = MentorPairing.objects.visible_to(user).filter(status="proposed")
    if not user.is_authenticated:
        return ()
    chosen = {one.pk for one in mine}
    lines = [
        _line(one, mine=_is_for(one, chosen))
        for one in seen.select_related("mentor", "mentee").order_by("proposed_at")[:ON_A_PAGE]
    ]
    return tuple(sorted(lines, key=lambda line: not line.mine))


def _is_for(pairing: MentorPairing, cities: set[int]) -> bool:
    return (pairing.mentor_id in cities and not pairing.mentor_yes_at) or (
        pairing.mentee_id in cities and not pairing.mentee_yes_at
    )


def _line(pairing: MentorPairing, *, mine: bool = False) -> PairLine:
    return PairLine(
        pk=pairing.pk,
        mentor=pairing.mentor,
        mentee=pairing.mentee,
        areas=area_names(pairing.areas),
        topics=pairing.topics,
        status=pairing.status,
        since=pairing.closed_at or pairing.started_at or pairing.proposed_at,
        mine=mine,
    )


def decisions(me: rules.Sides, pair: rules.Pair) -> dict[str, Decision]:
    """Each move of a pair, and whether this person may make it now."""
    return {
        "accept": rules.may_accept(me, pair),
        "decline": rules.may_decline(me, pair, A_REASON),
        "withdraw": rules.may_withdraw(me, pair),
        "end": rules.may_end(me, pair, A_REASON),
        "leave_line": may_leave_line(me, pair),
    }


def _deeds(pairing: MentorPairing, pair: rules.Pair, me: rules.Sides) -> tuple[Deed, ...]:
    return tuple(
        Deed(name, str(MENTORING.move(name).label), reverse("mentor_deed", args=[pairing.pk, name]))
        for name, decision in decisions(me, pair).items()
        if decision
    )


def _contact(
    one: MentorContact, pairing: MentorPairing, pair: rules.Pair, me: rules.Sides
) -> ContactLine:
    confirmed = one.confirmed_at is not None
    city = pair.name(one.written_for)
    who = str(one.written_by) if one.written_by else ""
    return ContactLine(
        contact=one,
        written_by=f"{who}, {city}" if who else city,
        may_confirm=bool(rules.may_confirm(me, pair, confirmed=confirmed)),
        may_take_off=bool(rules.may_take_off(me, written_for=one.written_for, confirmed=confirmed)),
    )
