"""Files from hell, through the door by which files come: each gets a clear report, nothing of it is
kept, and no page falls."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cities import way
from tests.indicators.files.test_formats import ACS, PLACES, TESTS
from tests.indicators.files.way import HEADER, LONG, asked, csv, read
from tests.indicators.ground import dataset, staff
from tests.indicators.hostile import BOW_TIE, GOOD, HOSTILE, SQUARE, columns_of, outlines, package
from tests.indicators.test_import_pages import COLUMNS
from thrive.indicators.files import shapes
from thrive.indicators.files.problems import Broken
from thrive.indicators.files.reasons import REASONS
from thrive.indicators.models import Dataset, ImportRun, Release

pytestmark = pytest.mark.django_db
NAMES = (
    "../../../etc/passwd.csv",
    "=cmd()|a.csv",
    "<script>.csv",
    "a" * 240 + ".csv",
    "año 2023.csv",
)


@pytest.fixture(autouse=True)
def _releases_stay_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


def _sets() -> dict[str, Dataset]:
    numbers, outlines = dataset(), dataset("outlines", kind="shapes")
    return {"shapes": outlines, "": numbers}


def _brought(desk: Client, to: Dataset, format: str, name: str, content: bytes) -> str:
    """The page one stands on in the end, after saying what the columns mean where one is asked."""
    file = SimpleUploadedFile(name, content)
    answer = desk.post("/data/import/", {"dataset": to.pk, "file": file, "format": format})
    assert answer.status_code == 302, (name, answer.content.decode()[-2000:])
    answer = desk.get(answer.url, follow=True)
    here = answer.redirect_chain[-1][0] if answer.redirect_chain else answer.request["PATH_INFO"]
    if here.endswith("/columns/") or answer.request["PATH_INFO"].endswith("/columns/"):
        answer = desk.post(answer.request["PATH_INFO"], COLUMNS, follow=True)
    assert answer.status_code < 500, name
    return str(answer.content.decode())


def test_every_hostile_file_is_refused_in_words_and_nothing_of_it_is_kept() -> None:
    desk, to = way.desk(staff()), _sets()
    told, wanted = {}, {}
    for format, (name, files) in HOSTILE.items():
        for what, (content, reason) in files.items():
            page = _brought(desk, to.get(format, to[""]), format, name, content)
            run = ImportRun.objects.latest("pk")
            report = desk.get(f"/data/import/{run.pk}/problems.csv").content.decode("utf-8-sig")
            told[what] = (run.status, "Nothing was imported" in page, sorted(run.by_reason))
            wanted[what] = ("refused", True, [reason])
            assert len(report.splitlines()) > 1, what
            assert not any(cell.startswith(("=", "@", "+")) for cell in report.split(",")), what
            assert "<marquee>" not in page, what

    assert {what: said for what, said in told.items() if said != wanted[what]} == {}
    assert (Release.objects.count(), _left()) == (0, [])


def test_a_name_leads_nowhere_and_a_bow_tie_is_mended() -> None:
    desk, to = way.desk(staff()), _sets()

    for n, name in enumerate(NAMES):
        content = csv(f"06095,{2001 + n},child-poverty,All,1000,10000").encode()
        page = _brought(desk, to[""], "csv", name, content)
        assert "1 row · 1 place" in page
        assert "<script>" not in page
    crossed = outlines(("06095", "Polygon", BOW_TIE), ("06001", "Polygon", SQUARE))
    page = _brought(desk, to["shapes"], "shapes", "bow tie.json", crossed)

    assert "outlines crossed themselves and were repaired" in page
    assert Release.objects.count() == len(NAMES) + 1
    home = Path(settings.DATA_DIR)
    assert {one.name for one in home.iterdir()} <= {"releases", "imports", "files"}
    assert {"/" in run.name or "\0" in run.name for run in ImportRun.objects.all()} == {False}


def test_ten_times_the_rows_in_another_order_are_the_same_numbers() -> None:
    lines = [f"06095,{year},child-poverty,All,{year % 97 + 11},10000" for year in range(1990, 2024)]
    groups = [f"06095,2023,child-poverty,Group {n},{n + 11},10000" for n in range(300)]
    names = HEADER.split(",")
    back = [",".join(reversed(one.split(","))) for one in reversed([*lines, *groups])]

    one, _, _ = read("csv", asked(csv(*lines, *groups), columns=LONG))
    two, _, problems = read(
        "csv", asked(csv(*back, header=",".join(reversed(names))), columns=LONG)
    )

    keys = [(name, "ascending") for name in ("place", "period", "groups")]
    assert problems == []
    assert one.sort_by(keys).equals(two.sort_by(keys))


def _whole() -> Iterator[tuple[str, str, bytes]]:
    """A small good file of each kind, to be hurt."""
    yield "csv", "a.csv", GOOD
    yield "csv", "a.csv.gz", gzip.compress(GOOD, mtime=0)
    yield "acs-api", "a.json", b'[["NAME","B17001_002E","state","county"],\n["A","1","06","001"]]'
    yield "acs-table", "ACSDT5Y2018.B17001-Data.csv", f"{ACS}\n0500000US06001,A,1,1,1,1\n".encode()
    yield "places", "a.csv", f"{PLACES}\n2021,Alameda,CASTHMA,CrdPrv,9,,8,10,06001\n".encode()
    yield "cde", "a.txt", f"{TESTS}\n00^00000^0000000^2023^1^03^1^400000^43.1\n".encode()
    yield "svi2022", "a.csv", b"FIPS,E_POV150,M_POV150,EP_POV150\n06001,114,62,3.9\n"
    yield "ces4", "a.csv", b"Census Tract,Total Population,CES 4.0 Score\n6001400100,100,3.5\n"
    yield "datapackage", "a.zip", package()
    yield "shapes", "a.json", outlines(("06095", "Polygon", SQUARE))
    yield "thrive", "a.parquet", columns_of(place=["county:06095"], value=[1.0])


def test_wherever_a_file_is_cut_or_scrambled_its_reader_answers_in_words() -> None:
    dice = random.Random(11)
    fallen = []
    for format, name, whole in _whole():
        for _ in range(24):
            at = dice.randrange(len(whole))
            noise = dice.randbytes(3)
            for hurt in (whole[:at], whole[:at] + noise + whole[at + 3 :]):
                try:
                    _reads(format, name, hurt)
                except Exception as fault:
                    fallen.append((format, at, noise, repr(fault)))

    assert fallen == []


def _reads(format: str, name: str, content: bytes) -> None:
    """Read it to its end. Every problem has words."""
    ask = asked(content, name, columns=LONG, period="2018")
    if format == "shapes":
        try:
            told = [one.reason for one in shapes.read(ask).problems.in_order()]
        except Broken as fault:
            told = [fault.problem.reason]
    else:
        told = [reason for _, _, reason in read(format, ask)[2]]
    assert set(told) <= set(REASONS)


def _left() -> list[str]:
    """Files of imports that nobody needs any more: not the reports, nor what is being asked about."""
    home = Path(settings.DATA_DIR)
    found = [*home.glob("releases/**/*"), *home.glob("imports/**/*")]
    return [one.name for one in found if one.is_file() and one.name != "problems.csv"]
