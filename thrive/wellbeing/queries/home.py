"""What the index is, and where California's places lie: how many, never which."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from thrive.ui.drawn.scores import Spread, SpreadRow
from thrive.wellbeing.models import IndexEdition
from thrive.wellbeing.queries import words
from thrive.wellbeing.queries.editions import designs_of, kept, readable
from thrive.wellbeing.recipes.choices import AREAS
from thrive.wellbeing.recipes.writing import TOTAL

STEPS = 10
KINDS = ("place", "county")


@dataclass(frozen=True, slots=True)
class Held:
    """How much of a recipe public numbers can fill: indicators with a number for any place."""

    name: str
    area: int
    present: int
    of: int


@dataclass(frozen=True, slots=True)
class AreaSpread:
    """`quarter` and `three_quarters` bound the middle half of the places that have a score."""

    area: int
    name: str
    places: int
    quarter: float | None
    median: float | None
    three_quarters: float | None
    state: float | None
    counts: tuple[int, ...]


@dataclass(frozen=True)
class IndexHome:
    kind: str
    tabs: list[tuple[str, str, bool]]
    edition: IndexEdition | None
    finding: str
    rows: list[AreaSpread]
    spread: Spread | None
    held: list[Held]
    missing: list[str]

    @property
    def source(self) -> str:
        return words.source_of(self.edition) if self.edition else ""

    @property
    def links(self) -> list[tuple[str, str]]:
        """Files of all places."""
        if self.edition is None:
            return []
        asked = f"?index={self.edition.recipe.slug}&kind={self.kind}"
        return [
            (ending.upper(), reverse("index_file", args=[ending]) + asked)
            for ending in words.ENDINGS
        ]

    @property
    def has_numbers(self) -> int:
        return sum(one.present for one in self.held)

    @property
    def of(self) -> int:
        return sum(one.of for one in self.held)


def index_home(design: str = "", kind: str = "place") -> IndexHome:
    """One query. The design asked for; else the first that has a score somewhere."""
    kind = kind if kind in KINDS else KINDS[0]
    newest = designs_of(readable(), kind)
    edition = next((one for one in newest if one.recipe.slug == design), None)
    edition = edition or next((one for one in newest if _any_score(one)), None)
    edition = edition or (newest[0] if newest else None)
    tabs = [(one.recipe.short, one.recipe.slug, one == edition) for one in newest]
    if edition is None:
        return IndexHome(kind, tabs, None, "", [], None, [], [])
    rows = spreads(edition)
    return IndexHome(
        kind,
        tabs,
        edition,
        _finding(edition, rows),
        rows,
        _drawn(rows),
        _held(edition),
        _missing(edition),
    )


def spreads(edition: IndexEdition) -> list[AreaSpread]:
    """The six areas, then the total."""
    return [_spread(edition, area) for area in (*AREAS, 0)]


def _any_score(edition: IndexEdition) -> bool:
    return any(not np.isnan(score).all() for score in kept(edition).numbers.scores.values())


def _spread(edition: IndexEdition, area: int) -> AreaSpread:
    numbers = kept(edition).numbers
    column = numbers.scores.get(f"D{area}" if area else TOTAL)
    name = edition.recipe.area_name(area) if area else _("All together")
    known = np.empty(0) if column is None else _known(column[:-1])
    if not known.size:
        return AreaSpread(area, name, 0, None, None, None, None, (0,) * STEPS)
    quarter, median, three = (float(one) for one in np.quantile(known, (0.25, 0.5, 0.75)))
    counts, _edges = np.histogram(known, STEPS, (0, 100))
    state = None if column is None or np.isnan(column[-1]) else float(column[-1])
    heights = tuple(int(count) for count in counts)
    return AreaSpread(area, name, int(known.size), quarter, median, three, state, heights)


def _known(column: NDArray[np.float64]) -> NDArray[np.float64]:
    return column[~np.isnan(column)]


def _finding(edition: IndexEdition, rows: list[AreaSpread]) -> str:
    scored = [row for row in rows if row.area and row.places]
    facts = {"areas": len(scored), "all": len(AREAS)}
    if not scored:
        return _("Public numbers do not yet fill a single area of this index")
    if len(scored) < len(AREAS):
        said = _("Public numbers fill %(areas)s of %(all)s areas; of the others nothing is known")
        return said % facts
    return _("All six areas can be told for some places")


def _drawn(rows: list[AreaSpread]) -> Spread:
    drawn = tuple(
        SpreadRow(
            row.name,
            _("%(places)s places") % {"places": row.places},
            _("half from %(low)s to %(high)s")
            % {"low": words.whole(row.quarter), "high": words.whole(row.three_quarters)}
            if row.quarter is not None and row.three_quarters is not None
            else _("no score yet"),
            row.counts,
            row.area,
            row.state,
        )
        for row in rows
    )
    said = "; ".join(f"{one.name}: {one.said}" for one in drawn)
    label = _("How many places lie at which score, from 0 to 100, for each area.")
    return Spread(f"{label} {said}.", drawn)


def _held(edition: IndexEdition) -> list[Held]:
    numbers, how = kept(edition).numbers, edition.recipe.recipe
    there = np.asarray((~np.isnan(numbers.positions[:-1])).any(axis=0))
    found = []
    for area in AREAS:
        members = [at for at, one in enumerate(how.indicators) if one.group == f"D{area}"]
        present = int(there[members].sum()) if members else 0
        found.append(Held(edition.recipe.area_name(area), area, present, len(members)))
    return found


def _missing(edition: IndexEdition) -> list[str]:
    """Names of the indicators that no public number fills."""
    numbers, recipe = kept(edition).numbers, edition.recipe
    empty = np.asarray(np.isnan(numbers.positions[:-1]).all(axis=0))
    return [recipe.name_of(code) for at, code in enumerate(numbers.codes) if empty[at]]
