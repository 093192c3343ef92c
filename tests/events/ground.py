"""Events for tests, made by the room's own actions."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.cities import way
from tests.people.making import agreed, youth
from thrive.base import clock
from thrive.cities.models import Community
from thrive.events.actions import planning
from thrive.events.actions.registering import Wish
from thrive.events.models import Event
from thrive.events.rules.running import Plan
from thrive.people.models import Person

PACIFIC = ZoneInfo("America/Los_Angeles")


def evening(days: int = 10, hour: int = 17) -> datetime.datetime:
    """So many days from today, Pacific time."""
    day = clock.today() + datetime.timedelta(days=days)
    return datetime.datetime.combine(day, datetime.time(hour, 30), PACIFIC)


def plan(days: int = 10, **more: Any) -> Plan:
    starts = more.pop("starts_at", evening(days))
    usual: dict[str, Any] = {
        "kind": "workshop",
        "title": "Reading a map together",
        "starts_at": starts,
        "ends_at": starts + datetime.timedelta(minutes=90),
        "place": "City Hall, Room 2",
    }
    return Plan(**{**usual, **more})


def host(name: str = "Priya") -> Person:
    found = Person.objects.filter(name=name).first()
    return found or way.person(name, "coach")


def event(days: int = 10, *, draft: bool = False, by: Person | None = None, **more: Any) -> Event:
    by = by or host()
    made = planning.plan_event(plan(days, **more), by=by)
    return made if draft else planning.publish_event(made, by=by)


def over(found: Event, days: int = 2) -> Event:
    """The same event, so many days ago."""
    starts = evening(-days)
    Event.objects.filter(pk=found.pk).update(
        starts_at=starts, ends_at=starts + datetime.timedelta(minutes=90)
    )
    found.refresh_from_db()
    return found


def wish(community: Community | None = None, **more: Any) -> Wish:
    return Wish(community=community, **more)


def consented(name: str = "Lupe Vega", *scope: str) -> Person:
    young = youth(name)
    agreed(young, "account", *scope)
    return young
