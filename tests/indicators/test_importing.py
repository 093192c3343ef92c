"""A file becomes a draft release or a report; nothing in between."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from tests.indicators.files.way import LONG, csv
from tests.indicators.ground import ROWS, brought, dataset, draft, published, staff
from thrive.base import history
from thrive.base.decisions import Refused
from thrive.base.refs import SYSTEM
from thrive.indicators.actions import importing, reviewing
from thrive.indicators.actions.importing import Said
from thrive.indicators.files import problems as reports
from thrive.indicators.files.columns import header_fingerprint
from thrive.indicators.models import ColumnMapping, ImportRun, Indicator, Release
from thrive.indicators.queries.comparing import before, compare
from thrive.indicators.store.manifest import verify
from thrive.indicators.store.raw import raw_batches

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _releases_stay_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


def test_a_good_file_becomes_a_numbered_draft_with_its_provenance() -> None:
    release = draft()

    manifest = verify(release.folder / "raw")
    assert (release.number, release.status, release.rows, release.places) == (1, "draft", 5, 1)
    assert (release.indicators, release.years) == (["child-poverty"], [2023])
    assert manifest.facts["source"] == {
        "name": "file.csv",
        "size": release.source_size,
        "sha256": release.source_sha256,
    }
    assert release.imported_by_kind == "system"
    assert not (release.folder / "public").exists()
    assert list(history.verify()) == []


def test_a_file_with_one_bad_row_leaves_only_its_report() -> None:
    run = brought(csv(*ROWS, "99999,2023,child-poverty,All,1,2"))

    told = [(one.line, one.column, one.reason) for one in reports.read(run.problems_file)]
    assert (run.status, run.problems, run.by_reason) == ("refused", 1, {"place_unknown": 1})
    assert told == [(7, "place", "place_unknown")]
    assert Release.objects.count() == 0
    assert list((Path(settings.DATA_DIR) / "releases").rglob("*")) == []
    assert not run.file.exists()


def test_the_same_file_twice_says_so_and_imports_nothing() -> None:
    to = dataset()

    first, second = brought(to=to), brought(to=to)

    assert (second.status, second.release) == ("same", first.release)
    assert Release.objects.count() == 1


def test_the_same_file_read_otherwise_is_another_release() -> None:
    to = dataset()
    columns = LONG.from_json({**LONG.as_json(), "per": 1000})

    brought(to=to)
    second = brought(to=to, said=Said("csv", columns=columns))

    assert second.release is not None
    assert second.release.number == 2


def test_a_file_that_was_sent_back_may_come_again() -> None:
    to = dataset()
    first = draft(to=to)
    reviewing.send_back(first, reason="The year is wrong in all of it.", by=staff())

    second = draft(to=to)

    assert second.number == 2


def test_what_the_columns_meant_is_remembered_by_the_header_in_any_order() -> None:
    release = draft()

    found = ColumnMapping.objects.get()
    header = ["denominator", "place", "year", "indicator", "race", "numerator"]
    assert found.dataset == release.dataset
    assert found.fingerprint == header_fingerprint(header)
    assert LONG.from_json(found.columns) == LONG


def test_an_agencys_indicators_come_with_its_file() -> None:
    content = "FIPS,E_POV150,M_POV150,EP_POV150,MP_POV150,E_HBURD\n06001,114,62,3.9,2.1,5\n"
    to = dataset("svi", protection="source")

    release = draft(content, to=to, said=Said("svi2022"))

    one = Indicator.objects.get(slug="svi-poverty-150")
    assert one.name_es.startswith("Personas bajo el 150%")
    assert (one.unit, one.per, release.vintage) == ("percent", 100, "SVI 2022")


def test_all_thirty_two_indicators_of_the_framework_are_there() -> None:
    draft()

    assert Indicator.objects.of_the_framework().count() == 32
    assert Indicator.objects.filter(is_sensitive=True).count() == 7


def test_outlines_go_to_a_data_set_of_their_own() -> None:
    to = dataset("outlines", kind="shapes")
    square = "[[[-122,38],[-121,38],[-121,39],[-122,38]]]"
    content = (
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"GEOID":"06095"},'
        f'"geometry":{{"type":"Polygon","coordinates":{square}}}}}]}}'
    )

    release = draft(content, to=to, said=Said("shapes"))
    with pytest.raises(Refused, match="holds outlines"):
        brought(to=to)
    with pytest.raises(Refused, match="need a data set of their own"):
        brought(content, to=dataset("numbers"), said=Said("shapes"))

    assert (release.rows, verify(release.folder / "raw").kinds) == (1, ("county",))


def test_a_stopped_import_keeps_nothing_and_can_be_read_again() -> None:
    to = dataset()
    said = Said("csv", columns=LONG)
    run = importing.receive(to, chunks=[csv(*ROWS).encode()], name="f.csv", said=said, by=SYSTEM)

    importing.stop(run, by=staff())
    again = importing.carry_out(run, by=staff())

    assert again.status == "done"
    assert Release.objects.count() == 1


def test_a_fall_in_the_middle_leaves_no_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "record", _falls_on("import_release"))
    with pytest.raises(OSError, match="full"):
        brought()

    run = ImportRun.objects.get()
    assert (run.status, Release.objects.count()) == ("stopped", 0)
    assert list((Path(settings.DATA_DIR) / "releases").rglob("*.parquet")) == []


def _falls_on(what: str) -> Any:
    record = history.record

    def fall(said: str, **more: Any) -> Any:
        if said == what:
            raise OSError("The disk is full.")
        return record(said, **more)

    return fall


def test_only_data_staff_import() -> None:
    for role in ("admin", "coach"):
        with pytest.raises(Refused, match="data staff"):
            brought(by=staff(f"A {role}", role))


def test_a_release_beside_the_one_before_says_what_changed() -> None:
    to = dataset()
    published(to=to)
    changed = (*ROWS[:3], ROWS[3].replace("43", "44"), "06001,2023,child-poverty,All,500,40000")

    release = draft(csv(*changed), to=to)

    earlier = before(release)
    assert earlier is not None
    [row] = compare(release, earlier)
    assert (row.added, row.removed, row.changed, row.same) == (1, 1, 1, 3)


def test_the_raw_numbers_are_what_the_file_said() -> None:
    release = draft()

    [batch] = raw_batches(release.folder)
    assert sorted(one for one in batch.column("numerator").to_pylist()) == [7, 43, 100, 150, 300]


def test_the_database_itself_refuses_an_approval_by_one_person() -> None:
    release = published()

    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.filter(pk=release.pk).update(second_yes_by=release.first_yes_by)
