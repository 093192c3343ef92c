"""The shelf: which published release answers which question, and the only way to published numbers.

    shelf = on_shelf()                                   # one query to the database
    shelf.number("place:0681666", "poverty")             # the newest Number, or None

An indicator on a kind of place in a year is answered by one release: the newest published one that
has it, a real one before an illustrative one. Only public data sets stand here. The shelf is kept
between requests and built anew when the list of published releases is another: what was withdrawn a
moment ago is gone at the next request.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from django.conf import settings
from django.db.models import QuerySet

from thrive.base.prepared import prepared
from thrive.indicators.models import Dataset, Release
from thrive.indicators.queries.columns import DIGITS, Rows
from thrive.indicators.queries.held import Held
from thrive.indicators.queries.numbers import PUBLISHED, About, Edition, Made, Number, number_of
from thrive.indicators.queries.stocking import abouts, edition_of, makings
from thrive.indicators.store.coding import kind_of
from thrive.indicators.store.engines import engine
from thrive.indicators.store.read import Observations
from thrive.indicators.store.straight import only

_log = logging.getLogger(__name__)
FEWEST_TO_PART = 10
Slot = tuple[str, str, int]  # indicator, kind of place, year


class Shelf:
    """Answers are Numbers in a fixed order; hidden ones are among them, without their values."""

    def __init__(
        self,
        held: Sequence[Held],
        abouts: Mapping[str, About],
        makings: Mapping[tuple[str, str, str], Made],
    ) -> None:
        self.abouts = abouts
        self._held, self._makings = held, makings
        self._slots: dict[Slot, tuple[Held, str]] = {}
        self._years: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._kinds: dict[str, list[str]] = defaultdict(list)
        self._breaks: dict[Slot, tuple[float, ...]] = {}
        for one in held:
            self._place(one)
        for indicator, kind, year in sorted(self._slots):
            self._years[indicator, kind].append(year)
            if kind not in self._kinds[indicator]:
                self._kinds[indicator].append(kind)

    @property
    def indicators(self) -> list[str]:
        """Slugs of all indicators that have a number somewhere, in order."""
        return sorted(self._kinds)

    @property
    def editions(self) -> list[Edition]:
        return [one.edition for one in self._held]

    def kinds(self, indicator: str) -> list[str]:
        """Kinds of place that have it."""
        return self._kinds.get(indicator, [])

    def years(self, indicator: str, kind: str) -> list[int]:
        """Years that are answered, rising; a period counts by its last year."""
        return self._years.get((indicator, kind), [])

    def keys(self, indicator: str, kind: str, year: int) -> tuple[str, ...]:
        """Keys of the groups an indicator is broken down by: `race`, `age`."""
        found = self._slots.get((indicator, kind, year))
        return found[0].observations.manifest.keys.get(indicator, ()) if found else ()

    def edition(self, indicator: str, kind: str, year: int) -> Edition | None:
        found = self._slots.get((indicator, kind, year))
        return found[0].edition if found else None

    def is_illustrative(self, indicator: str, kind: str) -> bool:
        """Whether all there is of it on this kind of place is invented."""
        found = [self._slots[indicator, kind, year] for year in self.years(indicator, kind)]
        return bool(found) and all(one.edition.is_illustrative for one, _period in found)

    def number(
        self, place: str, indicator: str, year: int | None = None, groups: str = ""
    ) -> Number | None:
        """The number of a year, or of the newest year the place has; None where there is no row."""
        found = self.trend(place, indicator, groups)
        if year is not None:
            found = [one for one in found if one.year == year]
        return found[-1] if found else None

    def trend(self, place: str, indicator: str, groups: str = "") -> list[Number]:
        """By year. Neighbors may come from different releases: see `Number.edition`."""
        kind = kind_of(place)
        asked = {
            id(held): held
            for held, _period in (
                self._slots[indicator, kind, year] for year in self.years(indicator, kind)
            )
        }
        found = [
            number
            for held in asked.values()
            for number in self._chosen(held, held.asked("trend", place, indicator, groups))
        ]
        return sorted(found, key=lambda one: one.year)

    def breakdown(self, place: str, indicator: str, year: int, key: str) -> list[Number]:
        """Everyone (where there is such a row), then each group by `key` alone."""
        found = self._slots.get((indicator, kind_of(place), year))
        if found is None:
            return []
        return self._chosen(found[0], found[0].asked("breakdown", place, indicator, year, key))

    def map_of(
        self, indicator: str, kind: str, year: int, among: Collection[str] = ()
    ) -> list[Number]:
        """Everyone's numbers of the places of a kind (those `among`, else all), by place."""
        found = self._slots.get((indicator, kind, year))
        if found is None:
            return []
        rows = found[0].asked("map_of", indicator, year, kind)
        if among:
            rows = rows.filter(pc.is_in(rows.column("place"), pa.array(sorted(among))))
        return self._chosen(found[0], rows)

    def breaks(self, indicator: str, kind: str, year: int) -> tuple[float, ...]:
        """Four values that part all shown places of a kind into fifths; () where too few have one.

        The same for every map of them, so that two cities' maps can be laid side by side.
        """
        slot = indicator, kind, year
        if slot not in self._breaks:
            found = self._slots.get(slot)
            rows = found[0].asked("map_of", indicator, year, kind) if found else None
            values = rows.column("value").drop_null().to_numpy() if rows is not None else ()
            self._breaks[slot] = (
                tuple(float(x) for x in np.percentile(values, (20, 40, 60, 80)))
                if len(values) >= FEWEST_TO_PART
                else ()
            )
        return self._breaks[slot]

    def all_places(self, indicator: str, kind: str, year: int) -> Rows | None:
        """As `map_of`, with every group: the file of all places. None where nothing answers."""
        found = self._slots.get((indicator, kind, year))
        if found is None:
            return None
        held, period = found
        rows = held.observations.all_places(indicator, year)
        mine = pc.and_(
            pc.starts_with(rows.column("place"), f"{kind}:"),
            pc.equal(rows.column("period"), period),
        )
        return self._rows(held, indicator, kind, only(rows, mine))

    def everyone(self, indicator: str, kind: str, year: int) -> Rows | None:
        """The rows of `map_of` in columns."""
        found = self._slots.get((indicator, kind, year))
        if found is None:
            return None
        rows = found[0].observations.map_of(indicator, year, kind)
        rows = only(rows, pc.equal(rows.column("period"), found[1]))
        return self._rows(found[0], indicator, kind, rows)

    def series(self, place: str, indicator: str) -> list[Rows]:
        """Every year and every group of one indicator in one place, a Rows for each release."""
        kind = kind_of(place)
        periods: dict[Held, list[str]] = defaultdict(list)
        for year in self.years(indicator, kind):
            held, period = self._slots[indicator, kind, year]
            periods[held].append(period)
        found = []
        for held, answered in periods.items():
            rows = held.observations.series(place, indicator)
            mine = pc.is_in(rows.column("period"), pa.array(answered))
            found.append(self._rows(held, indicator, kind, only(rows, mine)))
        return found

    def averages(self, year: int) -> list[dict[str, Any]]:
        """Each indicator and group in a year, over the places of a kind that show a value."""
        found = [
            row | {name: round(row[name], DIGITS) for name in ("mean", "lowest", "highest")}
            for held in self._held
            if year in held.observations.manifest.years
            for row in held.observations.averages(year).to_pylist()
            if self._slots.get((row["indicator"], row["kind"], year)) == (held, row["period"])
        ]
        return sorted(found, key=lambda row: (row["indicator"], row["kind"], row["groups"]))

    def profile(self, place: str, these: Iterable[str] | None = None) -> list[Number]:
        """Everyone's numbers of a place, all years of all indicators or of these alone, by indicator
        and year."""
        wanted = None if these is None else pa.array(these, pa.string())
        found = [
            number
            for held, rows in self._of(place)
            for number in self._chosen(
                held,
                rows if wanted is None else rows.filter(pc.is_in(rows["indicator"], wanted)),
            )
        ]
        return sorted(found, key=lambda one: (one.indicator, one.year))

    def measured(self, place: str) -> set[str]:
        """The indicators there is a number of."""
        kind = kind_of(place)
        return {
            slug
            for held, rows in self._of(place)
            for slug, year, period in zip(
                *(rows[name].to_pylist() for name in ("indicator", "year", "period")), strict=True
            )
            if self._slots.get((slug, kind, year)) == (held, period)
        }

    def _of(self, place: str) -> Iterator[tuple[Held, pa.Table]]:
        kind = kind_of(place)
        for held in self._held:
            if kind in held.observations.manifest.kinds:
                yield held, held.asked("profile", place)

    def made(self, edition: Edition, indicator: str, kind: str) -> Made:
        return self._makings.get((edition.dataset, indicator, kind), PUBLISHED)

    def _rows(self, held: Held, indicator: str, kind: str, rows: pa.Table) -> Rows:
        about = self.abouts.get(indicator)
        made = self.made(held.edition, indicator, kind)
        return Rows(rows, held.edition, made, about.per if about else 0)

    def _place(self, held: Held) -> None:
        """Fill the slots that nothing newer fills. Two periods of one release may end in a year:
        the one with more places is taken, of equals the longer."""
        best: dict[Slot, tuple[int, int, str]] = {}
        for one in held.observations.manifest.coverage:
            slot = one.indicator, one.kind, int(one.period[-4:])
            rank = one.places, len(one.period), one.period
            best[slot] = max(best.get(slot, rank), rank)
        for slot, (_places, _length, period) in best.items():
            if slot not in self._slots:
                self._slots[slot] = held, period

    def _chosen(self, held: Held, rows: pa.Table) -> list[Number]:
        """The rows this release answers for; others are answered by a newer one."""
        found = []
        for row in rows.to_pylist():
            indicator, kind = row["indicator"], kind_of(row["place"])
            if self._slots.get((indicator, kind, row["year"])) == (held, row["period"]):
                about = self.abouts.get(indicator)
                made = self.made(held.edition, indicator, kind)
                found.append(number_of(row, held.edition, made, about.per if about else 0))
        return found


_Key = tuple[Any, ...]
_kept: tuple[_Key, Shelf] | None = None
_doors: dict[_Key, Observations] = {}


def on_shelf() -> Shelf:
    """What is published now. One query, unless something was published or withdrawn."""
    global _kept
    key = (str(settings.DATA_DIR), settings.OBSERVATIONS_ENGINE, tuple(_published()))
    if _kept is None or _kept[0] != key:
        _kept = key, _built()
    return _kept[1]


@prepared
def _published() -> QuerySet[Release, tuple[int, str]]:
    shown = Release.objects.published().filter(
        dataset__visibility=Dataset.Visibility.PUBLIC, dataset__kind=Dataset.Kind.OBSERVATIONS
    )
    return shown.order_by("-published_at", "-pk").values_list("pk", "public_sha256")


def _built() -> Shelf:
    rows = Release.objects.select_related("dataset__source").in_bulk(
        [pk for pk, _fingerprint in _published()]
    )
    newest = sorted(rows.values(), key=lambda one: (one.published_at, one.pk), reverse=True)
    real_first = sorted(newest, key=lambda one: one.dataset.is_illustrative)
    held = [found for found in map(_held, real_first) if found is not None]
    used = {one.indicator for each in held for one in each.observations.manifest.coverage}
    return Shelf(held, abouts(used), makings())


def _held(release: Release) -> Held | None:
    """None, and a line in the log, where the folder is not what two people approved."""
    folder: Path = release.folder / "public"
    key = (folder, release.public_sha256, settings.OBSERVATIONS_ENGINE)
    try:
        found = _doors.get(key)
        if found is None:
            found = Observations(folder, engine=engine(settings.OBSERVATIONS_ENGINE))
            if found.manifest.fingerprint != release.public_sha256:
                raise ValueError(f"{folder} is not the release that was approved.")
            _doors[key] = found
    except ValueError as fault:
        _log.error("release %s is not shown: %s", release.pk, fault)
        return None
    return Held(edition_of(release), found)
