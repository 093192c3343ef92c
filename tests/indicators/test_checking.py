"""How far a check is, and that there is one at a time."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.cities import way
from tests.indicators.ground import draft, staff
from thrive.base import clock
from thrive.base.decisions import Refused
from thrive.indicators.actions import disclosing, reviewing, turns
from thrive.indicators.models import Release

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _releases_stay_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """What a thread of its own would do is kept, and done when the test says so."""
    kept: list[Callable[[], object]] = []
    monkeypatch.setattr(turns, "FEW", 0)
    monkeypatch.setattr(turns, "_alone", lambda _name, deed: kept.append(deed))
    return kept


def _page(release: Release, by: Any) -> str:
    found = way.desk(by).get(release.get_absolute_url())
    return " ".join(found.content.decode().split())


def test_a_small_release_is_checked_while_the_person_waits() -> None:
    release = turns.give_check(draft(), by=staff())

    assert (release.is_being_checked, release.rows_checked) == (False, release.rows)
    assert release.disclosure["statuses"] == {"ok": 3, "suppressed": 1, "suppressed_secondary": 1}


def test_a_large_one_is_checked_beside_and_its_page_tells_how_far_it_is(
    waiting: list[Callable[[], object]],
) -> None:
    release, imani = draft(), staff()

    begun = turns.give_check(release, by=imani)
    meanwhile = _page(release, imani)
    for again in (turns.give_check, reviewing.approve):
        with pytest.raises(Refused, match="being checked right now"):
            again(release, by=imani)
    waiting[0]()
    after = _page(release, imani)

    assert begun.is_being_checked
    assert f"0 of {release.rows} rows are checked" in meanwhile
    assert "Nobody has checked yet" not in meanwhile
    assert "rows are checked" not in after
    assert reviewing.approve(release, by=imani).status == "first_yes"


def test_a_check_that_stops_says_so_and_may_begin_again(
    waiting: list[Callable[[], object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    release, imani = draft(), staff()
    turns.give_check(release, by=imani)
    with monkeypatch.context() as patch:
        patch.setattr(disclosing, "protect", lambda *_args, **_more: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            waiting[0]()

    told = _page(release, imani)

    assert "The last check stopped midway" in told
    assert disclosing.check(release, by=imani).stopped_midway is False


def test_what_stops_in_its_own_thread_is_logged_and_goes_no_further(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("thrive.indicators.actions.turns.connections.close_all", lambda: None)

    turns._done("check-1", lambda: 1 / 0)

    assert caplog.messages == ["check-1 stopped"]


def test_a_check_nobody_hears_of_any_more_is_taken_for_stopped() -> None:
    release, imani = draft(), staff()
    with clock.at(clock.now() - datetime.timedelta(minutes=11)):
        begun = disclosing.begin(release, by=imani)
        assert begun.is_being_checked

    assert begun.stopped_midway
    assert disclosing.check(begun, by=imani).disclosure["statuses"]
