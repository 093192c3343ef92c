"""The list of cities: every filter in the address, three neutral orders, no ranking of results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from thrive.base.lifecycle import Words
from thrive.cities.models import Community
from thrive.places import tables
from thrive.places.regions import Region
from thrive.portal.queries.california import Dots, dotted
from thrive.portal.queries.seats import rules_today
from thrive.portal.queries.standing import (
    STANDINGS,
    in_standing,
    listed,
    stage_named,
    standing_of,
    tier_named,
    with_standing,
)
from thrive.program.rulebook import Rulebook, Stage, Tier

PAGE_SIZE = 50
LONGEST_TEXT = 80
SIZES: dict[str, tuple[Words, int, int | None]] = {
    "under-20": (_("Under 20,000 people"), 0, 20_000),
    "20-50": (_("20,000 to 50,000"), 20_000, 50_000),
    "50-100": (_("50,000 to 100,000"), 50_000, 100_000),
    "100-250": (_("100,000 to 250,000"), 100_000, 250_000),
    "over-250": (_("250,000 and more"), 250_000, None),
}
ORDERS: dict[str, tuple[Words, tuple[str, ...]]] = {
    "name": (_("Name"), ("slug", "pk")),
    "county": (_("County, then name"), ("county__slug", "slug", "pk")),
    "population": (_("Population"), ("-population", "slug", "pk")),
}
STANDING_WORDS: dict[str, Words] = {
    "taking_part": _("Taking part"),
    "applying": _("Applying"),
    "not_yet": _("Not yet"),
}
_COLUMNS = (
    *("pk", "slug", "name", "kind", "population", "region", "latitude", "longitude", "is_demo"),
    *("county__name", "county__slug", "county__geoid", "geography__legal_name", "geography__geoid"),
    *("tier", "stage", "applying", "told"),
)


@dataclass(frozen=True, slots=True)
class CityFilter:
    """What the address asks for. A word that means nothing here is left out, never an error."""

    q: str = ""
    county: str = ""
    region: str = ""
    tier: str = ""
    standing: str = ""
    size: str = ""
    sort: str = "name"
    page: int = 1

    @classmethod
    def read(cls, asked: QueryDict) -> CityFilter:
        def one_of(name: str, known: Any) -> str:
            return asked.get(name, "") if asked.get(name, "") in known else ""

        page = asked.get("page", "")
        return cls(
            q=asked.get("q", "").strip()[:LONGEST_TEXT],
            county=one_of("county", _county_slugs()),
            region=one_of("region", {region.slug for region in tables.regions()}),
            tier=one_of("tier", {"affiliate", "pilot", "vanguard"}),
            standing=one_of("standing", STANDINGS),
            size=one_of("size", SIZES),
            sort=one_of("sort", ORDERS) or "name",
            page=int(page) if page.isdecimal() and len(page) < 5 else 1,
        )

    def address(self, **changes: Any) -> str:
        """The query string of this filter with something changed; defaults are left out."""
        changed = replace(self, **changes)
        asked = QueryDict(mutable=True)
        for name in ("q", "county", "region", "tier", "standing", "size", "sort", "page"):
            value = getattr(changed, name)
            if value not in ("", 1) and (name, value) != ("sort", "name"):
                asked[name] = str(value)
        return f"?{asked.urlencode()}" if asked else "?"

    @property
    def is_narrowed(self) -> bool:
        return any((self.q, self.county, self.region, self.tier, self.standing, self.size))


@dataclass(frozen=True, slots=True)
class CityRow:
    """One line of the list, and one dot of its map."""

    slug: str
    name: str
    legal_name: str
    kind: str
    geoid: str
    county: str
    county_slug: str
    region: Region | None
    population: int | None
    latitude: float | None
    longitude: float | None
    is_demo: bool
    standing: str
    tier: Tier | None
    stage: Stage | None

    @property
    def standing_words(self) -> Words:
        return STANDING_WORDS[self.standing]

    @property
    def other_name(self) -> str:
        """The name in law, where it is not the one in use."""
        return self.legal_name if self.name not in self.legal_name else ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One select of the filter bar: its name, its words, and what can be chosen."""

    name: str
    label: Words
    options: tuple[tuple[str, Any], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class CitiesPage:
    """`links` is for the pagination; `dots` draws every city found, on whichever page it is."""

    asked: CityFilter
    rulebook: Rulebook
    rows: tuple[CityRow, ...]
    count: int
    page: int
    pages: int
    links: Page[int]
    dots: Dots
    choices: tuple[Choice, ...]


def chosen_communities(asked: CityFilter) -> QuerySet[Any]:
    """The communities the filter lets through, in its order, with their standing."""
    found = listed()
    if asked.q:
        found = found.filter(_named(asked.q))
    if asked.county:
        found = found.filter(county__slug=asked.county)
    if asked.region:
        found = found.filter(region=asked.region)
    if asked.tier:
        found = found.filter(tier=asked.tier)
    if asked.size:
        _label, least, below = SIZES[asked.size]
        found = found.filter(population__gte=least)
        found = found.filter(population__lt=below) if below else found
    return in_standing(found, asked.standing).order_by(*ORDERS[asked.sort][1])


def cities_page(asked: CityFilter, *, page_size: int = PAGE_SIZE) -> CitiesPage:
    """Two queries: the cycle, and every city found, since the map draws them all."""
    _cycle, rulebook = rules_today()
    found = list(chosen_communities(asked).values(*_COLUMNS))
    links = Paginator(range(len(found)), page_size).get_page(asked.page)
    start = (links.number - 1) * page_size
    return CitiesPage(
        asked=replace(asked, page=links.number),
        rulebook=rulebook,
        rows=tuple(_rows(found[start : start + page_size], rulebook)),
        count=len(found),
        page=links.number,
        pages=links.paginator.num_pages,
        links=links,
        dots=dotted((row["latitude"], row["longitude"], standing_of(row)) for row in found),
        choices=_choices(asked, rulebook),
    )


def all_rows(asked: CityFilter) -> Iterator[CityRow]:
    """Every city the filter lets through, whatever the page: for the file and the map."""
    _cycle, rulebook = rules_today()
    return _rows(chosen_communities(asked).values(*_COLUMNS), rulebook)


def city_row(community: Community, rulebook: Rulebook) -> CityRow:
    """One community as the list shows it."""
    found = with_standing(Community.objects.filter(pk=community.pk))
    return next(_rows(found.values(*_COLUMNS), rulebook))


def _rows(found: Iterable[dict[str, Any]], rulebook: Rulebook) -> Iterator[CityRow]:
    regions = {region.slug: region for region in tables.regions()}
    for row in found:
        yield CityRow(
            slug=row["slug"],
            name=row["name"],
            legal_name=row["geography__legal_name"] or row["name"],
            kind=row["kind"],
            geoid=row["geography__geoid"] or "",
            county=row["county__name"] or "",
            county_slug=row["county__slug"] or "",
            region=regions.get(row["region"]),
            population=row["population"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            is_demo=row["is_demo"] or row["told"],
            standing=standing_of(row),
            tier=tier_named(rulebook, row["tier"]),
            stage=stage_named(rulebook, row["stage"]),
        )


def _named(text: str) -> Q:
    """Common or legal name holds the text. Slugs are names without accents and capitals."""
    plain = slugify(text)
    bare = plain.removeprefix("city-of-").removeprefix("town-of-")
    legal = Q(geography__legal_name__icontains=text)
    return legal | Q(slug__contains=bare) if bare else legal


def _choices(asked: CityFilter, rulebook: Rulebook) -> tuple[Choice, ...]:
    counties = [(slugify(each.name), each.name) for each in tables.counties()]
    return (
        Choice("county", _("County"), (("", _("All counties")), *counties), asked.county),
        Choice(
            "region",
            _("Region"),
            (("", _("All regions")), *((each.slug, each.name) for each in tables.regions())),
            asked.region,
        ),
        Choice(
            "standing",
            _("In the program"),
            (("", _("All")), *STANDING_WORDS.items()),
            asked.standing,
        ),
        Choice(
            "tier",
            _("Tier"),
            (("", _("All tiers")), *((tier.slug, tier.name) for tier in rulebook.tiers)),
            asked.tier,
        ),
        Choice(
            "size",
            _("Size"),
            (("", _("All sizes")), *((slug, size[0]) for slug, size in SIZES.items())),
            asked.size,
        ),
        Choice(
            "sort",
            _("Order"),
            tuple((slug, order[0]) for slug, order in ORDERS.items()),
            asked.sort,
        ),
    )


def _county_slugs() -> frozenset[str]:
    return frozenset(slugify(county.name) for county in tables.counties())
