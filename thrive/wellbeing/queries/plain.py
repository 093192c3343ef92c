"""The same numbers as the pages, as plain data: for JSON, the API, and the files' rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from thrive.indicators.files.giving import Cell, Given
from thrive.wellbeing.models import IndexEdition
from thrive.wellbeing.queries.editions import kept
from thrive.wellbeing.queries.parts import Component, Part, components_of, parts_of
from thrive.wellbeing.queries.places import IndexPlace

COLUMNS = (
    "place", "name", "kind", "code", "label", "value", "unit", "moe_90", "status", "period",
    "release", "score", "low_90", "high_90", "numbers_present", "numbers_of", "index", "recipe",
    "edition_sha256",
)  # fmt: skip


def edition_plain(edition: IndexEdition) -> dict[str, Any]:
    """What an edition says of itself."""
    about, recipe = kept(edition).about, edition.recipe
    return {
        "index": recipe.slug,
        "title": recipe.title,
        "what_it_is_not": recipe.what_not,
        "kind": edition.kind,
        "year": edition.year,
        "edition": edition.number,
        "is_demo": edition.is_demo,
        "recipe_version": recipe.version,
        "recipe_sha256": recipe.sha256,
        "edition_sha256": edition.sha256,
        "content_sha256": edition.content_sha256,
        "releases": about["releases"],
        "base": recipe.about["base"],
    }


def place_plain(place: IndexPlace, edition: IndexEdition) -> dict[str, Any]:
    """Parts before the total, then every component, with its reason where it has no number."""
    row = kept(edition).numbers.row_of(place.code)
    parts = parts_of(edition, row)
    return {
        "place": place.code,
        "key": place.key,
        "name": place.name,
        "areas": [_part(one) for one in parts if one.area],
        "total": _part(parts[-1]),
        "components": [_component(one) for one in components_of(edition, row)],
    }


def _part(one: Part) -> dict[str, Any]:
    return {
        "area": one.area or None,
        "name": one.name,
        "score": _rounded(one.score),
        "low_90": _rounded(one.low),
        "high_90": _rounded(one.high),
        "numbers_present": one.present,
        "numbers_of": one.of,
        "said": one.said,
    }


def _component(one: Component) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name,
        "area": one.area,
        "value": one.value,
        "unit": one.unit,
        "moe_90": one.moe,
        "status": one.status,
        "why_not": one.why_not,
        "period": one.period,
        "release": one.source,
        "position": _rounded(one.position),
        "goalpost_bad": one.bad,
        "goalpost_good": one.good,
    }


def table_of(edition: IndexEdition, places: Sequence[IndexPlace]) -> Given:
    """The rows of a file, place by place: areas, total, components."""
    about = edition_plain(edition)
    return Given(
        COLUMNS,
        [row for place in places for row in _rows(edition, place)],
        {name: str(value) for name, value in about.items() if isinstance(value, str | int)},
    )


def _rows(edition: IndexEdition, place: IndexPlace) -> Iterator[tuple[Cell, ...]]:
    row = kept(edition).numbers.row_of(place.code)
    end = (edition.recipe.slug, edition.recipe.version, edition.sha256)
    for one in parts_of(edition, row):
        kind, code = ("area", f"D{one.area}") if one.area else ("total", "TOTAL")
        status = "ok" if one.score is not None else "no score"
        scores = (_rounded(one.score), _rounded(one.low), _rounded(one.high))
        yield (
            *(place.code, place.name, kind, code, one.name, None, None, None, status, None, None),
            *scores,
            *(one.present, one.of),
            *end,
        )
    for part in components_of(edition, row):
        yield (
            *(place.code, place.name, "indicator", part.code, part.name, part.value, part.unit),
            *(part.moe, part.status, part.period or None, part.source or None),
            *(_rounded(part.position), None, None, None, None),
            *end,
        )


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 1)
