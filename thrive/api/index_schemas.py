"""What the API says of the Well-being Index. Scores and positions run from 0 to 100."""

from __future__ import annotations

from typing import Any

from ninja import Schema


class UsedReleaseOut(Schema):
    """A release of numbers; the hash names exactly these."""

    dataset: str
    number: int
    public_sha256: str


class EditionOut(Schema):
    """A recipe, releases and a year. None of them ever changes."""

    index: str
    title: str
    what_it_is_not: str
    kind: str
    year: int
    edition: int
    is_demo: bool
    recipe_version: int
    recipe_sha256: str
    edition_sha256: str
    content_sha256: str
    releases: list[UsedReleaseOut]
    base: dict[str, Any]


class EditionsOut(Schema):
    count: int
    editions: list[EditionOut]


class PartOut(Schema):
    """An area (1 to 6) or the total (null). score is null below 60 percent of its numbers."""

    area: int | None
    name: str
    score: float | None
    low_90: float | None
    high_90: float | None
    numbers_present: int
    numbers_of: int
    said: str


class ComponentOut(Schema):
    """One number. why_not says in words why there is none; position is null without goalposts."""

    code: str
    name: str
    area: int
    value: float | None
    unit: str
    moe_90: float | None
    status: str
    why_not: str
    period: str
    release: str
    position: float | None
    goalpost_bad: float | None
    goalpost_good: float | None


class PlaceOut(Schema):
    place: str
    key: str
    name: str
    areas: list[PartOut]
    total: PartOut
    components: list[ComponentOut]


class PlaceDetailOut(PlaceOut):
    edition: EditionOut


class PlacesOut(Schema):
    """One page of places, by name; never by score."""

    count: int
    page: int
    pages: int
    edition: EditionOut
    places: list[PlaceOut]


class TeamWeightsOut(Schema):
    """Points by area, of 100."""

    key: str
    name: str
    city: str
    points: dict[str, float]
    is_demo: bool


class WeightsOut(Schema):
    count: int
    weights: list[TeamWeightsOut]
