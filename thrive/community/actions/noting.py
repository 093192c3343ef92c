"""What the open-meeting rule stopped or warned of is kept for the clerk, though nothing was sent."""

from __future__ import annotations

from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import Decision
from thrive.cities.belonging import belonging_of
from thrive.community.models import HeldBackNote, Thread
from thrive.community.rules.open_meetings import HeldBack
from thrive.people.models import Person


@transaction.atomic
def note_held_back(thread: Thread, decision: Decision, *, act: str, by: Person) -> None:
    """Nothing for any other refusal. The city is the one the person belongs to, if it is one."""
    if not isinstance(decision, HeldBack):
        return
    outcome = HeldBackNote.Outcome.WARNED if decision.warns else HeldBackNote.Outcome.STOPPED
    cities = belonging_of(by).cities
    HeldBackNote.objects.create(
        thread=thread,
        person=by,
        community_id=next(iter(cities)) if len(cities) == 1 else None,
        body=by.legislative_body,
        act=act,
        outcome=outcome,
        at=clock.now(),
    )
    history.record("hold_back", on=thread, by=by, act=act, outcome=outcome.value)
