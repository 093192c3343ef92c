"""The data journey is opened, its plan written, and what its phases leave behind put on record."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.http import Http404

from thrive.base import history
from thrive.base.decisions import first_no, require
from thrive.cities.models import Community
from thrive.indicators.actions.locks import held, held_city
from thrive.indicators.models import DataJourney, DataPhase, PhaseOutput
from thrive.indicators.queries.workspace import cell_of, seat_of
from thrive.indicators.rules import moves as rules
from thrive.indicators.rules.hands import hands_of


@dataclass(frozen=True, slots=True)
class PlanWords:
    """The five parts of a data plan."""

    questions: str
    measures: str
    places: str
    people: str
    safety: str


@dataclass(frozen=True, slots=True)
class Output:
    words: str
    happened_on: datetime.date
    came: int | None = None
    url: str = ""


@transaction.atomic
def open_journey(community: Community, *, by: Any) -> DataJourney:
    """Seven phases, all ahead. Opened twice it is one journey."""
    city = held_city(community.pk)
    seat = seat_of(city)
    if seat is None:
        raise Http404
    require(
        first_no(
            rules.may_work(hands_of(by, city), seat.status),
            rules.may_have_a_journey(cell_of(seat)),
        )
    )
    found = DataJourney.objects.filter(community=city).first()
    if found:
        return found
    journey = DataJourney.objects.create(community=city, added_by=by)
    for phase in seat.cycle.rulebook.data_phases:
        DataPhase.objects.create(journey=journey, number=phase.number, added_by=by)
    history.record("open_data_journey", on=journey, by=by)
    return journey


@transaction.atomic
def write_plan(journey: DataJourney, *, words: PlanWords, by: Any) -> DataJourney:
    row: DataJourney = held(journey)
    seat = seat_of(row.community)
    me = hands_of(by, row.community)
    require(rules.may_write_plan(me, seat.status if seat else "", row.status))
    for name, value in asdict(words).items():
        setattr(row, name, value.strip())
    row.save()
    history.record("write_data_plan", on=row, by=by)
    return row


@transaction.atomic
def add_output(phase: DataPhase, *, output: Output, by: Any) -> PhaseOutput:
    """What the phase left behind. The same words of the same day are kept once."""
    row: DataPhase = held(phase)
    _may_join(row, by)
    said = asdict(output) | {"words": output.words.strip()}
    same = row.outputs.filter(words=said["words"], happened_on=said["happened_on"]).first()
    if same:
        return same
    kept = PhaseOutput.objects.create(phase=row, added_by=by, **said)
    history.record("add_data_output", on=row, by=by, of=output.happened_on, came=output.came)
    return kept


@transaction.atomic
def take_off_output(output: PhaseOutput, *, by: Any) -> None:
    """While the phase is open; a closed phase keeps what it stands on."""
    row: DataPhase = held(output.phase)
    seat, me = seat_of(row.community), hands_of(by, row.community)
    require(rules.may_take_off_output(me, seat.status if seat else "", row.status))
    number = output.pk
    output.delete()
    history.record("take_off_data_output", on=row, by=by, row=number)


def _may_join(phase: DataPhase, by: Any) -> None:
    seat = seat_of(phase.community)
    require(rules.may_join(hands_of(by, phase.community), seat.status if seat else ""))
