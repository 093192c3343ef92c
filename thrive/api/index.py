"""The Well-being Index over the API: the pages' own rows as plain data."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router

from thrive.api import index_schemas as schemas
from thrive.wellbeing.models import IndexEdition
from thrive.wellbeing.queries.editions import designs_of, readable
from thrive.wellbeing.queries.places import KINDS, find, places_by_code
from thrive.wellbeing.queries.plain import edition_plain, place_plain
from thrive.wellbeing.queries.weights import team_weights

router = Router(tags=["index"])
PAGE_SIZE = 50
INDEX = Query("", description="act-ca or public-tables; else what public tables can fill.")


@router.get("/index/", summary="Editions of the index", response=schemas.EditionsOut)
def editions(request: HttpRequest) -> dict[str, Any]:
    """Every edition that may be read now, newest first, with its recipe and its releases."""
    rows = [edition_plain(one) for one in readable()]
    return {"count": len(rows), "editions": rows}


@router.get("/index/places/", summary="All places", response=schemas.PlacesOut)
def places(
    request: HttpRequest,
    index: str = INDEX,
    kind: str = Query("place", description="place or county."),
    page: int = Query(1, ge=1, le=999, description="Pages of 50 places, from 1."),
) -> dict[str, Any]:
    """Places by name, in no order of merit: parts before the total, then every component."""
    edition = _edition(kind if kind in KINDS else KINDS[0], index)
    rows = list(places_by_code(edition.kind).values())
    start = PAGE_SIZE * (page - 1)
    return {
        "count": len(rows),
        "page": page,
        "pages": -(-len(rows) // PAGE_SIZE),
        "edition": edition_plain(edition),
        "places": [place_plain(one, edition) for one in rows[start : start + PAGE_SIZE]],
    }


@router.get("/index/places/{key}/", summary="One place", response=schemas.PlaceDetailOut)
def place(
    request: HttpRequest,
    key: str = Path(..., description="As in the page's address: vallejo, solano-county."),
    index: str = INDEX,
) -> dict[str, Any]:
    """Scores with their likely range, and each number with its reason where it has none."""
    here = find(key)
    if here is None:
        raise Http404
    edition = _edition(here.kind, index)
    return {"edition": edition_plain(edition), **place_plain(here, edition)}


@router.get("/index/weights/", summary="Weights of Design Teams", response=schemas.WeightsOut)
def weights(request: HttpRequest) -> dict[str, Any]:
    """Medians that teams published; never one person's points."""
    rows = team_weights()
    return {
        "count": len(rows),
        "weights": [
            {
                "key": one.key,
                "name": one.name,
                "city": one.city,
                "points": {str(area): value for area, value in one.points.items()},
                "is_demo": one.is_demo,
            }
            for one in rows
        ],
    }


def _edition(kind: str, index: str) -> IndexEdition:
    newest = designs_of(readable(), kind)
    if not newest:
        raise Http404
    return next((one for one in newest if one.recipe.slug == index), newest[-1])
