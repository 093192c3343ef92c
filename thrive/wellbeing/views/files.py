"""The numbers of a page as files: the same numbers, and where they are from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.http import content_disposition_header

from thrive.base.web import EVERYONE, reads
from thrive.people.spreadsheet import safe_cell
from thrive.wellbeing.models import IndexEdition
from thrive.wellbeing.queries.editions import designs_of, readable
from thrive.wellbeing.queries.places import IndexPlace, find, places_by_code
from thrive.wellbeing.queries.plain import COLUMNS, edition_plain, place_plain, rows_of

KINDS = ("place", "county")


@reads(EVERYONE)
def place_file(request: HttpRequest, place: str, format: str) -> HttpResponse:
    here = find(place)
    edition = _edition(here.kind, request.GET.get("index", "")) if here else None
    if here is None or edition is None:
        raise Http404
    name = f"well-being-index-{here.key}-{edition.recipe.slug}-{edition.year}"
    return _answer(edition, [here], format, name)


@reads(EVERYONE)
def all_file(request: HttpRequest, format: str) -> HttpResponse:
    """All places of a kind, by name: there is no order of merit in a file either."""
    kind = request.GET.get("kind", "") if request.GET.get("kind") in KINDS else KINDS[0]
    edition = _edition(kind, request.GET.get("index", ""))
    if edition is None:
        raise Http404
    places = list(places_by_code(kind).values())
    name = f"well-being-index-{kind}-{edition.recipe.slug}-{edition.year}"
    return _answer(edition, places, format, name)


def _edition(kind: str, design: str) -> IndexEdition | None:
    newest = designs_of(readable(), kind)
    return next(
        (one for one in newest if one.recipe.slug == design), newest[-1] if newest else None
    )


def _answer(
    edition: IndexEdition, places: Sequence[IndexPlace], ending: str, name: str
) -> HttpResponse:
    answer: HttpResponse
    if ending == "json":
        told = {**edition_plain(edition), "places": [place_plain(one, edition) for one in places]}
        answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    elif ending == "csv":
        text = "\ufeff" + _csv(rows_of(edition, places))
        answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    else:
        raise Http404
    disposition = content_disposition_header(True, f"{name}.{ending}")
    answer["Content-Disposition"] = disposition or "attachment"
    return answer


def _csv(rows: Iterable[Sequence[Any]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([safe_cell(cell) if isinstance(cell, str) else cell for cell in row])
    return written.getvalue()
