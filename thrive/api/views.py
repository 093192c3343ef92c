"""What the API answers. The rows are the pages' own page objects, so both always agree."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any, cast

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    QueryDict,
)
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from ninja import Path, Query, Router

from thrive.api import schemas
from thrive.cities.models import Community, ProgramCycle
from thrive.places import tables
from thrive.portal.queries.cities import CitiesPage, CityFilter, CityRow, cities_page, city_row
from thrive.portal.queries.seats import cycles as all_cycles
from thrive.portal.queries.seats import rules_today, seats_of
from thrive.portal.queries.standing import current_seat
from thrive.program import registry
from thrive.program.rulebook import Rulebook

router = Router(tags=["facts"])
PAGE_SIZE = 100


@router.get("/rulebook/", summary="The rules of the program", response={200: dict[str, Any]})
def rulebook(
    request: HttpRequest,
    cycle: str = Query("", description="Slug of a cycle: the rules that cycle runs under."),
    key: str = Query("act-ca", description="Which initiative's rulebook."),
    version: str = Query("", description="One exact version; past decisions name theirs."),
) -> HttpResponseBase:
    """Tiers with their caps, Table I (offerings), Table II (requirements), invitation steps,
    stages, seats, action areas, glossary and more; each article says where it was drawn from.
    Without parameters: the rules in force today. Answers carry an ETag; send it back in
    If-None-Match and an unchanged rulebook answers 304."""
    book = _rulebook(cycle, key, version)
    content, fingerprint = _written(book.key, book.version)
    answer = HttpResponse(content, content_type="application/json")
    answer["ETag"] = etag = quote_etag(fingerprint)
    answer["Cache-Control"] = "max-age=300"
    return cast(HttpResponseBase, get_conditional_response(request, etag=etag, response=answer))


@router.get("/cities/", summary="All cities, with filters", response=schemas.CitiesOut)
def cities(
    request: HttpRequest,
    q: str = Query("", description="Part of a common or legal name; accents do not matter."),
    county: str = Query("", description="Slug of a county, such as solano."),
    region: str = Query("", description="Slug of a region, such as bay-area."),
    tier: str = Query("", description="affiliate, pilot or vanguard."),
    standing: str = Query("", description="taking_part, applying or not_yet."),
    size: str = Query("", description="under-20, 20-50, 50-100, 100-250 or over-250 (thousands)."),
    sort: str = Query("name", description="name, county or population; no rankings."),
    page: int = Query(1, ge=1, le=9999, description="Pages of 100 cities, from 1."),
) -> dict[str, Any]:
    """The same list, filters and orders as the page of all cities."""
    found = cities_page(CityFilter.read(cast(QueryDict, request.GET)), page_size=PAGE_SIZE)
    return {
        "count": found.count,
        "page": found.page,
        "pages": found.pages,
        "next": _next(found),
        "cities": [_city(row) for row in found.rows],
    }


@router.get("/cities/{slug}/", summary="One city", response=schemas.CityDetailOut)
def city(request: HttpRequest, slug: str = Path(..., description="As in the city's page.")) -> Any:
    """A city's public facts, where its population comes from, and since when it takes part."""
    community = get_object_or_404(
        Community.objects.visible_to(request.user).select_related("geography"), slug=slug
    )
    _cycle, book = rules_today()
    row, seat = city_row(community, book), current_seat(community)
    place = community.geography
    return {
        **_city(row),
        "standing": {
            **_standing(row),
            "cycle": seat.cycle.slug if seat else None,
            "since": seat.effective_on if seat else None,
        },
        "population_source": _source(place.source) if place and place.source else None,
    }


@router.get("/places/counties/", summary="The 58 counties", response=schemas.CountiesOut)
def counties(request: HttpRequest) -> dict[str, Any]:
    """Counties with Census codes, region, population and how many cities lie in each."""
    cities_in = Counter(city.county_geoid for city in tables.cities())
    rows = tables.counties()
    return {
        "count": len(rows),
        "source": _source(tables.sources()[rows[0].source]),
        "counties": [
            {
                "geoid": row.geoid,
                "name": row.name,
                "legal_name": row.legal_name,
                "region": row.region,
                "population": row.population,
                "cities": cities_in[row.geoid],
            }
            for row in rows
        ],
    }


@router.get("/cycles/", summary="Program cycles and their seats", response=schemas.CyclesOut)
def cycles(request: HttpRequest) -> dict[str, Any]:
    """Each period of the program, newest first: dates, rulebook, caps and seats taken."""
    rows = all_cycles()
    return {"count": len(rows), "cycles": [_cycle(row) for row in rows]}


def _rulebook(cycle: str, key: str, version: str) -> Rulebook:
    if cycle:
        return get_object_or_404(ProgramCycle, slug=cycle).rulebook
    try:
        if version:
            return registry.rulebook(key, version)
        return rules_today()[1] if key == "act-ca" else registry.current(key)
    except KeyError as unknown:
        raise Http404 from unknown


@lru_cache(maxsize=16)
def _written(key: str, version: str) -> tuple[bytes, str]:
    """A rulebook never changes while the site runs, so it is written down once."""
    book = registry.rulebook(key, version)
    return JsonResponse(book.as_json()).content, book.fingerprint()


def _city(row: CityRow) -> dict[str, Any]:
    return {
        "slug": row.slug,
        "name": row.name,
        "legal_name": row.legal_name,
        "kind": row.kind,
        "geoid": row.geoid or None,
        "county": row.county_slug or None,
        "region": row.region.slug if row.region else None,
        "population": row.population,
        "latitude": row.latitude,
        "longitude": row.longitude,
        "is_demo": row.is_demo,
        "standing": _standing(row),
        "page": reverse("city", args=[row.slug]),
    }


def _standing(row: CityRow) -> dict[str, Any]:
    return {
        "status": row.standing,
        "tier": row.tier.slug if row.tier else None,
        "stage": row.stage.slug if row.stage else None,
    }


def _source(source: tables.Source) -> dict[str, str]:
    return {"title": source.title, "publisher": source.publisher, "vintage": source.vintage}


def _cycle(row: ProgramCycle) -> dict[str, Any]:
    return {
        "slug": row.slug,
        "name": row.name,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "accepts_applications": row.accepts_applications,
        "rulebook": str(row.rulebook),
        "is_demo": row.is_demo,
        "seats": [
            {"tier": held.tier.slug, "cap": held.cap, "taken": held.taken}
            for held in seats_of(row, row.rulebook)
        ],
    }


def _next(found: CitiesPage) -> str | None:
    if found.page >= found.pages:
        return None
    return reverse("api-1:cities") + found.asked.address(page=found.page + 1)
