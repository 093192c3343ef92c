"""How the demo's calendar is told: days planned, people who come, what stays."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from thrive.cities.models import Community
from thrive.demo.telling import Teller
from thrive.events.actions import after, attendance, planning, registering, series
from thrive.events.actions.registering import Need, Wish
from thrive.events.models import Event, EventSeries
from thrive.events.rules.running import Plan

FILES = "https://files.example.org"


class Visitor:
    """Somebody who has no account."""

    is_authenticated = False


def planned(
    teller: Teller, ago: int, hour: int, minutes: int, kind: str, title: str, **more: Any
) -> Plan:
    day = teller.today - datetime.timedelta(days=ago)
    starts = timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour, 30)))
    ends = starts + datetime.timedelta(minutes=minutes)
    return Plan(kind=kind, title=title, starts_at=starts, ends_at=ends, **more)


def held(teller: Teller, ago: int, by: str, plan: Plan) -> Event:
    with teller.on(ago, 9):
        event = planning.plan_event(plan, by=teller[by], is_demo=True)
        return planning.publish_event(event, by=teller[by])


def series_of(
    teller: Teller,
    ago: int,
    by: str,
    plan: Plan,
    rule: str,
    *,
    modules: tuple[str, ...] = (),
) -> EventSeries:
    with teller.on(ago, 9):
        found = series.plan_series(plan, rrule=rule, modules=modules, by=teller[by], is_demo=True)
        series.publish_series(found, by=teller[by])
    return found


def signs_up(
    teller: Teller,
    event: Event,
    key: str,
    ago: int,
    *,
    needs: Sequence[Need] = (),
    language: str = "",
    answers: Mapping[int, str] | None = None,
) -> None:
    person = teller[key]
    role = person.city_roles.filter(until=None).select_related("community").first()
    wish = Wish(
        community=role.community if role else None,
        language=language or person.language,
        needs=needs,
        answers=answers or {},
    )
    with teller.on(ago, 13):
        registering.register(event, wish=wish, by=person)


def was_held(teller: Teller, event: Event, by: str) -> None:
    """The evening after: everybody who had a place was there."""
    with teller.on(days_ago(teller, event), 22):
        places = event.registrations.with_a_place().filter(attended=None)
        came = {place.pk: True for place in places}
        attendance.mark_attendance(event, came=came, by=teller[by])


def left_behind(teller: Teller, event: Event, by: str, kind: str, title: str) -> None:
    with teller.on(days_ago(teller, event) - 1, 10):
        after.add_material(
            event,
            kind=kind,
            title=title,
            url=f"{FILES}/{event.slug}/{kind}",
            captions_url=f"{FILES}/{event.slug}/captions" if kind == "recording" else "",
            by=teller[by],
        )


def days_ago(teller: Teller, event: Event) -> int:
    return (teller.today - event.starts.date()).days


def days_before(teller: Teller, event: Event, days: int) -> int:
    """So many days before the event, but never after the day the story is told on."""
    return max(days_ago(teller, event) + days, 1)


def monthly(plan: Plan, times: int, every: int = 1) -> str:
    """On the same weekday of the month; a fifth one is the last."""
    day = timezone.localtime(plan.starts_at).date()
    nth = (day.day - 1) // 7 + 1
    weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[day.weekday()]
    return f"FREQ=MONTHLY;INTERVAL={every};BYDAY={-1 if nth == 5 else nth}{weekday};COUNT={times}"


def quarterly(plan: Plan) -> str:
    return monthly(plan, 4, every=3)


def city_called(name: str) -> Community:
    return Community.objects.get(name=name, kind=Community.Kind.CITY)
