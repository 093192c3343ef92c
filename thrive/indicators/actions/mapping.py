"""Neighborhoods are named and drawn from tracts; pins are put on the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from thrive.base import history
from thrive.base.decisions import first_no, require
from thrive.cities.models import Community
from thrive.indicators.actions.locks import held, held_city
from thrive.indicators.models import AssetPin, Neighborhood
from thrive.indicators.queries.workspace import seat_of
from thrive.indicators.rules import mapping as more
from thrive.indicators.rules import moves as rules
from thrive.indicators.rules.hands import Hands, hands_of


@dataclass(frozen=True, slots=True)
class Drawn:
    """A neighborhood as people say it: GEOIDs of its tracts, 11 digits each."""

    name: str
    tracts: Sequence[str]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Put:
    """A pin as somebody puts it: `square` of the map's grid, such as C4, or empty."""

    kind: str
    label: str
    tract: str
    words: str = ""
    square: str = ""
    agreed: bool = False


@transaction.atomic
def propose_neighborhood(community: Community, *, drawn: Drawn, by: Any) -> Neighborhood:
    """Proposed under a name once: who proposes it again with other tracts is told so."""
    city = held_city(community.pk)
    tracts = sorted(set(drawn.tracts))
    known = more.tracts_of(city)
    found = Neighborhood.objects.filter(community=city, name__iexact=drawn.name.strip()).first()
    if found and found.tracts == tracts:
        return found
    require(
        first_no(
            rules.may_join(*_me(by, city)),
            more.is_drawable(tracts, known),
            more.has_a_name_of_its_own(found),
        )
    )
    made = Neighborhood.objects.create(
        community=city,
        name=drawn.name.strip(),
        why=drawn.why.strip(),
        tracts=tracts,
        added_by=by,
    )
    history.record("propose_neighborhood", on=made, by=by, tracts=len(tracts))
    return made


@transaction.atomic
def redraw_neighborhood(thing: Neighborhood, *, drawn: Drawn, by: Any) -> Neighborhood:
    """Other tracts, another name. What was a focus stays one."""
    row: Neighborhood = held(thing)
    others = Neighborhood.objects.filter(community=row.community).exclude(pk=row.pk)
    taken = others.filter(name__iexact=drawn.name.strip()).first()
    me, seat = _me(by, row.community)
    tracts = sorted(set(drawn.tracts))
    require(
        first_no(
            more.may_redraw(me, seat, row.status),
            more.is_drawable(tracts, more.tracts_of(row.community)),
            more.has_a_name_of_its_own(taken),
        )
    )
    row.name, row.why, row.tracts = drawn.name.strip(), drawn.why.strip(), tracts
    row.save()
    history.record("redraw_neighborhood", on=row, by=by, tracts=len(tracts))
    return row


@transaction.atomic
def put_pin(community: Community, *, put: Put, by: Any) -> AssetPin:
    """It waits for a look; a danger goes to the team at once. Pressed twice it is one pin."""
    city = held_city(community.pk)
    me, seat = _me(by, city)
    require(
        first_no(
            rules.may_join(me, seat),
            more.is_drawable([put.tract], more.tracts_of(city)),
            more.is_no_home(put.label, put.words),
            more.has_room_for_pins(AssetPin.objects.filter(community=city, added_by=by).count()),
        )
    )
    said = {
        "kind": put.kind,
        "label": put.label.strip(),
        "words": put.words.strip(),
        "tract": put.tract,
        "square": put.square,
    }
    same = AssetPin.objects.filter(community=city, **said).exclude(status="taken_off").first()
    if same:
        return same
    danger = put.kind == AssetPin.Kind.DANGER
    pin = AssetPin.objects.create(
        community=city,
        **said,
        agreed=put.agreed and not danger,
        by_youth="youth" in me.is_,
        status="team" if danger else "waiting",
        added_by=by,
    )
    history.record("put_pin", on=pin, by=by, kind=put.kind)
    return pin


@transaction.atomic
def note_agreement(thing: AssetPin, *, by: Any) -> AssetPin:
    """Those who run the place agree to be on the public map."""
    row: AssetPin = held(thing)
    require(rules.may_join(*_me(by, row.community)))
    if not row.agreed:
        row.agreed = True
        row.save(update_fields=["agreed"])
        history.record("note_agreement_pin", on=row, by=by)
    return row


def _me(by: Any, city: Community) -> tuple[Hands, str]:
    seat = seat_of(city)
    return hands_of(by, city), seat.status if seat else ""
