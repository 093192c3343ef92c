"""The numbers an index is made of, read from the protected view of published releases.

There is no other way in: `Observations` opens the `public` stage of a release and nothing else. A
hidden observation arrives as a status without a number, like one that was never published.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thrive.indicators.models import Release
from thrive.indicators.store.read import Observations
from thrive.indicators.store.schema import MISSING
from thrive.wellbeing.queries.places import places_of
from thrive.wellbeing.recipes.designs import REACH

Floats = NDArray[np.float64]
ABSENT = "absent"  # no release holds the indicator for this kind of place


@dataclass(frozen=True)
class Column:
    """One indicator of all places, in the order of `ids`: `value`, `moe` (n,), `status` (n,).

    `period` and `release` (a pk) say where it is from; both empty where no release holds it.
    """

    value: Floats
    moe: Floats
    status: NDArray[np.str_]
    period: str = ""
    release: int | None = None


def columns(
    slugs: Sequence[str], releases: Sequence[Release], *, kind: str, year: int
) -> Mapping[str, Column]:
    """Each indicator from the first release that holds it for this kind, no newer than `year` and
    no older than REACH years; of that release, its newest period."""
    ids = places_of(kind)
    row = {place: at for at, place in enumerate(ids)}
    opened = [(one, Observations(one.folder / "public")) for one in releases]
    return {slug: _column(slug, opened, kind, year, row) for slug in slugs}


def _column(
    slug: str,
    opened: Sequence[tuple[Release, Observations]],
    kind: str,
    year: int,
    row: Mapping[str, int],
) -> Column:
    n = len(row)
    value, moe = np.full(n, np.nan), np.full(n, np.nan)
    status = np.full(n, ABSENT, dtype="U24")
    for release, numbers in opened:
        period = _newest(numbers, slug, kind, year)
        if not period:
            continue
        status[:] = MISSING
        for whose in (kind, "state"):
            found = numbers.map_of(slug, int(period[-4:]), whose)
            for one in found.to_pylist():
                at = row.get(one["place"])
                if at is not None and one["period"] == period:
                    status[at] = one["status"]
                    value[at] = np.nan if one["value"] is None else one["value"]
                    moe[at] = np.nan if one["moe"] is None else one["moe"]
        return Column(value, moe, status, period, release.pk)
    return Column(value, moe, status)


def _newest(numbers: Observations, slug: str, kind: str, year: int) -> str:
    """The newest period in reach that the release has for this kind; "" for none."""
    periods = {
        one.period
        for one in numbers.manifest.coverage
        if one.indicator == slug and one.kind == kind and 0 <= year - int(one.period[-4:]) <= REACH
    }
    return max(periods, key=lambda period: (period[-4:], period), default="")
