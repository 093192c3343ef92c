"""The catalog for machines: DCAT-US 1.1 (Project Open Data) and 3.0, and schema.org.

Sources: resources.data.gov/schemas/dcat-us/v1.1; the DCAT-US 3.0 application profile of the U.S.
General Services Administration; schema.org/Dataset.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from thrive.indicators.files.giving import KINDS
from thrive.indicators.queries.catalog_page import Listed, Offered

LICENSES = {
    "Public domain": "https://creativecommons.org/publicdomain/mark/1.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
}
PROGRAM = "All Children Thrive – California"
MOST_FILES = 40  # of one data set; its page lists all


def dcat_us(listed: Iterable[Listed]) -> dict[str, Any]:
    """`data.json` as Project Open Data's schema 1.1 has it."""
    here = settings.SITE_URL
    return {
        "@context": "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld",
        "@id": f"{here}{reverse('data_json')}",
        "@type": "dcat:Catalog",
        "conformsTo": "https://project-open-data.cio.gov/v1.1/schema",
        "describedBy": "https://project-open-data.cio.gov/v1.1/schema/catalog.json",
        "dataset": [_set_1(one) for one in listed if one.newest],
    }


def _set_1(one: Listed) -> dict[str, Any]:
    page = _page(one)
    assert one.modified is not None
    told: dict[str, Any] = {
        "@type": "dcat:Dataset",
        "identifier": page,
        "landingPage": page,
        "title": one.title,
        "description": _description(one),
        "keyword": _keywords(one),
        "modified": one.modified.date().isoformat(),
        "publisher": {"@type": "org:Organization", "name": one.publisher},
        "contactPoint": {
            "@type": "vcard:Contact",
            "fn": PROGRAM,
            "hasEmail": f"mailto:{settings.DEFAULT_FROM_EMAIL}",
        },
        "accessLevel": "public",
        "spatial": "California",
        "language": ["en", "es"],
        "distribution": [
            {
                "@type": "dcat:Distribution",
                "title": _named(offered),
                "downloadURL": _file(offered, kind),
                "mediaType": KINDS[kind].partition(";")[0],
                "format": kind.upper(),
            }
            for offered in one.offered[:MOST_FILES]
            for kind in ("csv", "json")
        ],
    }
    if one.license in LICENSES:
        told["license"] = LICENSES[one.license]
    else:
        told["rights"] = one.license
    if one.years:
        told["temporal"] = f"{one.years[0]}-01-01/{one.years[1]}-12-31"
    if references := [*filter(None, [one.address]), *_how_made(one)]:
        told["references"] = references
    return told


def dcat_us_3(listed: Iterable[Listed]) -> dict[str, Any]:
    """The same catalog as DCAT-US 3.0 has it, in JSON-LD."""
    here = settings.SITE_URL
    return {
        "@context": "https://raw.githubusercontent.com/DOI-DO/dcat-us/main/context/dcat-us-3.0.jsonld",
        "@id": f"{here}{reverse('data_json')}?version=3",
        "@type": "Catalog",
        "title": f"{PROGRAM}: numbers",
        "description": "Published numbers about the places children grow up in.",
        "publisher": {"@type": "Organization", "name": PROGRAM},
        "dataset": [_set_3(one) for one in listed if one.newest],
    }


def _set_3(one: Listed) -> dict[str, Any]:
    page = _page(one)
    assert one.newest is not None
    assert one.modified is not None
    told: dict[str, Any] = {
        "@id": page,
        "@type": "Dataset",
        "identifier": page,
        "title": one.title,
        "description": _description(one),
        "keyword": _keywords(one),
        "modified": one.modified.date().isoformat(),
        "version": str(one.newest.number),
        "landingPage": {"@type": "Document", "accessURL": page},
        "publisher": {"@type": "Organization", "name": one.publisher},
        "contactPoint": {
            "@type": "Kind",
            "fn": PROGRAM,
            "hasEmail": f"mailto:{settings.DEFAULT_FROM_EMAIL}",
        },
        "accessRights": "public",
        "spatial": {"@type": "Location", "prefLabel": "California"},
        "distribution": [
            {
                "@type": "Distribution",
                "title": _named(offered),
                "downloadURL": _file(offered, kind),
                "mediaType": KINDS[kind].partition(";")[0],
                "license": LICENSES.get(one.license, one.license),
            }
            for offered in one.offered[:MOST_FILES]
            for kind in ("csv", "parquet", "json")
        ],
    }
    if one.years:
        start, end = one.years
        told["temporal"] = {
            "@type": "PeriodOfTime",
            "startDate": f"{start}-01-01",
            "endDate": f"{end}-12-31",
        }
    return told


def schema_org(one: Listed) -> dict[str, Any]:
    """A data set as search engines read it."""
    told: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": one.title,
        "description": _description(one),
        "url": _page(one),
        "license": LICENSES.get(one.license, one.license),
        "creator": {"@type": "Organization", "name": one.publisher},
        "spatialCoverage": "California",
        "isAccessibleForFree": True,
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": PROGRAM,
            "url": settings.SITE_URL + reverse("catalog"),
        },
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": KINDS["csv"].partition(";")[0],
                "contentUrl": _file(offered, "csv"),
            }
            for offered in one.offered[:MOST_FILES]
        ],
    }
    if one.told:
        told["measurementTechnique"] = _how_made(one)
    if one.years:
        told["temporalCoverage"] = f"{one.years[0]}/{one.years[1]}"
    return told


def _page(one: Listed) -> str:
    return settings.SITE_URL + reverse("dataset", args=[one.slug])


def _how_made(one: Listed) -> list[str]:
    """Pages where data staff tell how its numbers were made."""
    return [settings.SITE_URL + reverse("how_made", args=[one.slug, slug]) for slug, _ in one.told]


def _description(one: Listed) -> str:
    said = f"{one.source}, published by {one.publisher}, as protected and published by {PROGRAM}."
    return f"Invented numbers, to show how the site works. {said}" if one.is_illustrative else said


def _keywords(one: Listed) -> list[str]:
    names = sorted({offered.name for offered in one.offered})
    return ["children", "California", *names][:30]


def _named(offered: Offered) -> str:
    return f"{offered.name}, {offered.kind}, {offered.year}"


def _file(offered: Offered, kind: str) -> str:
    given = [offered.indicator, offered.kind, offered.year, kind]
    return settings.SITE_URL + reverse("all_places_file", args=given)
