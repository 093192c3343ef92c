"""Rows about the work of the cities: teams, signatures, people, meetings, commitments, coaching."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual

from thrive.cities.models import CoachingContact, Enrollment
from thrive.journey.models import CommitmentInstrument
from thrive.portal.queries.report.scope import Scope
from thrive.portal.queries.report.seats import holds, inside, true_if
from thrive.teams.models import (
    AgreementSignature,
    CoreTeam,
    CoreTeamSeat,
    DesignTeam,
    DesignTeamMembership,
    Meeting,
)


def core_teams(scope: Scope) -> Any:
    """Core Teams that were set by the last day; `complete` when every seat was held."""
    seats = _seats(scope).filter(team=OuterRef("pk"))
    rows = CoreTeam.objects.filter(_in_the_program(scope), frozen_at__lt=scope.after)
    complete = Q(filled__gte=len(scope.book.seats))
    return rows.annotate(filled=_number(seats)).annotate(complete=true_if(complete))


def design_teams(scope: Scope) -> Any:
    """Design Teams formed by the last day; `valid` when both subgroups have their least (R50)."""
    fits = Q()
    for circle in scope.book.subgroups:
        people = _members(scope).filter(team=OuterRef("pk"), subgroup__kind=circle.slug)
        speak = people.filter(is_representative=True)
        fits &= Q(_at_least(people, circle.least_members))
        fits &= Q(_at_least(speak, circle.least_representatives))
    rows = DesignTeam.objects.filter(_in_the_program(scope), formed_on__lte=scope.period.ends_on)
    return rows.annotate(valid=true_if(fits))


def signatures(scope: Scope) -> Any:
    """`given`: signed inside the period; `waits`: of a youth, for a guardian on the last day."""
    open_then = Q(ended_at=None) | Q(ended_at__gte=scope.after)
    unanswered = Q(status="waiting") | Q(guardian__answered_at__gte=scope.after)
    waits = unanswered & open_then & Q(kept_at__lt=scope.after, guardian__isnull=False)
    return AgreementSignature.objects.filter(enrollment__cycle=scope.cycle).annotate(
        given=true_if(Q(status="signed", signed_on__range=scope.days)), waits=true_if(waits)
    )


def members(scope: Scope) -> Any:
    """People of the Design Teams on the last day."""
    return _members(scope).filter(_in_the_program(scope, "team__"))


def seats_held(scope: Scope) -> Any:
    """Seats of Core Teams that are set."""
    rows = _seats(scope).filter(team__frozen_at__lt=scope.after)
    return rows.filter(_in_the_program(scope, "team__"))


def meetings(scope: Scope) -> Any:
    rows = Meeting.objects.filter(_took_part(scope), status__in=("held", "approved"))
    return inside(rows, scope, "starts_at")


def commitments(scope: Scope) -> Any:
    """Acts of cities, checked, up to the last day; `fresh`: from inside the period."""
    until = scope.period.ends_on
    rows = CommitmentInstrument.objects.filter(status="checked", action_date__lte=until)
    fresh = Q(action_date__gte=scope.period.starts_on)
    return rows.filter(_in_the_program(scope)).annotate(fresh=true_if(fresh))


def contacts(scope: Scope) -> Any:
    rows = CoachingContact.objects.standing().filter(held_on__range=scope.days)
    return rows.filter(_took_part(scope))


def _in_the_program(scope: Scope, path: str = "") -> Q:
    """The community at this path held a seat on the last day."""
    seats = Enrollment.objects.filter(holds(scope))
    return Q(**{f"{path}community__in": seats.values("community")})


def _took_part(scope: Scope) -> Q:
    """The community held a seat for at least a day of the period."""
    first, last = scope.days
    ended = Q(ended_on=None) | Q(ended_on__gte=first)
    seats = Enrollment.objects.filter(ended, cycle=scope.cycle, effective_on__lte=last)
    return Q(community__in=seats.values("community"))


def _seats(scope: Scope) -> Any:
    then = Q(until=None) | Q(until__gte=scope.after)
    return CoreTeamSeat.objects.filter(then, since__lt=scope.after)


def _members(scope: Scope) -> Any:
    until = scope.period.ends_on
    then = Q(left_on=None) | Q(left_on__gt=until)
    return DesignTeamMembership.objects.filter(then, joined_on__lte=until)


def _number(rows: Any) -> Any:
    """How many of these a team has."""
    counted = rows.order_by().values("team").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def _at_least(rows: Any, least: int) -> Any:
    return GreaterThanOrEqual(_number(rows), Value(least))
