"""Neighborhoods and pins of a city as pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thrive.base.decisions import Decision
from thrive.indicators.models import AssetPin, Neighborhood
from thrive.indicators.queries.aggregate import Together, together
from thrive.indicators.queries.deeds import Deed, deeds_of
from thrive.indicators.queries.tract_map import PickMap, Tract, pick_map, tracts_of_city
from thrive.indicators.queries.workspace import CityData
from thrive.indicators.rules import mapping as more
from thrive.indicators.rules import moves as rules


@dataclass(frozen=True)
class NeighborhoodsPage:
    """`proposed` and `aside` are for the city's own people; a visitor gets them empty."""

    at: CityData
    focus: tuple[Neighborhood, ...]
    proposed: tuple[Neighborhood, ...]
    aside: tuple[Neighborhood, ...]
    map: PickMap | None
    may_propose: Decision


@dataclass(frozen=True)
class DrawnPage:
    """A neighborhood with a name, or tracts somebody picked (`neighborhood` None)."""

    at: CityData
    neighborhood: Neighborhood | None
    map: PickMap | None
    chosen: tuple[Tract, ...]
    numbers: tuple[Together, ...]
    deeds: tuple[Deed, ...]
    may_redraw: Decision
    query: str

    @property
    def given(self) -> tuple[Together, ...]:
        return tuple(one for one in self.numbers if not one.refused)

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.source for one in self.given))

    @property
    def refused(self) -> tuple[Together, ...]:
        return tuple(one for one in self.numbers if one.refused)


@dataclass(frozen=True)
class PinLine:
    number: int
    pin: AssetPin
    tract: str
    deeds: tuple[Deed, ...]
    may_note: bool


@dataclass(frozen=True)
class PinsPage:
    """`lines` are on the map; `waiting` need a look; `off` were taken off by the city's people."""

    at: CityData
    map: PickMap | None
    lines: tuple[PinLine, ...]
    waiting: tuple[PinLine, ...]
    may_put: Decision


def neighborhoods_page(at: CityData) -> NeighborhoodsPage:
    rows = list(Neighborhood.objects.filter(community=at.community).order_by("name"))
    for one in rows:
        one.community = at.community
    focus = tuple(one for one in rows if one.status == "focus")
    chosen = {geoid for one in focus for geoid in one.tracts}
    own = rows if at.me.inside else []
    return NeighborhoodsPage(
        at=at,
        focus=focus,
        proposed=tuple(one for one in own if one.status == "proposed"),
        aside=tuple(one for one in own if one.status == "set_aside"),
        map=pick_map(at.community, chosen),
        may_propose=rules.may_join(at.me, at.seat),
    )


def find_neighborhood(at: CityData, pk: int) -> Neighborhood | None:
    """A visitor finds those the city has chosen."""
    rows = Neighborhood.objects.filter(community=at.community, pk=pk)
    found = rows.first() if at.me.inside else rows.filter(status="focus").first()
    if found:
        found.community = at.community
    return found


def drawn_page(
    at: CityData, tracts: list[str], user: Any, thing: Neighborhood | None = None
) -> DrawnPage:
    known = {one.geoid: one for one in tracts_of_city(at.community)}
    chosen = sorted(set(tracts) & known.keys())
    return DrawnPage(
        at=at,
        neighborhood=thing,
        map=pick_map(at.community, chosen),
        chosen=tuple(known[one] for one in chosen),
        numbers=together(chosen) if chosen else (),
        deeds=deeds_of(thing, at.me, user, at.seat) if thing else (),
        may_redraw=more.may_redraw(at.me, at.seat, thing.status if thing else ""),
        query="&".join(f"tract={one}" for one in chosen),
    )


def pins_page(at: CityData, user: Any) -> PinsPage:
    """Everybody sees what is shown; the city's people see the team's pins and what waits, too."""
    rows = AssetPin.objects.filter(community=at.community).exclude(status="taken_off")
    kept = rows if at.me.inside else rows.filter(status="shown")
    pins = list(kept.order_by("pk"))
    names = {one.geoid: one.name for one in tracts_of_city(at.community)}
    may_join = rules.may_join(at.me, at.seat)
    numbered = []
    for number, pin in enumerate(pins, 1):
        pin.community = at.community
        deeds = deeds_of(pin, at.me, user, at.seat)
        note = bool(may_join) and not pin.agreed and pin.kind != AssetPin.Kind.DANGER
        numbered.append(PinLine(number, pin, names.get(pin.tract, ""), deeds, note))
    placed = [(one.number, one.pin) for one in numbered if one.pin.status != "waiting"]
    return PinsPage(
        at=at,
        map=pick_map(at.community, pins=placed),
        lines=tuple(one for one in numbered if one.pin.status != "waiting"),
        waiting=tuple(one for one in numbered if one.pin.status == "waiting"),
        may_put=may_join,
    )
