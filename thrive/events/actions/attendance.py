"""Who came: marked one by one, or taken over from a paper list. Parts of trainings follow from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.models import Community
from thrive.events.actions.locks import held_event
from thrive.events.lifecycle import EVENT, REGISTRATION
from thrive.events.models import Event, Registration, TrainingCompletion
from thrive.events.paper_list import Line
from thrive.events.rules import running as rules


@dataclass(frozen=True)
class Taken:
    """What became of one line of a paper list: `how` is added, known, again or problem."""

    line: Line
    how: str
    says: str


@transaction.atomic
def mark_attendance(event: Event, *, came: Mapping[int, bool], by: Any) -> int:
    """`came`: number of a place → yes or no. Returns how many were changed; the event was held."""
    event = held_event(event)
    require(rules.may_mark(by, event))
    places = event.registrations.select_for_update(no_key=True).filter(
        pk__in=came, status__in=("registered", "waiting")
    )
    changed = 0
    for place in places.order_by("pk"):
        if place.attended == came[place.pk]:
            continue
        _mark(event, place, came[place.pk])
        changed += 1
    if changed:
        history.record("mark_attendance", on=event, by=by, changed=changed)
    _held(event, by)
    return changed


@transaction.atomic
def take_paper_list(event: Event, *, lines: Sequence[Line], by: Any) -> list[Taken]:
    """Everybody on the list came. Who had signed up is found by email, else by name."""
    event = held_event(event)
    require(rules.may_mark(by, event))
    cities = _cities(lines)
    known = list(
        event.registrations.select_for_update(no_key=True, of=("self",))
        .filter(status__in=("registered", "waiting"))
        .select_related("person")
        .order_by("number")
    )
    number = event.registrations.aggregate(last=Max("number"))["last"] or 0
    report: list[Taken] = []
    for line in lines:
        if line.problem:
            report.append(Taken(line, "problem", line.problem))
            continue
        place = next((one for one in known if _is_it(one, line)), None)
        if place is not None:
            again = place.attended is True
            if not again:
                _mark(event, place, True)
            says = _("Was marked already.") if again else _("Had signed up: marked as here.")
            report.append(Taken(line, "again" if again else "known", says))
            continue
        number += 1
        city = cities.get(line.city.casefold())
        place = _added(event, line, city, number)
        known.append(place)
        report.append(Taken(line, "added", _added_words(line, city)))
    taken = sum(one.how in ("added", "known") for one in report)
    history.record("take_paper_list", on=event, by=by, lines=len(lines), taken=taken)
    _held(event, by)
    return report


def _mark(event: Event, place: Registration, came: bool) -> None:
    place.event = event
    place.attended, place.marked_at = came, clock.now()
    place.save(update_fields=["attended", "marked_at"])
    if not came:
        TrainingCompletion.objects.filter(registration=place).delete()
    elif event.training:
        TrainingCompletion.objects.get_or_create(
            registration=place,
            defaults={
                "person": place.person,
                "community": place.community or event.community,
                "training": event.training,
                "module": event.module,
                "completed_on": event.starts.date(),
            },
        )


def _added(event: Event, line: Line, city: Community | None, number: int) -> Registration:
    """Somebody who came without having signed up. They took no place away from anybody."""
    place = Registration.objects.create(
        event=event,
        name=line.name,
        email=line.email,
        community=city,
        source=Registration.Source.PAPER,
        status=REGISTRATION.after(REGISTRATION.first, "confirm"),
        number=number,
        asked_at=clock.now(),
        settled_at=clock.now(),
    )
    _mark(event, place, True)
    return place


def _added_words(line: Line, city: Community | None) -> str:
    if line.city and city is None:
        return _("Added as a guest. No city is called “%(city)s”.") % {"city": line.city}
    return _("Added as a guest.")


def _is_it(place: Registration, line: Line) -> bool:
    if line.email:
        return place.address.casefold() == line.email
    return line.name.casefold() in {place.name.casefold(), place.shown_name.casefold()} - {""}


def _cities(lines: Sequence[Line]) -> dict[str, Community]:
    """Cities that take part, by their names as typed."""
    wanted = {line.city.casefold() for line in lines if line.city}
    if not wanted:
        return {}
    rows = Community.objects.taking_part()
    return {one.name.casefold(): one for one in rows if one.name.casefold() in wanted}


def _held(event: Event, by: Any) -> None:
    if event.status in EVENT.move("hold").leaves:
        event.status = EVENT.after(event.status, "hold")
        event.changed_at = clock.now()
        event.save(update_fields=["status", "changed_at"])
        history.record("hold_event", on=event, by=by)
