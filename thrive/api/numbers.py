"""Numbers by API: the same page object as the page and its files, so that none tells more."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Path, Query, Router

from thrive.api import schemas
from thrive.indicators.queries.downloads import COLUMNS, table_of
from thrive.indicators.queries.framework_page import about_of
from thrive.indicators.queries.number_page import Asked, number_page
from thrive.indicators.queries.places import by_slug
from thrive.indicators.queries.shelf import on_shelf

router = Router(tags=["numbers"])


@router.get("/indicators/", summary="Indicators with numbers", response=schemas.IndicatorsOut)
def indicators(request: HttpRequest) -> dict[str, Any]:
    """What is published: each indicator with its unit, and years by kind of place."""
    shelf = on_shelf()
    rows = [
        {
            "slug": slug,
            "name": str(about.name),
            "definition": str(about.definition),
            "unit": about.unit,
            "per": about.per,
            "direction": about.direction,
            "area": about.area,
            "places": [
                {
                    "kind": kind,
                    "years": shelf.years(slug, kind),
                    "illustrative": shelf.is_illustrative(slug, kind),
                }
                for kind in shelf.kinds(slug)
            ],
            "page": reverse("indicator", args=[slug]),
        }
        for slug in shelf.indicators
        if (about := shelf.abouts.get(slug)) is not None
    ]
    return {"count": len(rows), "indicators": rows}


@router.get(
    "/numbers/{indicator}/{place}/",
    summary="The numbers of an indicator in a place",
    response=schemas.NumbersOut,
)
def numbers(
    request: HttpRequest,
    indicator: str = Path(..., description="Slug, as in the page's address."),
    place: str = Path(..., description="vallejo, solano-county, california, tract2010-…"),
    year: int | None = Query(None, description="Newest where it is left out."),
    by: str = Query("", description="Key of groups: race, age."),
) -> dict[str, Any]:
    """Everything the page shows: years, areas, groups, and the places around. Withheld numbers
    are told with their reason and without their values."""
    shelf = on_shelf()
    about, where = about_of(shelf, indicator), by_slug(place)
    if about is None or where is None:
        raise Http404
    page = number_page(shelf, about, where, Asked(year, by))
    path = reverse("number", args=[indicator, place])
    whole = table_of(page.numbers, page.headline, path, str(about.definition))
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in whole.rows]
    return {**whole.about, "count": len(rows), "numbers": rows}
