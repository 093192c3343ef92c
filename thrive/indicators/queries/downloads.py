"""Numbers as the rows of a file: exactly what a page shows, hidden ones with their reason."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from thrive.base import clock
from thrive.indicators.files.giving import Cell, Given
from thrive.indicators.queries.numbers import Number
from thrive.indicators.queries.places import placed

COLUMNS = (
    *("place", "place_code", "indicator", "period", "groups", "value", "margin_of_error_90"),
    *("low_90", "high_90", "numerator", "denominator", "status", "reason", "computed"),
    *("illustrative", "data_set", "release", "source", "license"),
)


def table_of(numbers: Sequence[Number], title: str, path: str, definition: str = "") -> Given:
    """path: the page the numbers stand on, without the site's address."""
    address = settings.SITE_URL + path
    return Given(
        columns=COLUMNS,
        rows=[_row(one) for one in numbers],
        about={
            "title": title,
            "definition": definition,
            "address": address,
            "citation": citation(numbers, title, address),
        },
    )


def citation(numbers: Sequence[Number], title: str, address: str) -> str:
    """How to name these numbers so that others find exactly them."""
    releases = sorted({(one.edition.source, one.release) for one in numbers})
    named = "; ".join(f"{source} ({release})" for source, release in releases)
    return _("%(title)s. %(sources)s. All Children Thrive – California, %(address)s, %(day)s.") % {
        "title": title,
        "sources": named,
        "address": address,
        "day": date_format(clock.today()),
    }


def _row(one: Number) -> tuple[Cell, ...]:
    return (
        placed(one.place).name,
        one.place,
        one.indicator,
        one.period,
        one.groups,
        *map(_short, (one.value, one.moe, one.low, one.high, one.numerator, one.denominator)),
        one.status,
        one.reason,
        one.is_computed,
        one.is_illustrative,
        one.edition.dataset,
        one.edition.number,
        one.source,
        one.edition.license,
    )


def _short(number: float | None) -> float | None:
    """To six digits behind the point: more would only be dust of binary fractions."""
    return None if number is None else round(number, 6)
