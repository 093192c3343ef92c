"""The numbers of a page as files: the same numbers, and where they are from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language

from thrive.base.web import EVERYONE, reads
from thrive.indicators.files.giving import KINDS as ENDINGS
from thrive.indicators.files.giving import given
from thrive.wellbeing.models import IndexEdition
from thrive.wellbeing.queries.editions import designs_of, readable
from thrive.wellbeing.queries.places import KINDS, IndexPlace, find, places_by_code
from thrive.wellbeing.queries.plain import table_of


@reads(EVERYONE)
def place_file(request: HttpRequest, place: str, format: str) -> HttpResponse:
    here = find(place)
    edition = _edition(here.kind, request.GET.get("index", "")) if here else None
    if here is None or edition is None:
        raise Http404
    return _answer(edition, _made(edition, [here], format), format, here.key)


@reads(EVERYONE)
def all_file(request: HttpRequest, format: str) -> HttpResponse:
    """All places of a kind, by name: there is no order of merit in a file either."""
    asked = request.GET.get("kind", "")
    kind = asked if asked in KINDS else KINDS[0]
    edition = _edition(kind, request.GET.get("index", ""))
    if edition is None:
        raise Http404
    language, state = get_language() or "", (edition.sha256, edition.content_sha256)
    return _answer(edition, _whole(edition, kind, format, language, state), format, kind)


def _edition(kind: str, design: str) -> IndexEdition | None:
    newest = designs_of(readable(), kind)
    last = newest[-1] if newest else None
    return next((one for one in newest if one.recipe.slug == design), last)


@lru_cache(maxsize=6)
def _whole(
    edition: IndexEdition, kind: str, ending: str, _language: str, _state: tuple[str, str]
) -> bytes:
    """An edition never changes, and a sheet of all places takes seconds: it is made once."""
    return _made(edition, list(places_by_code(kind).values()), ending)


def _made(edition: IndexEdition, places: Sequence[IndexPlace], ending: str) -> bytes:
    if ending not in ENDINGS:
        raise Http404
    return given(table_of(edition, places), ending)


def _answer(edition: IndexEdition, content: bytes, ending: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=ENDINGS[ending])
    file = f"well-being-index-{name}-{edition.recipe.slug}-{edition.year}.{ending}"
    answer["Content-Disposition"] = content_disposition_header(True, file) or "attachment"
    return answer
