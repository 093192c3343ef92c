"""Seats: give one or a place in line, move a city between tiers, free a seat and pass it on.

Caps are held under the lock of the cycle's row, so that two approvals at once can never overshoot
(on SQLite every write transaction is IMMEDIATE, which is the same lock for the whole file). Rows are
taken in one order, cycle, enrollment, applications in line, and all of them before history is written.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import override

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.base.history import HasRef
from thrive.base.refs import SYSTEM, Ref
from thrive.cities.actions.steps import write_step
from thrive.cities.actions.telling import tell_applicants, tell_city, tier_in_words
from thrive.cities.lifecycle import APPLICATION, ENROLLMENT, WAIT_LIST
from thrive.cities.models import (
    CityApplication,
    Determination,
    Enrollment,
    ProgramCycle,
    WaitListPlace,
)
from thrive.cities.rules import seats as rules
from thrive.people.links import address
from thrive.people.models import Person


def lock(cycle: ProgramCycle) -> ProgramCycle:
    """The cycle, with its row held until the transaction ends."""
    return ProgramCycle.objects.select_for_update(no_key=True).get(pk=cycle.pk)


def enroll(application: CityApplication, *, tier: str, by: HasRef | Ref) -> Enrollment:
    """Give the seat: step d is done (the caller holds the lock and has asked `has_free_seat`)."""
    enrollment = Enrollment.objects.create(
        community=application.community,
        cycle=application.cycle,
        tier=tier,
        status=ENROLLMENT.first,
        effective_on=clock.today(),
    )
    history.record(
        "enroll", on=application.community, by=by, tier=tier, cycle=application.cycle.slug
    )
    write_step(application, "d", by=by)
    return enrollment


def wait_in_line(application: CityApplication, *, tier: str, by: HasRef | Ref) -> WaitListPlace:
    """The next place in line (the caller holds the lock)."""
    line = WaitListPlace.objects.filter(cycle=application.cycle, tier=tier)
    place = WaitListPlace.objects.create(
        cycle=application.cycle,
        tier=tier,
        application=application,
        number=(line.aggregate(last=Max("number"))["last"] or 0) + 1,
        status=WAIT_LIST.first,
        joined_at=clock.now(),
    )
    history.record("wait_in_line", on=application, by=by, tier=tier, number=place.number)
    return place


@transaction.atomic
def change_tier(enrollment: Enrollment, *, tier: str, reason: str, by: Any) -> Enrollment:
    """Move a city to another tier. The seat it leaves goes to the first in line."""
    cycle, enrollment = _held(enrollment)
    require(rules.may_change_tier(by, enrollment, tier, reason))
    before = enrollment.tier
    _hold_line(cycle)
    places = _places_of(enrollment)
    require(rules.has_free_seat(cycle, tier))
    enrollment.tier = tier
    enrollment.save(update_fields=["tier"])
    history.record(
        "change_tier", on=enrollment.community, by=by, before=before, after=tier, reason=reason
    )
    for place in places:
        if not rules.is_a_step_up(cycle, tier, place.tier):
            step_off(place, by=by)
    promote_waiting(cycle, before, by=by)
    return enrollment


@transaction.atomic
def pause(enrollment: Enrollment, *, reason: str, by: Any) -> Enrollment:
    return _move(enrollment, "pause", reason, by)


@transaction.atomic
def resume(enrollment: Enrollment, *, reason: str, by: Any) -> Enrollment:
    return _move(enrollment, "resume", reason, by)


@transaction.atomic
def leave(enrollment: Enrollment, *, reason: str, by: Any) -> Enrollment:
    """The city leaves the cycle, by its own word or the program's; the first in line gets its seat."""
    return _free(enrollment, "leave", reason, by)


@transaction.atomic
def graduate(enrollment: Enrollment, *, reason: str, by: Any) -> Enrollment:
    return _free(enrollment, "graduate", reason, by)


@transaction.atomic
def change_cap(cycle: ProgramCycle, *, tier: str, cap: int, reason: str, by: Any) -> ProgramCycle:
    """Change how many seats a tier has. New seats go to those who wait, in order."""
    cycle = lock(cycle)
    require(rules.may_change_cap(by, cycle, tier, cap, reason))
    _hold_line(cycle)
    before = cycle.cap(tier)
    setattr(cycle, f"{tier}_cap", cap)
    cycle.save(update_fields=[f"{tier}_cap"])
    history.record(
        "change_cap", on=cycle, by=by, tier=tier, before=before, after=cap, reason=reason
    )
    promote_waiting(cycle, tier, by=by)
    return cycle


def promote_waiting(cycle: ProgramCycle, tier: str, *, by: HasRef | Ref) -> list[WaitListPlace]:
    """Give free seats to those who wait, first in line first (the caller holds cycle and line)."""
    cap = cycle.cap(tier)
    if cap is None:
        return []
    line = cycle.wait_list.waiting().filter(tier=tier).select_related("application__community")
    promoted = []
    for _seat in range(cap - rules.seats_taken(cycle, tier)):
        place = line.first()
        if place is None:
            break
        left = _promote(place, by=by)
        promoted.append(place)
        if left:
            promoted += promote_waiting(cycle, left, by=by)
    return promoted


@transaction.atomic
def step_off(place: WaitListPlace, *, by: HasRef | Ref) -> None:
    """Leave the line; everybody behind moves up by one. Take the cycle's lock first."""
    place.status = WAIT_LIST.after(place.status, "step_off")
    place.settled_at = clock.now()
    place.save(update_fields=["status", "settled_at"])
    history.record("step_off", on=place.application, by=by, tier=place.tier, number=place.number)


def _promote(place: WaitListPlace, *, by: HasRef | Ref) -> str:
    """Give the seat. Returns the tier the city had until now, where it leaves a seat; else ""."""
    application, now, left = place.application, clock.now(), ""
    place.status, place.settled_at = WAIT_LIST.after(place.status, "promote"), now
    place.save(update_fields=["status", "settled_at"])
    standing = application.community.enrollments.holding_a_seat().filter(cycle=place.cycle).first()
    if standing is None:
        enroll(application, tier=place.tier, by=by)
    else:
        left, standing.tier = standing.tier, place.tier
        standing.save(update_fields=["tier"])
        history.record(
            "change_tier", on=application.community, by=by, before=left, after=place.tier
        )
    if application.status == "wait_listed":
        application.status = APPLICATION.after(application.status, "accept")
    application.moved_at = now
    application.save(update_fields=["status", "moved_at"])
    first = application.determinations.order_by("decided_at").first()
    rulebook = application.rulebook
    with override(application.language):
        why = _("A seat became free, and this city was first in line.")
    Determination.objects.create(
        application=application,
        outcome=Determination.Outcome.ACCEPTED,
        tier=place.tier,
        rationale=why,
        readings=first.readings if first else [],
        scores=first.scores if first else {},
        rulebook_key=rulebook.key,
        rulebook_version=rulebook.version,
        rulebook_fingerprint=rulebook.fingerprint(),
        decided_by=by if isinstance(by, Person) else None,
        decided_at=now,
    )
    history.record("promote", on=application, by=by, tier=place.tier, number=place.number)
    tell_applicants(
        application,
        "seat_is_free",
        by=by,
        tier=tier_in_words(application, place.tier),
        letter_url=address("decision_letter", application.code, language=application.language),
    )
    return left


def _move(enrollment: Enrollment, move: str, reason: str, by: Any) -> Enrollment:
    _cycle, enrollment = _held(enrollment)
    require(rules.may_move_enrollment(by, enrollment, move, reason))
    before = enrollment.status
    enrollment.status = ENROLLMENT.after(before, move)
    enrollment.save(update_fields=["status"])
    history.record(move, on=enrollment.community, by=by, tier=enrollment.tier, reason=reason)
    tell_city(
        enrollment.community,
        f"seat_{move}",
        by=by,
        and_program=not rules.may_run_the_program(by),
        reason=reason.strip(),
    )
    return enrollment


def _free(enrollment: Enrollment, move: str, reason: str, by: Any) -> Enrollment:
    """The city gives up its seat, and its places in line for another one."""
    cycle, enrollment = _held(enrollment)
    require(rules.may_move_enrollment(by, enrollment, move, reason))
    _hold_line(cycle)
    enrollment = _move(enrollment, move, reason, by)
    enrollment.ended_on = clock.today()
    enrollment.save(update_fields=["ended_on"])
    for place in _places_of(enrollment):
        step_off(place, by=by)
    # A city that leaves by itself frees the seat; who gets it, the line decides.
    gives = by if rules.may_run_the_program(by) else SYSTEM
    promote_waiting(cycle, enrollment.tier, by=gives)
    return enrollment


def _held(enrollment: Enrollment) -> tuple[ProgramCycle, Enrollment]:
    """Cycle and enrollment as they are now, both held until the transaction ends."""
    cycle = lock(enrollment.cycle)
    chosen = Enrollment.objects.select_for_update(of=("self",), no_key=True)
    held = chosen.select_related("community").get(pk=enrollment.pk)
    held.cycle = cycle
    return cycle, held


def _hold_line(cycle: ProgramCycle) -> None:
    """Hold every application that waits in this cycle: a freed seat may reach any of them."""
    waiting = CityApplication.objects.filter(
        wait_list_places__cycle=cycle, wait_list_places__status="waiting"
    )
    list(waiting.select_for_update(of=("self",), no_key=True).order_by("pk"))


def _places_of(enrollment: Enrollment) -> list[WaitListPlace]:
    places = enrollment.cycle.wait_list.waiting().filter(
        application__community=enrollment.community
    )
    return list(places.select_related("application__community"))
