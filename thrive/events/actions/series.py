"""Series: a rule and its occurrences, changed alone (`planning`) or from one of them on."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from thrive.base import history
from thrive.base.decisions import Refused, no, require
from thrive.events.actions.locks import held_event, held_series, taken
from thrive.events.actions.planning import (
    after_change,
    cancel_event,
    free_slug,
    made,
    publish_event,
    write,
)
from thrive.events.models import Event, EventSeries
from thrive.events.recurrence import checked_rule, ended_before, occurrences
from thrive.events.rules import running as rules
from thrive.events.rules.running import Plan

STILL_CHANGES = ("draft", "open", "full", "closed")


@transaction.atomic
def plan_series(
    plan: Plan, *, rrule: str, by: Any, modules: tuple[str, ...] = (), is_demo: bool = False
) -> EventSeries:
    """A draft for every day of the rule. `modules`: the parts of a training, one after the other."""
    require(rules.may_plan(by, plan.community))
    first = replace(plan, module=modules[0]) if modules else plan
    require(rules.may_set(first))
    moments = occurrences(rrule, plan.starts_at, plan.zone)
    series = EventSeries.objects.create(
        slug=free_slug(EventSeries, slugify(plan.title)[:80] or "series"),
        rrule=checked_rule(rrule, plan.zone),
        minutes=_minutes(plan),
        is_demo=is_demo,
        **_said(plan),
    )
    for place, moment in enumerate(moments):
        module = modules[place % len(modules)] if modules else plan.module
        one = replace(_on(plan, moment), module=module)
        made(one, by=by, is_demo=is_demo, series=series, occurrence_at=moment)
    history.record("plan_series", on=series, by=by, events=len(moments))
    return series


@transaction.atomic
def publish_series(series: EventSeries, *, by: Any) -> int:
    """Every draft of the series goes on the calendar. Returns how many."""
    series = held_series(series)
    drafts = list(series.events.filter(status="draft").order_by("pk"))
    if not drafts:
        raise Refused(no(_("Every event of this series is on the calendar already.")))
    for event in drafts:
        publish_event(event, by=by)
    history.record("publish_event", on=series, by=by, events=len(drafts))
    return len(drafts)


@transaction.atomic
def change_following(event: Event, *, plan: Plan, by: Any) -> EventSeries:
    """This event and all after it. The series ends before it, and a new one goes on from here.

    The days stay those of the rule; the hour and everything else may change. Those that somebody
    changed alone keep what was changed.
    """
    before = event.series
    if before is None:
        raise Refused(no(_("This event is not part of a series.")))
    before = held_series(before)
    event = held_event(event)
    require(rules.may_change(by, event))
    require(rules.may_plan(by, plan.community))
    require(rules.may_set(plan))
    if plan.starts_at.astimezone(ZoneInfo(plan.zone)).date() != event.starts.date():
        raise Refused(
            no(
                _(
                    "From here on, the hour can change, not the day. Change the day of this event "
                    "alone, or cancel the rest and plan a new series."
                )
            )
        )
    later = list(
        before.events.select_for_update(no_key=True)
        .filter(occurrence_at__gte=event.occurrence_at, status__in=STILL_CHANGES)
        .order_by("occurrence_at")
    )
    series = before if _is_first(before, event) else _split(before, event, plan, len(later))
    _say(series, plan)
    for one in later:
        _change_one(one, series, plan, by=by)
    history.record("split_series", on=series, by=by, events=len(later), before=before.slug)
    return series


@transaction.atomic
def cancel_following(event: Event, *, reason: str, by: Any) -> int:
    """This event and all after it do not take place. Returns how many."""
    if event.series is None:
        raise Refused(no(_("This event is not part of a series.")))
    series = held_series(event.series)
    rows = series.events.filter(occurrence_at__gte=event.occurrence_at, status__in=STILL_CHANGES)
    later = list(rows.order_by("pk"))
    for one in later:
        cancel_event(one, reason=reason, by=by)
    return len(later)


def _change_one(one: Event, series: EventSeries, plan: Plan, *, by: Any) -> None:
    """Moved to the series that goes on; changed with it unless somebody changed it alone."""
    moment = _same_hour(plan, one)
    one.series, one.occurrence_at = series, moment
    one.save(update_fields=["series", "occurrence_at"])
    if one.is_apart:
        return
    require(rules.may_set_capacity(taken(one), plan.capacity))
    said = replace(_on(plan, moment), module=one.module or plan.module)
    changed = write(one, said)
    if changed:
        after_change(one, changed, by=by)


def _split(before: EventSeries, event: Event, plan: Plan, left: int) -> EventSeries:
    assert event.occurrence_at is not None
    rule = before.rrule
    parts = [p for p in rule.split(";") if not p.startswith(("COUNT=", "UNTIL="))]
    before.rrule = ended_before(rule, event.occurrence_at)
    before.save(update_fields=["rrule"])
    return EventSeries.objects.create(
        slug=free_slug(EventSeries, slugify(plan.title)[:80] or "series"),
        rrule=";".join([*parts, f"COUNT={left}"]),
        minutes=_minutes(plan),
        follows=before,
        is_demo=before.is_demo,
        **_said(plan),
    )


def _say(series: EventSeries, plan: Plan) -> None:
    for name, value in {**_said(plan), "minutes": _minutes(plan)}.items():
        setattr(series, name, value)
    series.save()


def _said(plan: Plan) -> dict[str, Any]:
    names = ("kind", "title", "title_es", "about", "about_es", "starts_at", "zone", "audiences")
    return {name: getattr(plan, name) for name in names}


def _is_first(series: EventSeries, event: Event) -> bool:
    return not series.events.filter(occurrence_at__lt=event.occurrence_at).exists()


def _minutes(plan: Plan) -> int:
    return int((plan.ends_at - plan.starts_at).total_seconds() // 60)


def _on(plan: Plan, moment: datetime.datetime) -> Plan:
    return replace(plan, starts_at=moment, ends_at=moment + (plan.ends_at - plan.starts_at))


def _same_hour(plan: Plan, one: Event) -> datetime.datetime:
    """The day its series gave it, at the hour that is wanted now."""
    assert one.occurrence_at is not None
    where = ZoneInfo(plan.zone)
    day = one.occurrence_at.astimezone(ZoneInfo(one.zone)).date()
    hour = plan.starts_at.astimezone(where).time()
    return datetime.datetime.combine(day, hour, where).astimezone(datetime.UTC)
