"""What somebody has signed up for, what they came to, and their calendar feed."""

from __future__ import annotations

from dataclasses import dataclass

from thrive.base import clock
from thrive.events.models import CalendarFeed, Registration, TrainingCompletion
from thrive.events.models.registration import RegistrationQuerySet
from thrive.events.queries.entries import Entry, entry_of
from thrive.people.models import Person
from thrive.program import registry


@dataclass(frozen=True)
class Place:
    row: Registration
    entry: Entry


@dataclass(frozen=True)
class MyEvents:
    """`minutes`: all the time of events somebody came to; the letter of hours says the same."""

    person: Person
    ahead: tuple[Place, ...]
    came: tuple[Place, ...]
    minutes: int
    parts: tuple[tuple[str, bool], ...]
    feed: CalendarFeed | None

    @property
    def hours(self) -> float:
        return self.minutes / 60


def my_events(person: Person) -> MyEvents:
    """Three queries."""
    rows = list(_places(person).order_by("event__starts_at", "pk"))
    now = clock.now()
    came = [one for one in rows if one.attended]
    return MyEvents(
        person=person,
        ahead=tuple(_line(one) for one in rows if one.event.ends_at > now),
        came=tuple(_line(one) for one in reversed(came)),
        minutes=sum(one.event.minutes for one in came),
        parts=_parts(person),
        feed=CalendarFeed.objects.alive().filter(person=person).first(),
    )


def hours_of(person: Person) -> list[Registration]:
    """Every event somebody came to, oldest first: for the letter. One query."""
    return list(_places(person).who_came().order_by("event__starts_at", "pk"))


def _places(person: Person) -> RegistrationQuerySet:
    return (
        Registration.objects.standing()
        .filter(person=person)
        .select_related("event__community", "event__series")
    )


def _line(row: Registration) -> Place:
    return Place(row, entry_of(row.event))


def _parts(person: Person) -> tuple[tuple[str, bool], ...]:
    """The four parts of the advocacy training, and whether this person has done each."""
    rows = TrainingCompletion.objects.filter(person=person, training="advocacy")
    done = set(rows.values_list("module", flat=True))
    return tuple((str(one.name), one.slug in done) for one in registry.current().training_modules)
