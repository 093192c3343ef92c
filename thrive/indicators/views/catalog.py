"""The catalog of data sets: for people, and for other catalogs to harvest."""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.safestring import mark_safe

from thrive.base.web import EVERYONE, reads, show
from thrive.indicators.files.giving import KINDS
from thrive.indicators.queries.catalog_page import catalog_page, dataset_page
from thrive.indicators.queries.dcat import dcat_us, dcat_us_3, schema_org
from thrive.indicators.queries.shelf import on_shelf


@reads(EVERYONE)
def catalog(request: HttpRequest) -> HttpResponse:
    return show(request, "indicators/catalog.html", listed=catalog_page(on_shelf()))


@reads(EVERYONE)
def dataset(request: HttpRequest, dataset: str) -> HttpResponse:
    found = dataset_page(on_shelf(), dataset)
    if found is None:
        raise Http404
    told = json.dumps(schema_org(found), ensure_ascii=False)
    safe = mark_safe(told.replace("<", "\\u003c").replace("&", "\\u0026"))
    return show(request, "indicators/dataset.html", one=found, kinds=list(KINDS), schema=safe)


@reads(EVERYONE)
def data_json(request: HttpRequest) -> HttpResponse:
    """DCAT-US 1.1, which catalogs harvest today; 3.0 with ?version=3."""
    listed = catalog_page(on_shelf())
    if request.GET.get("version", "").startswith("3"):
        return _json(dcat_us_3(listed), "application/ld+json")
    return JsonResponse(dcat_us(listed), json_dumps_params={"ensure_ascii": False})


def _json(told: object, kind: str) -> HttpResponse:
    return HttpResponse(json.dumps(told, ensure_ascii=False), content_type=kind)
