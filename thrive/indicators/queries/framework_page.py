"""The front page of the data: the framework, what has numbers, and why the rest has none yet."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from thrive.indicators.framework import BY_SLUG, GROUPS, INDICATORS, FrameworkIndicator
from thrive.indicators.models import Indicator
from thrive.indicators.queries import words
from thrive.indicators.queries.numbers import About
from thrive.indicators.queries.shelf import Shelf
from thrive.indicators.queries.stocking import about
from thrive.places.queries import folded
from thrive.program import registry
from thrive.program.rulebook import ActionArea
from thrive.program.text import Text

KINDS = {
    "state": Text("California", "California"),
    "county": Text("counties", "condados"),
    "place": Text("cities", "ciudades"),
    "tract2010": Text("census tracts", "sectores censales"),
    "tract2020": Text("census tracts", "sectores censales"),
    "district": Text("school districts", "distritos escolares"),
    "zcta": Text("ZIP Code areas", "zonas de código postal"),
}
BY_AGREEMENT = frozenset({"EDI", "CHKS", "CCWIP", "NSCH", "CHIS"})  # given out on request only


@dataclass(frozen=True, slots=True)
class Entry:
    """`kinds` says for which places there are numbers; empty: none yet, and `why_not` says why."""

    slug: str
    name: str
    definition: str
    group: str
    kinds: str
    newest: str
    is_illustrative: bool
    why_not: str


@dataclass(frozen=True, slots=True)
class AreaEntries:
    area: ActionArea
    entries: tuple[Entry, ...]

    @property
    def with_numbers(self) -> int:
        return sum(bool(one.kinds) for one in self.entries)


@dataclass(frozen=True, slots=True)
class FrameworkPage:
    asked: str
    areas: tuple[AreaEntries, ...]
    others: tuple[Entry, ...]
    groups: tuple[tuple[str, Text], ...]

    @property
    def number_found(self) -> int:
        return sum(len(area.entries) for area in self.areas) + len(self.others)

    @property
    def with_numbers(self) -> int:
        return sum(area.with_numbers for area in self.areas)

    @property
    def in_framework(self) -> int:
        return len(INDICATORS)


def framework_page(shelf: Shelf, asked: str) -> FrameworkPage:
    """No query to the database. `asked` are words that name, definition or source hold."""
    areas = []
    for area in registry.current().areas:
        mine = [_framework(one, shelf) for one in INDICATORS if one.area == area.slug]
        areas.append(AreaEntries(area, tuple(one for one in mine if _fits(one, asked))))
    others = [
        _entry(shelf.abouts[slug], shelf)
        for slug in shelf.indicators
        if slug not in BY_SLUG and slug in shelf.abouts
    ]
    others.sort(key=lambda one: folded(one.name))
    return FrameworkPage(
        asked=asked,
        areas=tuple(area for area in areas if area.entries),
        others=tuple(one for one in others if _fits(one, asked)),
        groups=tuple(GROUPS.items()),
    )


def about_of(shelf: Shelf, slug: str) -> About | None:
    """What an indicator is, with numbers or without; None for a slug nobody knows."""
    if slug in shelf.abouts:
        return shelf.abouts[slug]
    row = Indicator.objects.filter(slug=slug).first()
    if row is not None:
        return about(row)
    return _about(BY_SLUG[slug]) if slug in BY_SLUG else None


def real_ones(shelf: Shelf) -> list[str]:
    """Indicators with a number somewhere that is not invented."""
    return [
        slug
        for slug in shelf.indicators
        if not all(shelf.is_illustrative(slug, kind) for kind in shelf.kinds(slug))
    ]


def kinds_said(shelf: Shelf, slug: str) -> str:
    """“California, counties, cities”: the kinds of place with a number."""
    kinds = [str(words_) for kind, words_ in KINDS.items() if kind in shelf.kinds(slug)]
    return ", ".join(dict.fromkeys(kinds))


def why_not(one: FrameworkIndicator) -> str:
    """Why there is no number of it here yet."""
    facts = {"source": one.source}
    if one.source in BY_AGREEMENT:
        return _("%(source)s gives these numbers out by agreement. There is none yet.") % facts
    return _("%(source)s publishes it. No file of it has been brought here yet.") % facts


def _about(one: FrameworkIndicator) -> About:
    return About(
        slug=one.slug,
        name=one.name,
        definition=one.definition,
        unit=one.unit,
        per=one.per,
        direction=one.direction,
        area=one.area,
        group=one.group,
        part=one.numerator,
        whole=one.denominator,
        is_sensitive=one.sensitive,
        counts_people=one.people,
        is_additive=False,
    )


def _framework(one: FrameworkIndicator, shelf: Shelf) -> Entry:
    return _entry(_about(one), shelf, "" if shelf.kinds(one.slug) else why_not(one))


def _entry(one: About, shelf: Shelf, why: str = "") -> Entry:
    kinds = shelf.kinds(one.slug)
    years = [year for kind in kinds for year in shelf.years(one.slug, kind)]
    return Entry(
        slug=one.slug,
        name=str(one.name),
        definition=str(one.definition),
        group=one.group,
        kinds=kinds_said(shelf, one.slug),
        newest=words.period(str(max(years))) if years else "",
        is_illustrative=bool(kinds) and all(shelf.is_illustrative(one.slug, k) for k in kinds),
        why_not=why,
    )


def _fits(one: Entry, asked: str) -> bool:
    text = folded(f"{one.name} {one.definition} {one.slug}")
    return all(word in text for word in folded(asked).split())
