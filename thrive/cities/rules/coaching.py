"""Who coaches which city, and what a coach may do: everything for their own cities, nothing else."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thrive.base.decisions import YES, Decision, first_no, no
from thrive.base.prepared import prepared
from thrive.cities.models import CityApplication, CityRole, CoachAssignment, Community
from thrive.cities.rules.seats import gives_a_reason


def lead_coach(community: Community) -> Any:
    """The person who coaches this community today, or None.

    A page asks this for each of its buttons; it has fetched the assignment as `community.today`.
    """
    fetched = getattr(community, "today", None)
    if fetched is not None:
        return fetched[0].coach if fetched else None
    assignment = next(iter(_coaching(community.pk)), None)
    return assignment.coach if assignment else None


@prepared
def _coaching(community: int) -> QuerySet[CoachAssignment]:
    held = CoachAssignment.objects.today().filter(community=community)
    return held.select_related("coach").order_by("pk")


def may_run_coaching(by: Any) -> Decision:
    if "admin" in by.program_roles:
        return YES
    return no(_("Only a program administrator assigns coaches."))


def may_coach(by: Any, community: Community) -> Decision:
    """Act for a city as its coach: its lead coach may, and program administrators."""
    if "admin" in by.program_roles:
        return YES
    if "coach" not in by.program_roles:
        return no(_("This is for the coach of the city."))
    coach = lead_coach(community)
    if coach == by:
        return YES
    if coach is None:
        return no(_("%(place)s has no coach yet.") % {"place": community.name})
    return _has_another(coach, community)


def may_work_with(by: Any, application: CityApplication) -> Decision:
    """Before a city has a coach, every coach may help its application along; then only its own."""
    if "admin" in by.program_roles:
        return YES
    if "coach" not in by.program_roles:
        return no(_("Coaches and program administrators walk a city through its invitation."))
    coach = lead_coach(application.community)
    if coach is None or coach == by:
        return YES
    return _has_another(coach, application.community)


def may_assign_coach(by: Any, community: Community, coach: Any, note: str = "") -> Decision:
    """Step e, or a hand-over: only after step d, and never two lead coaches at once."""
    before = lead_coach(community)
    return first_no(
        may_run_coaching(by),
        has_its_tier(community),
        YES
        if "coach" in coach.program_roles
        else no(_("%(person)s is not a coach of the program.") % {"person": coach}),
        no(_("%(person)s already coaches this city.") % {"person": coach})
        if before == coach
        else YES,
        YES if before is None else _hands_over(note),
    )


def has_its_tier(community: Community) -> Decision:
    if community.standing():
        return YES
    return no(
        _("%(place)s gets a coach once it has its tier (step d).") % {"place": community.name}
    )


def may_see_hand_over(by: Any, community: Community) -> Decision:
    """The pack holds contact data: for the city's own coach, and for administrators. While a city
    has no coach, every coach may read it: one of them will take it over."""
    if "admin" in by.program_roles:
        return YES
    if "coach" not in by.program_roles:
        return no(_("The hand-over pack is for coaches and program administrators."))
    coach = lead_coach(community)
    if coach is None or coach == by:
        return YES
    return _has_another(coach, community)


def may_give_city_role(by: Any, community: Community, person: Any, role: str) -> Decision:
    return first_no(
        may_manage_people(by, community),
        YES if role in CityRole.Role.values else no(_("Choose one of the roles in the list.")),
        no(_("This person has left the platform.")) if person.erased_at else YES,
        no(_("This person already has that role.")) if role in community.roles_of(person) else YES,
    )


def may_end_city_role(by: Any, held: CityRole) -> Decision:
    return first_no(
        YES if by == held.person else may_manage_people(by, held.community),
        no(_("This role has already ended.")) if held.until else YES,
    )


def may_manage_people(by: Any, community: Community) -> Decision:
    """Its Core Team, its coach, and program administrators say who acts for a city."""
    if CityRole.Role.CORE in community.roles_of(by):
        return YES
    allowed = may_coach(by, community)
    if allowed or by.program_roles:
        return allowed
    return no(_("Only the Core Team of the city, its coach or the program can change this."))


def _has_another(coach: Any, community: Community) -> Decision:
    return no(
        _("%(person)s coaches %(place)s. Ask them, or have the city handed over to you.")
        % {"person": coach, "place": community.name}
    )


def _hands_over(note: str) -> Decision:
    if gives_a_reason(note):
        return YES
    return no(_("Write a note for the next coach in a sentence. It stays in the record."))
