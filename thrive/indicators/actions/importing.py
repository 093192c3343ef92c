"""A file becomes a draft release, or a report of what is wrong with it. Nothing in between is kept.

`receive` takes the file in; `carry_out` reads it into a folder of its own, which is moved into its
place only when every row was good. Reading happens outside of any transaction, so that the site
goes on and everybody sees how far it is.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from django.conf import settings
from django.db import transaction

from thrive.base import clock, history
from thrive.base.decisions import Refused, no, require
from thrive.base.refs import SYSTEM, Ref
from thrive.indicators import rules
from thrive.indicators.actions.catalog import add_described, write_framework
from thrive.indicators.actions.remembering import remember
from thrive.indicators.actions.shaping import write_shapes
from thrive.indicators.files import problems as reports
from thrive.indicators.files import shapes
from thrive.indicators.files.columns import Columns
from thrive.indicators.files.formats import FORMATS
from thrive.indicators.files.limits import USUAL
from thrive.indicators.files.problems import Broken, Problems
from thrive.indicators.files.reading import Ask, Described
from thrive.indicators.files.reasons import REASONS
from thrive.indicators.lifecycle import IMPORT
from thrive.indicators.models import Dataset, ImportRun, Indicator, Release
from thrive.indicators.store.manifest import Manifest
from thrive.indicators.store.write import write_release
from thrive.people.models import Person

CHUNK = 1 << 20
BEAT = 1.0  # seconds between two words on how far it is


@dataclass(frozen=True, slots=True)
class Said:
    """What people say of a file. `period`, `tracts` and `columns` where its format needs them."""

    format: str
    period: str = ""
    vintage: str = ""
    tracts: str = ""
    encoding: str = ""
    columns: Columns | None = None


# What a reader gave: what was written, the indicators it brought, the names of its columns.
Read = tuple[Manifest, list[Described], list[str]]


class _Wrong(Exception):
    """The file was read to its end and has problems."""


class _Stopped(Exception):
    """Somebody stopped the import while it was being read."""


def receive(
    dataset: Dataset, *, chunks: Iterable[bytes], name: str, said: Said, by: Any
) -> ImportRun:
    """Take the file in, with its hash, and give it its turn. `chunks` are its bytes in order."""
    shape = FORMATS[said.format].shapes
    require(rules.may_import(by, dataset, shapes=shape))
    with transaction.atomic():
        now = clock.now()
        run = ImportRun.objects.create(
            dataset=dataset,
            format=said.format,
            name=name[-200:],
            size=0,
            sha256="",
            period=said.period,
            vintage=said.vintage,
            tracts=said.tracts,
            encoding=said.encoding,
            columns=said.columns.as_json() if said.columns else {},
            started_at=now,
            beat_at=now,
            by=by if isinstance(by, Person) else None,
        )
        try:
            run.size, run.sha256 = _kept(run, chunks)
        except BaseException:
            shutil.rmtree(run.folder, ignore_errors=True)
            raise
        run.save(update_fields=["size", "sha256"])
        history.record("receive_file", on=run, by=by, sha256=run.sha256, size=run.size)
    return run


def carry_out(run: ImportRun, *, by: Any) -> ImportRun:
    """Read the file and keep what was read as a draft release; or tell of its problems."""
    run = _begun(run, by)
    earlier = _imported_before(run)
    if earlier is not None:
        return _ended(run, "recognize", release=earlier)
    work = _work_folder(run.dataset)
    try:
        read = _read_shapes if FORMATS[run.format].shapes else _read_numbers
        with _told(run):
            return _finished(run, work, read(run, work), by)
    except _Wrong:
        return ImportRun.objects.get(pk=run.pk)
    except _Stopped:
        return ImportRun.objects.get(pk=run.pk)
    except BaseException:
        _ended(run, "stop")
        raise
    finally:
        shutil.rmtree(work, ignore_errors=True)


@transaction.atomic
def stop(run: ImportRun, *, by: Any) -> ImportRun:
    """Nothing of it is kept; the file stays, so that it can be read again."""
    run = ImportRun.objects.select_for_update(no_key=True).get(pk=run.pk)
    require(rules.may_stop(by, run))
    run.status = IMPORT.after(run.status, "stop")
    run.ended_at = clock.now()
    run.save(update_fields=["status", "ended_at"])
    history.record("stop_import", on=run, by=by)
    return run


def _kept(run: ImportRun, chunks: Iterable[bytes]) -> tuple[int, str]:
    run.folder.mkdir(parents=True)
    size, digest = 0, hashlib.sha256()
    with run.file.open("wb") as out:
        for chunk in chunks:
            size += len(chunk)
            if size > USUAL.file:
                raise Refused(no(str(REASONS["too_large"])))
            digest.update(chunk)
            out.write(chunk)
    return size, digest.hexdigest()


def _begun(run: ImportRun, by: Any) -> ImportRun:
    with transaction.atomic():
        row = ImportRun.objects.select_for_update(no_key=True).get(pk=run.pk)
        require(rules.may_begin(by, row))
        row.status = IMPORT.after(row.status, "begin")
        row.lines_read, row.ended_at, row.beat_at = 0, None, clock.now()
        row.save(update_fields=["status", "lines_read", "ended_at", "beat_at"])
        write_framework()
    return ImportRun.objects.select_related("dataset").get(pk=run.pk)


def _imported_before(run: ImportRun) -> Release | None:
    """The living release of the same bytes, read in the same way."""
    earlier = (
        ImportRun.objects.filter(
            dataset=run.dataset, status="done", sha256=run.sha256, format=run.format
        )
        .exclude(release__status__in=["returned", "withdrawn"])
        .select_related("release__dataset")
    )
    alike = ("period", "tracts", "encoding", "columns")
    return next(
        (
            one.release
            for one in earlier
            if all(getattr(one, name) == getattr(run, name) for name in alike)
        ),
        None,
    )


def _work_folder(dataset: Dataset) -> Path:
    """A folder on the same disk as the releases, so that moving from it is one step."""
    home = Path(settings.DATA_DIR) / "releases"
    home.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f".importing-{dataset.slug}-", dir=home))


@contextmanager
def _told(run: ImportRun) -> Iterator[None]:
    """What is wrong with the file as a whole becomes its one problem."""
    try:
        yield
    except Broken as fault:
        problems = Problems()
        problems.add_one(fault.problem)
        _refused(run, problems, {})
        raise _Wrong from None


def _ask(run: ImportRun, folder: Path) -> Ask:
    slugs = Indicator.objects.values_list("slug", flat=True)
    return Ask(
        path=run.file,
        name=run.name,
        folder=folder,
        period=run.period,
        columns=Columns.from_json(run.columns) if run.columns else None,
        known=frozenset(slugs),
        encoding=run.encoding,
        tracts=run.tracts,
    )


def _read_numbers(run: ImportRun, work: Path) -> Read:
    read = FORMATS[run.format].read
    assert read is not None
    folder = work / "reading"
    folder.mkdir()
    reading = read(_ask(run, folder))
    ImportRun.objects.filter(pk=run.pk).update(lines_expected=reading.expects)
    if reading.vintage and not run.vintage:
        run.vintage = reading.vintage

    def batches() -> Iterator[pa.RecordBatch]:
        last = time.monotonic()
        for batch in reading:
            if not reading.problems:
                yield batch
            if time.monotonic() - last >= BEAT:
                _beat(run, reading.rows)
                last = time.monotonic()
        run.notes = dict(reading.notes)
        run.lines_read = reading.rows
        if reading.problems:
            _refused(run, reading.problems, run.notes)
            raise _Wrong
        _beat(run, reading.rows)

    try:
        manifest = write_release(work, batches(), stage="raw", facts=_facts(run))
    except ValueError as fault:  # the store's own look at what readers give it
        raise Broken("unreadable", value=str(fault)) from None
    seen = set(manifest.indicators)
    found = [one for slug, one in reading.found.items() if slug in seen]
    return manifest, found, reading.header if run.columns else []


def _read_shapes(run: ImportRun, work: Path) -> Read:
    folder = work / "reading"
    folder.mkdir()
    found = shapes.read(_ask(run, folder))
    run.notes, run.lines_read = dict(found.notes), found.table.num_rows
    if found.problems:
        _refused(run, found.problems, run.notes)
        raise _Wrong
    facts = {**_facts(run), "repaired": found.repaired}
    return write_shapes(work, found.table, stage="raw", facts=facts), [], []


def _facts(run: ImportRun) -> dict[str, Any]:
    """The provenance that goes with the numbers. No name of a person."""
    return {
        "source": {"name": run.name, "size": run.size, "sha256": run.sha256},
        "publisher": run.dataset.source.publisher,
        "license": run.dataset.source.license,
        "format": run.format,
        "vintage": run.vintage,
        "columns": run.columns,
        "period": run.period,
    }


def _beat(run: ImportRun, lines: int) -> None:
    still = ImportRun.objects.filter(pk=run.pk, status="reading")
    if not still.update(lines_read=lines, beat_at=clock.now()):
        raise _Stopped


def _refused(run: ImportRun, problems: Problems, notes: dict[str, int]) -> None:
    run.folder.mkdir(parents=True, exist_ok=True)
    reports.write(problems.in_order(), run.problems_file)
    _ended(
        run,
        "refuse",
        problems=len(problems),
        by_reason=dict(problems.by_reason),
        notes=notes,
        lines_read=run.lines_read,
    )


@transaction.atomic
def _ended(run: ImportRun, move: str, **columns: Any) -> ImportRun:
    row = ImportRun.objects.select_for_update(no_key=True).get(pk=run.pk)
    if row.status != "reading":
        return row  # somebody stopped it meanwhile
    row.status = IMPORT.after(row.status, move)
    row.ended_at = clock.now()
    for name, value in columns.items():
        setattr(row, name, value)
    row.save()
    if move != "stop":
        row.file.unlink(missing_ok=True)
    history.record(f"{move}_import", on=row, by=row.by or SYSTEM, problems=row.problems)
    return row


def _finished(run: ImportRun, work: Path, read: Read, by: Any) -> ImportRun:
    """The folder takes its number and its place, and the row tells of it, together or not at all."""
    manifest, found, header = read
    placed: Path | None = None
    try:
        with transaction.atomic():
            row = ImportRun.objects.select_for_update(no_key=True).get(pk=run.pk)
            if row.status != "reading":
                raise _Stopped
            dataset = Dataset.objects.select_for_update(no_key=True).get(pk=run.dataset_id)
            last = dataset.releases.order_by("-number").values_list("number", flat=True).first()
            release = _release(run, dataset, (last or 0) + 1, manifest, by)
            add_described(found)
            if header:
                remember(dataset, header=header, columns=run.columns, by=by)
            row.status = IMPORT.after(row.status, "finish")
            row.release, row.ended_at = release, clock.now()
            row.notes, row.lines_read = run.notes, run.lines_read
            row.vintage = run.vintage
            row.save()
            placed = _moved(work / "raw", release.folder / "raw")
            history.record(
                "import_release", on=release, by=by, sha256=run.sha256, rows=manifest.rows
            )
    except BaseException:
        if placed is not None:
            shutil.rmtree(placed.parent, ignore_errors=True)
        raise
    run.file.unlink(missing_ok=True)
    return row


def _release(run: ImportRun, dataset: Dataset, number: int, manifest: Manifest, by: Any) -> Release:
    who: Ref = by if isinstance(by, Ref) else by.ref()
    return Release.objects.create(
        dataset=dataset,
        number=number,
        vintage=run.vintage,
        rows=manifest.rows,
        places=manifest.places,
        indicators=list(manifest.indicators),
        years=list(manifest.years),
        format=run.format,
        source_name=run.name,
        source_size=run.size,
        source_sha256=run.sha256,
        raw_sha256=manifest.files[0].sha256,
        imported_by_kind=who.kind,
        imported_by_id=who.id,
        imported_by_text=who.text[:120],
        imported_at=clock.now(),
    )


def _moved(made: Path, to: Path) -> Path:
    """One step of the file system. A folder without a row is left of a fall and gives way."""
    shutil.rmtree(to.parent, ignore_errors=True)
    to.parent.mkdir(parents=True)
    made.rename(to)
    flush(to.parent)
    flush(to.parent.parent)
    return to


def flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@transaction.atomic
def explain(run: ImportRun, *, columns: Columns, by: Any, header: Iterable[str] = ()) -> ImportRun:
    """What the columns of a waiting file mean; remembered at once for its `header`, so that nobody
    says it again when the file is refused for a row and comes back mended."""
    run = ImportRun.objects.select_for_update(no_key=True).get(pk=run.pk)
    require(rules.may_begin(by, run))
    run.columns = columns.as_json()
    run.save(update_fields=["columns"])
    history.record("explain_columns", on=run, by=by)
    if names := list(header):
        remember(run.dataset, header=names, columns=run.columns, by=by)
    return run
