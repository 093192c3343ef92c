"""Two people bring a file at the same moment: each gets a number of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from tests.cities.test_seats_at_once import real_database
from tests.house.together import at_once
from tests.indicators.files.way import csv
from tests.indicators.ground import ROWS, brought, dataset, draft, staff
from thrive.indicators.actions import disclosing, reviewing
from thrive.indicators.models import Release

__all__ = ["real_database"]
pytestmark = pytest.mark.database


@pytest.fixture(autouse=True)
def _releases_stay_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


def test_two_files_at_once_get_two_numbers(real_database: None) -> None:
    to = dataset()
    files = [csv(*ROWS), csv(*ROWS[:4])]

    told = at_once(*(lambda content=content: brought(content, to=to) for content in files))

    assert told == ["", ""]
    assert sorted(Release.objects.values_list("number", flat=True)) == [1, 2]


def test_two_second_approvals_at_once_publish_it_once(real_database: None) -> None:
    release = disclosing.check(draft(), by=staff())
    release = reviewing.approve(release, by=staff())
    two = [staff("Omar"), staff("Noor")]

    told = at_once(*(lambda by=by: reviewing.publish(release, by=by) for by in two))

    assert told == ["", "This is already “Published”, so that step is not open."]
