"""The demo story told once, beside it what its readers need, and copied for each file of tests."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings

from tests.indicators import ground as numbers
from tests.kept import kept
from tests.wellbeing import ground as index
from thrive.base.refs import SYSTEM
from thrive.demo import story
from thrive.demo.numbers_told import numbers_are_published
from thrive.indicators.actions.how_made import Telling, write
from thrive.indicators.actions.importing import Said, receive
from thrive.indicators.models import HowMade
from thrive.people.models import Person
from thrive.wellbeing.actions.sittings import open_sitting
from thrive.wellbeing.models import WeighingSitting

SHOWN = "acs1-b17020"  # the data set of the package that is published for these tests
TOLD = "told_once"


@contextmanager
def told_here() -> Iterator[None]:
    """Telling takes far longer than copying. Numbers go into a folder of their own, and leave with
    the rows that name them."""
    with tempfile.TemporaryDirectory() as folder, _kept_in(Path(folder), Path(folder) / "files"):
        rows = _in_a_copied_file if connection.vendor == "sqlite" else _in_a_copied_database
        connection.ensure_connection()
        with rows() as found:
            shutil.copytree(found / "numbers", folder, dirs_exist_ok=True)
            shutil.copytree(found / "files", settings.MEDIA_ROOT, dirs_exist_ok=True)
            yield


@contextmanager
def _in_a_copied_file() -> Iterator[Path]:
    here = connection.connection
    with closing(sqlite3.connect(":memory:")) as before:
        here.backup(before)
        found = kept("told", _written_to_a_file)
        with closing(sqlite3.connect(found / "told")) as told:
            told.backup(here)
        try:
            yield found
        finally:
            before.backup(here)


def _written_to_a_file(folder: Path) -> None:
    """The told database, its numbers and its files, for every process to copy."""
    _tell_into(folder)
    with closing(sqlite3.connect(folder / "told")) as told:
        connection.connection.backup(told)


@contextmanager
def _in_a_copied_database() -> Iterator[Path]:
    """PostgreSQL copies a database that nobody reads; this process reads the copy until it is done."""
    server = hashlib.sha256(os.environ["DATABASE_URL"].encode()).hexdigest()[:8]
    found = kept(f"told-{server}", _written_to_a_database)
    before = connection.settings_dict["NAME"]
    _read_a_copy(f"{before}_told", of=TOLD)
    try:
        yield found
    finally:
        _read(before)
        _ask(f"DROP DATABASE {before}_told")


def _written_to_a_database(folder: Path) -> None:
    before = connection.settings_dict["NAME"]
    _read_a_copy(TOLD, of=before)
    _tell_into(folder)
    _read(before)


def _read_a_copy(name: str, *, of: str) -> None:
    connection.close()
    _ask(f"CREATE DATABASE {name} TEMPLATE {of}")
    _read(name)


def _read(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def _ask(statement: str) -> None:
    with connection._nodb_cursor() as server:
        server.execute(statement)


def _tell_into(folder: Path) -> None:
    numbers = folder / "numbers"
    numbers.mkdir()
    with _kept_in(numbers, folder / "files"), transaction.atomic():
        _tell()
        connection.run_on_commit.clear()  # mails and jobs of the story: no test waits for them


def _tell() -> None:
    """The story, and beside it a table everybody reads, a draft release, a text, an import that waits for its
    columns, an edition of the index and a draft of the next, and a sitting that is open in Vallejo."""
    story.tell()
    numbers_are_published([SHOWN], invented=False)
    told = HowMade.objects.shown().get(dataset__slug=SHOWN, language="en")
    words = Telling(told.counts, told.taken_from, told.steps, told.cannot_say)
    made = {"indicator": told.indicator, "language": "en", "telling": words}
    write(told.dataset, **made, by=Person.objects.get(email="ana@example.org"))
    draft = numbers.draft()
    receive(draft.dataset, chunks=[b"place\n"], name="f.csv", said=Said("csv"), by=SYSTEM)
    tables = index.releases("svi-2018")
    ana, imani = (Person.objects.get(email=f"{key}@example.org") for key in ("ana", "imani"))
    shown = index.made("public-tables", "place", 2021, tables, 2021, by=ana)
    index.published(shown, by=(ana, imani))
    index.made("public-tables", "place", 2020, tables, by=ana)
    weighed = WeighingSitting.objects.published().get(community__slug="vallejo")
    coach = Person.objects.get(email="luz@example.org")
    open_sitting(weighed.community, question="And what next?", by=coach)


def _kept_in(numbers: Path, files: Path) -> override_settings:
    files.mkdir()
    return override_settings(DATA_DIR=numbers, MEDIA_ROOT=files)
