"""Council dates: put on an agenda, and taken off again."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.http import Http404

from thrive.base import clock, history
from thrive.base.decisions import require
from thrive.cities.models import Enrollment
from thrive.journey.actions.locks import held
from thrive.journey.models import CouncilDate
from thrive.journey.rules import council as rules
from thrive.journey.rules.hands import hands_of


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """What stands on which body's agenda on which day, as somebody writes it."""

    body: str
    meets_on: datetime.date
    what: str
    url: str = ""
    is_public: bool = False


@transaction.atomic
def put_on_agenda(enrollment: Enrollment, *, agenda: OnAgenda, by: Any) -> CouncilDate:
    """A date ahead. Pressed twice it is one; the same once more says anew who may see it."""
    seat, today = held(enrollment), clock.today()
    ahead = CouncilDate.objects.filter(community=seat.community).ahead(today)
    same = ahead.filter(meets_on=agenda.meets_on, what=agenda.what).first()
    me, others = hands_of(by, seat.community), ahead.count() - bool(same)
    require(rules.may_put(me, seat.status, agenda.meets_on, today, others))
    columns = asdict(agenda)
    if same and all(getattr(same, name) == value for name, value in columns.items()):
        return same
    row = same or CouncilDate(community=seat.community)
    for name, value in columns.items():
        setattr(row, name, value)
    row.written_at, row.written_by = clock.now(), by
    row.save()
    history.record("put_on_agenda", on=row, by=by, of=row.meets_on, public=row.is_public)
    return row


@transaction.atomic
def take_off_agenda(enrollment: Enrollment, *, row: CouncilDate, by: Any) -> CouncilDate:
    """The council does not take it up on that day."""
    seat = held(enrollment)
    found = CouncilDate.objects.filter(pk=row.pk, community=seat.community).first()
    if found is None:
        raise Http404
    found.community = seat.community
    me = hands_of(by, seat.community)
    require(rules.may_take_off(me, seat.status, found.off_at is not None))
    found.off_at = clock.now()
    found.save(update_fields=["off_at"])
    history.record("take_off_agenda", on=found, by=by, of=found.meets_on)
    return found
