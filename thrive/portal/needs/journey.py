"""What a city's way waits for: steps sent back, steps to check, stages and levels to confirm."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base import clock
from thrive.base.prepared import prepared
from thrive.cities.models import Community
from thrive.journey.models import CityMilestone, ProgressionAssessment, StageChange
from thrive.journey.queries.onboarding import onboarding_facts
from thrive.journey.rules.checklist import COMMITMENT, TEAM, Fact, Row, read, steps_of
from thrive.journey.rules.first_steps import REMINDED
from thrive.portal.needs.mine import Held, Mine
from thrive.portal.needs.need import Need

Waiting = tuple[Community, Held, Row, str, datetime.datetime]
_PLACE = ("enrollment__community__slug", "enrollment__community__name")
SINGLE = 3  # up to so many steps to check stand on the desk one by one


def steps_of_my_cities(mine: Mine) -> Iterator[Need]:
    """Steps that came back with a reason, and those that ACT handed over for a yes."""
    for city, _held, row, answer, since in _waiting(mine, mine.acts_for):
        named = {"city": city.name, "step": row.step.name}
        if row.status == "submitted" and row.next == "city":
            yield Need(
                what=_("%(city)s: accept “%(step)s”") % named,
                why=_("ACT has handed it over. It counts once the city has accepted it."),
                url=_address(city, row),
                button=_("Read and accept"),
                since=since,
            )
        elif row.status == "in_progress" and answer:
            yield Need(
                what=_("%(city)s: “%(step)s” came back") % named,
                why=_("The reason: %(reason)s") % {"reason": answer},
                url=_address(city, row),
                button=_("Answer it"),
                since=since,
            )


def first_steps(mine: Mine) -> Iterator[Need]:
    """The next of a new city's first steps, for those whose turn it is: one line a city and part.

    Six months after joining the desk is silent about them: by then the checklist leads.
    """
    held = {one.pk: (pk, one) for pk, one in mine.held.items() if one.is_active}
    mine_in = {"city": mine.acts_for, "coach": mine.coached}
    held = {seat: one for seat, one in held.items() if one[0] in mine.acts_for | mine.coached}
    if not held:
        return
    facts = onboarding_facts(
        {seat: one.tier for seat, (_pk, one) in held.items()},
        {seat: one.book for seat, (_pk, one) in held.items()},
        clock.today() - REMINDED,
    )
    for seat, found in facts.items():
        pk, one = held[seat]
        for by, cities in mine_in.items():
            step = next((step for step in found.open if step.by == by), None)
            if step is None or pk not in cities:
                continue
            yield Need(
                what=_("%(city)s, first steps: %(step)s")
                % {"city": mine.cities[pk].name, "step": step.item.name},
                why=_("The aim: %(why)s") % {"why": step.item.why},
                url=reverse("onboarding", args=[mine.cities[pk].slug]),
                button=_("Open the first steps"),
                since=one.joined_at,
            )


def steps_to_check(mine: Mine) -> Iterator[Need]:
    """What my cities sent for a check: a few one by one, many in one line that opens the desk."""
    sent = [
        one
        for one in _waiting(mine, mine.coached)
        if one[2].status == "submitted" and one[2].next == "coach" and not _held_up(one)
    ]
    if len(sent) > SINGLE:
        cities = len({city.pk for city, *_rest in sent})
        words = ngettext(
            "%(steps)s steps of %(n)s city wait for your check",
            "%(steps)s steps of %(n)s cities wait for your check",
            cities,
        )
        yield Need(
            what=words % {"steps": len(sent), "n": cities},
            why=_("Nothing counts before its coach has looked at it."),
            url=f"{reverse('my_cities')}?show=mine",
            button=_("Open my cities"),
            since=min(since for *_rest, since in sent),
        )
        return
    for city, _held, row, _answer, since in sent:
        yield Need(
            what=_("%(city)s: check “%(step)s”") % {"city": city.name, "step": row.step.name},
            why=_("Nothing counts before its coach has looked at it."),
            url=_address(city, row),
            button=_("Look and verify"),
            since=since,
        )


def stages_to_confirm(mine: Mine) -> Iterator[Need]:
    """Changes of stage that coaches have proposed."""
    if not mine.is_admin:
        return
    for pk, since, why, slug, name in _proposed_stages():
        yield Need(
            what=_("%(city)s: a change of stage is proposed") % {"city": name},
            why=_("The coach says: %(why)s") % {"why": why},
            url=reverse("confirm_stage", args=[slug, pk]),
            button=_("Read and decide"),
            since=since,
        )


def levels_to_confirm(mine: Mine) -> Iterator[Need]:
    """Readings of the four capacities that wait for an administrator."""
    if not mine.is_admin:
        return
    for pk, since, level, slug, name in _proposed_readings():
        yield Need(
            what=_("%(city)s: a reading of its level") % {"city": name},
            why=_("The team reads itself at level %(level)s and says what shows it.")
            % {"level": level},
            url=reverse("confirm_reading", args=[slug, pk]),
            button=_("Read and confirm"),
            since=since,
        )


def _waiting(mine: Mine, cities: frozenset[int]) -> Iterator[Waiting]:
    """Steps of these cities that were sent, or that came back with an answer. One query."""
    seats = {mine.held[pk].pk: pk for pk in cities if pk in mine.held and mine.held[pk].is_active}
    if not seats:
        return
    today = clock.today()
    for seat, code, status, prior, answer, moved_at in _moved_steps(seats):
        pk = seats[seat]
        held = mine.held[pk]
        step = next((one for one in steps_of(held.book, held.tier) if one.code == code), None)
        if step:
            row = read(step, Fact(status, prior), today)
            yield mine.cities[pk], held, row, answer, moved_at


@prepared
def _proposed_stages() -> QuerySet[StageChange, tuple[Any, ...]]:
    rows = StageChange.objects.filter(status="proposed").order_by("proposed_at", "pk")
    return rows.values_list("pk", "proposed_at", "why", *_PLACE)


@prepared
def _proposed_readings() -> QuerySet[ProgressionAssessment, tuple[Any, ...]]:
    rows = ProgressionAssessment.objects.filter(status="proposed").order_by("rated_at", "pk")
    return rows.values_list("pk", "rated_at", "level", *_PLACE)


@prepared
def _moved_steps(enrollments: Collection[int]) -> QuerySet[CityMilestone, tuple[Any, ...]]:
    back = Q(status="in_progress") & ~Q(answer="")
    rows = CityMilestone.objects.filter(Q(status="submitted") | back, enrollment__in=enrollments)
    columns = ("enrollment", "code", "status", "prior", "answer", "moved_at")
    return rows.order_by("moved_at", "pk").values_list(*columns)


def _held_up(waiting: Waiting) -> bool:
    """The first step cannot be checked before the agreement is in force."""
    _city, held, row, _answer, _since = waiting
    return row.step.code == TEAM and held.agreed_on is None


def _address(city: Community, row: Row) -> str:
    if row.step.code == COMMITMENT:
        return reverse("commitment", args=[city.slug])
    return reverse("milestone", args=[city.slug, row.step.code])
