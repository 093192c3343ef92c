"""The list of cities: every filter in the address, three neutral orders, no ranking of results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.text import slugify

from thrive.base.lifecycle import Words
from thrive.cities.models import Community
from thrive.cities.models.seats import STAGES, TIERS
from thrive.places import tables
from thrive.places.regions import Region
from thrive.portal.queries.california import Dots, dotted
from thrive.portal.queries.city_choices import Choice, choices_of, counties
from thrive.portal.queries.city_groups import (
    ORDERS,
    SIZES,
    STANDING_WORDS,
    Grid,
    grid_of,
    group_words,
)
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
_COLUMNS = (
    *("pk", "slug", "name", "kind", "population", "region", "latitude", "longitude", "is_demo"),
    *("county__name", "county__slug", "county__geoid", "geography__legal_name", "geography__geoid"),
    *("tier", "stage", "applying", "told"),
)


_NARROWS = ("q", "county", "region", "tier", "stage", "standing", "size")


@dataclass(frozen=True, slots=True)
class CityFilter:
    """What the address asks for. A word that means nothing here is left out, never an error."""

    q: str = ""
    county: str = ""
    region: str = ""
    tier: str = ""
    stage: str = ""
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
            county=one_of("county", dict(counties())),
            region=one_of("region", {region.slug for region in tables.regions()}),
            tier=one_of("tier", dict(TIERS)),
            stage=one_of("stage", dict(STAGES)),
            standing=one_of("standing", STANDINGS),
            size=one_of("size", SIZES),
            sort=one_of("sort", ORDERS) or "name",
            page=int(page) if page.isdecimal() and len(page) < 5 else 1,
        )

    def address(self, **changes: Any) -> str:
        """The query string of this filter with something changed; defaults are left out."""
        changed = replace(self, **changes)
        asked = QueryDict(mutable=True)
        for name in (*_NARROWS, "sort", "page"):
            value = getattr(changed, name)
            if value not in ("", 1) and (name, value) != ("sort", "name"):
                asked[name] = str(value)
        return f"?{asked.urlencode()}" if asked else "?"

    @property
    def is_narrowed(self) -> bool:
        return any(getattr(self, name) for name in _NARROWS)


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
    group: str = ""

    @property
    def standing_words(self) -> Words:
        return STANDING_WORDS[self.standing]

    @property
    def other_name(self) -> str:
        """The name in law, where it is not the one in use."""
        return self.legal_name if self.name not in self.legal_name else ""


@dataclass(frozen=True, slots=True)
class CitiesPage:
    """`links` is for the pagination; `dots` draws every city found, on whichever page it is.

    `grid` counts by tier and stage what the other filters let through.
    """

    asked: CityFilter
    rulebook: Rulebook
    rows: tuple[CityRow, ...]
    count: int
    page: int
    pages: int
    links: Page[int]
    dots: Dots
    choices: tuple[Choice, ...]
    grid: Grid | None


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
    if asked.stage:
        found = found.filter(stage=asked.stage)
    if asked.size:
        _label, least, below = SIZES[asked.size]
        found = found.filter(population__gte=least)
        found = found.filter(population__lt=below) if below else found
    return in_standing(found, asked.standing).order_by(*ORDERS[asked.sort][1])


def cities_page(asked: CityFilter, *, page_size: int = PAGE_SIZE) -> CitiesPage:
    """Two queries: the cycle, and every city found, since the map draws them all."""
    _cycle, rulebook = rules_today()
    wide = replace(asked, tier="", stage="")
    if wide != asked:
        wide = replace(wide, standing=asked.standing or "taking_part")
    others = list(chosen_communities(wide).values(*_COLUMNS))
    found = [
        row
        for row in others
        if asked.tier in ("", row["tier"]) and asked.stage in ("", row["stage"])
    ]
    links = Paginator(range(len(found)), page_size).get_page(asked.page)
    start = (links.number - 1) * page_size
    return CitiesPage(
        asked=replace(asked, page=links.number),
        rulebook=rulebook,
        rows=tuple(_rows(found[start : start + page_size], rulebook, asked.sort)),
        count=len(found),
        page=links.number,
        pages=links.paginator.num_pages,
        links=links,
        dots=dotted((row["latitude"], row["longitude"], standing_of(row)) for row in found),
        choices=choices_of(asked, rulebook),
        grid=grid_of(
            others,
            rulebook,
            lambda tier, stage: asked.address(tier=tier, stage=stage, page=1),
            (asked.tier, asked.stage),
        ),
    )


def all_rows(asked: CityFilter) -> Iterator[CityRow]:
    """Every city the filter lets through, whatever the page: for the file and the map."""
    _cycle, rulebook = rules_today()
    return _rows(chosen_communities(asked).values(*_COLUMNS), rulebook)


def city_row(community: Community, rulebook: Rulebook) -> CityRow:
    """One community as the list shows it."""
    found = with_standing(Community.objects.filter(pk=community.pk))
    return next(_rows(found.values(*_COLUMNS), rulebook))


def _rows(
    found: Iterable[dict[str, Any]], rulebook: Rulebook, order: str = ""
) -> Iterator[CityRow]:
    regions = {region.slug: region for region in tables.regions()}
    for row in found:
        tier, stage = tier_named(rulebook, row["tier"]), stage_named(rulebook, row["stage"])
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
            tier=tier,
            stage=stage,
            group=group_words(order, tier, stage),
        )


def _named(text: str) -> Q:
    """Common or legal name holds the text. Slugs are names without accents and capitals."""
    plain = slugify(text)
    bare = plain.removeprefix("city-of-").removeprefix("town-of-")
    legal = Q(geography__legal_name__icontains=text)
    return legal | Q(slug__contains=bare) if bare else legal
