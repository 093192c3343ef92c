"""Who may give, move and free seats, and when a seat is free."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.cities.lifecycle import ENROLLMENT
from thrive.cities.models import CityRole, Enrollment, ProgramCycle


def seats_taken(cycle: ProgramCycle, tier: str) -> int:
    return cycle.enrollments.holding_a_seat().in_tier(tier).count()


def has_free_seat(cycle: ProgramCycle, tier: str) -> Decision:
    """Is there a seat, with nobody waiting for it? Ask under the cycle's row lock."""
    cap = cycle.cap(tier)
    if cap is None:
        return YES
    taken = seats_taken(cycle, tier)
    if taken >= cap:
        return no(
            ngettext(
                "The one %(tier)s seat of this cycle is taken. The next step is the wait-list.",
                "All %(cap)s %(tier)s seats of this cycle are taken. The next step is the wait-list.",
                cap,
            )
            % {"cap": cap, "tier": cycle.rulebook.tier(tier).name}
        )
    if cycle.wait_list.waiting().filter(tier=tier).exists():
        return no(_("Cities are already waiting for this seat. The next step is the wait-list."))
    return YES


def may_run_the_program(by: Any) -> Decision:
    """Tiers, seats and caps belong to program administrators (`domain` §1.3)."""
    if "admin" in by.program_roles:
        return YES
    return no(_("Only a program administrator decides about tiers and seats."))


def may_change_tier(by: Any, enrollment: Enrollment, tier: str, reason: str) -> Decision:
    return first_no(
        may_run_the_program(by),
        YES
        if enrollment.status in ("active", "paused")
        else no(_("This city has left the cycle, so its tier cannot change.")),
        YES if enrollment.tier != tier else no(_("The city already has this tier.")),
        gives_a_reason(reason),
    )


def is_a_step_up(cycle: ProgramCycle, now: str, wanted: str) -> bool:
    """Does a city with tier `now` still gain by waiting for `wanted`? Tiers are listed upward."""
    order = [tier.slug for tier in cycle.rulebook.tiers]
    return order.index(wanted) > order.index(now)


def may_move_enrollment(by: Any, enrollment: Enrollment, move: str, reason: str) -> Decision:
    return first_no(may_begin_move(by, enrollment, move), gives_a_reason(reason))


def may_begin_move(by: Any, enrollment: Enrollment, move: str) -> Decision:
    """Administrators pause, resume, end and graduate; a city's own Core Team may end its part."""
    return first_no(
        _may_leave(by, enrollment) if move == "leave" else may_run_the_program(by),
        ENROLLMENT.allows(enrollment.status, move),
    )


def _may_leave(by: Any, enrollment: Enrollment) -> Decision:
    core = enrollment.community.roles.today().filter(person=by, role=CityRole.Role.CORE)
    if may_run_the_program(by) or core.exists():
        return YES
    return no(
        _("Only the Core Team of the city or a program administrator ends its part in the program.")
    )


def may_change_cap(by: Any, cycle: ProgramCycle, tier: str, cap: int, reason: str) -> Decision:
    taken = seats_taken(cycle, tier)
    return first_no(
        may_run_the_program(by),
        YES if cycle.cap(tier) is not None else no(_("This tier has no limit.")),
        gives_a_reason(reason),
        YES
        if cap >= taken
        else no(
            ngettext(
                "%(taken)s seat is taken, so the cap cannot be lower than that.",
                "%(taken)s seats are taken, so the cap cannot be lower than that.",
                taken,
            )
            % {"taken": taken}
        ),
    )


def gives_a_reason(reason: str) -> Decision:
    if len(reason.strip()) >= 10:
        return YES
    return no(_("Write the reason in a sentence. It stays in the record."))
