"""Archives, packages and shapes: what they may do to us, and what they are when they are good."""

from __future__ import annotations

import hashlib
import io
import json
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest
import shapely

from tests.indicators.files.way import HEADER, LONG, ROW, asked, csv, folder, read, rows
from thrive.indicators.files import shapes
from thrive.indicators.files.archives import unpacked
from thrive.indicators.files.limits import Limits
from thrive.indicators.files.problems import Broken, Problem, as_csv, safe

SQUARE = [[[-122.0, 38.0], [-121.0, 38.0], [-121.0, 39.0], [-122.0, 39.0], [-122.0, 38.0]]]
BOW_TIE = [[[-122.0, 38.0], [-121.0, 39.0], [-121.0, 38.0], [-122.0, 39.0], [-122.0, 38.0]]]


def _zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def _refused(content: bytes, limits: Limits | None = None) -> str:
    path = folder() / "a.zip"
    path.write_bytes(content)
    with pytest.raises(Broken) as fault:
        unpacked(path, folder(), limits or Limits())
    return fault.value.problem.reason


def test_a_path_that_leads_outside_is_refused() -> None:
    assert _refused(_zip(**{"../evil.csv": b"x"})) == "archive_path"
    assert _refused(_zip(**{"/etc/evil.csv": b"x"})) == "archive_path"
    assert _refused(_zip(**{"..\\evil.csv": b"x"})) == "archive_path"
    assert _refused(_zip(**{"C:/evil.csv": b"x"})) == "archive_path"


def test_a_link_in_an_archive_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        link = zipfile.ZipInfo("data.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/passwd")

    assert _refused(out.getvalue()) == "archive_path"


def test_an_archive_that_grows_without_end_is_refused_while_it_grows() -> None:
    bomb = _zip(**{"zeros.csv": b"0" * 30_000_000})
    nested = _zip(**{"inner.zip": bomb, "datapackage.json": b"{}"})

    assert _refused(bomb) == "archive_bomb"
    assert (
        _refused(_zip(**{f"{n}.csv": b"" for n in range(60)}), Limits(members=50)) == "archive_bomb"
    )
    path = folder() / "nested.zip"
    path.write_bytes(nested)
    assert [one.name for one in unpacked(path, folder())] == ["datapackage.json", "inner.zip"]


def test_a_cut_archive_is_refused() -> None:
    assert _refused(_zip(a=b"1,2,3" * 100)[:-30]) == "archive_broken"
    assert _refused(b"PK\x03\x04 nothing") == "archive_broken"


def _package(resource: dict[str, Any], **files: bytes) -> Path:
    home = folder()
    for name, content in files.items():
        (home / name.replace("__", ".")).write_bytes(content)
    (home / "datapackage.json").write_text(json.dumps({"resources": [resource]}))
    return home


def _read_package(home: Path) -> Any:
    from thrive.indicators.files.reading import Ask
    from thrive.indicators.framework import BY_SLUG

    return read(
        "datapackage", Ask(home, home.name, folder(), columns=LONG, known=frozenset(BY_SLUG))
    )


def test_a_data_package_is_read_from_a_folder_and_from_a_zip() -> None:
    content = csv(ROW).encode()
    resource = {
        "path": "a.csv",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    home = _package(resource, a__csv=content)
    descriptor = (home / "datapackage.json").read_bytes()

    one, _, first = _read_package(home)
    two, _, second = read(
        "datapackage",
        asked(
            _zip(**{"p/a.csv": content, "p/datapackage.json": descriptor}), "p.zip", columns=LONG
        ),
    )

    assert (first, second) == ([], [])
    assert rows(one) == rows(two)


@pytest.mark.parametrize(
    ("resource", "reason"),
    [
        ({"path": "../a.csv"}, "package_outside"),
        ({"path": "/etc/a.csv"}, "package_outside"),
        ({"path": "https://example.org/a.csv"}, "package_outside"),
        ({"path": "missing.csv"}, "package_outside"),
        ({"path": "a.csv", "bytes": 3}, "package_changed"),
        ({"path": "a.csv", "hash": "sha256:00"}, "package_changed"),
        ({"path": "a.pdf"}, "not_this_format"),
    ],
)
def test_a_package_that_points_elsewhere_or_lies_is_refused(
    resource: dict[str, Any], reason: str
) -> None:
    home = _package(resource, a__csv=csv(ROW).encode())

    _, _, problems = _read_package(home)

    assert [reason_of for _, _, reason_of in problems] == [reason]


def _geojson(*features: tuple[str, str, Any]) -> bytes:
    made = [
        {"type": "Feature", "properties": {"GEOID": code}, "geometry": {"type": kind, "coordinates": at}}
        for code, kind, at in features
    ]  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "features": made}).encode()


def test_an_outline_that_crosses_itself_is_repaired_and_said_so() -> None:
    found = shapes.read(
        asked(_geojson(("06095", "Polygon", BOW_TIE), ("06001", "Polygon", SQUARE)))
    )

    outlines = shapely.from_wkb(found.table.column("outline").to_pylist())
    assert found.repaired == ["county:06095"]
    assert shapely.is_valid(outlines).all()
    assert found.table.column("repaired").to_pylist() == [False, True]


def test_shapes_that_are_no_areas_of_the_world_are_told_one_by_one() -> None:
    found = shapes.read(
        asked(
            _geojson(
                ("06095", "Point", [-122.0, 38.0]),
                ("99999", "Polygon", SQUARE),
                ("06001", "Polygon", [[[500.0, 1.0], [501.0, 1.0], [501.0, 2.0], [500.0, 1.0]]]),
                ("06003", "Polygon", SQUARE),
                ("06003", "Polygon", SQUARE),
            )
        )
    )

    assert [(one.line, one.reason) for one in found.problems.in_order()] == [
        (1, "shape_not_area"),
        (2, "place_unknown"),
        (3, "shape_outside"),
        (4, "twice"),
        (5, "twice"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "cut_off"),
        (b'{"type": "Topology"}', "unreadable"),
        (b'<OGRVRTDataSource><OGRVRTLayer name="x"/></OGRVRTDataSource>', "json_broken"),
        (_zip(**{"a.shp": b"<OGRVRTDataSource/>", "a.shx": b"", "a.dbf": b""}), "not_this_format"),
        (_zip(**{"a.shp": b"\x00\x00\x27\x0a" + b"\0" * 96}), "cut_off"),
        (b'{"a":' * 200 + b"1" + b"}" * 200, "json_deep"),
    ],
)
def test_a_hostile_boundary_file_is_refused_in_words(content: bytes, reason: str) -> None:
    with pytest.raises(Broken) as fault:
        shapes.read(asked(content))

    assert fault.value.problem.reason == reason


def test_a_zipped_shapefile_is_read() -> None:
    import pyogrio

    home = folder()
    pyogrio.raw.write(
        home / "c.shp",
        shapely.to_wkb([shapely.Polygon(SQUARE[0])]),
        [__import__("numpy").array(["06095"], object)],
        ["GEOID"],
        geometry_type="Polygon",
        crs="EPSG:4269",
    )
    packed = _zip(**{one.name: one.read_bytes() for one in home.iterdir()})

    found = shapes.read(asked(packed, "c.zip"))

    assert found.table.column("place").to_pylist() == ["county:06095"]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|' /C calc'!A0"]
)
def test_no_cell_of_the_report_runs_as_a_formula(cell: str) -> None:
    report = as_csv([Problem(2, cell, "not_a_number", cell)])

    assert safe(cell).startswith("'")
    assert f"'{cell}".replace("\t", "\t") in report or f"'{cell}"[:3] in report


def test_the_names_of_the_columns_are_never_run_either() -> None:
    content = "\n".join([HEADER.replace("race", "=cmd()"), ROW]) + "\n"

    _, _, problems = read("csv", asked(content, columns=LONG))

    assert problems == [(1, "race", "column_missing")]
