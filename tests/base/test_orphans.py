"""Files that no row points at are removed a day later; nothing else is."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import FileField

from tests.journey import ground
from thrive.base import clock
from thrive.base.orphans import forget_orphans
from thrive.config.console import main
from thrive.journey.models import CityMilestone, Evidence
from thrive.notices import delivery

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def stored(name: str, hours: int) -> str:
    """A file under this name, that many hours old."""
    kept = default_storage.save(name, ContentFile(b"%PDF-1.7"))
    then = (clock.now() - hours * HOUR).timestamp()
    os.utime(default_storage.path(kept), (then, then))
    return kept


def reachable(hours: int) -> str:
    name = stored("milestones/2026/03/proof.pdf", hours)
    step = CityMilestone.objects.create(
        enrollment=ground.enrolled(), code="T2_3", status="in_progress", moved_at=clock.now()
    )
    Evidence.objects.create(
        milestone=step, kind="file", file=name, sha256="0" * 64, happened_on=ground.day(3),
        words="The flyer.", added_at=clock.now(),
    )  # fmt: skip
    return name


def test_only_an_old_file_that_no_row_names_is_removed() -> None:
    names = [
        reachable(hours=900),
        stored("milestones/2026/03/fresh.pdf", hours=23),
        stored("milestones/2026/03/old.pdf", hours=25),
        stored("agreements/sealed/2026/03/old.pdf", hours=25),
        stored("letters/not-ours.txt", hours=900),
    ]

    gone = forget_orphans()

    assert gone == 2
    assert [default_storage.exists(name) for name in names] == [True, True, False, False, True]
    assert forget_orphans() == 0


def test_a_site_without_any_file_has_no_orphan() -> None:
    assert forget_orphans() == 0


def test_the_console_says_how_many_it_removed(capsys: Any) -> None:
    stored("applications/2026/03/old.pdf", hours=25)

    code = main(["files", "sweep"])

    assert (code, capsys.readouterr().out) == (0, "1 file removed that nothing pointed at\n")


def test_the_worker_sweeps_once_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "_swept_at", None)
    morning = clock.now()
    old = [stored(f"applications/2026/03/{number}.pdf", hours=30) for number in range(3)]

    with clock.at(morning):
        delivery.tidy()
    after_first = default_storage.exists(old[0])
    again = stored("applications/2026/03/later.pdf", hours=30)
    with clock.at(morning + 2 * HOUR):
        delivery.tidy()
    same_day = default_storage.exists(again)
    with clock.at(morning + 25 * HOUR):
        delivery.tidy()

    assert (after_first, same_day, default_storage.exists(again)) == (False, True, False)


def test_every_file_field_stores_into_a_folder_of_its_own() -> None:
    folders = {
        str(field): str(field.upload_to).partition("/")[0]
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, FileField)
    }

    assert [field for field, folder in folders.items() if not folder or "%" in folder] == []
