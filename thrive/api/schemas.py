"""What the API says: the same page objects as the pages, as plain data."""

from __future__ import annotations

import datetime

from ninja import Schema


class Refusal(Schema):
    """Why the answer is no, in a sentence."""

    refused: str


class SourceOut(Schema):
    """Where a figure comes from."""

    title: str
    publisher: str
    vintage: str


class StandingOut(Schema):
    """A city's place in the program. stage is where on the way, tier how much support."""

    status: str
    tier: str | None = None
    stage: str | None = None
    cycle: str | None = None
    since: datetime.date | None = None


class CityOut(Schema):
    """One community. Population is the 2020 Census count for cities."""

    slug: str
    name: str
    legal_name: str
    kind: str
    geoid: str | None
    county: str | None
    region: str | None
    population: int | None
    latitude: float | None
    longitude: float | None
    is_demo: bool
    standing: StandingOut
    page: str


class CityDetailOut(CityOut):
    population_source: SourceOut | None


class CitiesOut(Schema):
    """One page of cities. Sorted by name, county or population; never by results."""

    count: int
    page: int
    pages: int
    next: str | None
    cities: list[CityOut]


class CountyOut(Schema):
    """One county; population is the April 1, 2020 estimates base of the Census Bureau."""

    geoid: str
    name: str
    legal_name: str
    region: str
    population: int
    cities: int


class CountiesOut(Schema):
    count: int
    source: SourceOut
    counties: list[CountyOut]


class SeatsOut(Schema):
    """cap is null where there is no limit."""

    tier: str
    cap: int | None
    taken: int


class CycleOut(Schema):
    slug: str
    name: str
    starts_on: datetime.date
    ends_on: datetime.date
    accepts_applications: bool
    rulebook: str
    is_demo: bool
    seats: list[SeatsOut]


class CyclesOut(Schema):
    count: int
    cycles: list[CycleOut]


class YearsOut(Schema):
    kind: str
    years: list[int]
    illustrative: bool


class IndicatorOut(Schema):
    slug: str
    name: str
    definition: str
    unit: str
    per: int
    direction: str
    area: str
    places: list[YearsOut]
    page: str


class IndicatorsOut(Schema):
    count: int
    indicators: list[IndicatorOut]


class NumberOut(Schema):
    """`margin_of_error_90` is half the 90 % interval; hidden numbers carry their status and reason."""

    place: str
    place_code: str
    indicator: str
    period: str
    groups: str
    value: float | None
    margin_of_error_90: float | None
    low_90: float | None
    high_90: float | None
    numerator: float | None
    denominator: float | None
    status: str
    reason: str
    computed: bool
    illustrative: bool
    data_set: str
    release: int
    source: str
    license: str


class NumbersOut(Schema):
    title: str
    definition: str
    address: str
    citation: str
    count: int
    numbers: list[NumberOut]
