"""`thrive data …`: what operators do with numbers from the command line.

Exit codes: 0 done · 1 refused, with the reason · 2 the words of the call are off.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from thrive.base.decisions import Refused
from thrive.base.refs import SYSTEM
from thrive.indicators.actions import catalog, disclosing, importing, reviewing
from thrive.indicators.files import problems as reports
from thrive.indicators.files.columns import Columns
from thrive.indicators.files.formats import FORMATS
from thrive.indicators.files.reasons import NOTES, REASONS
from thrive.indicators.models import Dataset, ImportRun, Release
from thrive.indicators.queries.comparing import before, compare
from thrive.people.models import Person

Say = Callable[..., None]
SHOWN = 20


def _refusals(deed: Callable[..., int]) -> Callable[..., int]:
    def guarded(said: argparse.Namespace, *, say: Say) -> int:
        try:
            return deed(said, say=say)
        except Refused as refusal:
            say(refusal.sentence)
            return 1

    return guarded


@_refusals
def list_all(said: argparse.Namespace, *, say: Say) -> int:
    for dataset in Dataset.objects.by_title().prefetch_related("releases"):
        say(f"{dataset.slug}: {dataset.title}")
        for release in sorted(dataset.releases.all(), key=lambda one: one.number):
            say(
                f"  {release.number}  {release.get_status_display()}  {release.vintage}  "
                f"{release.rows:,} rows  {release.source_name}"
            )
    return 0


@_refusals
def open_set(said: argparse.Namespace, *, say: Say) -> int:
    words = ("slug", "title", "publisher", "source", "license", "address", "kind", "protection")
    opened = catalog.open_dataset(
        catalog.NewDataset(**{name: getattr(said, name) for name in words}), by=SYSTEM
    )
    say(f"{opened.slug} is open.")
    return 0


@_refusals
def import_file(said: argparse.Namespace, *, say: Say) -> int:
    path = Path(said.file)
    dataset = Dataset.objects.filter(slug=said.dataset).first()
    if said.format not in FORMATS:
        say(f"{said.format} is none of the formats: {', '.join(FORMATS)}.")
        return 2
    if dataset is None:
        say(f"There is no data set {said.dataset}. Open it with: thrive data open")
        return 2
    if not path.is_file():
        say(f"There is no file {said.file}.")
        return 2
    try:
        columns = _columns(said.mapping)
    except (OSError, ValueError) as fault:
        say(f"The mapping cannot be used: {fault}.")
        return 2
    what = importing.Said(said.format, said.period, "", said.tracts, said.encoding, columns)
    run = importing.receive(dataset, chunks=_chunks(path), name=path.name, said=what, by=SYSTEM)
    run = importing.carry_out(run, by=SYSTEM)
    return _told(run, said.problems, say)


@_refusals
def compare_releases(said: argparse.Namespace, *, say: Say) -> int:
    release = _release(said.release, say)
    earlier = before(release) if release else None
    if release is None or earlier is None:
        say("There is no earlier release to compare it with.")
        return 1
    say(f"{release} beside release {earlier.number}: rows added, removed, changed, the same")
    for row in compare(release, earlier):
        say(f"  {row.indicator}: {row.added:,} {row.removed:,} {row.changed:,} {row.same:,}")
    return 0


@_refusals
def check(said: argparse.Namespace, *, say: Say) -> int:
    release, person = _release(said.release, say), _person(said.by, say)
    if release is None or person is None:
        return 2
    found = disclosing.check(release, by=person)
    for status, count in sorted(found.disclosure["statuses"].items()):
        say(f"  {status}: {count:,}")
    return 0


@_refusals
def withdraw(said: argparse.Namespace, *, say: Say) -> int:
    release, person = _release(said.release, say), _person(said.by, say)
    if release is None or person is None:
        return 2
    reviewing.withdraw(release, reason=said.reason, by=person)
    say(f"{release} is withdrawn.")
    return 0


DEEDS: dict[str, Callable[..., int]] = {
    "list": list_all,
    "open": open_set,
    "import": import_file,
    "compare": compare_releases,
    "check": check,
    "withdraw": withdraw,
}


def _columns(path: str | None) -> Columns | None:
    return Columns.from_json(json.loads(Path(path).read_text("utf-8"))) if path else None


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            yield chunk


def _told(run: ImportRun, to: str | None, say: Say) -> int:
    for note, count in run.notes.items():
        say(f"  {count:,} {NOTES[note]}")
    if run.status == "refused":
        say(f"Nothing was imported: {run.problems:,} problems.")
        for reason, count in run.by_reason.items():
            say(f"  {count:,} × {REASONS[reason]}")
        found = list(reports.read(run.problems_file))
        for one in found[:SHOWN]:
            say(f"  line {one.line}, {one.column or 'the line'}: {one.value!r} {one.sentence}")
        if to:
            Path(to).write_text(reports.as_csv(found), encoding="utf-8")
            say(f"All of them are in {to}.")
        return 1
    assert run.release is not None
    words = "was imported before" if run.status == "same" else "is a draft"
    say(f"{run.release} {words}: {run.release.rows:,} rows, {run.release.places:,} places.")
    return 0


def _release(said: str, say: Say) -> Release | None:
    slug, _, number = said.partition("/")
    found = Release.objects.filter(
        dataset__slug=slug, number=int(number) if number.isdigit() else 0
    )
    release = found.select_related("dataset").first()
    if release is None:
        say(f"There is no release {said}.")
    return release


def _person(email: str, say: Say) -> Person | None:
    person = Person.objects.filter(email__iexact=email).first()
    if person is None:
        say(f"Nobody here uses {email}.")
    return person
