"""Rows about cities in the program: seats, the line, applications, decisions, stages, milestones.

Each function answers with a queryset. A past state is read from the days that rows carry: a seat from
when it began and ended, a tier from the history of its changes, a stage and a level from their
confirmed changes. Nothing is guessed: what carries no day is read as it stands.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce

from thrive.base.models import Entry
from thrive.cities.models import (
    CityApplication,
    Determination,
    Enrollment,
    InvitationStep,
    WaitListPlace,
)
from thrive.cities.rules.invitation import CLOSED
from thrive.journey.models import CityMilestone, Evidence, ProgressionAssessment, StageChange
from thrive.journey.rules.checklist import COUNTED, ROLLING
from thrive.portal.queries.report.scope import Scope


def enrollments(scope: Scope) -> Any:
    """Every seat of the cycle. `holds`: held on the last day, with its tier, stage and level then.
    `joined`, `left`, `agreed`: that happened inside the period."""
    changes = StageChange.objects.filter(enrollment=OuterRef("pk"), status="confirmed")
    before = changes.filter(settled_at__lt=scope.after).order_by("-settled_at")
    later = changes.filter(settled_at__gte=scope.after).order_by("settled_at")
    readings = ProgressionAssessment.objects.filter(
        enrollment=OuterRef("pk"), status="confirmed", settled_at__lt=scope.after
    ).order_by("-settled_at", "-pk")
    return Enrollment.objects.filter(cycle=scope.cycle).annotate(
        tier_then=tier_then(scope),
        stage_then=Coalesce(
            Subquery(before.values("after")[:1]), Subquery(later.values("before")[:1]), F("stage")
        ),
        level_then=Coalesce(
            Subquery(readings.values("level")[:1]), Value(1), output_field=IntegerField()
        ),
        holds=true_if(holds(scope)),
        in_force=true_if(Q(agreement_in_force_on__lte=scope.period.ends_on)),
        joined=true_if(Q(effective_on__range=scope.days)),
        left=true_if(Q(ended_on__range=scope.days)),
        agreed=true_if(Q(agreement_in_force_on__range=scope.days)),
    )


def holds(scope: Scope, path: str = "") -> Q:
    """The seat at this path was held on the last day of the period."""
    until = scope.period.ends_on
    begun = Q(**{f"{path}cycle": scope.cycle, f"{path}effective_on__lte": until})
    return begun & (Q(**{f"{path}ended_on": None}) | Q(**{f"{path}ended_on__gt": until}))


def tier_then(scope: Scope, path: str = "") -> Any:
    """The tier on the last day: what the first later change started from, else today's."""
    later = (
        Entry.objects.filter(
            what="change_tier", on_kind="community", on_id=OuterRef(f"{path}community__slug")
        )
        .filter(at__gte=scope.after)
        .order_by("number")
        .annotate(said=KeyTextTransform("before", "facts"))
    )
    said = Subquery(later.values("said")[:1], output_field=CharField())
    return Coalesce(said, F(f"{path}tier"))


def tier_changes(scope: Scope) -> Any:
    """Entries of history, for cities that ever had a seat in this cycle."""
    seats = Enrollment.objects.filter(cycle=scope.cycle).values("community__slug")
    rows = Entry.objects.filter(what="change_tier", on_kind="community", on_id__in=seats)
    return inside(rows, scope, "at").annotate(
        before=KeyTextTransform("before", "facts"), after=KeyTextTransform("after", "facts")
    )


def waiting(scope: Scope) -> Any:
    """Places in line on the last day."""
    return WaitListPlace.objects.filter(_in_line(scope), cycle=scope.cycle)


def _in_line(scope: Scope) -> Q:
    settled_later = Q(settled_at=None) | Q(settled_at__gte=scope.after)
    return Q(joined_at__lt=scope.after) & settled_later


def applications(scope: Scope) -> Any:
    """What was sent, or begun by staff. `open`: on its way on the last day, `at_step` and `since`
    when; `sent`: inside the period."""
    done = InvitationStep.objects.filter(
        application=OuterRef("pk"), done_on__lt=scope.after
    ).order_by("-done_on")
    decided = Determination.objects.filter(
        application=OuterRef("pk"), decided_at__lt=scope.after
    ).order_by("-decided_at", "-pk")
    line = WaitListPlace.objects.filter(_in_line(scope), application=OuterRef("pk"))
    letters = [step.letter for step in scope.book.steps]
    first_open = [When(~Exists(done.filter(step=letter)), then=Value(letter)) for letter in letters]
    known = Q(sent_at__lt=scope.after) | Q(origin="outreach", started_at__lt=scope.after)
    closed = Q(status__in=CLOSED, moved_at__lt=scope.after) | Q(last="not_now")
    over = closed | Q(Exists(line)) | Q(Exists(done.filter(step=letters[-1])))
    sent = {f"sent_at__{how}": when for how, when in scope.moments.items()}
    return (
        CityApplication.objects.filter(known, cycle=scope.cycle)
        .annotate(last=Coalesce(Subquery(decided.values("outcome")[:1]), Value("")))
        .annotate(
            open=Case(When(over, then=False), default=True, output_field=BooleanField()),
            at_step=Case(*first_open, default=Value(""), output_field=CharField()),
            since=Coalesce(Subquery(done.values("done_on")[:1]), F("started_at")),
            sent=true_if(Q(**sent)),
        )
    )


def decisions(scope: Scope) -> Any:
    rows = Determination.objects.filter(application__cycle=scope.cycle)
    return inside(rows, scope, "decided_at")


def stage_moves(scope: Scope) -> Any:
    rows = StageChange.objects.filter(enrollment__cycle=scope.cycle, status="confirmed")
    return inside(rows, scope, "settled_at")


def milestones(scope: Scope) -> Any:
    """Settled steps of seats held on the last day. `met`: by then and until today; `fresh`: met
    inside the period; `spared`: an administrator does not ask for it."""
    rows = CityMilestone.objects.filter(
        holds(scope, "enrollment__"),
        status__in=("verified", "completed_prior", "waived"),
        moved_at__lt=scope.after,
    ).annotate(tier_then=tier_then(scope, "enrollment__"))
    met = _counts(scope)
    return rows.annotate(
        met=true_if(met),
        fresh=true_if(met & Q(moved_at__gte=scope.begins)),
        spared=true_if(Q(status="waived")),
    )


def asked_of(scope: Scope, code: str, tier: str) -> Any:
    """Seats of a tier whose city is asked for this step: required, and not waived."""
    spared = milestones(scope).filter(spared=True, code=code, enrollment=OuterRef("pk"))
    return enrollments(scope).filter(~Exists(spared), holds=True, tier_then=tier)


def is_asked(scope: Scope, code: str, tier: str) -> bool:
    """Does the tier's cell ask for the step? Optional ones are never counted as asked."""
    return scope.book.requirement(code).cells[tier] in COUNTED


def _counts(scope: Scope) -> Q:
    """The cell of the tier knows the state, and what has to be renewed was renewed."""
    fits = Q(pk__in=[])
    for tier in scope.book.tiers:
        cells = {row.code: cell for row, cell in scope.book.asked_of(tier.slug)}
        before = [code for code, cell in cells.items() if cell == "prior_ok"]
        state = Q(status="verified") | Q(status="completed_prior", code__in=before)
        fits |= Q(tier_then=tier.slug, code__in=list(cells)) & state
    for code, days in ROLLING.items():
        since = scope.last_day - datetime.timedelta(days=days)
        shown = Evidence.objects.filter(
            milestone=OuterRef("pk"), happened_on__range=(since, scope.period.ends_on)
        )
        fits &= ~Q(code=code) | ~Q(status="verified") | Q(Exists(shown))
    return fits


def inside(rows: Any, scope: Scope, column: str) -> Any:
    return rows.filter(**{f"{column}__{how}": when for how, when in scope.moments.items()})


def true_if(condition: Q) -> Any:
    """A column that is True or False, never unknown."""
    return Case(When(condition, then=True), default=False, output_field=BooleanField())
