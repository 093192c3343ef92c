"""Files from hell, by the format they claim to be of: what it is → its bytes, why it is refused."""

from __future__ import annotations

import gzip
import io
import json
import stat
import zipfile
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet

from tests.indicators.files.way import csv
from tests.indicators.ground import ROWS

GOOD = csv(*ROWS).encode()
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">
<!ENTITY lol3 "&lol2;&lol2;&lol2;">]><lolz>&lol3;</lolz>"""
BOW_TIE = [[[-122.0, 38.0], [-121.0, 39.0], [-121.0, 38.0], [-122.0, 39.0], [-122.0, 38.0]]]
SQUARE = [[[-122.0, 38.0], [-121.0, 38.0], [-121.0, 39.0], [-122.0, 39.0], [-122.0, 38.0]]]


def packed(members: dict[str, bytes], *, link: bool = False) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = ((stat.S_IFLNK if link else stat.S_IFREG) | 0o644) << 16
            archive.writestr(member, content)
    return out.getvalue()


def package(**more: Any) -> bytes:
    said = {"resources": [{"path": "a.csv", **more}]}
    return packed({"a.csv": GOOD, "datapackage.json": json.dumps(said).encode()})


def outlines(*features: tuple[str, str, Any]) -> bytes:
    made = [
        {"type": "Feature", "properties": {"GEOID": code}, "geometry": {"type": kind, "coordinates": at}}
        for code, kind, at in features
    ]  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "features": made}).encode()


def columns_of(**columns: list[Any]) -> bytes:
    out = io.BytesIO()
    parquet.write_table(pa.table(columns), out)
    return out.getvalue()


def _row(place: str = "06001", part: str = "1", whole: str = "2") -> bytes:
    return csv(f"{place},2023,child-poverty,All,{part},{whole}").encode()


ACS_HEAD = b'[["NAME","B17001_002E","state"],'
OUTSIDE = [[[500, 1], [501, 1], [501, 2], [500, 1]]]
SHAPEFILE = {"a.shp": LAUGHS, "a.shx": b"", "a.dbf": b""}
Files = dict[str, tuple[bytes, str]]
TEXTS: Files = {
    "nothing but spaces": (b" \n \n", "empty"),
    "cut off within quotes": (GOOD + b'06001,2023,"chi', "quote_open"),
    "cut off within a row": (GOOD + b"06001,2023,chi", "ragged"),
    "letters of Windows": (GOOD + "06001,2023,Nuñez".encode("cp1252"), "encoding"),
    "UTF-16 without its mark": (GOOD.decode().encode("utf-16-le"), "nul"),
    "a NUL byte": (GOOD + b"06001\0,2023", "nul"),
    "every row twice": (GOOD + GOOD.partition(b"\n")[2], "twice"),
    "a field without end": (GOOD + b"x" * 1_100_000, "line_too_long"),
    "columns without end": (b"a," * 6000 + b"b\n1,2\n", "too_many_columns"),
    "a number beyond all": (_row(part="1e999"), "not_finite"),
    "formulas as numbers": (_row(part="=1+1", whole="@SUM(A1)"), "not_a_number"),
    "a formula as a place": (_row("=cmd|' /C calc'!A0"), "place_unknown"),
    "markup as a place": (_row("<marquee>"), "place_unknown"),
    "a gzip that grows without end": (gzip.compress(b"0" * 9_000_000, mtime=0), "archive_bomb"),
    "a gzip cut off": (gzip.compress(GOOD, mtime=0)[:-9], "archive_broken"),
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(64), "nul"),
    "a workbook": (packed({"xl/workbook.xml": LAUGHS}), "workbook"),
}
MAPS: Files = {
    "XML that laughs a billion times": (LAUGHS, "json_broken"),
    "the same as a shapefile": (packed(SHAPEFILE), "not_this_format"),
    "a map that names files elsewhere": (b"<OGRVRTDataSource/>", "json_broken"),
    "a point for a place": (outlines(("06095", "Point", [-122, 38])), "shape_not_area"),
    "an outline outside of the world": (outlines(("06095", "Polygon", OUTSIDE)), "shape_outside"),
}
JSONS: Files = {
    "JSON deeper than any data": (b"[" * 100_000, "json_deep"),
    "JSON cut off": (ACS_HEAD + b'["A","1"', "cut_off"),
    "five thousand digits": (ACS_HEAD + b'["A",' + b"9" * 5000 + b',"06"]]', "json_broken"),
}
PACKAGES: Files = {
    "a path that climbs out": (packed({"../evil.csv": GOOD}), "archive_path"),
    "a path from the root": (packed({"/etc/cron.d/evil": GOOD}), "archive_path"),
    "a link": (packed({"a.csv": b"/etc/passwd"}, link=True), "archive_path"),
    "a zip that grows without end": (packed({"a.csv": b"0" * 12_000_000}), "archive_bomb"),
    "thousands of files": (packed({f"{n}.csv": b"" for n in range(2100)}), "archive_bomb"),
    "a way to the internet": (package(path="https://example.org/a.csv"), "package_outside"),
    "a lie about its size": (package(bytes=3), "package_changed"),
}
PARQUETS: Files = {
    "another table": (columns_of(place=["county:06095"]), "not_this_format"),
    "Parquet cut off": (columns_of(place=["county:06095"])[:-9], "not_this_format"),
}
# The format people choose → the name of the file, and what hides behind it.
HOSTILE: dict[str, tuple[str, Files]] = {
    "csv": ("a.csv", TEXTS),
    "shapes": ("a.geojson", MAPS),
    "acs-api": ("a.json", JSONS),
    "datapackage": ("a.zip", PACKAGES),
    "thrive": ("a.parquet", PARQUETS),
}
