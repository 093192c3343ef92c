"""One number as every door shows it: page, table, file, map, search, API.

Whatever shows a number of a place takes it from here, so that all of them say the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thrive.indicators.store.schema import HIDDEN, UNSTABLE
from thrive.program.text import Text

REASONS: dict[str, Text] = {
    "missing": Text("The source has no number here.", "La fuente no tiene un dato aquí."),
    "withheld_by_source": Text(
        "Withheld by the source to protect people.",
        "La fuente lo reserva para proteger a las personas.",
    ),
    "suppressed": Text(
        "Withheld: so few people that somebody could be recognized.",
        "Reservado: son tan pocas personas que se podría reconocer a alguien.",
    ),
    "suppressed_secondary": Text(
        "Withheld with another one, so that the other cannot be worked out.",
        "Reservado junto con otro, para que el otro no se pueda calcular.",
    ),
    "unstable": Text(
        "Not reliable: too uncertain to lean on.",
        "Poco confiable: demasiado incierto para apoyarse en él.",
    ),
}


@dataclass(frozen=True, slots=True)
class Edition:
    """A published release, and whose numbers are in it.

    `fingerprint` is the SHA-256 of its public manifest: it names exactly these numbers.
    """

    dataset: str
    title: str
    number: int
    vintage: str
    publisher: str
    source_title: str
    license: str
    address: str
    published_on: datetime.date
    checked_on: datetime.date
    fingerprint: str
    is_illustrative: bool

    @property
    def source(self) -> str:
        return f"{self.publisher}: {self.source_title}"

    @property
    def release(self) -> str:
        return f"{self.dataset}, {self.number}"


@dataclass(frozen=True, slots=True)
class About:
    """What an indicator is, in both languages. `per`: what a value counts per, 100 for percent."""

    slug: str
    name: Text
    definition: Text
    unit: str
    per: int
    direction: str
    area: str
    group: str
    part: Text | None
    whole: Text | None
    is_sensitive: bool
    counts_people: bool
    is_additive: bool


@dataclass(frozen=True, slots=True)
class Made:
    """How an indicator came about on a kind of place; `cautions` are keys of `words.CAUTIONS`."""

    columns: str = ""
    is_computed: bool = False
    cautions: tuple[str, ...] = ()


PUBLISHED = Made()


@dataclass(frozen=True, slots=True)
class Number:
    """`low` and `high` bound the 90 % interval, `moe` is half its width, all in the value's unit.

    Nothing but `status` is known of a hidden number. `groups` is "" for everyone.
    """

    place: str
    indicator: str
    groups: str
    period: str
    year: int
    value: float | None
    low: float | None
    high: float | None
    moe: float | None
    numerator: float | None
    denominator: float | None
    status: str
    edition: Edition
    made: Made = PUBLISHED

    @property
    def is_shown(self) -> bool:
        return self.value is not None

    @property
    def is_unstable(self) -> bool:
        return self.status == UNSTABLE

    @property
    def is_withheld(self) -> bool:
        """Hidden to protect people, here or at the source; a missing number is not."""
        return self.status in HIDDEN and self.status != "missing"

    @property
    def reason(self) -> str:
        """Why it is hidden or not reliable; "" where there is nothing to say."""
        return str(REASONS[self.status]) if self.status in REASONS else ""

    @property
    def source(self) -> str:
        return self.edition.source

    @property
    def release(self) -> str:
        return self.edition.release

    @property
    def is_computed(self) -> bool:
        return self.made.is_computed

    @property
    def is_illustrative(self) -> bool:
        return self.edition.is_illustrative

    @property
    def kind(self) -> str:
        return self.place.partition(":")[0]


def number_of(row: Mapping[str, Any], edition: Edition, made: Made, per: int) -> Number:
    """A row of the store as a number. Limits do not leave what the unit allows: 0 and 100 %."""
    value, moe = row["value"], row["moe"]
    low = high = None
    if value is not None and moe is not None:
        low, high = value - moe, value + moe
        if value >= 0:
            low = max(low, 0.0)
        if per == 100 and value <= 100:
            high = min(high, 100.0)
    return Number(
        place=row["place"],
        indicator=row["indicator"],
        groups=row["groups"],
        period=row["period"],
        year=row["year"],
        value=value,
        low=low,
        high=high,
        moe=moe,
        numerator=row["numerator"],
        denominator=row["denominator"],
        status=row["status"],
        edition=edition,
        made=made,
    )
