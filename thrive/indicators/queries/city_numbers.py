"""A city's data profile: every number there is of it on one page, beside its county and the state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from thrive.indicators.framework import BY_SLUG, INDICATORS
from thrive.indicators.queries import change as changes
from thrive.indicators.queries.figures import source_of
from thrive.indicators.queries.lines import Line, line
from thrive.indicators.queries.numbers import About, Number
from thrive.indicators.queries.places import STATE, Placed, placed
from thrive.indicators.queries.shelf import Shelf
from thrive.places.queries import folded
from thrive.program import registry
from thrive.program.rulebook import ActionArea

ON_A_PAGE = 60  # of the numbers beyond the framework, which has some forty


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator: the city's newest number, and its county's and the state's of the same period
    and data set. `way` is up, down, flat or "" where nothing can be said of a change."""

    about: About
    city: Line
    county: Line | None
    state: Line | None
    way: str
    since: str


@dataclass(frozen=True, slots=True)
class Section:
    """One action area, or None for numbers beyond the framework."""

    area: ActionArea | None
    rows: tuple[Row, ...]
    not_yet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CityNumbers:
    where: Placed
    county: Placed
    sections: tuple[Section, ...]
    source: str
    numbers: tuple[Number, ...]
    count: int
    links: Page[str]

    @property
    def has_illustrative(self) -> bool:
        return any(one.is_illustrative for one in self.numbers)

    @property
    def has_unstable(self) -> bool:
        return any(one.is_unstable for one in self.numbers)


def city_numbers(shelf: Shelf, where: Placed, turn: str = "") -> CityNumbers:
    """No query to the database beyond the shelf's own. Every number; with `turn`, one page of what
    stands beyond the framework, and the framework on the first."""
    county, measured = placed(where.within), shelf.measured(where.ref) & shelf.abouts.keys()
    beyond = sorted(
        measured - BY_SLUG.keys(), key=lambda slug: folded(str(shelf.abouts[slug].name))
    )
    links = Paginator(beyond, ON_A_PAGE if turn else max(len(beyond), 1)).get_page(turn)
    first = links.number == 1
    wanted = [*links, *(measured & BY_SLUG.keys() if first else ())]
    mine, theirs, all_of_it = (
        _by_indicator(shelf.profile(ref, wanted)) for ref in (where.ref, county.ref, STATE)
    )
    rows = {
        slug: _row(shelf.abouts[slug], found, county, theirs.get(slug, ()), all_of_it.get(slug, ()))
        for slug, found in mine.items()
    }
    sections = []
    for area in registry.current().areas if first else ():
        slugs = [one.slug for one in INDICATORS if one.area == area.slug]
        missing = tuple(str(BY_SLUG[slug].name) for slug in slugs if slug not in rows)
        found = tuple(rows.pop(slug) for slug in slugs if slug in rows)
        sections.append(Section(area, found, missing))
    sections.append(Section(None, tuple(rows[slug] for slug in links if slug in rows), ()))
    numbers = tuple(
        told.number for section in sections for row in section.rows for told in _told(row)
    )
    whole = len(measured)
    return CityNumbers(where, county, tuple(sections), source_of(numbers), numbers, whole, links)


def _told(row: Row) -> Iterable[Line]:
    return (told for told in (row.city, row.county, row.state) if told is not None)


def _by_indicator(numbers: Iterable[Number]) -> dict[str, list[Number]]:
    found: dict[str, list[Number]] = {}
    for one in numbers:
        found.setdefault(one.indicator, []).append(one)
    return found


def _row(
    about: About,
    mine: list[Number],
    county: Placed,
    theirs: Iterable[Number],
    all_of_it: Iterable[Number],
) -> Row:
    newest = mine[-1]
    stretches = changes.runs(mine)
    moved = changes.change(stretches[-1]) if stretches else None
    return Row(
        about=about,
        city=line(str(about.name), newest, about),
        county=_alike(county.name, newest, theirs, about),
        state=_alike(placed(STATE).name, newest, all_of_it, about),
        way=moved.way if moved else "",
        since=moved.first.period if moved else "",
    )


def _alike(label: str, newest: Number, others: Iterable[Number], about: About) -> Line | None:
    """The number that may stand beside it: the same period in the same data set."""
    wanted = (newest.period, newest.edition.dataset)
    found = [one for one in others if (one.period, one.edition.dataset) == wanted]
    return line(label, found[0], about) if found else None
