"""The protected view of a release, made from its numbers as imported, before anybody approves it.

It is written beside the release, in `.checked`, where no page looks. Publishing moves exactly what
was checked into its place.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as parquet
from django.db import transaction
from django.db.models import QuerySet

from thrive.base import clock, history
from thrive.base.decisions import Refused, require
from thrive.indicators import rules
from thrive.indicators.actions.shaping import SHAPES_FILE, write_shapes
from thrive.indicators.models import Dataset, Indicator, Release
from thrive.indicators.protection import Before, Guard, Protected, protect
from thrive.indicators.queries.comparing import before, compare
from thrive.indicators.store.manifest import Manifest, read_manifest
from thrive.indicators.store.raw import raw_batches
from thrive.indicators.store.schema import HIDDEN, OBSERVATION
from thrive.indicators.store.write import indicator_file, write_release
from thrive.places.models import Geography

CHECKED = ".checked"
BEAT = 1.0  # seconds between two words on how far it is


def check(release: Release, *, by: Any) -> Release:
    """Reckon what is hidden, and keep the view for the reviewers. Checked again, it is the same."""
    return carry_out(begin(release, by=by), by=by)


@transaction.atomic
def begin(release: Release, *, by: Any) -> Release:
    """From now on it is being checked, and nobody else begins."""
    row = Release.objects.select_for_update(no_key=True).get(pk=release.pk)
    require(rules.may_check(by, row))
    row.check_beat_at, row.rows_checked, row.check_stopped = clock.now(), 0, False
    row.save(update_fields=["check_beat_at", "rows_checked", "check_stopped"])
    return row


def carry_out(release: Release, *, by: Any) -> Release:
    """The check that was begun. Whatever happens, it ends."""
    release = Release.objects.select_related("dataset__source").get(pk=release.pk)
    try:
        return _carried_out(release, by)
    except BaseException as fault:
        stopped = not isinstance(fault, Refused)
        _begun(release).update(check_beat_at=None, check_stopped=stopped)
        raise


def _begun(release: Release) -> QuerySet[Release]:
    return Release.objects.filter(pk=release.pk, check_beat_at__isnull=False)


def _carried_out(release: Release, by: Any) -> Release:
    work = Path(tempfile.mkdtemp(prefix=".checking-", dir=release.folder))
    try:
        if release.dataset.kind == Dataset.Kind.SHAPES:
            told, manifest = _shapes(release, work)
        else:
            told, manifest = _numbers(release, work)
        return _kept(release, work, told, manifest, by)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def checked_folder(release: Release) -> Path:
    return release.folder / CHECKED / "public"


def _shapes(release: Release, work: Path) -> tuple[dict[str, Any], Manifest]:
    """Outlines are nobody's secret: they are published as they are."""
    raw = release.folder / "raw"
    facts = dict(read_manifest(raw).facts)
    table = parquet.read_table(raw / SHAPES_FILE)
    manifest = write_shapes(work, table, stage="public", facts=facts)
    return {
        "statuses": {"ok": table.num_rows},
        "hidden": {},
        "repaired": facts["repaired"],
    }, manifest


def _numbers(release: Release, work: Path) -> tuple[dict[str, Any], Manifest]:
    told = Told()
    facts = _told_of(release)
    parts = _by_indicator(release.folder, work / "parts")
    batches = _protected(release, parts, told)
    manifest = write_release(work, batches, stage="public", facts=facts)
    found = told.as_json(facts["protection"])
    earlier = before(release)
    if earlier is not None:
        rows = [astuple(row) for row in compare(release, earlier)]
        found["beside"] = {"number": earlier.number, "rows": rows}
    return found, manifest


def _told_of(release: Release) -> dict[str, Any]:
    """The provenance that goes with the public numbers.

    Their fingerprint is public. Were the hash or the size of a file with small counts in it, whoever
    knows all of the file but one count of ten could try which of the ten gives that fingerprint.
    """
    facts = dict(read_manifest(release.folder / "raw").facts)
    counts = release.dataset.protection == Dataset.Protection.COUNTS
    if counts:
        facts["source"] = {"name": facts["source"]["name"]}
    return facts | {"protection": Guard(counts).as_json()}


class Told:
    """What the reviewers are told of a check."""

    def __init__(self) -> None:
        self.statuses: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.hidden: dict[str, Counter[str]] = {}
        self.whole: list[str] = []
        self.above: dict[str, Any] = {}

    def add(self, indicator: str, period: str, found: Protected) -> None:
        self.statuses.update(found.statuses)
        self.reasons.update(found.reasons)
        self.hidden.setdefault(indicator, Counter()).update(found.statuses)
        for keys, steps in found.above.items():
            kept = self.above.get(keys)
            if kept is None or steps[0][1] > kept[0][1]:
                self.above[keys] = steps
        if found.whole:
            self.whole.append(f"{indicator} {period}")

    def as_json(self, recipe: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "recipe": dict(recipe),
            "statuses": dict(self.statuses),
            "reasons": {key: n for key, n in self.reasons.items() if n},
            "hidden": {key: dict(counts) for key, counts in sorted(self.hidden.items())},
            "whole": self.whole,
            "ladders": self.above,
        }


class _Beat:
    """A word about once a second on how far the check is."""

    def __init__(self, release: Release) -> None:
        self.release, self.rows, self.last = release, 0, time.monotonic()

    def tell(self) -> None:
        if time.monotonic() - self.last >= BEAT:
            _begun(self.release).update(check_beat_at=clock.now(), rows_checked=self.rows)
            self.last = time.monotonic()


def _by_indicator(folder: Path, to: Path) -> dict[str, Path]:
    """The numbers as imported, dealt out to one file an indicator."""
    to.mkdir()
    writers: dict[str, Any] = {}
    try:
        for batch in raw_batches(folder):
            table = pa.Table.from_batches([batch])
            for slug in pc.unique(batch.column("indicator")).to_pylist():
                if slug not in writers:
                    writers[slug] = parquet.ParquetWriter(to / f"{slug}.parquet", OBSERVATION)
                mine = table.filter(pc.equal(table.column("indicator"), slug))
                writers[slug].write_table(mine)
    finally:
        for writer in writers.values():
            writer.close()
    return {slug: to / f"{slug}.parquet" for slug in sorted(writers)}


def _protected(release: Release, parts: Mapping[str, Path], told: Told) -> Iterator[pa.RecordBatch]:
    counts = release.dataset.protection == Dataset.Protection.COUNTS
    about = {one.slug: one for one in Indicator.objects.filter(slug__in=parts)}
    populations = _populations()
    earlier = _before(release) if counts else None
    beat = _Beat(release)
    for slug, path in parts.items():
        one = about.get(slug)
        guard = Guard(
            counts=counts,
            people=one.counts_people if one else True,
            per=float(one.per) if one else 0.0,
        )
        table = parquet.read_table(path).cast(OBSERVATION)
        for period in sorted(pc.unique(table.column("period")).to_pylist()):
            mine = table.filter(pc.equal(table.column("period"), period))
            was = _rows_before(earlier, slug, period) if earlier else None
            found = protect(mine, guard, populations=populations, before=was)
            told.add(slug, period, found)
            beat.rows += mine.num_rows
            beat.tell()
            yield from found.table.combine_chunks().to_batches()


def _populations() -> dict[str, int]:
    rows = Geography.objects.exclude(population=None).values_list("kind", "geoid", "population")
    return {f"{kind}:{geoid}": people for kind, geoid, people in rows if people is not None}


def _before(release: Release) -> Release | None:
    """The newest release of the set that the public has seen, withdrawn or not."""
    seen = release.dataset.releases.exclude(published_at=None).exclude(pk=release.pk)
    return seen.select_related("dataset").order_by("-number").first()


def _rows_before(earlier: Release, slug: str, period: str) -> dict[tuple[str, str], Before] | None:
    """Numbers as imported then, and whether they were shown."""
    public = earlier.folder / "public" / indicator_file(slug)
    if not public.exists():
        return None
    columns = ["place", "groups", "period", "status"]
    shown = {
        (row["place"], row["groups"]): row["status"] not in HIDDEN
        for row in parquet.read_table(public, columns=columns).to_pylist()
        if row["period"] == period
    }
    wanted = [("indicator", "=", slug), ("period", "=", period)]
    raw = parquet.read_table(
        earlier.folder / "raw" / "observations.parquet",
        columns=["place", "groups", "numerator", "denominator", "value"],
        filters=wanted,
    )
    found = {}
    for row in raw.to_pylist():
        key = (row["place"], row["groups"])
        part = row["numerator"] if row["numerator"] is not None else row["value"]
        found[key] = Before(_float(part), _float(row["denominator"]), shown.get(key, False))
    return found


def _float(value: float | None) -> float:
    return float("nan") if value is None else value


def _kept(
    release: Release, work: Path, told: dict[str, Any], manifest: Manifest, by: Any
) -> Release:
    with transaction.atomic():
        row = Release.objects.select_for_update(no_key=True).get(pk=release.pk)
        row.dataset = release.dataset
        require(rules.may_keep_check(by, row))
        to = checked_folder(row)
        shutil.rmtree(to.parent, ignore_errors=True)
        to.parent.mkdir()
        (work / "public").rename(to)
        row.disclosure = {**told, "fingerprint": manifest.fingerprint, "at": str(clock.today())}
        row.check_beat_at, row.rows_checked = None, row.rows
        row.save(update_fields=["disclosure", "check_beat_at", "rows_checked"])
        hidden = {k: n for k, n in told["statuses"].items() if k.startswith("suppressed")}
        history.record("check_release", on=row, by=by, hidden=hidden)
    return row
