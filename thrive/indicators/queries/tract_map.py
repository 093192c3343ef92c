"""A city's census tracts as a map to look at and to choose from, with pins and chosen tracts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thrive.cities.models import Community
from thrive.indicators.data.shapes import ACROSS, middle, middle_of_square, rows, side
from thrive.indicators.data.tables import TractMap, tract_maps
from thrive.indicators.models import AssetPin


@dataclass(frozen=True, slots=True)
class Tract:
    """`number` is written on the map; `geoid` has 11 digits; x and y are in units of the map."""

    geoid: str
    number: int
    path: str
    x: float
    y: float
    chosen: bool

    @property
    def name(self) -> str:
        """The Census Bureau's number of the tract, as people write it: 2507.01."""
        code = self.geoid[5:]
        part = code[4:]
        return f"{int(code[:4])}" + (f".{part}" if part != "00" else "")

    @property
    def words(self) -> str:
        return _("%(number)s · tract %(name)s") % {"number": self.number, "name": self.name}


@dataclass(frozen=True, slots=True)
class Spot:
    """A pin as it is drawn: its number stands in the list beside the map."""

    number: int
    x: float
    y: float
    danger: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the grid with its letter or number."""

    at: float
    word: str


@dataclass(frozen=True)
class PickMap:
    view_box: str
    width: int
    height: int
    tracts: tuple[Tract, ...]
    spots: tuple[Spot, ...]
    columns: tuple[Line, ...]
    lines: tuple[Line, ...]
    letter: int

    @property
    def chosen(self) -> tuple[Tract, ...]:
        return tuple(one for one in self.tracts if one.chosen)


def map_of_city(community: Community) -> TractMap | None:
    geography = community.geography
    return tract_maps().get(geography.geoid) if geography else None


def tracts_of_city(community: Community, chosen: Collection[str] = ()) -> tuple[Tract, ...]:
    """In the order of their numbers on the map; empty where there is no map."""
    found = map_of_city(community)
    if found is None:
        return ()
    made = []
    for number, (geoid, path) in enumerate(sorted(found.outlines.items()), 1):
        x, y = middle(path)
        made.append(Tract(geoid, number, path, round(x), round(y), geoid in chosen))
    return tuple(made)


def pick_map(
    community: Community,
    chosen: Collection[str] = (),
    pins: Iterable[tuple[int, AssetPin]] = (),
    *,
    grid: bool = False,
) -> PickMap | None:
    """None where the city has no map. `pins` come with their numbers; `grid` draws the squares."""
    found = map_of_city(community)
    if found is None:
        return None
    tracts = tracts_of_city(community, chosen)
    wide = side(found)
    return PickMap(
        view_box=found.view_box,
        width=found.width,
        height=found.height,
        tracts=tracts,
        spots=tuple(_spots(found, tracts, pins)),
        columns=tuple(Line(round((n + 0.5) * wide), word) for n, word in enumerate(ACROSS))
        if grid
        else (),
        lines=tuple(Line(round((n + 0.5) * wide), str(n + 1)) for n in range(rows(found)))
        if grid
        else (),
        letter=round(wide / 3),
    )


def _spots(
    found: TractMap, tracts: tuple[Tract, ...], pins: Iterable[tuple[int, AssetPin]]
) -> Iterable[Spot]:
    """Pins of the same spot stand side by side."""
    middles = {one.geoid: (one.x, one.y) for one in tracts}
    held: dict[tuple[float, float], int] = {}
    step = side(found) / 2
    for number, pin in pins:
        at = middles.get(pin.tract)
        if pin.square:
            at = middle_of_square(found, pin.square) or at
        if at is None:
            continue
        before = held.get(at, 0)
        held[at] = before + 1
        x, y = at[0] + step * (before % 3), at[1] + step * (before // 3)
        yield Spot(number, round(x), round(y), pin.kind == AssetPin.Kind.DANGER)
