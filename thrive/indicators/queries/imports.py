"""What the pages of an import show: how far it is, what is wrong, what its columns may mean."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from thrive.base.decisions import Decision
from thrive.indicators import rules
from thrive.indicators.files import plain
from thrive.indicators.files import problems as reports
from thrive.indicators.files.columns import Columns, guessed, header_fingerprint
from thrive.indicators.files.formats import FORMATS
from thrive.indicators.files.problems import MOST, Broken, Problem
from thrive.indicators.files.reading import Ask
from thrive.indicators.files.reasons import NOTES, REASONS
from thrive.indicators.models import ColumnMapping, Dataset, ImportRun, Release

SHOWN = 100
TONES = {
    "done": "ok", "same": "ok", "refused": "warn", "stopped": "warn", "reading": "info",
    "waiting": "info", "published": "ok", "returned": "warn", "withdrawn": "warn",
    "draft": "open", "first_yes": "info",
}  # fmt: skip


@dataclass(frozen=True)
class RunPage:
    run: ImportRun
    format: str
    tone: str
    problems: list[Problem]
    more: int
    notes: list[tuple[int, str]]
    reasons: list[tuple[int, str]]
    needs_columns: bool
    may_begin: Decision
    may_stop: Decision


@dataclass(frozen=True)
class StartPage:
    runs: list[ImportRun]
    releases: list[tuple[Release, str]]
    has_sets: bool
    may_open: Decision


def start_page(user: Any) -> StartPage:
    """Three queries, however many there are."""
    releases = Release.objects.visible_to(user).select_related("dataset").newest_first()[:20]
    runs = ImportRun.objects.visible_to(user).select_related("dataset").newest_first()[:10]
    return StartPage(
        runs=list(runs),
        releases=[(one, TONES[one.status]) for one in releases],
        has_sets=Dataset.objects.visible_to(user).exists(),
        may_open=rules.may_open(user),
    )


def run_page(run: ImportRun, user: Any) -> RunPage:
    shown = list(islice(_problems(run), SHOWN))
    return RunPage(
        run=run,
        format=str(FORMATS[run.format].name),
        tone=TONES[run.status],
        problems=shown,
        more=max(run.problems - len(shown), 0),
        notes=[(count, str(NOTES[note])) for note, count in run.notes.items()],
        reasons=[(count, str(REASONS[reason])) for reason, count in run.by_reason.items()],
        needs_columns=needs_columns(run),
        may_begin=rules.may_begin(user, run),
        may_stop=rules.may_stop(user, run),
    )


def needs_columns(run: ImportRun) -> bool:
    return run.format == "csv" and run.status in ("waiting", "stopped")


def problems_csv(run: ImportRun) -> str:
    """All kept problems in the language spoken; where there were more, the last line says so."""
    content = reports.as_csv(_problems(run))
    left = run.problems - MOST
    if left > 0:
        content += _("and %(n)s more") % {"n": f"{left:,}"} + "\r\n"
    return content


def _problems(run: ImportRun) -> Iterator[Problem]:
    if run.problems_file.exists():
        yield from reports.read(run.problems_file)


def columns_before_us(run: ImportRun) -> tuple[list[str], Columns, bool] | Problem:
    """The names of the columns, what they mean as far as we know, and whether we remembered it;
    or what is wrong with the file."""
    folder = Path(tempfile.mkdtemp(prefix="thrive-header-"))
    try:
        ask = Ask(run.file, run.name, folder, encoding=run.encoding)
        header = plain.header_of(ask).header
    except Broken as fault:
        return fault.problem
    except FileNotFoundError:
        return Problem(0, "", "unreadable")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if run.columns:
        return header, Columns.from_json(run.columns), False
    mark = header_fingerprint(header)
    kept = ColumnMapping.objects.filter(dataset=run.dataset, fingerprint=mark).first()
    if kept is None:
        return header, guessed(header), False
    return header, Columns.from_json(kept.columns), True
