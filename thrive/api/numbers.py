"""Numbers by API: from the same shelf as the pages and their files, so that none tells more.

`series`, `places` and `averages` are what dashboards ask for all day. Their rows are written as
JSON as they come out of the store's columns; the schemas beside them are for the documentation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Path, Query, Router
from pydantic_core import to_json

from thrive.api import schemas
from thrive.indicators.queries.columns import Rows, plain_rows
from thrive.indicators.queries.downloads import COLUMNS, table_of
from thrive.indicators.queries.framework_page import about_of
from thrive.indicators.queries.number_page import Asked, number_page
from thrive.indicators.queries.numbers import About
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


@router.get(
    "/series/{indicator}/{place}/",
    summary="All years and groups of an indicator in a place",
    response=schemas.SeriesOut,
)
def series(
    request: HttpRequest,
    indicator: str = Path(..., description="Slug, as in the page's address."),
    place: str = Path(..., description="vallejo, solano-county, california, tract2010-…"),
) -> HttpResponse:
    """Everything there is of one number, for a chart of your own. `groups` is empty for everyone.
    Years may come from different releases: each lists its own rows."""
    shelf = on_shelf()
    about, where = about_of(shelf, indicator), by_slug(place)
    if about is None or where is None:
        raise Http404
    page = reverse("number", args=[indicator, place])
    return _written(about, shelf.series(where.ref, about.slug), page)


@router.get(
    "/places/{indicator}/{kind}/{year}/",
    summary="An indicator in all places of a kind",
    url_name="all_places",
    response=schemas.SeriesOut,
)
def places(
    request: HttpRequest,
    indicator: str = Path(..., description="Slug, as in the page's address."),
    kind: str = Path(..., description="county, place, tract2010, tract2020, district, zcta."),
    year: int = Path(..., description="A period counts by its last year."),
) -> HttpResponse:
    """Everyone's numbers, by code of place: in no order of merit."""
    shelf = on_shelf()
    about = about_of(shelf, indicator)
    rows = shelf.everyone(indicator, kind, year) if about else None
    if about is None or rows is None:
        raise Http404
    return _written(about, [rows], reverse("indicator", args=[indicator]))


@router.get(
    "/averages/{year}/", summary="Averages over places in a year", response=schemas.AveragesOut
)
def averages(
    request: HttpRequest,
    year: int = Path(..., description="A period counts by its last year."),
) -> HttpResponse:
    """Each indicator and group over the places of a kind that show a value. Every place counts
    once, however many people live there: this is no statewide figure."""
    rows = on_shelf().averages(year) if 0 < year < 10_000 else []
    if not rows:
        raise Http404
    told = {"year": year, "count": len(rows), "averages": rows}
    return HttpResponse(to_json(told), content_type="application/json")


def _written(about: About, found: Sequence[Rows], page: str) -> HttpResponse:
    releases = [
        {
            "data_set": rows.edition.dataset,
            "release": rows.edition.number,
            "source": rows.edition.source,
            "license": rows.edition.license,
            "illustrative": rows.edition.is_illustrative,
            "computed": rows.made.is_computed,
            "count": len(rows),
            "numbers": plain_rows(rows),
        }
        for rows in found
    ]
    told = {
        "indicator": about.slug,
        "name": str(about.name),
        "definition": str(about.definition),
        "unit": about.unit,
        "address": settings.SITE_URL + page,
        "releases": releases,
    }
    return HttpResponse(to_json(told), content_type="application/json")
